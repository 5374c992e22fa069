import Audits

/// Reading several items in one message, or another item than the open one.
extension MessageReader {
    /// Several items in one message, or another item than the open one, each named.
    mutating func several(_ words: Words) -> Reading.Act? {
        if let followed = followedTogether(words) { return followed }
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

    /// "for question six and seven I am giving the same grades as the auditor": one judgement to follow
    /// for several items.
    private mutating func followedTogether(_ words: Words) -> Reading.Act? {
        guard words.spoken.count <= 24,
            words.spoken.contains(where: { $0.hasPrefix("same") || $0 == "agree" })
        else { return nil }
        var items: [FieldID] = []
        var range: Range<Int>?
        var index = 0
        while index < words.tokens.count {
            let ahead = words.tokens[index..<min(index + 2, words.tokens.count)].map(\.plain)
            // "question six and seven": the later numbers stand alone.
            let bare =
                items.isEmpty
                ? nil : context.names.reference(["q"] + ahead.prefix(1)).map { ($0.id, 1) }
            if let (id, length) = context.names.reference(ahead) ?? bare {
                items.append(id)
                range = (range?.lowerBound ?? index)..<index + length
                index += length
            } else if items.isEmpty || [",", "and", "&"].contains(words.tokens[index].plain) {
                index += 1
            } else {
                break
            }
        }
        guard items.count >= 2, var named = range else { return nil }
        if named.lowerBound > 0, ["for", "on"].contains(words.tokens[named.lowerBound - 1].plain) {
            named = named.lowerBound - 1..<named.upperBound
        }
        guard let rest = Remainder(words).without([named]) else { return nil }
        let said = Words(rest)
        var found: [Reading.Assignment] = []
        for id in items {
            guard let slot = context.view.form.item(id)?.judgementSlot,
                case .judgement(let value, let clause, let why)? = FollowReader(
                    words: said,
                    context: context,
                    slot: slot
                ).read(), Remainder(said).without([clause]) == nil
            else { return nil }
            if found.isEmpty { note(why) }
            found.append(.init(slot: slot, value: value))
        }
        return .answer(found)
    }

    /// Items of other kinds, each headed by its label.
    mutating func labelled(_ words: Words) -> Reading.Act? {
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
    mutating func requestBehind(_ words: Words) -> Reading.Act? {
        guard words.clauses.count > 1, let clause = words.clauses.last, clause.lowerBound > 0 else {
            return nil
        }
        let request = Words(words.typed(clause))
        let reader = CorrectionReader(words: request, context: context)
        // "7, no sorry make that one 6" puts right what it has just said.
        guard reader.isRequest,
            reader.reference() != nil || request.spoken.contains("last"),
            let change = reader.read(),
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
    mutating func agreement(_ words: Words) -> Reading.Act? {
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
}
