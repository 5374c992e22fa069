/// A rule of a form: when it applies, what it asks for, and what a person is told.
package struct Rule: Hashable, Sendable {
    package let body: Body
    /// The code under which a breach is reported (`limiting_judgement`).
    package let flag: String
    /// The section of Knowledge it rests on, such as `staged#limiting-judgements`.
    package let source: String
    /// What a person is told: the reason and the ways out.
    package let says: String
    package let line: Int

    package enum Body: Hashable, Sendable {
        /// While the condition holds the grade may not be better than the limit.
        case limit(Condition, slot: FieldID, atMost: Grade)
        /// While the condition holds the slot may not stay empty; a note is asked at once.
        case needed(Condition?, slot: FieldID, atOnce: Bool)
        /// NA needs a reason; where phrases are listed only such reasons qualify.
        case naReason([FieldID], accepts: [String])
        /// An answer that is asked about once, and may stand.
        case query(Condition, slot: FieldID)
        case escalate(Condition, to: [String], hours: Int?, because: String)
        case notify(Condition?, to: [String], by: FieldID)
        case deadline(Condition, slot: FieldID, within: Limit)
        /// The columns every row needs.
        case smart(slot: FieldID, columns: [String])
        /// The roles that have to be named in a table.
        case present(slot: FieldID, roles: [String])
        /// A typed grade word that contradicts the score is queried.
        case mismatch(slot: FieldID)
    }

    /// A time limit counted from the day the rule is met.
    package enum Limit: Hashable, Sendable {
        case hours(Int)
        case workingDays(Int)
        case weeks(Int)

        /// The last day that keeps the limit.
        package func lastDay(from day: Day) -> Day {
            switch self {
            case .hours(let hours): day.adding(days: (hours + 23) / 24)
            case .workingDays(let days): day.adding(workingDays: days)
            case .weeks(let weeks): day.adding(days: 7 * weeks)
            }
        }

        package var inWords: String {
            switch self {
            case .hours(let hours): "\(hours) hours"
            case .workingDays(let days): "\(days) working days"
            case .weeks(let weeks): "\(weeks) weeks"
            }
        }
    }

    /// The slots the rule is about.
    package var slots: [FieldID] {
        switch body {
        case .limit(_, let slot, _), .needed(_, let slot, _), .query(_, let slot),
            .deadline(_, let slot, _),
            .smart(let slot, _), .present(let slot, _), .mismatch(let slot),
            .notify(_, _, let slot):
            [slot]
        case .naReason(let slots, _): slots
        case .escalate: []
        }
    }

    package var condition: Condition? {
        switch body {
        case .limit(let condition, _, _), .query(let condition, _),
            .escalate(let condition, _, _, _),
            .deadline(let condition, _, _):
            condition
        case .needed(let condition, _, _), .notify(let condition, _, _): condition
        case .naReason, .smart, .present, .mismatch: nil
        }
    }
}
