import HTTP

/// The address that people type, as the configuration gives it and never a request.
package struct PublicURL: Sendable, Equatable, CustomStringConvertible {
    /// Whether it begins with `https`.
    package let isSecure: Bool
    package let authority: Authority

    /// Reads `https://audit.example` or `http://10.0.0.5:8080`, a closing slash allowed; `nil` for
    /// anything else, paths included.
    package init?(_ text: String) {
        var rest = Substring(text)
        if rest.hasPrefix("https://") {
            isSecure = true
            rest = rest.dropFirst(8)
        } else if rest.hasPrefix("http://") {
            isSecure = false
            rest = rest.dropFirst(7)
        } else {
            return nil
        }
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        guard let authority = Authority(String(rest)) else { return nil }
        self.authority = authority
    }

    /// The scheme and host of an address with any path behind it; `nil` where it is none.
    package init?(originOf text: String) {
        let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        self.init(parts[0...2].joined(separator: "/"))
    }

    init(isSecure: Bool, authority: Authority) {
        self.isSecure = isSecure
        self.authority = authority
    }

    /// As a browser sends it in `Origin`: the port left out where it is the usual one.
    package var origin: String {
        let usual: UInt16 = isSecure ? 443 : 80
        let port = authority.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? ""
        return "\(isSecure ? "https" : "http")://\(authority.host)\(port)"
    }

    package var description: String { origin }
}
