import Audits

/// Doing what a person tells the assistant to do.
extension AuditTurn {
    mutating func perform(_ command: Command, _ wasOpen: Conversation.OpenQuestion?) {
        switch command {
        case .help: say(.help, speech(.help))
        case .back: back()
        case .skip: skip()
        case .goTo(let id), .change(.some(let id)): goTo(id)
        case .change(.none): change()
        case .undo(let count):
            for _ in 0..<max(1, min(count, conversation.undoable.count)) { undo() }
        case .redo(let count):
            for _ in 0..<max(1, min(count, conversation.redoable?.count ?? 0)) { redo() }
        case .review: say(.review, review)
        case .whereAmI: say(.progress, whereabouts)
        case .whatIsLeft: say(.progress, whatIsLeft)
        case .whatWasSkipped: say(.progress, whatWasSkipped)
        case .why: why()
        case .whyNot: whyNot()
        case .guidance: showGuidance()
        case .repeat: break
        case .pause, .quit: pause(isQuitting: command == .quit)
        case .resume: say(.progress, progress)
        case .finish: finish()
        case .cancel:
            if wasOpen != nil || conversation.focus != nil {
                conversation.focus = nil
                conversation.draft = nil
                say(.progress, speech(.leftAsItWas))
            } else {
                say(.progress, speech(.nothingCancelled))
            }
        case .explain: say(.help, explanation)
        case .wait: say(.social, speech(.takeYourTime))
        case .edit: say(.help, speech(.editNotHere))
        case .elsewhere: say(.help, speech(.doneElsewhere))
        case .clear(let id): clear(id)
        case .removeRow(let index): removeRow(index)
        case .goToUnknown: say(.clarify, speech(.changeWhat))
        }
    }

    // MARK: Moving

    private mutating func goTo(_ id: FieldID) {
        guard let item = form.item(id) else { return }
        guard view.route.contains(where: { $0.id == item.id }) else {
            say(.clarify, speech(.notOnRoute, ["title": item.title]))
            return
        }
        conversation.openTable =
            item.lead.type == .table && pass.answers[item.lead.id] != nil ? item.lead.id : nil
        let from = pendingItem.flatMap { form.position(of: $0.id) } ?? Int.max
        let to = form.position(of: item.id) ?? 0
        if to > from { conversation.goingOnFrom = item.id }
        conversation.focus = item.id
        let answered = item.slots.compactMap { slot in
            pass.answers[slot].map { shown($0) }
        }
        if !answered.isEmpty {
            say(
                .progress,
                speech(.nowHolds, ["title": item.title, "what": joined(answered)])
            )
        }
    }

    /// Answers one after the other, each ended once.
    private func joined(_ answers: [String]) -> String {
        answers.map { answer in
            answer.last.map { ".!?".contains($0) } ?? false ? String(answer.dropLast()) : answer
        }.joined(separator: ". ")
    }

    func shown(_ value: Value) -> String {
        if case .grade(let grade) = value { framework.label(of: grade) } else { value.inWords }
    }

    private mutating func back() {
        let route = view.route
        let from =
            pendingItem.flatMap { item in route.firstIndex { $0.id == item.id } } ?? route.count
        // Before the first item there is nothing to go back to.
        guard from > 0 else {
            say(.clarify, speech(.isFirst))
            return
        }
        goTo(route[from - 1].id)
    }

    /// Opens the last answer again, or asks which.
    private mutating func change() {
        guard let last = conversation.lastStored.last, let item = form.item(last) else {
            say(.clarify, speech(.changeWhat))
            return
        }
        goTo(item.id)
    }

    private mutating func skip() {
        guard let item = pendingItem else { return }
        // A row that lacks something may stay so for now; the table is what is left.
        conversation.openTable = nil
        conversation.focus = nil
        if view.openSlots(of: item).isEmpty {
            say(.progress, speech(.leftAsItWas))
            return
        }
        for rule in form.rules {
            guard case .needed(let condition, let slot, true) = rule.body, slot == item.lead.id,
                condition?.holds(in: view) ?? true, !conversation.insistedOn.contains(slot)
            else { continue }
            conversation.insistedOn.append(slot)
            flag(rule, slot)
            return
        }
        if view.missing.contains(where: { form.item($0)?.id == item.id }),
            !pass.skipped.contains(item.id)
        {
            say(.progress, speech(.skippedNeeded, ["title": item.title]))
        } else {
            say(.progress, speech(.skipped, ["title": item.title]))
        }
        apply(.skipped(old: pass.skipped, new: pass.skipped + [item.id]))
    }

    private mutating func pause(isQuitting: Bool) {
        if pass.status != .complete { set(.paused) }
        conversation.openTable = nil
        conversation.focus = nil
        let item = pendingItem.map(\.title) ?? ""
        say(.saved, speech(pass.status == .complete ? .savedComplete : .saved, ["title": item]))
        if isQuitting { conversation.stage = .over }
    }

    /// Takes a row of the open table away, or of the one filled last when it is named by its number;
    /// without either it undoes the last answer.
    private mutating func removeRow(_ index: Int?) {
        let filled = view.route.last {
            $0.lead.columns.contains("due") && pass.answers[$0.lead.id] != nil
        }
        guard let table = conversation.openTable ?? (index == nil ? nil : filled?.lead.id),
            case .rows(var rows)? = pass.answers[table],
            let position = index ?? rows.indices.last, rows.indices.contains(position)
        else {
            undo()
            return
        }
        let last = rows.remove(at: position)
        apply(.answer(table, old: pass.answers[table], new: rows.isEmpty ? nil : .rows(rows)))
        say(.corrected, speech(.rowRemoved, ["what": last.inWords]))
    }

    /// Empties an item; the old answers stay in the history and can be taken back.
    private mutating func clear(_ id: FieldID) {
        guard let item = form.item(id) else { return }
        let filled = item.fields.flatMap { $0.allSlots.map(\.id) }.filter {
            pass.answers[$0] != nil
        }
        guard !filled.isEmpty else {
            say(.clarify, speech(.nothingToUndo))
            return
        }
        for slot in filled { apply(.answer(slot, old: pass.answers[slot], new: nil)) }
        if conversation.openTable == item.lead.id { conversation.openTable = nil }
        say(.corrected, speech(.cleared, ["title": item.title]))
    }

    // MARK: Undoing

    private mutating func undo() {
        guard let last = conversation.undoable.popLast() else {
            say(.clarify, speech(.nothingToUndo))
            return
        }
        let (inverse, said) = restore(last)
        conversation.redoable = (conversation.redoable ?? []) + [inverse]
        say(.corrected, speech(.undone, ["what": said]))
    }

    private mutating func redo() {
        guard let last = conversation.redoable?.popLast() else {
            say(.clarify, speech(.nothingToRedo))
            return
        }
        let (inverse, said) = restore(last)
        conversation.undoable.append(inverse)
        say(.corrected, speech(.redone, ["what": said]))
    }

    /// Puts back what a turn changed; gives what would change it again, and what holds now in words.
    private mutating func restore(_ turn: Conversation.StoredTurn) -> (
        inverse: Conversation.StoredTurn, said: String
    ) {
        let before = step.changes.count
        let wasSkipped = pass.skipped
        var said: [String] = []
        for change in turn.changes.reversed() {
            guard let kind = form.kind(of: change.slot) else { continue }
            let old = Value(change.old, as: kind)
            apply(.answer(change.slot, old: pass.answers[change.slot], new: old))
            if let old { step.captured[change.slot] = old }
            let words = undone(change.slot, old)
            if said.last != words { said.append(words) }
        }
        if let skipped = turn.skipped { apply(.skipped(old: pass.skipped, new: skipped)) }
        if let notGiven = turn.notGiven { apply(.notGiven(old: pass.notGiven, new: notGiven)) }
        conversation.lastStored = []
        conversation.draft = nil
        conversation.openTable = nil
        let unskipped = turn.skipped.flatMap { skipped in wasSkipped.last { !skipped.contains($0) }
        }
        if let slot = turn.changes.first?.slot ?? unskipped, let item = form.item(slot) {
            conversation.focus = view.openSlots(of: item).isEmpty ? nil : item.id
            if item.lead.type == .table, pass.answers[item.lead.id] != nil {
                conversation.openTable = item.lead.id
            }
            if said.isEmpty { said.append("\(item.title): \(speech(.askedAgain)).") }
        }
        let inverse = storedTurn(step.changes[before...])
        return (inverse, said.reversed().joined(separator: " "))
    }

    private func undone(_ slot: FieldID, _ old: Value?) -> String {
        let title = form.item(slot)?.title ?? ""
        return old.map { "\(title): \(shown($0))." } ?? "\(title): \(speech(.emptyAgain))."
    }

    // MARK: Finishing

    private mutating func finish() {
        let blocking = view.blocking
        guard blocking.isEmpty else {
            for finding in view.findings(today: situation.today)
            where [
                "strength_needed", "development_needed_at_every_score", "improvement_note_required",
                "meeting_outstanding", "alert_outstanding", "service_manager_not_emailed",
            ].contains(finding.code) {
                flag(finding)
            }
            for rule in form.rules {
                guard case .needed(let condition, let slot, _) = rule.body, blocking.contains(slot),
                    condition?.holds(in: view) ?? true
                else { continue }
                if !step.flags.contains(rule.flag) { flag(rule, slot) }
            }
            say(.progress, speech(.stillNeeded, ["items": list(blocking)]))
            return
        }
        let open = view.openItems.filter { !pass.skipped.contains($0.id) }
        if !open.isEmpty {
            // What is not required is left for later, so that the pass can be complete.
            apply(.skipped(old: pass.skipped, new: pass.skipped + open.map(\.id)))
        }
        conversation.openTable = nil
        conversation.focus = nil
    }

    // MARK: Why and guidance

    private mutating func why() {
        guard let item = pendingItem else {
            say(.progress, speech(.nothingAsked))
            return
        }
        let lead = item.lead.why.isEmpty ? speech(.noWhy) : item.lead.why
        step.outputs.append(
            .guidance(
                GuidanceRequest(
                    purpose: .sections(Array(item.lead.guidance.prefix(1))),
                    lead: lead,
                    framework: framework.id,
                    nearby: []
                )
            )
        )
    }

    /// The rule that stands in the way of the open item, with its reason and source.
    private mutating func whyNot() {
        guard let item = pendingItem else {
            say(.progress, speech(.nothingAsked))
            return
        }
        let rule = form.rules.first { rule in
            guard rule.slots.contains(where: { item.slots.contains($0) }) else { return false }
            switch rule.body {
            case .limit(let condition, _, _): return condition.holds(in: view)
            case .naReason, .smart, .present, .mismatch: return true
            default: return rule.condition?.holds(in: view) ?? true
            }
        }
        guard let rule else {
            why()
            return
        }
        step.outputs.append(
            .guidance(
                GuidanceRequest(
                    purpose: .sections([rule.source]),
                    lead: speech(.becauseOfRule, ["rule": ruleName(rule), "says": rule.says]),
                    framework: framework.id,
                    nearby: []
                )
            )
        )
    }

    private func ruleName(_ rule: Rule) -> String { rule.flag.replacing("_", with: " ") }

    private mutating func showGuidance() {
        guard let item = pendingItem else {
            say(.progress, speech(.nothingAsked))
            return
        }
        if !item.lead.consider.isEmpty {
            let prompts = item.lead.consider.map { "- \($0)" }.joined(separator: "\n")
            say(.help, speech(.consider, ["prompts": prompts]))
        }
        let grades = item.fields.lazy.compactMap(\.grades).first
        let purpose: GuidanceRequest.Purpose =
            grades.map { .grades(reference: $0, nil) } ?? .sections(item.lead.guidance)
        step.outputs.append(
            .guidance(
                GuidanceRequest(
                    purpose: purpose,
                    lead: nil,
                    framework: framework.id,
                    nearby: item.lead.guidance
                )
            )
        )
    }
}
