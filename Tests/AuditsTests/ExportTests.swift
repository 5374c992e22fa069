import Audits
import FoundationEssentials
import Testing

private let frameworks = ["scaled", "staged", "cin-cp", "bexley", "bucks"]

private func export(_ audit: Audit) -> JSON {
    audit.json(forms: Shipped.prompts.forms(of: audit.framework), today: Shipped.today)
}

@Test(arguments: frameworks, 0..<40)
func `Import of an export gives back the same audit`(_ id: String, _ seed: Int) throws {
    let framework = try #require(Shipped.prompts.framework(id))
    let audit = Audit.generated(
        framework: framework,
        prompts: Shipped.prompts,
        seed: UInt64(seed)
    )
    let json = export(audit)
    #expect(try Audit(importing: json, prompts: Shipped.prompts) == audit)

    let data = try JSONEncoder().encode(json)
    let read = try JSONDecoder().decode(JSON.self, from: data)
    #expect(read == json)
    #expect(try Audit(importing: read, prompts: Shipped.prompts) == audit)
}

@Test(arguments: frameworks, 0..<10)
func `An export names only items of its forms`(_ id: String, _ seed: Int) throws {
    let framework = try #require(Shipped.prompts.framework(id))
    let audit = Audit.generated(
        framework: framework,
        prompts: Shipped.prompts,
        seed: UInt64(seed)
    )
    for (name, pass) in try #require(export(audit)["passes"]?.object) {
        let form = try #require(Shipped.prompts.form(framework: id, role: Role(name)))
        let items =
            (pass["missing"]?.array ?? []) + (pass["flags"]?.array ?? []).compactMap { $0["field"] }
        for item in items where item != .null {
            let id = try #require(item.string)
            #expect(form.item(FieldID(id)) != nil, "\(id)")
        }
    }
}

@Test(arguments: 0...10)
func `A score has its grade beside it`(_ score: Int) throws {
    let grade = JSON(Grade(score: score)?.rawValue)
    for form in Shipped.prompts.forms.values {
        let role = try #require(form.roles.last)
        let scores = form.fields.filter { $0.type == .score }
        let view = try Shipped.view(
            form.framework,
            role,
            Dictionary(uniqueKeysWithValues: scores.map { ($0.id, Value.score(score)) })
        )
        let answers = export(view.audit)["passes"]?[role.text]?["answers"]
        for field in scores {
            let stem = field.id.without("score") ?? field.id
            #expect(answers?[field.id.text] == .integer(score))
            #expect(answers?[stem.text + ".grade"] == grade, "\(field.id)")
        }
        #expect(answers?.object?.count == 2 * scores.count)
    }
}

@Test func `A derived grade stands under the stem of its score`() throws {
    let forms = Shipped.prompts.forms.values
    let derived = forms.flatMap { $0.fields.compactMap(\.derivedGrade?.text) }
    #expect(
        derived.sorted() == [
            "bm.agreed_score.grade", "bm.grade", "bx.assessment.grade", "bx.basic_info.grade",
            "bx.overall.grade", "bx.oversight.grade", "bx.planning.grade", "bx.referral.grade",
            "bx.review.grade", "sa.grade", "sm.agreed_score.grade", "sm.grade",
        ]
    )
}

@Test func `An export holds what follows from the answers`() throws {
    let view = try Shipped.view(
        "scaled",
        "auditor",
        [
            "sa.score": .score(1),
            "sa.actions": .rows([Row(["what": "Chronology", "due": "2026-12-01"])]),
        ],
        skipped: ["sa.auditor"]
    )
    let json = export(view.audit)
    #expect(json["format"] == "audit-assistant/audit")
    #expect(json["formatVersion"] == .integer(1))
    #expect(json["case"] == "LL 1")
    #expect(json["status"] == "open")
    #expect(
        json["escalation"]
            == .object([
                "reason": "inadequate",
                "to": .array(["worker", "team manager", "service manager"]),
                "deadlineHours": .integer(24),
            ])
    )
    #expect(
        json["notices"]?.array?.first
            == .object([
                "field": "sa.email_inadequate",
                "to": .array(["worker", "team manager", "service manager"]),
                "state": "draft",
            ])
    )
    let pass = json["passes"]?["auditor"]
    #expect(pass?["form"] == "scaled_audit")
    #expect(pass?["resumeAt"] == "sa.child")
    #expect(pass?["missing"]?.array?.first == "sa.auditor")
    #expect(
        pass?["answers"]?["sa.actions"]
            == .array([.object(["what": "Chronology", "owner": nil, "due": "2026-12-01"])])
    )
    #expect(
        pass?["flags"]?.array?.compactMap { $0["code"]?.string } == [
            "action_not_smart", "inadequate_24_hours", "inadequate_24_hours",
        ]
    )
}

@Test func `The moderation's escalation stands over the audit's`() throws {
    let audited: [FieldID: Value] = ["sa.score": .score(1)]
    let undone = Value.rows([Row(["what": "Chronology", "done": "no"])])
    let view = try Shipped.view(
        "scaled",
        "moderator",
        ["sm.score": .score(6), "sm.actions_completed": undone],
        earlier: ["auditor": audited]
    )
    #expect(export(view.audit)["escalation"]?["reason"] == "outstanding actions")
    let fine = try Shipped.view("scaled", "moderator", earlier: ["auditor": audited])
    #expect(export(fine.audit)["escalation"]?["reason"] == "inadequate")
}

@Test func `Text is trimmed when it is read, and blank cells are left out`() throws {
    var json = export(try Shipped.view("scaled", "auditor").audit)
    json.set(["passes", "auditor", "answers", "sa.auditor"], "  R. \n")
    json.set(
        ["passes", "auditor", "answers", "sa.actions"],
        .array([.object(["what": " go ", "owner": "  ", "due": "2026-12-01T10:00:00Z"])])
    )
    let pass = try Audit(importing: json, prompts: Shipped.prompts).passes["auditor"]
    #expect(pass?.answers["sa.auditor"] == .text("R."))
    #expect(pass?.answers["sa.actions"] == .rows([Row(["what": "go", "due": "2026-12-01"])]))
}
