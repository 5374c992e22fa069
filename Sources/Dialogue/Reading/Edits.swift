/// Comparing words that may be misspelt.
enum Edits {
    /// Whether a word becomes another by at most `limit` single-letter slips (a letter more, less,
    /// other, or two swapped).
    ///
    /// - Complexity: O(*n* · *m*) in the lengths of the words, with an early way out.
    static func near(_ word: String, _ other: String, within limit: Int) -> Bool {
        let a = Array(word.utf8)
        let b = Array(other.utf8)
        if a == b { return true }
        guard limit > 0, abs(a.count - b.count) <= limit else { return false }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...max(a.count, 1) where i <= a.count {
            var row = [i] + Array(repeating: 0, count: b.count)
            var best = i
            for j in 1...max(b.count, 1) where j <= b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
                best = min(best, row[j])
            }
            if best > limit { return false }
            beforeLast = last
            last = row
        }
        return last[b.count] <= limit
    }
}
