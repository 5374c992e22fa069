/// How sure it is that a section answers a question.
///
/// A weighing of what speaks for and against it. The weights were fitted to labelled questions,
/// covered and not, and rounded; none is about a particular question.
struct Confidence: CustomStringConvertible {
    /// The section's score, and how far it lies above the best section that tells of a gap.
    var score = 0.0
    var overGap = 0.0
    /// How much more of the question its typical questions are made of than those of that gap.
    var shareOverGap = 0.0
    /// The telling words of the question that neither the section nor its typical questions have.
    var missed: [String] = []
    /// How many words name something that no document knows.
    var unknown = 0
    /// Whether it holds the number or the time that is asked for, if one is.
    var canTell = true
    /// Whether the question names the framework: such a question is seldom about anything else.
    var isNamed = false

    /// Above 0 it answers more likely than not.
    var value: Double {
        -4 + 2.5 * score + 4.8 * overGap + 4.7 * shareOverGap + (isNamed ? 1.8 : 0)
            - (canTell ? 0 : 1)
            - 0.7 * Double(min(3, missed.count)) - 3.1 * Double(min(2, unknown))
    }

    var description: String {
        func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
        return "sure \(rounded(value)): score \(rounded(score)), over the gap \(rounded(overGap)),"
            + " share over it \(rounded(shareOverGap)), lacks \(missed), unknown \(unknown)"
    }
}
