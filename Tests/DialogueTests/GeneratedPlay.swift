import Audits
import Dialogue
import FoundationEssentials

/// A generated conversation while it is held: the audit and state after each message.
struct GeneratedPlay {
    /// One message and what came of it.
    struct Turn {
        let text: String
        let kind: GeneratedConversation.Kind
        let before: Pass
        let asked: FieldID?
        let after: Pass
        let step: Step
    }

    private(set) var audit: Audit
    private(set) var conversation = Conversation.auditing
    private(set) var turns: [Turn] = []
    let form: Form
    let role: Role
    private let today = Day(iso: "2026-11-20") ?? Day(daysSince1970: 0)

    init(_ form: Form, _ role: Role) {
        self.form = form
        self.role = role
        audit = Shipped.audit(form: form, role: role)
    }

    /// The conversation held to its end; with `storing`, the state is written and read between turns.
    init(_ generated: GeneratedConversation, storing: Bool = false) throws {
        self.init(generated.form, generated.role)
        var asked = step(.opened).pending
        for (kind, text) in generated.messages where conversation.stage == .auditing {
            if storing { try store() }
            asked = say(text, kind, asked)
        }
    }

    private func step(_ input: Input) -> Step {
        reduce(conversation, input, in: Shipped.situation(audit, role, today: today))
    }

    @discardableResult
    mutating func say(
        _ text: String,
        _ kind: GeneratedConversation.Kind = .other,
        _ asked: FieldID? = nil
    ) -> FieldID? {
        guard let before = audit.passes[role] else { return nil }
        let step = step(.text(text))
        for change in step.changes { audit.passes[role]?.apply(change) }
        conversation = step.conversation
        turns.append(
            Turn(
                text: text,
                kind: kind,
                before: before,
                asked: asked,
                after: audit.passes[role] ?? before,
                step: step
            )
        )
        return step.pending
    }

    private mutating func store() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(conversation)
        conversation = try JSONDecoder().decode(Conversation.self, from: data)
    }
}
