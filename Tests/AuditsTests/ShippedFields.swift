/// The fields of the shipped forms, in order: part of the outside contract, never to be changed.
let shippedFields: [(form: String, fields: [String])] = [
    (
        "scaled_audit",
        [
            "sa.auditor", "sa.child", "sa.worker", "sa.collaborative", "sa.family_feedback",
            "sa.score", "sa.good_practice", "sa.development", "sa.actions", "sa.case_direction",
            "sa.performance_issue", "sa.email_completed", "sa.email_inadequate",
            "sa.supervision_note", "sa.actions_reviewed",
        ]
    ),
    (
        "scaled_moderation",
        [
            "sm.audit_ref", "sm.moderator", "sm.actions_completed", "sm.score",
            "sm.good_practice", "sm.development", "sm.actions", "sm.agrees", "sm.meeting",
            "sm.agreed_score", "sm.mo_note", "sm.email_completed", "sm.email_inadequate",
            "sm.manager_note", "sm.tell_hos", "sm.performance_issue",
        ]
    ),
    (
        "stage1",
        [
            "s1.date", "s1.case", "s1.worker", "s1.access", "s1.a.which", "s1.a.child_seen",
            "s1.a.seen_alone", "s1.a.voice", "s1.a.needs", "s1.a.capacity", "s1.a.wider",
            "s1.a.child_family", "s1.a.perspective", "s1.a.ehs", "s1.a.network", "s1.a.tools",
            "s1.a.analysis", "s1.a.informs_plan", "s1.a.safety", "s1.a.shared", "s1.a.comment",
            "s1.a.grade", "s1.p.latest_needs", "s1.p.outcomes", "s1.p.smart",
            "s1.p.child_centred", "s1.p.with_family", "s1.p.change", "s1.p.realistic",
            "s1.p.comment", "s1.p.grade", "s1.i.source", "s1.i.child_seen", "s1.i.seen_alone",
            "s1.i.voice", "s1.i.tools", "s1.i.comment", "s1.i.grade", "s1.r.effective",
            "s1.r.comment", "s1.r.grade", "s1.s.hypothesis", "s1.s.alternatives", "s1.s.applied",
            "s1.s.comment", "s1.c.strengths", "s1.c.issues", "s1.c.actions", "s1.c.escalate",
        ]
    ),
    (
        "stage2",
        [
            "s2.participants", "s2.difference", "s2.strengths", "s2.reflections", "s2.grade_view",
            "s2.safeguarding", "s2.actions", "s2.copy_qa", "s2.alert", "s2.upload",
            "s2.escalation", "s2.supervision",
        ]
    ),
    (
        "cin_cp_tool",
        [
            "b.mosaic_name", "b.dob", "b.ethnicity", "b.sw_pm", "b.team", "b.sm_sl", "b.status",
            "b.auditor", "b.auditor_service", "b.audit_date", "b.moderator", "b.moderation_date",
            "synopsis", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10", "q11",
            "sw_reflection", "su.feedback", "su.how", "su.when", "su.reason", "shared_with",
            "escalated", "escalated_to", "escalated_when", "actions",
        ]
    ),
    (
        "bexley_audit",
        [
            "bx.ll_id", "bx.worker", "bx.period", "bx.self_done", "bx.referral.score",
            "bx.referral.comment", "bx.referral.improve", "bx.basic_info.score",
            "bx.basic_info.comment", "bx.basic_info.improve", "bx.assessment.score",
            "bx.assessment.comment", "bx.assessment.improve", "bx.planning.score",
            "bx.planning.comment", "bx.planning.improve", "bx.review.score", "bx.review.comment",
            "bx.review.improve", "bx.oversight.score", "bx.oversight.comment",
            "bx.oversight.improve", "bx.overall.score", "bx.overall.improve",
            "bx.family_feedback", "bx.actions", "bx.tell_inadequate",
        ]
    ),
    (
        "bexley_moderation",
        [
            "bm.case_id", "bm.return_by", "bm.score", "bm.comment", "bm.improve", "bm.agrees",
            "bm.discussion", "bm.agreed_score", "bm.case_note", "bm.email_contact", "bm.collate",
            "bm.tell_inadequate",
        ]
    ),
    (
        "bucks_prepare",
        [
            "bk.meeting", "bk.recording", "bk.difference", "bk.next", "bk.proud", "bk.uploaded",
            "bk.oversight",
        ]
    ),
]
