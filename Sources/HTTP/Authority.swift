/// The `host[:port]` that a request is meant for, RFC 9110 section 7.2.
package struct Authority: Sendable, Hashable {
    /// In small letters; an IPv6 address keeps its brackets.
    package let host: String
    /// `nil` where none was written.
    package let port: UInt16?

    package init(host: String, port: UInt16? = nil) {
        self.host = host
        self.port = port
    }

    /// Reads a host as in a `Host` field.
    ///
    /// Stricter than RFC 3986: the punctuation and escapes that no DNS name holds are refused, and
    /// so are user names, lists and IPv6 zones.
    /// - Returns: `nil` for anything else, the empty text included.
    package init?(_ bytes: Span<UInt8>) {
        var end = 0
        if bytes.count > 0, bytes[0] == UInt8(ascii: "[") {
            while end < bytes.count, bytes[end] != UInt8(ascii: "]") { end += 1 }
            guard end < bytes.count else { return nil }
            let inner = bytes.extracting(1..<end)
            guard Socket.isIPv6(String(ascii: inner)) else { return nil }
            end += 1
        } else {
            while end < bytes.count, bytes[end].isHostByte { end += 1 }
            guard end > 0 else { return nil }
        }
        host = String(ascii: bytes.extracting(0..<end)).lowercased()
        guard end < bytes.count else {
            port = nil
            return
        }
        guard bytes[end] == UInt8(ascii: ":"), bytes.count - end <= 6 else { return nil }
        var number = 0
        for index in end + 1..<bytes.count {
            guard bytes[index].isDigit else { return nil }
            number = number * 10 + Int(bytes[index] - 0x30)
        }
        guard number <= 65_535 else { return nil }
        port = end + 1 == bytes.count ? nil : UInt16(number)
    }

    /// Reads `audit.example` or `127.0.0.1:8080`, as in a list of allowed hosts.
    package init?(_ text: String) {
        self.init(Array(text.utf8).span)
    }

    /// Whether a list of allowed hosts lets this one in: an entry without port allows every port.
    func isAllowed(by list: [Authority]) -> Bool {
        list.contains { $0.host == host && ($0.port == nil || $0.port == port) }
    }
}

extension String {
    /// Bytes already known to be ASCII, or where a wrong one may become U+FFFD.
    init(ascii bytes: Span<UInt8>) {
        self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
