import FoundationEssentials
import SQLite

/// A temporary folder that goes with its last reference.
final class Folder {
    private let url = FileManager.default.temporaryDirectory
        .appending(path: "sqlite-tests-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String = "a.sqlite") -> String { url.appending(path: name).path }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: url.appending(path: name))
    }

    func read(_ name: String = "a.sqlite") throws -> [UInt8] {
        Array(try Data(contentsOf: url.appending(path: name)))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// The bits of access, such as 0o600.
    func access(_ name: String) throws -> Int {
        let all = try FileManager.default.attributesOfItem(atPath: path(name))
        return (all[.posixPermissions] as? Int ?? 0) & 0o777
    }
}

/// The kind of error that `body` throws; `nil` if it throws none.
func kind(of body: () throws -> Void) -> SQLiteError.Kind? {
    do {
        try body()
        return nil
    } catch {
        return (error as? SQLiteError)?.kind
    }
}

func inMemory() throws -> Connection {
    let db = try Connection(path: Connection.memory)
    try db.script("CREATE TABLE t (a ANY) STRICT")
    return db
}
