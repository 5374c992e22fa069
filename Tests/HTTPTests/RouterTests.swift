import HTTP
import Testing

@Suite("The router")
struct RouterTests {
    private static let router: Router<String> = {
        var router = Router<String>()
        router.on("GET", "/", "home")
        router.on("GET", "/api/audits", "list")
        router.on("POST", "/api/audits", "import")
        router.on("GET", "/api/audits/{id}", "audit")
        router.on("GET", "/api/audits/new", "form")
        router.on("DELETE", "/api/audits/{id}/passes/{role}", "drop")
        router.on("HEAD", "/probe", "head")
        router.on("GET", "/probe", "get")
        return router
    }()

    /// The endpoint with its captures, or the status of the answer with its Allow.
    private func found(_ method: String, _ path: String) throws -> String {
        let raw = latin1("\(method) \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        let request = try #require(Request(parsing: raw))
        switch Self.router.match(request) {
        case .found(let endpoint, let captures):
            return ([endpoint] + ["id", "role"].compactMap { captures[$0] }).joined(separator: " ")
        case .answer(let response):
            return (["\(response.status)"] + [response["allow"]].compactMap(\.self))
                .joined(separator: " ")
        }
    }

    @Test(arguments: [
        ("GET", "/", "home"), ("GET", "/?a=b", "home"), ("HEAD", "/", "home"),
        ("GET", "/api/audits", "list"), ("POST", "/api/audits", "import"),
        ("GET", "/api/audits/A-7K2Q", "audit A-7K2Q"), ("GET", "/api/audits/new", "form"),
        ("GET", "/api/audits/a%2Fb%20c", "audit a/b c"), ("GET", "/api/audits/%6Eew", "form"),
        ("GET", "/%61pi/audits", "list"), ("HEAD", "/probe", "head"), ("GET", "/probe", "get"),
        ("DELETE", "/api/audits/new/passes/auditor", "drop new auditor"),
        ("DELETE", "/api/audits/A/passes/x", "drop A x"),
    ])
    func findsTheEndpoint(method: String, path: String, endpoint: String) throws {
        #expect(try found(method, path) == endpoint)
    }

    @Test(arguments: [
        "/x", "//", "/api", "/api/", "/api/audits/", "/api/audits/A/", "//api/audits",
        "/api//audits", "/API/audits", "/api/audits/A/passes", "/api/audits//passes/x",
        "/api%2Faudits", "/api/audits;a=b",
    ])
    func anyOtherPathIs404(path: String) throws {
        for method in ["GET", "POST", "OPTIONS", "QUERY"] {
            #expect(try found(method, path) == "404")
        }
    }

    @Test(arguments: ["PUT", "QUERY", "TRACE", "get", "X-ANY", "PROPFIND"])
    func anyOtherMethodIs405WithAllow(method: String) throws {
        #expect(try found(method, "/api/audits") == "405 GET, HEAD, POST, OPTIONS")
        #expect(try found(method, "/api/audits/A") == "405 GET, HEAD, OPTIONS")
        #expect(try found(method, "/probe") == "405 HEAD, GET, OPTIONS")
    }

    @Test func optionsTellsWhatIsAllowed() throws {
        #expect(try found("OPTIONS", "/api/audits") == "204 GET, HEAD, POST, OPTIONS")
        #expect(try found("OPTIONS", "*") == "204 GET, HEAD, POST, DELETE, OPTIONS")
    }

    @Test func aSecondRouteOfTheSameNameTakesThePlaceOfTheFirst() throws {
        var router = Router<Int>()
        router.on("GET", "/a/{x}", 1)
        router.on("GET", "/a/{y}", 2)
        let raw = latin1("GET /a/b HTTP/1.1\r\nHost: a\r\n\r\n")
        guard case .found(2, let captures) = router.match(try #require(Request(parsing: raw)))
        else {
            Issue.record("The second route was not found.")
            return
        }
        #expect(captures["y"] == "b" && captures["x"] == nil && router.routes.count == 1)
    }
}
