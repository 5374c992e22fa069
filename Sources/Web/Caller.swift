import Assistant

/// Who makes a request, and by which door they came in.
struct Caller: Sendable {
    enum Door: Sendable, Equatable {
        /// A token that may do these things.
        case token(Set<Scope>)
        /// A session; its secret, of which the form token is made.
        case session(secret: String)
        /// The field that a trusted proxy set.
        case header
    }

    let user: String
    let door: Door
    /// The address they came from, for the trail.
    let source: String

    /// Whether the browser itself adds what signs in, so that other sites could make it act.
    var isAmbient: Bool {
        switch door {
        case .token: false
        case .session, .header: true
        }
    }

    /// The hash under which the session is kept.
    var sessionHash: String? {
        if case .session(let secret) = door { Secret.hash(secret) } else { nil }
    }

    /// What the forms of this caller's pages carry (ASVS 3.5.1).
    func formToken(_ site: Site) -> String {
        switch door {
        case .session(let secret): Secret.hash("form \(secret)")
        case .header: Secret.hash("form \(site.formSecret) \(user)")
        case .token: ""
        }
    }
}

/// A refusal on its way out: a status, what is wrong and what to do, never what was sent.
struct Problem: Error {
    let status: Int
    let detail: String
    var errors: [Shape.Problem] = []
    /// Seconds after which to try again.
    var retryAfter: Int?
    /// Under which the cause stands in the log.
    var reference: String?
    /// Whether the trail gets it.
    var isRecorded = false

    init(_ status: Int, _ detail: String) {
        self.status = status
        self.detail = detail
    }
}
