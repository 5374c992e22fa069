import Audits
import Dialogue

extension Assistant {
    /// An audit as a person reads it: each pass with its answers and what is still needed.
    package func overview(of id: String) throws -> String {
        guard let audit = try audit(id) else {
            throw AssistantError(
                .notFound,
                "There is no audit '\(id.prefix(64))'.",
                remedy: "List the audits with: audit-assistant audits list"
            )
        }
        let framework = prompts.framework(audit.framework)
        var parts = [
            "\(audit.id), \(framework?.title ?? audit.framework), case \(audit.caseReference)"
        ]
        for pass in framework?.passes ?? [] where audit.passes[pass.role] != nil {
            let review = Dialogue.review(
                Situation(
                    prompts: prompts,
                    today: settings.clock.today,
                    audit: audit,
                    role: pass.role
                )
            )
            parts.append(
                "\(pass.role) (\(audit.passes[pass.role]?.status.words ?? ""))\n\(review)"
            )
        }
        return parts.joined(separator: "\n\n")
    }

    /// How the last message of a conversation was read; `nil` when there was none.
    package func explanation(of conversation: String) throws -> String? {
        guard let record = try store.conversation(conversation) else { return nil }
        let trace = try Kept(record.state).conversation.trace
        return trace.isEmpty
            ? nil : prompts.speech(.explained, ["why": trace.joined(separator: "; ")])
    }
}
