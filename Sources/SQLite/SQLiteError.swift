import CSQLite

/// What went wrong with a database: where, what and the remedy, in plain words.
///
/// Never holds a bound value. SQLite's own message is taken only where it is made of names of the
/// schema: a full-text query's, for one, repeats what was typed.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a caller may tell apart.
    package enum Kind: Hashable, Sendable {
        /// The file is no SQLite database, or an encrypted one.
        case notADatabase
        /// Another process or connection held the database for longer than the busy timeout.
        case busy
        case readOnly
        /// The disk is full.
        case full
        /// The file or its folder is missing, or may not be used.
        case cantOpen
        /// The database was migrated by a newer version of the program.
        case newer
        /// A SQLite database of another program.
        case foreign
        case corrupt
        /// Reading or writing the disk failed.
        case disk
        /// A row breaks a rule of the schema.
        case constraint
        /// `Interrupter.interrupt()` was called.
        case interrupted
        /// A column does not hold the type that was asked for.
        case mismatch
        /// The transaction was already rolled back because of an earlier error.
        case rolledBack
        /// An error of ours or one that has no remedy, such as no memory.
        case other
    }

    /// The kind, which settles the remedy.
    package let kind: Kind
    /// SQLite's primary result code; 0 where the error is not SQLite's.
    package let code: Int32
    /// SQLite's extended result code; 0 where the error is not SQLite's.
    package let extendedCode: Int32
    /// The database's path, or the statement of the program for errors of ours.
    package let place: String
    /// What is wrong, without a full stop.
    package let what: String
    /// What to do about it, without a full stop.
    package let remedy: String

    /// All three parts: `audits.sqlite: the disk is full; free some space`.
    package var description: String { "\(place): \(what); \(remedy)" }

    init(_ kind: Kind, at place: String, what: String? = nil, extendedCode: Int32 = 0) {
        self.kind = kind
        self.extendedCode = extendedCode
        self.place = place
        code = extendedCode & 0xFF
        let (usual, remedy) = kind.words
        self.what = what ?? usual
        self.remedy = remedy
    }

    /// An error that SQLite reported.
    ///
    /// - Parameters:
    ///   - extendedCode: The extended result code.
    ///   - path: The database's path.
    ///   - statement: The program's SQL, where the error is about one.
    ///   - message: SQLite's message, where it holds nothing but names of the schema.
    init(extendedCode: Int32, path: String, statement: String? = nil, message: String? = nil) {
        let kind = Kind(code: extendedCode & 0xFF)
        let isOurs = kind == .other || kind == .constraint
        let text = message ?? String(cString: sqlite3_errstr(extendedCode))
        self.init(
            kind,
            at: isOurs ? statement ?? path : path,
            what: isOurs ? text : nil,
            extendedCode: extendedCode
        )
    }

    static func mismatch(_ column: Int, _ type: String) -> Self {
        Self(.mismatch, at: "column \(column)", what: "the column holds no \(type)")
    }
}

extension SQLiteError.Kind {
    init(code: Int32) {
        self =
            switch code {
            case SQLITE_NOTADB: .notADatabase
            case SQLITE_BUSY, SQLITE_LOCKED: .busy
            case SQLITE_READONLY: .readOnly
            case SQLITE_FULL: .full
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cantOpen
            case SQLITE_CORRUPT: .corrupt
            case SQLITE_IOERR: .disk
            case SQLITE_CONSTRAINT: .constraint
            case SQLITE_INTERRUPT: .interrupted
            default: .other
            }
    }

    /// What is wrong and the remedy.
    var words: (what: String, remedy: String) {
        switch self {
        case .notADatabase:
            ("the file is not a database", "name another file, or restore it from a backup")
        case .busy:
            ("another program is using the database", "close that program or try again shortly")
        case .readOnly:
            ("the database may only be read", "allow writing to the file and its folder")
        case .full:
            ("the disk is full", "free some space and try again; nothing was half saved")
        case .cantOpen:
            (
                "the database cannot be opened or created",
                "check that its folder exists and that you may read and write it"
            )
        case .newer:
            (
                "the database was changed by a newer version of this program",
                "use that version, or name another file"
            )
        case .foreign:
            ("the database belongs to another program", "name another file")
        case .corrupt:
            ("the database is damaged", "keep the file and restore the last backup")
        case .disk:
            ("the disk cannot be read or written", "check the disk, then try again")
        case .constraint:
            ("a rule of the database was broken", "report this with what you were doing")
        case .interrupted:
            ("the work was stopped", "ask for less, or try again")
        case .mismatch:
            ("a column has another type", "report this; the database may be damaged")
        case .rolledBack:
            ("the changes were undone by an earlier error", "put that right and try again")
        case .other:
            ("the database failed", "report this with what you were doing")
        }
    }
}
