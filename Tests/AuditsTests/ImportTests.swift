import Audits
import Testing

/// A value that no message may repeat.
private let secret = JSON.string("Zebedee 07700")

/// A member of a sound export, what it is changed to (`nil` takes it out), and where that is told.
struct Wrong: Sendable, CustomTestStringConvertible {
    let path: [String]
    let value: JSON?
    let place: String
    let what: String

    var testDescription: String { "\(place): \(what)" }

    init(_ path: [String], _ value: JSON?, at place: String? = nil, _ what: String) {
        self.path = path
        self.value = value
        self.place = place ?? path.joined(separator: ".")
        self.what = what
    }
}

private let auditor = ["passes", "auditor"]
private let answers = auditor + ["answers"]
private let wrongFormat = "it is not 'audit-assistant/audit'"
private let noObject = "it is not a JSON object"
private let noText = "a text is needed"
private let noField = "the form 'scaled_audit' has no such field"
private let wrongGrade = "it is not the grade of the score beside it"
private let wrongScore = "it is not a whole number from 0 to 10"
private let wrongRows = "it is not a list of rows with the columns what, owner, due"
private let wrongStatus = "it is not one of not_started, in_progress, paused, complete"

@Test(arguments: [
    Wrong(["format"], secret, wrongFormat),
    Wrong(["format"], nil, wrongFormat),
    Wrong(
        ["formatVersion"],
        .integer(2),
        "this program reads version 1; export it again with it"
    ),
    Wrong(["id"], nil, noText),
    Wrong(["id"], "", noText),
    Wrong(
        ["id"],
        secret,
        "begin with a letter or digit; use at most 64 letters, digits, dots, dashes or underscores"
    ),
    Wrong(
        ["id"],
        .string(String(repeating: "a", count: 65)),
        "begin with a letter or digit; use at most 64 letters, digits, dots, dashes or underscores"
    ),
    Wrong(["case"], .integer(7), noText),
    Wrong(["case"], " ", noText),
    Wrong(
        ["framework"],
        secret,
        "unknown; the frameworks are bexley, bucks, cin-cp, scaled, staged"
    ),
    Wrong(["status"], secret, "it is neither 'open' nor 'closed'"),
    Wrong(["passes"], .array([]), noObject),
    Wrong(["passes", "worker"], .object([:]), "the framework 'scaled' has no such role"),
    Wrong(auditor + ["form"], secret, "it is not 'scaled_audit'"),
    Wrong(auditor + ["formVersion"], nil, noText),
    Wrong(auditor + ["status"], secret, wrongStatus),
    Wrong(auditor + ["answers"], .array([secret]), noObject),
    Wrong(answers + ["sa.nothing"], secret, noField),
    Wrong(answers + ["sa.auditor"], .integer(7), "it is not a text"),
    Wrong(answers + ["sa.auditor"], "  ", "it is not a text"),
    Wrong(answers + ["sa.collaborative"], secret, "it is not one of yes, no"),
    Wrong(answers + ["sa.collaborative"], "na", "it is not one of yes, no"),
    Wrong(answers + ["sa.score"], .integer(11), wrongScore),
    Wrong(answers + ["sa.score"], .number(7.5), wrongScore),
    Wrong(answers + ["sa.score"], "7", wrongScore),
    Wrong(answers + ["sa.score"], .bool(true), wrongScore),
    Wrong(answers + ["sa.grade"], "good", wrongGrade),
    Wrong(answers + ["sa.grade"], secret, wrongGrade),
    Wrong(answers + ["sa.score"], nil, at: "passes.auditor.answers.sa.grade", wrongGrade),
    Wrong(answers + ["sa.actions"], secret, wrongRows),
    Wrong(answers + ["sa.actions"], .array([secret]), wrongRows),
    Wrong(answers + ["sa.actions"], .array([.object(["due": secret])]), wrongRows),
    Wrong(answers + ["sa.actions"], .array([.object(["what": .array([secret])])]), wrongRows),
])
func `A file that is no audit is told where and what, never the value`(_ wrong: Wrong) throws {
    let view = try Shipped.view(
        "scaled",
        "auditor",
        ["sa.score": .score(1), "sa.auditor": .text("R.")]
    )
    var json = view.audit.json(forms: view.forms, today: Shipped.today)
    #expect(throws: Never.self) { try Audit(importing: json, prompts: Shipped.prompts) }
    json.set(wrong.path, wrong.value)
    let problem = try #require(throws: ImportProblem.self) {
        try Audit(importing: json, prompts: Shipped.prompts)
    }
    #expect(problem.place == wrong.place)
    #expect(problem.what == wrong.what)
    #expect(problem.description == "\(wrong.place): \(wrong.what)")
    #expect(!problem.description.contains("Zebedee"))
}

@Test(arguments: [
    ("b.audit_date", "it is not a date like 2026-11-20"),
    ("q1.grade", "it is not one of outstanding, good, requires_improvement, inadequate"),
])
func `An answer of the wrong type is told what it should be`(_ key: String, _ what: String) throws {
    let view = try Shipped.view("cin-cp", "auditor")
    var json = view.audit.json(forms: view.forms, today: Shipped.today)
    json.set(answers + [key], secret)
    let problem = try #require(throws: ImportProblem.self) {
        try Audit(importing: json, prompts: Shipped.prompts)
    }
    #expect(problem.description == "passes.auditor.answers.\(key): \(what)")
}

@Test(arguments: [JSON.null, .array([]), secret, .integer(1)])
func `What is no object is no audit`(_ json: JSON) throws {
    let problem = try #require(throws: ImportProblem.self) {
        try Audit(importing: json, prompts: Shipped.prompts)
    }
    #expect(problem.description == "file: it is not a JSON object")
}
