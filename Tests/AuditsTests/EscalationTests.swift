import Audits
import Testing

/// Who has to be told of a result, and how soon, in the words of the guidance.
struct Told: Sendable, CustomTestStringConvertible {
    let framework: String
    let role: Role
    let answers: [FieldID: Value]
    var earlier: [Role: [FieldID: Value]] = [:]
    var reason = "inadequate"
    /// Nobody has to be told where `nil`.
    let to: [String]?
    var hours: Int?

    var testDescription: String { "\(framework) \(role) \(answers.keys.map(\.text).sorted())" }
}

private let three = ["worker", "team manager", "service manager"]
private let bexley = ["PSQA team", "Service Manager"]
private let staged = ["social worker", "line manager"]
private let undone: [FieldID: Value] = [
    "sm.actions_completed": .rows([Row(["what": "Chronology", "done": "no"])])
]

@Test(arguments: [
    Told(
        framework: "scaled",
        role: "auditor",
        answers: ["sa.score": .score(2)],
        to: three,
        hours: 24
    ),
    Told(
        framework: "scaled",
        role: "auditor",
        answers: ["sa.score": .score(0)],
        to: three,
        hours: 24
    ),
    Told(framework: "scaled", role: "auditor", answers: ["sa.score": .score(3)], to: nil),
    Told(framework: "scaled", role: "auditor", answers: [:], to: nil),
    Told(
        framework: "scaled",
        role: "moderator",
        answers: ["sm.score": .score(2)],
        to: three,
        hours: 24
    ),
    Told(framework: "scaled", role: "moderator", answers: ["sm.score": .score(3)], to: nil),
    Told(
        framework: "scaled",
        role: "moderator",
        answers: undone.merging(["sm.score": .score(6)]) { $1 },
        reason: "outstanding actions",
        to: three,
        hours: 24
    ),
    Told(
        framework: "scaled",
        role: "moderator",
        answers: undone.merging(["sm.score": .score(1)]) { $1 },
        to: three,
        hours: 24
    ),
    Told(
        framework: "scaled",
        role: "moderator",
        answers: [
            "sm.score": .score(1), "sm.agrees": .choice(.no), "sm.agreed_score": .score(4),
        ],
        to: nil
    ),
    Told(
        framework: "staged",
        role: "auditor",
        answers: ["s1.r.grade": .grade(.inadequate)],
        to: staged
    ),
    Told(
        framework: "staged",
        role: "auditor",
        answers: ["s1.r.grade": .grade(.requiresImprovement)],
        to: nil
    ),
    Told(
        framework: "staged",
        role: "moderator",
        answers: ["s2.grade_view": .grade(.inadequate)],
        to: staged
    ),
    Told(
        framework: "staged",
        role: "moderator",
        answers: [:],
        earlier: ["auditor": ["s1.p.grade": .grade(.inadequate)]],
        to: staged
    ),
    Told(
        framework: "cin-cp",
        role: "auditor",
        answers: ["q11.grade": .grade(.inadequate)],
        to: nil
    ),
    Told(
        framework: "cin-cp",
        role: "moderator",
        answers: ["q11.grade": .grade(.inadequate)],
        to: nil
    ),
    Told(
        framework: "bexley",
        role: "auditor",
        answers: ["bx.overall.score": .score(2)],
        to: bexley
    ),
    Told(framework: "bexley", role: "auditor", answers: ["bx.overall.score": .score(3)], to: nil),
    Told(framework: "bexley", role: "auditor", answers: ["bx.planning.score": .score(0)], to: nil),
    Told(
        framework: "bexley",
        role: "self-assessment",
        answers: ["bx.overall.score": .score(0)],
        to: nil
    ),
    Told(framework: "bexley", role: "moderator", answers: ["bm.score": .score(1)], to: bexley),
    Told(framework: "bexley", role: "moderator", answers: ["bm.score": .score(3)], to: nil),
    Told(framework: "bucks", role: "worker", answers: ["bk.recording": .choice(.no)], to: nil),
])
func `Who is told of a result, and how soon, follows the framework`(_ told: Told) throws {
    let view = try Shipped.view(told.framework, told.role, told.answers, earlier: told.earlier)
    let escalation = view.escalation
    #expect(escalation?.to == told.to)
    #expect(escalation?.deadlineHours == told.hours)
    if told.to != nil { #expect(escalation?.reason == told.reason) }
}

@Test(
    arguments: [
        ("scaled", "auditor", [:], ["sa.email_completed: worker, manager"]),
        (
            "scaled", "auditor", ["sa.score": .score(2), "sa.email_inadequate": .choice(.yes)],
            [
                "sa.email_inadequate: worker, team manager, service manager (done)",
                "sa.email_completed: worker, manager",
            ]
        ),
        (
            "scaled", "moderator", ["sm.score": .score(2), "sm.agrees": .choice(.yes)],
            [
                "sm.email_inadequate: worker, team manager, service manager",
                "sm.tell_hos: Head of Service for PSQA", "sm.email_completed: worker, manager",
            ]
        ),
        (
            "scaled", "moderator", undone,
            ["sm.email_inadequate: worker, team manager, service manager"]
        ),
        ("scaled", "moderator", ["sm.score": .score(6)], []),
        ("staged", "auditor", ["s1.a.grade": .grade(.inadequate)], []),
        (
            "staged", "moderator", ["s2.alert": .choice(.no)],
            ["s2.copy_qa: QA inbox", "s2.alert: practice manager, group manager"]
        ),
        ("cin-cp", "auditor", ["q11.grade": .grade(.inadequate)], []),
        (
            "bexley", "auditor", ["bx.overall.score": .score(2)],
            ["bx.tell_inadequate: PSQA team, Service Manager"]
        ),
        ("bexley", "auditor", ["bx.overall.score": .score(3)], []),
        (
            "bexley", "moderator", ["bm.score": .score(1), "bm.agrees": .choice(.no)],
            [
                "bm.email_contact: named contact", "bm.tell_inadequate: PSQA team, Service Manager",
            ]
        ),
        ("bucks", "worker", [:], []),
    ] as [(String, Role, [FieldID: Value], [String])]
)
func `The messages that a form prompts for are drafted for the right people`(
    _ framework: String,
    _ role: Role,
    _ answers: [FieldID: Value],
    _ notices: [String]
) throws {
    let view = try Shipped.view(framework, role, answers)
    #expect(
        view.notices.map { notice in
            "\(notice.field): \(notice.to.joined(separator: ", "))\(notice.isDone ? " (done)" : "")"
        } == notices
    )
}

@Test(arguments: ["scaled", "staged", "cin-cp", "bexley", "bucks"])
func `A framework's notices name fields of its own forms`(_ id: String) throws {
    let framework = try #require(Shipped.prompts.framework(id))
    let fields = Shipped.prompts.forms(of: id).values.flatMap(\.slots).map(\.text)
    for row in framework.notices.rows {
        let field = try #require(row.last)
        #expect(field == "-" || fields.contains(field), "\(field)")
    }
}
