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

extension JSON {
    /// One line of JSON with its keys in order, as programs read it.
    package var line: String { text([.sortedKeys, .withoutEscapingSlashes]) }

    /// JSON over several lines, as a file for people.
    package var document: String {
        text([.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
    }

    private func text(_ format: JSONEncoder.OutputFormatting) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = format
        // Encoding this enumeration has no way to fail but a number that is not finite.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    /// Reads a JSON text; `nil` when it is none.
    package init?(parsing text: some Collection<UInt8>) {
        guard let json = try? JSONDecoder().decode(JSON.self, from: Data(text)) else { return nil }
        self = json
    }
}
