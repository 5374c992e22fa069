import Assistant
import Audits
import HTTP
import Synchronization

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
