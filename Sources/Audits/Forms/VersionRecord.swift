import Markdown

/// A line of `Prompts/versions.md`: the digest that a form had when its version was made.
///
/// A form whose content changed while its version did not is a fault, because audits in flight are
/// pinned to that version.
struct VersionRecord {
    let form: String
    let version: String
    let hash: String

    static func read(_ document: Document) -> [VersionRecord] {
        document.blocks.flatMap { block -> [VersionRecord] in
            guard case .table(_, let rows, _) = block.kind else { return [] }
            return rows.filter { $0.count == 3 }.map {
                VersionRecord(form: $0[0], version: $0[1], hash: $0[2])
            }
        }
    }

    static func check(_ form: Form, line: Int, against records: [VersionRecord]) -> [Fault] {
        let same = records.filter { $0.form == form.id && $0.version == form.version }
        guard let record = same.last else {
            return [
                Fault(
                    file: form.file,
                    line: line,
                    what: "Version '\(form.version)' of the form '\(form.id)' is not recorded",
                    remedy: "Add the line '| \(form.id) | \(form.version) | \(form.contentHash) |' "
                        + "to Prompts/versions.md."
                )
            ]
        }
        guard record.hash != form.contentHash else { return [] }
        return [
            Fault(
                file: form.file,
                line: line,
                what: "The form '\(form.id)' has changed, but its version is still "
                    + "'\(form.version)'",
                remedy: "Give it a new version and add the line '| \(form.id) | NEW VERSION | "
                    + "\(form.contentHash) |' to Prompts/versions.md."
            )
        ]
    }
}
