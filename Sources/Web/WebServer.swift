import Assistant
import Audits
import HTTP
import Storage

/// The assistant over HTTP: the lanes, what is answered at once, and the fields of every answer.
package final class WebServer: Sendable {
    private let site: Site
    /// The one line for whoever started the program; `nil` where users sign in.
    private let door: FirstDoor?
    private let server: Server

    /// A server that listens only once `run` is called.
    ///
    /// - Parameters:
    ///   - settings: What the command line told.
    ///   - assistant: Where the database, the prompts and the guidance are.
    ///   - version: The program's, for the description of the API.
    ///   - prompts: Those of the folder, where they were read before.
    ///   - token: The token of a start without users; a new one unless a test gives it.
    ///   - log: Takes lines for the program's log.
    /// - Throws: `WebError` for settings that would open a door; what opening the database or the
    ///   prompts throws; `ServerError`.
    package init(
        _ settings: SiteSettings,
        assistant: Settings,
        version: String,
        prompts: Prompts? = nil,
        token: String? = nil,
        log: @escaping @Sendable (String) -> Void
    ) throws {
        // Made once here, so that a fault of the folders is told before anything listens.
        let first =
            try prompts.map { try Assistant(assistant, prompts: $0) } ?? Assistant(assistant)
        let hasUsers = try !first.store.users().isEmpty
        if let refusal = settings.refusal(hasUsers: hasUsers) { throw WebError(refusal) }
        door = hasUsers ? nil : FirstDoor(token: token ?? Secret.make())
        var assistant = assistant
        assistant.access = hasUsers ? .byUser : .everything
        let site = Site(
            settings,
            assistant: assistant,
            prompts: first.prompts,
            version: version,
            firstDoor: door
        )
        self.site = site
        let places: [Operation.Place] = [.engine, .reads, .signIn]
        server = try Server(
            Self.configuration(settings),
            lanes: places.map { place in
                Server.Lane(batch: place == .engine ? 256 : 16) {
                    let desk = try WebDesk(site, place, log: log)
                    desk.warmUp()
                    return { desk.answer($0) }
                }
            },
            metrics: site.metrics
        ) { Self.dispatch($0, site) }
    }

    /// Serves on this thread until told to stop; turns in flight are finished.
    ///
    /// - Parameter ready: Told once the server listens: the address, and the link to open where there
    ///   are no users.
    /// - Throws: What opening the databases throws; `ServerError`.
    package func run(ready: (_ listen: Server.Listen, _ link: String?) -> Void) throws {
        try server.run { listen in ready(listen, link(listen)) }
    }

    /// Answers on this thread what the io thread and the lanes would, without their fields and
    /// framing; for tests.
    package func answering(
        log: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> (Request) -> Response {
        let places: [Operation.Place] = [.engine, .reads, .signIn]
        let desks = try places.map { try WebDesk(site, $0, log: log) }
        return { [site] request in
            switch Self.dispatch(request, site) {
            case .answer(let response): response
            case .lane(let lane): desks[lane].answer([request])[0]
            }
        }
    }

    /// Every method and path that is answered: `GET /health`.
    package var addresses: [String] {
        site.routes.router.routes.map { "\($0.method) \($0.pattern)" }
    }

    /// Ends `run`; from any thread.
    package func stop() { server.stop() }

    private func link(_ listen: Server.Listen) -> String? {
        guard let door else { return nil }
        let base: String
        switch listen {
        case .tcp(let address, let port):
            let host = address.contains(":") ? "[\(address)]" : address
            base = site.settings.publicURL?.origin ?? "http://\(host):\(port)"
        case .unix: base = site.settings.publicURL?.origin ?? "http://localhost"
        }
        return "\(base)/?token=\(door.token)"
    }

    /// What the io thread does: it answers what needs no database, and sends all else to its lane.
    private static func dispatch(_ request: Request, _ site: Site) -> Server.Disposition {
        guard site.allows(request) else {
            return .answer(
                .problem(421, "This server does not answer for that host. Use its own name.")
            )
        }
        switch site.routes.router.match(request) {
        case .answer(let response):
            // Whoever follows an old link in a browser gets a page, programs a problem document.
            guard response.status == 404, request.headers["Accept"]?.contains("text/html") == true
            else { return .answer(response) }
            return .answer(Page.refusal(404, "There is nothing at this address.", site))
        case .found(let index, _):
            let operation = site.routes.operations[index]
            switch operation.place {
            case .engine: return .lane(0)
            case .reads: return .lane(1)
            case .signIn: return .lane(2)
            case .here: return .answer(atOnce(operation, site))
            }
        }
    }

    private static func atOnce(_ operation: Operation, _ site: Site) -> Response {
        switch operation.endpoint {
        case .health: return .json(200, JSON.object(["status": "ok"]))
        case .openAPI:
            var response = Response.json(200, site.routes.description)
            response["Cache-Control"] = "no-cache"
            return response
        default:
            var response =
                operation.endpoint == .icon
                ? Response.text(200, Page.icon, type: "image/svg+xml")
                : Response.text(200, Page.style, type: "text/css")
            response["Cache-Control"] = "max-age=3600"
            return response
        }
    }

    private static func configuration(_ settings: SiteSettings) -> Server.Configuration {
        var configuration = Server.Configuration()
        configuration.listen = settings.listen
        // The longest query there may be, each character escaped.
        configuration.limits.requestLine = 16_384
        configuration.allowedHosts = nil  // `Site.allows` decides, by the same rule and one more.
        configuration.standingFields = fields(settings)
        return configuration
    }

    /// The fields of every answer (checklist 14, 15; ASVS 3.4.1 to 3.4.6).
    private static func fields(_ settings: SiteSettings) -> [Response.Field] {
        // Browsers hold the way on from a form against `form-action` too.
        let onward = settings.signOutURL.flatMap(PublicURL.init(originOf:)).map { " \($0)" } ?? ""
        let policy = """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
            connect-src 'self'; form-action 'self'\(onward); base-uri 'none'; \
            frame-ancestors 'none'; object-src 'none'
            """
        var fields: [Response.Field] = [
            .init("Content-Security-Policy", policy),
            .init("X-Content-Type-Options", "nosniff"),
            .init("Referrer-Policy", "no-referrer"),
            .init("X-Frame-Options", "DENY"),
            .init("Cross-Origin-Opener-Policy", "same-origin"),
            .init("Cross-Origin-Resource-Policy", "same-origin"),
            .init("Cache-Control", "no-store"),
        ]
        if settings.publicURL?.isSecure == true {
            fields.append(.init("Strict-Transport-Security", "max-age=31536000"))
        }
        return fields
    }
}

extension Site {
    /// Whether a request is meant for this server, against DNS rebinding (checklist 16).
    ///
    /// Its public name, and the machine's own names while it listens to itself alone. Where neither
    /// is known, an address: a name that was made to point here is none.
    func allows(_ request: Request) -> Bool {
        guard let authority = request.authority else { return true }
        let host = authority.host
        if let url = settings.publicURL {
            if url.authority.host == host { return true }
        }
        if SiteSettings.isLoopback(host) { return true }
        guard settings.publicURL == nil, case .tcp(let address, _) = settings.listen else {
            return false
        }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        return !SiteSettings.isLoopback(address) && (bare == address || Network.isAddress(bare))
    }
}
