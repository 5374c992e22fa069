import Dispatch
import Glibc
import HTTP
import Synchronization
import Testing

@Suite("The server over real sockets", .serialized)
struct ServerTests {
    @Test func keepsTheConnectionAndFramesEachAnswer() throws {
        let server = try TestServer()
        let client = try server.client()
        for path in ["/1", "/2?x=y"] {
            client.get(path)
            let response = try #require(client.response())
            #expect(response.status == 200)
            #expect(response["Date"]?.hasSuffix(" GMT") == true)
            #expect(response["Connection"] == nil)
            #expect(response.body.hasPrefix("GET /"))
        }
        client.get("/3", fields: "Connection: close\r\n")
        #expect(client.response()?["Connection"] == "close")
        #expect(client.isAtEnd())
        try server.stop()
    }

    @Test func answersPipelinedRequestsInOrder() throws {
        let server = try TestServer(dispatch: { request in
            request.path.hasSuffix("now") ? .answer(echo(request)) : .lane(0)
        })
        let client = try server.client()
        let paths = (0..<200).map { "/\($0)\($0 % 3 == 0 ? "now" : "")" }
        client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        for path in paths {
            #expect(client.response()?.body == "GET \(path) - ")
        }
        try server.stop()
    }

    @Test func answersHeadWithTheLengthButNoBody() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.response(hasBody: false)?["Content-Length"] == "9")
        #expect(client.response()?.body == "GET / - ")
        client.send("HEAD / HTTP/1.1\r\n\r\n")
        #expect(client.response(hasBody: false)?.status == 400)
        #expect(client.isAtEnd())
        try server.stop()
    }

    @Test(arguments: [("", "close"), ("Connection: keep-alive\r\n", "keep-alive")])
    func speaksToHTTP10(fields: String, connection: String) throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("GET / HTTP/1.0\r\n\(fields)\r\n")
        let response = try #require(client.response())
        #expect(response.head.hasPrefix("HTTP/1.1 200 OK"))
        #expect(response["Connection"] == connection)
        try server.stop()
    }

    @Test func saysContinueBeforeABodyThatWaitsForIt() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        )
        #expect(client.response()?.head == "HTTP/1.1 100 Continue")
        client.send("ok")
        #expect(client.response()?.body == "POST / - ok")
        try server.stop()
    }

    @Test(arguments: [
        ("Host: b", 421), ("Host: a", 200), ("Host: A:99", 200), ("Host: aa", 421),
    ])
    func answersOnlyForItsHosts(field: String, status: Int) throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("GET / HTTP/1.1\r\n\(field)\r\n\r\n")
        #expect(client.response()?.status == status)
        client.send("GET http://b/ HTTP/1.1\r\n\(field)\r\n\r\n")
        #expect(client.response()?.status == 421)
        client.send("GET http://a/ HTTP/1.1\r\n\(field)\r\n\r\n")
        #expect(client.response()?.status == 200)
        try server.stop()
    }

    @Test func aRefusalArrivesWholeBeforeTheEnd() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send(latin1("BAD\r\n") + [UInt8](repeating: 0, count: 3_000_000))
        let response = try #require(client.response())
        #expect(response.status == 400)
        #expect(response["Content-Type"] == "application/problem+json")
        #expect(response["Connection"] == "close")
        client.finishSending()
        #expect(client.isAtEnd())
        try server.stop()
    }

    @Test func aBodyTooLargeIsRefusedBeforeItComes() throws {
        let server = try TestServer { $0.limits.body = 10 }
        let client = try server.client()
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n")
        #expect(client.response()?.status == 413)
        try server.stop()
    }

    @Test func aClientThatOnlyStopsSendingStillGetsItsAnswer() throws {
        let server = try TestServer()
        let client = try server.client()
        client.get("/")
        client.finishSending()
        #expect(client.response()?.status == 200)
        #expect(client.isAtEnd())
        let broken = try server.client()
        broken.send("GET / HT")
        broken.finishSending()
        #expect(broken.response()?.status == 400)
        #expect(broken.isAtEnd())
        try server.stop()
    }

    @Test func standingFieldsAreOnEveryAnswer() throws {
        let server = try TestServer { $0.standingFields = [.init("X-Policy", "strict")] }
        let client = try server.client()
        client.get("/")
        #expect(client.response()?["X-Policy"] == "strict")
        client.send("BAD\r\n")
        #expect(client.response()?["X-Policy"] == "strict")
        try server.stop()
    }

    @Test func countsWhatItDoes() throws {
        let server = try TestServer()
        let client = try server.client()
        client.get("/")
        _ = client.response()
        client.send("BAD\r\n")
        _ = client.response()
        let counts = server.server.metrics.snapshot()
        #expect(counts.responses == [2: 1, 3: 0, 4: 1, 5: 0])
        #expect(counts.accepted == 1 && counts.queued == 0 && counts.bytesReceived > 30)
        try server.stop()
        #expect(server.server.metrics.snapshot().connections == 0)
    }

    @Test func aSocketFileIsTheOwnersAloneAndGoesWithTheServer() throws {
        let path = "/tmp/http-tests-\(getpid()).sock"
        let server = try TestServer { $0.listen = .unix(path: path) }
        var status = stat()
        #expect(lstat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
        let client = try server.client()
        client.get("/")
        #expect(client.response()?.status == 200)
        let second = try TestServer { $0.listen = .unix(path: path) }
        #expect(throws: ServerError.self) { try second.end() }
        try server.stop()
        #expect(lstat(path, &status) != 0)
    }

    @Test func aPortInUseAndAWrongAddressAreSaid() throws {
        let server = try TestServer()
        let taken = try #require(server.listen)
        for place in [taken, .tcp(address: "localhost", port: 0), .unix(path: "/dev/null")] {
            let second = try TestServer { $0.listen = place }
            #expect(throws: ServerError.self) { try second.end() }
        }
        try server.stop()
    }
}
