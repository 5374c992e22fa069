import Audits
import SQLite

extension Store {
    /// Checks the whole file: SQLite's own check, every audit against its history, all turns there.
    ///
    /// The trail has a check of its own, `verifyTrail`.
    ///
    /// - Returns: What is wrong, in plain words without any answer; empty when all is sound.
    /// - Complexity: O(*n*) in the size of the file; the memory of one audit at a time.
    package func verify() throws(StorageError) -> [String] {
        try read {
            var findings: [String] = []
            for row in try connection.rows("PRAGMA integrity_check") where try row.text(0) != "ok" {
                findings.append("the file is damaged: \(try row.text(0))")
            }
            for row in try connection.rows("PRAGMA foreign_key_check") {
                findings.append("a row of '\(try row.text(0))' belongs to nothing")
            }
            let ids = try connection.rows("SELECT id FROM audit UNION SELECT audit FROM history")
            for id in ids { try verify(try id.text(0), &findings) }
            let gaps = try connection.rows(
                """
                SELECT conversation FROM turn GROUP BY conversation
                HAVING count(*) <> max(number) ORDER BY conversation
                """
            )
            for row in gaps {
                findings.append("conversation \(try row.text(0)): a turn is missing")
            }
            return findings
        }
    }

    private func verify(_ audit: String, _ findings: inout [String]) throws {
        var rebuilt: AuditState?
        let rows = try connection.rows(
            """
            SELECT id, role, kind, slot, old, new, at FROM history WHERE audit = ? ORDER BY id
            """,
            .text(audit)
        )
        for row in rows {
            do {
                if try !follow(row, &rebuilt) {
                    findings.append(
                        "audit \(audit): entry \(try row.integer(0)) of the history does not "
                            + "follow from those before it"
                    )
                }
            } catch {
                findings.append(
                    "audit \(audit): entry \(try row.integer(0)) of the history cannot be read"
                )
            }
        }
        let kept = try state(of: audit)
        for part in differences(between: kept, and: rebuilt) {
            findings.append("audit \(audit): \(part) is not what the history says")
        }
    }

    /// Applies one entry of the history; whether its `old` is what was there.
    private func follow(_ row: SQLite.Row, _ state: inout AuditState?) throws -> Bool {
        let role = try row.optionalText(1) ?? ""
        let old = try row.optionalText(4)
        let new = try row.optionalText(5)
        let pass = state?.passes[role]
        let before: String?
        switch HistoryEntry.Kind(rawValue: try row.text(2)) {
        case .audit:
            before = try state.map { try texts.text($0.head) }
            let head: AuditState.Head = try texts.read(new ?? "")
            if state == nil {
                state = AuditState(head: head, created: try row.text(6))
            } else {
                state?.head = head
            }
        case .pass:
            before = try pass.map { try texts.text($0.head) }
            let head: PassState.Head? = try new.map { try texts.read($0) }
            if let head, pass != nil {
                state?.passes[role]?.head = head
            } else {
                state?.passes[role] = head.map { PassState(head: $0) }
            }
        case .answer:
            let slot = try row.text(3)
            before = pass?.answers[slot]
            state?.passes[role]?.answers[slot] = new
        case .skipped:
            before = pass?.skipped
            state?.passes[role]?.skipped = new ?? ""
        case .notGiven:
            before = pass?.notGiven
            state?.passes[role]?.notGiven = new ?? ""
        case .status:
            before = pass?.status
            state?.passes[role]?.status = new ?? ""
        case nil: return false
        }
        state?.changed = try row.text(6)
        return before == old
    }

    /// The parts in which two states differ, in words.
    private func differences(between one: AuditState?, and other: AuditState?) -> [String] {
        guard let one, let other else { return one == other ? [] : ["its being there"] }
        var parts: [String] = []
        if one.head != other.head { parts.append("its framework, case or status") }
        if one.created != other.created { parts.append("the time it was added") }
        if one.changed != other.changed { parts.append("the time of its last change") }
        for role in Set(one.passes.keys).union(other.passes.keys).sorted() {
            guard let a = one.passes[role], let b = other.passes[role] else {
                parts.append("whether there is a pass '\(role)'")
                continue
            }
            if a.head != b.head { parts.append("the form of the pass '\(role)'") }
            if a.status != b.status { parts.append("the status of the pass '\(role)'") }
            if a.skipped != b.skipped || a.notGiven != b.notGiven {
                parts.append("what the pass '\(role)' left open")
            }
            for slot in Set(a.answers.keys).union(b.answers.keys).sorted()
            where a.answers[slot] != b.answers[slot] {
                parts.append("'\(slot)' of the pass '\(role)'")
            }
        }
        return parts
    }
}
