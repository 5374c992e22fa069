import CSQLite

/// A connection to one SQLite database, owned by one thread: it is not `Sendable`.
///
/// Write-ahead log, every commit synced (`synchronous=FULL`), foreign keys enforced, cells of
/// pages checked, deleted content overwritten, nothing temporary on disk. SQL is always a
/// `StaticString`, so that typed words can't become SQL, and is prepared once per literal.
package final class Connection {
    /// What may be done with the file.
    package enum Mode: Sendable {
        /// The file is created if it is missing, for its owner only (0600).
        case readWriteCreate
        case readWrite
        case readOnly
    }

    /// The path of a database that is only in memory and goes with its connection.
    package static let memory = ":memory:"

    /// The path as it was given.
    package let path: String
    /// Stops this connection's work from another thread.
    package let interrupter: Interrupter
    let application: Int32?
    let database: OpaquePointer
    /// How many transactions and savepoints are open.
    var depth = 0
    /// How many were undone: whatever was read before may since never have been.
    package internal(set) var undone = 0
    /// Idle statements by the address of their SQL; one that runs is not in here.
    private var statements: [UInt: Statement] = [:]

    /// Opens a database.
    ///
    /// - Parameters:
    ///   - path: The file, or `Connection.memory`.
    ///   - mode: What may be done with it.
    ///   - application: The `application_id` of the program's databases. One that has another id,
    ///     or tables but no id, is refused untouched; `nil` takes any. Written by `migrate`.
    ///   - busyTimeout: How long to wait for other connections, in milliseconds.
    /// - Throws: `.cantOpen`, `.notADatabase`, `.foreign`, `.corrupt`, `.busy`, `.readOnly`.
    package init(
        path: String,
        mode: Mode = .readWriteCreate,
        application: Int32? = nil,
        busyTimeout: Int32 = 5000
    ) throws(SQLiteError) {
        let isFile = path != Self.memory
        // An empty path would be a nameless temporary database; C would cut at the NUL.
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw SQLiteError(.cantOpen, at: path)
        }
        if isFile, case .readWriteCreate = mode {
            // SQLite gives its log the mode of the file. Any error comes back from the opening.
            _ = csqlite_create(path)
        }
        let access =
            switch mode {
            case .readWriteCreate: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readWrite: SQLITE_OPEN_READWRITE
            case .readOnly: SQLITE_OPEN_READONLY
            }
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, access | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw SQLiteError(extendedCode: code, path: path)
        }
        self.path = path
        self.application = application
        database = opened
        interrupter = Interrupter(opened)

        sqlite3_extended_result_codes(database, 1)
        sqlite3_busy_timeout(database, busyTimeout)
        try check(csqlite_harden(database))
        try refuseForeign()
        if case .readOnly = mode {} else if isFile { try useLog() }
        try script(
            """
            PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
            PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
            """
        )
    }

    deinit {
        interrupter.disarm()
        statements = [:]
        sqlite3_close_v2(database)
    }

    /// Runs a statement for what it does; rows that it gives are passed over.
    package func run(_ sql: StaticString, _ values: Value...) throws(SQLiteError) {
        try step(sql, values) { (_) throws(SQLiteError) in true }
    }

    /// All rows of a query.
    package func rows(_ sql: StaticString, _ values: Value...) throws(SQLiteError) -> [Row] {
        var rows: [Row] = []
        try step(sql, values) { (statement) throws(SQLiteError) in
            rows.append(statement.row)
            return true
        }
        return rows
    }

    /// The first row of a query, if there is one.
    package func one(_ sql: StaticString, _ values: Value...) throws(SQLiteError) -> Row? {
        var row: Row?
        try step(sql, values) { (statement) throws(SQLiteError) in
            row = statement.row
            return false
        }
        return row
    }

    /// Gives the rows of a query to `body`, one at a time; an error of `body` ends the query.
    ///
    /// A closure that throws is written `{ row throws(SQLiteError) in`.
    package func forEach(
        _ sql: StaticString,
        _ values: Value...,
        body: (Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        try step(sql, values) { (statement) throws(SQLiteError) in
            try body(statement.row)
            return true
        }
    }

    /// Runs several statements without values, parted by semicolons.
    package func script(_ sql: StaticString) throws(SQLiteError) {
        try refuseRolledBack()
        try execute(sql.description)
    }

    /// The id of the row that this connection inserted last.
    package var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(database) }

    /// How many rows the last INSERT, UPDATE or DELETE changed.
    package var changes: Int { Int(sqlite3_changes64(database)) }

    /// Runs SQL made in this module: the program's own, or with nothing but numbers put in.
    func execute(_ sql: String) throws(SQLiteError) {
        let code = sqlite3_exec(database, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code, sql) }
    }

    private func step(
        _ sql: StaticString,
        _ values: [Value],
        each: (Statement) throws(SQLiteError) -> Bool
    ) throws(SQLiteError) {
        try refuseRolledBack()
        let key = UInt(bitPattern: sql.utf8Start)
        // Taken out, so that a query inside `each` with the same SQL gets a statement of its own.
        let idle = statements.removeValue(forKey: key)
        let statement = if let idle { idle } else { try prepare(sql) }
        defer {
            statement.reset()
            statements[key] = statement
        }
        let code = statement.bind(values)
        guard code == SQLITE_OK else { throw error(code, sql.description) }
        while true {
            switch sqlite3_step(statement.pointer) {
            case SQLITE_ROW: guard try each(statement) else { return }
            case SQLITE_DONE: return
            case let code: throw error(code, sql.description)
            }
        }
    }

    private func prepare(_ sql: StaticString) throws(SQLiteError) -> Statement {
        var pointer: OpaquePointer?
        let text = UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self)
        var rest: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v3(
            database,
            text,
            Int32(sql.utf8CodeUnitCount),
            UInt32(SQLITE_PREPARE_PERSISTENT),
            &pointer,
            &rest
        )
        guard code == SQLITE_OK, let pointer else {
            // Nothing is bound yet: the message holds words of the program only.
            let message = code == SQLITE_OK ? "no SQL" : String(cString: sqlite3_errmsg(database))
            throw SQLiteError(
                extendedCode: code == SQLITE_OK ? SQLITE_MISUSE : code,
                path: path,
                statement: sql.description,
                message: message
            )
        }
        let statement = Statement(pointer)
        if let rest, !String(cString: rest).allSatisfy({ $0.isWhitespace || $0 == ";" }) {
            throw SQLiteError(
                extendedCode: SQLITE_MISUSE,
                path: path,
                statement: sql.description,
                message: "more than one statement"
            )
        }
        return statement
    }

    func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw SQLiteError(extendedCode: code, path: path) }
    }

    private func error(_ code: Int32, _ statement: String) -> SQLiteError {
        // The message of a broken rule names the table, the column or the trigger's reason.
        let isNamed = code & 0xFF == SQLITE_CONSTRAINT
        return SQLiteError(
            extendedCode: code,
            path: path,
            statement: statement,
            message: isNamed ? String(cString: sqlite3_errmsg(database)) : nil
        )
    }

    /// Switches to the write-ahead log, if the database does not use it yet.
    private func useLog() throws(SQLiteError) {
        let now = try one("PRAGMA journal_mode")?.text(0)
        guard now != "wal", try one("PRAGMA journal_mode = WAL")?.text(0) != "wal" else { return }
        throw SQLiteError(
            .cantOpen,
            at: path,
            what: "the disk does not support the database's log"
        )
    }
}
