import Audits
import Storage
import Testing

private let values: [(FieldID, Value)] = [
    ("t", .text("Visits written up within two days.")),
    ("t", .text("Three lines,\n\"quoted\" \\ and\ttabbed: naïve \u{0} 👩‍👧 e\u{301} \u{2028} /")),
    ("t", .text("42")), ("t", .text("null")), ("t", .text("\"")), ("t", .text("[]")),
    ("d", .date(Day(daysSince1970: 20_777))),
    ("yn", .choice(.yes)), ("yna", .choice(.notApplicable)), ("yna.reason", .text("under 5")),
    ("g", .grade(.requiresImprovement)), ("q.grade", .grade(.outstanding)),
    ("q.comment", .text("Good")), ("s", .score(0)), ("s", .score(10)),
    ("actions", .rows([])),
    (
        "actions",
        .rows([
            Row(["what": "Update \"it\"", "owner": "TM", "due": "2026-11-21"]),
            Row(["what": "12"]), Row([:]),
        ])
    ),
    ("n", .choice(.yes)),
]

@Test(arguments: values.indices)
func everyKindOfValueIsReadBackAsItWasKept(_ index: Int) throws {
    let (slot, value) = values[index]
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit())
    try store.change([.answer(slot, old: nil, new: value)])
    #expect(try store.read()?.passes["auditor"]?.answers == [slot: value])
    #expect(try store.verify() == [])
}

@Test func anAuditIsReadBackAsItWasAdded() throws {
    let folder = try Folder()
    var pass = emptyPass()
    pass.status = .paused
    pass.answers = Dictionary(values) { $1 }
    pass.skipped = ["q", "s"]
    pass.notGiven = ["d"]
    var audit = sampleAudit("A-2345", [pass, emptyPass("moderator")])
    audit.status = .closed
    do {
        let store = try folder.store()
        try store.add(audit)
        #expect(kind { try store.add(audit) } == .exists)
    }
    let store = try Store(path: folder.path(), readOnly: true)
    #expect(try store.read() == audit)
    #expect(try store.read("A-9999") == nil)
    #expect(try store.verify() == [])
}

@Test func anAnswerThatTheFormHasNoPlaceForIsNotLost() throws {
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit())
    let changes: [Change] = [
        .answer("gone", old: nil, new: .text("words")), .answer("s", old: nil, new: .text("high")),
    ]
    try store.change(changes)
    let answers = try store.read()?.passes["auditor"]?.answers
    #expect(answers == ["gone": .text("words"), "s": .text("high")])
    try store.change(changes.map(\.reversed))
    #expect(try store.read() == sampleAudit())
}

@Test func anAuditWithoutItsFormSaysSo() throws {
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit())
    #expect(kind { _ = try store.audit("A-2345") { _, _ in nil } } == .unknown)
}

@Test(arguments: [Value.text(""), .text(" \n"), .score(11), .rows([Row(["due": "soon"])])])
func aValueThatCouldNotBeReadBackIsRefused(_ value: Value) throws {
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit())
    #expect(kind { try store.change([.answer("t", old: nil, new: value)]) } == .unreadable)
    #expect(try store.history(of: "A-2345").count == 2)
}

@Test func aPassBegins() throws {
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit("A-2345", []))
    func begin(_ audit: String) throws {
        var pass = emptyPass("moderator")
        pass.status = .inProgress
        try store.begin(
            pass,
            of: audit,
            contentHash: "abc",
            by: "kit",
            at: later,
            why: "test",
            turn: TurnReference(conversation: "C", number: 3)
        )
    }
    try begin("A-2345")
    #expect(try store.read()?.passes["moderator"]?.status == .inProgress)
    let pinned = try store.pinnedForms(of: "A-2345")
    #expect(pinned.keys.map(\.text) == ["moderator"])
    #expect(pinned["moderator"]?.version == "1" && pinned["moderator"]?.contentHash == "abc")
    #expect(kind { try begin("A-2345") } == .exists)
    #expect(kind { try begin("A-9999") } == .unknown)
    let entry = try store.history(of: "A-2345").last
    #expect(entry?.kind == .status && entry?.by == "kit" && entry?.turn?.number == 3)
    #expect(try store.verify() == [])
}

@Test func aPassMovesToAnotherVersionOfItsForm() throws {
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit(), by: "sam", at: noon, why: "test") { _ in "old" }
    let form = try sampleForm(version: "2")
    try store.move("auditor", of: "A-2345", to: form, by: "sam", at: later, why: "test")
    let pinned = try store.pinnedForms(of: "A-2345")["auditor"]
    #expect(pinned?.version == "2" && pinned?.contentHash == form.contentHash)
    #expect(try store.verify() == [])
}

@Test func replacingRecordsEveryDifference() throws {
    let store = try Store(path: ":memory:")
    var first = emptyPass()
    first.answers = ["t": .text("one"), "s": .score(3)]
    try store.add(sampleAudit("A-2345", [first, emptyPass("moderator")]))
    let before = try store.history(of: "A-2345").count

    var second = first
    second.answers = ["t": .text("two"), "g": .grade(.good)]
    second.status = .complete
    var next = sampleAudit("A-2345", [second])
    next.caseReference = "LL 1"
    try store.replace(next, by: "kit", at: later, why: "import")
    #expect(try store.read() == next)
    let entries = try store.history(of: "A-2345").dropFirst(before)
    #expect(
        entries.map { "\($0.kind) \($0.role?.text ?? "") \($0.slot?.text ?? "")" } == [
            "audit  ", "answer auditor g", "answer auditor s", "answer auditor t",
            "status auditor ", "pass moderator ",
        ]
    )
    #expect(entries.contains { $0.old == "one" && $0.new == "two" && $0.by == "kit" })
    #expect(try store.verify() == [])

    try store.replace(next, by: "kit", at: later, why: "again")
    #expect(try store.history(of: "A-2345").count == before + 6)
    #expect(kind { try store.replace(sampleAudit("A-9"), by: "", at: "", why: "") } == .unknown)
}

@Test func auditsAreListedInPagesTheNewestFirst() throws {
    let store = try Store(path: ":memory:")
    let ids = ["A-2222", "A-4444", "A-3333", "A-5555", "A-6666"]
    for id in ids {
        try store.add(sampleAudit(id, [emptyPass("moderator"), emptyPass()]))
    }
    var found: [AuditSummary] = []
    while true {
        let page = try store.audits(after: found.last?.id, limit: 2)
        if page.isEmpty { break }
        found += page
    }
    #expect(found.map(\.id) == ids.reversed())
    #expect(found.allSatisfy { $0.passes.map(\.role) == ["auditor", "moderator"] })
    #expect(found.first?.caseReference == "LL 55120" && found.first?.created == noon)
    #expect(kind { _ = try store.audits(after: "A-9999", limit: 2) } == .unknown)

    try store.grant("owner", in: "A-3333", to: "sam")
    try store.grant("moderator", in: "A-3333", to: "sam")
    #expect(try store.audits(limit: 9, visibleTo: "Sam").map(\.id) == ["A-3333"])
    #expect(try store.audits(limit: 9, visibleTo: "kit") == [])
}

@Test func newIDsAreUnusedAndEasyToRead() throws {
    let store = try Store(path: ":memory:")
    let ids = try (0..<200).map { _ in try store.newAuditID() }
    #expect(Set(ids).count > 190)
    let allowed = Set("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    for id in ids {
        #expect(id.hasPrefix("A-") && id.count == 6 && id.dropFirst(2).allSatisfy(allowed.contains))
    }
}
