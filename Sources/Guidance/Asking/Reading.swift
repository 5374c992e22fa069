/// What a question asks, as far as its words show it.
struct Reading {
    /// All words in their order, slips repaired.
    var words: [String] = []
    /// The frameworks it names, in their order.
    var frameworks: [String] = []
    /// The kinds of section that can answer it; empty when its form does not show.
    var kinds: Set<String> = []
    /// The grades it names, as the attributes write them, and `outstanding`.
    var grades: [String] = []
    /// The areas of work it names, as the attributes write them.
    var areas: [String] = []
    var stage: String?
    /// The numbered questions of a form it names, such as `q5`.
    var questions: [String] = []
    /// Whole numbers that may be scores.
    var numbers: [Int] = []
    var isComparison = false
    /// Whether it asks for several things at once, such as a list.
    var wantsList = false
    /// The content words that are left when the names of frameworks are taken away.
    var content: [String] = []
    /// The query for the ranking.
    var query = Query()
}
