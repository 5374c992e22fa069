import Audits
import Dialogue
import FoundationEssentials
import Testing

/// The repository's own Prompts, and audits made for tests.
enum Shipped {
    static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    static let prompts: Prompts = {
        guard let read = try? Prompts.read(folder: root + "/Prompts") else {
            Issue.record("the Prompts folder cannot be read")
            return Prompts.read([]).prompts
        }
        return read.prompts
    }()

    static let names = Situation.names(of: prompts)

    /// An audit with one pass under way for a form's role.
    static func audit(
        form: Form,
        role: Role,
        answers: [FieldID: Value] = [:],
        earlier: [Role: [FieldID: Value]] = [:]
    ) -> Audit {
        var audit = Audit(id: "A-TEST", framework: form.framework, caseReference: "LL 1")
        let forms = prompts.forms(of: form.framework)
        for (role, answers) in earlier {
            guard let form = forms[role] else { continue }
            audit.passes[role] = Pass(
                role: role,
                form: form.id,
                formVersion: form.version,
                status: .complete,
                answers: answers
            )
        }
        audit.passes[role] = Pass(
            role: role,
            form: form.id,
            formVersion: form.version,
            status: .inProgress,
            answers: answers
        )
        return audit
    }

    static func situation(_ audit: Audit, _ role: Role, today: Day) -> Situation {
        Situation(prompts: prompts, today: today, audit: audit, role: role, names: names)
    }
}
