import Markdown

/// The words people use for the words of the guidance, from the table of `synonyms.md`.
struct Synonyms {
    struct Meaning {
        let words: [String]
        /// How much it counts beside the word itself: letters for exactly one thing count more.
        let weight: Double
        let isAbbreviation: Bool
    }

    static let abbreviationWeight = 0.9
    static let synonymWeight = 0.35

    private(set) var meanings: [String: [Meaning]] = [:]
    /// Turns of speech of two words or more, with the words that they stand for; the longest first.
    private(set) var phrases: [(words: [String], meaning: [String])] = []

    init() {}

    /// Reads every table with at least two columns; a third holds `abbreviation` or `synonym`.
    init(_ document: Document) {
        for block in document.blocks {
            guard case .table(_, let rows, _) = block.kind else { continue }
            for row in rows where row.count >= 2 {
                let key = Words.split(row[0]).joined(separator: " ")
                let words = Words.split(row[1])
                guard !key.isEmpty, !words.isEmpty else { continue }
                if row.count > 2, row[2].lowercased() == "phrase" {
                    phrases.append((Words.split(row[0]), words))
                    continue
                }
                let isAbbreviation = row.count > 2 && row[2].lowercased().hasPrefix("abbr")
                let weight = isAbbreviation ? Self.abbreviationWeight : Self.synonymWeight
                meanings[key, default: []].append(
                    Meaning(words: words, weight: weight, isAbbreviation: isAbbreviation)
                )
            }
        }
        phrases.sort { ($1.words.count, $0.words.joined()) < ($0.words.count, $1.words.joined()) }
    }

    /// Words with the turns of speech in them put as the guidance puts them.
    func plain(_ words: [String]) -> [String] {
        guard !phrases.isEmpty else { return words }
        var result: [String] = []
        var index = 0
        while index < words.count {
            if let phrase = phrases.first(where: { words[index...].starts(with: $0.words) }) {
                result += phrase.meaning
                index += phrase.words.count
            } else {
                result.append(words[index])
                index += 1
            }
        }
        return result
    }
}
