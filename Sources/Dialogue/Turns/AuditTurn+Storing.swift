import Audits

/// Storing answers, with the rules that are checked as they are typed.
extension AuditTurn {
    mutating func store(_ assignments: [Reading.Assignment], isCorrection: Bool) {
        var said: [String] = []
        var isChange = isCorrection
        for assignment in assignments {
            if !permits(assignment, among: assignments) { continue }
            let old = pass.answers[assignment.slot]
            guard let new = value(assignment, old: old) else { continue }
            if old == new, assignments.count == 1 {
                said.append(description(assignment.slot, new))
                step.captured[assignment.slot] = new
                continue
            }
            if old != nil, old != new { isChange = true }
            set(assignment.slot, new)
            if case .rows = assignment.value { step.captured[assignment.slot] = assignment.value }
            said.append(description(assignment.slot, new))
        }
        guard !said.isEmpty else { return }
        settleItems(assignments)
        let text = said.joined(separator: " ")
        say(
            isChange ? .corrected : .captured,
            speech(isChange ? .corrected : .captured, ["what": text])
        )
    }

    /// Stores one slot; a score or grade joined by words kept from before takes them as its comment.
    private mutating func set(_ slot: FieldID, _ value: Value) {
        apply(.answer(slot, old: pass.answers[slot], new: value))
        step.captured[slot] = value
        // NA's reason goes with NA.
        if case .choice(let choice) = value, choice != .notApplicable,
            let reason = pass.answers[slot.slot("reason")]
        {
            apply(.answer(slot.slot("reason"), old: reason, new: nil))
        }
        if let item = form.item(slot), item.judgementSlot == slot, let draft = conversation.draft,
            let textSlot = item.textSlot, pass.answers[textSlot] == nil
        {
            conversation.draft = nil
            apply(.answer(textSlot, old: nil, new: .text(draft)))
            step.captured[textSlot] = .text(draft)
        }
    }

    private func value(_ assignment: Reading.Assignment, old: Value?) -> Value? {
        guard assignment.appends else { return assignment.value }
        switch (old, assignment.value) {
        case (.text(let before)?, .text(let more)):
            return before.hasSuffix(more) ? old : .text(before + "\n" + more)
        case (.rows(let before)?, .rows(let more)): return .rows(before + more)
        default: return assignment.value
        }
    }

    /// After storing: an item that was left for later, or gone back to, is settled when nothing is open.
    private mutating func settleItems(_ assignments: [Reading.Assignment]) {
        for id in Set(assignments.compactMap { form.item($0.slot)?.id }) {
            guard let item = form.item(id), view.openSlots(of: item).isEmpty else { continue }
            if conversation.focus == id { conversation.focus = nil }
            unmark(id)
        }
    }

    /// Takes an item off the lists of those left for later or not to be given.
    mutating func unmark(_ id: FieldID) {
        if pass.skipped.contains(id) {
            apply(.skipped(old: pass.skipped, new: pass.skipped.filter { $0 != id }))
        }
        if pass.notGiven.contains(id) {
            apply(.notGiven(old: pass.notGiven, new: pass.notGiven.filter { $0 != id }))
        }
    }

    /// Asks where words go that were said beside a score: to the next open text of the section.
    mutating func offerPlace(for words: String) {
        let sections = Set(step.captured.keys.compactMap { form.item($0)?.section })
        let next = view.openItems.first { item in
            sections.contains(item.section) && item.judgementSlot == nil
                && item.lead.type == .text
        }
        guard let next, Words(words).spoken.count >= 3 else { return }
        conversation.openQuestion = .place(slot: next.lead.id, words: words)
        say(.clarify, speech(.placeWords, ["words": words, "title": next.title]))
    }

    // MARK: Rules as they are typed

    /// Whether the rules let this be stored; when not, the person is told why and what they can do.
    private mutating func permits(
        _ assignment: Reading.Assignment,
        among all: [Reading.Assignment]
    ) -> Bool {
        switch assignment.value {
        case .grade(let grade):
            guard let rule = view.limit(on: assignment.slot, forbidding: grade) else { return true }
            flag(rule, assignment.slot)
            // What was said beside the grade is kept until a grade is given.
            return false
        case .choice(.notApplicable): return permitsNA(assignment, among: all)
        case .text:
            // The comment beside a refused grade is stored all the same: it is what they wrote.
            return !(assignment.slot.text.hasSuffix(".reason") && refusedNA(assignment.slot, all))
        default: return true
        }
    }

    private mutating func permitsNA(
        _ assignment: Reading.Assignment,
        among all: [Reading.Assignment]
    ) -> Bool {
        let reasonSlot = assignment.slot.slot("reason")
        let reason = all.first { $0.slot == reasonSlot }.flatMap { given -> String? in
            if case .text(let text) = given.value { text } else { nil }
        }
        for rule in form.rules {
            guard case .naReason(let slots, let accepted) = rule.body,
                slots.contains(assignment.slot)
            else { continue }
            guard let reason else {
                flag(rule, assignment.slot)
                conversation.openQuestion = .reason(slot: assignment.slot)
                return false
            }
            if !accepted.isEmpty, !Qualifying.isMet(reason, by: accepted) {
                flag(rule, assignment.slot)
                conversation.openQuestion = .reason(slot: assignment.slot)
                return false
            }
        }
        return true
    }

    private func refusedNA(_ reasonSlot: FieldID, _ all: [Reading.Assignment]) -> Bool {
        guard let slot = reasonSlot.without("reason"),
            all.contains(where: { $0.slot == slot && $0.value == .choice(.notApplicable) })
        else { return false }
        return step.captured[slot] != .choice(.notApplicable)
    }

    /// Reports a breach: its code, and what its rule tells people.
    mutating func flag(_ rule: Rule, _ slot: FieldID?) {
        step.flags.append(rule.flag)
        step.outputs.append(
            .reply(Reply(.warning, rule.says, field: slot, source: rule.source))
        )
    }

    mutating func flag(_ finding: Finding) {
        guard !step.flags.contains(finding.code) else { return }
        step.flags.append(finding.code)
        step.outputs.append(
            .reply(Reply(.warning, finding.text, field: finding.field, source: finding.source))
        )
    }

    /// Tells of every finding that the turn brought about.
    mutating func warn(newSince known: Set<Breach>) {
        for finding in view.findings(today: situation.today) where !known.contains(Breach(finding))
        {
            if finding.code == "action_not_smart" {
                step.flags.append(finding.code)
            } else {
                flag(finding)
            }
        }
    }

    // MARK: Tables

    mutating func store(_ rows: [Row], in table: FieldID, replacing: Int?, vague: Bool) {
        var all: [Row] = []
        let old = pass.answers[table]
        if case .rows(let before)? = old { all = before }
        let isAction = form.field(table)?.columns.contains("due") ?? false
        let wasAsked = pendingItem?.lead.id == table
        var shown = rows
        if isAction {
            for index in shown.indices
            where shown[index]["status"] == nil && columns(of: table).contains("status") {
                shown[index]["status"] = "open"
            }
        }
        if let replacing, all.indices.contains(replacing) {
            for row in shown { all[replacing] = row }
        } else {
            all += shown
        }
        apply(.answer(table, old: old, new: .rows(all)))
        step.captured[table] = .rows(shown)
        // A row changed from elsewhere leaves the open item open.
        if wasAsked {
            conversation.openTable =
                form.field(table).map { staysOpen($0, rows: all) } ?? false ? table : nil
        }
        if conversation.openTable == nil, conversation.focus == table { conversation.focus = nil }
        unmark(table)
        let text = shown.map { $0.inWords + "." }.joined(separator: " ")
        say(
            replacing == nil ? .captured : .corrected,
            speech(replacing == nil ? .captured : .corrected, ["what": text])
        )
        if vague {
            step.flags.append("vague_date")
            say(.warning, speech(.vagueDate), field: table)
        }
    }

    /// Whether more rows may follow: not when every earlier action is answered, or all roles named.
    private func staysOpen(_ field: Field, rows: [Row]) -> Bool {
        if field.columns.contains("done") { return rows.contains { $0["done"] == nil } }
        if field.columns.contains("role") {
            for rule in form.rules {
                if case .present(field.id, let roles) = rule.body {
                    return !roles.allSatisfy { role in rows.contains { $0["role"] == role } }
                }
            }
            return false
        }
        return field.columns.contains("due")
    }

    /// What the last row of the open table still lacks.
    var lacking: (row: Row, columns: [String])? {
        guard let table = conversation.openTable, case .rows(let rows)? = pass.answers[table],
            let last = rows.last
        else { return nil }
        for rule in form.rules {
            if case .smart(table, let columns) = rule.body {
                let open = columns.filter { last[$0] == nil }
                return open.isEmpty ? nil : (last, open)
            }
        }
        return nil
    }

    /// There is nothing (more) to give for the open item.
    mutating func storeNothing(because reason: String? = nil) {
        guard let item = pendingItem else { return }
        let id = item.lead.id
        if item.lead.type == .table {
            conversation.openTable = nil
            if conversation.focus == item.id { conversation.focus = nil }
            if pass.answers[id] == nil {
                if !item.lead.allowsNone, view.isRequired(item.lead) {
                    say(.clarify, speech(.cannotBeNone))
                    return
                }
                apply(.answer(id, old: nil, new: .rows([])))
            }
            unmark(id)
            say(.captured, speech(.tableClosed, ["title": item.title.lowercasedFirst]))
            return
        }
        if item.lead.instead != nil || item.lead.allowsNone {
            if !pass.notGiven.contains(id) {
                apply(.notGiven(old: pass.notGiven, new: pass.notGiven + [id]))
            }
            if pass.skipped.contains(id) {
                apply(.skipped(old: pass.skipped, new: pass.skipped.filter { $0 != id }))
            }
            if conversation.focus == item.id { conversation.focus = nil }
            if let instead = item.lead.instead {
                if pass.skipped.contains(instead) { unmark(instead) }
                conversation.focus = pass.answers[instead] == nil ? instead : nil
            }
            if let reason, let instead = item.lead.instead, pass.answers[instead] == nil {
                store([.init(slot: instead, value: .text(reason))], isCorrection: false)
            } else {
                say(.progress, speech(.notGivenNoted))
            }
            return
        }
        let rule = form.rules.first { rule in
            guard case .needed(let condition, id, _) = rule.body else { return false }
            return condition?.holds(in: view) ?? true
        }
        if let rule { flag(rule, id) } else { say(.clarify, speech(.cannotBeNone)) }
    }

    // MARK: Words

    /// What was stored, as in "Quality of recording: Good".
    func description(_ slot: FieldID, _ value: Value) -> String {
        guard let item = form.item(slot) else { return value.inWords }
        let title = item.title
        switch value {
        case .grade(let grade): return "\(title): \(framework.label(of: grade))."
        case .score(let score):
            let grade = Grade(score: score).map { " (\(framework.label(of: $0)))" } ?? ""
            return "\(title): \(score)\(grade)."
        case .text where slot.text.hasSuffix(".reason"): return speech(.reasonKept)
        case .text:
            return item.judgementSlot != nil || slot != item.lead.id
                ? speech(.commentKept) : "\(title)."
        case .choice(let choice):
            if form.field(slot)?.type == .notification {
                return "\(title): \(choice == .yes ? "done" : "still to do")."
            }
            return "\(title) \(choice.name)."
        case .date(let day): return "\(title): \(day.inWords)."
        case .rows: return value.inWords
        }
    }
}

/// Whether a reason for NA is one of those that the rule accepts.
enum Qualifying {
    static func isMet(_ reason: String, by accepted: [String]) -> Bool {
        let words = Words(reason)
        for phrase in accepted {
            if phrase.hasPrefix("age below "), let limit = Int(phrase.dropFirst(10)) {
                if let age = age(words), age < limit { return true }
            } else if holds(Words(phrase).spoken, in: words.spoken) {
                return true
            }
        }
        return false
    }

    /// Whether the words of a phrase stand in this order with nothing but words that list more of the same
    /// between: "profound learning and physical disability" holds "profound disability".
    private static func holds(_ phrase: [String], in spoken: [String]) -> Bool {
        let between: Set<String> = [
            "and", "or", "learning", "physical", "multiple", "sensory", "cognitive",
            "developmental",
            "complex", "mental", "intellectual",
        ]
        return spoken.indices.contains { start in
            var rest = phrase[...]
            for word in spoken[start...] {
                guard let wanted = rest.first else { break }
                if word == wanted {
                    rest = rest.dropFirst()
                } else if rest.count == phrase.count || !between.contains(word) {
                    break
                }
            }
            return rest.isEmpty && !phrase.isEmpty
        }
    }

    /// An age in whole years: "she's 3", "aged two", "18 months", "4yrs", "3 year old".
    static func age(_ words: Words) -> Int? {
        let spoken = words.spoken
        for (index, word) in spoken.enumerated() {
            guard let number = Int(word) ?? Words.numberWords.firstIndex(of: word) else { continue }
            let next = index + 1 < spoken.count ? spoken[index + 1] : ""
            let before = index > 0 ? spoken[index - 1] : ""
            if ["month", "months", "mths", "mo", "week", "weeks", "wks", "days", "day"].contains(
                next
            ) {
                if ["month", "months", "mths", "mo"].contains(next) { return number / 12 }
                return 0
            }
            if ["years", "year", "yrs", "yr", "yo", "y"].contains(next) { return number }
            if [
                "aged", "age", "is", "hes", "shes", "only", "just", "was", "s", "turned", "theyre",
                "child", "under", "about", "nearly", "both", "at", "being",
            ].contains(before) || spoken.count <= 3 {
                return number
            }
        }
        return nil
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
