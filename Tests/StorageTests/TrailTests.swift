import SQLite
import Storage
import Testing

private func event(_ number: Int, audit: String? = "A-2345") -> TrailEvent {
    TrailEvent(
        at: noon,
        by: "sam",
        what: "audit.read \(number)",
        audit: audit,
        source: "127.0.0.1",
        outcome: "done"
    )
}

@Test func theTrailIsReadBackAndWhole() throws {
    let store = try Store(path: ":memory:")
    #expect(try store.verifyTrail() == nil)
    #expect(try store.lastTrailEntry() == nil)
    for number in 1...5 { try store.record(event(number, audit: number == 3 ? nil : "A-2345")) }
    let entries = try store.trail(limit: 9)
    #expect(entries.map(\.id) == [1, 2, 3, 4, 5])
    #expect(entries[0].event == event(1) && entries[2].event.audit == nil)
    #expect(zip(entries.dropFirst(), entries).allSatisfy { $0.previous == $1.hash })
    #expect(try store.trail(of: "A-2345", after: 2, limit: 1).map(\.id) == [4])
    #expect(try store.verifyTrail(noted: entries[4]) == nil)
}

@Test(
    arguments: [
        ("UPDATE trail SET by = 'kit' WHERE id = 3", Int64(3)),
        ("UPDATE trail SET audit = NULL WHERE id = 2", 2),
        ("UPDATE trail SET outcome = 'doneX', source = '127.0.0.' WHERE id = 1", 1),
        ("UPDATE trail SET hash = previous WHERE id = 4", 4),
        ("DELETE FROM trail WHERE id = 2", 2),
        ("DELETE FROM trail WHERE id = 1", 1),
        ("DELETE FROM trail WHERE id > 3", 4),
        ("DELETE FROM trail", 1),
        (
            """
            INSERT INTO trail
            SELECT 6, at, by, what, audit, source, outcome, hash, hash FROM trail WHERE id = 5
            """, 6
        ),
        ("UPDATE trail SET id = 9 WHERE id = 5", 5),
    ] as [(StaticString, Int64)]
)
func theFirstEntryTamperedWithIsNamed(_ sql: StaticString, _ entry: Int64) throws {
    let folder = try Folder()
    let store = try folder.store()
    for number in 1...5 { try store.record(event(number)) }
    try folder.tamper("DROP TRIGGER trail_is_not_changed; DROP TRIGGER trail_is_not_deleted")
    try folder.tamper(sql)
    #expect(try store.verifyTrail()?.entry == entry)
    try store.record(event(7))
    #expect(try store.verifyTrail()?.entry == entry)
}

@Test func aTrailWrittenAnewIsFoundByANotedEntry() throws {
    let (one, two) = (try Store(path: ":memory:"), try Store(path: ":memory:"))
    for number in 1...3 {
        try one.record(event(number))
        try two.record(event(number * 2))
    }
    let noted = try #require(try one.lastTrailEntry())
    #expect(try two.verifyTrail() == nil)
    #expect(try two.verifyTrail(noted: noted)?.entry == 3)
}

@Test func aTrailEntryGoesWithTheTransactionThatIsUndone() throws {
    let store = try Store(path: ":memory:")
    #expect(throws: SampleError.self) {
        try store.transaction {
            try store.record(event(1))
            throw SampleError.noForm("")
        }
    }
    try store.record(event(2))
    #expect(try store.verifyTrail() == nil)
    #expect(try store.trail(limit: 9).map(\.id) == [1])
}

/// Sources: NIST, SHA-256 examples (FIPS 180-4) and SHA256ShortMsg/LongMsg of the CAVP vectors.
@Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
            + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
])
func hashesAsTheStandardSays(_ message: String, _ hex: String) {
    #expect(SHA256.hex(message) == hex)
}

/// Lengths about the ends of a block; the digests are those of Python's hashlib.
@Test(arguments: [
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (57, "f13b2d724659eb3bf47f2dd6af1accc87b81f09f59f2b75e5c0bed6589dfe8c6"),
    (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
    (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
    (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
    (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
    (128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"),
])
func hashesWhateverTheLength(_ length: Int, _ hex: String) {
    #expect(SHA256.hex(String(repeating: "a", count: length)) == hex)
}

@Test func hashesAMillionBytesAndBytesThatAreNoText() {
    let million = SHA256.digest(repeatElement(UInt8(ascii: "a"), count: 1_000_000))
    #expect(million.prefix(4) == [0xcd, 0xc7, 0x6e, 0x5c])
    #expect(SHA256.digest([0xd3]).suffix(4) == [0xba, 0x98, 0x02, 0xc1])
}
