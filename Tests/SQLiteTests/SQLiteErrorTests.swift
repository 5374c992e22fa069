import SQLite
import Testing

@Test func aFileThatIsNoDatabaseIsRefusedUntouched() throws {
    let folder = try Folder()
    for bytes in [Array("hello".utf8), Array(repeating: 65, count: 5000)] {
        try folder.write(bytes, to: "a.sqlite")
        #expect(kind { _ = try Connection(path: folder.path()) } == .notADatabase)
        #expect(try folder.read() == bytes)
    }
}

@Test(arguments: ["", "a\0b", "/dev/null/a.sqlite"])
func aPathThatCannotBeIsRefused(_ path: String) {
    #expect(kind { _ = try Connection(path: path) } == .cantOpen)
}

@Test func aMissingFileIsMadeOnlyWhereAllowed() throws {
    let folder = try Folder()
    for mode in [Connection.Mode.readOnly, .readWrite] {
        #expect(kind { _ = try Connection(path: folder.path(), mode: mode) } == .cantOpen)
    }
    #expect(!folder.exists("a.sqlite"))
    #expect(kind { _ = try Connection(path: folder.path("no/a.sqlite")) } == .cantOpen)
}

@Test func theDatabaseOfAnotherProgramIsRefusedUntouched() throws {
    let folder = try Folder()
    for (name, id) in [("id", 9), ("tables", nil)] as [(String, Int32?)] {
        let path = folder.path(name)
        do {
            let other = try Connection(path: path, application: id)
            try other.migrate([
                Migration("1") { db throws(SQLiteError) in try db.run("CREATE TABLE t (a)") }
            ])
        }
        let before = try folder.read(name)
        #expect(kind { _ = try Connection(path: path, application: 42) } == .foreign)
        #expect(try folder.read(name) == before)
    }
    _ = try Connection(path: folder.path("new"), application: 42)
}

@Test func aReadOnlyDatabaseTakesNoWrites() throws {
    let folder = try Folder()
    try Connection(path: folder.path()).script("CREATE TABLE t (a)")
    let db = try Connection(path: folder.path(), mode: .readOnly)
    #expect(kind { try db.run("INSERT INTO t VALUES (1)") } == .readOnly)
}

@Test func aDatabaseThatIsHeldIsBusy() throws {
    let folder = try Folder()
    let one = try Connection(path: folder.path())
    let two = try Connection(path: folder.path(), busyTimeout: 0)
    try one.transaction(.immediate) {
        #expect(kind { try two.transaction(.immediate) {} } == .busy)
    }
    try two.transaction(.immediate) {}
}

@Test func aDamagedDatabaseIsCorrupt() throws {
    let folder = try Folder()
    do {
        let db = try Connection(path: folder.path())
        try db.script("CREATE TABLE t (a); INSERT INTO t VALUES (hex(zeroblob(50000)))")
    }
    var bytes = try folder.read()
    for index in 4096..<bytes.count { bytes[index] = 0x55 }
    try folder.write(bytes, to: "a.sqlite")
    #expect(
        kind { _ = try Connection(path: folder.path()).rows("SELECT a FROM t") } == .corrupt
    )
}

@Test func aFullDiskIsToldAndNothingIsHalfSaved() throws {
    let folder = try Folder()
    let db = try Connection(path: folder.path())
    try db.script("CREATE TABLE t (a); PRAGMA max_page_count = 8")
    #expect(
        kind {
            try db.transaction {
                try db.run("INSERT INTO t VALUES (1)")
                try db.run("INSERT INTO t VALUES (?)", .blob(Array(repeating: 1, count: 99_999)))
            }
        } == .full
    )
    #expect(try db.one("SELECT count(*) FROM t")?.int(0) == 0)
    try db.transaction { try db.run("INSERT INTO t VALUES (2)") }
}

@Test func aBrokenRuleIsNamedWithoutTheValue() throws {
    let db = try inMemory()
    try db.script("CREATE TABLE u (a TEXT UNIQUE, b INTEGER) STRICT")
    try db.run("INSERT INTO u VALUES (?, 1)", .text("Ann Example"))
    for value in [Value.int(1), .text("Ann Example")] {
        let error = #expect(throws: SQLiteError.self) {
            try db.run("INSERT INTO u VALUES ('Ann Example', ?)", value)
        }
        #expect(error?.kind == .constraint)
        #expect(error?.what.contains("u.") == true)
        #expect(error?.what.contains("Ann") == false)
    }
}

@Test(arguments: ["\"Ann", "Ann:x", "AND", "{Ann} :", "Ann*^"])
func anErrorNeverHoldsWhatWasTyped(_ query: String) throws {
    let db = try inMemory()
    try db.script("CREATE VIRTUAL TABLE f USING fts5 (words)")
    let error = #expect(throws: SQLiteError.self) {
        _ = try db.rows("SELECT 1 FROM f WHERE f MATCH ?", .text(query))
    }
    #expect(error?.kind == .other)
    #expect(error?.description.contains("Ann") == false)
}

@Test func mistakesOfTheProgramAreErrors() throws {
    let db = try inMemory()
    #expect(kind { try db.run("INSERT INTO t VALUES (?)") } == .other)
    #expect(kind { try db.run("INSERT INTO t VALUES (1)", .null) } == .other)
    #expect(kind { try db.run("SELECT 1; SELECT 2") } == .other)
    #expect(kind { try db.run("") } == .other)
    #expect(kind { try db.run("SELECT \"text\"") } == .other)
    #expect(kind { try db.script("NONSENSE") } == .other)
    try db.run("SELECT 1; \n")
    let error = #expect(throws: SQLiteError.self) { try db.run("SELECT x FROM t") }
    #expect(error?.what == "no such column: x")
    #expect(error?.place == "SELECT x FROM t")
}

@Test func workCanBeInterruptedAndThenGoOn() throws {
    let db = try inMemory()
    let interrupter = db.interrupter
    #expect(
        kind {
            try db.forEach(
                "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
            ) { _ in interrupter.interrupt() }
        } == .interrupted
    )
    try db.run("INSERT INTO t VALUES (1)")
}

@Test func anInterrupterMayOutliveItsConnection() throws {
    let interrupter = try inMemory().interrupter
    interrupter.interrupt()
}
