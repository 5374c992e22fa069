import Assistant
import Audits
import FoundationEssentials
import Glibc

/// The figures of the server, each beside the limit of this machine and the target.
///
/// Limits and figures alternate, three rounds of each; medians are told.
enum HTTPFigures {
    private static let rounds = 3
    private static let seconds = 2.0

    // MARK: The server alone

    static func server(_ root: String) throws {
        try processorTime()
        try idleConnections()
    }

    /// Processor time of one request at 256 connections: POST of 120 bytes, JSON of 600.
    private static func processorTime() throws {
        let body = String(repeating: "x", count: 120)
        let request = Load.request("POST", "/api/x", body: body)
        let load = Load(connections: 256) { _ in [request] }
        let servers = [
            ["benchmark-limit", "canned"], ["benchmark", "serve", "canned", "io"],
            ["benchmark", "serve", "canned", "lane"],
        ]
        var costs = servers.map { _ in [Double]() }
        for _ in 0..<rounds {
            for (index, words) in servers.enumerated() {
                let server = try Served(words)
                let before = server.child.seconds
                let result = try load.run(port: server.port, seconds: seconds)
                costs[index].append(
                    1e6 * (server.child.seconds - before) / Double(max(1, result.answers))
                )
                server.child.end()
            }
        }
        let limit = costs[0].median
        for (name, cost) in [("io thread", costs[1]), ("through a lane", costs[2])] {
            Report.line(
                "CPU per request at 256 connections, \(name)",
                "\(Report.rounded(cost.median)) us",
                limit: "\(Report.rounded(limit)) us",
                ratio: cost.median / limit,
                target: "1.5, ambitious 1.2"
            )
        }
    }

    /// What 5,000 connections hold that have made one request each.
    private static func idleConnections() throws {
        let server = try Served(["benchmark", "serve", "canned", "io"])
        let warm = try Child(["benchmark-limit", "idle", "\(server.port)", "64"])
        _ = warm.line()
        warm.finish()
        let before = server.child.resident
        let client = try Child(["benchmark-limit", "idle", "\(server.port)", "5000"])
        guard client.line() == "5000" else { throw BenchmarkError("5,000 connections failed") }
        let each = Double(server.child.resident - before) / 5_000
        client.finish()
        server.child.end()
        Report.line(
            "resident for each of 5,000 idle connections",
            "\(Report.rounded(each)) kB",
            target: "2 kB, ambitious 0.5"
        )
    }

    // MARK: The assistant

    static func turns(_ root: String) throws {
        for (connections, target) in [
            (1, "0.3, ambitious 0.5"), (16, "0.15, ambitious 0.3"), (256, "0.1, ambitious 0.25"),
        ] {
            var limits: [Double] = []
            var figures: [Double] = []
            var costs: [Double] = []
            for _ in 0..<rounds {
                try TemporaryFolder.with { folder in
                    let server = try Served(["benchmark-limit", "append", folder + "/log"])
                    let load = Load(connections: connections) { _ in
                        [Load.request("POST", "/api/x", body: "{\"text\": \"go to q3\"}")]
                    }
                    limits.append(try load.run(port: server.port, seconds: seconds).rate)
                    server.child.end()
                }
                try TemporaryFolder.with { folder in
                    let server = try Served(["benchmark", "serve", "assistant", root, folder])
                    let load = try conversations(connections, server.port)
                    let before = server.child.seconds
                    let result = try load.run(port: server.port, seconds: seconds)
                    costs.append(
                        1e6 * (server.child.seconds - before) / Double(max(1, result.answers))
                    )
                    figures.append(result.rate)
                    server.child.end()
                }
            }
            Report.line(
                "turns over HTTP at \(connections) connections",
                "\(Int(figures.median))/s, \(Int(costs.median)) us of CPU each",
                limit: "\(Int(limits.median))/s",
                ratio: figures.median / limits.median,
                target: target
            )
        }
        try besideTurns(root)
    }

    /// One GET after another while 64 conversations take durable turns.
    private static func besideTurns(_ root: String) throws {
        try TemporaryFolder.with { folder in
            let server = try Served(["benchmark", "serve", "assistant", root, folder])
            let load = try conversations(64, server.port)
            for path in ["/health", "/style.css", "/api/me"] {
                let talking = try load.start(port: server.port, seconds: seconds + 1)
                usleep(300_000)
                let reading = Load(connections: 1) { _ in [Load.request("GET", path)] }
                let result = try reading.run(port: server.port, seconds: seconds)
                _ = try Load.finish(talking)
                Report.line(
                    "GET \(path) beside 64 conversations",
                    "median \(Int(result.median * 1e6)) us, 99th percentile \(Int(result.high * 1e6)) us",
                    target: "500 us, ambitious 100"
                )
            }
            server.child.end()
        }
    }

    /// A conversation for each connection, with turns that store and turns that do not.
    private static func conversations(_ count: Int, _ port: Int) throws -> Load {
        let opening = "{\"framework\": \"cin-cp\", \"role\": \"auditor\", \"case\": \"B1\"}"
        let open = Load.request("POST", "/api/conversations", body: opening)
        let ids = try (0..<count).map { _ in try Load.id(from: open, port: port) }
        let said = [
            "go to q3", "Good. Visits are written up within two days and the chronology is current",
            "go to q3", "Requires improvement, two visits are late and one has no note",
        ]
        return Load(connections: count) { number in
            said.map { text in
                Load.request(
                    "POST",
                    "/api/conversations/\(ids[number])/messages",
                    body: "{\"text\": \"\(text)\"}"
                )
            }
        }
    }

    /// The program from its start to its first prompt, its database made and its index there.
    static func start(_ root: String) throws {
        try TemporaryFolder.with { folder in
            let words = [
                "audit-assistant", "chat", "--json", "--framework", "cin-cp", "--role",
                "auditor",
                "--case", "B1", "--database", folder + "/audits.sqlite",
            ]
            let clock = ContinuousClock()
            var times: [Double] = []
            for _ in 0..<31 {
                let began = clock.now
                let program = try Child(
                    words,
                    environment: ["XDG_CACHE_HOME": folder],
                    hidesErrors: true
                )
                _ = program.line()
                times.append((clock.now - began) / .milliseconds(1))
                program.finish()
            }
            Report.line(
                "start to first prompt",
                "\(Report.rounded(times.median)) ms, shortest \(Report.rounded(times.min() ?? 0)) ms",
                target: "10 ms, ambitious 4"
            )
        }
    }
}

/// A server that has told its port.
struct Served {
    let child: Child
    let port: Int

    init(_ words: [String]) throws {
        child = try Child(words)
        guard let line = child.line(), let port = Int(line) else {
            throw BenchmarkError("\(words.joined(separator: " ")) does not serve")
        }
        self.port = port
    }
}

extension [Double] {
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
