import CEpoll
import Glibc

/// The calls on sockets; all that differs between systems is here and in `Poller+Linux.swift`.
enum Socket {
    enum Accepted {
        case connection(Int32, Peer)
        /// Nobody waits.
        case none
        /// This one was lost on the way; ask again.
        case lost
        /// The process or the system has no descriptor left.
        case exhausted
    }

    enum Moved {
        case bytes(Int)
        /// Nothing now; the poller tells when.
        case later
        /// The other end sends no more.
        case end
        case broken
    }

    /// Opens a listening socket that does not block.
    ///
    /// - Returns: The socket and where it listens, with the port that was chosen for 0.
    static func listen(
        at place: Server.Listen
    ) throws(ServerError) -> (socket: Descriptor, bound: Server.Listen) {
        switch place {
        case .tcp(let address, let port):
            return try listen(address: address, port: port)
        case .unix(let path):
            return (try listen(path: path), place)
        }
    }

    private static func listen(
        address: String,
        port: UInt16
    ) throws(ServerError) -> (socket: Descriptor, bound: Server.Listen) {
        var storage = sockaddr_storage()
        guard let length = fill(&storage, address: address, port: port) else {
            throw ServerError("'\(address)' is no IP address. Give one such as 127.0.0.1 or ::1.")
        }
        let descriptor = try open(Int32(storage.ss_family))
        let socket = descriptor.number
        set(socket, SOL_SOCKET, SO_REUSEADDR, 1)
        if Int32(storage.ss_family) == AF_INET6 { set(socket, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 1) }
        let bound = withAddress(&storage) { bind(socket, $0, length) }
        guard bound == 0, Glibc.listen(socket, SOMAXCONN) == 0 else {
            throw ServerError(
                "Cannot listen on \(address) port \(port): \(reason()). Choose another."
            )
        }
        var actual = socklen_t(MemoryLayout<sockaddr_storage>.size)
        _ = withAddress(&storage) { getsockname(socket, $0, &actual) }
        return (descriptor, .tcp(address: address, port: self.port(of: &storage)))
    }

    /// A socket file that only its owner may use; one left behind by a dead server is replaced.
    private static func listen(path: String) throws(ServerError) -> Descriptor {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < capacity, !path.isEmpty else {
            throw ServerError("The socket path must have 1 to \(capacity - 1) bytes. Shorten it.")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let descriptor = try open(AF_UNIX)
        var storage = sockaddr_storage()
        withUnsafeMutableBytes(of: &storage) { target in
            withUnsafeBytes(of: &address) { target.copyMemory(from: $0) }
        }
        var status = stat()
        if lstat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFSOCK else {
                throw ServerError("\(path) exists and is no socket. Choose another path.")
            }
            let probe = try open(AF_UNIX)
            guard withAddress(&storage, { connect(probe.number, $0, length) }) != 0 else {
                throw ServerError("A server already listens on \(path). Stop it first.")
            }
            unlink(path)
        }
        // Nobody can connect between bind and listen, so the mode is set in time.
        guard withAddress(&storage, { bind(descriptor.number, $0, length) }) == 0,
            chmod(path, 0o600) == 0, Glibc.listen(descriptor.number, SOMAXCONN) == 0
        else { throw ServerError("Cannot listen on \(path): \(reason()). Choose another path.") }
        return descriptor
    }

    private static func open(_ family: Int32) throws(ServerError) -> Descriptor {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let number = socket(family, kind, 0)
        guard number >= 0 else { throw ServerError("Cannot open a socket: \(reason()).") }
        return Descriptor(number)
    }

    static func accept(from listener: Int32) -> Accepted {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = withAddress(&storage) { accept4(listener, $0, &length, flags) }
        guard socket >= 0 else {
            switch errno {
            case EAGAIN: return .none
            case EMFILE, ENFILE, ENOMEM, ENOBUFS: return .exhausted
            default: return .lost
            }
        }
        let family = Int32(storage.ss_family)
        guard family == AF_INET || family == AF_INET6 else { return .connection(socket, .local) }
        set(socket, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
        return .connection(socket, .address(text(of: &storage)))
    }

    /// Reads what is there, up to the size of the buffer.
    static func receive(_ socket: Int32, into buffer: inout [UInt8]) -> Moved {
        let count = buffer.withUnsafeMutableBytes { space in
            retrying { recv(socket, space.baseAddress, space.count, 0) }
        }
        return count == 0 ? .end : moved(count)
    }

    /// Sends what the socket takes of the bytes from `start` on.
    static func send(_ socket: Int32, _ bytes: [UInt8], from start: Int) -> Moved {
        let flags = Int32(MSG_NOSIGNAL)
        let count = bytes.withUnsafeBytes { all in
            let left = UnsafeRawBufferPointer(rebasing: all[start...])
            return retrying { Glibc.send(socket, left.baseAddress, left.count, flags) }
        }
        return moved(count)
    }

    private static func retrying(_ call: () -> Int) -> Int {
        while true {
            let count = call()
            if count >= 0 || errno != EINTR { return count }
        }
    }

    private static func moved(_ count: Int) -> Moved {
        if count >= 0 { return .bytes(count) }
        return errno == EAGAIN ? .later : .broken
    }

    /// Tells the other end that no more will come, and still listens.
    static func finishSending(_ socket: Int32) {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// Refuses whoever connects from now on.
    static func stopListening(_ socket: Int32) {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    static func close(_ socket: Int32) {
        Glibc.close(socket)
    }

    static func removeFile(_ path: String) {
        unlink(path)
    }

    /// Whether the text is an IPv6 address without brackets or zone.
    static func isIPv6(_ text: String) -> Bool {
        var address = in6_addr()
        return inet_pton(AF_INET6, text, &address) == 1
    }

    /// Asks the system for as many descriptors as the connections need; what it refuses is met
    /// later, at `accept`.
    static func allowDescriptors(_ count: Int) {
        var limit = rlimit()
        let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(kind, &limit) == 0, limit.rlim_cur < rlim_t(count) else { return }
        limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
        _ = setrlimit(kind, &limit)
    }

    static func reason() -> String { String(cString: strerror(errno)) }
}

extension Socket {
    private static func set(_ socket: Int32, _ level: Int32, _ name: Int32, _ value: Int32) {
        var value = value
        setsockopt(socket, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func withAddress<T>(
        _ storage: inout sockaddr_storage,
        _ body: (UnsafeMutablePointer<sockaddr>) -> T
    ) -> T {
        withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }

    private static func with<A, T>(
        _ storage: inout sockaddr_storage,
        as type: A.Type,
        _ body: (UnsafeMutablePointer<A>) -> T
    ) -> T {
        withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: type, capacity: 1, body)
        }
    }

    private static func fill(
        _ storage: inout sockaddr_storage,
        address: String,
        port: UInt16
    ) -> socklen_t? {
        let isFour = with(&storage, as: sockaddr_in.self) {
            $0.pointee.sin_port = port.bigEndian
            return inet_pton(AF_INET, address, &$0.pointee.sin_addr) == 1
        }
        if isFour {
            storage.ss_family = sa_family_t(AF_INET)
            return socklen_t(MemoryLayout<sockaddr_in>.size)
        }
        let isSix = with(&storage, as: sockaddr_in6.self) {
            $0.pointee.sin6_port = port.bigEndian
            return inet_pton(AF_INET6, address, &$0.pointee.sin6_addr) == 1
        }
        guard isSix else { return nil }
        storage.ss_family = sa_family_t(AF_INET6)
        return socklen_t(MemoryLayout<sockaddr_in6>.size)
    }

    /// The port stands at the same place for both families.
    private static func port(of storage: inout sockaddr_storage) -> UInt16 {
        with(&storage, as: sockaddr_in.self) { UInt16(bigEndian: $0.pointee.sin_port) }
    }

    private static func text(of storage: inout sockaddr_storage) -> String {
        let family = Int32(storage.ss_family)
        var text = [UInt8](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        text.withUnsafeMutableBytes { buffer in
            let target = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let size = socklen_t(buffer.count)
            if family == AF_INET {
                with(&storage, as: sockaddr_in.self) {
                    _ = inet_ntop(AF_INET, &$0.pointee.sin_addr, target, size)
                }
            } else {
                with(&storage, as: sockaddr_in6.self) {
                    _ = inet_ntop(AF_INET6, &$0.pointee.sin6_addr, target, size)
                }
            }
        }
        let address = String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
        return address.hasPrefix("::ffff:") && address.contains(".")
            ? String(address.dropFirst(7)) : address
    }
}

extension Span<UInt8> {
    /// The index of the first line feed.
    var firstLineFeed: Int? {
        withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, !bytes.isEmpty,
                let found = memchr(base, Int32(UInt8.lineFeed), bytes.count)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}
