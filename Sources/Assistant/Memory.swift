import Audits
import Storage

/// What was read and made last, for as long as the store says that it has not changed: a turn asks
/// for its audit more than once, and goes on from the state that the turn before it left.
struct Memory {
    /// How many audits and conversations are remembered; beyond it all are forgotten.
    private static let most = 512

    private var audits: [String: (stamp: AuditStamp, audit: Audit)] = [:]
    private var states: [String: (text: String, kept: Kept)] = [:]

    /// The audit, if it was read at that state.
    func audit(_ id: String, at stamp: AuditStamp) -> Audit? {
        audits[id].flatMap { $0.stamp == stamp ? $0.audit : nil }
    }

    mutating func keep(_ audit: Audit, at stamp: AuditStamp) {
        if audits.count >= Self.most { audits = [:] }
        audits[audit.id] = (stamp, audit)
    }

    /// What a conversation's stored state says, read only if it is not the one made last.
    func kept(in record: StoredConversation) throws -> Kept {
        if let known = states[record.id], known.text == record.state { return known.kept }
        return try Kept(record.state)
    }

    mutating func keep(_ kept: Kept, as text: String, of conversation: String) {
        assert((try? Kept(text)) == kept, "a state reads back as another")
        if states.count >= Self.most { states = [:] }
        states[conversation] = (text, kept)
    }
}
