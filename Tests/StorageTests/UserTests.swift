import Storage
import Testing

private let june = "2027-06-01T00:00:00Z"

private func storeWithSam() throws -> Store {
    let store = try Store(path: ":memory:")
    try store.addUser(User(name: "Sam", roles: ["auditor"], created: noon), password: "$y$abc")
    return store
}

private func session(_ hash: String, of user: String = "sam") -> Session {
    Session(hash: hash, user: user, created: noon, expires: june)
}

private func token(_ hash: String, _ name: String) -> Token {
    Token(hash: hash, user: "sam", name: name, scopes: ["read"], created: noon, expires: june)
}

@Test func usersAreFoundInAnyCaseOfTheirLetters() throws {
    let store = try storeWithSam()
    #expect(try store.user("sAM")?.name == "Sam")
    #expect(try store.password(of: "sam") == "$y$abc")
    #expect(try store.user("kit") == nil)
    #expect(try store.password(of: "kit") == nil)
    let again = User(name: "SAM", roles: [], created: noon)
    #expect(kind { try store.addUser(again, password: "") } == .exists)
    try store.setRoles(["moderator", "QA lead"], of: "sam")
    #expect(try store.users().map(\.roles) == [["moderator", "QA lead"]])
    #expect(kind { try store.setRoles([], of: "kit") } == .unknown)
    #expect(kind { try store.setPassword("", of: "kit") } == .unknown)
    #expect(kind { try store.setDisabled(true, of: "kit") } == .unknown)
}

@Test func aSessionHoldsUntilItEndsOrIsIdle() throws {
    let store = try storeWithSam()
    try store.addSession(session("h"))
    #expect(try store.session("h", at: later)?.user == "Sam")
    #expect(try store.session("other", at: later) == nil)
    #expect(try store.session("h", at: june) == nil)
    #expect(try store.session("h", at: later, idleSince: later) == nil)
    try store.touchSession("h", at: later)
    try store.touchSession("h", at: noon)
    #expect(try store.session("h", at: later, idleSince: later)?.seen == later)
    #expect(kind { try store.addSession(session("h")) } == .exists)
    #expect(kind { try store.addSession(session("i", of: "kit")) } == .unknown)
    try store.removeEndedSessions(at: later)
    #expect(try store.sessions(of: "sam").count == 1)
    try store.removeEndedSessions(at: june)
    #expect(try store.sessions(of: "sam") == [])
}

@Test func sessionsEndOnRequestAndWithThePasswordAndTheUser() throws {
    let store = try storeWithSam()
    func begin() throws { for hash in ["a", "b", "c"] { try store.addSession(session(hash)) } }
    func left() throws -> [String] { try store.sessions(of: "sam").map(\.hash) }
    try begin()
    try store.removeSession("a")
    #expect(try left() == ["b", "c"])
    try store.removeSessions(of: "SAM", except: "c")
    #expect(try left() == ["c"])
    try store.setPassword("$y$new", of: "sam")
    #expect(try left() == [])
    #expect(try store.password(of: "sam") == "$y$new")
    try begin()
    try store.addToken(token("t", "reports"))
    try store.setDisabled(true, of: "sam")
    #expect(try left() == [])
    #expect(try store.user("sam")?.isDisabled == true)
    #expect(try store.token("t", at: later) == nil)
    #expect(kind { try store.addSession(session("d")) } == .unknown)
    try store.setDisabled(false, of: "sam")
    #expect(try store.token("t", at: later)?.name == "reports")
}

@Test func aTokenHoldsUntilItExpiresOrIsRevoked() throws {
    let store = try storeWithSam()
    try store.addToken(token("t", "reports"))
    #expect(try store.token("t", at: later)?.scopes == ["read"])
    #expect(try store.token("t", at: later)?.used == nil)
    try store.touchToken("t", at: later)
    #expect(try store.tokens(of: "Sam").map(\.used) == [later])
    #expect(try store.token("t", at: june) == nil)
    #expect(kind { try store.addToken(token("u", "reports")) } == .exists)
    #expect(kind { try store.addToken(token("t", "other")) } == .exists)
    #expect(try store.removeToken("reports", of: "sam"))
    #expect(try store.removeToken("reports", of: "sam") == false)
    #expect(try store.token("t", at: later) == nil)
}

@Test func partsInAnAuditAreGrantedAndRevoked() throws {
    let store = try storeWithSam()
    try store.add(sampleAudit())
    for role in ["owner", "auditor", "owner"] { try store.grant(role, in: "A-2345", to: "sam") }
    #expect(try store.access(of: "Sam", to: "A-2345") == ["auditor", "owner"])
    #expect(try store.access(of: "kit", to: "A-2345") == [])
    #expect(try store.access(to: "A-2345").map(\.role) == ["auditor", "owner"])
    try store.revoke("owner", in: "A-2345", from: "sam")
    #expect(try store.access(of: "sam", to: "A-2345") == ["auditor"])
    #expect(kind { try store.grant("owner", in: "A-9999", to: "sam") } == .unknown)
}
