import Assistant
import HTTP
import Web

/// The servers that are measured, each in a process of its own: `benchmark serve KIND ...`.
enum HTTPServing {
    static let token = "the-token-of-the-benchmark"

    static func run(_ words: [String]) throws {
        switch (words.first, words.count) {
        case ("canned", 2): try canned(onLane: words[1] == "lane")
        case ("assistant", 3): try assistant(root: words[1], folder: words[2])
        default: throw BenchmarkError("serve canned io|lane, or serve assistant ROOT FOLDER")
        }
    }

    /// The same reply of 600 bytes to everything, from the io thread or through a lane.
    private static func canned(onLane: Bool) throws {
        var configuration = Server.Configuration()
        configuration.listen = .tcp(address: "127.0.0.1", port: 0)
        configuration.maxConnections = 8_192
        let reply = Response.json(200, [UInt8](repeating: UInt8(ascii: "a"), count: 600))
        let server = try Server(
            configuration,
            engine: { { requests in requests.map { _ in reply } } },
            immediate: { _ in onLane ? nil : reply }
        )
        try server.run(ready: tell)
    }

    private static func assistant(root: String, folder: String) throws {
        var site = SiteSettings()
        site.listen = .tcp(address: "127.0.0.1", port: 0)
        let server = try WebServer(
            site,
            assistant: Settings(
                database: folder + "/audits.sqlite",
                prompts: root + "/Prompts",
                knowledge: root + "/Knowledge",
                clock: .system
            ),
            version: "benchmark",
            token: token,
            log: { print($0) }
        )
        try server.run { listen, _ in tell(listen) }
    }

    private static func tell(_ listen: Server.Listen) {
        if case .tcp(_, let port) = listen { print(port) }
        Standard.flush()
    }
}
