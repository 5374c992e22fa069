import Audits

/// Questions about what another pass holds: "what did the auditor score it?", "what did stage 1 give the
/// plan?".
extension AuditTurn {
    /// The answer, read from that pass; `nil` when the question is about something else, or that pass
    /// holds nothing on it.
    func earlierAnswer(to question: String) -> String? {
        let words = Words(question)
        let spoken = words.spoken
        guard spoken.count <= 16, spoken.contains(where: Self.giving.contains),
            let role = roleAsked(spoken), role != pass.role, let other = audit.passes[role],
            let otherForm = forms[role]
        else { return nil }
        let slots = slotsAsked(spoken, otherForm)
        let said = slots.compactMap { slot -> String? in
            guard let value = other.answers[slot], let item = otherForm.item(slot) else {
                return nil
            }
            return "\(item.title): \(shown(value))."
        }
        guard !said.isEmpty else { return nil }
        return speech(
            .earlierSaid,
            ["role": speechName(role), "what": said.joined(separator: " ")]
        )
    }

    private func roleAsked(_ spoken: [String]) -> Role? {
        if let at = spoken.firstIndex(of: "stage"), at + 1 < spoken.count,
            ["1", "one"].contains(spoken[at + 1])
        {
            return framework.passes.first?.role
        }
        guard let role = FollowReader.role(in: spoken) else { return nil }
        // On a framework without a self-assessment the worker holds no pass.
        return audit.passes[role] == nil ? nil : role
    }

    /// The slots of the items named; of the open item where both passes are on one form; else every
    /// judgement of that pass.
    private func slotsAsked(_ spoken: [String], _ otherForm: Form) -> [FieldID] {
        let names = situation.names[otherForm.id] ?? ItemNames(otherForm)
        var named: [Item] = []
        for index in spoken.indices where FollowReader.role(in: [spoken[index]]) == nil {
            if let (id, _) = names.name(at: spoken[index...]), let item = otherForm.item(id) {
                named.append(item)
            }
        }
        let judged = otherForm.items.filter { $0.judgementSlot != nil }
        let wantsJudgement = spoken.contains {
            ["score", "scored", "grade", "graded", "give", "gave"].contains($0)
        }
        if wantsJudgement {
            // "the plan" may name a line of a section whose grade is meant.
            let sections = Set(named.map(\.section))
            let meant = judged.filter { item in
                named.contains { $0.id == item.id }
                    || sections.contains(item.section) && otherForm.scale == .grades
            }
            if !meant.isEmpty { return meant.compactMap(\.judgementSlot) }
        }
        if let item = named.first { return item.slots }
        if otherForm.id == form.id, let item = pendingItem { return item.slots }
        if let slot = pendingItem?.judgementSlot, let compare = form.field(slot)?.compare {
            return [compare.id]
        }
        return judged.compactMap(\.judgementSlot)
    }

    private static let giving: Set<String> = [
        "give", "gave", "given", "score", "scored", "grade", "graded", "put", "say", "said",
        "write",
        "wrote", "think", "thought", "mark", "marked", "get", "got",
    ]
}
