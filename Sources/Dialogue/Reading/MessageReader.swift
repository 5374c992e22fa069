import Audits

/// Reads one message against its context: command, remark, question, correction or answer.
///
/// The order is fixed and each step takes a message only when it is sure of it; what remains is an
/// answer to the open item, and in doubt the person is asked. Linear in the length of the message.
struct MessageReader {
    let context: Context
    let words: Words
    private var trace: [String] = []
    private var unplaced: String?
    /// A command given beside an answer.
    private var then: Command?

    init(_ text: String, in context: Context) {
        self.context = context
        words = Words(text)
    }

    mutating func read() -> Reading {
        let (act, question) = act()
        return Reading(act: act, question: question, unplaced: unplaced, then: then, trace: trace)
    }

    private mutating func act() -> (Reading.Act, question: String?) {
        if VagueAnswers.isEmpty(words) {
            note("there is no word or number in it, so nothing is stored")
            return (words.text.trimmed.isEmpty ? .empty : .unclear(.vague), nil)
        }
        if let literal = literal() { return (literal, nil) }
        if let answer = answerToOurQuestion() { return (answer, nil) }
        if let early = beforeCommands() { return (early, nil) }
        if let (command, trigger) = command() {
            note("'\(trigger)' with nothing but polite words around it is a command")
            return (.command(command), nil)
        }
        // "ok no then" answers a yes/no question, whatever else it sounds like.
        let isChoice =
            [.yesNo, .yesNoNA].contains(context.openField?.type) && words.spoken.count <= 5
            && words.spoken.contains { ["yes", "no"].contains($0) }
        if !isChoice, let (remark, trigger) = Remarks.read(words) {
            note("'\(trigger)' is a remark (\(remark.rawValue)), not an answer")
            return (.remark(remark), nil)
        }
        if let (act, command) = commandBeside() {
            then = command
            return (act, nil)
        }
        if let follow = following(words) { return (follow, nil) }
        // "honestly? good": asked of oneself, and answered.
        if let first = words.sentences.first, first.isAsked, words.sentences.count > 1,
            words.plain(first.range).count == 1,
            !words.sentences.dropFirst().contains(where: \.isAsked),
            words.plain(first.range).allSatisfy(JudgementReader.leads)
        {
            let rest = words.slice(
                words.tokens[first.range.upperBound + 1].range.lowerBound..<words.text.utf8.count
            )
            return (answer(Words(String(rest).trimmed)), nil)
        }
        if !CorrectionReader(words: words, context: context).isRequest,
            let asked = Questions.read(words, isFreeText: context.isFreeText)
        {
            return question(asked)
        }
        return (answer(words), nil)
    }

    // MARK: Steps

    /// `comment: ...` stores the rest as it stands, whatever it looks like.
    private mutating func literal() -> Reading.Act? {
        guard String(words.text.prefix(16)).contains(":"), let (head, rest) = words.text.cut(":"),
            ["comment", "answer", "text"].contains(head.lowercased()), !rest.isEmpty,
            let slot = context.item?.textSlot,
            LabelReader(words: words, context: context).parts().isEmpty
        else { return nil }
        note("'\(head):' asks to store the words after it as they stand")
        return .answer([.init(slot: slot, value: .text(rest))])
    }

    private mutating func answerToOurQuestion() -> Reading.Act? {
        guard let open = context.conversation.openQuestion else { return nil }
        let spoken = words.spoken
        switch open {
        case .confirm(let slot, let value, _):
            guard spoken.count <= 5, let choice = Choices.read(words),
                let kind = context.view.form.kind(of: slot), let value = Value(value, as: kind)
            else { return nil }
            note("it answers the question whether \(value.inWords) is meant")
            return choice.choice == .yes
                ? .answer([.init(slot: slot, value: value)]) : .command(.cancel)
        case .choose(let slot, let values):
            guard let index = ordinal(spoken),
                values.indices.contains(index < 0 ? values.count - 1 : index),
                let kind = context.view.form.kind(of: slot),
                let value = Value(values[index < 0 ? values.count - 1 : index], as: kind)
            else { return nil }
            note("it picks one of the choices offered")
            return .answer([.init(slot: slot, value: value)])
        case .keep(let slot, let text):
            guard spoken.count <= 6, keeps(spoken) else { return nil }
            note("it says that the words before were the answer")
            let holds = context.view.value(of: slot) != nil
            return .answer([.init(slot: slot, value: .text(text), appends: holds)])
        case .place(let slot, let text):
            guard let slot = place(slot, spoken) else { return nil }
            note("it says where the words beside the score go")
            return .answer([.init(slot: slot, value: .text(text), appends: true)])
        case .reason(let slot):
            guard command() == nil, Questions.read(words, isFreeText: true) == nil,
                !Choices.isPlain(words)
            else { return nil }
            note("it is read as the reason for answering NA")
            return .answer([
                .init(slot: slot, value: .choice(.notApplicable)),
                .init(slot: slot.slot("reason"), value: .text(withoutNA())),
            ])
        case .finish:
            guard spoken.count <= 4, let choice = Choices.read(words) else { return nil }
            note("it answers the question whether to finish")
            return .command(choice.choice == .yes ? .finish : .cancel)
        }
    }

    /// Whether it says that the words asked about are to be kept: "yes", "keep it", "that's my comment".
    private func keeps(_ spoken: [String]) -> Bool {
        if let choice = Choices.read(words) { return choice.choice == .yes }
        return spoken.contains { ["keep", "store", "comment", "answer"].contains($0) }
            && !spoken.contains { ["not", "dont", "no"].contains($0) }
    }

    /// Where words go: yes to the place offered, or the name of another text.
    private func place(_ offered: FieldID, _ spoken: [String]) -> FieldID? {
        guard spoken.count <= 8 else { return nil }
        if let choice = Choices.read(words) {
            return choice.choice == .yes && spoken.count <= 4 ? offered : nil
        }
        let lead: Set<String> = [
            "put", "it", "that", "them", "keep", "under", "in", "to", "the", "go", "goes", "with",
            "please",
        ]
        guard
            let id = context.names.item(
                named: Array(spoken.drop(while: lead.contains)),
                near: context.item?.id
            ),
            let item = context.view.form.item(id), item.judgementSlot == nil
        else { return nil }
        return item.textSlot
    }

    /// Keeps words that no slot of the item takes, so that the person is asked where they go.
    mutating func leave(_ words: String) { unplaced = words }

    /// "I'm with the worker here, they know the family": the judgement of an earlier pass, never its
    /// comment.
    private mutating func following(_ words: Words) -> Reading.Act? {
        guard let item = context.item, let slot = item.judgementSlot,
            let found = FollowReader(words: words, context: context, slot: slot).read()
        else { return nil }
        note(found.why)
        switch found {
        case .judgement(let value, let clause, _):
            return .answer(assign(slot, value, item.textSlot, Remainder(words).without([clause])))
        case .disagreement:
            let more = words.clauses.count > 1 ? words.text.trimmed : nil
            return .unclear(.judgement(.negated, candidates: [], words: more))
        case .nobody: return .unclear(.nobodyToFollow)
        case .outOfRange(let number): return .unclear(.outOfRange(String(number)))
        }
    }

    /// What has to be read before commands, because the open item gives the words another meaning.
    private mutating func beforeCommands() -> Reading.Act? {
        guard let field = context.openField else { return nil }
        switch field.type {
        case .notification:
            guard words.spoken.count <= 3, Ticks.read(words) == true else { return nil }
            return tick(words)
        case .date:
            guard command() == nil, words.spoken.count <= 6,
                LabelReader(words: words, context: context).parts().isEmpty,
                case .day? = words.dateAnswer(today: context.today)?.what
            else { return nil }
            return date(words, field)
        case .table:
            guard Absence.isSaid(words) || Absence.isSaidFirst(words) else { return nil }
            note("there is nothing (more) for this table")
            return .nothing(because: nil)
        case .text where field.allowsNone || field.instead != nil:
            let clauses = words.clauses.map { words.plain($0) }
            let isFirst =
                clauses.count > 1 && Absence.isSaid(clauses[0])
                && clauses.dropFirst().allSatisfy { Asides.isAside($0) || $0.first == "will" }
            let reason = field.instead == nil ? nil : Absence.reason(words)
            guard Absence.isSaid(words) || isFirst || reason != nil else { return nil }
            note("it says that there is none to give")
            return .nothing(because: isFirst ? nil : reason)
        case .text where field.mayBeLeftOpen:
            guard let head = words.clauses.first.map({ words.plain($0) }), Absence.isSaid(head),
                head.contains("yet") || words.clauses.count == 1
            else { return nil }
            note("there is none yet, so it is left for later")
            return .command(.skip)
        case .text where context.view.isRequired(field) && context.item?.judgementSlot == nil:
            // "None at a 9, surely": the rule that wants something tells why.
            guard let first = words.spoken.first,
                ["none", "nothing", "na", "nil"].contains(first)
                    || Absence.isSaid(words) && first == "cant",
                words.spoken.count <= 6, words.clauses.count == 1, !words.spoken.contains("but")
            else { return nil }
            note("it says that there is none, where something is needed")
            return .nothing(because: nil)
        case .text where !context.view.isRequired(field) && words.spoken.count <= 3:
            // "no" or "none" to an invitation to comment.
            guard Absence.isSaid(words) else { return nil }
            note("there is nothing to say here, so it is passed over")
            return .command(.skip)
        default: return nil
        }
    }

    private func command() -> (Command, trigger: String)? {
        let found = Commands.read(words, names: context.names, near: context.item?.id)
        // "no, wait, yes" answers a yes/no question.
        if case (.wait, _)? = found, [.yesNo, .yesNoNA].contains(context.openField?.type),
            Choices.read(words) != nil
        {
            return nil
        }
        return found
    }

    private mutating func question(_ asked: Questions.Reading) -> (Reading.Act, String?) {
        let end = words.tokens[asked.tokens.upperBound - 1].range.upperBound
        let text = String(words.slice(span(asked.tokens).lowerBound..<end)).trimmed
        guard asked.hasStatementBefore else {
            if let open = hint() { return (open, nil) }
            note("it is worded as a question to the assistant")
            return (.question(words.text.trimmed), nil)
        }
        let head = String(words.slice(0..<span(asked.tokens).lowerBound)).trimmed
        let behind = String(words.slice(end..<words.text.utf8.count).drop { "?!. ".contains($0) })
            .trimmed
        let before = Words(behind.isEmpty ? head : head + ". " + behind)
        let answered = answer(before)
        switch answered {
        case .answer, .correction:
            note("it answers first and then asks")
            let isOnlyText: Bool =
                if case .answer(let list) = answered {
                    list.allSatisfy { if case .text = $0.value { true } else { false } }
                } else {
                    false
                }
            // Words alone before a question are more often its background than an answer.
            return isOnlyText ? (.question(words.text.trimmed), nil) : (answered, text)
        default:
            note("it is worded as a question to the assistant")
            return (.question(words.text.trimmed), nil)
        }
    }

    /// "Good?" or "7?": a judgement put as a question is confirmed, not stored.
    private mutating func hint() -> Reading.Act? {
        guard context.item?.judgementSlot != nil, words.spoken.count <= 3,
            !["and", "what", "how", "for"].contains(words.spoken.first ?? "")
        else { return nil }
        let reader = JudgementReader(words, grades: true, scores: context.scale == .scores)
        guard reader.mentions.count == 1, reader.doubt() == .asked,
            let value = value(reader.mentions[0].what)
        else { return nil }
        note("a judgement with a question mark is confirmed before it is stored")
        return .unclear(.judgement(.asked, candidates: [value], words: nil))
    }

    // MARK: Help

    mutating func note(_ why: String) { trace.append(why) }

    func value(_ what: JudgementMention.What) -> Value? {
        switch what {
        case .grade(let grade): .grade(grade)
        case .score(let score): .score(score)
        case .notAScore: nil
        }
    }

    func span(_ tokens: Range<Int>) -> Range<Int> {
        words.tokens[tokens.lowerBound].range.lowerBound..<words.text.utf8.count
    }

    /// The position that "the first one", "the latter" or "2" names, from 0; -1 for the last.
    func ordinal(_ spoken: [String]) -> Int? {
        guard spoken.count <= 4 else { return nil }
        let known: [String: Int] = [
            "first": 0, "former": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2,
            "latter": -1, "last": -1, "fourth": 3,
        ]
        let rest = spoken.filter {
            !["the", "one", "please", "option", "number", "answer"].contains($0)
        }
        guard rest.count == 1, let word = rest.first else { return nil }
        return known[word]
    }

    func withoutNA() -> String {
        guard let reading = Choices.read(words), reading.choice == .notApplicable,
            let rest = Remainder(words).without([reading.tokens])
        else { return words.text.trimmed }
        return rest
    }
}

extension JudgementMention.What {
    var isNumber: Bool { if case .grade = self { false } else { true } }
}

extension Value {
    var isScore: Bool { if case .score = self { true } else { false } }
}
