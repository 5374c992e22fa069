import Audits
import FoundationEssentials
import Glibc

/// Requests that keep connections busy, one at a time on each.
struct Load {
    struct Result {
        let answers: Int
        let rate: Double
        /// Seconds.
        let median: Double
        let high: Double
    }

    private let input: String

    /// `requests` gives those of a connection, said in turn over and over.
    init(connections: Int, requests: (Int) -> [String]) {
        var text = "\(connections)\n"
        for number in 0..<connections {
            let all = requests(number)
            text += "\(all.count)\n"
            for request in all { text += "\(request.utf8.count)\n\(request)\n" }
        }
        input = text
    }

    static func request(_ method: String, _ path: String, body: String? = nil) -> String {
        let fields =
            body.map { "Content-Type: application/json\r\nContent-Length: \($0.utf8.count)\r\n" }
            ?? ""
        return "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + "Authorization: Bearer \(HTTPServing.token)\r\n\(fields)\r\n\(body ?? "")"
    }

    func run(port: Int, seconds: Double) throws -> Result {
        try Self.finish(start(port: port, seconds: seconds))
    }

    func start(port: Int, seconds: Double) throws -> Child {
        let child = try Child(["benchmark-limit", "load", "\(port)", "\(seconds)"])
        child.write(input)
        return child
    }

    static func finish(_ child: Child) throws -> Result {
        let fields = (child.line() ?? "").split(separator: " ").compactMap { Double($0) }
        child.finish()
        guard fields.count == 5, fields[2] == 0 else {
            throw BenchmarkError("the load was not answered as it should be: \(fields)")
        }
        return Result(
            answers: Int(fields[0]),
            rate: fields[0] / fields[1],
            median: fields[3],
            high: fields[4]
        )
    }

    /// Sends one request and reads the id in its answer.
    static func id(from request: String, port: Int) throws -> String {
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(file) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let failed = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        var bytes = Array(request.utf8)
        guard failed == 0, send(file, bytes, bytes.count, 0) == bytes.count else {
            throw BenchmarkError("the server does not answer")
        }
        var answer: [UInt8] = []
        bytes = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = recv(file, &bytes, bytes.count, 0)
            guard count > 0 else { throw BenchmarkError("no conversation was opened") }
            answer += bytes[..<count]
            let text = String(decoding: answer, as: UTF8.self)
            if let mark = text.firstRange(of: "Location: /api/conversations/") {
                return String(text[mark.upperBound...].prefix { $0 != "\r\n" })
            }
        }
    }
}

enum Standard {
    /// Sends on what was printed, also into a pipe.
    static func flush() { fflush(nil) }
}
