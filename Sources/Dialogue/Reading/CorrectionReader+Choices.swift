import Audits

/// Corrections of yes/no lines, and of a judgement that is taken back in so many words.
extension CorrectionReader {
    /// "undo that, make it 2", "scrap that - 2": what was just judged taken back, and the judgement in its
    /// place.
    func replaced() -> Found? {
        guard words.spoken.count <= 10, context.conversation.justStored, let item = lastItem,
            let slot = item.judgementSlot ?? item.choiceSlot,
            let old = context.view.value(of: slot),
            let verb = words.tokens.indices.first(where: {
                Self.undoing.contains(words.tokens[$0].plain)
            }),
            words.tokens[..<verb].allSatisfy({
                !$0.isSpoken || Wording.polite.contains($0.plain)
                    || Self.leadsOfChange.contains($0.plain)
            })
        else { return nil }
        let behind = words.tokens.indices.first {
            $0 > verb && words.tokens[$0].isSpoken
                && !Self.undone.contains(words.tokens[$0].plain)
        }
        guard let behind, let new = only(behind..<words.tokens.count, slot), new != old else {
            return nil
        }
        return Found(
            assignments: [.init(slot: slot, value: new)],
            why: "it takes \(old.inWords) back for \(new.inWords)"
        )
    }

    private static let undoing: Set<String> = [
        "undo", "scrap", "scratch", "forget", "delete", "take", "strike", "bin", "ignore", "wipe",
    ]
    private static let undone: Set<String> = [
        "that", "it", "back", "last", "the", "and", "please", "answer", "score", "grade",
    ]

    /// "put no, she wasn't really there", "make that a yes - the uncle": the line answered last set to yes or
    /// no, and why.
    func setChoice() -> Found? {
        guard words.spoken.count <= 30, context.item?.choiceSlot == nil, let item = lastItem,
            let slot = item.choiceSlot, let old = context.view.value(of: slot)
        else { return nil }
        for clause in words.clauses.reversed() {
            for start in clause
            where start == clause.lowerBound
                || ["so", "and", "then"].contains(words.tokens[start - 1].plain)
            {
                guard let new = choiceSet(in: start..<clause.upperBound), .choice(new) != old else {
                    continue
                }
                var from = start
                if from > clause.lowerBound { from -= 1 }
                let rest = Remainder(words).without([from..<clause.upperBound])
                let reason = rest.flatMap { Self.isOnlyAboutChanging(Words($0)) ? nil : $0 }
                return changed(item, to: new, remark: reason)
            }
        }
        return nil
    }

    /// The yes or no that a clause sets and nothing else: "change that to yes", "better put no".
    private func choiceSet(in clause: Range<Int>) -> Choice? {
        let said = words.plain(clause)
        let choices: [String: Choice] = ["yes": .yes, "no": .no]
        let isTakenBack =
            context.conversation.justStored
            && said.contains { ["actually", "wait", "sorry", "hang"].contains($0) }
        guard let at = said.lastIndex(where: { choices[$0] != nil }), said.count <= 10,
            isTakenBack || said[..<at].contains(where: Self.setting.contains),
            (said[..<at] + said[(at + 1)...]).allSatisfy({
                Wording.polite.contains($0) || Self.setting.contains($0)
                    || Self.copulas.contains($0)
                    || ["as", "better", "really", "instead"].contains($0)
            })
        else { return nil }
        return choices[said[at]]
    }

    private static let setting: Set<String> = [
        "put", "make", "change", "switch", "set", "mark", "say", "down", "should", "flip", "amend",
    ]

    /// The yes, no or NA line answered before, as the message now gives it: "no, I meant no", "actually the
    /// child was seen".
    func choice(_ item: Item, _ field: Field, _ reference: FieldID?) -> Found? {
        // "No, I meant no": the first one takes back, the one behind "meant" is the answer.
        let spoken = words.spoken
        let start = spoken.indices.first { index in
            let isSetting =
                index > 0 && ["meant", "mean", "be", "to", "was", "is"].contains(spoken[index - 1])
            return isSetting && ["yes", "no", "na"].contains(spoken[index])
                || !Self.weak.contains(spoken[index]) && !Self.leadsToChoice.contains(spoken[index])
        }
        let rest = spoken[(start ?? spoken.count)...]
        let choice: Choice
        let about = words.clauses.map { words.plain($0) }
            .first { speaksOf(field, $0) }
        let isNegative = (about ?? words.spoken).contains {
            JudgementReader.negations.contains($0)
                || ($0.hasSuffix("nt") && $0.count <= 7
                    && !["parent", "went", "want", "sent", "different"].contains($0))
        }
        let explicit = words.spoken.last { ["yes", "no", "na"].contains($0) }
        let isExplicit =
            explicit != nil && (words.spoken.first != explicit || words.spoken.count <= 2)
        let said =
            isExplicit && reference != nil
            ? explicit.flatMap { Choices.read(Words($0))?.choice }
            : Choices.read(Words(rest.joined(separator: " ")))?.choice
        if let said, rest.count <= 6 || isExplicit && reference != nil {
            choice = said
        } else if reference == nil, let about, about.count <= 12, words.spoken.count <= 24,
            !about.contains(where: Self.imagining.contains)
        {
            choice = isNegative ? .no : .yes
        } else if let last = words.spoken.last, let plain = Choices.read(Words(last))?.choice {
            choice = plain
        } else if reference != nil {
            choice = isNegative ? .no : .yes
        } else {
            return nil
        }
        guard choice != .notApplicable || field.type == .yesNoNA else { return nil }
        guard context.view.value(of: field.id) != nil,
            context.view.value(of: field.id) != .choice(choice) || item.id != context.item?.id
        else { return nil }
        var assignments = [Reading.Assignment(slot: field.id, value: .choice(choice))]
        // NA stands on its reason, which is what is said behind it.
        if choice == .notApplicable, let at = words.tokens.lastIndex(where: { $0.plain == "na" }),
            let reason = comment(after: at..<at + 1),
            let slot = remark(of: field.id, .choice(choice))
        {
            assignments.append(.init(slot: slot, value: .text(reason)))
        }
        return Found(
            assignments: assignments,
            why: "it changes \(field.id) to \(choice.name), which was answered before"
        )
    }

    /// "we could have done more of it together" tells of what was not.
    private static let imagining: Set<String> = [
        "could", "would", "might", "if", "couldve", "wouldve",
    ]

    private static let leadsToChoice: Set<String> = [
        "i", "meant", "mean", "that", "should", "be", "have", "been", "was", "is", "change", "to",
        "it", "wait", "on",
    ]

    /// Whether a word of the field's title is in the message.
    func speaksOf(_ field: Field, _ spoken: [String]) -> Bool {
        let title = Set(
            Words(field.title).spoken.filter {
                $0.count >= 4 && !["child", "with", "this", "that", "been"].contains($0)
            }.map { $0.prefix(6) }
        )
        return spoken.contains { title.contains($0.prefix(6)) }
    }
}
