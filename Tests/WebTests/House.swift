import Assistant
import Audits
import Foundation
import HTTP
import Storage
import Testing
import Web

/// A site with a database of its own, answering in process.
final class House {
    static let token = "the-token-of-the-first-start"
    static let now = "2026-11-20T10:00:00Z"
    static let password = "three plain words"
    /// One hash for all: hashing is slow by intent.
    static let passwordHash = Password.hash(password) ?? ""

    /// Read once: they take longest.
    static let prompts = try? Prompts.read(folder: root + "/Prompts").prompts

    private static let root =
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    let folder: String
    let settings: Settings
    let store: Store
    private(set) var server: WebServer
    private var answering: (Request) -> Response
    private let site: SiteSettings

    /// Users are names with their roles; with none it is the first start.
    init(
        users: [String: [UserRole]] = [:],
        _ configure: (inout SiteSettings) -> Void = { _ in }
    ) throws {
        folder = "/tmp/web-tests-\(UInt64.random(in: 0 ... .max))"
        settings = Settings(
            database: folder + "/audits.sqlite",
            prompts: Self.root + "/Prompts",
            knowledge: Self.root + "/Knowledge",
            index: nil,
            clock: .fixed(Self.now)
        )
        store = try Store(path: settings.database)
        for (name, roles) in users {
            try store.addUser(
                User(name: name, roles: roles.map(\.rawValue), created: Self.now),
                password: Self.passwordHash
            )
        }
        var site = SiteSettings()
        configure(&site)
        self.site = site
        server = try Self.server(site, settings)
        answering = try server.answering()
    }

    /// Starts anew on the same database, with nothing left of what was in memory.
    func restart() throws {
        server = try Self.server(site, settings)
        answering = try server.answering()
    }

    private static func server(_ site: SiteSettings, _ settings: Settings) throws -> WebServer {
        try WebServer(
            site,
            assistant: settings,
            version: "test",
            prompts: prompts,
            token: token,
            log: { _ in }
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Sends one request, from `peer`.
    func send(
        _ method: String,
        _ path: String,
        fields: [String: String] = [:],
        body: String? = nil,
        from peer: Peer = .address("127.0.0.1")
    ) throws -> Response {
        var text = "\(method) \(path) HTTP/1.1\r\n"
        var fields = fields
        if fields["Host"] == nil { fields["Host"] = "127.0.0.1:8080" }
        if let body { fields["Content-Length"] = "\(body.utf8.count)" }
        for (name, value) in fields { text += "\(name): \(value)\r\n" }
        text += "\r\n" + (body ?? "")
        var request = try #require(Request(parsing: Array(text.utf8)))
        request.peer = peer
        return answering(request)
    }

    /// A call of the API with a bearer token and a JSON body.
    func call(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        token: String = House.token,
        fields: [String: String] = [:]
    ) throws -> Response {
        var fields = fields
        fields["Authorization"] = "Bearer \(token)"
        if body != nil, fields["Content-Type"] == nil {
            fields["Content-Type"] = "application/json"
        }
        return try send(method, path, fields: fields, body: body)
    }

    /// Posts a form as a browser at this site would.
    func post(
        _ path: String,
        _ form: String,
        cookie: String? = nil,
        origin: String? = "http://127.0.0.1:8080"
    ) throws -> Response {
        var fields = ["Content-Type": "application/x-www-form-urlencoded"]
        fields["Cookie"] = cookie
        fields["Origin"] = origin
        return try send("POST", path, fields: fields, body: form)
    }

    /// A token of a user for everything.
    func token(of user: String, scopes: Set<Scope> = [.read, .write]) throws -> String {
        let name = "t\(UInt32.random(in: 0 ... .max))"
        let made = Accounts.token(name, of: user, scopes: scopes, days: 1, at: Self.now)
        try store.addToken(made.token)
        return made.secret
    }

    /// Signs a user in on the page.
    ///
    /// - Returns: The cookie as a browser sends it back.
    func signIn(_ user: String) throws -> String {
        let response = try post("/sign-in", "user=\(user)&password=three+plain+words")
        #expect(response.status == 303)
        return try #require(response.cookie)
    }

    /// The form token of a page.
    func formToken(_ cookie: String) throws -> String {
        let page = try send("GET", "/", fields: ["Cookie": cookie]).text
        let mark = "name=\"form_token\" value=\""
        let start = try #require(page.range(of: mark)?.upperBound)
        return String(page[start...].prefix { $0 != "\"" })
    }

    /// Opens a new audit and gives its id and the conversation's.
    func newAudit(token: String = House.token) throws -> (audit: String, conversation: String) {
        let response = try call(
            "POST",
            "/api/conversations",
            #"{"framework": "cin-cp", "role": "self-assessment", "case": "LL 55120"}"#,
            token: token
        )
        #expect(response.status == 201)
        return (
            try #require(response.json["audit"]?.string), try #require(response.json["id"]?.string)
        )
    }

    /// What the trail says, without times and hashes.
    func trail() throws -> [String] {
        try store.trail(limit: 1_000).map {
            "\($0.event.by) \($0.event.what) \($0.event.audit == nil ? "-" : "audit") \($0.event.outcome)"
        }
    }
}

extension Response {
    var text: String { String(decoding: body, as: UTF8.self) }

    var json: JSON { JSON(parsing: body) ?? .null }

    /// `sid=...` out of the cookie that was set.
    var cookie: String? { self["Set-Cookie"].map { String($0.prefix { $0 != ";" }) } }
}
