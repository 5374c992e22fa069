import Dispatch
import Glibc
import HTTP
import Synchronization

/// A server on its own thread, on any free port or on a socket file.
final class TestServer: Sendable {
    let server: Server
    private let bound = Mutex<Server.Listen?>(nil)
    private let outcome = Mutex<Result<Server.Stop, any Error>?>(nil)
    private let isReady = DispatchSemaphore(value: 0)
    private let isOver = DispatchSemaphore(value: 0)

    /// Starts one and waits until it listens or has failed.
    init(
        _ configure: (inout Server.Configuration) -> Void = { _ in },
        lanes: [Server.Lane] = [Server.Lane { { $0.map(echo) } }],
        onReady: @escaping @Sendable () -> Void = {},
        dispatch: @escaping @Sendable (Request) -> Server.Disposition = { _ in .lane(0) }
    ) throws {
        var configuration = Server.Configuration()
        configuration.listen = .tcp(address: "127.0.0.1", port: 0)
        configuration.allowedHosts = [Authority(host: "a")]
        configuration.stopsOnSignals = false
        configuration.deadlines.drain = .milliseconds(100)
        configure(&configuration)
        server = try Server(configuration, lanes: lanes, dispatch: dispatch)
        DispatchQueue(label: "server").async { [self] in
            let result = Result {
                try server.run { place in
                    bound.withLock { $0 = place }
                    onReady()
                    isReady.signal()
                }
            }
            outcome.withLock { $0 = result }
            isReady.signal()
            isOver.signal()
        }
        isReady.wait()
    }

    var listen: Server.Listen? { bound.withLock { $0 } }

    /// Waits for its end and tells why.
    func end() throws -> Server.Stop? {
        isOver.wait()
        return try outcome.withLock { $0 }?.get()
    }

    @discardableResult
    func stop() throws -> Server.Stop? {
        server.stop()
        return try end()
    }

    func client() throws -> Client {
        guard let listen else { throw ClientError() }
        return try Client(listen)
    }
}

/// The method, path, query and body of a request as text.
func echo(_ request: Request) -> Response {
    let body = String(decoding: request.body, as: UTF8.self)
    return .text(200, "\(request.method) \(request.path) \(request.query ?? "-") \(body)")
}

struct ClientError: Error {}

/// A client that sends raw bytes and waits up to five seconds for what comes back.
final class Client {
    private let socket: Int32
    private var received: [UInt8] = []

    init(_ listen: Server.Listen) throws {
        var storage = sockaddr_storage()
        let size: Int
        switch listen {
        case .tcp(_, let port):
            socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            size = MemoryLayout<sockaddr_in>.size
            withUnsafeBytes(of: &address) { bytes in
                withUnsafeMutableBytes(of: &storage) { $0.copyMemory(from: bytes) }
            }
        case .unix(let path):
            socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            size = MemoryLayout<sockaddr_un>.size
            withUnsafeBytes(of: &address) { bytes in
                withUnsafeMutableBytes(of: &storage) { $0.copyMemory(from: bytes) }
            }
        }
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(
            socket,
            SOL_SOCKET,
            SO_RCVTIMEO,
            &patience,
            socklen_t(MemoryLayout<timeval>.size)
        )
        let failed = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(size))
            }
        }
        if failed != 0 { throw ClientError() }
    }

    deinit { close(socket) }

    func send(_ text: String) {
        send(latin1(text))
    }

    /// Sends all; bytes that the other end no longer takes are lost without a word.
    func send(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    socket,
                    $0.baseAddress?.advanced(by: start),
                    bytes.count - start,
                    Int32(MSG_NOSIGNAL)
                )
            }
            guard count > 0 else { return }
            start += count
        }
    }

    func finishSending() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// One request of a good client.
    func get(_ target: String, fields: String = "") {
        send("GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
    }

    /// Reads more; `false` at the end, a reset or out of patience.
    private func more() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        received += buffer[..<count]
        return true
    }

    /// The next answer, by its Content-Length; `nil` if the connection ends first.
    func response(hasBody: Bool = true) -> ClientResponse? {
        let end = latin1("\r\n\r\n")
        while true {
            if let head = received.firstRange(of: end) {
                let text = String(decoding: received[..<head.lowerBound], as: UTF8.self)
                var response = ClientResponse(head: text, body: "")
                let length = response["content-length"].flatMap { Int($0) } ?? 0
                let wanted = hasBody && response.status >= 200 ? length : 0
                if received.count >= head.upperBound + wanted {
                    let body = received[head.upperBound..<head.upperBound + wanted]
                    response.body = String(decoding: body, as: UTF8.self)
                    received.removeFirst(head.upperBound + wanted)
                    return response
                }
            }
            guard more() else { return nil }
        }
    }

    /// Whether the other end closes now, with nothing more said.
    func isAtEnd() -> Bool {
        received.isEmpty && !more()
    }
}

struct ClientResponse {
    let head: String
    var body: String

    var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }

    subscript(_ name: String) -> String? {
        head.split(separator: "\r\n").dropFirst().first {
            $0.prefix { $0 != ":" }.isSameToken(as: name)
        }
        .map { String($0.drop { $0 != ":" }.dropFirst(2)) }
    }
}
