import Assistant
import HTTP
import Storage

/// Finds out who makes a request, and whether it came from this server's own pages.
struct Doorkeeper {
    let site: Site
    let store: Store
    let access: Access
    /// The present time, ISO 8601.
    let now: String

    /// Who makes the request; `nil` where nothing in it signs in.
    ///
    /// - Throws: A `Problem` with 401 for a token that does not hold, 403 for a proxy's user who is
    ///   not known.
    func caller(_ request: Request, isPage: Bool) throws -> Caller? {
        let source = site.source(of: request)
        if let field = request.headers["Authorization"] {
            guard let token = Self.bearer(field), let caller = try caller(token: token, source)
            else {
                throw Self.refusal("The token does not hold: it is unknown, revoked or expired.")
            }
            return caller
        }
        if let user = try proxyUser(request) {
            // Who signs in elsewhere does so for the page only (checklist 19).
            guard isPage else { return nil }
            try dropOthersSession(request, user)
            return Caller(user: user, door: .header, source: source)
        }
        guard let secret = sessionSecret(request) else { return nil }
        return try caller(session: secret, source)
    }

    /// Refuses a request that changes something, signed in by what a browser adds by itself, unless
    /// it came from this server's own pages (checklist 10).
    ///
    /// - Parameter formToken: What the form carried; `nil` for the API, which has no forms.
    func demandOwnOrigin(_ request: Request, _ caller: Caller, formToken: String?) throws {
        guard caller.isAmbient else { return }
        let holds = formToken.map { Secret.areEqual($0, caller.formToken(site)) } ?? false
        switch site.origin(of: request) {
        case .own where formToken == nil || holds: return
        case .none where holds: return
        default:
            var problem = Problem(
                403,
                "The request did not come from this server's own pages. Open the page again."
            )
            problem.isRecorded = true
            throw problem
        }
    }

    /// The secret in the session's cookie; `nil` where there is none, or more than one.
    func sessionSecret(_ request: Request) -> String? {
        var found: [Substring] = []
        for field in request.headers.all("Cookie") {
            for pair in field.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                if pair.hasPrefix(site.cookieName + "=") {
                    found.append(pair.dropFirst(site.cookieName.count + 1))
                }
            }
        }
        guard found.count == 1, (1...128).contains(found[0].utf8.count) else { return nil }
        return String(found[0])
    }

    private func caller(token: String, _ source: String) throws -> Caller? {
        if let door = site.firstDoor {
            guard Secret.areEqual(token, door.token) else { return nil }
            return Caller(
                user: site.settings.localUser,
                door: .token(Set(Scope.allCases)),
                source: source
            )
        }
        guard let kept = try store.token(Secret.hash(token), at: now) else { return nil }
        // Once a minute is often enough to know which tokens are in use.
        if kept.used.map({ Moment.after($0, seconds: 60) < now }) ?? true {
            try store.touchToken(kept.hash, at: now)
        }
        return Caller(
            user: kept.user,
            door: .token(Set(kept.scopes.compactMap(Scope.init))),
            source: source
        )
    }

    private func caller(session secret: String, _ source: String) throws -> Caller? {
        let hash = Secret.hash(secret)
        if let door = site.firstDoor {
            guard door.holds(hash) else { return nil }
            return Caller(
                user: site.settings.localUser,
                door: .session(secret: secret),
                source: source
            )
        }
        let idleSince = Moment.after(now, seconds: -site.settings.idleSeconds)
        guard let session = try store.session(hash, at: now, idleSince: idleSince) else {
            return nil
        }
        if Moment.after(session.seen, seconds: 60) < now { try store.touchSession(hash, at: now) }
        return Caller(user: session.user, door: .session(secret: secret), source: source)
    }

    /// The user that a trusted proxy names, read anew on every request (checklist 20).
    private func proxyUser(_ request: Request) throws -> String? {
        guard let name = site.settings.trustedHeader,
            site.settings.trustedProxies.contains(where: { $0.holds(request.peer) }),
            let value = request.headers[name]
        else { return nil }
        guard let user = try store.user(value), !user.isDisabled else {
            throw Problem(
                403,
                "The sign-in names a user who is not known here. Ask an administrator."
            )
        }
        return user.name
    }

    private func dropOthersSession(_ request: Request, _ user: String) throws {
        guard let secret = sessionSecret(request) else { return }
        let hash = Secret.hash(secret)
        if let session = try store.session(hash, at: now), session.user != user {
            try store.removeSession(hash)
        }
    }

    private static func bearer(_ field: String) -> String? {
        let parts = field.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].isSameToken(as: "Bearer"), parts[1].utf8.count <= 256
        else { return nil }
        return String(parts[1])
    }

    private static func refusal(_ detail: String) -> Problem { Problem(401, detail) }
}
