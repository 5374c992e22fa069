import SQLite
import Testing

@Test(
    arguments: [
        .null, .integer(.min), .integer(.max), .int(0), .real(0.1), .real(-.infinity), .text(""),
        .text("a\0b\0"), .text("Zoë – 👩‍👧 \u{10FFFF} e\u{301}"), .text("'; DROP TABLE t; --"),
        .blob([]), .blob([0, 255, 0]), .bool(true), .text(orNull: nil), .int(orNull: 3),
    ] as [Value]
)
func valuesComeBackAsTheyWere(_ value: Value) throws {
    let db = try inMemory()
    try db.run("INSERT INTO t VALUES (?)", value)
    let row = try #require(try db.one("SELECT a, typeof(a), ? IS a FROM t", value))
    #expect(row[0] == value)
    #expect(row[2] == .int(1))
}

@Test func longTextComesBackWhole() throws {
    let db = try inMemory()
    let text = String(repeating: "é\0", count: 100_000)
    try db.run("INSERT INTO t VALUES (?)", .text(text))
    #expect(try db.one("SELECT a FROM t")?.text(0) == text)
}

@Test func columnsAreReadByType() throws {
    let db = try inMemory()
    let row = try #require(try db.one("SELECT 'x', 2, 2.5, x'01', NULL"))
    #expect(try row.text(0) == "x")
    #expect(try row.integer(1) == 2)
    #expect(try row.int(1) == 2)
    #expect(try row.bool(1))
    #expect(try row.real(1) == 2)
    #expect(try row.real(2) == 2.5)
    #expect(try row.blob(3) == [1])
    #expect(try row.optionalText(4) == nil)
    #expect(try row.optionalInteger(4) == nil)
    #expect(try row.optionalInt(1) == 2)
    #expect(try row.optionalReal(4) == nil)
    #expect(try row.optionalBlob(3) == [1])
    #expect(row[5] == .null)
    for column in [1, 4, 5, -1] {
        #expect(kind { _ = try row.text(column) } == .mismatch)
    }
    #expect(kind { _ = try row.optionalText(5) } == .mismatch)
}

@Test func rowsComeInOrderAndOneAtATime() throws {
    let db = try inMemory()
    for number in 1...3 { try db.run("INSERT INTO t VALUES (?)", .int(number)) }
    #expect(db.lastInsertedRowID == 3)
    #expect(try db.rows("SELECT a FROM t ORDER BY a").map { try $0.int(0) } == [1, 2, 3])
    #expect(try db.one("SELECT a FROM t WHERE a > ?", .int(3)) == nil)
    var seen: [Int] = []
    try db.forEach("SELECT a FROM t WHERE a > ? ORDER BY a", .int(1)) { row throws(SQLiteError) in
        seen.append(try row.int(0))
    }
    #expect(seen == [2, 3])
    try db.run("UPDATE t SET a = 0 WHERE a > 1")
    #expect(db.changes == 2)
}

@Test func aQueryMayRunInsideItself() throws {
    let db = try inMemory()
    try db.script("INSERT INTO t VALUES (1), (2), (3)")
    var sizes: [Int] = []
    func nest(_ depth: Int) throws(SQLiteError) {
        try db.forEach("SELECT a FROM t") { row throws(SQLiteError) in
            sizes.append(depth)
            if depth < 2 { try nest(depth + 1) }
        }
    }
    try nest(1)
    #expect(sizes.count == 3 + 9)
}

@Test func fullTextSearchIsThere() throws {
    let db = try inMemory()
    try db.script("CREATE VIRTUAL TABLE f USING fts5 (words)")
    try db.run("INSERT INTO f VALUES (?)", .text("the worker's visits"))
    #expect(try db.one("SELECT 1 FROM f WHERE f MATCH ?", .text("visits")) != nil)
}

@Test func aFileIsItsOwnersAndSafelyLogged() throws {
    let folder = try Folder()
    let db = try Connection(path: folder.path())
    try db.script("CREATE TABLE t (a)")
    #expect(try folder.access("a.sqlite") == 0o600)
    #expect(try folder.access("a.sqlite-wal") == 0o600)
    #expect(try db.one("PRAGMA journal_mode")?.text(0) == "wal")
    #expect(try db.one("PRAGMA synchronous")?.int(0) == 2)
    #expect(try db.one("PRAGMA foreign_keys")?.bool(0) == true)
    #expect(try db.one("PRAGMA cell_size_check")?.bool(0) == true)
}

@Test func whatWasWrittenIsThereWhenOpenedAgain() throws {
    let folder = try Folder()
    do {
        let db = try Connection(path: folder.path())
        try db.script("CREATE TABLE t (a); INSERT INTO t VALUES (7)")
    }
    #expect(!folder.exists("a.sqlite-wal"))
    for mode in [Connection.Mode.readOnly, .readWrite, .readWriteCreate] {
        let db = try Connection(path: folder.path(), mode: mode)
        #expect(try db.one("SELECT a FROM t")?.int(0) == 7)
    }
}

@Test func aCheckpointEmptiesTheLog() throws {
    let folder = try Folder()
    let db = try Connection(path: folder.path())
    try db.script("CREATE TABLE t (a); INSERT INTO t VALUES (7)")
    #expect(try db.checkpoint())
    #expect(try !folder.read("a.sqlite-wal").isEmpty)
    #expect(try db.checkpoint(.truncate))
    #expect(try folder.read("a.sqlite-wal").isEmpty)
}

@Test func aBackupIsAWholeCopyAndOverwritesNothing() throws {
    let folder = try Folder()
    let db = try Connection(path: folder.path(), application: 42)
    try db.migrate([Migration("1") { db throws(SQLiteError) in try db.run("CREATE TABLE t (a)") }])
    try db.run("INSERT INTO t VALUES (?)", .text("kept"))
    try db.backUp(to: folder.path("b.sqlite"))
    #expect(try folder.access("b.sqlite") == 0o600)
    try db.run("DELETE FROM t")
    #expect(kind { try db.backUp(to: folder.path("b.sqlite")) } == .cantOpen)
    let copy = try Connection(path: folder.path("b.sqlite"), application: 42)
    #expect(try copy.one("SELECT a FROM t")?.text(0) == "kept")
    #expect(kind { try db.backUp(to: folder.path("no/b.sqlite")) } == .cantOpen)
}

@Test func aBackupThatFailsLeavesNothing() throws {
    let folder = try Folder()
    let db = try inMemory()
    #expect(throws: SQLiteError.self) {
        try db.transaction {
            try db.run("INSERT INTO t VALUES (1)")
            try db.backUp(to: folder.path("b.sqlite"))
        }
    }
    #expect(!folder.exists("b.sqlite"))
}
