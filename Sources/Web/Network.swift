import HTTP

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Addresses that are believed: a network such as `10.0.0.0/8` or `fd00::/8`, one address, or the
/// processes behind the Unix socket (`unix`).
package struct Network: Sendable, Equatable {
    private let bytes: [UInt8]?
    private let bits: Int

    /// Reads a network; `nil` for one that is none, and for those that hold every address.
    package init?(_ text: String) {
        if text == "unix" {
            bytes = nil
            bits = 0
            return
        }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let bytes = Self.bytes(String(parts[0])) else { return nil }
        guard let bits = parts.count == 2 ? Int(parts[1]) : bytes.count * 8,
            (1...bytes.count * 8).contains(bits)
        else { return nil }
        self.bytes = bytes
        self.bits = bits
    }

    /// Whether the other end of a connection is in it.
    package func holds(_ peer: Peer) -> Bool {
        guard case .address(let text) = peer else { return bytes == nil }
        guard let bytes, let other = Self.bytes(text), other.count == bytes.count else {
            return false
        }
        let whole = bits / 8
        guard bytes[..<whole] == other[..<whole] else { return false }
        let rest = bits % 8
        return rest == 0 || (bytes[whole] ^ other[whole]) >> UInt8(8 - rest) == 0
    }

    /// Whether a text is an IP address, without brackets.
    static func isAddress(_ text: String) -> Bool { bytes(text) != nil }

    /// The 4 or 16 bytes of an address; `nil` for a text that is none.
    private static func bytes(_ text: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, text, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        return inet_pton(AF_INET6, text, &sixteen) == 1 ? sixteen : nil
    }
}
