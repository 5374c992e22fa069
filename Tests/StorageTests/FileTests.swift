import Audits
import SQLite
import Storage
import Testing

@Test func foldersAndFileAreMadeForTheirOwnerOnly() throws {
    let folder = try Folder()
    let store = try Store(path: folder.path("one/two/audits.sqlite"))
    try store.add(sampleAudit())
    for name in ["one", "one/two"] { #expect(try folder.access(name) == 0o700) }
    for suffix in ["", "-wal", "-shm"] {
        #expect(try folder.access("one/two/audits.sqlite\(suffix)") == 0o600)
    }
    try store.backUp(to: folder.path("backup"))
    #expect(try folder.access("backup") == 0o600)
    #expect(try Store(path: folder.path("backup")).read() == sampleAudit())
}

@Test func aFileThatIsNoDatabaseIsRefusedUntouched() throws {
    let folder = try Folder()
    for bytes in [Array("hello".utf8), Array(repeating: 65, count: 9000)] {
        try folder.write(bytes)
        #expect(kind { _ = try folder.store() } == .notADatabase)
        #expect(try folder.read() == bytes)
    }
}

@Test func theDatabaseOfAnotherProgramIsRefusedUntouched() throws {
    let folder = try Folder()
    try folder.connection().run("CREATE TABLE t (a)")
    let before = try folder.read()
    #expect(kind { _ = try folder.store() } == .foreign)
    #expect(try folder.read() == before)
}

@Test func aNewerDatabaseIsRefused() throws {
    let folder = try Folder()
    _ = try folder.store()
    try folder.connection().run("INSERT INTO applied_migration (name) VALUES ('99-later')")
    #expect(kind { _ = try folder.store() } == .newer)
    #expect(kind { _ = try Store(path: folder.path(), readOnly: true) } == .newer)
}

@Test func anOlderDatabaseIsMigratedAndKeepsWhatItHolds() throws {
    let folder = try Folder()
    do {
        let store = try folder.store()
        try store.add(sampleAudit())
    }
    try folder.tamper(
        """
        DROP TABLE session; DROP TABLE token; DROP TABLE access; DROP TABLE trail; DROP TABLE user;
        DROP TABLE kept_answer;
        DELETE FROM applied_migration WHERE name IN ('2-users', '3-kept-answers')
        """
    )
    #expect(kind { _ = try Store(path: folder.path(), readOnly: true) } == .readOnly)
    let store = try folder.store()
    #expect(try store.read() == sampleAudit())
    #expect(try store.users() == [])
}

@Test func aDamagedDatabaseIsFound() throws {
    let folder = try Folder()
    do {
        let store = try folder.store()
        try store.transaction {
            for number in 0..<200 { try store.add(sampleAudit("A-\(number)")) }
        }
        #expect(try store.checkpoint(emptying: true))
    }
    var bytes = try folder.read()
    for index in 8192..<(bytes.count - 8192) { bytes[index] = UInt8(truncatingIfNeeded: index) }
    try folder.write(bytes)
    var isFound = false
    let found = kind { isFound = try !folder.store().verify().isEmpty }
    #expect(isFound || found == .corrupt)
}

@Test(arguments: ["/dev/null/audits.sqlite", "/dev/null/a/b/audits.sqlite", "", "/proc/a/b"])
func aPlaceThatCannotBeIsRefused(_ path: String) {
    #expect(kind { _ = try Store(path: path) } == .cantOpen)
}

@Test func nothingIsMadeForReading() throws {
    let folder = try Folder()
    for name in ["audits.sqlite", "no/audits.sqlite"] {
        #expect(kind { _ = try Store(path: folder.path(name), readOnly: true) } == .cantOpen)
    }
    #expect(!folder.exists("no") && !folder.exists("audits.sqlite"))
}

@Test func aStoreForReadingTakesNoWrites() throws {
    let folder = try Folder()
    let writer = try folder.store()
    let store = try Store(path: folder.path(), readOnly: true)
    #expect(kind { try store.add(sampleAudit()) } == .readOnly)
    try writer.add(sampleAudit())
    #expect(try store.read() == sampleAudit())
}

@Test func twoWritersWaitForOneAnother() throws {
    let folder = try Folder()
    let one = try folder.store()
    let two = try Store(path: folder.path(), busyTimeout: 1)
    try one.transaction {
        try one.add(sampleAudit())
        #expect(kind { try two.add(sampleAudit()) } == .busy)
        #expect(try two.read() == nil)
    }
    #expect(kind { try two.add(sampleAudit()) } == .exists)
}

@Test func aTransactionThatFailsLeavesNothing() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.begin(conversation: "C")
    #expect(throws: SampleError.self) {
        try store.transaction {
            try store.add(sampleAudit())
            _ = try store.say("hello", in: "C")
            throw SampleError.noForm("")
        }
    }
    #expect(try store.read() == nil)
    #expect(try store.turns(of: "C", limit: 9) == [])
    #expect(try store.history(of: "A-2345") == [])
    #expect(try store.verify() == [])
}

@Test func aFailureWithinATransactionTakesOnlyItsOwnPart() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.begin(conversation: "C")
    try store.transaction {
        _ = try store.say("one", in: "C")
        #expect(throws: SampleError.self) {
            try store.transaction {
                _ = try store.say("lost", in: "C")
                throw SampleError.noForm("")
            }
        }
        _ = try store.say("two", in: "C")
    }
    #expect(try store.turns(of: "C", limit: 9).map(\.typed) == ["one", "two"])
}

/// The files as a killed writer leaves them are the files as they are at any moment: nothing is in
/// memory that was committed, and what was not is no part of the log yet.
@Test func aKilledWriterLosesNothingThatWasCommitted() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.add(sampleAudit())
    try store.begin(conversation: "C")
    for turn in 1...10 {
        try store.transaction {
            let old = turn > 1 ? Audits.Value.text("\(turn - 1)") : nil
            try store.change([.answer("t", old: old, new: .text("\(turn)"))])
            _ = try store.say("\(turn)", in: "C")
            try folder.copyDatabase(to: "during\(turn)")
        }
        try folder.copyDatabase(to: "after\(turn)")
        for (name, expected) in [("during\(turn)", turn - 1), ("after\(turn)", turn)] {
            let copy = try Store(path: folder.path(name))
            #expect(try copy.turns(of: "C", limit: 99).count == expected)
            let answer = try copy.read()?.passes["auditor"]?.answers["t"]
            #expect(answer == (expected > 0 ? .text("\(expected)") : nil))
            #expect(try copy.verify() == [])
        }
    }
}

/// A log cut anywhere, as by a power cut, gives the state after some commit, never half of one.
@Test func aLogCutAnywhereEndsAtACommit() throws {
    let folder = try Folder()
    let store = try folder.store()
    #expect(try store.checkpoint(emptying: true))
    try store.begin(conversation: "C")
    for turn in 1...5 { _ = try store.say("\(turn)", in: "C") }
    let log = try folder.read("audits.sqlite-wal")
    var last = 0
    for (number, end) in stride(from: 0, through: log.count, by: 2063).enumerated() {
        try folder.copy("audits.sqlite", to: "cut\(number)")
        try folder.write(log.prefix(end), to: "cut\(number)-wal")
        let copy = try Store(path: folder.path("cut\(number)"))
        let turns = try copy.turns(of: "C", limit: 9).count
        #expect(turns >= last)
        #expect(try copy.verify() == [])
        last = turns
    }
    #expect(last >= 4)
}

extension Folder {
    fileprivate func copyDatabase(to target: String) throws {
        try copy("audits.sqlite", to: target)
        try copy("audits.sqlite-wal", to: "\(target)-wal")
    }
}
