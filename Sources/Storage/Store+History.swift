import Audits
import SQLite

extension Store {
    /// A page of an audit's history, oldest first; empty for an unknown audit.
    ///
    /// - Parameters:
    ///   - audit: The audit's id.
    ///   - role: Only this pass; everything when `nil`.
    ///   - slot: Only this slot; everything when `nil`.
    ///   - after: The last id of the page before; 0 for the first page.
    ///   - limit: How many at most.
    /// - Returns: The entries in the order of the changes.
    /// - Throws: `.corrupt`.
    package func history(
        of audit: String,
        role: Role? = nil,
        slot: FieldID? = nil,
        after: Int64 = 0,
        limit: Int = .max
    ) throws(StorageError) -> [HistoryEntry] {
        try read {
            try connection.rows(
                """
                SELECT id, audit, role, kind, slot, old, new, why, by, at, conversation, turn
                FROM history
                WHERE audit = ?1 AND (?2 IS NULL OR role = ?2) AND (?3 IS NULL OR slot = ?3)
                    AND id > ?4
                ORDER BY id LIMIT ?5
                """,
                .text(audit),
                .text(orNull: role?.text),
                .text(orNull: slot?.text),
                .integer(after),
                .int(limit)
            ).map(entry)
        }
    }

    private func entry(_ row: SQLite.Row) throws -> HistoryEntry {
        guard let kind = HistoryEntry.Kind(rawValue: try row.text(3)) else {
            throw StorageError.damaged("history.kind")
        }
        var turn: TurnReference?
        if let conversation = try row.optionalText(10), let number = try row.optionalInt(11) {
            turn = TurnReference(conversation: conversation, number: number)
        }
        func json(_ column: Int) throws -> JSON? {
            guard let text = try row.optionalText(column) else { return nil }
            // A status is kept as it stands in its table.
            return kind == .status ? .string(text) : try texts.json(text)
        }
        return HistoryEntry(
            id: try row.integer(0),
            audit: try row.text(1),
            role: try row.optionalText(2).map { Role($0) },
            kind: kind,
            slot: try row.optionalText(4).map { FieldID($0) },
            old: try json(5),
            new: try json(6),
            why: try row.text(7),
            by: try row.text(8),
            at: try row.text(9),
            turn: turn
        )
    }
}
