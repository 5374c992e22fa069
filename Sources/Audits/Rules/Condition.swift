/// A test on the answers, from the closed grammar of `Prompts/README.md`: simple tests joined by
/// all `and` or all `or`.
package struct Condition: Hashable, Sendable {
    package enum Joint: Hashable, Sendable {
        case and
        case or
    }

    package let joint: Joint
    package let tests: [Test]

    /// One simple test.
    package enum Test: Hashable, Sendable {
        /// The slot holds one of these (grades, choices, scores or text, compared as written).
        case isOne(Slot, of: [String])
        case isNot(Slot, of: [String])
        case given(Slot)
        case notGiven(Slot)
        case atMost(Slot, Int)
        case atLeast(Slot, Int)
        /// Any grade of the pass, given or derived from a score.
        case anyGrade(Role?, Grade)
        case anyRow(Slot, column: String, value: String)
    }

    /// A slot of this pass, or of another role's.
    package struct Slot: Hashable, Sendable {
        package let role: Role?
        package let id: FieldID
        /// The slot looked at where that one holds nothing (`sm.agreed_score else sm.score`).
        package let fallback: FieldID?

        /// The slot and its fallback.
        var ids: [FieldID] { [id] + (fallback.map { [$0] } ?? []) }
    }

    /// The slots of this pass that the condition looks at.
    package var ownSlots: [FieldID] {
        tests.compactMap { test in
            switch test {
            case .isOne(let slot, _), .isNot(let slot, _), .given(let slot), .notGiven(let slot),
                .atMost(let slot, _), .atLeast(let slot, _), .anyRow(let slot, _, _):
                slot.role == nil ? slot.id : nil
            case .anyGrade: nil
            }
        }
    }
}

extension Condition {
    /// Whether the condition holds for a pass of an audit.
    package func holds(in view: PassView) -> Bool {
        switch joint {
        case .and: tests.allSatisfy { $0.holds(in: view) }
        case .or: tests.contains { $0.holds(in: view) }
        }
    }
}

extension Condition {
    /// Whether it holds for the answers as stored, relevant or not.
    func holdsPlainly(in view: PassView) -> Bool {
        let look = { (slot: Condition.Slot) in view.stored(slot) }
        return switch joint {
        case .and: tests.allSatisfy { $0.holds(in: view, look) }
        case .or: tests.contains { $0.holds(in: view, look) }
        }
    }
}

extension Condition.Test {
    fileprivate func holds(in view: PassView) -> Bool { holds(in: view) { view.value(of: $0) } }

    fileprivate func holds(in view: PassView, _ value: (Condition.Slot) -> Value?) -> Bool {
        switch self {
        case .isOne(let slot, let wanted): return value(slot)?.isAny(of: wanted) ?? false
        case .isNot(let slot, let wanted): return value(slot).map { !$0.isAny(of: wanted) } ?? false
        case .given(let slot): return value(slot) != nil
        case .notGiven(let slot): return value(slot) == nil
        case .atMost(let slot, let limit):
            guard case .score(let score)? = value(slot) else { return false }
            return score <= limit
        case .atLeast(let slot, let limit):
            guard case .score(let score)? = value(slot) else { return false }
            return score >= limit
        case .anyGrade(let role, let grade): return view.grades(of: role).contains(grade)
        case .anyRow(let slot, let column, let wanted):
            guard case .rows(let rows)? = value(slot) else { return false }
            return rows.contains { $0[column]?.lowercased() == wanted }
        }
    }
}

extension Value {
    /// Whether this is one of the values as an author writes them in a condition.
    fileprivate func isAny(of written: [String]) -> Bool {
        switch self {
        case .choice(let choice): written.contains(choice.rawValue)
        case .grade(let grade): written.contains { Grade(named: $0) == grade }
        case .score(let score): written.contains(String(score))
        case .text(let text): written.contains(text.lowercased())
        case .date(let day): written.contains(day.iso)
        case .rows(let rows): written.contains("none") && rows.isEmpty
        }
    }
}
