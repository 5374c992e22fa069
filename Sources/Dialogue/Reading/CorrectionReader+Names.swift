import Audits

/// Corrections of a name, a number or a team given before.
extension CorrectionReader {
    /// "worker's name is wrong, it's Gwen Tulley", "its LV 20993 i transposed it": a brief text
    /// given before, spelt otherwise.
    ///
    /// What differs from a stored name or number by a slip or two in a word is that name put right; any
    /// other new words need the item named and the old ones called wrong.
    func spelling() -> Found? {
        guard words.spoken.count <= 20, context.openField?.type != .table,
            !words.tokens.contains(where: { $0.plain == "?" })
        else { return nil }
        let brief = context.view.route.filter { item in
            item.lead.isBrief && item.lead.type == .text && item.id != context.item?.id
                && context.view.value(of: item.lead.id) != nil
        }
        guard !brief.isEmpty else { return nil }
        if let set = putAs(brief) { return set }
        let named = names().flatMap { id in brief.first { $0.id == id } }
        guard named != nil || marksChange || Self.isSpelling(words) else { return nil }
        for new in (bareNames() + newNames()).sorted(by: { $0.count > $1.count }) {
            for item in [named].compactMap(\.self) + brief.reversed() {
                guard case .text(let old)? = context.view.value(of: item.lead.id),
                    let mended = mend(old, with: new)
                else { continue }
                return found(item, mended)
            }
        }
        let isWrong = words.spoken.contains { Self.wrong.contains($0) }
        if let named, isWrong, let new = newNames().first, new.count <= 6 {
            return found(named, words.typed(new))
        }
        return nil
    }

    private func found(_ item: Item, _ text: String) -> Found {
        Found(
            assignments: [.init(slot: item.lead.id, value: .text(text))],
            why: "it spells \(item.lead.id) otherwise"
        )
    }

    /// "put Colin Ashby as the auditor": a name between "put" and the brief item it is for.
    private func putAs(_ brief: [Item]) -> Found? {
        guard let clause = words.clauses.first,
            let put = clause.first(where: { words.tokens[$0].plain == "put" }),
            words.tokens[clause.lowerBound..<put].allSatisfy({ Wording.polite.contains($0.plain) }),
            let joint = clause.last(where: { words.tokens[$0].plain == "as" }), joint > put + 1,
            joint - put <= 5
        else { return nil }
        let name = words.plain(joint + 1..<clause.upperBound).drop { ["the", "an"].contains($0) }
        guard let id = context.names.item(named: Array(name), near: context.item?.id),
            let item = brief.first(where: { $0.id == id })
        else { return nil }
        let end = words.tokens[joint - 1].plain == "down" ? joint - 1 : joint
        return put + 1 < end ? found(item, words.typed(put + 1..<end)) : nil
    }

    /// The item that the first words name, with an owner's "s" or "name" behind it.
    private func names() -> FieldID? {
        let said = words.said
        for index in said.indices.prefix(6) {
            if let (id, _) = context.names.nearName(at: said[index...], near: context.item?.id) {
                return id
            }
        }
        return nil
    }

    /// Clauses that may be the new name but for what stands around it: "typo, Assessment 2".
    private func bareNames() -> [Range<Int>] {
        words.clauses.compactMap { clause in
            let start = clause.first {
                let word = words.tokens[$0].plain
                return ![Self.leading, Self.between, Self.marks].contains { $0.contains(word) }
            }
            guard let start else { return nil }
            let end = (start..<clause.upperBound).first {
                Self.ending.contains(words.tokens[$0].plain)
            }
            let name = start..<(end ?? clause.upperBound)
            return (2...6).contains(name.count) ? name : nil
        }
    }

    /// The words that may be the new name: behind "it's", "spelt", "should be", to the end of the clause.
    private func newNames() -> [Range<Int>] {
        words.tokens.indices.compactMap { index -> Range<Int>? in
            let plain = words.tokens[index].plain
            let leads =
                Self.leading.contains(plain) || words.said(at: index) != plain
                || plain == "be" && index > 0 && words.tokens[index - 1].plain == "should"
            guard leads, let clause = words.clauses.first(where: { $0.contains(index) })
            else { return nil }
            var start = index + 1
            while start < clause.upperBound, Self.between.contains(words.tokens[start].plain) {
                start += 1
            }
            let end =
                (start..<clause.upperBound).first {
                    Self.ending.contains(words.tokens[$0].plain)
                } ?? clause.upperBound
            return start < end && end - start <= 6 ? start..<end : nil
        }
    }

    /// A stored text with the words in it that the new ones differ from by slips; `nil` when none do.
    private func mend(_ old: String, with new: Range<Int>) -> String? {
        let before = Words(old)
        let wanted = words.tokens[new].map(\.plain)
        guard before.tokens.count >= wanted.count, !wanted.isEmpty else { return nil }
        for start in 0...(before.tokens.count - wanted.count) {
            let part = start..<start + wanted.count
            let pairs = zip(before.tokens[part].map(\.plain), wanted)
            let slips = pairs.filter { $0 != $1 }
            guard !slips.isEmpty, slips.count <= 2,
                slips.allSatisfy({ old, new in
                    // "Safeguarding 3" for "Safeguarding 2".
                    Int(old) != nil && Int(new) != nil && wanted.count > 1
                        || old.count >= 3 && Edits.near(old, new, within: old.count > 4 ? 2 : 1)
                }), wanted.count > 1 || wanted[0].count >= 4,
                wanted.contains(where: { $0.count > 2 })
            else { continue }
            let from = String(before.slice(0..<before.tokens[start].range.lowerBound))
            let end = before.tokens[part.upperBound - 1].range.upperBound
            return from + words.typed(new) + String(before.slice(end..<old.utf8.count))
        }
        return nil
    }

    private static func isSpelling(_ words: Words) -> Bool {
        words.spoken.contains(where: spelling.contains)
            || ["should be", "should say", "i mean", "make that"].contains(where: words.contains)
            || ["its", "it", "thats"].contains(words.spoken.first ?? "")
    }

    private static let spelling: Set<String> = [
        "spelt", "spelled", "spelling", "misspelt", "misspelled", "spell",
    ]
    /// What stands before a name put right: "typo", "oops", "mistyped that".
    private static let marks: Set<String> = [
        "typo", "oops", "whoops", "sorry", "soz", "correction", "mistyped", "that", "i", "mean",
        "make", "should", "be", "say", "no", "wrong", "oh", "ah", "thats", "it", "read",
    ]
    private static let wrong: Set<String> = [
        "wrong", "changed", "incorrect", "old", "should", "not", "mistake",
    ]
    private static let leading: Set<String> = [
        "its", "is", "spelt", "spelled", "was", "under", "meant", "actually", "to",
    ]
    private static let between: Set<String> = [
        "its", "is", "spelt", "spelled", "actually", "in", "under", "with", "a", "the", "really",
        "called", "now",
    ]
    private static let ending: Set<String> = [
        "with", "not", "i", "sorry", "now", "instead", "please", "rather", "and", "but", "by",
        "typo", "wrong",
    ]
}
