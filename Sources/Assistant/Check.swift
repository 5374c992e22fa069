import Audits
import Guidance
import Markdown

/// Every fault of a Prompts and a Knowledge folder, and of the references between them, by file and
/// line.
///
/// - Throws: When a folder is missing, unreadable or empty.
package func checkFaults(prompts: String, knowledge: String) throws -> [Fault] {
    let (read, promptFaults) = try Prompts.read(folder: prompts)
    let guidance = try Guidance(
        knowledge: knowledge,
        frameworks: read.frameworks.map {
            FrameworkName($0)
        }
    )
    var faults = promptFaults + guidance.check()
    for reference in read.references {
        if !guidance.has(reference: reference.target) {
            faults.append(
                Fault(
                    file: reference.file,
                    line: reference.line,
                    what: "The guidance has no section '\(reference.target)'",
                    remedy: guidance.nearestReference(to: reference.target).map {
                        "Did you mean '\($0)'?"
                    }
                        ?? "Name a section as 'document#section-id'."
                )
            )
        } else if reference.isGrades, !guidance.describesGrades(reference: reference.target) {
            faults.append(
                Fault(
                    file: reference.file,
                    line: reference.line,
                    what: "The section '\(reference.target)' describes no grade",
                    remedy: "Point at a section with a table of grades, or remove 'grades'."
                )
            )
        }
    }
    return faults.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
}
