import Audits

/// Reads one message against its context: command, remark, question, correction or answer.
///
/// The order is fixed and each step takes a message only when it is sure of it; what remains is an
/// answer to the open item, and in doubt the person is asked. Linear in the length of the message.
struct MessageReader {
    let context: Context
    let words: Words
    private var trace: [String] = []

    init(_ text: String, in context: Context) {
        self.context = context
        words = Words(text)
    }

    mutating func read() -> Reading {
        let (act, question) = act()
        return Reading(act: act, question: question, trace: trace)
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
        if let (remark, trigger) = Remarks.read(words) {
            note("'\(trigger)' is a remark (\(remark.rawValue)), not an answer")
            return (.remark(remark), nil)
        }
        if let follow = following(words) { return (follow, nil) }
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
        guard let (head, rest) = words.text.cut(":"),
            ["comment", "answer", "text"].contains(head.lowercased()), !rest.isEmpty,
            let slot = context.item?.textSlot
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
        case .reason(let slot):
            guard command() == nil, Questions.read(words, isFreeText: true) == nil,
                Choices.read(words).map({ $0.choice == .notApplicable }) ?? true
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

    /// "I'm with the worker here, they know the family": the grade of an earlier pass, never its comment.
    private mutating func following(_ words: Words) -> Reading.Act? {
        guard let item = context.item, let slot = item.judgementSlot,
            let clause = words.clauses.first
        else {
            return nil
        }
        let head = words.tokens[clause].filter(\.isSpoken).map(\.plain)
        if head.contains("agree"), head.contains(where: JudgementReader.negations.contains),
            Commands.role(in: head) != nil
        {
            note("it only says whose judgement it is not")
            return .unclear(
                .judgement(
                    .negated,
                    candidates: [],
                    words: words.clauses.count > 1 ? words.text.trimmed : nil
                )
            )
        }
        if [
            "ditto", "same again", "as above", "same as above", "same as the last one",
            "same as last", "same as before", "the same",
        ].contains(head.joined(separator: " ")),
            let last = context.conversation.lastStored.compactMap({
                context.view.form.item($0)?.judgementSlot
            }).last,
            let value = context.view.value(of: last)
        {
            note("it repeats the last judgement")
            return .answer(assign(slot, value, item.textSlot, Remainder(words).without([clause])))
        }
        guard let role = Commands.readSame(head) else { return nil }
        let earlier = context.earlierPasses
        let source = role.map { role in earlier.first { $0.role == role } } ?? earlier.last
        guard let value = source?.answers[slot] else {
            note("it points to a judgement that is not there")
            return .unclear(.nobodyToFollow)
        }
        note("it takes over the judgement of the \(source?.role.text ?? "other") pass")
        return .answer(assign(slot, value, item.textSlot, Remainder(words).without([clause])))
    }

    /// What has to be read before commands, because the open item gives the words another meaning.
    private mutating func beforeCommands() -> Reading.Act? {
        guard let field = context.openField else { return nil }
        switch field.type {
        case .notification:
            guard words.spoken.count <= 3, Ticks.read(words) == true else { return nil }
            return tick(words)
        case .table:
            guard Absence.isSaid(words) || Absence.isSaidFirst(words) else { return nil }
            note("there is nothing (more) for this table")
            return .nothing
        case .text where field.allowsNone || field.instead != nil:
            guard Absence.isSaid(words) else { return nil }
            note("it says that there is none to give")
            return .nothing
        default: return nil
        }
    }

    private func command() -> (Command, trigger: String)? {
        Commands.read(words, names: context.names, near: context.item?.id)
    }

    private mutating func question(_ asked: Questions.Reading) -> (Reading.Act, String?) {
        let text = String(words.slice(span(asked.tokens))).trimmed
        guard asked.hasStatementBefore else {
            if let open = hint() { return (open, nil) }
            note("it is worded as a question to the assistant")
            return (.question(words.text.trimmed), nil)
        }
        let before = Words(String(words.slice(0..<span(asked.tokens).lowerBound)).trimmed)
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
        guard context.item?.judgementSlot != nil, words.spoken.count <= 3 else { return nil }
        let reader = JudgementReader(words, grades: true, scores: context.scale == .scores)
        guard reader.mentions.count == 1, reader.doubt() == .asked,
            let value = value(reader.mentions[0].what)
        else { return nil }
        note("a judgement with a question mark is confirmed before it is stored")
        return .unclear(.judgement(.asked, candidates: [value], words: nil))
    }

    // MARK: Answers

    private mutating func answer(_ words: Words) -> Reading.Act {
        if let correction = CorrectionReader(words: words, context: context).read() {
            note(correction.why)
            return .correction(correction.assignments)
        }
        if let several = several(words) { return several }
        guard let item = context.item, let field = context.openField else {
            note("nothing is asked that it could answer")
            return .unclear(.vague)
        }
        if item.judgementSlot != nil { return judged(words, item) }
        switch field.type {
        case .yesNo, .yesNoNA: return choice(words, field)
        case .notification: return tick(words)
        case .date: return date(words, field)
        case .table: return rows(words, field)
        default:
            note("the open item takes free text, and this is no command or question")
            return .answer([.init(slot: field.id, value: .text(words.text.trimmed))])
        }
    }

    /// Several items in one message, or another item than the open one, each named.
    private mutating func several(_ words: Words) -> Reading.Act? {
        if let run = RunReader(words: words, context: context).read() {
            note("it answers \(run.count) lines at once")
            return .answer(run)
        }
        let parts = SegmentReader(words: words, names: context.names, context: context).segments()
        guard !parts.isEmpty else { return nil }
        var assignments: [Reading.Assignment] = []
        for part in parts {
            guard let item = context.view.form.item(part.item) else { continue }
            let inner = Words(part.text)
            guard case .answer(let found) = judged(inner, item) else { continue }
            assignments += found
        }
        guard !assignments.isEmpty else { return nil }
        note("it names \(parts.map(\.item.text).joined(separator: ", "))")
        return .answer(assignments)
    }

    /// An item with a grade or score, and perhaps a comment beside it.
    private mutating func judged(_ words: Words, _ item: Item) -> Reading.Act {
        guard let slot = item.judgementSlot else {
            return .answer(
                item.textSlot.map { [.init(slot: $0, value: .text(words.text.trimmed))] } ?? []
            )
        }
        let isRevisiting =
            context.isRevisiting && item.id == context.item?.id || context.item?.id != item.id
        let isOpen = context.view.value(of: slot) == nil || isRevisiting
        let textSlot = item.textSlot
        let isScore = context.view.form.kind(of: slot) == .score
        let reader = JudgementReader(words, grades: true, scores: isScore)
        let judgements = reader.judgements()
        let comment = Remainder(words).without(judgements.map(\.tokens))

        guard isOpen else { return commentOnly(words, item, slot, judgements, comment) }
        if reader.isUndecided(isScore ? judgements.filter(\.what.isNumber) : judgements) {
            note("several judgements are named and none replaces another, so nothing is stored")
            let candidates = judgements.compactMap { value($0.what) }
            return .unclear(.judgement(.range, candidates: candidates, words: words.text.trimmed))
        }
        if let last = judgements.last {
            return given(
                last,
                judgements,
                slot: slot,
                textSlot: textSlot,
                comment: comment,
                isScore: isScore
            )
        }
        if isScore, let odd = oddNumber(reader) { return odd }
        if let doubt = reader.doubt() {
            note(
                "a grade or number is named but not clearly given (\(doubt.rawValue)), so nothing is stored"
            )
            let candidates = reader.mentions.compactMap { value($0.what) }.filter {
                isScore ? $0.isScore : !$0.isScore
            }
            let isLong = words.spoken.count > 8 && textSlot != nil
            return .unclear(
                .judgement(doubt, candidates: candidates, words: isLong ? words.text.trimmed : nil)
            )
        }
        if VagueAnswers.isVague(words) || VagueAnswers.isUndecided(words) || isBareNumber(words) {
            note("it is too vague to store")
            return .unclear(.vague)
        }
        guard let textSlot else {
            if item.lead.type == .grade {
                note("no grade is given in it")
                return .unclear(.judgement(nil, candidates: [], words: words.text.trimmed))
            }
            note("no number is given in it")
            return .unclear(.judgement(nil, candidates: [], words: nil))
        }
        note("no grade is given in it, so it is the comment")
        let appends = context.view.value(of: textSlot) != nil && !isRevisiting
        return .answer([.init(slot: textSlot, value: .text(words.text.trimmed), appends: appends)])
    }

    /// The judgement is there already: the message is the comment, unless it is nothing but a judgement.
    private mutating func commentOnly(
        _ words: Words,
        _ item: Item,
        _ slot: FieldID,
        _ judgements: [JudgementReader.Judgement],
        _ comment: String?
    ) -> Reading.Act {
        if let last = judgements.last, comment == nil, let value = value(last.what),
            value != context.view.value(of: slot)
        {
            note("the judgement is given again, so it is changed")
            return .correction([.init(slot: slot, value: value)])
        }
        guard let textSlot = item.textSlot, comment != nil || judgements.isEmpty,
            !VagueAnswers.isVague(words)
        else {
            note("it adds nothing to the judgement that is stored already")
            return .unclear(.vague)
        }
        note("the judgement is stored already, so this is the comment")
        return .answer([.init(slot: textSlot, value: .text(words.text.trimmed))])
    }

    private mutating func given(
        _ last: JudgementReader.Judgement,
        _ judgements: [JudgementReader.Judgement],
        slot: FieldID,
        textSlot: FieldID?,
        comment: String?,
        isScore: Bool
    ) -> Reading.Act {
        if isScore, let mismatch = mismatch(judgements) {
            note("the grade named does not go with the number, so neither is stored")
            return mismatch
        }
        // With a scale of numbers the last number counts, whatever grade words stand beside it.
        let chosen = isScore ? judgements.last { $0.what.isNumber } ?? last : last
        switch chosen.what {
        case .notAScore(let digits):
            note("\(digits) is no whole number from 0 to 10")
            return digits.contains(".")
                ? .unclear(.notWhole(digits)) : .unclear(.outOfRange(digits))
        case .grade(let grade) where isScore:
            note("a grade word does not fix a number")
            return .unclear(.gradeForScore(grade, words: comment))
        case .grade(let grade):
            note("'\(grade.name)' stands in a judging position")
            return .answer(assign(slot, .grade(grade), textSlot, comment))
        case .score(let score):
            note("\(score) stands in a judging position")
            return .answer(assign(slot, .score(score), textSlot, comment))
        }
    }

    private func assign(_ slot: FieldID, _ value: Value, _ textSlot: FieldID?, _ comment: String?)
        -> [Reading.Assignment]
    {
        var found = [Reading.Assignment(slot: slot, value: value)]
        let remark = context.view.form.field(slot)?.type == .grade ? slot.slot("comment") : nil
        if let comment, let target = textSlot ?? remark {
            let holds =
                context.view.value(of: target) != nil && !context.isRevisiting
                && target.sharesItem(with: context.item?.id ?? target)
            found.append(.init(slot: target, value: .text(comment), appends: holds))
        }
        return found
    }

    private func mismatch(_ judgements: [JudgementReader.Judgement]) -> Reading.Act? {
        var score: Int?
        var grade: Grade?
        for judgement in judgements {
            switch judgement.what {
            case .score(let number): score = number
            case .grade(let named): grade = named
            case .notAScore: continue
            }
        }
        guard let score, let grade, Grade(score: score) != grade else { return nil }
        return .unclear(.mismatch(score: score, grade: grade))
    }

    private mutating func oddNumber(_ reader: JudgementReader) -> Reading.Act? {
        guard reader.words.spoken.count <= 5 else { return nil }
        for mention in reader.mentions where !reader.isCounting(mention) {
            guard case .notAScore(let digits) = mention.what else { continue }
            note("\(digits) is no whole number from 0 to 10")
            return digits.contains(".")
                ? .unclear(.notWhole(digits)) : .unclear(.outOfRange(digits))
        }
        return nil
    }

    private mutating func choice(_ words: Words, _ field: Field) -> Reading.Act {
        guard let reading = Choices.read(words) else {
            note("it is neither yes nor no" + (field.type == .yesNoNA ? " nor NA" : ""))
            return .unclear(.choice)
        }
        if reading.choice == .notApplicable, field.type != .yesNoNA {
            note("this item has no NA")
            return .unclear(.naNotOffered)
        }
        note("it says \(reading.choice.name)")
        var found = [Reading.Assignment(slot: field.id, value: .choice(reading.choice))]
        let remark = reading.choice == .notApplicable ? "reason" : "comment"
        if let rest = Remainder(words).without([reading.tokens]) {
            found.append(.init(slot: field.id.slot(remark), value: .text(rest)))
        }
        return .answer(found)
    }

    private mutating func tick(_ words: Words) -> Reading.Act {
        guard let field = context.openField, let isDone = Ticks.read(words) else {
            note("it does not say whether this is done")
            return .unclear(.tick)
        }
        guard isDone else {
            note("it says that this is still to do, so nothing is ticked")
            return .unclear(.stillToDo)
        }
        note("it says that this is done")
        let several = Ticks.speaksOfSeveral(words) ?? 1
        let open = context.view.openItems.filter { $0.lead.type == .notification }
        let run = open.drop { $0.id != context.item?.id }.prefix(several)
        let others =
            several == 1 ? named(words, among: open.filter { $0.id != context.item?.id }) : []
        let ticked = (run.isEmpty ? [field.id] : run.map(\.lead.id)) + others
        return .answer(ticked.map { .init(slot: $0, value: .choice(.yes)) })
    }

    /// The other open notifications that clauses of the message tell of as done.
    private func named(_ words: Words, among items: [Item]) -> [FieldID] {
        let parts = words.clauses.flatMap { clause in
            words.tokens[clause].split { $0.plain == "and" }.map {
                $0.filter(\.isSpoken).map(\.plain)
            }
        }
        return items.filter { item in
            let keys = Set(
                Words(item.lead.title).spoken.filter {
                    $0.count >= 5 && !["email", "manager", "worker"].contains($0)
                }
            )
            return parts.contains { part in
                part.contains(where: keys.contains)
                    && Ticks.read(Words(part.joined(separator: " "))) == true
            }
        }.map(\.lead.id)
    }

    private mutating func date(_ words: Words, _ field: Field) -> Reading.Act {
        let prefer: DateDirection = field.isPast ? .past : .future
        // "ten working days" at a date to come is a time limit from today.
        let limit = field.isPast || !startsWithNumber(words) ? nil : Words("in " + words.text)
        guard
            let mention = words.dateAnswer(today: context.today, prefer: prefer)
                ?? limit?.dateAnswer(today: context.today, prefer: prefer)
        else {
            note("no single date is given in it")
            return .unclear(.date(vague: false))
        }
        switch mention.what {
        case .day(let day):
            note("it gives the date \(day.iso)")
            return .answer([.init(slot: field.id, value: .date(day))])
        case .vague:
            note("it gives no day")
            return .unclear(.date(vague: true))
        case .impossible:
            note("there is no such day")
            return .unclear(.date(vague: false))
        }
    }

    private mutating func rows(_ words: Words, _ field: Field) -> Reading.Act {
        let reading = TableReader(context: context, field: field).read(words)
        note(reading.why)
        return reading.act
    }

    private func startsWithNumber(_ words: Words) -> Bool {
        guard let first = words.tokens.first else { return false }
        return first.isNumber || Words.numberWords.contains(first.plain)
            || ["a", "fortnight"].contains(first.plain)
    }

    /// A number or a mark like "B+" where a form asks for one of its grades.
    private func isBareNumber(_ words: Words) -> Bool {
        let spoken = words.tokens.filter(\.isSpoken)
        return spoken.count <= 4
            && spoken.allSatisfy {
                $0.isNumber || $0.plain.count <= 2 || ["out", "score"].contains($0.plain)
            }
    }

    // MARK: Help

    private mutating func note(_ why: String) { trace.append(why) }

    private func value(_ what: JudgementMention.What) -> Value? {
        switch what {
        case .grade(let grade): .grade(grade)
        case .score(let score): .score(score)
        case .notAScore: nil
        }
    }

    private func span(_ tokens: Range<Int>) -> Range<Int> {
        words.tokens[tokens.lowerBound].range.lowerBound..<words.text.utf8.count
    }

    /// The position that "the first one", "the latter" or "2" names, from 0; -1 for the last.
    private func ordinal(_ spoken: [String]) -> Int? {
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

    private func withoutNA() -> String {
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
