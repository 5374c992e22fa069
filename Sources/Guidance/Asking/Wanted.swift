/// One content word of a question, ready to be looked for in passages.
struct Wanted {
    private struct Meaning {
        let terms: [Term]
        let isAbbreviation: Bool
    }

    let word: String
    let term: Term
    /// How rare it is; light words and figures are common.
    let rarity: Double
    private let meanings: [Meaning]

    private static let lightRarity = 0.6
    private static let synonymShare = 0.6

    init(_ word: String, _ ranker: Ranker, _ synonyms: Synonyms) {
        self.word = word
        term = Term(word: word)
        meanings = (synonyms.meanings[word] ?? []).map {
            Meaning(terms: $0.words.map { Term(word: $0) }, isAbbreviation: $0.isAbbreviation)
        }
        // Small figures number things; "24" or "45" is what is asked about.
        if LightWords.contains(word) || Int(word).map({ $0 <= 12 }) ?? false
            || meanings.isEmpty && !ranker.knows(term)
        {
            rarity = Self.lightRarity
        } else {
            // A synonym is no rarer than what it stands for.
            let own = ranker.idf(term)
            rarity = min(own, meanings.flatMap(\.terms).map(ranker.idf).max() ?? own)
        }
    }

    /// How much of the word the terms hold: 1 itself, less for a synonym.
    func share(in terms: Set<Term>) -> Double {
        if terms.contains(term) { return 1 }
        var best = 0.0
        for meaning in meanings {
            if meaning.isAbbreviation {
                if meaning.terms.allSatisfy(terms.contains) { return 1 }
            } else if meaning.terms.contains(where: terms.contains) {
                best = Self.synonymShare
            }
        }
        return best
    }
}
