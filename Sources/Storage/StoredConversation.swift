import Audits

/// A conversation as it is kept.
package struct StoredConversation: Hashable, Sendable {
    package let id: String
    /// The audit it is about; `nil` for one about the guidance, or before an audit is chosen.
    package var audit: String?
    /// The pass it fills.
    package var role: Role?
    package let user: String
    package let created: String
    /// The state after the last turn, as JSON that only its owner reads.
    package var state: String
    /// How many turns there are.
    package var turns: Int

    /// A conversation, usually one that begins.
    package init(
        id: String,
        audit: String? = nil,
        role: Role? = nil,
        user: String,
        created: String,
        state: String,
        turns: Int = 0
    ) {
        self.id = id
        self.audit = audit
        self.role = role
        self.user = user
        self.created = created
        self.state = state
        self.turns = turns
    }
}

/// One turn of a conversation, as it is kept and ever stays.
package struct StoredTurn: Hashable, Sendable {
    package let conversation: String
    /// From 1; given by the store.
    package var number: Int
    package let at: String
    package let user: String
    /// As typed, whole.
    package let typed: String
    /// The request's idempotency key.
    package let key: String?
    /// The line of JSON that was sent.
    package let reply: String
    /// The conversation's state after it, as JSON that only its owner reads.
    package let state: String

    /// A turn; `append` gives it its number.
    package init(
        conversation: String,
        number: Int = 0,
        at: String,
        user: String,
        typed: String,
        key: String? = nil,
        reply: String,
        state: String
    ) {
        self.conversation = conversation
        self.number = number
        self.at = at
        self.user = user
        self.typed = typed
        self.key = key
        self.reply = reply
        self.state = state
    }
}
