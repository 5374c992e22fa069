import Audits
import Storage
import Testing

@Test func turnsAreNumberedAndTheStateIsThatOfTheLast() throws {
    let store = try Store(path: ":memory:")
    try store.begin(conversation: "C")
    try store.begin(conversation: "D")
    #expect(try store.conversation("C")?.state == "\"start\"")
    #expect(try store.conversation("C")?.turns == 0)
    for (index, words) in ["one", "two\n\u{0}", ""].enumerated() {
        #expect(try store.say(words, in: "C") == index + 1)
    }
    #expect(try store.say("elsewhere", in: "D") == 1)
    let conversation = try #require(try store.conversation("C"))
    #expect(conversation.turns == 3 && conversation.state == "\"after \"")
    #expect(try store.turns(of: "C", limit: 9).map(\.typed) == ["one", "two\n\u{0}", ""])
    #expect(try store.turns(of: "C", after: 1, limit: 1).map(\.number) == [2])
    #expect(try store.turns(of: "E", limit: 9) == [])
    #expect(try store.conversation("E") == nil)
    #expect(kind { _ = try store.say("x", in: "E") } == .unknown)
    #expect(kind { try store.begin(conversation: "C") } == .exists)
}

@Test func anIdempotencyKeyFindsItsTurnAndIsUsedOnce() throws {
    let store = try Store(path: ":memory:")
    try store.begin(conversation: "C")
    try store.begin(conversation: "D")
    #expect(try store.say("one", in: "C", key: "k") == 1)
    #expect(kind { _ = try store.say("two", in: "C", key: "k") } == .repeatedKey)
    #expect(try store.say("one", in: "D", key: "k") == 1)
    #expect(try store.turn(of: "C", key: "k")?.typed == "one")
    #expect(try store.turn(of: "C", key: "l") == nil)
    #expect(try store.turns(of: "C", limit: 9).count == 1)
}

@Test func theLatestConversationAboutAPassIsFound() throws {
    let store = try Store(path: ":memory:")
    try store.add(sampleAudit())
    for id in ["C", "D", "E"] { try store.begin(conversation: id) }
    func latest(_ user: String = "sam") throws -> String? {
        try store.latestConversation(audit: "A-2345", role: "auditor", user: user)?.id
    }
    #expect(try latest() == nil)
    try store.attach(conversation: "D", to: "A-2345", role: "auditor")
    try store.attach(conversation: "C", to: "A-2345", role: "auditor")
    try store.attach(conversation: "E", to: "A-2345", role: "moderator")
    #expect(try latest() == "D")
    #expect(try latest("kit") == nil)
    #expect(try store.conversation("C")?.audit == "A-2345")
    #expect(
        kind { try store.attach(conversation: "C", to: "A-9999", role: "auditor") } == .unknown
    )
    #expect(
        kind { try store.attach(conversation: "X", to: "A-2345", role: "auditor") } == .unknown
    )
}

@Test func aMissingTurnIsFound() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.begin(conversation: "C")
    for words in ["one", "two", "three"] { _ = try store.say(words, in: "C") }
    #expect(try store.verify() == [])
    try folder.tamper("DROP TRIGGER turn_is_not_deleted; DELETE FROM turn WHERE number = 2")
    #expect(try store.verify() == ["conversation C: a turn is missing"])
}
