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

    init() {}

    /// Reads every table with at least two columns; a third holds `abbreviation` or `synonym`.
    init(_ document: Document) {
        for block in document.blocks {
            guard case .table(_, let rows, _) = block.kind else { continue }
            for row in rows where row.count >= 2 {
                let key = Words.split(row[0]).joined(separator: " ")
                let words = Words.split(row[1])
                guard !key.isEmpty, !words.isEmpty else { continue }
                let isAbbreviation = row.count > 2 && row[2].lowercased().hasPrefix("abbr")
                let weight = isAbbreviation ? Self.abbreviationWeight : Self.synonymWeight
                meanings[key, default: []].append(
                    Meaning(words: words, weight: weight, isAbbreviation: isAbbreviation)
                )
            }
        }
    }
}
