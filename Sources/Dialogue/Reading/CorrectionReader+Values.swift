import Audits

/// Corrections that tell by what they say which answer is changed: the value it holds is taken back,
/// or what was answered is told the other way round.
extension CorrectionReader {
    /// "6 not 8, fat fingers", "scratch the 5, it's a 4", "voice isn't NA, it's yes": the value that
    /// an answer holds, taken back, and the one in its place.
    func contrast() -> Found? {
        guard words.spoken.count <= 40 else { return nil }
        if let named = (reference() ?? headName).flatMap({ context.view.form.item($0) }) {
            return contrast(at: named)
        }
        guard marksChange else { return nil }
        return [lastItem, lastJudgement].lazy.compactMap { $0.flatMap(contrast) }.first
    }

    /// What must not be taken for answers to the lines that are open: "the last two should both be no",
    /// "voice isn't NA, it's yes".
    func beforeRuns() -> Found? {
        if let last = lastChoices() { return last }
        let named = (reference() ?? headName).flatMap { context.view.form.item($0) }
        return named?.choiceSlot == nil ? nil : named.flatMap(contrast)
    }

    /// The item that the message begins with: "assessment 5 not 6 sorry".
    private var headName: FieldID? {
        let said = words.said.drop {
            Wording.polite.contains($0) || Self.leadsOfChange.contains($0)
        }
        return context.names.nearName(at: said, near: context.item?.id)?.id
    }

    private func contrast(at item: Item) -> Found? {
        guard let slot = item.judgementSlot ?? item.choiceSlot,
            let old = context.view.value(of: slot)
        else { return nil }
        let said = values(for: slot)
        let taken = said.filter { $0.value == old && words.isTakenBack($0.tokens) }
        let given = said.filter { $0.value != old && !words.isTakenBack($0.tokens) }
        guard !taken.isEmpty, let new = given.last, given.allSatisfy({ $0.value == new.value }),
            !said.contains(where: { $0.value != old && words.isTakenBack($0.tokens) })
        else { return nil }
        let end = max(taken.last?.tokens.upperBound ?? 0, new.tokens.upperBound)
        var assignments = [Reading.Assignment(slot: slot, value: new.value)]
        if let rest = comment(after: 0..<end),
            let target = item.judgementSlot == nil ? remark(of: slot, new.value) : item.textSlot
        {
            assignments.append(remark(rest, in: target))
        }
        return Found(
            assignments: assignments,
            why: "it takes \(old.inWords) back, which \(item.id) holds, for \(new.value.inWords)"
        )
    }

    /// An answered item and another value for it, and nothing else between marks.
    ///
    /// "hmm no. overall RI, you can't have five", "realistic - no. I clicked too quick", "I tell a lie ...
    /// so child's voice is a yes".
    func restated() -> Found? {
        guard words.spoken.count <= 30,
            marksChange || comesBack || Self.turnsOut.contains(where: words.contains)
        else { return nil }
        if let last = pronounced() { return last }
        for (index, clause) in words.clauses.enumerated() {
            for start in clause where start == clause.lowerBound || isJoint(start - 1) {
                let said = clause.filter { $0 >= start }.map { words.said(at: $0) }
                guard
                    let (id, length) = context.names.nearName(
                        at: said[...],
                        near: context.item?.id
                    ), id != context.item?.id, let item = context.view.form.item(id),
                    let slot = item.judgementSlot ?? item.choiceSlot,
                    let old = context.view.value(of: slot)
                else { continue }
                var rest = start + length..<clause.upperBound
                if rest.isEmpty, index + 1 < words.clauses.count { rest = words.clauses[index + 1] }
                guard let new = only(rest, slot), new != old else { continue }
                var assignments = [Reading.Assignment(slot: slot, value: new)]
                let target = item.judgementSlot == nil ? remark(of: slot, new) : item.textSlot
                if new == .choice(.notApplicable) || item.judgementSlot != nil, let target,
                    let reason = comment(after: 0..<rest.upperBound)
                {
                    assignments.append(remark(reason, in: target))
                }
                return Found(
                    assignments: assignments,
                    why: "it gives \(id) anew, which was answered before"
                )
            }
        }
        return nil
    }

    private func isJoint(_ index: Int) -> Bool {
        ["so", "and", "but", "the", "then"].contains(words.tokens[index].plain)
            || comesBack && ["to", "on", "about"].contains(words.tokens[index].plain)
    }

    /// "going back to supervision, I'd now say good".
    private var comesBack: Bool {
        let said = words.spoken.drop { Wording.polite.contains($0) }
        return ["back", "thinking", "looking"].contains(said.first ?? "") && words.clauses.count > 1
    }

    /// "that was a no, misread it": the line answered last, meant by "that".
    private func pronounced() -> Found? {
        guard let item = lastItem, let slot = item.choiceSlot, let clause = words.clauses.first,
            let old = context.view.value(of: slot),
            let first = words.plain(clause).first, ["that", "thats", "it"].contains(first),
            words.plain(clause).contains(where: { ["was", "should"].contains($0) }),
            case .choice(let new)? = only(clause.lowerBound + 1..<clause.upperBound, slot),
            .choice(new) != old
        else { return nil }
        return changed(item, to: new, remark: nil)
    }

    /// The value that these words are and nothing else, but for "is", "should be" and articles.
    func only(_ range: Range<Int>, _ slot: FieldID) -> Value? {
        let found = values(for: slot).filter { range.overlaps($0.tokens) }
        guard found.count == 1, let value = found.first else { return nil }
        let others = range.filter { !value.tokens.contains($0) }.map { words.tokens[$0] }
        return others.allSatisfy { !$0.isSpoken || Self.copulas.contains($0.plain) }
            ? value.value : nil
    }

    static let copulas: Set<String> = [
        "is", "its", "was", "should", "be", "needs", "to", "a", "an", "wants", "then", "now",
        "please", "just", "really", "been", "have", "id", "i", "say", "would", "think", "call",
        "it", "make", "put",
    ]

    /// "the child WAS seen, just found it", "I said we did it together, truth is I was on my own": the
    /// thing asked by a yes/no line answered before, told the other way.
    func toldOtherwise() -> Found? {
        guard words.spoken.count <= 30, context.openField?.type != .table else { return nil }
        let lines = context.view.route.filter {
            $0.choiceSlot != nil && $0.id != context.item?.id
                && context.view.value(of: $0.lead.id) != nil
        }
        if let found = admitted(lines) { return found }
        guard
            isStressed || marksChange || reconsiders
                || Self.turnsOut.contains(where: words.contains)
        else {
            return nil
        }
        let reader = MessageReader(words.text, in: context)
        // What answers the open line is no change of another one.
        if let open = context.item, open.choiceSlot != nil, reader.told(words, open.lead) != nil {
            return nil
        }
        let hits = lines.compactMap { line -> (line: Item, choice: Choice, length: Int)? in
            let told = words.clauses.prefix(3).lazy.compactMap { clause in
                reader.told(Words(words.typed(clause)), line.lead)?.choice
            }
            guard let choice = told.first else { return nil }
            let length = Words(line.lead.title).spoken.count(where: MessageReader.tells)
            return (line, choice, length)
        }
        let most = hits.map(\.length).max() ?? 0
        let best = hits.filter { $0.length == most }
        guard let hit = best.first(where: { $0.line.id == lastItem?.id }) ?? best.last,
            best.count == 1 || hit.line.id == lastItem?.id,
            // "No to seen alone", where that is no already: it tells why, and changes no other line.
            context.view.value(of: hit.line.lead.id) != .choice(hit.choice)
        else { return nil }
        return changed(hit.line, to: hit.choice, remark: nil)
    }

    /// "I tell a lie, the health visitor watched them": what was just answered with yes or no, and a
    /// reason why it is the other.
    func turnedRound() -> Found? {
        guard context.conversation.justStored, let item = lastItem, let slot = item.choiceSlot,
            case .choice(let old)? = context.view.value(of: slot), old != .notApplicable,
            words.contains("tell a lie"), words.spoken.prefix(6).contains("lie"), !isJudgement,
            !words.spoken.contains(where: { ["yes", "no", "na"].contains($0) }),
            let lie = words.tokens.firstIndex(where: { $0.plain == "lie" })
        else { return nil }
        guard let rest = Remainder(words).without([0..<lie + 1]), Words(rest).spoken.count >= 3
        else { return nil }
        return changed(item, to: old == .yes ? .no : .yes, remark: rest)
    }

    /// "I said we did it together, truth is she was off sick": the answer told as it was given, and then
    /// withdrawn.
    private func admitted(_ lines: [Item]) -> Found? {
        guard let said = words.clauses.first, words.clauses.count > 1 else { return nil }
        let head = words.plain(said)
        let behind = words.clauses.dropFirst().flatMap { words.plain($0) }
        guard
            let lead = [["i", "said"], ["i", "put"]].first(where: { head.starts(with: $0) }),
            Self.withdrawing.contains(where: behind.starts)
        else { return nil }
        let told = Words(
            head.dropFirst(lead.count).map { $0 == "did" ? "done" : $0 }.joined(separator: " ")
        )
        let reader = MessageReader(words.text, in: context)
        let hits = lines.filter { line in
            guard let choice = reader.told(told, line.lead)?.choice else { return false }
            return choice != .notApplicable
                && context.view.value(of: line.lead.id) == .choice(choice)
        }
        guard let line = hits.last, case .choice(let old)? = context.view.value(of: line.lead.id)
        else { return nil }
        return changed(line, to: old == .yes ? .no : .yes, remark: nil)
    }

    func changed(_ line: Item, to choice: Choice, remark rest: String?) -> Found {
        let slot = line.lead.id
        var assignments = [Reading.Assignment(slot: slot, value: .choice(choice))]
        if let rest, let target = remark(of: slot, .choice(choice)) {
            assignments.append(remark(rest, in: target))
        }
        return Found(
            assignments: assignments,
            why: "it tells \(slot) the other way, which was answered before"
        )
    }

    /// Where the words beside a yes, no or NA are kept.
    func remark(of slot: FieldID, _ value: Value) -> FieldID? {
        slot.slot(value == .choice(.notApplicable) ? "reason" : "comment")
    }

    /// Words put into a text, behind what it holds.
    func remark(_ text: String, in slot: FieldID) -> Reading.Assignment {
        .init(slot: slot, value: .text(text), appends: context.view.value(of: slot) != nil)
    }

    // MARK: Values said

    /// Every value of the kind that a slot takes, in order.
    private func values(for slot: FieldID) -> [(value: Value, tokens: Range<Int>)] {
        guard let kind = context.view.form.kind(of: slot) else { return [] }
        switch kind {
        case .grade, .score:
            let isScore = kind == .score
            let reader = JudgementReader(words, grades: !isScore, scores: isScore)
            return reader.mentions.compactMap { mention in
                if mention.isQuoted || isReference(mention) || reader.isCounting(mention) {
                    return words.isTakenBack(mention.tokens) || isBeforeAside(mention)
                        ? value(mention) : nil
                }
                return value(mention)
            }
        default:
            return words.tokens.indices.compactMap { index in
                let next = index + 1 < words.tokens.count ? words.tokens[index + 1] : nil
                let choices: [String: Choice] = ["yes": .yes, "no": .no, "na": .notApplicable]
                guard let choice = choices[words.tokens[index].plain],
                    next.map({ !$0.isWord || Self.behindChoice.contains($0.plain) }) ?? true
                else { return nil }
                return (.choice(choice), index..<index + 1)
            }
        }
    }

    private func value(_ mention: JudgementMention) -> (value: Value, tokens: Range<Int>)? {
        switch mention.what {
        case .grade(let grade): (.grade(grade), mention.tokens)
        case .score(let score): (.score(score), mention.tokens)
        case .notAScore: nil
        }
    }

    /// "7 for it", "good there": a word of pointing behind a number counts nothing.
    private func isBeforeAside(_ mention: JudgementMention) -> Bool {
        let next = mention.tokens.upperBound
        return next < words.tokens.count
            && ["there", "not", "instead", "rather", "for", "sorry"].contains(
                words.tokens[next].plain
            )
    }

    /// An auxiliary in capitals among words that are not: "she WAS seen".
    private var isStressed: Bool {
        let isShouted = !words.text.contains(where: \.isLowercase)
        return !isShouted
            && words.tokens.contains { token in
                Self.auxiliaries.contains(token.plain)
                    && words.slice(token.range).allSatisfy { !$0.isLowercase }
            }
    }

    /// Whether something in it says that an answer is being changed.
    var marksChange: Bool {
        let spoken = words.spoken
        if let suspicion = Suspicion.read(words), [.takingBack, .aboutAnswers].contains(suspicion) {
            return true
        }
        let first = spoken.first { !["hmm", "um", "erm", "oh", "ah", "ok"].contains($0) }
        return Self.leadsOfChange.contains(first ?? "")
            || spoken.contains(where: Self.marksOfChange.contains)
    }

    private static let auxiliaries: Set<String> = [
        "was", "wasnt", "were", "werent", "did", "didnt", "is", "isnt", "has", "hasnt", "had",
        "hadnt",
    ]
    static let leadsOfChange: Set<String> = [
        "sorry", "sory", "sry", "soz", "actually", "oops", "whoops", "wait", "apologies", "no",
        "nope",
    ]
    private static let marksOfChange: Set<String> = [
        "meant", "wanted", "correction", "typo", "misread", "misheard", "persuaded", "convinced",
        "wrong", "mistake", "scratch", "scrap", "strike", "transposed", "mistyped", "fingers",
        "reflection", "soz", "misclick", "clicked", "pressed", "rushed", "lie",
    ]
    private static let turnsOut = [
        "just found", "found it", "ive found", "found the", "have found", "turns out", "after all",
        "truth is", "in fact", "now i look",
        "looking again", "i was wrong", "i missed it", "as it happens", "i lied",
    ]
    private static let withdrawing = [
        ["truth", "is"], ["but", "actually"], ["but", "really"], ["actually"], ["in", "fact"],
        ["but", "in", "fact"], ["but", "the", "truth"], ["but", "truth"], ["to", "be", "honest"],
        ["not", "true"], ["thats", "not"], ["but", "thats", "not"],
    ]
    private static let behindChoice: Set<String> = [
        "not", "sorry", "please", "because", "and", "as", "since", "cos", "instead", "rather",
        "they", "she", "he", "we", "its", "it", "there",
    ]
}

extension Item {
    /// The slot of an item answered with yes, no or NA.
    var choiceSlot: FieldID? { [.yesNo, .yesNoNA].contains(lead.type) ? lead.id : nil }
}
