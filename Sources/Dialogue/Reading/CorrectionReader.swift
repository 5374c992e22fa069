import Audits

/// Reads a change of something answered before: "oh sorry, I meant RI", "q2 should be Outstanding",
/// "not Good, I meant Inadequate", "actually the child was seen".
struct CorrectionReader {
    let words: Words
    let context: Context

    struct Found {
        let assignments: [Reading.Assignment]
        let why: String
    }

    func read() -> Found? {
        if let more = addition() { return more }
        if let contents = contents() { return contents }
        if let found = replaced() ?? setChoice() ?? contrast() ?? restated() ?? toldOtherwise()
            ?? turnedRound()
        {
            return found
        }
        guard var strength = strength() else { return nil }
        let reference = reference()
        // A "no" that answers the open yes/no question is no correction.
        if strength == .weak, reference == nil,
            [.yesNo, .yesNoNA].contains(context.openField?.type),
            let first = words.spoken.first, ["no", "nope"].contains(first)
        {
            return nil
        }
        if reference != nil { strength = .strong }
        // "7, no sorry make that one 6": what it puts right is what it has just said.
        if reference == nil, let slot = context.item?.judgementSlot,
            context.view.value(of: slot) == nil, judgesAtOnce
        {
            return nil
        }
        guard let item = target(strength, reference) else { return nil }
        if let judged = judgedBeside(item), let slot = judged.judgementSlot,
            let found = judgement(judged, slot, judged.id, strength)
        {
            return found
        }
        if let slot = item.judgementSlot, let found = judgement(item, slot, reference, strength) {
            return found
        }
        guard let field = item.fields.first else { return nil }
        switch field.type {
        case .yesNo, .yesNoNA: return choice(item, field, reference)
        case .date: return date(field, strength)
        case .text where strength == .strong: return text(field, reference)
        default: return nil
        }
    }

    /// Whether it begins with a judgement and then gives another one.
    private var judgesAtOnce: Bool {
        let found = JudgementReader(words, grades: true, scores: context.scale == .scores).mentions
        guard let first = found.first, found.contains(where: { $0.what != first.what }),
            !found.contains(where: { words.isTakenBack($0.tokens) }),
            first.tokens.upperBound < words.tokens.count,
            words.tokens[..<first.tokens.lowerBound].allSatisfy({
                ["um", "erm", "er", "ok", "its", "a", "id", "say"].contains($0.plain)
            })
        else { return false }
        let next = words.tokens[first.tokens.upperBound]
        return next.isMark || Self.weak.contains(next.plain)
    }

    /// Whether it begins as a request to change something, so that it is no question.
    var isRequest: Bool {
        let spoken = words.spoken
        // "do I mark down for that" asks.
        if ["do", "should", "must", "am"].contains(spoken.first), spoken.dropFirst().first == "i" {
            return false
        }
        guard
            let verb = spoken.firstIndex(where: {
                Self.changeVerbs.contains($0) || Self.moveVerbs.contains($0)
            }), verb <= 7
        else {
            return addition() != nil
        }
        return spoken[..<verb].allSatisfy { Wording.polite.contains($0) || $0 == "back" }
            || addition() != nil
    }

    // MARK: Target

    /// The item that the message names as the one to change.
    func reference() -> FieldID? {
        let tokens = words.said
        let numbered = tokens.indices.prefix(9).lazy.compactMap {
            context.names.reference(Array(tokens[$0...].prefix(2)))?.id
        }
        if let id = numbered.first { return id }
        for index in tokens.indices.prefix(7) {
            // "On reflection" names no item.
            if tokens[index] == "reflection", index > 0, tokens[index - 1] == "on" { continue }
            let rest = tokens[index...]
            guard
                let (id, length) = context.names.name(at: rest, near: context.item?.id)
                    ?? answered(at: rest)
                    ?? context.names.nearName(at: rest.prefix(4), near: context.item?.id)
            else { continue }
            let next = index + length < tokens.count ? tokens[index + length] : ""
            let before = index > 0 ? tokens[index - 1] : ""
            // "assessment's a 5"
            let isOwner =
                words.spoken[index + length - 1] != tokens[index + length - 1]
                && tokens[(index + length)...].prefix(2).contains(where: isValue)
            let isNamed =
                isOwner
                || [
                    "should", "shud", "shld", "shoud", "shouldve", "ought", "wants", "isnt",
                    "wasnt", "wrong", "please",
                    "change", "to", "needs",
                    "is",
                    "as", "was", "grade", "score",
                    "from", "one", "make", "but",
                ]
                .contains(next)
                || [
                    "change", "make", "for", "on", "set", "my", "amend", "update", "the", "correct",
                    "drop", "raise", "lower", "bump", "mark",
                ].contains(before)
            if isNamed { return id }
        }
        return nil
    }

    /// Of several items that share a name the one answered last.
    func answered(at words: ArraySlice<String>) -> (id: FieldID, length: Int)? {
        let (ids, length) = context.names.candidates(at: words)
        let known = ids.filter { id in
            context.view.form.item(id)?.slots.contains { context.view.value(of: $0) != nil }
                ?? false
        }
        return known.last.map { ($0, length) }
    }

    private func target(_ strength: Strength, _ reference: FieldID?) -> Item? {
        if let reference, let item = context.view.form.item(reference) { return item }
        if context.isRevisiting { return nil }
        // "Typo. 1." after a 12 that was refused is about the item that is open.
        let failures = context.conversation.failures
        if failures.count > 0, failures.item != nil, failures.item == context.item?.id {
            return nil
        }
        var last = context.conversation.lastStored.last.flatMap { context.view.form.item($0) }
        // "I meant Inadequate" after words were stored is about the last judgement.
        if strength == .strong, last?.judgementSlot == nil, isJudgement || isRequest && namesValue,
            let judged = lastJudgement
        {
            last = judged
        }
        switch strength {
        case .strong: return last
        case .weak:
            guard context.conversation.justStored, let last else { return nil }
            // A weak marker changes the last answer only when nothing else is said.
            return last
        }
    }

    var isJudgement: Bool {
        !JudgementReader(words, grades: true, scores: context.scale == .scores).judgements().isEmpty
    }

    /// Whether a grade or a number that may be a score is said, in whatever position.
    var namesValue: Bool {
        let reader = JudgementReader(words, grades: true, scores: context.scale == .scores)
        return reader.mentions.contains {
            !$0.isQuoted && !isReference($0) && !reader.isCounting($0)
        }
    }

    // MARK: Values

    private func judgement(
        _ item: Item,
        _ slot: FieldID,
        _ reference: FieldID?,
        _ strength: Strength
    ) -> Found? {
        let isScore = context.view.form.kind(of: slot) == .score
        let reader = JudgementReader(words, grades: !isScore, scores: isScore)
        let plausible = reader.mentions.filter { mention in
            if case .notAScore = mention.what { return false }
            return !mention.isQuoted && !isNegated(mention) && !isReference(mention)
        }
        let chosen: (what: JudgementMention.What, tokens: Range<Int>)?
        if let last = reader.judgements().last {
            chosen = (last.what, last.tokens)
        } else if strength == .strong, let last = plausible.last,
            isNamedAsValue(last)
                || reference != nil && !reader.isCounting(last)
                    && (isRequest || isGivenFor(last))
        {
            chosen = (last.what, last.tokens)
        } else {
            chosen = nil
        }
        guard let chosen else { return nil }
        let value: Value
        switch chosen.what {
        case .grade(let grade): value = .grade(grade)
        case .score(let score): value = .score(score)
        case .notAScore: return nil
        }
        let rest = comment(after: chosen.tokens)
        if strength == .weak, reference == nil {
            guard rest == nil, item.id != context.item?.id || context.view.value(of: slot) != nil
            else { return nil }
        }
        // Naming the open, unanswered item is simply answering it.
        if item.id == context.item?.id, context.view.value(of: slot) == nil, reference == nil {
            return nil
        }
        var assignments = [Reading.Assignment(slot: slot, value: value)]
        if let rest, let textSlot = item.textSlot {
            assignments.append(
                .init(
                    slot: textSlot,
                    value: .text(rest),
                    appends: context.view.value(of: textSlot) != nil
                )
            )
        }
        return Found(
            assignments: assignments,
            why: "it changes \(item.id) to \(value.inWords), which was answered before"
        )
    }

    /// Whether the value stands right after a word like to, be or meant.
    private func isNamedAsValue(_ mention: JudgementMention) -> Bool {
        var index = mention.tokens.lowerBound - 1
        while index >= 0,
            ["a", "an", "just", "only", "really", "as", "more"].contains(words.tokens[index].plain)
        { index -= 1 }
        guard index >= 0 else { return true }
        return [
            "to", "be", "been", "meant", "mean", "say", "put", "it", "that", "is", "read", "as",
            "=", ":", ",", "correction", "at", "its", "score", "grade", "by", "the", "back", "said",
            "but", "merits", "deserves", "warrants", "wanted", "down", "for", "gets", "call",
        ].contains(words.tokens[index].plain)
    }

    /// Whether the value stands beside the item it is for: "on reflection 5 for the assessment", "the
    /// assessment's a 5".
    private func isGivenFor(_ mention: JudgementMention) -> Bool {
        let said = words.said(at:)
        let next = mention.tokens.upperBound
        if next < words.tokens.count, ["for", "on"].contains(words.tokens[next].plain) {
            return reconsiders || mention.tokens.lowerBound <= 2
        }
        let before = words.tokens[..<mention.tokens.lowerBound].lastIndex {
            $0.isSpoken && !["a", "an"].contains($0.plain)
        }
        return before.map { said($0) != words.tokens[$0].plain } ?? false
    }

    private func isNegated(_ mention: JudgementMention) -> Bool {
        if words.isTakenBack(mention.tokens) { return true }
        let from = max(0, mention.tokens.lowerBound - 2)
        return words.tokens[from..<mention.tokens.lowerBound].contains {
            JudgementReader.negations.contains($0.plain)
        }
    }

    /// The number of an item, such as the 2 of "question 2".
    func isReference(_ mention: JudgementMention) -> Bool {
        let before = mention.tokens.lowerBound - 1
        return before >= 0
            && ["q", "question", "number", "no", "qu"].contains(words.tokens[before].plain)
    }

    /// What was said after the value beyond a marker, to be kept with the comment.
    func comment(after tokens: Range<Int>) -> String? {
        guard tokens.upperBound < words.tokens.count else { return nil }
        let rest = Words(
            String(
                words.slice(
                    words.tokens[tokens.upperBound].range.lowerBound..<words.text.utf8.count
                )
            )
        )
        guard rest.spoken.count >= 2, !Self.isOnlyAboutChanging(rest), !onlyNames(rest) else {
            return nil
        }
        // "there not RI, dad is in it": what only says that it changes is no part of the comment.
        let ends = rest.clauses.prefix { Self.isOnlyAboutChanging(Words(rest.typed($0))) }
        if let last = ends.last?.upperBound { return Remainder(rest).without([0..<last]) }
        return Remainder(words).without([0..<tokens.upperBound])
    }

    private func date(_ field: Field, _ strength: Strength) -> Found? {
        guard context.view.value(of: field.id) != nil,
            case .day(let day)? = words.dateAnswer(
                today: context.today,
                prefer: field.isPast ? .past : .future
            )?.what
        else { return nil }
        return Found(
            assignments: [.init(slot: field.id, value: .date(day))],
            why: "it changes \(field.id) to \(day.iso), which was answered before"
        )
    }

    /// "change the synopsis to ...", "q3 should say ...".
    private func text(_ field: Field, _ reference: FieldID?) -> Found? {
        guard reference != nil, context.view.value(of: field.id) != nil else { return nil }
        for marker in [
            " should say ", " should read ", " should be ", " to say ", " to read ", " to: ",
            " to ",
        ] {
            if let (_, text) = words.text.cut(marker), !text.isEmpty {
                return Found(
                    assignments: [.init(slot: field.id, value: .text(text))],
                    why: "it gives \(field.id) a new text"
                )
            }
        }
        return nil
    }
}
