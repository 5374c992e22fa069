import Audits

/// What a message gives the items that stand beside the open one.
extension MessageReader {
    /// The open text asked just before a score on the same condition, for words that tell of a talk.
    func meetingBefore(_ slot: FieldID, _ comment: String) -> FieldID? {
        let items = context.view.form.items
        guard let position = context.view.form.position(of: slot), position > 0,
            Words(comment).spoken.contains(where: DependentReader.meeting.contains)
        else { return nil }
        let before = items[position - 1]
        let isOpen = !context.view.openSlots(of: before).isEmpty
        let own = items[position].lead.askedWhen
        return isOpen && own != nil && before.lead.askedWhen == own && before.lead.type == .text
            ? before.lead.id : nil
    }

    /// The comment that is asked as an item of its own right behind a score.
    func commentBehind(_ slot: FieldID) -> FieldID? {
        let items = context.view.form.items
        guard let position = context.view.form.position(of: slot),
            items.indices.contains(position + 1)
        else { return nil }
        let next = items[position + 1]
        return next.lead.type == .text && next.lead.names.contains("comment") ? next.lead.id : nil
    }

    /// What a text says of the items asked with it: how and when, or the score agreed.
    func openedByText(_ words: Words, _ field: Field) -> [Reading.Assignment] {
        if let agreed = agreedBehind(words, field) ?? dateBehind(words, field) { return [agreed] }
        let medium = MediumReader(words: words, today: context.today)
        return DependentReader(context: context, field: field, value: .text(words.text.trimmed))
            .opened
            .prefix(3).compactMap { item in
                switch item.lead.type {
                case .text where item.lead.isBrief:
                    medium.way.map { .init(slot: item.lead.id, value: .text($0)) }
                case .date: medium.day.map { .init(slot: item.lead.id, value: .date($0)) }
                default: nil
                }
            }
    }

    /// "LL 47733, to be returned by Friday 18 December": the date asked right behind a brief item.
    func dateBehind(_ words: Words, _ field: Field) -> Reading.Assignment? {
        let items = context.view.form.items
        guard field.isBrief, let position = context.view.form.position(of: field.id),
            items.indices.contains(position + 1)
        else { return nil }
        let next = items[position + 1].lead
        let mentions = words.dates(today: context.today, prefer: next.isPast ? .past : .future)
        guard next.type == .date, context.view.value(of: next.id) == nil, mentions.count == 1,
            mentions[0].isDeadline, let day = mentions[0].day
        else { return nil }
        return .init(slot: next.id, value: .date(day))
    }

    /// "Nan was pleased, I'd score it 7": the judgement asked right behind a text, as its last sentence.
    func judgedBehind(_ words: Words, _ field: Field) -> (rest: String, Reading.Assignment)? {
        let items = context.view.form.items
        guard let last = words.clauses.last, words.clauses.count > 1,
            let position = context.view.form.position(of: field.id),
            items.indices.contains(position + 1),
            let slot = items[position + 1].judgementSlot, context.view.value(of: slot) == nil,
            context.view.openItems.contains(where: { $0.id == items[position + 1].id })
        else { return nil }
        let verbs: Set<String> = ["score", "grade", "rate", "rating", "grading"]
        let isScore = context.view.form.kind(of: slot) == .score
        guard words.plain(last).contains(where: verbs.contains),
            let judged = JudgementReader(words, grades: !isScore, scores: isScore)
                .judgements(in: last).last,
            judged.tokens == last, let value = value(judged.what),
            let rest = Remainder(words).without([last])
        else { return nil }
        return (rest, .init(slot: slot, value: value))
    }

    /// "she took me through it and we agreed on a 7": the score asked next on the same condition.
    func agreedBehind(_ words: Words, _ field: Field) -> Reading.Assignment? {
        let items = context.view.form.items
        guard let position = context.view.form.position(of: field.id),
            items.indices.contains(position + 1)
        else { return nil }
        let next = items[position + 1].lead
        guard next.type == .score, next.askedWhen != nil, next.askedWhen == field.askedWhen,
            context.view.value(of: next.id) == nil
        else { return nil }
        let judged = JudgementReader(words, grades: false, scores: true).judgements().filter {
            judgement in
            words.tokens[judgement.tokens].contains {
                ["agreed", "settled", "agree", "landed", "score"].contains($0.plain)
            }
        }
        guard judged.count == 1, case .score(let score) = judged[0].what else { return nil }
        return .init(slot: next.id, value: .score(score))
    }

    /// A row of a table filled before, changed or taken away while another item is open.
    mutating func changeOfRow(_ words: Words) -> Reading.Act? {
        guard let open = context.openField, open.type != .table else { return nil }
        let context = context
        let table = context.view.route.last {
            $0.lead.columns.contains("due") && context.view.value(of: $0.lead.id) != nil
        }
        guard let table,
            let act = TableReader(context: context, field: table.lead).asked(words)
        else { return nil }
        note("it changes a row of a table that was filled before")
        return act
    }

    /// "put Ali down as there too, she's the practice manager": one more person for the list of those
    /// present, which was given just before.
    mutating func latecomer(_ words: Words) -> Reading.Act? {
        let said = words.spoken.drop(while: Wording.polite.contains)
        guard let open = context.openField, open.type != .table, words.spoken.count <= 14,
            ["add", "put", "pop", "stick", "include", "forgot", "missed"].contains(
                said.first ?? ""
            ),
            let last = context.conversation.lastStored.last.flatMap(context.view.form.field),
            last.columns.contains("role")
        else { return nil }
        let reading = TableReader(context: context, field: last).read(words)
        guard case .rows(_, let rows, nil, _) = reading.act, rows.count == 1, let row = rows.first,
            row["name"] != nil, row["role"] != nil
        else { return nil }
        note("it adds somebody to those who were present")
        return reading.act
    }
}
