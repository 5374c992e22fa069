import Audits
import Testing

/// An action due on a day, with every column a form may need.
private func action(due: String? = "2026-11-20", owner: String? = "TM", impact: String? = "safer")
    -> Value
{
    var row = Row(["what": "Update the chronology"])
    row["due"] = due
    row["owner"] = owner
    row["impact"] = impact
    return .rows([row])
}

private func present(_ roles: String...) -> Value {
    .rows(roles.map { Row(["role": $0, "name": "A. Person"]) })
}

private let no = Value.choice(.no)
private let na = Value.choice(.notApplicable)

@Test(arguments: [
    // limit
    Breach(
        "staged",
        "auditor",
        ["s1.a.child_seen": no, "s1.a.grade": .grade(.good)],
        "limiting_judgement",
        ["s1.a.grade"]
    ),
    Breach(
        "staged",
        "auditor",
        ["s1.a.voice": no, "s1.a.grade": .grade(.outstanding)],
        "limiting_judgement",
        ["s1.a.grade"]
    ),
    Breach(
        "staged",
        "auditor",
        ["s1.a.seen_alone": no, "s1.a.grade": .grade(.good)],
        "limiting_judgement",
        []
    ),
    Breach(
        "staged",
        "auditor",
        ["s1.a.voice": no, "s1.a.grade": .grade(.requiresImprovement)],
        "limiting_judgement",
        []
    ),
    Breach(
        "staged",
        "auditor",
        ["s1.i.seen_alone": no, "s1.i.grade": .grade(.good)],
        "limiting_judgement",
        ["s1.i.grade"]
    ),
    // improvement note and needed
    Breach(
        "bexley",
        "auditor",
        ["bx.planning.score": .score(5)],
        skipped: ["bx.planning.improve"],
        "improvement_note_required",
        ["bx.planning.improve"]
    ),
    Breach(
        "bexley",
        "auditor",
        ["bx.planning.score": .score(5)],
        "improvement_note_required",
        []
    ),
    Breach(
        "bexley",
        "auditor",
        ["bx.planning.score": .score(5), "bx.planning.improve": .text("Be specific.")],
        skipped: ["bx.planning.improve"],
        "improvement_note_required",
        []
    ),
    Breach(
        "staged",
        "auditor",
        [:],
        skipped: ["s1.c.strengths"],
        "strength_needed",
        ["s1.c.strengths"]
    ),
    Breach("staged", "auditor", [:], "strength_needed", []),
    Breach(
        "scaled",
        "auditor",
        ["sa.score": .score(10)],
        skipped: ["sa.development"],
        "development_needed_at_every_score",
        ["sa.development"]
    ),
    Breach(
        "bexley",
        "auditor",
        [:],
        skipped: ["bx.family_feedback"],
        "family_feedback_outstanding",
        ["bx.family_feedback"]
    ),
    Breach(
        "scaled",
        "moderator",
        ["sm.agrees": no],
        skipped: ["sm.meeting"],
        "meeting_outstanding",
        ["sm.meeting"]
    ),
    Breach(
        "scaled",
        "moderator",
        ["sm.agrees": .choice(.yes)],
        skipped: ["sm.meeting"],
        "meeting_outstanding",
        []
    ),
    Breach(
        "cin-cp",
        "auditor",
        [:],
        skipped: ["su.reason"],
        "feedback_reason_needed",
        ["su.reason"]
    ),
    // na reason
    Breach("staged", "auditor", ["s1.a.needs": na], "na_needs_reason", ["s1.a.needs"]),
    Breach(
        "staged",
        "auditor",
        ["s1.a.needs": na, "s1.a.needs.reason": .text("unborn")],
        "na_needs_reason",
        []
    ),
    Breach("staged", "auditor", ["s1.a.needs": no], "na_needs_reason", []),
    Breach("staged", "auditor", ["s1.a.seen_alone": na], "na_not_appropriate", ["s1.a.seen_alone"]),
    // query
    Breach(
        "scaled",
        "auditor",
        ["sa.collaborative": no],
        "not_collaborative",
        ["sa.collaborative"]
    ),
    Breach("scaled", "auditor", ["sa.collaborative": .choice(.yes)], "not_collaborative", []),
    Breach("staged", "auditor", ["s1.access": no], "access_needed", ["s1.access"]),
    Breach("bexley", "auditor", ["bx.self_done": no], "self_assessment_first", ["bx.self_done"]),
    Breach(
        "cin-cp",
        "auditor",
        ["q11.grade": .grade(.inadequate), "escalated": no],
        "escalation_to_confirm",
        ["escalated"]
    ),
    Breach(
        "cin-cp",
        "auditor",
        ["q11.grade": .grade(.good), "escalated": no],
        "escalation_to_confirm",
        []
    ),
    // escalate
    Breach("bexley", "auditor", ["bx.overall.score": .score(2)], "inadequate_notification", ["-"]),
    Breach("bexley", "auditor", ["bx.overall.score": .score(3)], "inadequate_notification", []),
    Breach(
        "scaled",
        "moderator",
        ["sm.actions_completed": .rows([Row(["what": "A", "done": "no"])])],
        "outstanding_action_24_hours",
        ["-"]
    ),
    // notify
    Breach(
        "scaled",
        "auditor",
        ["sa.email_completed": no],
        "alert_outstanding",
        ["sa.email_completed"]
    ),
    Breach(
        "scaled",
        "auditor",
        [:],
        skipped: ["sa.email_completed"],
        "alert_outstanding",
        ["sa.email_completed"]
    ),
    Breach("scaled", "auditor", ["sa.email_completed": .choice(.yes)], "alert_outstanding", []),
    Breach("scaled", "auditor", [:], "alert_outstanding", []),
    Breach(
        "scaled",
        "auditor",
        ["sa.score": .score(2), "sa.email_inadequate": no],
        "service_manager_not_emailed",
        ["sa.email_inadequate"]
    ),
    Breach(
        "scaled",
        "auditor",
        ["sa.score": .score(3), "sa.email_inadequate": no],
        "service_manager_not_emailed",
        []
    ),
    // deadline
    Breach(
        "scaled",
        "auditor",
        ["sa.score": .score(2), "sa.actions": action(due: "2026-11-21")],
        "inadequate_24_hours",
        ["-"]
    ),
    Breach(
        "scaled",
        "auditor",
        ["sa.score": .score(2), "sa.actions": action(due: "2026-11-22")],
        "inadequate_24_hours",
        ["sa.actions", "-"]
    ),
    Breach(
        "scaled",
        "auditor",
        ["sa.score": .score(3), "sa.actions": action(due: "2026-11-22")],
        "inadequate_24_hours",
        []
    ),
    Breach(
        "staged",
        "auditor",
        ["s1.p.grade": .grade(.inadequate), "s1.c.actions": action(due: "2026-11-27")],
        "five_working_days",
        []
    ),
    Breach(
        "staged",
        "auditor",
        ["s1.p.grade": .grade(.inadequate), "s1.c.actions": action(due: "2026-11-28")],
        "five_working_days",
        ["s1.c.actions"]
    ),
    Breach(
        "staged",
        "auditor",
        ["s1.c.actions": action(due: "2026-12-18")],
        "four_weeks_expected",
        []
    ),
    Breach(
        "staged",
        "auditor",
        ["s1.c.actions": action(due: "2026-12-19")],
        "four_weeks_expected",
        ["s1.c.actions"]
    ),
    Breach(
        "staged",
        "moderator",
        [
            "s2.safeguarding": .choice(.yes), "s2.grade_view": .grade(.inadequate),
            "s2.actions": action(due: "2026-11-28"),
        ],
        "five_working_days",
        ["s2.actions"]
    ),
    Breach(
        "staged",
        "moderator",
        [
            "s2.safeguarding": no, "s2.grade_view": .grade(.inadequate),
            "s2.actions": action(due: "2026-11-28"),
        ],
        "five_working_days",
        []
    ),
    // smart
    Breach("staged", "auditor", ["s1.c.actions": action()], "action_not_smart", []),
    Breach(
        "staged",
        "auditor",
        ["s1.c.actions": action(impact: nil)],
        "action_not_smart",
        ["s1.c.actions"]
    ),
    Breach("scaled", "auditor", ["sa.actions": action(impact: nil)], "action_not_smart", []),
    Breach(
        "scaled",
        "auditor",
        ["sa.actions": action(owner: nil)],
        "action_not_smart",
        ["sa.actions"]
    ),
    Breach("cin-cp", "auditor", ["actions": action(due: nil)], "action_not_smart", ["actions"]),
    Breach("bexley", "auditor", ["bx.actions": .rows([])], "action_not_smart", []),
    // present
    Breach(
        "staged",
        "moderator",
        [
            "s2.participants": present(
                "moderator",
                "group manager",
                "practice manager",
                "social worker"
            )
        ],
        "participant_missing",
        []
    ),
    Breach(
        "staged",
        "moderator",
        ["s2.participants": present("moderator", "social worker")],
        "participant_missing",
        ["s2.participants"]
    ),
    // mismatch: only what a person types can contradict a score
    Breach("scaled", "auditor", ["sa.score": .score(0)], "score_grade_mismatch", []),
])
func `A rule finds what breaks it and nothing else`(_ breach: Breach) throws {
    let view = try Shipped.view(
        breach.framework,
        breach.role,
        breach.answers,
        skipped: breach.skipped
    )
    let found = view.findings(today: Shipped.today).filter { $0.code == breach.code }
    #expect(found.map { $0.field?.text ?? "-" } == breach.fields)
    #expect(found.allSatisfy { !$0.text.isEmpty && $0.source.contains("#") })
}

@Test func `Every rule of the shipped forms but the mismatch has a finding tested here`() {
    let kinds = Shipped.prompts.forms.values.flatMap(\.rules).map { rule in
        String(String(describing: rule.body).prefix { $0 != "(" })
    }
    #expect(
        Set(kinds) == [
            "limit", "needed", "naReason", "query", "escalate", "notify", "deadline", "smart",
            "present", "mismatch",
        ]
    )
}

@Test func `A finding about a table says what is still missing`() throws {
    let row = action(due: nil, owner: nil)
    let actions = try Shipped.view("staged", "auditor", ["s1.c.actions": row])
    #expect(
        actions.findings(today: Shipped.today).first?.text.hasSuffix(
            "Still to be said: owner, due."
        ) == true
    )
    let who = try Shipped.view("staged", "moderator", ["s2.participants": present("moderator")])
    #expect(
        who.findings(today: Shipped.today).first?.text
            .hasSuffix("Not named: group manager, practice manager, social worker.") == true
    )
}
