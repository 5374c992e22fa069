/// What a question asks, as far as its words show it.
struct Reading {
    /// All words in their order, slips repaired.
    var words: [String] = []
    /// The frameworks it names, in their order.
    var frameworks: [String] = []
    /// The words that name them.
    var names: [String] = []
    /// The kinds of section that can answer it; empty when its form does not show.
    var kinds: Set<String> = []
    /// Whether sections of other kinds are out of the question.
    var isOfKindsOnly = false
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
    /// The content words that are left when the names of frameworks are taken away.
    var content: [String] = []
    /// Content words of sentences that only lead up to the question; they count for less.
    var background: Set<String> = []
    var backgroundShare = 1.0
    /// Whether it asks how the documents differ among themselves.
    var isAcross = false
    /// The special cases it speaks of, such as moderations.
    var cases: Set<String> = []
    /// Whether it asks for a length, a time or a number.
    var asksForQuantity = false
    /// Whether that is a time: how long, how soon or how often.
    var asksForTime = false
    /// What is to be counted, where it asks how many.
    var counted: [String] = []
    /// The query for the ranking.
    var query = Query()

    /// What words of an earlier question count for.
    private static let earlierShare = 0.5

    /// Lets words of an earlier question count for less than those of this one.
    mutating func weaken(_ earlier: Set<String>) {
        guard !earlier.isEmpty else { return }
        background.formUnion(earlier.intersection(content))
        backgroundShare = min(backgroundShare, Self.earlierShare)
        query.weaken(Set(background.map { Term(word: $0) }), to: backgroundShare)
    }

    /// Whether it asks what a number means as a score.
    var isScore: Bool {
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 <= 10 }), stage == nil else { return false }
        if kinds == ["scale"] { return true }
        let rest = content.filter { word in
            !LightWords.contains(word) && Int(word) == nil && Numerals.figure(word) == nil
                && !Self.scoreWords.contains(word) && !Self.gradeWords.contains(word)
        }
        return rest.isEmpty
    }

    /// Whether it is about nothing but numbers, and not about scores: "what is 12 times 9".
    var isNumbersOnly: Bool {
        guard !numbers.isEmpty, !isScore, grades.isEmpty, areas.isEmpty, questions.isEmpty,
            stage == nil
        else { return false }
        return content.allSatisfy {
            Int($0) != nil || LightWords.contains($0) || Self.arithmetic.contains($0)
        }
    }

    private static let arithmetic: Set<String> = [
        "times", "plus", "minus", "divided", "multiplied", "squared", "percent",
    ]
    private static let scoreWords: Set<String> = [
        "score", "scores", "scored", "grade", "grades", "graded", "mark", "rating", "lowest",
        "highest", "scale", "audit", "ofsted", "case", "language", "file", "work",
    ]
    /// The words of the grades' names.
    static let gradeWords: Set<String> = [
        "good", "inadequate", "outstanding", "ri", "requires", "requiring", "improvement",
    ]
}
