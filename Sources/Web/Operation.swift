import Audits
import HTTP

/// One method on one address: who may call it, what it takes, what it answers.
///
/// The router, the checks of requests and the OpenAPI description are all made from these.
struct Operation: Sendable {
    /// What a caller needs.
    enum Need: Sendable {
        /// Nothing: answered without sign-in.
        case nothing
        /// A session of the page, or a token of this scope.
        case scope(Scope)
        /// A session: no token opens it.
        case session
    }

    /// Where it is answered.
    enum Place: Sendable {
        /// On the io thread, at once.
        case here
        /// In order, in the one transaction of all that waits.
        case engine
        /// Beside the turns.
        case reads
        /// Where hashing a password holds up nobody.
        case signIn
    }

    /// One answer of it.
    struct Answer: Sendable {
        let status: Int
        let what: String
        var type: String?
        var shape: Shape?
        var fields: [String] = []

        init(
            _ status: Int,
            _ what: String,
            type: String? = "application/json",
            shape: Shape? = nil,
            fields: [String] = []
        ) {
            self.status = status
            self.what = what
            self.type = type
            self.shape = shape
            self.fields = fields
        }
    }

    let endpoint: Endpoint
    let method: String
    let path: String
    let summary: String
    let place: Place
    let need: Need
    /// What it is called in the trail; `nil` where nothing of it is recorded.
    var trail: String?
    var captures: [Shape.Member] = []
    var query: [Shape.Member] = []
    /// Fields of the request that it looks at.
    var fields: [Shape.Member] = []
    /// What the summary leaves out.
    ///
    /// Fields whose right value hangs on what came before are told
    /// here: as parameters, testing tools would send any value and call the refusal a fault.
    var details: String?
    var body: Shape?
    /// Whether its answer is kept under the `Idempotency-Key` of the request, so that a repeated one
    /// makes nothing twice.
    var keepsAnswers = false
    var answers: [Answer]

    /// Whether it is part of the page: forms in, HTML out.
    var isPage: Bool { endpoint.isPage }

    /// Whether it changes something.
    var isUnsafe: Bool { method != "GET" }
}

/// What a token may be used for.
package enum Scope: String, CaseIterable, Hashable, Sendable {
    case read
    case write
    case metrics
}

/// Everything that is answered.
enum Endpoint: String, CaseIterable, Sendable {
    case health, ready, metrics, openAPI
    case openConversation, readConversation, say
    case listAudits, importAudit, readAudit, exportAudit, auditHistory
    case listAccess, grantAccess, revokeAccess
    case ask, search
    case me, signIn, listSessions, endSessions, endSession
    case makeToken, listTokens, revokeToken
    case listUsers, endUsersSessions, readTrail
    case home, style, icon, pageSignIn, pageSignOut, pageStart, pageConversation, pageSay, pageAudit

    var isPage: Bool {
        switch self {
        case .home, .style, .icon, .pageSignIn, .pageSignOut, .pageStart, .pageConversation,
            .pageSay, .pageAudit:
            true
        default: false
        }
    }
}

/// All operations, and the router to them.
struct Routes: Sendable {
    let operations: [Operation]
    let router: Router<Int>
    /// The OpenAPI description, encoded.
    let description: [UInt8]

    init(_ prompts: Prompts, version: String) {
        let operations =
            Self.system + Self.conversations(prompts) + Self.audits(prompts)
            + Self.guidance(prompts)
            + Self.accounts + Self.pages(prompts)
        var router = Router<Int>()
        for (index, operation) in operations.enumerated() {
            router.on(operation.method, operation.path, index)
        }
        self.operations = operations
        self.router = router
        description = OpenAPI.document(operations, version: version)
    }
}
