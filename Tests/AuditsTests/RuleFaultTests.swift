import Audits
import Markdown
import Testing

private let test = "asked when: q1.grade is good or inadequate"

@Test(arguments: [
    Seeded(
        "- \(test)",
        "- asked when: q2.grade is good",
        "Unknown field 'q2.grade'",
        "Did you mean 'q1.grade'?"
    ),
    Seeded(
        "- \(test)",
        "- asked when: told else overall.scor is given",
        "Unknown field 'overall.scor'",
        "Did you mean 'overall.score'?"
    ),
    Seeded(
        "- \(test)",
        "- asked when: q1 is given",
        "'q1' has two parts",
        "Write 'q1.grade' or 'q1.comment'."
    ),
    Seeded(
        "- \(test)",
        "- asked when: q1.grade is godo",
        "Unknown grade 'godo'",
        "Did you mean 'good'?"
    ),
    Seeded(
        "- \(test)",
        "- asked when: q1.grade is “good”",
        "The line has curly quotes",
        "Write names and values without quotes, an apostrophe as '."
    ),
    Seeded(
        "- \(test)",
        "- asked when: any grade is fine",
        "'fine' is not a grade",
        "Use outstanding, good, requires improvement or inadequate."
    ),
    Seeded(
        "- \(test)",
        "- asked when: seen is maybe",
        "Unknown answer 'maybe'",
        "Use one of: yes, no, na."
    ),
    Seeded(
        "- \(test)",
        "- asked when: seen is no and q1.grade is good or told is yes",
        "The condition mixes 'and' with 'or'",
        "Use one of the two only, or write two rules."
    ),
    Seeded(
        "- \(test)",
        "- asked when: seen is no or q1.grade is good and told is yes",
        "The condition mixes 'and' with 'or'",
        "Use one of the two only, or write two rules."
    ),
    Seeded(
        "- \(test)",
        "- asked when: q1.grade good",
        "'q1.grade good' is not a test",
        "Write it like 'q1.grade is good', 'sa.score is at most 2' or 'su.feedback is not given'."
    ),
    Seeded(
        "- \(test)",
        "- asked when: overall.score is at most 11",
        "'overall.score is at most 11' lacks a whole number from 0 to 10",
        "Write it like 'sa.score is at most 2'."
    ),
    Seeded(
        "- \(test)",
        "- asked when: q1.grade is at least 3",
        "'q1.grade' is not a score",
        "Write a test like 'q1.grade is good'."
    ),
    Seeded(
        "- \(test)",
        "- asked when: any row of actions has",
        "'any row of actions has' lacks a column and a value",
        "Write it like 'any row of sm.actions_completed has done no'."
    ),
    Seeded(
        "- \(test)",
        "- asked when: any row of actions has owned me",
        "Unknown column 'owned'",
        "Did you mean 'owner'?"
    ),
    Seeded(
        "- \(test)",
        "- asked when: any row of told has done no",
        "'told' is not a table",
        "Write a test like 'told is given'."
    ),
    Seeded(
        "- \(test)",
        "- asked when: moderater q1.grade is good",
        "Unknown role 'moderater'",
        "Did you mean 'moderator'?"
    ),
    Seeded(
        "- \(test)",
        "- asked when: auditer any grade is good",
        "Unknown role 'auditer'",
        "Did you mean 'auditor'?"
    ),
    Seeded(
        "- \(test)",
        "- asked when: moderator q1.grad is good",
        "Unknown field 'q1.grad'",
        "Did you mean 'q1.grade'?"
    ),
    Seeded(
        "required: for auditor when seen is yes",
        "required: for auditor when sen is yes",
        at: "- required: for auditor when sen is yes",
        "Unknown field 'sen'",
        "Did you mean 'seen'?"
    ),
])
func `A fault of a condition is found at its line`(_ seeded: Seeded) {
    expect(seeded)
}

private let rule = "- limit: when seen is no then q1.grade is at most good"

@Test(arguments: [
    Seeded(
        rule,
        "- limt: when seen is no then q1.grade is at most good",
        "Unknown kind of rule 'limt'",
        "Did you mean 'limit'?"
    ),
    Seeded(
        "  - flag: limiting_judgement\n",
        "",
        at: rule,
        "The rule has no 'flag'",
        "Add a line '  - flag: ...' below it."
    ),
    Seeded(
        "  - source: staged#limits\n",
        "",
        at: rule,
        "The rule has no 'source'",
        "Add a line '  - source: ...' below it."
    ),
    Seeded(
        "  - says: The child has to be seen.",
        "  - says:",
        at: rule,
        "The rule has no 'says'",
        "Add a line '  - says: ...' below it."
    ),
    Seeded(
        "  - source:",
        "  - sauce: x\n  - source:",
        "Unknown part of a rule 'sauce'",
        "Use one of: flag, source, says."
    ),
    Seeded(
        "  - source:",
        "  - flag: x\n  - source:",
        "The rule has a second 'flag'",
        "Keep one of the two."
    ),
    Seeded(
        rule,
        "No rule.\n\(rule)",
        "Only rules may stand here",
        "Write each rule as '- kind: ...'."
    ),
    Seeded(
        "  - source: staged#limits",
        "  - source staged#limits\n  - source: staged#limits",
        "The line has no colon",
        "Write it like '- flag: limiting_judgement'."
    ),
    Seeded(
        rule,
        "- limit: when seen is no then q1.grad is at most good",
        "Unknown field 'q1.grad'",
        "Did you mean 'q1.grade'?"
    ),
    Seeded(
        rule,
        "- limit: when sen is no then q1.grade is at most good",
        "Unknown field 'sen'",
        "Did you mean 'seen'?"
    ),
    Seeded(
        rule,
        "- smart: actions needs what, ownr",
        "Unknown column 'ownr'",
        "Did you mean 'owner'?"
    ),
    Seeded(
        rule,
        "- present: actions needs moderator",
        "Unknown column 'role'",
        "Use one of: what, owner, due."
    ),
    Seeded(
        rule,
        "- na reason: told",
        "The rule does not go with the type of 'told'",
        "Name another field, or use another kind of rule."
    ),
    Seeded(
        rule,
        "- na reason: seen accepts “under 5”",
        "The line has curly quotes",
        "Write names and values without quotes, an apostrophe as '."
    ),
])
func `A fault of a rule is found at its line`(_ seeded: Seeded) {
    expect(seeded)
}

/// A rule of the wrong shape, and the example that the remedy gives.
@Test(arguments: [
    ("limit", "seen is no then q1.grade is at most good", "when sa.score is at most 2 then ..."),
    ("limit", "when seen is no", "when sa.score is at most 2 then ..."),
    (
        "limit", "when seen is no then q1.grade is at most fine",
        "when q1.grade is inadequate then q11.grade is at most good"
    ),
    (
        "improvement note", "overall.comment",
        "when sa.score is at most 5 then sa.development is needed"
    ),
    (
        "needed", "when seen is no then actions is required",
        "when sa.score is at most 5 then sa.development is needed"
    ),
    ("na reason", ", accepts under 5", "s1.a.child_seen, s1.a.voice"),
    ("query", "when seen is no then ask", "when s1.access is no then s1.access is queried"),
    (
        "escalate", "when seen is no then tell manager",
        "when sa.score is at most 2 then tell worker, team manager within 24 hours because inadequate"
    ),
    (
        "escalate", "when seen is no then tell manager within 2 days because unseen",
        "... within 24 hours because inadequate"
    ),
    ("notify", "tell manager", "tell worker, manager by sa.email_completed"),
    (
        "deadline", "when seen is no then actions is due within two weeks",
        "when sa.score is at most 2 then sa.actions is due within 24 hours"
    ),
    ("smart", "actions need what", "sa.actions needs what, due"),
    ("present", "actions have owner", "s2.participants needs moderator, social worker"),
    ("mismatch", "overall.score and told", "sa.score"),
])
func `A rule without the shape of its kind is shown an example`(
    _ kind: String,
    _ body: String,
    _ example: String
) {
    expect(
        Seeded(
            rule,
            "- \(kind): \(body)",
            "The rule '\(body.prefix(60))' does not have the shape of its kind",
            "Write it like '\(example)'."
        )
    )
}
