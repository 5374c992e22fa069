import Assistant
import Audits
import HTTP
import Storage
import Testing
import Web

/// Who may do what with which audit.
@Suite("Access")
struct AccessTests {
    static let users: [String: [UserRole]] = [
        "owner": [.worker], "worker": [.worker], "auditor": [.auditor], "moderator": [.moderator],
        "manager": [.teamManager], "lead": [.qaLead], "admin": [.administrator],
    ]

    @Test("An audit is its owner's, those who have a part in it, and of those who read all")
    func reading() throws {
        let house = try House(users: Self.users)
        let (audit, _) = try house.newAudit(token: try house.token(of: "owner"))
        try house.store.grant("reader", in: audit, to: "auditor")
        try house.store.grant("reader", in: audit, to: "admin")
        for (user, status) in [
            "owner": 200, "worker": 404, "auditor": 200, "moderator": 404, "manager": 200,
            "lead": 200, "admin": 404,
        ] {
            let token = try house.token(of: user)
            for path in ["", "/history", "/export", "/access"] {
                let found = try house.call("GET", "/api/audits/\(audit)\(path)", token: token)
                #expect(found.status == status, "\(user) \(path)")
            }
            let list = try house.call("GET", "/api/audits", token: token)
            #expect(list.json["audits"]?.array?.count == (status == 200 ? 1 : 0), "\(user)")
            let none = try house.call("GET", "/api/audits/A-NONE", token: token)
            let other = try house.call("GET", "/api/audits/\(audit)", token: token)
            if status == 404 { #expect(none.body == other.body) }
        }
    }

    @Test("A pass is filled by its role, and by whoever has that part in the audit")
    func filling() throws {
        let house = try House(users: Self.users)
        let (audit, conversation) = try house.newAudit(token: try house.token(of: "owner"))
        func open(_ user: String, _ role: String) throws -> Int {
            try house.call(
                "POST",
                "/api/conversations",
                #"{"audit": "\#(audit)", "role": "\#(role)"}"#,
                token: try house.token(of: user)
            ).status
        }
        #expect(try open("owner", "self-assessment") == 201)
        #expect(try open("owner", "auditor") == 403)
        #expect(try open("auditor", "auditor") == 404)
        #expect(try open("lead", "auditor") == 403)
        let lead = try house.token(of: "lead")
        for user in ["auditor", "moderator"] {
            let grant = #"{"user": "\#(user)", "part": "auditor"}"#
            let path = "/api/audits/\(audit)/access"
            #expect(try house.call("POST", path, grant, token: lead).status == 204)
        }
        #expect(try open("auditor", "auditor") == 201)
        #expect(try open("auditor", "moderator") == 403)
        // The part alone does not do without the role.
        #expect(try open("moderator", "auditor") == 403)
        // Nobody else's conversation, not even of one who reads the audit.
        for user in ["lead", "auditor", "admin"] {
            let token = try house.token(of: user)
            let path = "/api/conversations/\(conversation)"
            #expect(try house.call("GET", path, token: token).status == 404)
            let said = try house.call("POST", path + "/messages", #"{"text": "x"}"#, token: token)
            #expect(said.status == 404)
        }
    }

    @Test("A part taken away and a role taken away count at once")
    func revoking() throws {
        let house = try House(users: Self.users)
        let owner = try house.token(of: "owner")
        let (audit, conversation) = try house.newAudit(token: owner)
        let path = "/api/audits/\(audit)/access"
        #expect(
            try house.call("POST", path, #"{"user": "worker", "part": "reader"}"#, token: owner)
                .status == 204
        )
        let worker = try house.token(of: "worker")
        #expect(try house.call("GET", "/api/audits/\(audit)", token: worker).status == 200)
        #expect(
            try house.call("POST", path, #"{"user": "auditor", "part": "reader"}"#, token: worker)
                .status == 403
        )
        #expect(try house.call("DELETE", path + "/worker/reader", token: owner).status == 204)
        #expect(try house.call("GET", "/api/audits/\(audit)", token: worker).status == 404)
        try house.store.setRoles(["administrator"], of: "owner")
        let said = try house.call(
            "POST",
            "/api/conversations/\(conversation)/messages",
            #"{"text": "x"}"#,
            token: owner
        )
        #expect(said.status == 404)
    }

    @Test("The administrator keeps users and the trail, and nobody else does")
    func administration() throws {
        let house = try House(users: Self.users)
        for user in Self.users.keys {
            let token = try house.token(of: user)
            for path in ["/api/users", "/api/trail"] {
                let status = try house.call("GET", path, token: token).status
                #expect(status == (user == "admin" ? 200 : 403))
            }
        }
        let cookie = try house.signIn("owner")
        let admin = try house.token(of: "admin")
        #expect(try house.call("DELETE", "/api/users/owner/sessions", token: admin).status == 204)
        #expect(try house.send("GET", "/api/me", fields: ["Cookie": cookie]).status == 401)
    }

    @Test("Import is for team managers and the QA lead")
    func importing() throws {
        let house = try House(users: Self.users)
        let body = """
            {"format": "audit-assistant/audit", "formatVersion": 1, "id": "A-FILE",
             "framework": "scaled", "case": "X1", "status": "open", "passes": {}}
            """
        for (user, status) in ["auditor": 403, "admin": 403, "lead": 201, "manager": 409]
            as KeyValuePairs
        {
            let token = try house.token(of: user)
            #expect(
                try house.call("POST", "/api/audits", body, token: token).status == status,
                "\(user)"
            )
        }
    }

    @Test("Reads, changes, exports and refusals are in the trail, without what was typed")
    func trail() throws {
        let house = try House(users: Self.users)
        let owner = try house.token(of: "owner")
        let (audit, conversation) = try house.newAudit(token: owner)
        _ = try house.call(
            "POST",
            "/api/conversations/\(conversation)/messages",
            #"{"text": "SECRET 77"}"#,
            token: owner
        )
        _ = try house.call("GET", "/api/audits/\(audit)/export", token: owner)
        _ = try house.call("GET", "/api/audits/\(audit)", token: try house.token(of: "worker"))
        _ = try house.call("GET", "/api/trail", token: owner)
        #expect(
            try house.trail() == [
                "owner conversation.open audit done", "owner turn audit done",
                "owner audit.export audit done", "worker audit.read audit refused",
                "owner trail.read - refused",
            ]
        )
        #expect(try house.store.verifyTrail() == nil)
        let entries = try house.store.trail(limit: 100)
        #expect(!entries.contains { "\($0)".contains("SECRET") })
    }
}
