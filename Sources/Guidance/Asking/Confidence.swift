/// How sure it is that a section answers a question.
///
/// A weighing of what speaks for and against it. The weights were fitted to labelled questions,
/// covered and not, and rounded; none is about a particular question.
struct Confidence {
    /// The section's score, and how far it lies above the best section that tells of a gap and
    /// above the next one.
    var score = 0.0
    var overGap = 0.0
    var overNext = 0.0
    var coverage = 0.0
    var phrase = 0.0
    /// How many telling words the question has, and how many of them the section lacks.
    var telling = 0
    var missed = 0
    /// What those weigh, of all that the telling words weigh.
    var missedShare = 0.0
    /// How many words name something that no document knows.
    var unknown = 0
    /// Whether the section is of a kind that is asked for; `nil` when that cannot be told.
    var isOfKind: Bool?

    /// Above 0 it answers more likely than not.
    var value: Double {
        var sum = -0.6 + 1.8 * score + 2.3 * overGap + overNext
        sum += 0.4 * coverage - phrase
        sum -= 0.2 * Double(min(3, telling)) + 0.6 * Double(min(3, missed)) + 0.8 * missedShare
        sum -= 2 * Double(min(2, unknown))
        if let isOfKind { sum += isOfKind ? 0.2 : -0.65 }
        return sum
    }
}
