/// The audit as the outside contract's JSON, and back.
extension Audit {
    package static let format = "audit-assistant/audit"
    package static let formatVersion = 1

    /// The audit with everything a reader needs: answers, derived grades, what is missing, flags,
    /// escalation and notices.
    ///
    /// `forms` holds the form of each role; time limits are counted from `today`.
    package func json(forms: [Role: Form], today: Day) -> JSON {
        var passesJSON: [String: JSON] = [:]
        var escalation: Escalation?
        var notices: [JSON] = []
        for (role, pass) in passes.sorted(by: { $0.key.text < $1.key.text }) {
            guard let form = forms[role] else { continue }
            let view = PassView(form: form, pass: pass, audit: self, forms: forms)
            passesJSON[role.text] = view.json(today: today)
            // The later look decides: a moderation's escalation stands over the audit's.
            if let found = view.escalation, role == "moderator" || escalation == nil {
                escalation = found
            }
            notices += view.notices.map(\.json)
        }
        return .object([
            "format": .string(Audit.format),
            "formatVersion": .integer(Audit.formatVersion),
            "id": .string(id),
            "framework": .string(framework),
            "case": .string(caseReference),
            "status": .string(status.rawValue),
            "passes": .object(passesJSON),
            "escalation": escalation?.json ?? .null,
            "notices": .array(notices),
        ])
    }
}

extension PassView {
    fileprivate func json(today: Day) -> JSON {
        var answers: [String: JSON] = [:]
        for (slot, value) in pass.answers {
            answers[slot.text] = flatJSON(slot, value)
            if let (grade, json) = derivedGrade(slot, value) { answers[grade.text] = json }
        }
        return .object([
            "form": .string(form.id),
            "formVersion": .string(pass.formVersion),
            "status": .string(pass.status.rawValue),
            "resumeAt": JSON(resumeAt?.text),
            "answers": .object(answers),
            "missing": .array(missing.map { .string($0.text) }),
            "flags": .array(findings(today: today).map(\.json)),
            "skipped": .array(pass.skipped.map { .string($0.text) }),
            "notGiven": .array(pass.notGiven.map { .string($0.text) }),
        ])
    }

    /// A value in the flat form, with every column of a table.
    package func flatJSON(_ slot: FieldID, _ value: Value) -> JSON {
        if case .table(let columns)? = form.kind(of: slot) { return value.json(columns: columns) }
        return value.json()
    }

    /// The grade that stands beside a score, with the slot it is written under.
    package func derivedGrade(_ slot: FieldID, _ value: Value) -> (FieldID, JSON)? {
        guard case .score(let score) = value, let grade = Grade(score: score),
            let id = form.field(slot)?.derivedGrade
        else { return nil }
        return (id, .string(grade.rawValue))
    }

    /// The item at which the pass goes on; `nil` when nothing is open.
    package var resumeAt: FieldID? {
        let open = openItems
        let fresh = open.first { !pass.skipped.contains($0.id) }
        return (fresh ?? open.first { missing.contains($0.lead.id) })?.id
    }
}

extension Finding {
    package var json: JSON {
        .object(["code": .string(code), "field": JSON(field?.text), "text": .string(text)])
    }
}

extension Escalation {
    var json: JSON {
        .object([
            "reason": .string(reason),
            "to": .array(to.map { .string($0) }),
            "deadlineHours": deadlineHours.map(JSON.integer) ?? .null,
        ])
    }
}

extension Notice {
    var json: JSON {
        .object([
            "field": .string(field.text),
            "to": .array(to.map { .string($0) }),
            "state": .string(isDone ? "done" : "draft"),
        ])
    }
}
