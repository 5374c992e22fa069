import Audits
import Dialogue
import FoundationEssentials
import Guidance

/// What one turn says and did, as shown to people and as the chat line of the outside contract.
package struct Turn: Sendable {
    /// The conversation's id.
    package var id: String?
    package var replies: [Reply]
    package var audit: String?
    package var role: String?
    /// The item now asked: a field id or stem.
    package var pending: String?
    /// The status of the pass.
    package var status: String?
    /// What this turn stored or changed, in the flat form.
    package var captured: [String: JSON]
    package var flags: [String]
    package var citations: [Citation]
    /// Whether the person ended the conversation.
    package var isOver: Bool

    package init(
        id: String? = nil,
        replies: [Reply],
        audit: String? = nil,
        role: String? = nil,
        pending: String? = nil,
        status: String? = nil,
        captured: [String: JSON] = [:],
        flags: [String] = [],
        citations: [Citation] = [],
        isOver: Bool = false
    ) {
        self.id = id
        self.replies = replies
        self.audit = audit
        self.role = role
        self.pending = pending
        self.status = status
        self.captured = captured
        self.flags = flags
        self.citations = citations
        self.isOver = isOver
    }

    /// The chat line of the outside contract, without a line end.
    package var json: JSON {
        var members: [String: JSON] = [
            "replies": .array(replies.map(\.json)),
            "audit": JSON(audit),
            "role": JSON(role),
            "pending": JSON(pending),
            "status": JSON(status),
            "captured": .object(captured),
            "flags": .array(flags.map { .string($0) }),
            "citations": .array(citations.map(\.json)),
        ]
        if let id { members["id"] = .string(id) }
        return .object(members)
    }

    package func jsonLine() -> String { json.line }
}

/// One message of a turn.
package struct Reply: Hashable, Sendable {
    /// `question`, `captured`, `guidance` and so on, as the outside contract lists them.
    package var kind: String
    package var text: String
    package var field: String?
    package var options: [String]

    package init(kind: String, text: String, field: String? = nil, options: [String] = []) {
        self.kind = kind
        self.text = text
        self.field = field
        self.options = options
    }

    init(_ reply: Dialogue.Reply) {
        self.init(
            kind: reply.kind.rawValue,
            text: reply.text,
            field: reply.field?.text,
            options: reply.options
        )
    }

    var json: JSON {
        var members: [String: JSON] = ["kind": .string(kind), "text": .string(text)]
        if let field { members["field"] = .string(field) }
        if !options.isEmpty { members["options"] = .array(options.map { .string($0) }) }
        return .object(members)
    }
}

extension Citation {
    package var json: JSON {
        .object([
            "document": .string(document),
            "section": .string(section),
            "quote": .string(quote),
            "framework": JSON(framework),
            "date": JSON(date),
            "title": .string(title),
        ])
    }
}
