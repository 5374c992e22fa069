import FoundationEssentials
import SQLite

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Everything that is kept: audits, conversations, users and the trail, in one SQLite file.
///
/// It belongs to one thread. Several stores, in one process or many, may share a file: one writes
/// at a time and the others wait. Every method that writes is a transaction of its own, or part of
/// the caller's.
///
/// All times are ISO 8601 in UTC (`2026-11-20T10:00:00Z`), so that they compare as text.
package final class Store {
    /// Marks a database as this program's: "AAud".
    static let application: Int32 = 0x4141_7564

    let connection: Connection
    let texts = JSONTexts()

    /// Opens the store and brings it to the present schema.
    ///
    /// What is missing is made: folders for their owner only (0700), the file likewise (0600).
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - readOnly: Nothing is made, migrated or written.
    ///   - busyTimeout: How long to wait for another writer, in milliseconds.
    /// - Throws: `.cantOpen`, `.notADatabase`, `.foreign`, `.newer`, `.corrupt`, `.readOnly`,
    ///   `.busy`, `.full`, `.disk`.
    package init(
        path: String,
        readOnly: Bool = false,
        busyTimeout: Int32 = 5000
    ) throws(StorageError) {
        if !readOnly { try Self.makeFolder(of: path) }
        do throws(SQLiteError) {
            connection = try Connection(
                path: path,
                mode: readOnly ? .readOnly : .readWriteCreate,
                application: Self.application,
                busyTimeout: busyTimeout
            )
            try connection.migrate(.schema)
        } catch {
            throw StorageError(error)
        }
    }

    /// Runs `body` in a transaction: all that it writes is on disk when this returns, or nothing is
    /// if it throws.
    ///
    /// Inside another transaction it joins that one: what it writes is on disk when the outermost
    /// returns, and if it throws only its own part is undone.
    ///
    /// - Throws: What `body` throws, or the `StorageError` of beginning or committing.
    package func transaction<T>(_ body: () throws -> T) throws -> T {
        do {
            return try connection.transaction(.immediate, body)
        } catch let error as SQLiteError {
            throw StorageError(error)
        }
    }

    /// Moves the log into the file, so that it does not grow; for a thread with a store of its own.
    ///
    /// - Parameter emptying: Waits for all others and empties the log; else waits for nobody.
    /// - Returns: Whether everything was moved.
    /// - Throws: `.disk`, `.full`.
    package func checkpoint(emptying: Bool = false) throws(StorageError) -> Bool {
        do throws(SQLiteError) {
            return try connection.checkpoint(emptying ? .truncate : .passive)
        } catch {
            throw StorageError(error)
        }
    }

    /// Copies everything, as of one moment, to a new file (0600) that must not be there yet.
    package func backUp(to path: String) throws(StorageError) {
        do throws(SQLiteError) {
            try connection.backUp(to: path)
        } catch {
            throw StorageError(error)
        }
    }

    /// A writing method's body: one transaction, the store's own errors.
    func write<T>(_ body: () throws -> T) throws(StorageError) -> T {
        try run(.immediate, body)
    }

    /// Reads several things as of one moment.
    ///
    /// - Throws: The `StorageError` of reading.
    package func read<T>(_ body: () throws -> T) throws(StorageError) -> T {
        try run(.deferred, body)
    }

    private func run<T>(
        _ kind: TransactionKind,
        _ body: () throws -> T
    ) throws(StorageError) -> T {
        do {
            return try connection.transaction(kind, body)
        } catch let error as StorageError {
            throw error
        } catch let error as SQLiteError {
            throw StorageError(error)
        } catch {
            // Only reading and writing JSON throws anything else.
            throw .damaged(connection.path)
        }
    }

    private static func makeFolder(of path: String) throws(StorageError) {
        guard path != Connection.memory, let end = path.lastIndex(of: "/") else { return }
        let folder = String(path[..<end])
        guard !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) else { return }
        try makeFolder(of: folder)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw StorageError(
                .cantOpen,
                at: folder,
                what: "the folder cannot be made",
                remedy: "name a folder that you may write to, or free the disk"
            )
        }
    }
}
