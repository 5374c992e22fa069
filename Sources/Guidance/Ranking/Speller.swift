/// Repairs words that no document knows: the nearest word of the documents, if there is one.
struct Speller {
    /// How many passages hold a word.
    private(set) var words: [String: Int] = [:]
    private var byLength: [Int: [String]] = [:]

    mutating func add(_ word: String) {
        if let count = words[word] {
            words[word] = count + 1
        } else {
            words[word] = 1
            guard word.utf8.count > 2, word.utf8.contains(where: { $0 > 0x39 }) else { return }
            byLength[word.utf8.count, default: []].append(word)
        }
    }

    /// The word meant; `nil` when none is near enough.
    ///
    /// One slip in a word of four to six letters, two in a longer one; the nearest wins, among
    /// equally near ones that with the same first letter, then the most frequent.
    func repair(_ word: String) -> String? {
        let typed = Array(word.utf8)
        guard typed.count >= 4, !typed.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
            return nil
        }
        let slips = typed.count >= 7 ? 2 : 1
        var best: (word: String, rank: (Int, Int, Int))?
        for length in (typed.count - slips)...(typed.count + slips) {
            for candidate in byLength[length] ?? [] {
                let other = Array(candidate.utf8)
                let distance = Self.distance(typed, other, atMost: slips)
                guard distance <= slips else { continue }
                let rank = (
                    distance, other.first == typed.first ? 0 : 1, -(words[candidate] ?? 0)
                )
                if let best, best.rank < rank || (best.rank == rank && best.word < candidate) {
                    continue
                }
                best = (candidate, rank)
            }
        }
        guard let best, best.rank.0 < 2 || best.rank.1 == 0 else { return nil }
        return best.word
    }

    /// The optimal string alignment distance, or more than `limit` when it is greater.
    private static func distance(_ one: [UInt8], _ other: [UInt8], atMost limit: Int) -> Int {
        var before: [Int] = []
        var last = Array(0...other.count)
        for i in one.indices {
            var row = [i + 1]
            row.reserveCapacity(last.count)
            var least = row[0]
            for j in other.indices {
                var value = min(row[j] + 1, last[j + 1] + 1)
                value = min(value, last[j] + (one[i] == other[j] ? 0 : 1))
                if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
                    value = min(value, before[j - 1] + 1)
                }
                row.append(value)
                least = min(least, value)
            }
            if least > limit { return limit + 1 }
            before = last
            last = row
        }
        return last[other.count]
    }
}
