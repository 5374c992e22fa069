import Assistant
import Audits
import HTTP
import Storage

/// The plain page: signing in, the list of audits, an audit to read.
extension WebDesk {
    func home(_ call: Call) throws -> Response {
        if let token = call[query: "token"]?.string { return try openLink(token, call.request) }
        let caller = try call.signedIn()
        let (audits, next) = try audits(after: call[query: "after"]?.string, limit: 50, caller)
        record("audits.list", by: caller.user, source: caller.source)
        let more: HTML = next.map { "<p><a href=\"/?after=\($0)\">Older audits</a></p>" } ?? ""
        return Page.response(
            200,
            "Audits",
            caller,
            site,
            """
            \(audits.isEmpty ? "<p>There are no audits yet.</p>" : list(audits))
            \(more)
            \(try startForm(caller))
            <h2>Ask the guidance</h2>
            <form method="post" action="/start">
            \(Page.token(caller, site))
            <input type="hidden" name="key" value="\(Secret.make())">
            <label for="question">Your question</label>
            <textarea id="question" name="question" rows="2" maxlength="65536"></textarea>
            <button>Ask</button>
            </form>
            """
        )
    }

    private func list(_ audits: [AuditSummary]) -> HTML {
        let items: [HTML] = audits.map { audit in
            let title = assistant.prompts.framework(audit.framework)?.short ?? audit.framework
            let passes = audit.passes.map {
                "\($0.role): \($0.status.words)"
            }.joined(separator: ", ")
            return """
                <li><a href="/audits/\(audit.id)">\(audit.id), case \(audit.caseReference)</a><br>
                \(title). \(passes)</li>

                """
        }
        return "<ul class=\"plain\">\n\(items)</ul>"
    }

    private func startForm(_ caller: Caller) throws -> HTML {
        var options: [HTML] = []
        for framework in assistant.prompts.frameworks {
            for pass in framework.passes where try access.mayBegin(pass.role, caller.user) {
                options.append(
                    """
                    <option value="\(framework.id)/\(pass.role.text)">\
                    \(framework.title): \(pass.role.text)</option>

                    """
                )
            }
        }
        guard !options.isEmpty else { return "" }
        return """
            <h2>Start an audit</h2>
            <form method="post" action="/start">
            \(Page.token(caller, site))
            <input type="hidden" name="key" value="\(Secret.make())">
            <label for="part">Framework and your part in it</label>
            <select id="part" name="part" required>\(options)</select>
            <label for="case">Case reference</label>
            <input id="case" name="case" required maxlength="50" autocomplete="off">
            <button class="main">Start</button>
            </form>
            """
    }

    func pageAudit(_ call: Call) throws -> Response {
        let (caller, id) = try readable(call)
        guard let audit = try assistant.audit(id) else {
            throw Problem(404, "There is no such audit.")
        }
        record("audit.read", by: caller.user, audit: id, source: caller.source)
        var carryOn: [HTML] = []
        let roles = assistant.prompts.framework(audit.framework)?.passes.map(\.role) ?? []
        for role in roles where try access.mayFill(role, of: id, caller.user) {
            carryOn.append("<button name=\"role\" value=\"\(role.text)\">\(role.text)</button>")
        }
        let form: HTML =
            carryOn.isEmpty
            ? ""
            : """
            <form method="post" action="/start">
            \(Page.token(caller, site))
            <input type="hidden" name="audit" value="\(id)">
            <fieldset><legend>Carry on as</legend>
            \(carryOn)
            </fieldset>
            </form>
            """
        return Page.response(
            200,
            "Audit \(id)",
            caller,
            site,
            """
            <div class="text">\(try assistant.overview(of: id))</div>
            \(form)
            <p><a href="/api/audits/\(id)/export">Download as JSON</a></p>
            """
        )
    }

    // MARK: Signing in and out

    private func openLink(_ token: String, _ request: Request) throws -> Response {
        let source = site.source(of: request)
        // Programs that look ahead at links must not use it up.
        guard request.method == "GET", request.headers["Sec-Purpose"] == nil,
            request.headers["Purpose"] == nil
        else { throw Problem(401, "Open the link to sign in.") }
        guard let door = site.firstDoor, let secret = door.open(token, byLink: true, at: now) else {
            throw Problem(
                401,
                "This link does not sign in: it was used before, or belongs to an earlier start."
            )
        }
        record("sign-in", by: site.settings.localUser, source: source)
        var response = Page.onward("/")
        response.fields.append(site.cookie(secret))
        return response
    }

    func pageSignIn(_ call: Call) throws -> Response {
        let secret: String
        if let door = site.firstDoor {
            let token = call.body["token"]?.string ?? ""
            guard let opened = door.open(token, byLink: false, at: now) else {
                record(
                    "sign-in",
                    by: "unknown",
                    source: site.source(of: call.request),
                    outcome: "refused"
                )
                throw Problem(401, "That is not the token that this start printed.")
            }
            record("sign-in", by: site.settings.localUser, source: site.source(of: call.request))
            secret = opened
        } else {
            let user = call.body["user"]?.string ?? ""
            secret = try openSession(user, call.body["password"]?.string ?? "", call.request).secret
        }
        var response = Page.onward("/")
        response.fields.append(site.cookie(secret))
        return response
    }

    func pageSignOut(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        if let hash = caller.sessionHash { try endSession(hash) }
        record("sign-out", by: caller.user, source: caller.source)
        var response = Page.onward(site.settings.signOutURL ?? "/")
        response.fields.append(site.cookie(nil))
        response["Clear-Site-Data"] = "\"cache\""
        return response
    }

    /// A refusal as a page; the sign-in form where that is what is missing.
    func pageProblem(_ problem: Problem, _ caller: Caller?, _ request: Request) -> Response {
        var response: Response
        switch problem.status {
        case 401: response = signInPage(problem, request)
        default:
            let reference: HTML = problem.reference.map { "<p>Reference: \($0)</p>" } ?? ""
            let parts: [HTML] = problem.errors.map { "<li>\($0.place): \($0.what)</li>" }
            response = Page.response(
                problem.status,
                Status.reason(problem.status),
                caller,
                site,
                """
                <p class="notice">\(problem.detail)</p>
                \(parts.isEmpty ? "" : "<ul>\(parts)</ul>" as HTML)
                \(reference)
                <p><a href="/">Go to the audits</a></p>
                """
            )
        }
        problem.addFields(to: &response)
        return response
    }

    private func signInPage(_ problem: Problem, _ request: Request) -> Response {
        let isFirst = request.path == "/" && request.query == nil
        let notice: HTML = isFirst ? "" : "<p class=\"notice\" role=\"alert\">\(problem.detail)</p>"
        let fields: HTML =
            site.firstDoor != nil
            ? """
            <p>Open the link that the program printed when it started, or paste its token here.</p>
            <label for="token">Token</label>
            <input id="token" name="token" type="password" required autocomplete="off">
            """
            : """
            <label for="user">Name</label>
            <input id="user" name="user" required autocomplete="username" autocapitalize="none">
            <label for="password">Password</label>
            <input id="password" name="password" type="password" required
              autocomplete="current-password">
            """
        return Page.response(
            problem.status,
            "Sign in",
            nil,
            site,
            """
            \(notice)
            <form method="post" action="/sign-in">
            \(fields)
            <button class="main">Sign in</button>
            </form>
            """
        )
    }
}
