import Assistant
import HTTP

/// What the server is told on its command line.
package struct SiteSettings: Sendable {
    package var listen = Server.Listen.tcp(address: "127.0.0.1", port: 8_080)
    /// The address that people type; the machine's own where it is `nil`.
    package var publicURL: PublicURL?
    /// Plain http beyond this machine was asked for by name.
    package var isInsecure = false
    /// The field in which a council's single sign-on names the user; `nil` for none.
    package var trustedHeader: String?
    /// The proxies whose fields are believed.
    package var trustedProxies: [Network] = []
    /// Where signing out goes on to, so that single sign-on does not sign straight in again.
    package var signOutURL: String?
    /// Whom the link of the first start signs in as.
    package var localUser = "local"
    /// Requests a minute of one user that change something, and others; 0 sets no limit.
    package var writesPerMinute = 120
    package var readsPerMinute = 600
    /// Seconds after which an unused session has ended (ASVS 7.3.1).
    package var idleSeconds = 2 * 3_600
    /// Seconds after which every session has ended (ASVS 7.3.2).
    package var longestSeconds = 12 * 3_600

    package init() {}

    /// Whether only this machine can reach the server.
    package var isLocal: Bool {
        guard publicURL.map({ Self.isLoopback($0.authority.host) }) ?? true else { return false }
        switch listen {
        case .unix: return true
        case .tcp(let address, _): return Self.isLoopback(address)
        }
    }

    /// Why the server must not start; `nil` when it may.
    ///
    /// Checklist 1, 3 and 17: beyond this machine only with users and https, never an open door.
    package func refusal(hasUsers: Bool) -> String? {
        if trustedHeader != nil, trustedProxies.isEmpty {
            return
                "--trust-header believes nobody without --trust-proxies. Name the proxy's network."
        }
        if let name = trustedHeader, !name.utf8.allSatisfy({ $0.isNameByte }) || name.isEmpty {
            return "--trust-header needs the name of a field: letters, digits and dashes."
        }
        guard !isLocal else { return nil }
        guard hasUsers else {
            return "Others could reach this server and there are no users yet. Add one first: "
                + "audit-assistant users add NAME --role administrator"
        }
        guard publicURL?.isSecure == true || isInsecure else {
            return
                "Others could reach this server, and passwords would travel in the open. Give its "
                + "https address with --public-url, or say --insecure if that is meant."
        }
        return nil
    }

    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]"
            || host.hasPrefix("127.") && Network.isAddress(host)
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
