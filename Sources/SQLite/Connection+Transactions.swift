import CSQLite

/// When a transaction takes the right to write.
package enum TransactionKind: Sendable {
    /// At its first write, which then may throw `.busy`.
    case deferred
    /// At once.
    case immediate
}

/// How far a checkpoint goes.
package enum Checkpoint: Sendable {
    /// Moves what it can from the log into the file, waiting for nobody.
    case passive
    /// Waits for the other connections, moves everything and empties the log.
    case truncate
}

extension Connection {
    /// Runs `body` in a transaction: all that it writes, or nothing if it throws.
    ///
    /// Inside another transaction it is a savepoint and `kind` does not count. When an error
    /// (a full disk, say) has made SQLite undo the outer transaction too, every further statement
    /// in it throws `.rolledBack`, so that nothing is saved by halves.
    ///
    /// - Throws: What `body` throws, or the `SQLiteError` of beginning or committing.
    package func transaction<T>(
        _ kind: TransactionKind = .immediate,
        _ body: () throws -> T
    ) throws -> T {
        try begin(kind)
        do {
            let result = try body()
            try commit()
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Moves the log into the database file.
    ///
    /// - Returns: Whether everything was moved.
    package func checkpoint(_ kind: Checkpoint = .passive) throws(SQLiteError) -> Bool {
        let mode =
            switch kind {
            case .passive: SQLITE_CHECKPOINT_PASSIVE
            case .truncate: SQLITE_CHECKPOINT_TRUNCATE
            }
        var pages: Int32 = 0
        var moved: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(database, nil, mode, &pages, &moved)
        if code & 0xFF == SQLITE_BUSY { return false }
        try check(code)
        return pages == moved
    }

    /// Copies the whole database, as of one moment, to a new file for its owner only.
    ///
    /// - Throws: `.cantOpen` if there is such a file already (it stays as it is) or if it cannot
    ///   be made; then or at any other error nothing is left behind.
    package func backUp(to target: String) throws(SQLiteError) {
        guard !target.utf8.contains(0), csqlite_create(target) == 0 else {
            throw SQLiteError(
                .cantOpen,
                at: target,
                what: "the file is there already or cannot be made"
            )
        }
        let code = copy(to: target)
        guard code == SQLITE_OK else {
            csqlite_remove(target)
            throw SQLiteError(extendedCode: code, path: target)
        }
    }

    /// Copies into an empty file; SQLite's result code.
    private func copy(to target: String) -> Int32 {
        var opened: OpaquePointer?
        defer { sqlite3_close_v2(opened) }
        let code = sqlite3_open_v2(
            target,
            &opened,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
            nil
        )
        guard code == SQLITE_OK else { return code }
        guard let backup = sqlite3_backup_init(opened, "main", database, "main") else {
            return sqlite3_extended_errcode(opened)
        }
        let step = sqlite3_backup_step(backup, -1)
        let end = sqlite3_backup_finish(backup)
        // Finishing is silent about a database that was busy.
        return step == SQLITE_DONE ? end : step
    }

    /// Refuses to go on in a transaction that SQLite has undone.
    func refuseRolledBack() throws(SQLiteError) {
        guard depth == 0 || sqlite3_get_autocommit(database) == 0 else {
            throw SQLiteError(.rolledBack, at: path)
        }
    }

    func begin(_ kind: TransactionKind) throws(SQLiteError) {
        if depth > 0 {
            try run("SAVEPOINT nested")
        } else {
            switch kind {
            case .deferred: try run("BEGIN DEFERRED")
            case .immediate: try run("BEGIN IMMEDIATE")
            }
        }
        depth += 1
    }

    func commit() throws(SQLiteError) {
        if depth > 1 { try run("RELEASE nested") } else { try run("COMMIT") }
        depth -= 1
    }

    /// Undoes the innermost transaction; does nothing where SQLite has done so itself.
    func rollBack() {
        undone += 1
        if sqlite3_get_autocommit(database) == 0 {
            let sql = depth > 1 ? "ROLLBACK TO nested; RELEASE nested" : "ROLLBACK"
            sqlite3_exec(database, sql, nil, nil, nil)
        }
        depth -= 1
    }
}
