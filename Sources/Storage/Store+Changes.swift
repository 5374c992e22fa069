import Audits

extension Store {
    /// Adds an empty or filled pass to an audit.
    ///
    /// - Parameters:
    ///   - pass: As it begins.
    ///   - audit: The audit's id.
    ///   - contentHash: The digest of the form that the pass is pinned to.
    ///   - by: The user.
    ///   - at: The time.
    ///   - why: For the history, in the program's words.
    ///   - turn: The turn that does it, if one does.
    /// - Throws: `.unknown` if there is no such audit; `.exists` if the role has a pass already.
    package func begin(
        _ pass: Pass,
        of audit: String,
        contentHash: String,
        by: String,
        at: String,
        why: String,
        turn: TurnReference? = nil
    ) throws(StorageError) {
        try write {
            guard let now = try state(of: audit) else {
                throw StorageError.unknown("audit \(audit)")
            }
            guard now.passes[pass.role.text] == nil else {
                throw StorageError.exists(
                    "the pass '\(pass.role)' of audit \(audit)",
                    remedy: "carry on with that one"
                )
            }
            let only = Audit(id: audit, framework: "", caseReference: "", passes: [pass.role: pass])
            var next = now
            next.passes.merge(
                try AuditState(only, texts: texts) { _ in contentHash }.passes
            ) { _, new in new }
            let signature = Signature(by: by, at: at, why: why, turn: turn)
            try bring(audit, from: now, to: next, signature)
        }
    }

    /// Pins a pass to another version of its form; its answers stay as they are.
    ///
    /// - Parameters:
    ///   - role: The pass.
    ///   - audit: The audit's id.
    ///   - form: The form as it is now.
    ///   - by: The user.
    ///   - at: The time.
    ///   - why: For the history, in the program's words.
    /// - Throws: `.unknown` if there is no such pass.
    package func move(
        _ role: Role,
        of audit: String,
        to form: Form,
        by: String,
        at: String,
        why: String
    ) throws(StorageError) {
        try write {
            guard let now = try state(of: audit), now.passes[role.text] != nil else {
                throw StorageError.unknown("the pass '\(role)' of audit \(audit)")
            }
            var next = now
            next.passes[role.text]?.head = .init(
                form: form.id,
                version: form.version,
                contentHash: form.contentHash
            )
            try bring(audit, from: now, to: next, Signature(by: by, at: at, why: why))
        }
    }

    /// Makes changes to a pass, in their order.
    ///
    /// A change that asks for what is there already is no change. One whose `old` is not what is
    /// there is refused, and all the others with it: nobody's answer is overwritten unseen.
    ///
    /// - Parameters:
    ///   - changes: Each with the old state as the caller read it.
    ///   - audit: The audit's id.
    ///   - role: The pass.
    ///   - by: The user.
    ///   - at: The time.
    ///   - why: For the history, in the program's words.
    ///   - turn: The turn that makes them, if one does.
    /// - Throws: `.unknown` if there is no such pass; `.conflict`; `.unreadable`.
    package func apply(
        _ changes: [Change],
        to audit: String,
        role: Role,
        by: String,
        at: String,
        why: String,
        turn: TurnReference? = nil
    ) throws(StorageError) {
        guard !changes.isEmpty else { return }
        let signature = Signature(by: by, at: at, why: why, turn: turn)
        try write {
            let pass = PassKey(audit: audit, role: role.text)
            var recorded = false
            for change in changes {
                let (kind, slot, old, new) = try parts(of: change)
                let now = try text(kind, slot, of: pass)
                guard now != new else { continue }
                guard now == old else {
                    throw StorageError.conflict(slot ?? "the pass '\(role)'")
                }
                try set(kind, slot, of: pass, from: now, to: new, signature)
                recorded = true
            }
            if recorded { try touch(audit, at) }
        }
    }

    /// A change as texts.
    private func parts(
        of change: Change
    ) throws -> (kind: HistoryEntry.Kind, slot: String?, old: String?, new: String?) {
        switch change {
        case .answer(let slot, let old, let new):
            (
                .answer, slot.text,
                try old.map { try texts.text($0, slot: slot.text) },
                try new.map { try texts.text($0, slot: slot.text) }
            )
        case .skipped(let old, let new):
            (.skipped, nil, try texts.text(old), try texts.text(new))
        case .notGiven(let old, let new):
            (.notGiven, nil, try texts.text(old), try texts.text(new))
        case .status(let old, let new): (.status, nil, old.rawValue, new.rawValue)
        }
    }

    /// What a pass holds now.
    private func text(
        _ kind: HistoryEntry.Kind,
        _ slot: String?,
        of pass: PassKey
    ) throws -> String? {
        guard
            let row = try connection.one(
                """
                SELECT status, skipped, not_given,
                    (SELECT value FROM answer WHERE audit = ?1 AND role = ?2 AND slot = ?3)
                FROM pass WHERE audit = ?1 AND role = ?2
                """,
                .text(pass.audit),
                .text(pass.role),
                .text(orNull: slot)
            )
        else { throw StorageError.unknown("the pass '\(pass.role)' of audit \(pass.audit)") }
        return switch kind {
        case .status: try row.text(0)
        case .skipped: try row.text(1)
        case .notGiven: try row.text(2)
        default: try row.optionalText(3)
        }
    }
}

/// A pass of an audit.
struct PassKey {
    let audit: String
    let role: String
}
