import HTTP

extension WebDesk {
    /// Performs what was asked; by then it is known who asks, and that the request is sound.
    func perform(_ call: Call) throws -> Response {
        switch call.operation.endpoint {
        case .health, .openAPI, .style, .icon:
            throw Problem(404, "There is nothing at this address.")
        case .ready: try ready()
        case .metrics: metrics()
        case .openConversation: try openConversation(call)
        case .readConversation: try readConversation(call)
        case .say: try say(call)
        case .listAudits: try listAudits(call)
        case .importAudit: try importAudit(call)
        case .readAudit: try readAudit(call)
        case .exportAudit: try exportAudit(call)
        case .auditHistory: try auditHistory(call)
        case .listAccess: try listAccess(call)
        case .grantAccess: try grantAccess(call)
        case .revokeAccess: try revokeAccess(call)
        case .ask: try ask(call)
        case .search: try search(call)
        case .me: try me(call)
        case .signIn: try signIn(call)
        case .listSessions: try listSessions(call)
        case .endSessions: try endSessions(call)
        case .endSession: try endSession(call)
        case .makeToken: try makeToken(call)
        case .listTokens: try listTokens(call)
        case .revokeToken: try revokeToken(call)
        case .listUsers: try listUsers(call)
        case .endUsersSessions: try endUsersSessions(call)
        case .readTrail: try readTrail(call)
        case .home: try home(call)
        case .pageSignIn: try pageSignIn(call)
        case .pageSignOut: try pageSignOut(call)
        case .pageStart: try pageStart(call)
        case .pageConversation: try pageConversation(call)
        case .pageSay: try pageSay(call)
        case .pageAudit: try pageAudit(call)
        }
    }
}
