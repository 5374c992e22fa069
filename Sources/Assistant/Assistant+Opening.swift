import Audits
import Dialogue
import Markdown
import Storage

/// Opening a conversation: anew, on a new audit, or where a person left it.
extension Assistant {
    func begin(_ conversation: Conversation, by user: String) throws -> Turn {
        let kept = Kept(conversation: conversation, thread: nil)
        let record = StoredConversation(
            id: Self.newID(),
            user: user,
            created: settings.clock.time,
            state: kept.text
        )
        try store.addConversation(record)
        return try opening(record, kept, by: user)
    }

    /// What a conversation opened with, or would open with now; nothing is kept of it.
    package func opening(of id: String, by user: String) throws -> Turn {
        guard let record = try store.conversation(id), record.user == user else {
            throw AssistantError(
                .notFound,
                "There is no such conversation.",
                remedy: "Open one first."
            )
        }
        if let audit = record.audit { try access.demandRead(audit, user) }
        return try opening(record, try Kept(record.state), by: user)
    }

    func openAudit(_ id: String, _ role: Role, by user: String) throws -> Turn {
        try access.demandRead(id, user)
        guard let audit = try audit(id) else {
            throw AssistantError(
                .notFound,
                "There is no audit '\(id.prefix(64))'.",
                remedy: "List the audits with: audit-assistant audits list"
            )
        }
        guard let form = prompts.form(framework: audit.framework, role: role) else {
            let roles = prompts.framework(audit.framework)?.passes.map(\.role.text) ?? []
            throw AssistantError(
                .badInput,
                "The framework '\(audit.framework)' has no role '\(role.text.prefix(64))'.",
                remedy: "Its roles are: \(roles.joined(separator: ", "))."
            )
        }
        try access.demandFill(role, of: id, user)
        if audit.passes[role] == nil {
            try store.begin(
                Pass(role: role, form: form.id, formVersion: form.version),
                of: id,
                contentHash: form.contentHash,
                by: user,
                at: settings.clock.time,
                why: "the pass was begun"
            )
        }
        if let record = try store.latestConversation(audit: id, role: role, user: user),
            let kept = try? Kept(record.state), kept.conversation.stage == .auditing
        {
            return try opening(record, kept, by: user)
        }
        let kept = Kept(conversation: .auditing, thread: nil)
        let record = StoredConversation(
            id: Self.newID(),
            audit: id,
            role: role,
            user: user,
            created: settings.clock.time,
            state: kept.text
        )
        try store.addConversation(record)
        return try opening(record, kept, by: user)
    }

    func opening(_ record: StoredConversation, _ kept: Kept, by user: String) throws -> Turn {
        var record = record
        var kept = kept
        let step = reduce(kept.conversation, .opened, in: try situation(record, by: user))
        var turn = try perform(step, record: &record, kept: &kept, by: user, typed: "")
        turn.id = record.id
        if let audit = record.audit, let role = record.role,
            let warning = try versionWarning(audit, role)
        {
            turn.replies.insert(warning, at: 0)
        }
        return turn
    }

    func addAudit(framework: String, role: Role, _ reference: String, by user: String)
        throws
        -> String
    {
        guard let known = prompts.framework(framework) else {
            throw AssistantError(
                .badInput,
                "There is no framework '\(framework.prefix(64))'.",
                remedy: nearest(to: framework, among: prompts.frameworks.map(\.id)).map {
                    "Did you mean '\($0)'?"
                }
                    ?? "The frameworks are: \(prompts.frameworks.map(\.id).joined(separator: ", "))."
            )
        }
        guard let form = prompts.form(framework: framework, role: role) else {
            throw AssistantError(
                .badInput,
                "The framework '\(framework)' has no role '\(role.text.prefix(64))'.",
                remedy: "Its roles are: \(known.passes.map(\.role.text).joined(separator: ", "))."
            )
        }
        let trimmed = reference.trimmed
        guard !trimmed.isEmpty, trimmed.utf8.count <= 200 else {
            throw AssistantError(
                .badInput,
                "The case reference is empty or longer than 200 bytes.",
                remedy: "Give the number your recording system has."
            )
        }
        try access.demandBegin(role, user)
        let id = try store.newAuditID()
        var audit = Audit(id: id, framework: framework, caseReference: trimmed)
        audit.passes[role] = Pass(role: role, form: form.id, formVersion: form.version)
        try store.add(audit, by: user, at: settings.clock.time, why: "the audit was begun") {
            pass in
            self.prompts.forms[pass.form]?.contentHash ?? ""
        }
        try store.grant(Access.owner, in: id, to: user)
        return id
    }

    /// Tells when an audit was begun on another version of its form.
    func versionWarning(_ audit: String, _ role: Role) throws -> Reply? {
        guard let pinned = try store.pinnedForms(of: audit)[role],
            let form = prompts.forms[pinned.form], pinned.version != form.version
        else { return nil }
        return Reply(
            kind: Dialogue.Reply.Kind.warning.rawValue,
            text: prompts.speech(.otherVersion, ["old": pinned.version, "new": form.version])
        )
    }
}
