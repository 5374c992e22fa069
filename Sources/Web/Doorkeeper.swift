import HTTP
import Storage

/// A session or token, by its hash, whose use is to be noted.
enum Use: Hashable {
    case session(String)
    case token(String)
    /// A session of someone else than the proxy names: it ends.
    case othersSession(String)
}

/// Finds out who makes a request, and whether it came from this server's own pages.
struct Doorkeeper {
    let site: Site
    let store: Store
    /// The present time, ISO 8601.
    let now: String

    /// Who makes the request, `nil` where nothing in it signs in; and what use is to be noted, once
    /// a minute.
    ///
    /// - Throws: A `Problem` with 401 for a token that does not hold, 403 for a proxy's user who is
    ///   not known.
    func caller(_ request: Request, isPage: Bool) throws -> (caller: Caller?, use: Use?) {
        let source = site.source(of: request)
        if let field = request.headers["Authorization"] {
            guard let token = Self.bearer(field), let found = try caller(token: token, source)
            else {
                throw Problem(401, "The token does not hold: it is unknown, revoked or expired.")
            }
            return found
        }
        if let user = try proxyUser(request) {
            // Who signs in elsewhere does so for the page only (checklist 19).
            guard isPage else { return (nil, nil) }
            return (
                Caller(user: user, door: .header, source: source), try othersSession(request, user)
            )
        }
        guard let secret = sessionSecret(request),
            let found = try caller(session: secret, source)
        else { return (nil, nil) }
        return found
    }

    /// Refuses a request that changes something, signed in by what a browser adds by itself, unless
    /// it came from this server's own pages (checklist 10).
    ///
    /// `formToken` is what the form carried, `nil` for the API, which has no forms.
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

    private func caller(token: String, _ source: String) throws -> (Caller, Use?)? {
        if let door = site.firstDoor {
            guard Secret.areEqual(token, door.token) else { return nil }
            let door = Caller.Door.token(Set(Scope.allCases))
            return (Caller(user: site.settings.localUser, door: door, source: source), nil)
        }
        guard let kept = try store.token(Secret.hash(token), at: now) else { return nil }
        let scopes = Set(kept.scopes.compactMap(Scope.init))
        let isRecent = kept.used.map { Moment.after($0, seconds: 60) >= now } ?? false
        return (
            Caller(user: kept.user, door: .token(scopes), source: source),
            isRecent ? nil : .token(kept.hash)
        )
    }

    private func caller(session secret: String, _ source: String) throws -> (Caller, Use?)? {
        let hash = Secret.hash(secret)
        let door = Caller.Door.session(secret: secret)
        if let first = site.firstDoor {
            guard first.holds(hash) else { return nil }
            return (Caller(user: site.settings.localUser, door: door, source: source), nil)
        }
        let idleSince = Moment.after(now, seconds: -site.settings.idleSeconds)
        guard let session = try store.session(hash, at: now, idleSince: idleSince) else {
            return nil
        }
        let isRecent = Moment.after(session.seen, seconds: 60) >= now
        return (
            Caller(user: session.user, door: door, source: source), isRecent ? nil : .session(hash)
        )
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

    /// The session in the cookie, where it is not that of the user the proxy names.
    private func othersSession(_ request: Request, _ user: String) throws -> Use? {
        guard let hash = sessionSecret(request).map(Secret.hash),
            let session = try store.session(hash, at: now), session.user != user
        else { return nil }
        return .othersSession(hash)
    }

    private static func bearer(_ field: String) -> String? {
        let parts = field.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].isSameToken(as: "Bearer"), parts[1].utf8.count <= 256
        else { return nil }
        return String(parts[1])
    }
}
