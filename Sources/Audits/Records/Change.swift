/// One change to a pass: a slot's new value, an item left for later, or the pass's status.
///
/// A change holds the old state too, so that it can be undone and read back in the history.
package enum Change: Hashable, Sendable {
    case answer(FieldID, old: Value?, new: Value?)
    case skipped(old: [FieldID], new: [FieldID])
    case notGiven(old: [FieldID], new: [FieldID])
    case status(old: Pass.Status, new: Pass.Status)

    /// The change that takes this one back.
    package var reversed: Change {
        switch self {
        case .answer(let slot, let old, let new): .answer(slot, old: new, new: old)
        case .skipped(let old, let new): .skipped(old: new, new: old)
        case .notGiven(let old, let new): .notGiven(old: new, new: old)
        case .status(let old, let new): .status(old: new, new: old)
        }
    }
}

extension Pass {
    package mutating func apply(_ change: Change) {
        switch change {
        case .answer(let slot, _, let new): answers[slot] = new
        case .skipped(_, let new): skipped = new
        case .notGiven(_, let new): notGiven = new
        case .status(_, let new): status = new
        }
    }
}
