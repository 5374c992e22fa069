import Assistant
import HTTP
import Storage
import Testing
import Web

/// The page that works without script.
@Suite("The page")
struct PageTests {
    @Test("An audit is begun, answered, read and asked about")
    func audit() throws {
        let house = try House()
        let cookie = try #require(try house.send("GET", "/?token=\(House.token)").cookie)
        let token = try house.formToken(cookie)
        let started = try house.post(
            "/start",
            "form_token=\(token)&part=cin-cp/self-assessment&case=X1",
            cookie: cookie
        )
        #expect(started.status == 303)
        let place = try #require(started["Location"])
        let path = String(place.prefix { $0 != "#" })
        let typed = "form_token=\(token)&text=%3Cscript%3E%22x%22%26%27y%27%3C/script%3E"
        #expect(try house.post(path, typed, cookie: cookie).status == 303)
        let page = try house.send("GET", path, fields: ["Cookie": cookie])
        #expect(page.status == 200)
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("&lt;script&gt;&quot;x&quot;&amp;&#39;y&#39;&lt;/script&gt;"))
        #expect(!page.text.contains("<script"))
        let list = try house.send("GET", "/", fields: ["Cookie": cookie]).text
        let start = try #require(list.range(of: "/audits/")?.upperBound)
        let id = list[start...].prefix { $0 != "\"" }
        let audit = try house.send("GET", "/audits/\(id)", fields: ["Cookie": cookie])
        #expect(audit.status == 200)
        #expect(!audit.text.contains("<script"))
        let asked = try house.post("/start", "form_token=\(token)&question=hello", cookie: cookie)
        #expect(asked.status == 303)
    }

    @Test("Sending a form twice is one turn, and a stale form keeps what was typed")
    func forms() throws {
        let house = try House()
        let cookie = try #require(try house.send("GET", "/?token=\(House.token)").cookie)
        let token = try house.formToken(cookie)
        let started = try house.post(
            "/start",
            "form_token=\(token)&part=cin-cp/self-assessment&case=X1",
            cookie: cookie
        )
        let path = String(try #require(started["Location"]).prefix { $0 != "#" })
        let page = try house.send("GET", path, fields: ["Cookie": cookie]).text
        func value(_ name: String) throws -> String {
            let start = try #require(page.range(of: "name=\"\(name)\" value=\"")?.upperBound)
            return String(page[start...].prefix { $0 != "\"" })
        }
        let form =
            "form_token=\(token)&state=\(try value("state"))&key=\(try value("key"))&text=M+77"
        #expect(try house.post(path, form, cookie: cookie).status == 303)
        #expect(try house.post(path, form, cookie: cookie).status == 303)
        let id = String(path.dropFirst("/conversations/".count))
        #expect(try house.store.turns(of: id, limit: 10).count == 1)
        let stale = form.replacing("key=", with: "key=other").replacing("M+77", with: "late+words")
        let refused = try house.post(path, stale, cookie: cookie)
        #expect(refused.status == 412)
        #expect(refused.text.contains("late words</textarea>"))
        #expect(try house.store.turns(of: id, limit: 10).count == 1)
    }

    @Test("Sending the start form twice begins one audit")
    func startsOnce() throws {
        let house = try House()
        let cookie = try #require(try house.send("GET", "/?token=\(House.token)").cookie)
        let token = try house.formToken(cookie)
        let form = "form_token=\(token)&key=k1&part=cin-cp/self-assessment&case=X1"
        let first = try house.post("/start", form, cookie: cookie)
        let second = try house.post("/start", form, cookie: cookie)
        #expect(first.status == 303)
        #expect(second["Location"] == first["Location"])
        #expect(try house.store.audits(limit: 10).count == 1)
    }

    @Test("An address that is none is a page for browsers and a problem document for programs")
    func nowhere() throws {
        let house = try House()
        let page = try house.send("GET", "/none", fields: ["Accept": "text/html,*/*"])
        #expect(page.status == 404)
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("<title>Error: Not Found"))
        let problem = try house.send("GET", "/none")
        #expect(problem["Content-Type"] == "application/problem+json")
    }

    @Test("The question that stands describes the box for its answer, and who spoke is said")
    func described() throws {
        let house = try House()
        let cookie = try #require(try house.send("GET", "/?token=\(House.token)").cookie)
        let token = try house.formToken(cookie)
        let form = "form_token=\(token)&part=bexley/auditor&case=X1"
        let place = try #require(try house.post("/start", form, cookie: cookie)["Location"])
        let path = String(place.prefix { $0 != "#" })
        for text in ["", "LL 1"] {
            if !text.isEmpty {
                let said = "form_token=\(token)&text=\(text.replacing(" ", with: "+"))"
                #expect(try house.post(path, said, cookie: cookie).status == 303)
            }
            let page = try house.send("GET", path, fields: ["Cookie": cookie]).text
            #expect(page.split(separator: " id=\"asked\"").count == 2)
            #expect(page.contains("aria-describedby=\"asked\""))
            #expect(page.contains("Assistant:"))
            #expect(page.contains("<strong>You:</strong>") == !text.isEmpty)
        }
    }

    @Test("Every page has a title, one heading, labels for its fields and its language")
    func accessible() throws {
        let house = try House()
        let cookie = try #require(try house.send("GET", "/?token=\(House.token)").cookie)
        for fields in [[:], ["Cookie": cookie]] {
            let page = try house.send("GET", "/", fields: fields).text
            #expect(page.contains("<html lang=\"en-GB\">"))
            #expect(page.contains("<title>"))
            #expect(page.split(separator: "<h1").count == 2)
            for part in page.split(separator: " id=\"").dropFirst() {
                let id = part.prefix { $0 != "\"" }
                if id != "main" { #expect(page.contains("<label for=\"\(id)\"")) }
            }
        }
    }
}
