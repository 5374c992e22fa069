import CEpoll
import Glibc

enum Socket {
    /// Whether the text is an IPv6 address without brackets or zone.
    static func isIPv6(_ text: String) -> Bool {
        var address = in6_addr()
        return inet_pton(AF_INET6, text, &address) == 1
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
