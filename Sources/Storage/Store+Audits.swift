import Audits
import SQLite

extension Store {
    /// An id that no audit has: `A-` and four characters that cannot be mistaken for one another,
    /// or more when those become scarce.
    package func newAuditID() throws(StorageError) -> String {
        let letters = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
        var generator = SystemRandomNumberGenerator()
        return try read {
            var attempts = 0
            while true {
                let length = 4 + attempts / 8
                let end = (0..<length).compactMap { _ in letters.randomElement(using: &generator) }
                let id = "A-" + String(end)
                if try number(of: id) == nil { return id }
                attempts += 1
            }
        }
    }

    /// Adds an audit with all that it holds.
    ///
    /// - Parameters:
    ///   - audit: Its id is new.
    ///   - by: The user.
    ///   - at: The time.
    ///   - why: For the history, in the program's words.
    ///   - contentHash: The digest of the form that each pass is pinned to; empty if not known.
    /// - Throws: `.exists`; `.unreadable`.
    package func add(
        _ audit: Audit,
        by: String,
        at: String,
        why: String,
        contentHash: (Pass) -> String = { _ in "" }
    ) throws(StorageError) {
        try write {
            guard try number(of: audit.id) == nil else {
                throw StorageError.exists(
                    "audit \(audit.id)",
                    remedy: "choose another id, or replace the audit if that is meant"
                )
            }
            let state = try AuditState(audit, texts: texts, contentHash: contentHash)
            try bring(audit.id, from: nil, to: state, Signature(by: by, at: at, why: why))
        }
    }

    /// Makes an audit that is there equal to the given one; every difference goes into the history.
    ///
    /// - Parameters:
    ///   - audit: As it is to be.
    ///   - by: The user.
    ///   - at: The time.
    ///   - why: For the history, in the program's words.
    ///   - contentHash: The digest of the form that each pass is pinned to; where it is empty, that
    ///     of a pass whose form and version stay the same is kept.
    /// - Throws: `.unknown`; `.unreadable`.
    package func replace(
        _ audit: Audit,
        by: String,
        at: String,
        why: String,
        contentHash: (Pass) -> String = { _ in "" }
    ) throws(StorageError) {
        try write {
            guard let now = try state(of: audit.id) else {
                throw StorageError.unknown("audit \(audit.id)")
            }
            var state = try AuditState(audit, texts: texts, contentHash: contentHash)
            for (role, pass) in state.passes where pass.head.contentHash.isEmpty {
                var head = pass.head
                head.contentHash = now.passes[role]?.head.contentHash ?? ""
                if head == now.passes[role]?.head { state.passes[role]?.head = head }
            }
            try bring(audit.id, from: now, to: state, Signature(by: by, at: at, why: why))
        }
    }

    /// Reads an audit; `nil` if there is none of that id.
    ///
    /// An answer that its form, changed since, has no place for is read by its shape, so that
    /// nothing that was written goes missing.
    ///
    /// - Parameters:
    ///   - id: The audit.
    ///   - forms: The form of a framework's role.
    /// - Returns: The audit with all its passes.
    /// - Throws: `.unknown` if a pass has no form any more.
    /// - Complexity: O(*n*) in the answers.
    package func audit(
        _ id: String,
        forms: (_ framework: String, _ role: Role) -> Form?
    ) throws(StorageError) -> Audit? {
        try read {
            guard let state = try state(of: id) else { return nil }
            var passes: [Role: Pass] = [:]
            for (role, pass) in state.passes {
                let role = Role(role)
                guard let form = forms(state.head.framework, role) else {
                    throw StorageError(
                        .unknown,
                        at: "audit \(id)",
                        what: "the prompts have no form for its pass '\(role)'",
                        remedy: "put the form back, or name the folder of prompts that has it"
                    )
                }
                passes[role] = try Pass(pass, role: role, form: form, texts: texts)
            }
            return Audit(
                id: id,
                framework: state.head.framework,
                caseReference: state.head.caseReference,
                status: state.head.status,
                passes: passes
            )
        }
    }

    /// A number that grows with every change to an audit, for noticing changes of others; `nil` if
    /// there is no such audit.
    package func revision(of audit: String) throws(StorageError) -> Int64? {
        try read {
            try connection.one("SELECT max(id) FROM history WHERE audit = ?", .text(audit))?
                .optionalInteger(0)
        }
    }

    /// The version of the form that each pass of an audit is pinned to.
    package func pinnedForms(of audit: String) throws(StorageError) -> [Role: PinnedForm] {
        try read {
            var forms: [Role: PinnedForm] = [:]
            let rows = try connection.rows(
                "SELECT role, form, form_version, content_hash FROM pass WHERE audit = ?",
                .text(audit)
            )
            for row in rows {
                forms[Role(try row.text(0))] = PinnedForm(
                    form: try row.text(1),
                    version: try row.text(2),
                    contentHash: try row.text(3)
                )
            }
            return forms
        }
    }

    /// A page of the audits, those added last first.
    ///
    /// - Parameters:
    ///   - after: The last id of the page before; `nil` for the first page.
    ///   - limit: How many at most.
    ///   - user: Only those that this user has been given access to; all when `nil`.
    /// - Returns: Their summaries; empty after the last page.
    /// - Throws: `.unknown` if there is no audit of the id `after`.
    package func audits(
        after: String? = nil,
        limit: Int,
        visibleTo user: String? = nil
    ) throws(StorageError) -> [AuditSummary] {
        try read {
            var before = Int64.max
            if let after {
                guard let number = try number(of: after) else {
                    throw StorageError.unknown("the page to go on from")
                }
                before = number
            }
            let rows = try connection.rows(
                """
                SELECT a.id, a.framework, a.case_reference, a.status, a.created, a.changed,
                    pass.role, pass.status
                FROM (
                    SELECT * FROM audit
                    WHERE number < ?1 AND (?3 IS NULL OR EXISTS (
                        SELECT 1 FROM access WHERE access.audit = audit.id AND access.user = ?3
                    ))
                    ORDER BY number DESC LIMIT ?2
                ) AS a
                LEFT JOIN pass ON pass.audit = a.id
                ORDER BY a.number DESC, pass.role
                """,
                .integer(before),
                .int(limit),
                .text(orNull: user)
            )
            return try summaries(rows)
        }
    }

    private func summaries(_ rows: [SQLite.Row]) throws -> [AuditSummary] {
        var audits: [AuditSummary] = []
        for row in rows {
            let id = try row.text(0)
            if audits.last?.id != id {
                guard let status = Audit.Status(rawValue: try row.text(3)) else {
                    throw StorageError.damaged("audit.status")
                }
                audits.append(
                    AuditSummary(
                        id: id,
                        framework: try row.text(1),
                        caseReference: try row.text(2),
                        status: status,
                        created: try row.text(4),
                        changed: try row.text(5),
                        passes: []
                    )
                )
            }
            guard let role = try row.optionalText(6) else { continue }
            guard let status = Pass.Status(rawValue: try row.text(7)) else {
                throw StorageError.damaged("pass.status")
            }
            audits[audits.count - 1].passes.append(.init(role: Role(role), status: status))
        }
        return audits
    }

    /// The audit's place in the order of adding.
    private func number(of audit: String) throws -> Int64? {
        try connection.one("SELECT number FROM audit WHERE id = ?", .text(audit))?.integer(0)
    }

    /// What the tables hold of an audit.
    func state(of audit: String) throws -> AuditState? {
        guard
            let row = try connection.one(
                """
                SELECT framework, case_reference, status, created, changed FROM audit WHERE id = ?
                """,
                .text(audit)
            )
        else { return nil }
        guard let status = Audit.Status(rawValue: try row.text(2)) else {
            throw StorageError.damaged("audit.status")
        }
        var state = AuditState(
            head: .init(
                framework: try row.text(0),
                caseReference: try row.text(1),
                status: status
            ),
            created: try row.text(3),
            changed: try row.text(4)
        )
        let passes = try connection.rows(
            """
            SELECT role, form, form_version, content_hash, status, skipped, not_given
            FROM pass WHERE audit = ?
            """,
            .text(audit)
        )
        for row in passes {
            state.passes[try row.text(0)] = PassState(
                head: .init(
                    form: try row.text(1),
                    version: try row.text(2),
                    contentHash: try row.text(3)
                ),
                status: try row.text(4),
                skipped: try row.text(5),
                notGiven: try row.text(6)
            )
        }
        try connection.forEach(
            "SELECT role, slot, value FROM answer WHERE audit = ?",
            .text(audit)
        ) { (row) throws(SQLiteError) in
            state.passes[try row.text(0)]?.answers[try row.text(1)] = try row.text(2)
        }
        return state
    }
}
