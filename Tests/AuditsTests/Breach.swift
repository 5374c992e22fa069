import Audits
import Testing

/// Answers with the findings of one flag code that they lead to.
struct Breach: Sendable, CustomTestStringConvertible {
    let framework: String
    let role: Role
    let answers: [FieldID: Value]
    let skipped: [FieldID]
    let code: String
    /// The fields of the findings, `-` for none.
    let fields: [String]

    var testDescription: String { "\(code) \(fields) by \(answers.keys.map(\.text).sorted())" }

    init(
        _ framework: String,
        _ role: Role,
        _ answers: [FieldID: Value],
        skipped: [FieldID] = [],
        _ code: String,
        _ fields: [String]
    ) {
        self.framework = framework
        self.role = role
        self.answers = answers
        self.skipped = skipped
        self.code = code
        self.fields = fields
    }
}
