import SQLite
import Testing

private struct Stop: Error {}

private func values(_ db: Connection) throws -> [Int] {
    try db.rows("SELECT a FROM t ORDER BY a").map { try $0.int(0) }
}

@Test(arguments: [TransactionKind.deferred, .immediate])
func aTransactionSavesAllOrNothing(_ kind: TransactionKind) throws {
    let db = try inMemory()
    let result = try db.transaction(kind) {
        try db.run("INSERT INTO t VALUES (1)")
        return 5
    }
    #expect(result == 5)
    #expect(throws: Stop.self) {
        try db.transaction(kind) {
            try db.run("INSERT INTO t VALUES (2)")
            throw Stop()
        }
    }
    #expect(try values(db) == [1])
}

@Test func anInnerTransactionIsUndoneAlone() throws {
    let db = try inMemory()
    try db.transaction {
        try db.run("INSERT INTO t VALUES (1)")
        #expect(throws: Stop.self) {
            try db.transaction {
                try db.run("INSERT INTO t VALUES (2)")
                try db.transaction { try db.run("INSERT INTO t VALUES (3)") }
                throw Stop()
            }
        }
        try db.transaction { try db.run("INSERT INTO t VALUES (4)") }
    }
    #expect(try values(db) == [1, 4])
}

@Test func whatSQLiteUndidIsNotSavedByHalves() throws {
    let db = try inMemory()
    try db.script("CREATE TABLE u (a UNIQUE ON CONFLICT ROLLBACK); INSERT INTO u VALUES (1)")
    var inner: SQLiteError.Kind?
    let outer = kind {
        try db.transaction {
            try db.run("INSERT INTO t VALUES (1)")
            inner = kind { try db.transaction { try db.run("INSERT INTO u VALUES (1)") } }
            try db.run("INSERT INTO t VALUES (2)")
        }
    }
    #expect(inner == .constraint)
    #expect(outer == .rolledBack)
    #expect(try values(db).isEmpty)
    try db.transaction { try db.run("INSERT INTO t VALUES (3)") }
    #expect(try values(db) == [3])
}

@Test func aCommitThatFailsUndoesAll() throws {
    let db = try inMemory()
    try db.script(
        """
        CREATE TABLE p (id INTEGER PRIMARY KEY);
        CREATE TABLE c (p REFERENCES p DEFERRABLE INITIALLY DEFERRED)
        """
    )
    #expect(kind { try db.transaction { try db.run("INSERT INTO c VALUES (1)") } } == .constraint)
    #expect(try db.rows("SELECT * FROM c").isEmpty)
    try db.transaction { try db.run("INSERT INTO t VALUES (3)") }
}

private let first = Migration("1-t") { db throws(SQLiteError) in
    try db.run("CREATE TABLE t (a)")
}
private let second = Migration("2-row") { db throws(SQLiteError) in
    try db.run("INSERT INTO t VALUES (1)")
}
private let broken = Migration("2-broken") { db throws(SQLiteError) in
    try db.run("INSERT INTO t VALUES (1)")
    try db.run("INSERT INTO nowhere VALUES (1)")
}

@Test func eachMigrationRunsOnce() throws {
    let folder = try Folder()
    for migrations in [[first], [first, second], [first, second]] {
        let db = try Connection(path: folder.path(), application: 42)
        try db.migrate(migrations)
        #expect(try db.one("PRAGMA application_id")?.int(0) == 42)
    }
    let db = try Connection(path: folder.path(), mode: .readOnly, application: 42)
    try db.migrate([first, second])
    #expect(try values(db) == [1])
}

@Test func twoConnectionsMayMigrateAtOnce() throws {
    let folder = try Folder()
    let one = try Connection(path: folder.path())
    let two = try Connection(path: folder.path())
    try one.migrate([first, second])
    try two.migrate([first, second])
    #expect(try values(two) == [1])
}

@Test func aMigrationThatFailsLeavesNothing() throws {
    let db = try Connection(path: Connection.memory, application: 42)
    #expect(kind { try db.migrate([first, broken]) } == .other)
    #expect(try values(db).isEmpty)
    try db.migrate([first, second])
    #expect(try values(db) == [1])
}

@Test func aDatabaseOfANewerVersionIsRefused() throws {
    let folder = try Folder()
    let db = try Connection(path: folder.path())
    try db.migrate([first, second])
    #expect(kind { try db.migrate([first]) } == .newer)
    #expect(kind { try db.migrate([first, broken]) } == .newer)
}

@Test func aReadOnlyDatabaseThatIsBehindIsReported() throws {
    let folder = try Folder()
    try Connection(path: folder.path()).migrate([first])
    let db = try Connection(path: folder.path(), mode: .readOnly)
    #expect(kind { try db.migrate([first, second]) } == .readOnly)
}
