import Audits

/// Edits that tell by its content which row they change: its words, its owner, or how far its date
/// moves.
extension RowEditReader {
    /// "Put Deborah down instead of Chidi", "scratch Delroy, he's on leave, put Anneka": an owner taken
    /// back, and the one in their place.
    func otherOwner() -> (index: Int, row: Row)? {
        guard columns.contains("owner"), words.spoken.count <= 24 else { return nil }
        let held = rows.indices.compactMap { row -> (row: Int, tokens: Range<Int>)? in
            guard let old = rows[row]["owner"], let at = place(of: old), words.isTakenBack(at)
            else {
                return nil
            }
            return (row, at)
        }
        guard let old = held.last?.tokens, let new = newOwner(besides: old) else { return nil }
        let named = tokens.indices.prefix(12).compactMap { about(at: $0) }.first?.row
        let found = held.map(\.row)
        guard let index = found.count == 1 ? found[0] : named, found.contains(index) else {
            return nil
        }
        var row = rows[index]
        row["owner"] = new
        return row == rows[index] ? nil : (index, row)
    }

    /// Where a stored owner, or the first word of a longer name, is said.
    private func place(of owner: String) -> Range<Int>? {
        let own = Words(owner).tokens.filter(\.isSpoken).map(\.plain)
        guard let first = own.first else { return nil }
        if let at = tokens.indices.first(where: { words.has(own, at: $0) }) {
            return at..<at + own.count
        }
        return tokens.indices.first { words.said(at: $0) == first }.map { $0..<$0 + 1 }
    }

    /// The owner behind "put", "with" or the like, or at the head of the message.
    private func newOwner(besides old: Range<Int>) -> String? {
        let reader = RowOwnerReader(words)
        let starts = tokens.indices.filter {
            ["put", "with", "for", "its", "be", "make"].contains(plain($0))
        }
        .map { $0 + 1 }
        for start in starts + [head()] where !old.contains(start) {
            let end = start < old.lowerBound ? old.lowerBound : tokens.count
            guard start < end, let found = reader.owner(at: start, until: end) else { continue }
            let next = plain(found.end)
            if found.end >= tokens.count || !tokens[found.end].isWord
                || ["down", "instead", "rather", "not", "on", "in", "please", "as", "for"]
                    .contains(next)
            {
                return reader.text(found.range)
            }
        }
        return nil
    }

    /// "the genogram", "my chronology": words that one row alone has, for when a change is asked for.
    func about(at index: Int) -> (row: Int, tokens: Range<Int>)? {
        let start = ["the", "that", "my"].contains(plain(index)) ? index + 1 : index
        var end = start
        var found = Array(rows.indices)
        while end < min(tokens.count, start + 4) {
            let next = found.filter { row in
                Words(rows[row]["what"] ?? "").spoken.contains(words.said(at: end))
            }
            if next.isEmpty || RowWords.articles.contains(plain(end)) { break }
            found = next
            end += 1
        }
        // Without its article it takes more than one word.
        guard end > start, end > start + 1 || start > index, found.count == 1,
            let row = found.first, tokens[start..<end].contains(where: { $0.plain.count >= 5 })
        else { return nil }
        return (row, index..<end)
    }

    /// "Beth's one", "Ahmed's action": the row of one owner.
    func owned(at index: Int) -> (row: Int, tokens: Range<Int>)? {
        guard tokens.indices.contains(index), ["one", "action", "row"].contains(plain(index + 1)),
            words.said(at: index) != plain(index)
        else { return nil }
        let found = rows.indices.filter { row in
            Words(rows[row]["owner"] ?? "").spoken.contains(words.said(at: index))
        }
        return found.count == 1 ? (found[0], index..<index + 2) : nil
    }

    /// "give Beth another 3 days": more time for the one row of an owner.
    func moreTime() -> (index: Int, row: Row)? {
        guard let verb = changeVerb(from: head()), ["give", "extend"].contains(plain(verb)) else {
            return nil
        }
        let found = rows.indices.filter { row in
            Words(rows[row]["owner"] ?? "").spoken.contains(plain(verb + 1))
        }
        guard found.count == 1, let day = shifted(rows[found[0]], from: verb + 2) else {
            return nil
        }
        var row = rows[found[0]]
        row["due"] = day.iso
        return (found[0], row)
    }

    /// "back a week", "another fortnight", "forward by 3 days": a date moved from where it stands.
    func shifted(_ row: Row, from start: Int) -> Day? {
        guard let due = row["due"].flatMap(Day.init(iso:)), start < tokens.count else { return nil }
        let said = tokens[start...].filter(\.isSpoken).map(\.plain)
        let verb = changeVerb(from: head()).map(plain) ?? ""
        guard said.count <= 8,
            said.contains(where: Self.shifts.contains)
                || ["push", "extend", "delay"].contains(verb),
            !said.contains(where: ["to", "until", "till", "in", "within"].contains)
        else { return nil }
        var length = said.filter { !Self.shifts.contains($0) && !Self.aroundShifts.contains($0) }
        guard (1...3).contains(length.count), let unit = length.last,
            DateWords.units[unit] != nil
        else { return nil }
        if length.count == 1, DateWords.units[length[0]] != nil { length.insert("a", at: 0) }
        let later = Words("in " + length.joined(separator: " ")).dateAnswer(today: due)?.day
        let isEarlier = said.contains { ["forward", "earlier", "sooner"].contains($0) }
        guard let later, later > due else { return nil }
        let distance = later.daysSince1970 - due.daysSince1970
        return isEarlier ? due.adding(days: -distance) : later
    }

    private static let shifts: Set<String> = [
        "back", "forward", "out", "another", "extra", "more", "later", "earlier", "sooner",
        "longer",
    ]
    private static let aroundShifts: Set<String> = [
        "by", "please", "it", "that", "the", "date", "due", "deadline", "would", "you", "pls",
        "sorry",
        "can", "and", "thanks", "is",
    ]
}
