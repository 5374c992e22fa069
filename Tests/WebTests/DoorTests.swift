import Assistant
import HTTP
import Storage
import Testing
import Web

/// Signing in, sessions, tokens, and what is refused at the door.
@Suite("The door")
struct DoorTests {
    static let open = ["/health", "/openapi.json", "/style.css", "/icon.svg"]

    @Test("Nothing but health, the description, style and icon opens without sign-in")
    func closed() throws {
        let house = try House()
        for address in house.server.addresses {
            let parts = address.split(separator: " ").map(String.init)
            let path = parts[1].replacing("{id}", with: "x").replacing("{user}", with: "x")
                .replacing("{part}", with: "x").replacing("{name}", with: "x")
            let type =
                path.hasPrefix("/api") ? "application/json" : "application/x-www-form-urlencoded"
            let fields = ["Content-Type": type]
            let status = try house.send(parts[0], path, fields: fields, body: "").status
            if Self.open.contains(path) {
                #expect(status == 200, "\(address)")
            } else if !["POST /api/sessions", "POST /sign-in"].contains(address) {
                #expect(status == 401, "\(address)")
            }
        }
    }

    @Test("The link of the first start signs in once, and its token is a bearer token")
    func link() throws {
        let house = try House()
        #expect(try house.send("HEAD", "/?token=\(House.token)").status == 401)
        let ahead = ["Sec-Purpose": "prefetch"]
        #expect(try house.send("GET", "/?token=\(House.token)", fields: ahead).status == 401)
        let first = try house.send("GET", "/?token=\(House.token)")
        #expect(first.status == 303)
        #expect(first["Location"] == "/")
        let cookie = try #require(first.cookie)
        #expect(first["Set-Cookie"]?.hasSuffix("; Path=/; HttpOnly; SameSite=Lax") == true)
        #expect(try house.send("GET", "/", fields: ["Cookie": cookie]).status == 200)
        let second = try house.send("GET", "/?token=\(House.token)")
        #expect(second.status == 401)
        #expect(second.cookie == nil)
        #expect(try house.send("GET", "/?token=other").status == 401)
        #expect(try house.call("GET", "/api/me").json["user"]?.string == "local")
        for _ in 0..<60 {
            #expect(try house.call("GET", "/api/me", token: "other").status == 401)
        }
        #expect(try house.trail().filter { $0 == "unknown token - refused" }.count == 51)
        #expect(try house.post("/sign-in", "token=other").status == 401)
        #expect(try house.post("/sign-in", "token=\(House.token)").status == 303)
    }

    @Test("Users sign in by password, see their sessions and end them")
    func sessions() throws {
        let house = try House(users: ["ann": [.auditor]])
        let cookie = try house.signIn("ann")
        let other = try house.signIn("ANN")
        #expect(cookie != other)
        let fields = ["Cookie": cookie, "Origin": "http://127.0.0.1:8080"]
        let list =
            try house.send("GET", "/api/sessions", fields: fields).json["sessions"]?.array ?? []
        #expect(list.count == 2)
        let mine = try #require(list.first { $0["current"] == .bool(true) }?["id"]?.string)
        #expect(try house.send("DELETE", "/api/sessions/\(mine)", fields: fields).status == 204)
        #expect(try house.send("GET", "/api/me", fields: fields).status == 401)
        #expect(try house.send("GET", "/api/me", fields: ["Cookie": other]).status == 200)
        let token = try house.formToken(other)
        #expect(try house.post("/sign-out", "form_token=\(token)", cookie: other).status == 303)
        #expect(try house.send("GET", "/api/me", fields: ["Cookie": other]).status == 401)
    }

    @Test("A session ends by time, by a new password and by shutting the user out")
    func endings() throws {
        let house = try House(users: ["ann": [.auditor]])
        func isIn(_ cookie: String) throws -> Bool {
            try house.send("GET", "/api/me", fields: ["Cookie": cookie]).status == 200
        }
        var cookie = try house.signIn("ann")
        #expect(try isIn(cookie))
        try house.store.setPassword(House.passwordHash, of: "ann")
        #expect(try !isIn(cookie))
        cookie = try house.signIn("ann")
        try house.store.setDisabled(true, of: "ann")
        #expect(try !isIn(cookie))
        try house.store.setDisabled(false, of: "ann")
        for created in ["2026-11-19T21:59:00Z", "2026-11-20T07:59:00Z"] {
            let secret = Secret.make()
            let end = Moment.after(created, seconds: 12 * 3_600)
            try house.store.addSession(
                Session(hash: Secret.hash(secret), user: "ann", created: created, expires: end)
            )
            #expect(try !isIn("sid=\(secret)"), "begun \(created)")
        }
    }

    @Test("A wrong password and an unknown user get one answer; guessing is slowed down")
    func throttle() throws {
        let house = try House(users: ["ann": [.auditor]])
        let body = { (user: String) in #"{"user": "\#(user)", "password": "not the password"}"# }
        let fields = ["Content-Type": "application/json"]
        var statuses: [Int] = []
        var answers: Set<String> = []
        for user in ["ann", "nobody"] {
            for _ in 0..<6 {
                let response = try house.send(
                    "POST",
                    "/api/sessions",
                    fields: fields,
                    body: body(user)
                )
                statuses.append(response.status)
                if response.status == 401 { answers.insert(response.text) }
                if response.status == 429 { #expect(response["Retry-After"] != nil) }
            }
        }
        #expect(statuses == [401, 401, 401, 401, 401, 429, 401, 401, 401, 401, 401, 429])
        #expect(answers.count == 1)
        let right = #"{"user": "ann", "password": "\#(House.password)"}"#
        #expect(try house.send("POST", "/api/sessions", fields: fields, body: right).status == 429)
        #expect(try house.trail().filter { $0 == "ann sign-in - refused" }.count == 5)
        #expect(try house.trail().filter { $0 == "unknown sign-in - refused" }.count == 5)
    }

    @Test("Tokens are made in a session, shown once, scoped, expiring and revocable")
    func tokens() throws {
        let house = try House(users: ["ann": [.worker]])
        let fields = [
            "Cookie": try house.signIn("ann"), "Origin": "http://127.0.0.1:8080",
            "Content-Type": "application/json",
        ]
        let body = #"{"name": "reports", "scopes": ["read"], "days": 3}"#
        let made = try house.send("POST", "/api/tokens", fields: fields, body: body)
        #expect(made.status == 201)
        #expect(made.json["expires"] == "2026-11-23T10:00:00Z")
        let token = try #require(made.json["token"]?.string)
        #expect(try house.send("POST", "/api/tokens", fields: fields, body: body).status == 409)
        let list = try house.call("GET", "/api/tokens", token: token)
        #expect(list.status == 200)
        #expect(!list.text.contains(token))
        #expect(try house.call("POST", "/api/conversations", "{}", token: token).status == 403)
        #expect(try house.call("POST", "/api/tokens", body, token: token).status == 403)
        #expect(try house.call("GET", "/metrics", token: token).status == 403)
        let writing = try house.token(of: "ann")
        #expect(try house.call("DELETE", "/api/tokens/reports", token: writing).status == 204)
        #expect(try house.call("DELETE", "/api/tokens/reports", token: writing).status == 404)
        #expect(try house.call("GET", "/api/me", token: token).status == 401)
        let old = Accounts.token(
            "old",
            of: "ann",
            scopes: [.read],
            days: 1,
            at: "2026-11-19T09:00:00Z"
        )
        try house.store.addToken(old.token)
        #expect(try house.call("GET", "/api/me", token: old.secret).status == 401)
        let counting = try house.token(of: "ann", scopes: [.metrics])
        let metrics = try house.call("GET", "/metrics", token: counting)
        #expect(metrics.text.contains("audit_assistant_turns_total 0"))
    }

    @Test("A cookie changes something only from this server's own pages")
    func origin() throws {
        let house = try House()
        let cookie = try #require(try house.send("GET", "/?token=\(House.token)").cookie)
        let token = try house.formToken(cookie)
        func open(_ origin: String?) throws -> Int {
            var fields = ["Cookie": cookie, "Content-Type": "application/json"]
            fields["Origin"] = origin
            return try house.send("POST", "/api/conversations", fields: fields, body: "{}").status
        }
        #expect(try open("http://127.0.0.1:8080") == 201)
        for origin in [
            nil, "null", "http://127.0.0.1:8081", "http://evil.example", "https://127.0.0.1:8080",
        ] {
            #expect(try open(origin) == 403, "\(origin ?? "none")")
        }
        func start(_ token: String, _ origin: String?) throws -> Int {
            try house.post(
                "/start",
                "form_token=\(token)&question=",
                cookie: cookie,
                origin: origin
            ).status
        }
        #expect(try start(token, "http://127.0.0.1:8080") == 303)
        #expect(try start(token, nil) == 303)
        #expect(try start(token, "http://evil.example") == 403)
        #expect(try start(token, "null") == 403)
        #expect(try start("", "http://127.0.0.1:8080") == 403)
        #expect(try start("", nil) == 403)
        #expect(
            try house.post("/sign-in", "token=\(House.token)", origin: "http://evil.example").status
                == 403
        )
        #expect(try house.post("/sign-in", "token=\(House.token)", origin: nil).status == 403)
    }

    @Test("Another host is turned away, and the public URL is that of the configuration")
    func hosts() throws {
        let house = try House()
        for host in ["127.0.0.1", "localhost:8080", "[::1]:1"] {
            #expect(try house.send("GET", "/health", fields: ["Host": host]).status == 200)
        }
        for host in ["evil.example", "127.0.0.1.evil.example", "10.0.0.5"] {
            #expect(try house.send("GET", "/health", fields: ["Host": host]).status == 421)
        }
        let url = PublicURL("https://audit.example/")
        let named = try House(users: ["ann": [.worker]]) { $0.publicURL = url }
        let fields = [
            "Host": "audit.example", "Origin": "https://audit.example",
            "Content-Type": "application/x-www-form-urlencoded",
        ]
        let form = "user=ann&password=three+plain+words"
        let response = try named.send("POST", "/sign-in", fields: fields, body: form)
        #expect(response.status == 303)
        let cookie = try #require(response["Set-Cookie"])
        #expect(cookie.hasPrefix("__Host-sid="))
        #expect(cookie.hasSuffix("; Path=/; Secure; HttpOnly; SameSite=Lax"))
        var other = fields
        other["X-Forwarded-Host"] = "evil.example"
        other["Origin"] = "https://evil.example"
        #expect(try named.send("POST", "/sign-in", fields: other, body: form).status == 403)
        #expect(try named.send("GET", "/health", fields: ["Host": "evil.example"]).status == 421)
    }

    @Test("A proxy's sign-in counts from that proxy, for the page, for users who are known")
    func proxy() throws {
        let house = try House(users: ["ann": [.worker], "ben": [.worker]]) {
            $0.trustedHeader = "X-User"
            $0.trustedProxies = [Network("10.1.0.0/16")].compactMap(\.self)
            $0.publicURL = PublicURL("https://audit.example")
            $0.signOutURL = "https://sso.example/out"
        }
        func status(_ path: String, _ user: String?, from peer: String) throws -> Int {
            var fields = ["Host": "audit.example"]
            fields["X-User"] = user
            return try house.send("GET", path, fields: fields, from: .address(peer)).status
        }
        #expect(try status("/", "ann", from: "10.1.2.3") == 200)
        #expect(try status("/", "ann", from: "10.2.0.1") == 401)
        #expect(try status("/", "zoe", from: "10.1.2.3") == 403)
        #expect(try status("/", "ann, ben", from: "10.1.2.3") == 403)
        #expect(try status("/", nil, from: "10.1.2.3") == 401)
        #expect(try status("/api/me", "ann", from: "10.1.2.3") == 401)
        let secret = Secret.make()
        let session = Session(
            hash: Secret.hash(secret),
            user: "ben",
            created: House.now,
            expires: "2026-11-21T10:00:00Z"
        )
        try house.store.addSession(session)
        let fields = ["Host": "audit.example", "Cookie": "__Host-sid=\(secret)"]
        #expect(try house.send("GET", "/", fields: fields).text.contains("Signed in as ben"))
        let both = fields.merging(["X-User": "ann"]) { $1 }
        let page = try house.send("GET", "/", fields: both, from: .address("10.1.2.3"))
        #expect(page.text.contains("Signed in as ann"))
        #expect(try house.send("GET", "/", fields: fields).status == 401)
        let mark = "name=\"form_token\" value=\""
        let start = try #require(page.text.range(of: mark)?.upperBound)
        let out = try house.send(
            "POST",
            "/sign-out",
            fields: both.merging([
                "Origin": "https://audit.example",
                "Content-Type": "application/x-www-form-urlencoded",
            ]) { $1 },
            body: "form_token=" + page.text[start...].prefix { $0 != "\"" },
            from: .address("10.1.2.3")
        )
        #expect(out["Location"] == "https://sso.example/out")
        try house.store.setDisabled(true, of: "ann")
        #expect(try status("/", "ann", from: "10.1.2.3") == 403)
    }

    @Test("Beyond this machine only with users and https, never with an open door")
    func refusals() throws {
        var settings = SiteSettings()
        #expect(settings.refusal(hasUsers: false) == nil)
        settings.listen = .tcp(address: "0.0.0.0", port: 80)
        #expect(settings.refusal(hasUsers: false) != nil)
        #expect(settings.refusal(hasUsers: true) != nil)
        settings.publicURL = PublicURL("http://audit.example")
        #expect(settings.refusal(hasUsers: true) != nil)
        settings.isInsecure = true
        #expect(settings.refusal(hasUsers: true) == nil)
        #expect(settings.refusal(hasUsers: false) != nil)
        settings.isInsecure = false
        settings.publicURL = PublicURL("https://audit.example")
        #expect(settings.refusal(hasUsers: true) == nil)
        settings.listen = .tcp(address: "127.0.0.1", port: 80)
        #expect(settings.refusal(hasUsers: false) != nil)
        settings.trustedHeader = "X-User"
        #expect(settings.refusal(hasUsers: true) != nil)
        #expect(throws: WebError.self) { try House { $0.listen = .tcp(address: "::", port: 0) } }
    }

    @Test(
        "No list of proxies holds every address",
        arguments: ["*", "0.0.0.0/0", "::/0", "", "10.0.0.0/33", "10.0.0.0/", "proxy"]
    )
    func everyone(text: String) { #expect(Network(text) == nil) }

    @Test("A network holds its addresses and no others")
    func networks() throws {
        let network = try #require(Network("10.1.128.0/17"))
        #expect(network.holds(.address("10.1.200.1")))
        #expect(!network.holds(.address("10.1.127.1")))
        #expect(!network.holds(.local))
        #expect(try #require(Network("unix")).holds(.local))
        #expect(try #require(Network("fd00::/8")).holds(.address("fd12::1")))
        #expect(try !#require(Network("fd00::/8")).holds(.address("10.1.200.1")))
    }

    @Test("Only yescrypt is a password's hash, and common passwords are refused")
    func passwords() {
        #expect(House.passwordHash.hasPrefix("$y$"))
        #expect(Password.matches(House.password, House.passwordHash))
        #expect(!Password.matches("three plain word", House.passwordHash))
        #expect(!Password.matches("x", ""))
        #expect(!Password.matches("password", "rl.3StKT.4T8M"))
        for password in [
            "short", "password", "Password123!", "aaaaaaaaaaaa", "ann.smith", "12345678",
        ] {
            #expect(Password.fault(in: password, of: "Ann.Smith") != nil, "\(password)")
        }
        for password in ["three plain words", "naïve Ω 🦊 x", String(repeating: "ab ", count: 30)] {
            #expect(Password.fault(in: password, of: "ann") == nil)
        }
    }

    @Test("One user's flood of changes is slowed down, and nobody else's")
    func rates() throws {
        let house = try House(users: ["ann": [.worker], "ben": [.worker]]) {
            $0.writesPerMinute = 2
        }
        let ann = try house.token(of: "ann")
        let statuses = try (0..<3).map { _ in
            try house.call("POST", "/api/conversations", "{}", token: ann).status
        }
        #expect(statuses == [201, 201, 429])
        let ben = try house.token(of: "ben")
        #expect(try house.call("POST", "/api/conversations", "{}", token: ben).status == 201)
    }
}
