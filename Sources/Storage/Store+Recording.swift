import Audits
import SQLite

/// The one way by which an audit changes: first into the history, then into the tables.
extension Store {
    /// Records every difference between two states of an audit and makes the tables follow.
    func bring(
        _ audit: String,
        from old: AuditState?,
        to new: AuditState,
        _ signature: Signature
    ) throws {
        guard old != new else { return }
        if old?.head != new.head {
            try record(
                .audit,
                audit,
                from: try old.map { try texts.text($0.head) },
                to: try texts.text(new.head),
                signature
            )
            try connection.run(
                """
                INSERT INTO audit (id, framework, case_reference, status, created, changed)
                VALUES (?1, ?2, ?3, ?4, ?5, ?5)
                ON CONFLICT (id) DO UPDATE SET framework = excluded.framework,
                    case_reference = excluded.case_reference, status = excluded.status
                """,
                .text(audit),
                .text(new.head.framework),
                .text(new.head.caseReference),
                .text(new.head.status.rawValue),
                .text(signature.at)
            )
        }
        for role in Set(new.passes.keys).union(old?.passes.keys ?? [:].keys).sorted() {
            let key = PassKey(audit: audit, role: role)
            try bring(key, from: old?.passes[role], to: new.passes[role], signature)
        }
        try touch(audit, signature.at)
    }

    private func bring(
        _ pass: PassKey,
        from old: PassState?,
        to new: PassState?,
        _ signature: Signature
    ) throws {
        if let new, old?.head != new.head {
            try record(
                .pass,
                pass.audit,
                role: pass.role,
                from: try old.map { try texts.text($0.head) },
                to: try texts.text(new.head),
                signature
            )
            try connection.run(
                """
                INSERT INTO pass
                    (audit, role, form, form_version, content_hash, status, skipped, not_given)
                VALUES (?, ?, ?, ?, ?, 'not_started', '[]', '[]')
                ON CONFLICT (audit, role) DO UPDATE SET form = excluded.form,
                    form_version = excluded.form_version, content_hash = excluded.content_hash
                """,
                .text(pass.audit),
                .text(pass.role),
                .text(new.head.form),
                .text(new.head.version),
                .text(new.head.contentHash)
            )
        }
        let before = old?.answers ?? [:]
        let after = new?.answers ?? [:]
        for slot in Set(before.keys).union(after.keys).sorted() where before[slot] != after[slot] {
            try set(.answer, slot, of: pass, from: before[slot], to: after[slot], signature)
        }
        guard let new else { return try remove(pass, old, signature) }
        let start = old ?? PassState(head: new.head)
        let parts: [(HistoryEntry.Kind, KeyPath<PassState, String>)] = [
            (.skipped, \.skipped), (.notGiven, \.notGiven), (.status, \.status),
        ]
        for (kind, part) in parts where start[keyPath: part] != new[keyPath: part] {
            let (from, to) = (start[keyPath: part], new[keyPath: part])
            try set(kind, nil, of: pass, from: from, to: to, signature)
        }
    }

    private func remove(_ pass: PassKey, _ old: PassState?, _ signature: Signature) throws {
        guard let old else { return }
        let head = try texts.text(old.head)
        try record(.pass, pass.audit, role: pass.role, from: head, to: nil, signature)
        try connection.run(
            "DELETE FROM pass WHERE audit = ? AND role = ?",
            .text(pass.audit),
            .text(pass.role)
        )
    }

    /// Records one part of a pass and makes its table follow.
    func set(
        _ kind: HistoryEntry.Kind,
        _ slot: String?,
        of pass: PassKey,
        from old: String?,
        to new: String?,
        _ signature: Signature
    ) throws {
        try record(kind, pass.audit, role: pass.role, slot: slot, from: old, to: new, signature)
        let (audit, role) = (SQLite.Value.text(pass.audit), SQLite.Value.text(pass.role))
        let (slot, value) = (SQLite.Value.text(orNull: slot), SQLite.Value.text(orNull: new))
        switch kind {
        case .answer where new == nil:
            try connection.run(
                "DELETE FROM answer WHERE audit = ? AND role = ? AND slot = ?",
                audit,
                role,
                slot
            )
        case .answer:
            try connection.run(
                """
                INSERT INTO answer (audit, role, slot, value) VALUES (?, ?, ?, ?)
                ON CONFLICT (audit, role, slot) DO UPDATE SET value = excluded.value
                """,
                audit,
                role,
                slot,
                value
            )
        case .skipped:
            try connection.run(
                "UPDATE pass SET skipped = ? WHERE audit = ? AND role = ?",
                value,
                audit,
                role
            )
        case .notGiven:
            try connection.run(
                "UPDATE pass SET not_given = ? WHERE audit = ? AND role = ?",
                value,
                audit,
                role
            )
        case .status:
            try connection.run(
                "UPDATE pass SET status = ? WHERE audit = ? AND role = ?",
                value,
                audit,
                role
            )
        case .audit, .pass: break
        }
    }

    private func record(
        _ kind: HistoryEntry.Kind,
        _ audit: String,
        role: String? = nil,
        slot: String? = nil,
        from old: String?,
        to new: String?,
        _ signature: Signature
    ) throws {
        try connection.run(
            """
            INSERT INTO history
                (audit, role, kind, slot, old, new, why, by, at, conversation, turn)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .text(audit),
            .text(orNull: role),
            .text(kind.rawValue),
            .text(orNull: slot),
            .text(orNull: old),
            .text(orNull: new),
            .text(signature.why),
            .text(signature.by),
            .text(signature.at),
            .text(orNull: signature.turn?.conversation),
            .int(orNull: signature.turn?.number)
        )
    }

    func touch(_ audit: String, _ at: String) throws {
        try connection.run("UPDATE audit SET changed = ? WHERE id = ?", .text(at), .text(audit))
    }
}
