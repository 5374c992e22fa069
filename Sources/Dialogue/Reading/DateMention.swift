import Audits

/// A day, or words that only promise one, that stand in a message.
package struct DateMention: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case day(Day)
        /// No day can be told from it: "soon", "next week", "between 4 and 8 December".
        case vague
        /// A date that no calendar has: 31 February, 45/12/2026, "Monday 4 December" of a Friday.
        case impossible
    }

    package let what: What
    /// The positions of the tokens it covers, with "by", "within", "on the" and the like before it.
    package let tokens: Range<Int>
    /// Whether it is given as a date to keep ("by", "within", "due", "in 4 weeks").
    package let isDeadline: Bool

    package var day: Day? {
        if case .day(let day) = what { day } else { nil }
    }
}

/// Which way a date without a year, or a bare weekday, is read.
package enum DateDirection: Sendable {
    /// Today or later, for deadlines.
    case future
    /// Today or earlier, for what has happened.
    case past
}

extension Words {
    /// The dates that the message gives, in order, read in UK order.
    ///
    /// Ages, counts ("3 visits in 10 weeks"), frequencies ("every 10 days") and scores ("7/10")
    /// are no dates. A duration alone ("4 weeks") is one when it is the whole message, or, with
    /// `loneDurations`, a whole clause.
    ///
    /// - Complexity: O(*n*) in the number of tokens.
    package func dates(
        today: Day,
        prefer: DateDirection = .future,
        loneDurations: Bool = false
    ) -> [DateMention] {
        DateReader(self, today: today, prefer: prefer, loneDurations: loneDurations).mentions()
    }

    /// The one date that the whole message means; `nil` when it gives none, or several that differ
    /// and are not put right within it ("Friday - no, Monday" means Monday).
    package func dateAnswer(today: Day, prefer: DateDirection = .future) -> DateMention? {
        var found = dates(today: today, prefer: prefer, loneDurations: true)
        if found.count > 1 {
            let kept = found.filter { !isRejected($0) }
            if !kept.isEmpty { found = kept }
        }
        if found.contains(where: { $0.what != .vague }) {
            found.removeAll { $0.what == .vague }
        }
        guard let last = found.last else { return nil }
        if Set(found.map(\.what)).count == 1 { return last }
        let before = found[found.count - 2]
        let between = tokens[before.tokens.upperBound..<last.tokens.lowerBound]
        return between.contains { Self.turnsBack.contains($0.plain) } ? last : nil
    }

    /// "not Friday": said only to be ruled out.
    private func isRejected(_ mention: DateMention) -> Bool {
        let start = mention.tokens.lowerBound
        return start > 0 && ["not", "isnt"].contains(tokens[start - 1].plain)
    }

    private static let turnsBack: Set<String> = [
        "no", "sorry", "wait", "actually", "meant", "mean", "rather", "instead", "make",
        "correction", "scrap", "oops", "change", "nope",
    ]
}
