import SQLite

/// What went wrong with the store: where, what and the remedy, in plain words.
///
/// It never holds an answer or anything else that a person typed into a conversation.
package struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a caller may tell apart.
    package enum Kind: Hashable, Sendable {
        /// The file is no SQLite database, or an encrypted one.
        case notADatabase
        /// A database of another program.
        case foreign
        /// A database that a newer version of this program has changed.
        case newer
        case corrupt
        /// The file or its folder is missing, or may not be used.
        case cantOpen
        case readOnly
        /// The disk is full.
        case full
        /// Another process or connection was writing for longer than the busy timeout.
        case busy
        /// Reading or writing the disk failed.
        case disk
        /// What is to be added is there already.
        case exists
        /// What is to be changed is not there.
        case unknown
        /// What is to be changed is no longer as the caller read it.
        case conflict
        /// The idempotency key was used before.
        case repeatedKey
        /// A value that could not be read back.
        case unreadable
        /// A fault of this program, or one that has no remedy, such as no memory.
        case other
    }

    /// The kind, which settles the remedy.
    package let kind: Kind
    /// The database's path, or the thing in it.
    package let place: String
    /// What is wrong, without a full stop.
    package let what: String
    /// What to do about it, without a full stop.
    package let remedy: String

    /// All three parts: `audits.sqlite: the disk is full; free some space`.
    package var description: String { "\(place): \(what); \(remedy)" }

    init(_ kind: Kind, at place: String, what: String, remedy: String) {
        self.kind = kind
        self.place = place
        self.what = what
        self.remedy = remedy
    }

    init(_ error: SQLiteError) {
        let kind: Kind =
            switch error.kind {
            case .notADatabase: .notADatabase
            case .foreign: .foreign
            case .newer: .newer
            case .corrupt, .mismatch: .corrupt
            case .cantOpen: .cantOpen
            case .readOnly: .readOnly
            case .full: .full
            case .busy: .busy
            case .disk: .disk
            case .constraint, .interrupted, .rolledBack, .other: .other
            }
        self.init(kind, at: error.place, what: error.what, remedy: error.remedy)
    }

    /// The thing of that name is there already.
    static func exists(_ thing: String, remedy: String) -> Self {
        Self(.exists, at: thing, what: "it is there already", remedy: remedy)
    }

    /// There is no such thing.
    static func unknown(_ thing: String) -> Self {
        Self(.unknown, at: thing, what: "it is not in the database", remedy: "check the name")
    }

    /// Someone else was faster.
    static func conflict(_ place: String) -> Self {
        Self(
            .conflict,
            at: place,
            what: "it was changed by someone else in the meantime",
            remedy: "read it again, then make the change"
        )
    }

    /// What was asked under an idempotency key has been done.
    static func repeatedKey(_ what: String) -> Self {
        Self(
            .repeatedKey,
            at: "the idempotency key",
            what: what,
            remedy: "answer with the reply that was given then"
        )
    }

    /// A row holds what this program never writes.
    static func damaged(_ place: String) -> Self {
        Self(
            .corrupt,
            at: place,
            what: "the database holds something that this program never writes",
            remedy: "keep the file and restore the last backup"
        )
    }
}
