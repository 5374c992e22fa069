import Audits
import Dialogue
import Storage

/// The audits themselves: list, show, export, import.
extension Assistant {
    /// An audit as it stands; `nil` when there is none of that id.
    package func audit(_ id: String) throws -> Audit? {
        try store.read {
            guard let stamp = try store.stamp(of: id) else { return nil }
            if let known = memory.audit(id, at: stamp) { return known }
            let audit = try store.audit(id) { framework, role in
                self.prompts.form(framework: framework, role: role)
            }
            if let audit { memory.keep(audit, at: stamp) }
            return audit
        }
    }

    /// The audit as the outside contract's JSON.
    package func export(_ id: String) throws -> JSON {
        guard let audit = try audit(id) else {
            throw AssistantError(
                .notFound,
                "There is no audit '\(id.prefix(64))'.",
                remedy: "List the audits with: audit-assistant audits list"
            )
        }
        return audit.json(forms: prompts.forms(of: audit.framework), today: settings.clock.today)
    }

    /// Adds an exported audit; an existing one is replaced only when that is asked for.
    ///
    /// - Returns: Its id.
    @discardableResult
    package func importAudit(_ json: JSON, replacing: Bool, by user: String) throws -> String {
        let audit: Audit
        do {
            audit = try Audit(importing: json, prompts: prompts)
        } catch {
            throw AssistantError(
                .badInput,
                "The file is not an audit that can be imported: \(error).",
                remedy: "Nothing was changed."
            )
        }
        return try store.transaction {
            let hash = { (pass: Pass) in self.prompts.forms[pass.form]?.contentHash ?? "" }
            let time = settings.clock.time
            if try store.audit(audit.id, forms: { self.prompts.form(framework: $0, role: $1) })
                == nil
            {
                try store.add(audit, by: user, at: time, why: "imported", contentHash: hash)
                try store.grant(Access.owner, in: audit.id, to: user)
            } else if replacing {
                try store.replace(
                    audit,
                    by: user,
                    at: time,
                    why: "replaced by an import",
                    contentHash: hash
                )
            } else {
                throw AssistantError(
                    .conflict,
                    "There is an audit '\(audit.id)' already.",
                    remedy: "Nothing was changed. Use --replace to replace it; its history is kept."
                )
            }
            return audit.id
        }
    }

    /// The audits that a person can carry on, newest first.
    func openAudits(of user: String) throws -> [AuditChoice] {
        let access = access
        let own = access.mode == .everything ? nil : user
        return try store.audits(limit: 50, visibleTo: own).flatMap { summary in
            try summary.passes.filter { pass in
                try pass.status != .complete && access.mayFill(pass.role, of: summary.id, user)
            }.map { pass in
                AuditChoice(
                    audit: summary.id,
                    role: pass.role.text,
                    title: "\(summary.id), case \(summary.caseReference), \(pass.role.text)"
                )
            }
        }
    }
}
