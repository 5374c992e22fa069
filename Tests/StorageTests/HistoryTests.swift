import Audits
import SQLite
import Storage
import Testing

@Test func everyChangeIsInTheHistory() throws {
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit())
    let start = try #require(try store.revision(of: "A-2345"))
    try store.apply(
        [
            .answer("q.grade", old: nil, new: .grade(.good)),
            .answer("q.grade", old: .grade(.good), new: .grade(.good)),
            .status(old: .notStarted, new: .inProgress),
            .skipped(old: [], new: ["s"]),
        ],
        to: "A-2345",
        role: "auditor",
        by: "kit",
        at: later,
        why: "answered",
        turn: TurnReference(conversation: "C", number: 2)
    )
    let entries = try store.history(of: "A-2345", after: start)
    #expect(entries.map(\.kind) == [.answer, .status, .skipped])
    #expect(entries.map(\.new) == ["good", "in_progress", .array(["s"])])
    #expect(entries.map(\.old) == [nil, "not_started", .array([])])
    #expect(
        entries.allSatisfy {
            $0.by == "kit" && $0.at == later && $0.why == "answered" && $0.role == "auditor"
                && $0.turn == TurnReference(conversation: "C", number: 2)
        }
    )
    #expect(try store.revision(of: "A-2345") == entries.last?.id)
    #expect(try store.history(of: "A-2345", slot: "q.grade", limit: 1) == [entries[0]])
    #expect(try store.history(of: "A-2345", role: "moderator") == [])
    #expect(try store.audits(limit: 1).first?.changed == later)
    #expect(try store.revision(of: "A-9999") == nil)
}

@Test(arguments: [
    [Change.answer("t", old: .text("other"), new: .text("mine"))],
    [.answer("t", old: .text("other"), new: nil)],
    [.answer("s", old: nil, new: .score(1)), .status(old: .paused, new: .complete)],
    [.skipped(old: ["q"], new: [])],
])
func aChangeOfWhatIsNoLongerThereIsRefusedWhole(_ changes: [Change]) throws {
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit())
    try store.change([.answer("t", old: nil, new: .text("theirs")), .skipped(old: [], new: ["s"])])
    let before = try store.read()
    let revision = try store.revision(of: "A-2345")
    #expect(kind { try store.change(changes) } == .conflict)
    #expect(try store.read() == before)
    #expect(try store.revision(of: "A-2345") == revision)
}

@Test func aChangeToAnUnknownPassIsRefused() throws {
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit())
    let change = Change.answer("t", old: nil, new: .text("x"))
    #expect(kind { try store.change([change], role: "moderator") } == .unknown)
}

@Test func historyAndTurnsAndTrailCannotBeRewritten() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.add(sampleAudit())
    try store.begin(conversation: "C")
    _ = try store.say("hello", in: "C")
    try store.record(TrailEvent(at: noon, by: "sam", what: "x", source: "here", outcome: "done"))
    let file = try folder.connection()
    let statements: [StaticString] = [
        "UPDATE history SET by = 'x'", "DELETE FROM history", "UPDATE turn SET typed = 'x'",
        "DELETE FROM turn", "UPDATE trail SET by = 'x'", "DELETE FROM trail",
    ]
    for sql in statements {
        #expect(throws: SQLiteError.self) { try file.run(sql) }
    }
}

@Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
func theTablesAreAlwaysWhatTheHistoryComesTo(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let store = try Store(path: ":memory:")
    var model = sampleAudit("A-2345", [emptyPass(), emptyPass("moderator")])
    try store.add(model)
    for _ in 0..<60 {
        let role: Role = random.next() % 2 == 0 ? "auditor" : "moderator"
        if random.next() % 16 == 0 {
            let next = model.changed(&random, role)
            try store.replace(next, by: "sam", at: noon, why: "import")
            model = next
        } else if var pass = model.passes[role] {
            let changes = (0..<(random.next() % 4)).map { _ in pass.change(&random) }
            try store.change(changes, role: role, at: later)
            model.passes[role] = pass
        }
    }
    #expect(try store.read() == model)
    #expect(try store.verify() == [])
}

@Test(
    arguments: [
        ("UPDATE answer SET value = '\"other\"'", "'t' of the pass 'auditor'"),
        ("DELETE FROM answer", "'t' of the pass 'auditor'"),
        ("UPDATE pass SET status = 'complete'", "the status of the pass 'auditor'"),
        ("UPDATE pass SET skipped = '[\"x\"]'", "what the pass 'auditor' left open"),
        ("UPDATE pass SET form_version = '9'", "the form of the pass 'auditor'"),
        ("UPDATE audit SET case_reference = 'x'", "its framework, case or status"),
        ("UPDATE audit SET changed = 'x'", "the time of its last change"),
        ("DELETE FROM answer; DELETE FROM pass", "whether there is a pass 'auditor'"),
        ("DELETE FROM answer; DELETE FROM pass; DELETE FROM audit", "its being there"),
    ] as [(StaticString, String)]
)
func whatWasChangedPastTheHistoryIsFound(_ sql: StaticString, _ part: String) throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.add(sampleAudit())
    try store.change([.answer("t", old: nil, new: .text("words"))])
    try folder.tamper(sql)
    #expect(try store.verify() == ["audit A-2345: \(part) is not what the history says"])
}

@Test func aHistoryThatWasCutIsFound() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.add(sampleAudit())
    try store.change([.answer("t", old: nil, new: .text("one"))])
    try store.change([.answer("t", old: .text("one"), new: .text("two"))])
    try folder.tamper("DROP TRIGGER history_is_not_deleted; DELETE FROM history WHERE id = 3")
    #expect(
        try store.verify() == [
            "audit A-2345: entry 4 of the history does not follow from those before it"
        ]
    )
}

/// A generator that gives the same numbers for the same seed: splitmix64.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

extension Pass {
    /// Makes some change, and gives it as the store would be told.
    fileprivate mutating func change(_ random: inout Seeded) -> Change {
        let ids: [FieldID] = ["t", "s", "g", "q", "d"]
        let change: Change
        switch random.next() % 8 {
        case 0: change = .skipped(old: skipped, new: ids.filter { _ in random.next() % 2 == 0 })
        case 1: change = .notGiven(old: notGiven, new: ids.filter { _ in random.next() % 3 == 0 })
        case 2:
            let all: [Status] = [.notStarted, .inProgress, .paused, .complete]
            change = .status(old: status, new: all[Int(random.next() % 4)])
        case 3, 4: change = answer("s", .score(Int(random.next() % 11)), &random)
        case 5:
            change = answer("actions", .rows([Audits.Row(["what": "\(random.next())"])]), &random)
        default: change = answer("t", .text("words \(random.next() % 9)\n\"x\""), &random)
        }
        apply(change)
        return change
    }

    private func answer(_ slot: FieldID, _ value: Audits.Value, _ random: inout Seeded) -> Change {
        .answer(slot, old: answers[slot], new: random.next() % 4 == 0 ? nil : value)
    }
}

extension Audit {
    /// With one pass changed, removed or begun anew.
    fileprivate func changed(_ random: inout Seeded, _ role: Role) -> Audit {
        var next = self
        next.caseReference = "LL \(random.next() % 99)"
        if var pass = next.passes[role] {
            for _ in 0..<5 { _ = pass.change(&random) }
            next.passes[role] = random.next() % 3 == 0 ? nil : pass
        } else {
            next.passes[role] = Pass(role: role, form: "sample", formVersion: "2")
        }
        return next
    }
}
