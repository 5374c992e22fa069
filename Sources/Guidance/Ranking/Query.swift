/// The words of a question that count, ready for the scorer.
struct Query {
    struct Word {
        let term: Term
        var weight: Double
    }

    /// Every term once, with its greatest weight.
    var words: [Word] = []
    /// The content words as typed (or repaired), in their order: what coverage is measured on.
    var content: [String] = []
    /// Neighbouring content terms.
    var pairs: [(Term, Term)] = []
    /// Content words that no document knows, even after repair.
    var unknown: [String] = []

    /// The least that words count for that only lead up to the question.
    private static let backgroundShare = 0.3

    /// Lets some terms count for less.
    mutating func weaken(_ terms: Set<Term>, to share: Double) {
        for place in words.indices where terms.contains(words[place].term) {
            words[place].weight *= max(share, Self.backgroundShare)
        }
    }
}
