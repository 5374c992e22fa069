import HTTP
import Testing

@Suite("Requests and responses")
struct MessageTests {
    private func request(_ target: String, _ fields: String = "") throws -> Request {
        let raw = latin1("GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        return try #require(Request(parsing: raw))
    }

    @Test func fieldsAreFoundInAnyCaseAndRepeatsAreJoined() throws {
        let headers = try request("/", "X-One: 1\r\nx-two: 2\r\nX-TWO: 3\r\n").headers
        #expect(headers["x-one"] == "1" && headers["X-ONE"] == "1" && headers["X-On"] == nil)
        #expect(headers["X-Two"] == "2, 3" && headers.all("X-Two") == ["2", "3"])
        #expect(headers.count == 4)
        #expect(headers.list.map(\.name) == ["Host", "X-One", "x-two", "X-TWO"])
    }

    @Test(arguments: [
        ("close", true), ("CLOSE", true), ("a, close", true), ("a,\tclose ,b", true),
        ("closed", false), ("a close", false), ("", false), (",,", false),
    ])
    func listsAreReadByToken(value: String, holds: Bool) throws {
        let headers = try request("/", "X: \(value)\r\n").headers
        #expect(headers.list("x", holds: "close") == holds)
    }

    @Test(arguments: [
        ("/", []), ("/?", []), ("/?a", [("a", "")]), ("/?a=b&c=d=e", [("a", "b"), ("c", "d=e")]),
        ("/?a+b=c%20d%2B", [("a b", "c d+")]), ("/?&&a=&=b&", [("a", ""), ("", "b")]),
        ("/?q=%E2%9C%93&q=2", [("q", "\u{2713}"), ("q", "2")]), ("/?%26=%3D", [("&", "=")]),
    ])
    func queriesAreDecodedInOrder(target: String, items: [(String, String)]) throws {
        #expect(try request(target).queryItems == items.map { QueryItem($0.0, $0.1) })
    }

    @Test(arguments: ["%", "%4", "%zz", "a=%FF", "%C3"])
    func brokenFormsAreNotRead(form: String) {
        #expect(QueryItem.read(latin1(form).span) == nil)
    }

    @Test func anAnswerIsJSONWhateverItsDetail() {
        let problem = Response.problem(404, "a \"b\" \\ \n")
        let text = String(decoding: problem.body, as: UTF8.self)
        #expect(
            text == """
                {"type":"about:blank","title":"Not Found","status":404,\
                "detail":"a \\"b\\" \\\\ \\u000a"}
                """
        )
        #expect(problem["content-type"] == "application/problem+json")
    }

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        (1_795_219_199, "Fri, 20 Nov 2026 23:59:59 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
    func datesAreWrittenAsHTTPAsks(seconds: Int, text: String) {
        #expect(HTTPDate.text(seconds: seconds) == text)
    }

    @Test(arguments: [
        ("X", "a\r\nSet-Cookie: b"), ("X", "a\nb"), ("X", "a\rb"), ("X", "\0"), ("X", "\u{7F}"),
        ("X: a\r\nY", "b"), ("X Y", "b"), ("", "b"), ("X\u{E9}", "b"), ("Content-Length", "3"),
        ("transfer-encoding", "chunked"), ("Connection", "upgrade"), ("Date", "now"),
    ])
    func nothingCanBeSlippedIntoAHead(name: String, value: String) throws {
        let server = try TestServer(dispatch: { _ in
            .answer(Response(200, fields: [.init(name, value)], body: [65]))
        })
        let client = try server.client()
        client.get("/")
        let response = try #require(client.response())
        #expect(response.status == 500 && response["Set-Cookie"] == nil)
        #expect(response["Content-Length"] == "\(response.body.utf8.count)")
        try server.stop()
    }

    @Test(arguments: [100, 101, 199, 600, 0, -1])
    func aStatusThatEndsNoRequestIs500(status: Int) throws {
        let server = try TestServer(dispatch: { _ in .answer(Response(status)) })
        let client = try server.client()
        client.get("/")
        #expect(client.response()?.status == 500)
        try server.stop()
    }

    @Test(arguments: [204, 304])
    func someAnswersHaveNoBody(status: Int) throws {
        let server = try TestServer(dispatch: { _ in .answer(Response(status, body: [65])) })
        let client = try server.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        for _ in 0..<2 {
            let response = try #require(client.response())
            #expect(response.status == status && response["Content-Length"] == nil)
        }
        try server.stop()
    }
}
