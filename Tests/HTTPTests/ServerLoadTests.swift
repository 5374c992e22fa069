import Dispatch
import Glibc
import HTTP
import Synchronization
import Testing

/// Holds a lane until told, and remembers how many requests each call got.
final class Gate: Sendable {
    private let entered = DispatchSemaphore(value: 0)
    private let opened = DispatchSemaphore(value: 0)
    private let sizes = Mutex<[Int]>([])

    var batches: [Int] { sizes.withLock { $0 } }

    var lane: Server.Lane {
        Server.Lane {
            { requests in
                self.sizes.withLock { $0.append(requests.count) }
                self.entered.signal()
                self.opened.wait()
                return requests.map(echo)
            }
        }
    }

    /// Waits until a call is inside.
    func waitUntilEntered() { entered.wait() }

    func open() { opened.signal() }
}

@Suite("The server under load, with slow clients, and at its end", .serialized)
struct ServerLoadTests {
    private static let short = Duration.milliseconds(40)

    @Test func whatWaitsReachesTheEngineInOneBatch() throws {
        let gate = Gate()
        let server = try TestServer(lanes: [gate.lane])
        let clients = try (0..<6).map { _ in try server.client() }
        clients[0].get("/0")
        gate.waitUntilEntered()
        for client in clients[1...] { client.get("/") }
        while server.server.metrics.snapshot().queued < 6 { sched_yield() }
        gate.open()
        gate.waitUntilEntered()
        gate.open()
        for client in clients { #expect(client.response()?.status == 200) }
        #expect(gate.batches == [1, 5])
        try server.stop()
    }

    @Test func aFullLaneSaysTryAgain() throws {
        let gate = Gate()
        let server = try TestServer({ $0.inboxBound = 1 }, lanes: [gate.lane])
        let first = try server.client()
        first.get("/")
        gate.waitUntilEntered()
        let second = try server.client()
        second.get("/")
        let busy = try #require(second.response())
        #expect(busy.status == 503 && busy["Retry-After"] == "1" && busy["Connection"] == nil)
        gate.open()
        #expect(first.response()?.status == 200)
        try server.stop()
    }

    @Test func oneConnectionTooManySaysTryAgain() throws {
        let server = try TestServer { $0.maxConnections = 1 }
        let first = try server.client()
        first.get("/")
        #expect(first.response()?.status == 200)
        let second = try server.client()
        let busy = try #require(second.response())
        #expect(busy.status == 503 && busy["Retry-After"] == "1" && busy["Connection"] == "close")
        first.get("/")
        #expect(first.response()?.status == 200)
        #expect(server.server.metrics.snapshot().turnedAway == 1)
        try server.stop()
    }

    @Test func bigBodiesTogetherFillNoMemory() throws {
        let server = try TestServer { $0.heldBytes = 100_000 }
        let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n"
        let half = [UInt8](repeating: 65, count: 60_000)
        let first = try server.client()
        first.send(latin1(head) + half)
        while server.server.metrics.snapshot().bytesReceived < 60_000 { usleep(1_000) }
        let second = try server.client()
        second.send(latin1(head) + half)
        #expect(second.response()?.status == 503)
        let small = try server.client()
        small.get("/")
        #expect(small.response()?.status == 200)
        first.send([UInt8](repeating: 65, count: 30_000))
        #expect(first.response()?.status == 200)
        try server.stop()
    }

    @Test func aReplyNeverReachesAStrangerOnTheSameDescriptor() throws {
        let gate = Gate()
        let server = try TestServer(
            lanes: [gate.lane],
            dispatch: { $0.path == "/now" ? .answer(echo($0)) : .lane(0) }
        )
        var gone: Client? = try server.client()
        gone?.get("/secret")
        gate.waitUntilEntered()
        // Data behind the request makes the close a reset, which the server sees at once.
        gone?.get("/now")
        gone = nil
        let stranger = try server.client()
        stranger.get("/now")
        #expect(stranger.response()?.body == "GET /now - ")
        gate.open()
        stranger.get("/now")
        #expect(stranger.response()?.body == "GET /now - ")
        try server.stop()
    }

    @Test func aLaneThatForgetsAnAnswerGives500() throws {
        let server = try TestServer(lanes: [Server.Lane { { _ in [] } }])
        let client = try server.client()
        client.get("/")
        #expect(client.response()?.status == 500)
        try server.stop()
    }

    @Test func severalThreadsShareALane() throws {
        let gate = Gate()
        let pool = Server.Lane(threads: 2, batch: 1) { { $0.map(echo) } }
        let server = try TestServer(
            lanes: [gate.lane, pool],
            dispatch: { .lane($0.path == "/slow" ? 0 : 1) }
        )
        let slow = try server.client()
        slow.get("/slow")
        gate.waitUntilEntered()
        let clients = try (0..<8).map { _ in try server.client() }
        for client in clients { client.get("/") }
        for client in clients { #expect(client.response()?.status == 200) }
        gate.open()
        #expect(slow.response()?.status == 200)
        try server.stop()
    }

    @Test func anEngineThatCannotBeMadeEndsTheRun() throws {
        let server = try TestServer(lanes: [Server.Lane { throw ClientError() }])
        #expect(throws: ClientError.self) { try server.end() }
    }

    @Test func silenceAtTheStartGets408() throws {
        let server = try TestServer { $0.deadlines.firstByte = Self.short }
        let client = try server.client()
        #expect(client.response()?.status == 408)
        #expect(client.isAtEnd())
        try server.stop()
    }

    @Test(arguments: [
        "G", "GET / HTTP/1.1\r\nHost: a\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
    ])
    func aRequestThatNeverEndsGets408(start: String) throws {
        let server = try TestServer { $0.deadlines.request = Self.short }
        let client = try server.client()
        client.get("/")
        #expect(client.response()?.status == 200)
        client.send(start)
        #expect(client.response()?.status == 408)
        #expect(client.isAtEnd())
        #expect(server.server.metrics.snapshot().timedOut == 1)
        try server.stop()
    }

    @Test func bytesNowAndThenBuyNoTime() throws {
        let server = try TestServer { $0.deadlines.request = Self.short }
        let client = try server.client()
        for byte in latin1("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: 50))") {
            client.send([byte])
            usleep(2_000)
        }
        #expect(client.response()?.status == 408)
        try server.stop()
    }

    @Test func anIdleConnectionIsClosedWithoutAWord() throws {
        let server = try TestServer { $0.deadlines.idle = Self.short }
        let client = try server.client()
        client.get("/")
        #expect(client.response()?.status == 200)
        #expect(client.isAtEnd())
        try server.stop()
    }

    @Test func aClientThatDoesNotReadIsDropped() throws {
        let path = "/tmp/http-tests-slow-\(getpid()).sock"
        let server = try TestServer(
            {
                $0.listen = .unix(path: path)
                $0.deadlines.write = Self.short
            },
            dispatch: { _ in .answer(Response(200, body: [UInt8](repeating: 65, count: 900_000))) }
        )
        let client = try server.client()
        client.get("/")
        while server.server.metrics.snapshot().timedOut == 0 { usleep(1_000) }
        #expect(client.response() == nil)
        let reader = try server.client()
        for _ in 0..<3 {
            reader.get("/")
            #expect(reader.response()?.body.utf8.count == 900_000)
        }
        try server.stop()
    }

    @Test func drainingEndsEvenIfTheClientNeverStops() throws {
        let server = try TestServer { $0.deadlines.drain = Self.short }
        let client = try server.client()
        client.send("BAD\r\n")
        #expect(client.response()?.status == 400)
        while server.server.metrics.snapshot().connections > 0 { usleep(1_000) }
        try server.stop()
    }

    @Test func stoppingFinishesTheTurnsInFlight() throws {
        let gate = Gate()
        let server = try TestServer(lanes: [gate.lane])
        let idle = try server.client()
        let half = try server.client()
        half.send("GET /half")
        let busy = try server.client()
        busy.get("/turn")
        gate.waitUntilEntered()
        server.server.stop()
        #expect(idle.isAtEnd())
        #expect(half.response().map(\.status) ?? 503 == 503)
        #expect(throws: ClientError.self) { try server.client() }
        gate.open()
        let response = try #require(busy.response())
        #expect(response.body == "GET /turn - " && response["Connection"] == "close")
        busy.finishSending()
        half.finishSending()
        #expect(try server.end() == .asked)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func aSignalStopsIt(number: Int32) throws {
        let server = try TestServer(
            { $0.stopsOnSignals = true },
            onReady: { pthread_kill(pthread_self(), number) }
        )
        #expect(try server.end() == .signal(number))
    }
}
