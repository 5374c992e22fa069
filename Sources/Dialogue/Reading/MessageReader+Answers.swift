import Audits

/// Reading an answer to the open item, by what the item takes.
extension MessageReader {
    mutating func answer(_ words: Words) -> Reading.Act {
        if let change = CorrectionReader(words: words, context: context).beforeRuns() {
            note(change.why)
            return .correction(change.assignments)
        }
        if let run = RunReader(words: words, context: context).read() {
            note("it answers several lines at once")
            return .answer(run)
        }
        if let correction = CorrectionReader(words: words, context: context).read() {
            note(correction.why)
            return .correction(correction.assignments)
        }
        if let change = changeOfRow(words) ?? latecomer(words) { return change }
        if let several = several(words) { return several }
        guard let item = context.item, let field = context.openField else {
            note("nothing is asked that it could answer")
            return .unclear(.vague)
        }
        if item.judgementSlot != nil { return judged(words, item) }
        switch field.type {
        case .yesNo, .yesNoNA: return choice(words, field)
        case .notification: return tick(words)
        case .date: return linesBehind(words, field) ?? date(words, field)
        case .table: return rows(words, field)
        default:
            if let doubt = doubt(words) { return doubt }
            note("the open item takes free text, and this is no command or question")
            if let (rest, judged) = judgedBehind(words, field) {
                return .answer([.init(slot: field.id, value: .text(rest)), judged])
            }
            return .answer(
                [.init(slot: field.id, value: .text(words.text.trimmed))]
                    + openedByText(words, field)
            )
        }
    }

    /// What a part of a message gives its item; `nil` when it does not answer it.
    mutating func given(_ words: Words, to item: Item) -> [Reading.Assignment]? {
        let act: Reading.Act
        if item.judgementSlot != nil {
            act = judged(words, item)
        } else {
            switch item.lead.type {
            case .yesNo, .yesNoNA: act = choice(words, item.lead)
            case .date: act = date(words, item.lead)
            case .notification:
                // "Alert: not yet" leaves it open and casts no doubt on the rest.
                guard let isDone = Ticks.read(words) else { return nil }
                return isDone ? [.init(slot: item.lead.id, value: .choice(.yes))] : []
            case .table:
                guard
                    case .rows(_, let rows, nil, _) = TableReader(
                        context: context,
                        field: item.lead
                    ).read(words).act
                else { return nil }
                act = .answer([.init(slot: item.lead.id, value: .rows(rows), appends: true)])
            default:
                let isOther = item.id != context.item?.id
                act = .answer([
                    .init(
                        slot: item.lead.id,
                        value: .text(words.text.trimmed),
                        appends: isOther && !item.lead.isBrief
                    )
                ])
            }
        }
        if case .answer(let found) = act { return found.isEmpty ? nil : found }
        return nil
    }

    /// An item with a grade or score, and perhaps a comment beside it.
    mutating func judged(_ words: Words, _ item: Item) -> Reading.Act {
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
        if !judgements.isEmpty, VagueAnswers.wavers(words) {
            note("it gives a judgement and takes it back in the same breath")
            let candidates = judgements.compactMap { value($0.what) }
            return .unclear(
                .judgement(
                    .hedged,
                    candidates: candidates,
                    words: comment == nil ? nil : words.text.trimmed
                )
            )
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
        if isScore, textSlot == nil, let lone = reader.loneScore() {
            return given(lone, [lone], slot: slot, textSlot: nil, comment: nil, isScore: true)
        }
        if let inner = withoutOwnName(words, item) { return judged(inner, item) }
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
        let isOutOfTen =
            words.spoken.count <= 8 && (words.contains("out of ten") || words.contains("out of 10"))
        if VagueAnswers.isVague(words) || VagueAnswers.isUndecided(words) || isBareNumber(words)
            || isOutOfTen
        {
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
        if let doubt = doubt(words) { return doubt }
        note("no grade is given in it, so it is the comment")
        let appends = context.view.value(of: textSlot) != nil && !isRevisiting
        return .answer([.init(slot: textSlot, value: .text(words.text.trimmed), appends: appends)])
    }

    /// "Reviews good - she wrote what she wanted", "giving assessment 9 - ...", "4 for planning, ...", "visits
    /// wise it's RI", at the item of that name: the words without its name, when they begin with a
    /// judgement that ends the clause.
    private func withoutOwnName(_ words: Words, _ item: Item) -> Words? {
        guard let clause = words.clauses.first, words.clauses.count > 1 else { return nil }
        let plain = clause.map { words.tokens[$0].plain }
        for start in plain.indices.prefix(5) {
            guard
                let (id, length) = context.names.name(at: plain[start...], near: item.id),
                id == item.id
            else { continue }
            var before = plain[..<start]
            while let last = before.last, ["for", "on", "the", "my"].contains(last) {
                before = before.dropLast()
            }
            let end = start + length
            let after = end < plain.count && plain[end] == "wise" ? end + 1 : end
            let text =
                words.typed(0..<clause.lowerBound + before.count) + " "
                + words.slice(
                    (clause.lowerBound + after < words.tokens.count
                        ? words.tokens[clause.lowerBound + after].range.lowerBound
                        : words.text.utf8.count)..<words.text.utf8.count
                )
            let inner = Words(text.trimmed)
            let reader = JudgementReader(inner, grades: true, scores: context.scale == .scores)
            guard reader.judgements().first?.tokens.lowerBound == 0 else { return nil }
            return inner
        }
        return nil
    }

    /// The judgement is there already: the message is the comment, unless it is nothing but a judgement.
    mutating func commentOnly(
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
        let reader = JudgementReader(words, grades: true, scores: context.scale == .scores)
        if words.spoken.count <= 6, let doubt = reader.doubt(), doubt != .mentioned {
            note("it only weighs the judgement that is stored already (\(doubt.rawValue))")
            return .unclear(.vague)
        }
        guard let textSlot = item.textSlot, comment != nil || judgements.isEmpty,
            !VagueAnswers.isVague(words)
        else {
            note("it adds nothing to the judgement that is stored already")
            return .unclear(.vague)
        }
        if let doubt = doubt(words) { return doubt }
        note("the judgement is stored already, so this is the comment")
        return .answer([.init(slot: textSlot, value: .text(words.text.trimmed))])
    }

    mutating func given(
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

    mutating func assign(
        _ slot: FieldID,
        _ value: Value,
        _ textSlot: FieldID?,
        _ comment: String?
    ) -> [Reading.Assignment] {
        var found = [Reading.Assignment(slot: slot, value: value)]
        let remark = context.view.form.field(slot)?.type == .grade ? slot.slot("comment") : nil
        if let comment, let target = textSlot ?? remark {
            let holds =
                context.view.value(of: target) != nil && !context.isRevisiting
                && target.sharesItem(with: context.item?.id ?? target)
            found.append(.init(slot: target, value: .text(comment), appends: holds))
        } else if let comment, let target = commentBehind(slot) ?? meetingBefore(slot, comment) {
            found.append(.init(slot: target, value: .text(comment), appends: true))
        } else if let comment {
            leave(comment)
        }
        return found
    }

    func mismatch(_ judgements: [JudgementReader.Judgement]) -> Reading.Act? {
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

    mutating func oddNumber(_ reader: JudgementReader) -> Reading.Act? {
        guard reader.words.spoken.count <= 5, !reader.mentions.contains(where: reader.isCounting)
        else { return nil }
        for mention in reader.mentions where !reader.isCounting(mention) {
            guard case .notAScore(let digits) = mention.what else { continue }
            note("\(digits) is no whole number from 0 to 10")
            return digits.contains(".")
                ? .unclear(.notWhole(digits)) : .unclear(.outOfRange(digits))
        }
        return nil
    }

    /// Words at a free text that may be meant for the assistant are asked about.
    mutating func doubt(_ words: Words) -> Reading.Act? {
        let isBrief = context.openField?.isBrief ?? false
        if let suspicion = Suspicion.read(words), suspicion != .offTheCase || !isBrief {
            note("\(suspicion.rawValue), so the person is asked whether it is the answer")
        } else if callsAnswerWrong(words) {
            note("it calls an answer given before wrong, so the person is asked")
        } else if isOnlyJudgement(words) {
            note("it is a judgement, and this item takes words, so the person is asked")
        } else {
            return nil
        }
        return .unclear(.perhapsForUs(words.text.trimmed))
    }

    /// "the status is wrong, they stepped up on Tuesday": an answered item named and called wrong, without
    /// the answer in its place being plain.
    private func callsAnswerWrong(_ words: Words) -> Bool {
        guard let first = words.clauses.first else { return false }
        let said = Array(words.plain(first).drop { ["the", "my", "sorry", "oh"].contains($0) })
        guard
            let tail = [["is", "wrong"], ["was", "wrong"], ["needs", "changing"]].first(where: {
                said.suffix($0.count) == $0[...]
            }),
            let id = context.names.item(named: said.dropLast(tail.count), near: context.item?.id)
        else { return false }
        return context.view.form.item(id)?.slots.contains { context.view.value(of: $0) != nil }
            ?? false
    }

    /// Whether it says a grade or score and nothing else, at an item that takes neither.
    private func isOnlyJudgement(_ words: Words) -> Bool {
        guard words.spoken.count <= 6, context.item?.judgementSlot == nil, context.scale != .none
        else { return false }
        let found = JudgementReader(words, grades: true, scores: context.scale == .scores)
            .judgements()
        return !found.isEmpty && Remainder(words).without(found.map(\.tokens)) == nil
            && !(context.openField?.isBrief ?? false)
    }

    mutating func date(_ words: Words, _ field: Field) -> Reading.Act {
        // "met already, on Monday" tells of a day that lies behind.
        let tellsOfPast = words.spoken.contains {
            ["already", "met", "was", "happened", "held", "gone"].contains($0)
        }
        let prefer: DateDirection = field.isPast || tellsOfPast ? .past : .future
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
        case .day where isBefore(mention):
            note("a day before another is no day")
            return .unclear(.date(vague: true))
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

    /// "Some time before Christmas" gives no day, "before the year is out, so 31 December" does.
    private func isBefore(_ mention: DateMention) -> Bool {
        let start = mention.tokens.lowerBound
        return words.tokens[max(0, start - 2)...start].contains { $0.plain == "before" }
    }

    mutating func rows(_ words: Words, _ field: Field) -> Reading.Act {
        let reading = TableReader(context: context, field: field).read(words)
        note(reading.why)
        return reading.act
    }

    func startsWithNumber(_ words: Words) -> Bool {
        guard let first = words.tokens.first else { return false }
        return first.isNumber || Words.numberWords.contains(first.plain)
            || ["a", "fortnight"].contains(first.plain)
    }

    /// A number or a mark like "B+" where a form asks for one of its grades.
    func isBareNumber(_ words: Words) -> Bool {
        let spoken = words.tokens.filter(\.isSpoken)
        return spoken.count <= 4
            && spoken.allSatisfy {
                $0.isNumber || $0.plain.count <= 2 || ["out", "score"].contains($0.plain)
            }
    }
}
