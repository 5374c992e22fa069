import Audits
import Storage

/// What a user may be.
package enum UserRole: String, CaseIterable, Hashable, Sendable {
    case worker
    case auditor
    case moderator
    case teamManager = "team manager"
    case qaLead = "QA lead"
    /// Keeps the system; does not thereby read an audit.
    case administrator

    /// Reads a role as people write it: `QA lead`, `qa-lead`, `team_manager`.
    package init?(reading text: String) {
        let plain = text.lowercased().map { "-_".contains($0) ? " " : $0 }
        guard let role = Self.allCases.first(where: { $0.rawValue.lowercased() == String(plain) })
        else { return nil }
        self = role
    }

    /// The passes that someone in this role may fill.
    var passes: Set<String> {
        switch self {
        case .worker: ["worker", "self-assessment"]
        case .auditor: ["auditor"]
        case .moderator: ["moderator"]
        case .teamManager: ["self-assessment"]
        case .qaLead: ["auditor", "moderator"]
        case .administrator: []
        }
    }
}

/// Who may do what with which audit: the one place where that is decided, below HTTP.
///
/// Every question is put to the store anew, so that a role taken away counts at once (ASVS 8.3.1).
package struct Access {
    /// Whether the program serves its own user alone, or the users of the store.
    package enum Mode: Hashable, Sendable {
        /// The person at this machine, who has the file anyway, may do everything.
        case everything
        case byUser
    }

    /// The part of whoever began or imported an audit.
    package static let owner = "owner"
    /// The part of someone who may read an audit and no more.
    package static let reader = "reader"

    let mode: Mode
    let store: Store

    /// What a user may be; nothing for one who is unknown or disabled.
    package func roles(of user: String) throws -> Set<UserRole> {
        guard mode == .byUser else { return Set(UserRole.allCases) }
        guard let user = try store.user(user), !user.isDisabled else { return [] }
        return Set(user.roles.compactMap { UserRole(reading: $0) })
    }

    /// Whether a user reads every audit.
    package func readsAll(_ user: String) throws -> Bool {
        guard mode == .byUser else { return true }
        return try !roles(of: user).isDisjoint(with: [.teamManager, .qaLead])
    }

    /// Whether a user may read an audit: one that is there, and theirs in some part.
    package func mayRead(_ audit: String, _ user: String) throws -> Bool {
        guard mode == .byUser else { return true }
        let roles = try roles(of: user)
        if roles.isEmpty { return false }
        if !roles.isDisjoint(with: [.teamManager, .qaLead]) { return true }
        // The administrator's own role opens no audit, whatever parts are held.
        if roles == [.administrator] { return false }
        return try !store.access(of: user, to: audit).isEmpty
    }

    /// Whether a user may begin an audit by filling this pass.
    package func mayBegin(_ pass: Role, _ user: String) throws -> Bool {
        guard mode == .byUser else { return true }
        return try roles(of: user).contains { $0.passes.contains(pass.text) }
    }

    /// Whether a user may fill a pass of an audit: by role, and as its owner or with that part in it.
    package func mayFill(_ pass: Role, of audit: String, _ user: String) throws -> Bool {
        guard mode == .byUser else { return true }
        guard try mayBegin(pass, user) else { return false }
        let parts = try store.access(of: user, to: audit)
        return parts.contains(Self.owner) || parts.contains(pass.text)
    }

    /// Whether a user may give others a part in an audit: its owner, or who reads all.
    package func mayGrant(_ audit: String, _ user: String) throws -> Bool {
        guard try mayRead(audit, user) else { return false }
        return try readsAll(user) || store.access(of: user, to: audit).contains(Self.owner)
    }

    /// Whether a user may bring whole audits in from elsewhere.
    package func mayImport(_ user: String) throws -> Bool { try readsAll(user) }

    /// Whether a user keeps the system: users, sessions, the trail.
    package func mayAdminister(_ user: String) throws -> Bool {
        try roles(of: user).contains(.administrator)
    }

    /// Refuses whoever may not read an audit, in the words for an audit that is not there.
    package func demandRead(_ audit: String, _ user: String) throws {
        guard try mayRead(audit, user) else {
            throw AssistantError(
                .notFound,
                "There is no such audit, or you have no part in it.",
                remedy: "Check its id, or ask its owner for a part."
            )
        }
    }

    /// Refuses whoever may not fill a pass of an audit.
    func demandFill(_ pass: Role, of audit: String, _ user: String) throws {
        try demandRead(audit, user)
        guard try mayFill(pass, of: audit, user) else { throw Self.refusal }
    }

    /// Refuses whoever may not begin an audit by this pass.
    func demandBegin(_ pass: Role, _ user: String) throws {
        guard try mayBegin(pass, user) else { throw Self.refusal }
    }

    private static var refusal: AssistantError {
        AssistantError(
            .notAllowed,
            "You may not fill this part of an audit.",
            remedy: "Ask the audit's owner or an administrator for the role."
        )
    }
}
