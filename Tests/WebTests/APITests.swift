import Assistant
import Audits
import HTTP
import Storage
import Testing
import Web

/// The API as the outside contract has it.
@Suite("The API")
struct APITests {
    @Test("A conversation opens, takes turns and is read back")
    func conversation() throws {
        let house = try House()
        let opened = try house.call(
            "POST",
            "/api/conversations",
            #"{"framework": "cin-cp", "role": "self-assessment", "case": "LL 55120"}"#
        )
        #expect(opened.status == 201)
        let id = try #require(opened.json["id"]?.string)
        #expect(opened["Location"] == "/api/conversations/\(id)")
        #expect(opened.json["pending"]?.string == "b.mosaic_name")
        let said = try house.call("POST", "/api/conversations/\(id)/messages", #"{"text": "M 77"}"#)
        #expect(said.status == 200)
        #expect(said.json["captured"]?["b.mosaic_name"]?.string == "M 77")
        let read = try house.call("GET", "/api/conversations/\(id)").json
        #expect(read["turns"]?.array?.count == 1)
        #expect(read["turns"]?.array?.first?["reply"] == said.json)
        let audit = try #require(opened.json["audit"]?.string)
        let again = try house.call(
            "POST",
            "/api/conversations",
            #"{"audit": "\#(audit)", "role": "self-assessment"}"#
        )
        #expect(again.json["id"]?.string == id)
        #expect(try house.call("POST", "/api/conversations", "{}").json["audit"] == .null)
    }

    @Test("A repeated key gets the stored reply and is applied once")
    func idempotency() throws {
        let house = try House()
        let (_, id) = try house.newAudit()
        let path = "/api/conversations/\(id)/messages"
        let fields = ["Idempotency-Key": "key-1"]
        let first = try house.call("POST", path, #"{"text": "M 77"}"#, fields: fields)
        let second = try house.call("POST", path, #"{"text": "M 77"}"#, fields: fields)
        #expect(first.status == 200)
        #expect(second.status == 200)
        #expect(first.body == second.body)
        #expect(try house.store.turns(of: id, limit: 10).count == 1)
        #expect(try house.call("POST", path, #"{"text": "M 78"}"#, fields: fields).status == 422)
        let other = ["Idempotency-Key": "key 2"]
        #expect(try house.call("POST", path, #"{"text": "M 78"}"#, fields: other).status == 422)
    }

    @Test("Who answers to a state that has moved on gets 412, and nothing is changed")
    func conflict() throws {
        let house = try House()
        let (_, id) = try house.newAudit()
        let path = "/api/conversations/\(id)"
        let tag = try #require(try house.call("GET", path)["ETag"])
        let fields = ["If-Match": tag]
        #expect(
            try house.call("POST", path + "/messages", #"{"text": "one"}"#, fields: fields).status
                == 200
        )
        let late = try house.call("POST", path + "/messages", #"{"text": "two"}"#, fields: fields)
        #expect(late.status == 412)
        #expect(try house.store.turns(of: id, limit: 10).count == 1)
    }

    @Test("Another conversation's change of the same pass is noticed too")
    func twoConversations() throws {
        let house = try House(users: ["ann": [.auditor], "ben": [.auditor]])
        let (ann, ben) = (try house.token(of: "ann"), try house.token(of: "ben"))
        let opened = try house.call(
            "POST",
            "/api/conversations",
            #"{"framework": "cin-cp", "role": "auditor", "case": "X1"}"#,
            token: ann
        )
        let audit = try #require(opened.json["audit"]?.string)
        try house.store.grant("auditor", in: audit, to: "ben")
        let body = #"{"audit": "\#(audit)", "role": "auditor"}"#
        let other = try house.call("POST", "/api/conversations", body, token: ben)
        let tag = try #require(other["ETag"])
        for response in [opened, other] { #expect(response.status == 201) }
        let first = try #require(opened.json["id"]?.string)
        let second = try #require(other.json["id"]?.string)
        _ = try house.call(
            "POST",
            "/api/conversations/\(first)/messages",
            #"{"text": "M 77"}"#,
            token: ann
        )
        let late = try house.call(
            "POST",
            "/api/conversations/\(second)/messages",
            #"{"text": "M 78"}"#,
            token: ben,
            fields: ["If-Match": tag]
        )
        #expect(late.status == 412)
        // Without a state it goes on from what is there now, and overwrites nothing unseen.
        let now = try house.call(
            "POST",
            "/api/conversations/\(second)/messages",
            #"{"text": "5 years"}"#,
            token: ben
        )
        #expect(now.status == 200)
        #expect(now.json["captured"]?["b.mosaic_name"] == nil)
    }

    @Test("Audits are listed by pages, read with an ETag, exported and imported")
    func audits() throws {
        let house = try House()
        let ids = try (0..<5).map { _ in try house.newAudit().audit }
        var found: [String] = []
        var path = "/api/audits?limit=2"
        while true {
            let page = try house.call("GET", path).json
            found += (page["audits"]?.array ?? []).compactMap { $0["id"]?.string }
            guard let next = page["next"]?.string else { break }
            path = "/api/audits?limit=2&after=\(next)"
        }
        #expect(found == Array(ids.reversed()))
        #expect(try house.call("GET", "/api/audits?after=A-NONE").status == 404)
        let audit = try house.call("GET", "/api/audits/\(ids[0])")
        let tag = try #require(audit["ETag"])
        let fields = ["If-None-Match": "\"other\", W/\(tag)"]
        let known = try house.call("GET", "/api/audits/\(ids[0])", fields: fields)
        #expect(known.status == 304)
        #expect(known.body.isEmpty)
        let file = try house.call("GET", "/api/audits/\(ids[0])/export")
        #expect(file["Content-Disposition"] == "attachment; filename=\"\(ids[0]).json\"")
        #expect(try house.call("POST", "/api/audits", file.text).status == 409)
        let imported = file.text.replacing(ids[0], with: "A-COPY")
        #expect(try house.call("POST", "/api/audits", imported).status == 201)
        #expect(try house.call("POST", "/api/audits?replace=true", imported).status == 201)
        let history = try house.call("GET", "/api/audits/A-COPY/history").json["history"]
        #expect((history?.array?.count ?? 0) > 0)
    }

    @Test("An export with every kind of answer comes back in as it was")
    func roundTrip() throws {
        let house = try House()
        let text = """
            {"format": "audit-assistant/audit", "formatVersion": 1, "id": "A-FILE",
             "framework": "cin-cp", "case": "X1", "status": "open", "passes": {"auditor": {
               "form": "cin_cp_tool", "formVersion": "2020-01.1", "status": "in_progress",
               "answers": {
                 "q1.grade": "good", "q1.comment": "Visits <b> \u{1F98A}", "b.audit_date": "2026-11-20",
                 "actions": [{"what": "Update the chronology", "owner": "TM", "due": "2026-11-21",
                   "impact": null, "status": "open", "note": "another column"}]
               }}}}
            """
        let first = try house.call("POST", "/api/audits", text)
        #expect(first.status == 201, "\(first.text)")
        let export = try house.call("GET", "/api/audits/A-FILE/export").text
        let second = try house.call("POST", "/api/audits?replace=true", export)
        #expect(second.status == 201, "\(second.text)")
        #expect(second.body == first.body)
    }

    @Test(
        "What is not asked for is refused by name, and never told back",
        arguments: [
            (#"{"frame": "SECRET"}"#, 422, "frame"), (#"{"framework": "SECRET"}"#, 422, ""),
            (#"{"audit": "A B", "role": "auditor"}"#, 422, "audit"),
            (#"["SECRET"]"#, 422, ""), (#"{"audit": SECRET}"#, 400, ""), ("", 400, ""),
        ]
    )
    func refusals(body: String, status: Int, property: String) throws {
        let response = try House().call("POST", "/api/conversations", body)
        #expect(response.status == status)
        #expect(response["Content-Type"] == "application/problem+json")
        #expect(!response.text.contains("SECRET"))
        #expect(response.json["status"]?.integer == status)
        if !property.isEmpty {
            let named = (response.json["errors"]?.array ?? []).compactMap { $0["property"]?.string }
            #expect(named.contains(property))
        }
    }

    @Test("Bodies are JSON by name, queries are known and bounded, ids have their shape")
    func requests() throws {
        let house = try House()
        for type in [
            "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1",
        ] {
            let response = try house.call(
                "POST",
                "/api/conversations",
                "{}",
                fields: ["Content-Type": type]
            )
            #expect(response.status == 415)
        }
        let packed = ["Content-Encoding": "gzip"]
        #expect(try house.call("POST", "/api/conversations", "{}", fields: packed).status == 415)
        for path in [
            "/api/search", "/api/search?q=a&limit=0", "/api/search?q=a&q=b", "/api/me?x=1",
        ] {
            #expect(try house.call("GET", path).status == 422, "\(path)")
        }
        for path in [
            "/api/conversations/x", "/api/audits/a%20b", "/api/audits/A-NONE", "/api/none",
        ] {
            #expect(try house.call("GET", path).status == 404, "\(path)")
        }
        let response = try house.call("QUERY", "/api/audits")
        #expect(response.status == 405)
        #expect(response["Allow"] == "GET, HEAD, POST, OPTIONS")
        let long = String(repeating: "x", count: 65_537)
        #expect(try house.call("POST", "/api/ask", #"{"question": "\#(long)"}"#).status == 422)
    }

    @Test("The guidance answers and is searched")
    func guidance() throws {
        let house = try House()
        let question = #"{"question": "What is a chronology?", "framework": "bexley"}"#
        let answer = try house.call("POST", "/api/ask", question)
        #expect(answer.status == 200)
        #expect(answer.json["citations"]?.array != nil)
        let found = try house.call("GET", "/api/search?q=chronology&limit=3").json["passages"]?
            .array
        #expect((found?.count ?? 99) <= 3)
    }

    @Test("The description has every route and no other")
    func description() throws {
        let house = try House()
        let document = try house.send("GET", "/openapi.json").json
        #expect(document["openapi"] == "3.1.0")
        var described: Set<String> = []
        for (path, methods) in document["paths"]?.object ?? [:] {
            for (method, operation) in methods.object ?? [:] {
                described.insert("\(method.uppercased()) \(path)")
                #expect(operation["responses"]?["default"] != nil)
                let captures = path.split(separator: "/").filter { $0.hasPrefix("{") }.count
                let declared = (operation["parameters"]?.array ?? []).filter { $0["in"] == "path" }
                #expect(declared.count == captures, "\(method) \(path)")
            }
        }
        #expect(described == Set(house.server.addresses))
    }
}
