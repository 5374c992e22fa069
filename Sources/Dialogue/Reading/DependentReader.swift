import Audits

/// Reads what is said beside a yes or no into the items that this answer opens: "yes, to the service
/// manager on Tuesday" at "Escalated?", "no; I met Ruth and we agreed a 7" at "Do you agree?".
struct DependentReader {
    let context: Context
    /// The item answered, with its answer.
    let field: Field
    let value: Value

    /// The slots that the words beside the answer fill; none when they tell of nothing the opened items ask.
    func read(_ words: Words) -> [Reading.Assignment] {
        let opened = opened
        guard !opened.isEmpty else { return [] }
        var found: [Reading.Assignment] = []
        for item in opened.prefix(4) {
            guard let assignment = assignment(item, words) else { continue }
            found.append(assignment)
        }
        return found
    }

    /// The items that are on the route with this answer and were not before.
    var opened: [Item] {
        let before = Set(context.view.route.map(\.id))
        var pass = context.view.pass
        pass.answers[field.id] = value
        let view = PassView(
            form: context.view.form,
            pass: pass,
            audit: context.view.audit,
            forms: context.view.forms
        )
        return view.openItems.filter { !before.contains($0.id) }
    }

    private func assignment(_ item: Item, _ words: Words) -> Reading.Assignment? {
        let slot = item.lead.id
        switch item.lead.type {
        case .date:
            let mention = words.dateAnswer(
                today: context.today,
                prefer: item.lead.isPast ? .past : .future
            )
            guard case .day(let day)? = mention?.what else { return nil }
            return .init(slot: slot, value: .date(day))
        case .score:
            let judged = JudgementReader(words, grades: false, scores: true).judgements()
            guard Set(judged.map(\.what)).count == 1, case .score(let score)? = judged.last?.what
            else { return nil }
            return .init(slot: slot, value: .score(score))
        case .text where item.lead.isBrief:
            // To whom: the words from "to" on, without the date.
            guard let to = words.tokens.firstIndex(where: { $0.plain == "to" }),
                to + 1 < words.tokens.count
            else { return nil }
            let dates = words.dates(today: context.today, prefer: .past)
            let end =
                dates.first { $0.tokens.lowerBound > to }?.tokens.lowerBound ?? words.tokens.count
            guard RowOwnerReader(words).owner(at: to + 1, until: end) != nil else { return nil }
            var last = end
            while last > to + 1,
                words.tokens[last - 1].isMark
                    || ["on", "at"].contains(words.tokens[last - 1].plain)
            { last -= 1 }
            return .init(slot: slot, value: .text(words.typed((to + 1)..<last)))
        case .text:
            guard words.spoken.count >= 4, words.spoken.contains(where: Self.meeting.contains)
            else { return nil }
            return .init(slot: slot, value: .text(words.text.trimmed))
        default: return nil
        }
    }

    /// Words by which people tell that they have talked.
    static let meeting: Set<String> = [
        "met", "meeting", "spoke", "spoken", "talked", "discussed", "discussion", "rang", "phoned",
        "called", "conversation", "chat", "chatted", "sat", "teams",
    ]
}
