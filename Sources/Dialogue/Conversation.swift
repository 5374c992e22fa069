import Audits

/// Where a conversation stands: everything that the next message is read against, beside the audit
/// itself.
///
/// It is small and is kept with every turn; the route through the form is not in it, because that is
/// derived anew from the form and the answers.
package struct Conversation: Hashable, Sendable, Codable {
    package var stage: Stage
    /// The item a person asked to go to, answered or not.
    package var focus: FieldID?
    /// The item a person jumped ahead to: the route goes on from there and comes back afterwards.
    package var goingOnFrom: FieldID?
    /// The table that still takes rows.
    package var openTable: FieldID?
    /// A question of ours that the next message may answer.
    package var openQuestion: OpenQuestion?
    /// Words kept for the open item until its judgement is given.
    package var draft: String?
    /// The slots stored or changed by the last turn that stored anything.
    package var lastStored: [FieldID]
    /// Whether that was the turn just before.
    package var justStored: Bool
    /// What the turns stored or left for later, newest last, for undoing.
    package var undoable: [StoredTurn]
    /// What undoing took back, newest last, until something new is stored; `nil` is none.
    package var redoable: [StoredTurn]?
    /// The item asked and how often it has been asked without success.
    package var failures: Failures
    /// Items passed over once although they are required at once.
    package var insistedOn: [FieldID]
    /// Whether the hint about personal data has been given.
    package var hasHintedAtNames: Bool
    /// How the last message was read, for `explain`.
    package var trace: [String]

    package enum Stage: Hashable, Sendable, Codable {
        case desk(Desk)
        case auditing
        /// Guidance only, no audit.
        case asking
        case over
    }

    /// The changes of one turn, as old and new values of slots, and the lists it changed as they were.
    package struct StoredTurn: Hashable, Sendable, Codable {
        package var changes: [StoredChange]
        /// The items left for later before the turn; `nil` when it left that list alone.
        package var skipped: [FieldID]?
        /// The items said not to be given before the turn; `nil` when it left that list alone.
        package var notGiven: [FieldID]?

        package init(
            changes: [StoredChange],
            skipped: [FieldID]? = nil,
            notGiven: [FieldID]? = nil
        ) {
            self.changes = changes
            self.skipped = skipped
            self.notGiven = notGiven
        }

        var isEmpty: Bool { changes.isEmpty && skipped == nil && notGiven == nil }
    }

    package struct Failures: Hashable, Sendable, Codable {
        package var item: FieldID?
        package var count: Int
    }

    /// A question of ours that waits for its answer.
    package enum OpenQuestion: Hashable, Sendable, Codable {
        /// Whether a judgement that was hinted at is meant.
        case confirm(slot: FieldID, value: JSON, words: String)
        /// One of several judgements.
        case choose(slot: FieldID, values: [JSON])
        /// Whether words that may have been meant for the assistant are the answer.
        case keep(slot: FieldID, words: String)
        /// Whether words said beside a score go to that text.
        case place(slot: FieldID, words: String)
        /// The reason for answering not applicable.
        case reason(slot: FieldID)
        /// Whether the pass is to be complete.
        case finish
    }

    /// A conversation about an audit.
    package static var auditing: Conversation { Conversation(stage: .auditing) }

    package init(stage: Stage) {
        self.stage = stage
        lastStored = []
        justStored = false
        undoable = []
        failures = Failures(item: nil, count: 0)
        insistedOn = []
        hasHintedAtNames = false
        trace = []
    }
}

/// A change in a form that can be kept with a conversation.
package struct StoredChange: Hashable, Sendable, Codable {
    package let slot: FieldID
    package let old: JSON
    package let new: JSON

    package init(slot: FieldID, old: JSON, new: JSON) {
        self.slot = slot
        self.old = old
        self.new = new
    }
}

/// The questions asked before an audit is chosen.
package enum Desk: Hashable, Sendable, Codable {
    case start
    case framework(role: String)
    case role(framework: String)
    case caseReference(framework: String, role: String)
    case openAudit(choices: [AuditChoice])
}

/// An audit that can be carried on.
package struct AuditChoice: Hashable, Sendable, Codable {
    package let audit: String
    package let role: String
    package let title: String

    package init(audit: String, role: String, title: String) {
        self.audit = audit
        self.role = role
        self.title = title
    }
}
