import Audits

/// Reading an answer to the open item, by what the item takes.
extension MessageReader {
    mutating func answer(_ words: Words) -> Reading.Act {
        if let run = RunReader(words: words, context: context).read() {
            note("it answers several lines at once")
            return .answer(run)
        }
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
            if let doubt = doubt(words) { return doubt }
            note("the open item takes free text, and this is no command or question")
            return .answer(
                [.init(slot: field.id, value: .text(words.text.trimmed))]
                    + openedByText(words, field)
            )
        }
    }

    /// Several items in one message, or another item than the open one, each named.
    mutating func several(_ words: Words) -> Reading.Act? {
        if let labelled = labelled(words) ?? agreement(words) ?? requestBehind(words) {
            return labelled
        }
        let parts = SegmentReader(words: words, names: context.names, context: context).segments()
        guard !parts.isEmpty else { return nil }
        var assignments: [Reading.Assignment] = []
        for part in parts {
            guard let item = context.view.form.item(part.item) else { continue }
            let inner = Words(part.text)
            if case .answer(let found) = judged(inner, item),
                found.contains(where: { $0.slot == item.judgementSlot })
            {
                assignments += found
            } else if part.isNumbered, let slot = item.judgementSlot,
                let (grade, length) = inner.grade(at: 0)
            {
                // "q1 good notes are up to date": behind its number a grade is the judgement.
                let comment = Remainder(inner).without([0..<length])
                assignments += assign(slot, .grade(grade), item.textSlot, comment)
            } else if case .answer(let found) = judged(inner, item) {
                assignments += found
            }
        }
        guard !assignments.isEmpty else { return nil }
        note("it names \(parts.map(\.item.text).joined(separator: ", "))")
        return .answer(assignments)
    }

    /// Items of other kinds, each headed by its label.
    private mutating func labelled(_ words: Words) -> Reading.Act? {
        let parts = LabelReader(words: words, context: context).parts()
        guard !parts.isEmpty else { return nil }
        var found: [Reading.Assignment] = []
        for part in parts {
            // All or nothing: a part that does not answer its item casts doubt on the whole cut.
            guard let given = given(Words(part.text), to: part.item) else { return nil }
            found += given
        }
        guard !found.isEmpty else { return nil }
        note("labels in it name \(parts.map(\.item.id.text).joined(separator: ", "))")
        return .answer(found)
    }

    /// "outstanding for me, and can you make visiting good": an answer, and a change of another item.
    private mutating func requestBehind(_ words: Words) -> Reading.Act? {
        guard words.clauses.count > 1, let clause = words.clauses.last, clause.lowerBound > 0 else {
            return nil
        }
        let request = Words(words.typed(clause))
        let reader = CorrectionReader(words: request, context: context)
        guard reader.isRequest, let change = reader.read(),
            !change.assignments.contains(where: {
                $0.slot.sharesItem(with: context.item?.id ?? $0.slot)
            }),
            let rest = Remainder(words).without([clause])
        else { return nil }
        note(change.why)
        guard let slot = context.item?.judgementSlot, case .answer(let found) = answer(Words(rest)),
            found.contains(where: { $0.slot == slot })
        else { return .correction(change.assignments) }
        return .answer(found + change.assignments)
    }

    /// A sentence beside a score that answers whether the person agrees: "7, and I agree with the audit".
    private mutating func agreement(_ words: Words) -> Reading.Act? {
        let form = context.view.form
        guard let item = form.items.first(where: { $0.lead.names.contains("agree") }),
            item.id != context.item?.id, context.view.value(of: item.lead.id) == nil
        else { return nil }
        let pieces = words.clauses.flatMap { clause -> [Range<Int>] in
            guard let and = clause.first(where: { words.tokens[$0].plain == "and" }),
                and > clause.lowerBound
            else { return [clause] }
            return [clause.lowerBound..<and, and..<clause.upperBound]
        }
        var parts = pieces.filter { clause in
            let said = words.plain(clause)
            return said.count <= 9 && said.contains { ["agree", "disagree"].contains($0) }
                && said.contains("i")
        }
        guard parts.count == 1, let clause = parts.popLast(),
            let choice = Choices.read(Words(words.typed(clause)))?.choice,
            let rest = Remainder(words).without([clause])
        else { return nil }
        guard case .answer(let found) = answer(Words(rest)) else { return nil }
        note("it says whether the person agrees")
        return .answer(found + [.init(slot: item.lead.id, value: .choice(choice))])
    }

    /// What a part of a message gives its item; `nil` when it does not answer it.
    private mutating func given(_ words: Words, to item: Item) -> [Reading.Assignment]? {
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

    /// "Reviews good - she wrote what she wanted", at the item on reviews: the words after its name,
    /// when they begin with a grade or score that ends the clause.
    private func withoutOwnName(_ words: Words, _ item: Item) -> Words? {
        guard let clause = words.clauses.first, words.clauses.count > 1,
            let (id, length) = context.names.name(
                at: words.tokens[clause].map(\.plain)[...],
                near: item.id
            ),
            id == item.id, length < clause.count
        else { return nil }
        let start = clause.lowerBound + length
        let inner = Words(
            String(words.slice(words.tokens[start].range.lowerBound..<words.text.utf8.count))
        )
        let reader = JudgementReader(inner, grades: true, scores: context.scale == .scores)
        guard reader.judgements().first?.tokens.lowerBound == 0 else { return nil }
        return inner
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

    /// The open text asked just before a score on the same condition, for words that tell of a talk.
    private func meetingBefore(_ slot: FieldID, _ comment: String) -> FieldID? {
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
    private func commentBehind(_ slot: FieldID) -> FieldID? {
        let items = context.view.form.items
        guard let position = context.view.form.position(of: slot),
            items.indices.contains(position + 1)
        else { return nil }
        let next = items[position + 1]
        return next.lead.type == .text && next.lead.names.contains("comment") ? next.lead.id : nil
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
    private mutating func doubt(_ words: Words) -> Reading.Act? {
        let isBrief = context.openField?.isBrief ?? false
        if let suspicion = Suspicion.read(words), suspicion != .offTheCase || !isBrief {
            note("\(suspicion.rawValue), so the person is asked whether it is the answer")
        } else if isOnlyJudgement(words) {
            note("it is a judgement, and this item takes words, so the person is asked")
        } else {
            return nil
        }
        return .unclear(.perhapsForUs(words.text.trimmed))
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

    mutating func choice(_ words: Words, _ field: Field) -> Reading.Act {
        if CorrectionReader(words: words, context: context).isRequest {
            note("it asks for a change that could not be read")
            return .unclear(.perhapsForUs(words.text.trimmed))
        }
        if let other = otherLine(words) { return other }
        guard let reading = Choices.read(words) ?? told(words, field) else {
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
        if let rest = Remainder(words).without([reading.tokens]) ?? wholeRemark(words, reading) {
            let opened = DependentReader(
                context: context,
                field: field,
                value: .choice(reading.choice)
            )
            .read(Words(rest))
            if opened.isEmpty {
                found.append(.init(slot: field.id.slot(remark), value: .text(rest)))
            } else {
                note("the rest goes to what this answer opens")
                found += opened
            }
        }
        return .answer(found)
    }

    /// What a text says of the items asked with it: how and when, or the score agreed.
    private func openedByText(_ words: Words, _ field: Field) -> [Reading.Assignment] {
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
    private func dateBehind(_ words: Words, _ field: Field) -> Reading.Assignment? {
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

    /// "she took me through it and we agreed on a 7": the score asked next on the same condition.
    private func agreedBehind(_ words: Words, _ field: Field) -> Reading.Assignment? {
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

    /// "them evidence based tools I skipped, that's a no": a yes or no for another line, named in full.
    private mutating func otherLine(_ words: Words) -> Reading.Act? {
        let spoken = words.said
        guard spoken.count >= 4, spoken.count <= 20 else { return nil }
        // Further on a name is part of the reason: "NA because there is no wider family".
        for start in spoken.indices.prefix(3) {
            let (ids, length) = context.names.candidates(at: spoken[start...])
            guard length >= 2, !ids.contains(where: { $0 == context.item?.id }) else { continue }
            let lines = ids.compactMap { context.view.form.item($0) }
                .filter { [.yesNo, .yesNoNA].contains($0.lead.type) }
            let open = lines.filter { context.view.value(of: $0.lead.id) == nil }
            guard !lines.isEmpty else { continue }
            guard open.count == 1, let line = open.first, let choice = Choices.read(words)?.choice
            else {
                note("it names another line, and which answer is meant is not plain")
                return .unclear(.choice)
            }
            note("it names another line")
            return .answer([.init(slot: line.lead.id, value: .choice(choice))])
        }
        return nil
    }

    /// "we did it together on Teams", "she were seen on the 9th": the thing asked told as done or not.
    private func told(_ words: Words, _ field: Field) -> Choices.Reading? {
        guard let clause = words.clauses.first else { return nil }
        let spoken = words.plain(clause)
        var asked = Set(Words(field.title).spoken.filter(Self.tells))
        // A name of one word says it as well: "escalated" for the process started.
        let byName = field.names.filter { $0.hasSuffix("ed") && spoken.contains($0) }
        if !byName.isEmpty { asked = Set(byName) }
        let unsure: Set<String> = [
            "if", "should", "would", "will", "once", "until", "when", "partly", "mostly", "sort",
            "maybe", "think", "some", "does", "do", "is", "are", "can", "count", "counts",
            "sometimes", "only", "but", "could", "going", "to-be", "need",
        ]
        guard spoken.count <= 12, !asked.isEmpty, asked.isSubset(of: spoken), spoken.count >= 2,
            !spoken.contains(where: unsure.contains),
            !words.tokens.contains(where: { $0.plain == "?" }),
            let at = spoken.lastIndex(where: asked.contains)
        else { return nil }
        let negations: Set<String> = [
            "not", "never", "wasnt", "werent", "hasnt", "hadnt", "isnt", "didnt", "havent", "no",
        ]
        let before = spoken[..<at].contains(where: negations.contains)
        if spoken[at...].contains(where: negations.contains) { return nil }
        return .init(choice: before ? .no : .yes, tokens: clause)
    }

    /// Words of a title that tell of something done: participles, and "together" and "alone".
    private static func tells(_ word: String) -> Bool {
        ["seen", "done", "together", "alone"].contains(word)
            || word.count > 5 && word.hasSuffix("ed")
                && !["based", "centred", "focused"].contains(word)
    }

    /// The sentences behind a first one that is all choice.
    private func wholeRemark(_ words: Words, _ reading: Choices.Reading) -> String? {
        guard reading.tokens == 0..<words.tokens.count, let first = words.sentences.first,
            words.sentences.count > 1, first.range.upperBound + 1 < words.tokens.count
        else { return nil }
        let start = words.tokens[first.range.upperBound + 1].range.lowerBound
        return String(words.slice(start..<words.text.utf8.count)).trimmed
    }

    mutating func tick(_ words: Words) -> Reading.Act {
        guard let field = context.openField, let isDone = Ticks.read(words) ?? firstTick(words)
        else {
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

    /// "copy's in the inbox, I haven't done the alert yet": the first clause, where a later one that names
    /// another notification is what stands in the way.
    private func firstTick(_ words: Words) -> Bool? {
        guard words.clauses.count > 1, let first = words.clauses.first else { return nil }
        let others = context.view.openItems.filter {
            $0.lead.type == .notification && $0.id != context.item?.id
        }
        let names = others.map { item in
            Set(
                ([item.lead.title] + item.lead.names).flatMap { Words($0).spoken }.filter {
                    $0.count >= 5
                }
            )
        }
        let own = Set(Words(context.item?.title ?? "").spoken)
        let isElsewhere = words.clauses.dropFirst().allSatisfy { clause in
            let said = words.plain(clause)
            return names.contains { keys in said.contains { keys.contains($0) && !own.contains($0) }
            }
        }
        guard isElsewhere else { return nil }
        return Ticks.read(Words(words.typed(first))) == true ? true : nil
    }

    /// The other open notifications that clauses of the message tell of as done.
    func named(_ words: Words, among items: [Item]) -> [FieldID] {
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
        case .day where words.spoken.first == "before" || words.contains("sometime before"):
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
