import Assistant
import Audits
import FoundationEssentials
import HTTP
import Storage

/// What one lane answers with: an assistant and a store of its own, on its own thread.
final class WebDesk {
    let site: Site
    let assistant: Assistant
    private let place: Operation.Place
    private let log: @Sendable (String) -> Void
    /// What goes into the trail before anything of this batch is answered.
    private var events: [TrailEvent] = []
    /// Sessions and tokens whose use is noted with this batch.
    private var used: Set<Use> = []

    var store: Store { assistant.store }
    var access: Access { assistant.access }
    var now: String { site.assistant.clock.time }
    var steadyNow: Int { Moment.steadySeconds(site.assistant.clock) }

    /// Opens a store for this lane; `log` takes lines in which nothing typed or secret stands.
    init(
        _ site: Site,
        _ place: Operation.Place,
        log: @escaping @Sendable (String) -> Void
    ) throws {
        self.site = site
        self.place = place
        self.log = log
        assistant = try Assistant(site.assistant, prompts: site.prompts)
    }

    /// Opens the guidance now, so that no turn waits for it later; without it, asking says so.
    func warmUp() {
        if place != .signIn { _ = try? assistant.guidance() }
    }

    /// Answers what waits, in order.
    ///
    /// The engine commits all of it at once, so that many turns wait for one sync of the disk; each
    /// is undone alone if it fails. Where the commit itself fails, nothing was done and all get 503.
    func answer(_ requests: [Request]) -> [Response] {
        events = []
        used = []
        do {
            if place == .engine {
                return try site.writing.withLock { _ in
                    try store.transaction {
                        let responses = requests.map(answer)
                        try record()
                        return responses
                    }
                }
            }
            let responses = requests.map(answer)
            if !events.isEmpty || !used.isEmpty { try write { try record() } }
            return responses
        } catch {
            let reference = note(error, "batch")
            var problem = Problem(
                503,
                "The database could not be written. Nothing was changed; try again."
            )
            problem.retryAfter = 2
            problem.reference = reference
            return requests.map { _ in problem.response }
        }
    }

    /// Writes in a transaction when this lane's turn to write has come.
    func write<T: Sendable>(_ body: () throws -> T) throws -> T {
        // The engine is in its turn already.
        guard place != .engine else { return try store.transaction(body) }
        return try site.writing.withLock { _ in try store.transaction(body) }
    }

    private func record() throws {
        for event in events { try store.record(event) }
        for use in used {
            switch use {
            case .session(let hash): try store.touchSession(hash, at: now)
            case .token(let hash): try store.touchToken(hash, at: now)
            case .othersSession(let hash): try store.removeSession(hash)
            }
        }
        events = []
        used = []
    }

    /// Adds to the trail, with this batch.
    func record(
        _ what: String,
        by user: String,
        audit: String? = nil,
        source: String,
        outcome: String = "done"
    ) {
        events.append(
            TrailEvent(
                at: now,
                by: user,
                what: what,
                audit: audit,
                source: source,
                outcome: outcome
            )
        )
    }

    private func answer(_ request: Request) -> Response {
        guard case .found(let index, let captures) = site.routes.router.match(request) else {
            return .problem(404, "There is nothing at this address.")
        }
        let operation = site.routes.operations[index]
        var caller: Caller?
        do {
            let call = try check(request, operation, captures, &caller)
            guard place == .engine else { return try perform(call) }
            let before = events.count
            do {
                return try store.transaction { try performOnce(call) }
            } catch {
                events.removeSubrange(before...)
                throw error
            }
        } catch {
            let problem = problem(error, operation)
            if let caller, let trail = operation.trail, problem.isRecorded || problem.status == 403
            {
                record(
                    trail,
                    by: caller.user,
                    audit: known(captures["id"], operation),
                    source: caller.source,
                    outcome: "refused"
                )
            }
            if caller == nil, problem.status == 401 { noteBadToken(request) }
            return operation.isPage
                ? pageProblem(problem, caller, request) : problem.response
        }
    }

    /// Records a token that does not hold; no more of them than the throttle lets through, so that
    /// nobody can fill the trail from outside.
    private func noteBadToken(_ request: Request) {
        guard request.headers["Authorization"] != nil else { return }
        let source = site.source(of: request)
        let isLetIn = site.throttle.withLock { throttle in
            defer { throttle.fail("token \(source)", .address, at: steadyNow) }
            return throttle.delay(["token \(source)"], at: steadyNow) == 0
        }
        if isLetIn { record("token", by: "unknown", source: source, outcome: "refused") }
    }

    /// The audit of a refused request, where there is one; what else was sent is not kept.
    private func known(_ id: String?, _ operation: Operation) -> String? {
        guard let id, operation.captures.contains(where: { $0.name == "id" }),
            (try? store.revision(of: id)) ?? nil != nil
        else { return nil }
        return id
    }

    /// Everything that is asked of a request before it is performed.
    private func check(
        _ request: Request,
        _ operation: Operation,
        _ captures: Captures,
        _ caller: inout Caller?
    ) throws -> Call {
        let doorkeeper = Doorkeeper(site: site, store: store, now: now)
        let signsIn = operation.endpoint == .home && request.query?.hasPrefix("token=") == true
        if case .nothing = operation.need {
            // A session of before does not count where one signs in.
        } else if !signsIn {
            let (found, use) = try doorkeeper.caller(request, isPage: operation.isPage)
            caller = found
            if let use { used.insert(use) }
            guard let caller else { throw Problem(401, "Sign in first.") }
            try demand(operation, caller)
        }
        var call = Call(request: request, operation: operation, captures: captures, caller: caller)
        if let caller, operation.isUnsafe, !operation.isPage {
            try doorkeeper.demandOwnOrigin(request, caller, formToken: nil)
        }
        if let caller { try limit(operation, caller) }
        try call.readParameters()
        if let body = operation.body { try call.readBody(body) }
        if let caller, operation.isUnsafe, operation.isPage {
            let token = call.body["form_token"]?.string ?? ""
            try doorkeeper.demandOwnOrigin(request, caller, formToken: token)
        }
        if case .nothing = operation.need, operation.isUnsafe {
            // Nobody may be signed in by another site's form either.
            let origin = site.origin(of: request)
            guard origin == .own || origin == .none && !operation.isPage else {
                throw Problem(
                    403,
                    "The form did not come from this server's own pages. Open it again."
                )
            }
        }
        return call
    }

    private func demand(_ operation: Operation, _ caller: Caller) throws {
        switch (operation.need, caller.door) {
        case (.scope(let scope), .token(let scopes)):
            guard scopes.contains(scope) else {
                throw Problem(
                    403,
                    "The token's scopes do not cover this. Make one with '\(scope)'."
                )
            }
        case (.session, .token):
            throw Problem(403, "A token does not open this. Sign in on the page.")
        case (.scope(.metrics), _):
            guard try access.mayAdminister(caller.user) else {
                throw Problem(403, "The counters are for administrators and tokens of that scope.")
            }
        case (.scope, _), (.session, _), (.nothing, _): return
        }
    }

    private func limit(_ operation: Operation, _ caller: Caller) throws {
        guard site.firstDoor == nil else { return }
        let now = steadyNow
        let wait =
            operation.isUnsafe && operation.endpoint != .ask
            ? site.writes.withLock { $0.take(caller.user, at: now) }
            : site.reads.withLock { $0.take(caller.user, at: now) }
        guard wait == 0 else {
            var problem = Problem(429, "That is too much at once. Wait a little, then go on.")
            problem.retryAfter = wait
            throw problem
        }
    }

    /// What an error comes to for the caller.
    func problem(_ error: any Error, _ operation: Operation) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as AssistantError:
            switch error.kind {
            case .notFound:
                var problem = Problem(
                    404,
                    "There is nothing of that id, or you have no part in it."
                )
                problem.isRecorded = true
                return problem
            case .notAllowed: return Problem(403, error.description)
            case .conflict:
                return Problem(409, "There is an audit of that id already. Nothing was changed.")
            case .badInput: return Problem(422, error.description)
            case .unavailable: break
            }
        case let error as StorageError:
            switch error.kind {
            case .conflict:
                return Problem(
                    412,
                    "Someone changed this in the meantime. Read it again, then go on."
                )
            case .exists: return Problem(409, "It is there already. Choose another name.")
            case .unknown: return Problem(404, "There is nothing of that name.")
            case .repeatedKey:
                return Problem(422, "The Idempotency-Key was used for another request.")
            case .busy, .full, .disk, .readOnly, .cantOpen:
                var problem = Problem(503, "The database cannot be used now. Try again soon.")
                problem.reference = note(error, operation.path)
                problem.retryAfter = 2
                return problem
            default: break
            }
        default: break
        }
        var problem = Problem(
            500,
            "Something went wrong here. Tell your administrator the reference."
        )
        problem.reference = note(error, operation.path)
        return problem
    }

    /// Writes an error to the log: where, and what kind, with a reference; nothing that was sent.
    private func note(_ error: any Error, _ place: String) -> String {
        let reference = String(Secret.hash(Secret.make()).prefix(8))
        let what: String
        switch error {
        case let error as StorageError: what = "storage: \(error)"
        default: what = "\(type(of: error))"
        }
        log("\(now) error \(reference) \(place): \(what)")
        return reference
    }
}

extension Problem {
    /// As `application/problem+json` (RFC 9457).
    var response: Response {
        var members: [String: JSON] = [
            "type": "about:blank", "title": .string(Status.reason(status)),
            "status": .integer(status), "detail": .string(detail),
        ]
        if !errors.isEmpty {
            members["errors"] = .array(
                errors.map {
                    .object(["property": .string($0.place), "detail": .string($0.what)])
                }
            )
        }
        if let reference { members["reference"] = .string(reference) }
        var response = Response(
            status,
            fields: [
                .init("Content-Type", "application/problem+json"),
                .init("Cache-Control", "no-store"),
            ],
            body: Array(JSON.object(members).line.utf8)
        )
        addFields(to: &response)
        return response
    }

    func addFields(to response: inout Response) {
        if let retryAfter { response["Retry-After"] = String(retryAfter) }
        if status == 401 { response["WWW-Authenticate"] = "Bearer realm=\"audit-assistant\"" }
    }
}
