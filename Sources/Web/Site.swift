import Assistant
import Audits
import HTTP
import Synchronization

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

/// What all lanes share: the settings, the routes, the doors that are kept in memory.
final class Site: Sendable {
    let settings: SiteSettings
    let assistant: Settings
    let prompts: Prompts
    let routes: Routes
    /// The door of a start without users; `nil` once there are some.
    let firstDoor: FirstDoor?
    let metrics = Metrics()
    /// What form tokens of callers without a session are made of.
    let formSecret = Secret.make()
    /// What a password is compared with where the user is not known, so that it takes as long.
    let nobodysHash = Password.hash(Secret.make()) ?? ""
    let throttle = Mutex(Throttle())
    let writes: Mutex<RateLimit>
    let reads: Mutex<RateLimit>
    let turns = Atomic(0)
    /// Held by the lane that writes.
    ///
    /// SQLite's own waiting is polling: beside an engine that commits without a pause nobody else
    /// would ever get in. A lock that is handed on to whoever waits lets each lane in by turns.
    let writing = Mutex(())

    init(
        _ settings: SiteSettings,
        assistant: Settings,
        prompts: Prompts,
        version: String,
        firstDoor: FirstDoor?
    ) {
        self.settings = settings
        self.assistant = assistant
        self.prompts = prompts
        routes = Routes(prompts, version: version)
        self.firstDoor = firstDoor
        writes = Mutex(RateLimit(perMinute: settings.writesPerMinute))
        reads = Mutex(RateLimit(perMinute: settings.readsPerMinute))
    }

    /// Whether cookies may say `Secure`: then they carry the `__Host-` name (ASVS 3.3.1).
    var isSecure: Bool { settings.publicURL?.isSecure == true }

    var cookieName: String { isSecure ? "__Host-sid" : "sid" }

    /// The cookie of a session, or the one that ends it.
    func cookie(_ secret: String?) -> Response.Field {
        let value = secret ?? ""
        let end = secret == nil ? "; Max-Age=0" : ""
        let secure = isSecure ? "; Secure" : ""
        return .init(
            "Set-Cookie",
            "\(cookieName)=\(value); Path=/\(secure); HttpOnly; SameSite=Lax\(end)"
        )
    }

    /// Whether a request came from this server's own pages, or what is wrong.
    ///
    /// `Origin` must be the public URL (ASVS 3.5.1). A page whose referrer is cut off sends `null`,
    /// which counts as none where the browser itself says that it is the same origin.
    func origin(of request: Request) -> Origin {
        let all = request.headers.all("Origin")
        guard let origin = all.first else { return .none }
        guard all.count == 1 else { return .other }
        if origin == "null", request.headers["Sec-Fetch-Site"] == "same-origin" { return .none }
        let own =
            settings.publicURL?.origin
            ?? request.authority.map { PublicURL(isSecure: false, authority: $0).origin }
        return origin == own ? .own : .other
    }

    enum Origin {
        case own
        case none
        case other
    }

    /// The address a request came from, for the trail and the throttle.
    ///
    /// `X-Forwarded-For` is believed from trusted proxies only: its right-most address that is not
    /// one of theirs (checklist 18, 21).
    func source(of request: Request) -> String {
        guard settings.trustedProxies.contains(where: { $0.holds(request.peer) }) else {
            return Self.text(request.peer)
        }
        let hops = (request.headers["X-Forwarded-For"] ?? "").split(separator: ",").map {
            String($0.drop { $0 == " " }.prefix { $0 != " " })
        }
        for hop in hops.reversed() {
            guard Network.isAddress(hop) else { break }
            if !settings.trustedProxies.contains(where: { $0.holds(.address(hop)) }) { return hop }
        }
        return Self.text(request.peer)
    }

    private static func text(_ peer: Peer) -> String {
        switch peer {
        case .local: "this machine"
        case .address(let address): address
        }
    }
}

/// The door of a start without users: one token, and the sessions that its link opened.
package final class FirstDoor: Sendable {
    private struct State {
        var linkIsUsed = false
        var sessions: [String: (created: String, seen: String)] = [:]
    }

    /// Opens the link once, and is a bearer token until the program ends.
    package let token: String
    private let state = Mutex(State())

    package init(token: String = Secret.make()) { self.token = token }

    /// Signs in by the link; `nil` where the token is another, or the link was used before.
    func open(_ token: String, byLink: Bool, at now: String) -> String? {
        guard Secret.areEqual(token, self.token) else { return nil }
        let secret = Secret.make()
        return state.withLock { state in
            if byLink {
                guard !state.linkIsUsed else { return nil }
                state.linkIsUsed = true
            }
            state.sessions[Secret.hash(secret)] = (now, now)
            return secret
        }
    }

    func holds(_ hash: String) -> Bool { state.withLock { $0.sessions[hash] != nil } }

    func sessions() -> [(hash: String, created: String)] {
        state.withLock { $0.sessions.map { ($0.key, $0.value.created) } }
    }

    func end(_ hash: String) { state.withLock { $0.sessions[hash] = nil } }

    func endAll() { state.withLock { $0.sessions = [:] } }
}
