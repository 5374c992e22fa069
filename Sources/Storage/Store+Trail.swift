import SQLite

/// The trail: who read, changed, exported or was refused what; append-only and chained by hashes.
extension Store {
    /// Records an event after all others.
    ///
    /// Inside a transaction that is undone it goes with it: a refusal is recorded on its own.
    ///
    /// - Throws: `.busy`, `.full`, `.disk`, `.readOnly`.
    package func record(_ event: TrailEvent) throws(StorageError) {
        try write {
            let last = try lastEntry()
            let entry = TrailEntry(
                event,
                id: try lastGivenID() + 1,
                after: last?.hash ?? TrailEntry.start
            )
            try connection.run(
                """
                INSERT INTO trail (id, at, by, what, audit, source, outcome, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .integer(entry.id),
                .text(event.at),
                .text(event.by),
                .text(event.what),
                .text(orNull: event.audit),
                .text(event.source),
                .text(event.outcome),
                .text(entry.previous),
                .text(entry.hash)
            )
        }
    }

    /// A page of the trail, oldest first.
    ///
    /// - Parameters:
    ///   - audit: Only this audit's; everything when `nil`.
    ///   - after: The last id of the page before; 0 for the first page.
    ///   - limit: How many at most.
    /// - Returns: The entries, unchecked.
    /// - Throws: `.corrupt`.
    package func trail(
        of audit: String? = nil,
        after: Int64 = 0,
        limit: Int
    ) throws(StorageError) -> [TrailEntry] {
        try read {
            try connection.rows(
                """
                SELECT id, at, by, what, audit, source, outcome, previous, hash FROM trail
                WHERE id > ?1 AND (?2 IS NULL OR audit = ?2) ORDER BY id LIMIT ?3
                """,
                .integer(after),
                .text(orNull: audit),
                .int(limit)
            ).map(TrailEntry.init)
        }
    }

    /// The trail's last entry, to be noted elsewhere; `nil` while it is empty.
    package func lastTrailEntry() throws(StorageError) -> TrailEntry? {
        try read { try lastEntry() }
    }

    /// Looks for the first entry that was changed, removed or put in.
    ///
    /// Someone who can write to the file can also write the whole chain anew; only an entry noted
    /// elsewhere shows that.
    ///
    /// - Parameter noted: An entry as `lastTrailEntry` once gave it.
    /// - Returns: The break; `nil` if the trail is whole.
    /// - Throws: `.corrupt`.
    /// - Complexity: O(*n*) in the entries; the memory of one.
    package func verifyTrail(noted: TrailEntry? = nil) throws(StorageError) -> TrailBreak? {
        try read {
            var id: Int64 = 0
            var previous = TrailEntry.start
            var found: TrailBreak?
            try connection.forEach(
                """
                SELECT id, at, by, what, audit, source, outcome, previous, hash FROM trail
                ORDER BY id
                """
            ) { (row) throws(SQLiteError) in
                guard found == nil else { return }
                let entry = try TrailEntry(row)
                id += 1
                if entry.id != id {
                    found = TrailBreak(entry: id, what: "it is missing")
                } else if !entry.isWhole {
                    found = TrailBreak(entry: id, what: "it was changed")
                } else if entry.previous != previous {
                    found = TrailBreak(entry: id, what: "it does not follow from the one before")
                } else if let noted, noted.id == id, noted.hash != entry.hash {
                    found = TrailBreak(entry: id, what: "it is not the one that was noted")
                }
                previous = entry.hash
            }
            let end = max(try lastGivenID(), noted?.id ?? 0)
            if found == nil, end > id { found = TrailBreak(entry: id + 1, what: "it is missing") }
            return found
        }
    }

    /// The highest id ever given, so that entries cut off the end leave a gap for good.
    private func lastGivenID() throws -> Int64 {
        try connection.one("SELECT seq FROM sqlite_sequence WHERE name = 'trail'")?.integer(0) ?? 0
    }

    private func lastEntry() throws -> TrailEntry? {
        try connection.one(
            """
            SELECT id, at, by, what, audit, source, outcome, previous, hash FROM trail
            ORDER BY id DESC LIMIT 1
            """
        ).map(TrailEntry.init)
    }
}

extension TrailEntry {
    fileprivate init(_ row: SQLite.Row) throws(SQLiteError) {
        self.init(
            id: try row.integer(0),
            event: TrailEvent(
                at: try row.text(1),
                by: try row.text(2),
                what: try row.text(3),
                audit: try row.optionalText(4),
                source: try row.text(5),
                outcome: try row.text(6)
            ),
            previous: try row.text(7),
            hash: try row.text(8)
        )
    }
}
