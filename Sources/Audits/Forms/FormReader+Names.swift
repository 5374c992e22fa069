import Markdown

extension FormReader {
    /// Checks every name that a field or rule uses against the whole form.
    ///
    /// Names of another role's form are checked when all forms are read (`Prompts.check`).
    mutating func checkNames(roles: [Role]) {
        var kinds: [FieldID: SlotKind] = [:]
        for field in fields where !untyped.contains(field.id) {
            for slot in field.allSlots { kinds[slot.id] = slot.kind }
        }
        for field in fields { check(field, roles, kinds) }
        for rule in rules { check(rule, kinds) }
    }

    private mutating func check(_ field: Field, _ roles: [Role], _ kinds: [FieldID: SlotKind]) {
        check(field.askedWhen, field.line(of: "asked when"), kinds)
        check(field.askedOf, among: roles, field.line(of: "asked of"))
        for role in field.askByRole.keys {
            check([role], among: roles, field.line(of: "ask \(role)"))
        }
        if case .yes(let of, let condition) = field.requirement {
            check(of, among: roles, field.line(of: "required"))
            check(condition, field.line(of: "required"), kinds)
        }
        if let with = field.with {
            let line = field.line(of: "with")
            if let lead = fields.first(where: { $0.id == with }) {
                if lead.with != nil {
                    fault(
                        line,
                        "'\(with)' is itself asked with a field",
                        "Name that field instead."
                    )
                }
            } else {
                fault(line, unknown: "field", with.text, among: fields.map(\.id.text))
            }
        }
        if let instead = field.instead { check(instead, field.line(of: "instead"), kinds) }
        if field.type == .table, field.columns.isEmpty, field.lines["columns"] == nil {
            fault(
                field.line,
                "The table '\(field.id)' has no columns",
                "Add '- columns: what, owner, due'."
            )
        }
    }

    private mutating func check(_ rule: Rule, _ kinds: [FieldID: SlotKind]) {
        check(rule.condition, rule.line, kinds)
        for slot in rule.slots {
            check(slot, rule.line, kinds)
            guard let kind = kinds[slot] else { continue }
            switch (rule.body, kind) {
            case (.limit, .grade), (.mismatch, .score), (.escalate, _), (.notify, _), (.query, _),
                (.needed, _):
                break
            case (.naReason, .choice(let allowed)) where allowed.contains(.notApplicable): break
            case (.deadline, .table(let columns)): check(["due"], among: columns, rule.line)
            case (.present, .table(let columns)): check(["role"], among: columns, rule.line)
            case (.smart(_, let needed), .table(let columns)):
                check(needed, among: columns, rule.line)
            default:
                fault(
                    rule.line,
                    "The rule does not go with the type of '\(slot)'",
                    "Name another field, or use another kind of rule."
                )
            }
        }
    }

    private mutating func check(
        _ condition: Condition?,
        _ line: Int,
        _ kinds: [FieldID: SlotKind]
    ) {
        for test in condition?.tests ?? [] {
            guard let slot = test.slot, slot.role == nil else { continue }
            for id in slot.ids {
                check(id, line, kinds)
                if let kind = kinds[id] { check(test, of: id, kind, line) }
            }
        }
    }

    /// Checks that a test can hold for what its slot holds.
    private mutating func check(
        _ test: Condition.Test,
        of id: FieldID,
        _ kind: SlotKind,
        _ line: Int
    ) {
        switch (test, kind) {
        case (.isOne(_, let values), .grade), (.isNot(_, let values), .grade):
            for value in values where Grade(named: value) == nil {
                let known = Grade.allCases.map { $0.name.lowercased() }
                fault(line, unknown: "grade", value, among: known)
            }
        case (.isOne(_, let values), .choice(let allowed)),
            (.isNot(_, let values), .choice(let allowed)):
            let known = allowed.map(\.rawValue)
            for value in values where !known.contains(value) {
                fault(line, unknown: "answer", value, among: known)
            }
        case (.anyRow(_, let column, _), .table(let columns)):
            check([column], among: columns, line)
        case (.atMost, .score), (.atLeast, .score), (.isOne, _), (.isNot, _), (.given, _),
            (.notGiven, _):
            break
        case (.atMost, _), (.atLeast, _):
            fault(line, "'\(id)' is not a score", "Write a test like '\(id) is good'.")
        default: fault(line, "'\(id)' is not a table", "Write a test like '\(id) is given'.")
        }
    }

    private mutating func check(_ id: FieldID, _ line: Int, _ kinds: [FieldID: SlotKind]) {
        if kinds[id] != nil || untyped.contains(where: { id.sharesItem(with: $0) }) { return }
        if fields.contains(where: { $0.id == id }) {
            fault(line, "'\(id)' has two parts", "Write '\(id).grade' or '\(id).comment'.")
        } else {
            fault(line, unknown: "field", id.text, among: kinds.keys.map(\.text).sorted())
        }
    }

    private mutating func check(_ names: [Role], among roles: [Role], _ line: Int) {
        for role in names where !roles.contains(role) && !roles.isEmpty {
            fault(line, unknown: "role", role.text, among: roles.map(\.text))
        }
    }

    private mutating func check(_ names: [String], among columns: [String], _ line: Int) {
        for name in names where !columns.contains(name) && !columns.isEmpty {
            fault(line, unknown: "column", name, among: columns)
        }
    }
}
