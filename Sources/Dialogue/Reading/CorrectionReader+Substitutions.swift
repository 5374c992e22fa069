import Audits

/// Corrections of one word of a text given before: "its Tim Ellis not Tom", "April should read March in
/// that last one", "where it says fortnightly it should be every 10 days".
///
/// Only what occurs letter for letter, and once, in one of the texts given before is replaced, so that
/// no sentence about the case can be taken for one of these.
extension CorrectionReader {
    func substitution() -> Found? {
        guard words.spoken.count <= 24, context.openField?.type != .table else { return nil }
        for (old, new) in candidates() where !old.isEmpty && !new.isEmpty {
            if let found = replace(old, by: new) { return found }
        }
        return nil
    }

    /// What may be the old words and the new ones, by the ways of saying so.
    private func candidates() -> [(old: Range<Int>, new: Range<Int>)] {
        let plain = words.tokens.map(\.plain)
        func find(_ phrase: [String], from start: Int = 0) -> Range<Int>? {
            guard start <= plain.count else { return nil }
            return plain.indices.first { $0 >= start && words.has(phrase, at: $0) }.map {
                $0..<$0 + phrase.count
            }
        }
        var found: [(Range<Int>, Range<Int>)] = []
        let isMarked =
            Suspicion.read(words) != nil
            || ["sorry", "oops", "actually", "no", "typo"].contains(plain.first ?? "")
        for verb in [["should", "read"], ["should", "say"], ["should", "be"]] {
            guard let at = find(verb) else { continue }
            let end = tail(from: at.upperBound)
            if let says = find(["it", "says"]) ?? find(["i", "put"]) ?? find(["i", "said"]),
                says.upperBound < at.lowerBound
            {
                // "where it says fortnightly in that comment it should be ..."
                var to = at.lowerBound
                for stop in ["in", "it", "that"] {
                    if let cut = plain[says.upperBound..<to].firstIndex(of: stop) { to = cut }
                }
                found.append((says.upperBound..<to, at.upperBound..<end))
            } else if verb[1] != "be" || isMarked || end < plain.count {
                var from = 0
                while from < at.lowerBound,
                    Self.fillers.contains(plain[from]) || words.tokens[from].isMark
                { from += 1 }
                found.append((from..<at.lowerBound, at.upperBound..<end))
            }
        }
        // "its Tim Ellis not Tom"
        if let not = find(["not"]), not.lowerBound > 0, not.upperBound < plain.count {
            var from = 0
            while from < not.lowerBound,
                Self.fillers.contains(plain[from]) || words.tokens[from].isMark
            { from += 1 }
            var new = from..<not.lowerBound
            if let last = plain[new].indices.last, words.tokens[last].isMark { new = from..<last }
            // "it were nan who said that"
            if let who = plain[new].firstIndex(where: { ["who", "which"].contains($0) }) {
                new = from..<who
            }
            if new.count <= 4, from > 0 || isNamed(not.upperBound) && isNamed(new.lowerBound) {
                found.append((not.upperBound..<tail(from: not.upperBound), new))
            }
        }
        if let taken = takenBackFirst() { found.append(taken) }
        if let alike = alikeBefore(find(["not"])) { found.append(alike) }
        for (verb, joint) in [("change", "to"), ("replace", "with"), ("swap", "for")] {
            guard let at = find([verb]), at.lowerBound <= 3,
                let to = find([joint], from: at.upperBound)
            else { continue }
            found.append((at.upperBound..<to.lowerBound, to.upperBound..<tail(from: to.upperBound)))
        }
        return found.filter { $0.0.count <= 6 && $0.1.count <= 10 }
    }

    /// "not team manager, service manager", "it wasn't by phone, she WhatsApped me": the old words in
    /// the first clause and the new ones in the second, for a brief text.
    private func takenBackFirst() -> (old: Range<Int>, new: Range<Int>)? {
        guard words.clauses.count == 2, let first = words.clauses.first,
            let second = words.clauses.last
        else { return nil }
        let negation = first.first { ["not", "wasnt", "isnt"].contains(words.tokens[$0].plain) }
        guard let negation, negation - first.lowerBound <= 2,
            words.tokens[first.lowerBound..<negation].allSatisfy({
                Self.fillers.contains($0.plain)
            })
        else { return nil }
        func bare(_ clause: Range<Int>) -> Range<Int> {
            let start = clause.first {
                !Self.fillers.contains(words.tokens[$0].plain) && words.tokens[$0].plain != "but"
            }
            return (start ?? clause.upperBound)..<clause.upperBound
        }
        let old = bare(negation + 1..<first.upperBound)
        let new = bare(second)
        guard !old.isEmpty, !new.isEmpty, new.count <= 5, isWholeOfBrief(old) else { return nil }
        return (old, new)
    }

    /// Whether these words are all that a brief text given before holds, but for small words.
    private func isWholeOfBrief(_ range: Range<Int>) -> Bool {
        let wanted = words.plain(range)
        return texts.contains { slot in
            guard context.view.form.field(slot)?.isBrief ?? false,
                case .text(let held)? = context.view.value(of: slot)
            else { return false }
            let own = Words(held).spoken.drop { Self.fillers.contains($0) }
            return Array(own) == wanted
        }
    }

    /// "the 18th, not the 19th": as many words before "not" as behind it, of the same make.
    private func alikeBefore(_ not: Range<Int>?) -> (old: Range<Int>, new: Range<Int>)? {
        guard let not, not.upperBound < words.tokens.count else { return nil }
        let old = not.upperBound..<tail(from: not.upperBound)
        var end = not.lowerBound
        while end > 0, words.tokens[end - 1].isMark { end -= 1 }
        guard (2...4).contains(old.count), end >= old.count else { return nil }
        let new = end - old.count..<end
        let one = words.tokens[old.lowerBound]
        let other = words.tokens[new.lowerBound]
        guard one.plain == other.plain, !words.tokens[new].contains(where: \.isMark) else {
            return nil
        }
        return (old, new)
    }

    /// A name or a number, by how it was typed.
    private func isNamed(_ index: Int) -> Bool {
        words.tokens[index].isNumber
            || words.slice(words.tokens[index].range).first?.isUppercase ?? false
    }

    /// Where the new words end: before "in that comment" and the like, or a mark at the end.
    private func tail(from start: Int) -> Int {
        var end = words.tokens.count
        for phrase in [
            ["in", "that"], ["in", "my"], ["in", "the", "last"], ["on", "that"], ["there"],
        ] {
            if let at = words.tokens.indices.first(where: {
                $0 > start && words.has(phrase, at: $0)
            }) {
                end = min(end, at)
            }
        }
        if let mark = words.tokens.indices.first(where: {
            $0 > start && [",", ";", "!", "\n"].contains(words.tokens[$0].plain)
        }) {
            end = min(end, mark)
        }
        while end > start, words.tokens[end - 1].isMark { end -= 1 }
        return max(start, end)
    }

    private func replace(_ old: Range<Int>, by new: Range<Int>) -> Found? {
        guard let old = text(old), let new = text(new), old.lowercased() != new.lowercased(),
            old.count >= 2
        else { return nil }
        for slot in texts {
            guard case .text(let before)? = context.view.value(of: slot),
                let place = only(old, in: before)
            else { continue }
            // "Tom" for "Tim Ellis" in "Tom Ellis": what stands there already is not said twice.
            var new = new
            let rest = before[place.upperBound...]
            if let space = new.firstIndex(of: " "),
                rest.lowercased().hasPrefix(new[space...].lowercased())
            {
                new = String(new[..<space])
            }
            var after = before
            after.replaceSubrange(place, with: new)
            return Found(
                assignments: [.init(slot: slot, value: .text(after))],
                why: "it puts other words for some of \(slot)"
            )
        }
        return nil
    }

    private func text(_ tokens: Range<Int>) -> String? {
        guard let first = tokens.first, let last = tokens.last, words.tokens.indices.contains(last)
        else { return nil }
        return String(
            words.slice(words.tokens[first].range.lowerBound..<words.tokens[last].range.upperBound)
        )
        .trimmed
    }

    /// The texts given before, the last first.
    private var texts: [FieldID] {
        var seen: [FieldID] = []
        let stored = context.conversation.undoable.reversed().flatMap {
            $0.changes.reversed().map(\.slot)
        }
        for slot in context.conversation.lastStored.reversed() + stored where !seen.contains(slot) {
            if context.view.form.kind(of: slot) == .text { seen.append(slot) }
        }
        // A name or number is worth looking for in every brief item.
        let brief = context.view.route.filter { $0.lead.isBrief }.map(\.lead.id)
        return seen + brief.filter { !seen.contains($0) }
    }

    /// Where a text holds the words, as whole words and once only.
    private func only(_ wanted: String, in text: String) -> Range<String.Index>? {
        var found: Range<String.Index>?
        var start = text.startIndex
        let small = text.lowercased()
        // Lower case may change the length of a few letters; then nothing is looked for.
        guard small.count == text.count, small.utf8.count == text.utf8.count else { return nil }
        while let range = small[start...].firstRange(of: wanted.lowercased()) {
            let before =
                range.lowerBound > small.startIndex
                ? small[small.index(before: range.lowerBound)] : " "
            let after = range.upperBound < small.endIndex ? small[range.upperBound] : " "
            if !before.isLetter, !before.isNumber, !after.isLetter, !after.isNumber {
                guard found == nil else { return nil }
                found = range
            }
            start = range.upperBound
        }
        guard let found else { return nil }
        let from = text.utf8.index(
            text.startIndex,
            offsetBy: small.utf8.distance(from: small.startIndex, to: found.lowerBound)
        )
        let to = text.utf8.index(
            from,
            offsetBy: small.utf8.distance(from: found.lowerBound, to: found.upperBound)
        )
        return from..<to
    }

    private static let fillers: Set<String> = [
        "its", "it", "was", "is", "that", "thats", "should", "be", "sorry", "actually", "oh", "no",
        "i", "meant", "oops", "the", "wait", "were", "typo", "ah", "hang", "on", "correction",
        "name",
        "in", "comment", "last",
    ]
}
