/// What a rule has to say about a pass as it stands.
package struct Finding: Hashable, Sendable {
    /// The flag code, such as `limiting_judgement`.
    package let code: String
    package let field: FieldID?
    package let text: String
    /// The section of Knowledge it rests on.
    package let source: String

    package init(code: String, field: FieldID?, text: String, source: String) {
        self.code = code
        self.field = field
        self.text = text
        self.source = source
    }
}

/// Who has to be told, and by when, because of what a pass found.
package struct Escalation: Hashable, Sendable {
    package let reason: String
    package let to: [String]
    package let deadlineHours: Int?
}

/// A message that the form prompts for; the program drafts it and never sends it.
package struct Notice: Hashable, Sendable {
    package let field: FieldID
    package let to: [String]
    /// Whether the person has ticked it as done.
    package let isDone: Bool
}

extension PassView {
    /// Everything the form's rules find in the answers as they stand, in the order of the rules.
    ///
    /// Time limits are counted from `today`.
    package func findings(today: Day) -> [Finding] {
        form.rules.flatMap { rule in
            breaches(of: rule, today: today).map { (field, detail) in
                Finding(
                    code: rule.flag,
                    field: field,
                    text: detail.map { "\(rule.says) \($0)" } ?? rule.says,
                    source: rule.source
                )
            }
        }
    }

    /// Whether giving this grade would break a limit; the rule that forbids it.
    package func limit(on slot: FieldID, forbidding grade: Grade) -> Rule? {
        form.rules.first { rule in
            guard case .limit(let condition, slot, let most) = rule.body else { return false }
            return grade > most && condition.holds(in: self)
        }
    }

    private func breaches(of rule: Rule, today: Day) -> [(FieldID?, String?)] {
        switch rule.body {
        case .limit(let condition, let slot, let most):
            guard case .grade(let grade)? = pass.answers[slot], grade > most,
                condition.holds(in: self)
            else { return [] }
            return [(slot, nil)]
        case .naReason(let slots, _):
            return slots.filter {
                pass.answers[$0] == .choice(.notApplicable)
                    && pass.answers[$0.slot("reason")] == nil
            }.map { ($0, nil) }
        case .deadline(let condition, let slot, let limit):
            guard condition.holds(in: self), case .rows(let rows)? = pass.answers[slot] else {
                return []
            }
            let last = limit.lastDay(from: today)
            let late = rows.filter { $0["status"] != "done" && ($0.due.map { $0 > last } ?? false) }
            return late.isEmpty ? [] : [(slot, nil)]
        case .smart(let slot, let columns):
            guard case .rows(let rows)? = pass.answers[slot] else { return [] }
            let lacking = columns.filter { column in rows.contains { $0[column] == nil } }
            return lacking.isEmpty
                ? [] : [(slot, "Still to be said: \(lacking.joined(separator: ", ")).")]
        case .present(let slot, let roles):
            guard case .rows(let rows)? = pass.answers[slot] else { return [] }
            let absent = roles.filter { role in !rows.contains { $0["role"] == role } }
            return absent.isEmpty ? [] : [(slot, "Not named: \(absent.joined(separator: ", ")).")]
        case .needed(let condition, let slot, _):
            // Asked for as missing while the pass is open; a finding only once work has passed it.
            guard condition?.holds(in: self) ?? true, pass.answers[slot] == nil,
                pass.skipped.contains(where: { $0.sharesItem(with: slot) })
            else { return [] }
            return [(slot, nil)]
        case .notify(let condition, _, let slot):
            guard condition?.holds(in: self) ?? true, form.field(slot).map(isRelevant) ?? false,
                pass.answers[slot] != .choice(.yes),
                pass.answers[slot] != nil || pass.skipped.contains(slot)
            else { return [] }
            return [(slot, nil)]
        case .query(let condition, let slot): return condition.holds(in: self) ? [(slot, nil)] : []
        case .escalate(let condition, _, _, _):
            return condition.holds(in: self) ? [(nil, nil)] : []
        case .mismatch: return []
        }
    }

    /// The escalation that the answers call for; the first rule that applies wins.
    package var escalation: Escalation? {
        for rule in form.rules {
            if case .escalate(let condition, let to, let hours, let because) = rule.body,
                condition.holds(in: self)
            {
                return Escalation(reason: because, to: to, deadlineHours: hours)
            }
        }
        return nil
    }

    /// The messages that the form prompts for, as far as they apply.
    package var notices: [Notice] {
        form.rules.compactMap { rule in
            guard case .notify(let condition, let to, let slot) = rule.body,
                condition?.holds(in: self) ?? true,
                let field = form.field(slot), isRelevant(field)
            else { return nil }
            return Notice(field: slot, to: to, isDone: pass.answers[slot] == .choice(.yes))
        }
    }
}
