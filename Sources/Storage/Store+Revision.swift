import Audits
import SQLite

extension Store {
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
