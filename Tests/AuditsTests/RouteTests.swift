import Audits
import Testing

/// Answers that open items of a pass, and such as close them again.
struct Opening: Sendable, CustomTestStringConvertible {
    let framework: String
    let role: Role
    let opens: [FieldID: Value]
    let closes: [FieldID: Value]
    let items: [String]
    var earlier: [Role: [FieldID: Value]] = [:]

    var testDescription: String { "\(framework) \(role): \(items.joined(separator: ", "))" }

    init(
        _ framework: String,
        _ role: Role,
        _ opens: [FieldID: Value],
        _ closes: [FieldID: Value],
        _ items: [String],
        earlier: [Role: [FieldID: Value]] = [:]
    ) {
        self.framework = framework
        self.role = role
        self.opens = opens
        self.closes = closes
        self.items = items
        self.earlier = earlier
    }
}

private let areas = ["referral", "basic_info", "assessment", "planning", "review", "oversight"]

@Test(
    arguments: [
        Opening(
            "scaled",
            "auditor",
            ["sa.score": .score(2)],
            ["sa.score": .score(3)],
            ["sa.case_direction", "sa.performance_issue", "sa.email_inadequate"]
        ),
        Opening(
            "scaled",
            "moderator",
            ["sm.score": .score(2)],
            ["sm.score": .score(3)],
            ["sm.email_inadequate", "sm.manager_note", "sm.tell_hos"]
        ),
        Opening(
            "scaled",
            "moderator",
            ["sm.score": .score(4), "sm.agrees": .choice(.no), "sm.agreed_score": .score(1)],
            ["sm.score": .score(1), "sm.agrees": .choice(.no), "sm.agreed_score": .score(4)],
            ["sm.email_inadequate", "sm.manager_note", "sm.tell_hos"]
        ),
        Opening(
            "scaled",
            "moderator",
            ["sm.actions_completed": .rows([Row(["what": "Chronology", "done": "no"])])],
            ["sm.actions_completed": .rows([Row(["what": "Chronology", "done": "yes"])])],
            ["sm.email_inadequate", "sm.manager_note"]
        ),
        Opening(
            "scaled",
            "moderator",
            ["sm.agrees": .choice(.no)],
            ["sm.agrees": .choice(.yes)],
            ["sm.meeting", "sm.agreed_score"]
        ),
        Opening(
            "staged",
            "auditor",
            ["s1.p.grade": .grade(.inadequate)],
            ["s1.p.grade": .grade(.requiresImprovement)],
            ["s1.c.escalate"]
        ),
        Opening(
            "staged",
            "moderator",
            ["s2.grade_view": .grade(.inadequate)],
            ["s2.grade_view": .grade(.good)],
            ["s2.escalation"]
        ),
        Opening(
            "cin-cp",
            "auditor",
            ["su.feedback": .text("Mum says the worker listens.")],
            [:],
            ["su.how", "su.when"]
        ),
        Opening(
            "cin-cp",
            "auditor",
            [:],
            ["su.feedback": .text("Mum says the worker listens.")],
            ["su.reason"]
        ),
        Opening(
            "cin-cp",
            "auditor",
            ["escalated": .choice(.yes)],
            ["escalated": .choice(.no)],
            ["escalated_to", "escalated_when"]
        ),
        Opening(
            "bexley",
            "auditor",
            ["bx.overall.score": .score(2)],
            ["bx.overall.score": .score(3)],
            ["bx.tell_inadequate"]
        ),
        Opening(
            "bexley",
            "moderator",
            ["bm.agrees": .choice(.no)],
            ["bm.agrees": .choice(.yes)],
            ["bm.discussion", "bm.agreed_score", "bm.email_contact", "bm.collate"]
        ),
        Opening(
            "bexley",
            "moderator",
            ["bm.score": .score(5)],
            ["bm.score": .score(6)],
            ["bm.improve"]
        ),
        Opening(
            "bexley",
            "moderator",
            ["bm.agrees": .choice(.no), "bm.agreed_score": .score(2)],
            ["bm.agrees": .choice(.yes), "bm.agreed_score": .score(2)],
            ["bm.tell_inadequate"]
        ),
    ]
        + (areas + ["overall"]).map { area in
            Opening(
                "bexley",
                "self-assessment",
                [FieldID("bx.\(area).score"): .score(5)],
                [FieldID("bx.\(area).score"): .score(6)],
                ["bx.\(area).improve"]
            )
        }
)
func `Answers open items and close them again`(_ opening: Opening) throws {
    let (framework, role) = (opening.framework, opening.role)
    let open = try Shipped.view(framework, role, opening.opens, earlier: opening.earlier).asked
    let closed = try Shipped.view(framework, role, opening.closes, earlier: opening.earlier).asked
    #expect(open.filter(opening.items.contains) == opening.items)
    #expect(closed.filter(opening.items.contains) == [])
}

@Test func `An earlier pass opens an item too`() throws {
    let graded: [FieldID: Value] = ["s1.a.grade": .grade(.inadequate)]
    let after = try Shipped.view("staged", "moderator", earlier: ["auditor": graded])
    #expect(after.asked.contains("s2.escalation"))
    #expect(try !Shipped.view("staged", "moderator").asked.contains("s2.escalation"))
}

@Test func `The route is the form in its order, several fields as one item`() throws {
    let view = try Shipped.view("bexley", "self-assessment")
    #expect(
        view.asked == ["bx.ll_id", "bx.worker", "bx.period"] + areas.map { "bx.\($0)" }
            + ["bx.overall.score"]
    )
    let planning = try #require(view.form.item("bx.planning.comment"))
    #expect(view.openSlots(of: planning) == ["bx.planning.score", "bx.planning.comment"])
}

@Test(arguments: [
    ("self-assessment", 7 + 1 + 11), ("auditor", 10 + 1 + 11 + 1 + 2 + 3), ("moderator", 12 + 11),
])
func `A role is asked only what concerns it`(_ role: String, _ count: Int) throws {
    #expect(try Shipped.view("cin-cp", Role(role)).route.count == count)
}

private let questions = (1...11).map { "q\($0)" }

@Test(arguments: [
    ("self-assessment", ["synopsis"] + questions), ("moderator", questions),
    (
        "auditor",
        questions + ["sw_reflection", "su.feedback", "su.reason", "shared_with", "escalated"]
    ),
])
func `What is missing depends on the role`(_ role: String, _ missing: [String]) throws {
    #expect(try Shipped.view("cin-cp", Role(role)).missing.map(\.text) == missing)
}

@Test func `A comment without its grade is missing until both are there`() throws {
    let half: [FieldID: Value] = ["q1.comment": .text("Up to date.")]
    let whole = half.merging(["q1.grade": .grade(.good)]) { $1 }
    #expect(try Shipped.view("cin-cp", "moderator", half).missing.first == "q1")
    #expect(try Shipped.view("cin-cp", "moderator", whole).missing.first == "q2")
}

@Test(arguments: [
    (["su.feedback"], ["su.how", "su.when"]), (["su.reason"], []),
    ([], ["su.feedback", "su.reason"]),
])
func `A reason stands instead of what cannot be given`(
    _ given: [String],
    _ missing: [String]
) throws {
    let answers = given.map { (FieldID($0), Value.text("words")) }
    let view = try Shipped.view("cin-cp", "auditor", Dictionary(uniqueKeysWithValues: answers))
    #expect(view.missing.map(\.text).filter { $0.hasPrefix("su.") } == missing)
}

@Test func `What may be left open is missing and does not block`() throws {
    let view = try Shipped.view("bexley", "auditor")
    #expect(view.missing.contains("bx.family_feedback"))
    #expect(!view.blocking.contains("bx.family_feedback"))
    #expect(Set(view.missing).subtracting(view.blocking) == ["bx.family_feedback"])
    #expect(try !Shipped.view("bexley", "self-assessment").missing.contains("bx.family_feedback"))
}

@Test func `A rule makes a field required that the form leaves free`() throws {
    let view = try Shipped.view("cin-cp", "auditor")
    let reason = try #require(view.form.field("su.reason"))
    #expect(view.isRequired(reason))
    let given = try Shipped.view("cin-cp", "auditor", ["su.feedback": .text("words")])
    #expect(!given.isRequired(reason))
}

@Test func `An irrelevant answer is kept, does not count, and counts again when relevant`() throws {
    let score: [FieldID: Value] = ["bm.score": .score(7), "bm.agreed_score": .score(1)]
    var view = try Shipped.view(
        "bexley",
        "moderator",
        score.merging(["bm.agrees": .choice(.no)]) { $1 }
    )
    #expect(view.escalation != nil)
    #expect(view.asked.contains("bm.tell_inadequate"))

    view = try Shipped.view(
        "bexley",
        "moderator",
        score.merging(["bm.agrees": .choice(.yes)]) { $1 }
    )
    #expect(view.value(of: "bm.agreed_score") == .score(1))
    #expect(view.escalation == nil)
    #expect(!view.asked.contains("bm.agreed_score"))
    #expect(!view.asked.contains("bm.tell_inadequate"))
    #expect(view.missing.allSatisfy { $0 != "bm.agreed_score" })

    view = try Shipped.view(
        "bexley",
        "moderator",
        score.merging(["bm.agrees": .choice(.no)]) { $1 }
    )
    #expect(view.escalation != nil)
    #expect(!view.missing.contains("bm.agreed_score"))
}

@Test func `What cannot be given is asked no more`() throws {
    let view = try Shipped.view("cin-cp", "auditor", notGiven: ["q4"])
    let item = try #require(view.form.item("q4"))
    #expect(view.openSlots(of: item) == [])
    #expect(!view.missing.contains("q4"))
    #expect(!view.openItems.contains(item))
}

@Test(arguments: [
    ([], "bx.ll_id"), (["bx.ll_id"], "bx.worker"), (["bx.ll_id", "bx.worker"], "bx.period"),
])
func `A pass goes on at the first item that was not skipped`(
    _ skipped: [String],
    _ next: String
) throws {
    let view = try Shipped.view(
        "bexley",
        "self-assessment",
        skipped: skipped.map { FieldID($0) }
    )
    #expect(view.resumeAt?.text == next)
}

@Test func `When only skipped items are left, a pass goes on at the first that is missing`() throws
{
    let asked = try Shipped.view("bexley", "self-assessment").route.map(\.id)
    let view = try Shipped.view("bexley", "self-assessment", skipped: asked)
    #expect(view.resumeAt == "bx.ll_id")
}

@Test func `Nothing is missing from a form that requires nothing`() throws {
    let view = try Shipped.view("bucks", "worker")
    #expect(view.missing == [])
    #expect(view.route.count == 7)
}

@Test(arguments: [
    Change.answer("q1.grade", old: nil, new: .grade(.good)),
    .answer("q1.grade", old: .grade(.inadequate), new: nil), .skipped(old: [], new: ["q1"]),
    .notGiven(old: ["q2"], new: []), .status(old: .inProgress, new: .paused),
])
func `A change taken back leaves the pass as it was`(_ change: Change) {
    var pass = Pass(role: "auditor", form: "cin_cp_tool", formVersion: "1", status: .inProgress)
    pass.notGiven = ["q2"]
    if case .answer(let slot, let old?, _) = change { pass.answers[slot] = old }
    let before = pass
    pass.apply(change)
    #expect(pass != before)
    pass.apply(change.reversed)
    #expect(pass == before)
}
