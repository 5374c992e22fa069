/// Repairs words that no document knows: the nearest word of the documents, if there is one.
final class Speller {
    private let load: () -> [(String, Int)]
    private let isKnownWord: (String) -> Bool
    /// The words by their length, made when the first word is to be repaired.
    private var byLength: [Int: [(word: String, count: Int)]]?

    /// Knows these words, each with the number of its documents.
    init(words: [(String, Int)]) {
        let known = Set(words.map(\.0))
        load = { words }
        isKnownWord = known.contains
    }

    /// Knows what `isKnown` says, and takes all words from `load` when it must repair one.
    init(isKnown: @escaping (String) -> Bool, load: @escaping () -> [(String, Int)]) {
        isKnownWord = isKnown
        self.load = load
    }

    /// Whether a document holds the word.
    func knows(_ word: String) -> Bool { isKnownWord(word) }

    private func words(ofLength length: Int) -> [(word: String, count: Int)] {
        if byLength == nil {
            var all: [Int: [(word: String, count: Int)]] = [:]
            for (word, count) in load()
            where word.utf8.count > 2 && word.utf8.contains(where: { $0 > 0x39 }) {
                all[word.utf8.count, default: []].append((word, count))
            }
            byLength = all
        }
        return byLength?[length] ?? []
    }

    /// The word meant; `nil` when none is near enough.
    ///
    /// One slip in a word of five to eight letters, two in a longer one, none at the first letter; a
    /// word of four may lack a letter. The nearest wins, among equally near ones the most frequent.
    func repair(_ word: String) -> String? {
        let typed = Array(word.utf8)
        guard typed.count >= 4, !typed.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
            return nil
        }
        let slips = typed.count >= 9 ? 2 : 1
        var best: (word: String, rank: (Int, Int))?
        let shortest = typed.count == 4 ? 5 : typed.count - slips
        for length in shortest...(typed.count + slips) {
            for (candidate, count) in words(ofLength: length) {
                let other = Array(candidate.utf8)
                guard other.first == typed.first else { continue }
                let distance = Self.distance(typed, other, atMost: slips)
                guard distance <= slips else { continue }
                let rank = (distance, -count)
                if let best, best.rank < rank || (best.rank == rank && best.word < candidate) {
                    continue
                }
                best = (candidate, rank)
            }
        }
        return best?.word
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
