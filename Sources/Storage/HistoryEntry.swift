import Audits

/// One change to an audit, as it was recorded and ever stays.
package struct HistoryEntry: Hashable, Sendable {
    /// What was changed, and so what `old` and `new` hold.
    package enum Kind: String, Hashable, Sendable {
        /// The audit itself: an object of `framework`, `caseReference` and `status`.
        case audit
        /// A pass was begun, moved to another version of its form, or (`new` is `nil`) removed by
        /// an import: an object of `form`, `version` and `contentHash`.
        case pass
        /// A slot's answer, in the flat form of the outside contract.
        case answer
        /// The items left for later, as an array of ids.
        case skipped
        /// The items that cannot be given, as an array of ids.
        case notGiven = "not given"
        /// The status of the pass, as text.
        case status
    }

    /// Ascending in the order of the changes, over all audits.
    package let id: Int64
    package let audit: String
    /// The pass; `nil` where the audit itself was changed.
    package let role: Role?
    package let kind: Kind
    /// The slot of an answer.
    package let slot: FieldID?
    /// `nil` where there was nothing before.
    package let old: JSON?
    /// `nil` where there is nothing any more.
    package let new: JSON?
    /// Why, in the program's words.
    package let why: String
    package let by: String
    package let at: String
    /// The turn that made the change, if one did.
    package let turn: TurnReference?
}

/// One turn of one conversation.
package struct TurnReference: Hashable, Sendable {
    package let conversation: String
    /// From 1.
    package let number: Int

    /// The turn of that number.
    package init(conversation: String, number: Int) {
        self.conversation = conversation
        self.number = number
    }
}

/// Who changed something, when and why.
struct Signature {
    let by: String
    let at: String
    let why: String
    var turn: TurnReference?
}
