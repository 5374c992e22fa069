/// One pass of an audit with its form and, for conditions that look across, the other passes.
package struct PassView: Sendable {
    package let form: Form
    package let pass: Pass
    package let audit: Audit
    /// The forms of the other passes, by role.
    package let forms: [Role: Form]

    package init(form: Form, pass: Pass, audit: Audit, forms: [Role: Form]) {
        self.form = form
        self.pass = pass
        self.audit = audit
        self.forms = forms
    }

    package func value(of slot: FieldID) -> Value? { pass.answers[slot] }

    /// What a condition's slot holds, in this pass or in another role's.
    package func value(of slot: Condition.Slot) -> Value? {
        if let role = slot.role, role != pass.role {
            let other = audit.passes[role]?.answers
            return other?[slot.id] ?? slot.fallback.flatMap { other?[$0] }
        }
        return counted(slot.id) ?? slot.fallback.flatMap(counted)
    }

    func stored(_ slot: Condition.Slot) -> Value? {
        let answers = slot.role.map { audit.passes[$0]?.answers ?? [:] } ?? pass.answers
        return answers[slot.id] ?? slot.fallback.flatMap { answers[$0] }
    }

    /// What a slot holds, unless other answers have since made it irrelevant.
    ///
    /// An irrelevant answer is kept and not counted. Only the field's own condition is looked at, on
    /// the answers as stored, so that conditions can't chase one another.
    private func counted(_ slot: FieldID) -> Value? {
        guard let value = pass.answers[slot] else { return nil }
        guard let condition = form.field(slot)?.askedWhen else { return value }
        return condition.tests.contains { $0.slot?.id == slot } || condition.holdsPlainly(in: self)
            ? value : nil
    }

    /// Every grade of a pass (this one when `nil`), given or derived from a score.
    func grades(of role: Role?) -> [Grade] {
        let (form, pass) =
            role.map { (forms[$0], audit.passes[$0]) } ?? (self.form, self.pass)
        guard let form, let pass else { return [] }
        return form.fields.flatMap { field in
            field.slots.compactMap { slot in
                switch pass.answers[slot] {
                case .grade(let grade): grade
                case .score(let score): Grade(score: score)
                default: nil
                }
            }
        }
    }

    /// Whether a field is to be asked in this pass, with the answers as they are.
    package func isRelevant(_ field: Field) -> Bool {
        field.isAsked(of: pass.role) && (field.askedWhen?.holds(in: self) ?? true)
    }

    /// The items to be asked, in form order: the route, derived anew from form and answers.
    package var route: [Item] {
        form.items.filter { item in item.fields.contains { isRelevant($0) } }
    }

    /// Whether a field has to be given before the pass can be complete.
    package func isRequired(_ field: Field) -> Bool {
        guard isRelevant(field) else { return false }
        if case .yes(let roles, let condition) = field.requirement,
            roles.isEmpty || roles.contains(pass.role), condition?.holds(in: self) ?? true
        {
            return true
        }
        return form.rules.contains { rule in
            guard case .needed(let condition, let slot, _) = rule.body, slot == field.id else {
                return false
            }
            return condition?.holds(in: self) ?? true
        }
    }

    /// The item's slots that hold nothing yet, in the order asked; none once it is said not to be given.
    package func openSlots(of item: Item) -> [FieldID] {
        guard !pass.notGiven.contains(item.id) else { return [] }
        return item.fields.filter { isRelevant($0) }.flatMap(\.slots).filter {
            pass.answers[$0] == nil
        }
    }

    /// The items of the route that still hold an empty slot, whether required or not.
    package var openItems: [Item] { route.filter { !openSlots(of: $0).isEmpty } }

    /// What has to be given before the pass can be complete: item ids in form order, a field's own
    /// id where its item has several and only some are missing.
    package var missing: [FieldID] {
        route.flatMap { item -> [FieldID] in
            let open = Set(openSlots(of: item))
            let fields = item.fields.filter { field in
                field.slots.contains { open.contains($0) } && isRequired(field)
                    && !isExcused(field)
            }
            return fields.map(\.id)
        }
    }

    /// What of `missing` keeps the pass from being complete.
    package var blocking: [FieldID] {
        missing.filter { id in !(form.field(id)?.mayBeLeftOpen ?? false) }
    }

    /// Whether the field that takes the reason instead has been given.
    private func isExcused(_ field: Field) -> Bool {
        guard let instead = field.instead else { return false }
        return pass.answers[instead] != nil
    }
}
