import Assistant
import Audits
import HTTP
import Storage
import Testing
import Web

/// Retries after a lost answer.
@Suite("A request repeated under its key")
struct RepeatingTests {
    private let opening = #"{"framework": "cin-cp", "role": "auditor", "case": "X1"}"#
    private let key = ["Idempotency-Key": "opening-1"]

    @Test("An audit is begun once, also when the retry comes after a restart")
    func opensOnce() throws {
        let house = try House()
        let first = try house.call("POST", "/api/conversations", opening, fields: key)
        #expect(first.status == 201)
        let second = try house.call("POST", "/api/conversations", opening, fields: key)
        try house.restart()
        let third = try house.call("POST", "/api/conversations", opening, fields: key)
        for again in [second, third] {
            #expect(again.status == 201)
            #expect(again.body == first.body)
            for name in ["Location", "ETag", "Content-Type", "Cache-Control"] {
                #expect(again[name] == first[name])
            }
        }
        #expect(try house.store.audits(limit: 10).count == 1)
    }

    @Test("An import is done once, and not refused the second time")
    func importsOnce() throws {
        let house = try House()
        let audit = try house.newAudit().audit
        let text = try house.call("GET", "/api/audits/\(audit)/export").text
            .replacing(audit, with: "A-COPY")
        let first = try house.call("POST", "/api/audits", text, fields: key)
        let second = try house.call("POST", "/api/audits", text, fields: key)
        #expect(first.status == 201)
        #expect(second.status == 201)
        #expect(second.body == first.body)
        #expect(try house.call("POST", "/api/audits", text).status == 409)
    }

    @Test("Another request under the key is refused, and so is a key that is none")
    func otherRequests() throws {
        let house = try House()
        _ = try house.call("POST", "/api/conversations", opening, fields: key)
        let other = opening.replacing("X1", with: "X2")
        #expect(
            try house.call("POST", "/api/conversations", other, fields: key).status == 422
        )
        for bad in ["", "a b", "\u{e9}", String(repeating: "k", count: 256)] {
            let fields = ["Idempotency-Key": bad]
            #expect(
                try house.call("POST", "/api/conversations", opening, fields: fields).status == 422
            )
        }
        #expect(try house.store.audits(limit: 10).count == 1)
    }

    @Test("A refusal is not kept: what was refused may be tried again under the same key")
    func refusals() throws {
        let house = try House(users: ["ann": [.auditor]])
        let token = try house.token(of: "ann")
        let body = #"{"audit": "A-LATER", "role": "auditor"}"#
        #expect(
            try house.call("POST", "/api/conversations", body, token: token, fields: key).status
                == 404
        )
        let fits = try house.call(
            "POST",
            "/api/conversations",
            opening,
            token: token,
            fields: key
        )
        #expect(fits.status == 201)
    }

    @Test("Keys are each user's own, and give nobody an audit that was taken from them")
    func users() throws {
        let house = try House(users: ["ann": [.auditor], "ben": [.auditor], "lea": [.qaLead]])
        let (ann, ben) = (try house.token(of: "ann"), try house.token(of: "ben"))
        let own = try house.call(
            "POST",
            "/api/conversations",
            opening,
            token: ann,
            fields: key
        )
        let others = try house.call(
            "POST",
            "/api/conversations",
            opening,
            token: ben,
            fields: key
        )
        #expect(own.status == 201)
        #expect(others.status == 201)
        #expect(own.json["audit"] != others.json["audit"])
        let audit = try #require(own.json["audit"]?.string)
        try house.store.revoke("owner", in: audit, from: "ann")
        let again = try house.call(
            "POST",
            "/api/conversations",
            opening,
            token: ann,
            fields: key
        )
        #expect(again.status == 404)
        #expect(!again.text.contains(audit))
    }
}
