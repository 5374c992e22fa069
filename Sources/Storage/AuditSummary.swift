import Audits

/// An audit as a list of audits shows it.
package struct AuditSummary: Hashable, Sendable {
    package let id: String
    package let framework: String
    package let caseReference: String
    package let status: Audit.Status
    /// The times of its first and last change.
    package let created: String
    package let changed: String
    /// In the order of their roles' names.
    package var passes: [PassSummary]

    /// A pass as a list of audits shows it.
    package struct PassSummary: Hashable, Sendable {
        package let role: Role
        package let status: Pass.Status
    }
}

/// The version of a form that a pass was begun with.
package struct PinnedForm: Hashable, Sendable {
    package let form: String
    package let version: String
    /// The form's digest; empty if it is not known, as after an import.
    package let contentHash: String
}
