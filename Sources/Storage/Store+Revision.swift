import Audits
import SQLite

/// The state of an audit as this store reads it: while it is the same, so is everything of the audit.
package struct AuditStamp: Hashable, Sendable {
    /// The last entry of its history: every change is one.
    let revision: Int64
    /// A change that was undone leaves its number to another.
    let undone: Int
}

extension Store {
    /// The present state of an audit; `nil` if there is no such audit.
    package func stamp(of audit: String) throws(StorageError) -> AuditStamp? {
        try revision(of: audit).map { AuditStamp(revision: $0, undone: connection.undone) }
    }

    /// A number that grows with every change to one pass of an audit or to the audit itself, for
    /// noticing changes of others; `nil` if there is no such audit.
    package func revision(of audit: String, role: Role?) throws(StorageError) -> Int64? {
        try read {
            try connection.one(
                "SELECT max(id) FROM history WHERE audit = ?1 AND (role IS NULL OR role = ?2)",
                .text(audit),
                .text(orNull: role?.text)
            )?.optionalInteger(0)
        }
    }
}
