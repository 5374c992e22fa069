import Audits
import Testing

/// The repository's own Prompts, and audits made for tests.
enum Shipped {
    static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    static let folder = root + "/Prompts"

    static let prompts: Prompts = {
        guard let read = try? Prompts.read(folder: folder) else {
            Issue.record("the Prompts folder cannot be read")
            return Prompts.read([]).prompts
        }
        return read.prompts
    }()

    /// Friday.
    static let today = Day(daysSince1970: 20_777)

    /// A pass under way with these answers, beside the earlier passes' answers.
    static func view(
        _ framework: String,
        _ role: Role,
        _ answers: [FieldID: Value] = [:],
        earlier: [Role: [FieldID: Value]] = [:],
        skipped: [FieldID] = [],
        notGiven: [FieldID] = []
    ) throws -> PassView {
        let forms = prompts.forms(of: framework)
        let form = try #require(forms[role])
        var audit = Audit(id: "A-TEST", framework: framework, caseReference: "LL 1")
        for (role, answers) in earlier {
            let form = try #require(forms[role])
            audit.passes[role] = Pass(
                role: role,
                form: form.id,
                formVersion: form.version,
                status: .complete,
                answers: answers
            )
        }
        let pass = Pass(
            role: role,
            form: form.id,
            formVersion: form.version,
            status: .inProgress,
            answers: answers,
            skipped: skipped,
            notGiven: notGiven
        )
        audit.passes[role] = pass
        return PassView(form: form, pass: pass, audit: audit, forms: forms)
    }
}

extension PassView {
    /// The route's items.
    var asked: [String] { route.map(\.id.text) }

    /// The codes of the findings with their fields, such as `action_not_smart sa.actions`.
    var found: [String] {
        findings(today: Shipped.today).map { "\($0.code) \($0.field?.text ?? "-")" }
    }
}
