import Assistant
import Audits
import HTTP
import Storage

/// Signing in and out, sessions, tokens, users and the trail.
extension WebDesk {
    func me(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let scopes: Set<Scope>
        switch caller.door {
        case .token(let given): scopes = given
        case .session, .header: scopes = [.read, .write]
        }
        return .json(
            200,
            .object([
                "user": .string(caller.user), "roles": try roles(caller.user),
                "scopes": .array(scopes.map(\.rawValue).sorted().map { .string($0) }),
            ])
        )
    }

    private func roles(_ user: String) throws -> JSON {
        .array(try access.roles(of: user).map(\.rawValue).sorted().map { .string($0) })
    }

    func signIn(_ call: Call) throws -> Response {
        let user = call.body["user"]?.string ?? ""
        let password = call.body["password"]?.string ?? ""
        let (name, secret) = try openSession(user, password, call.request)
        var response = Response.json(
            201,
            .object(["user": .string(name), "roles": try roles(name)])
        )
        response.fields.append(site.cookie(secret))
        return response
    }

    /// Checks a password and opens a session.
    ///
    /// Unknown and disabled users get the same answer after the same work; after some failures an
    /// account and an address must wait longer and longer.
    /// - Returns: The user's name and the session's secret, always a new one (ASVS 7.2.4).
    func openSession(
        _ user: String,
        _ password: String,
        _ request: Request
    ) throws -> (user: String, secret: String) {
        let source = site.source(of: request)
        let account = "user \(user.lowercased())"
        let address = "from \(source)"
        let wait = site.throttle.withLock {
            $0.delay([account, address], at: steadyNow)
        }
        guard wait == 0 else {
            var problem = Problem(429, "Too many sign-ins have failed. Wait, then try again.")
            problem.retryAfter = wait
            throw problem
        }
        let known = try store.user(user)
        let kept = try store.password(of: user) ?? ""
        let isRight = Password.matches(password, kept.isEmpty ? site.nobodysHash : kept)
        guard let known, !known.isDisabled, isRight, !kept.isEmpty else {
            site.throttle.withLock { throttle in
                throttle.fail(account, .account, at: steadyNow)
                throttle.fail(address, .address, at: steadyNow)
            }
            // The name that was typed may be a password typed in the wrong field.
            record("sign-in", by: known?.name ?? "unknown", source: source, outcome: "refused")
            throw Problem(401, "The name or the password is wrong.")
        }
        site.throttle.withLock { $0.succeed(account) }
        let secret = Secret.make()
        try write {
            try store.removeEndedSessions(
                at: now,
                idleSince: Moment.after(now, seconds: -site.settings.idleSeconds)
            )
            if let old = oldSession(request) { try store.removeSession(old) }
            try store.addSession(
                Session(
                    hash: Secret.hash(secret),
                    user: known.name,
                    created: now,
                    expires: Moment.after(now, seconds: site.settings.longestSeconds)
                )
            )
        }
        record("sign-in", by: known.name, source: source)
        return (known.name, secret)
    }

    private func oldSession(_ request: Request) -> String? {
        Doorkeeper(site: site, store: store, now: now).sessionSecret(request)
            .map(Secret.hash)
    }

    func listSessions(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let current = caller.sessionHash
        var sessions: [JSON] = []
        if let door = site.firstDoor {
            sessions = door.sessions().map { session in
                Self.json(session.hash, session.created, now, now, current)
            }
        } else {
            let idleSince = Moment.after(now, seconds: -site.settings.idleSeconds)
            sessions = try store.sessions(of: caller.user).filter {
                $0.expires > now && $0.seen >= idleSince
            }.map { Self.json($0.hash, $0.created, $0.seen, $0.expires, current) }
        }
        return .json(200, .object(["sessions": .array(sessions)]))
    }

    /// A session is named by the start of its hash, which opens nothing.
    private static func json(
        _ hash: String,
        _ created: String,
        _ seen: String,
        _ expires: String,
        _ current: String?
    ) -> JSON {
        .object([
            "id": .string(String(hash.prefix(16))), "created": .string(created),
            "seen": .string(seen), "expires": .string(expires), "current": .bool(hash == current),
        ])
    }

    func endSessions(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        try endAllSessions(of: caller.user)
        record("sign-out", by: caller.user, source: caller.source)
        var response = Response(204)
        response.fields.append(site.cookie(nil))
        return response
    }

    private func endAllSessions(of user: String) throws {
        if let door = site.firstDoor { door.endAll() } else { try store.removeSessions(of: user) }
    }

    func endSession(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let id = try call.capture("id")
        let hashes =
            try site.firstDoor?.sessions().map(\.hash)
            ?? store.sessions(of: caller.user).map(\.hash)
        guard let hash = hashes.first(where: { $0.hasPrefix(id) }) else {
            throw Problem(404, "There is no such session of yours.")
        }
        try endSession(hash)
        record("sign-out", by: caller.user, source: caller.source)
        return Response(204)
    }

    func endSession(_ hash: String) throws {
        if let door = site.firstDoor { door.end(hash) } else { try store.removeSession(hash) }
    }

    func makeToken(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        guard site.firstDoor == nil else {
            throw Problem(
                409,
                "Tokens belong to users. Add one first: audit-assistant users add NAME"
            )
        }
        let scopes = (call.body["scopes"]?.array ?? []).compactMap(\.string).compactMap(Scope.init)
        let (token, secret) = Accounts.token(
            call.body["name"]?.string ?? "",
            of: caller.user,
            scopes: Set(scopes),
            days: call.body["days"]?.integer ?? 90,
            at: now
        )
        try store.addToken(token)
        record("token.make", by: caller.user, source: caller.source)
        return .json(201, token.json(secret: secret))
    }

    func listTokens(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let tokens = try store.tokens(of: caller.user).map { $0.json(secret: nil) }
        return .json(200, .object(["tokens": .array(tokens)]))
    }

    func revokeToken(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        guard try store.removeToken(try call.capture("name"), of: caller.user) else {
            throw Problem(404, "There is no token of yours with that name.")
        }
        record("token.revoke", by: caller.user, source: caller.source)
        return Response(204)
    }

    func listUsers(_ call: Call) throws -> Response {
        let caller = try administrator(call)
        record("users.list", by: caller.user, source: caller.source)
        let users = try store.users().map { user in
            JSON.object([
                "name": .string(user.name), "roles": .array(user.roles.map { .string($0) }),
                "disabled": .bool(user.isDisabled), "created": .string(user.created),
            ])
        }
        return .json(200, .object(["users": .array(users)]))
    }

    func endUsersSessions(_ call: Call) throws -> Response {
        let caller = try administrator(call)
        guard let user = try store.user(try call.capture("user")) else {
            throw Problem(404, "There is no such user.")
        }
        try store.removeSessions(of: user.name)
        record("sessions.end", by: caller.user, source: caller.source)
        return Response(204)
    }

    func readTrail(_ call: Call) throws -> Response {
        let caller = try administrator(call)
        let limit = call[query: "limit"]?.integer ?? 100
        var entries = try store.trail(
            of: call[query: "audit"]?.string,
            after: Int64(call[query: "after"]?.integer ?? 0),
            limit: limit + 1
        )
        let hasMore = entries.count > limit
        if hasMore { entries.removeLast() }
        record("trail.read", by: caller.user, source: caller.source)
        let next = hasMore ? entries.last.map { JSON.integer(Int($0.id)) } : nil
        return .json(
            200,
            .object(["trail": .array(entries.map(\.json)), "next": next ?? .null])
        )
    }

    private func administrator(_ call: Call) throws -> Caller {
        let caller = try call.signedIn()
        guard try access.mayAdminister(caller.user) else {
            throw Problem(403, "This is for administrators.")
        }
        return caller
    }
}

extension Token {
    fileprivate func json(secret: String?) -> JSON {
        var members: [String: JSON] = [
            "name": .string(name), "scopes": .array(scopes.map { .string($0) }),
            "created": .string(created), "expires": .string(expires), "used": JSON(used),
        ]
        if let secret { members["token"] = .string(secret) }
        return .object(members)
    }
}

extension TrailEntry {
    /// As the API and the command line show it.
    package var json: JSON {
        .object([
            "id": .integer(Int(id)), "at": .string(event.at), "by": .string(event.by),
            "what": .string(event.what), "audit": JSON(event.audit),
            "source": .string(event.source), "outcome": .string(event.outcome),
            "hash": .string(hash),
        ])
    }
}
