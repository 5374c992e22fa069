/// The words of a question that count, ready for the scorer.
struct Query {
    struct Word {
        let term: Term
        let weight: Double
    }

    /// Every term once, with its greatest weight.
    var words: [Word] = []
    /// The content words as typed (or repaired), in their order: what coverage is measured on.
    var content: [String] = []
    /// Neighbouring content terms.
    var pairs: [(Term, Term)] = []
    /// Content words that no document knows, even after repair.
    var unknown: [String] = []
}
