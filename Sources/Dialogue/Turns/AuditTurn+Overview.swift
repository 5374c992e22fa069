import Audits

/// Overviews made from the form and the answers, never written by hand.
extension AuditTurn {
    /// Everything given so far, section by section, with what is still open.
    var review: String {
        var lines: [String] = []
        let view = view
        let missing = Set(view.missing)
        for (index, section) in form.sections.enumerated() {
            let items = view.route.filter { $0.section == index }
            guard !items.isEmpty else { continue }
            lines.append("\(section.title)")
            for item in items { lines += review(of: item, missing) }
        }
        let kept = irrelevant
        if !kept.isEmpty {
            lines.append(speech(.keptButUnused))
            lines += kept.map { "- \($0)" }
        }
        return lines.joined(separator: "\n")
    }

    private func review(of item: Item, _ missing: Set<FieldID>) -> [String] {
        var lines: [String] = []
        for field in item.fields where view.isRelevant(field) {
            for slot in field.allSlots {
                guard let value = pass.answers[slot.id] else { continue }
                if case .rows(let rows) = value, !rows.isEmpty {
                    lines.append("- \(field.title):")
                    lines += rows.enumerated().map { "  \($0.offset + 1). \($0.element.inWords)" }
                } else {
                    let label =
                        slot.id == field.id || slot.id == field.slots.first
                        ? field.title
                        : "  " + (slot.id.text.split(separator: ".").last.map(String.init) ?? "")
                    lines.append("- \(label): \(words(value))")
                }
            }
            let hasAny = field.allSlots.contains { pass.answers[$0.id] != nil }
            if missing.contains(field.id) {
                lines.append("- \(field.title): \(speech(hasAny ? .partlyMissing : .missing))")
            } else if !hasAny {
                lines.append(
                    "- \(field.title): \(speech(pass.notGiven.contains(item.id) ? .noneGiven : .notAnswered))"
                )
            }
        }
        return lines
    }

    private func words(_ value: Value) -> String {
        switch value {
        case .grade(let grade): framework.label(of: grade)
        case .score(let score):
            "\(score)" + (Grade(score: score).map { " (\(framework.label(of: $0)))" } ?? "")
        default: value.inWords
        }
    }

    /// Answers kept although a later answer made them irrelevant.
    private var irrelevant: [String] {
        let view = view
        return form.fields.filter { !view.isRelevant($0) && $0.isAsked(of: pass.role) }.flatMap {
            field in
            field.allSlots.compactMap { slot in
                pass.answers[slot.id].map { "\(field.title): \(words($0))" }
            }
        }
    }

    /// How far the pass is.
    var progress: String {
        let route = view.route
        let open = view.openItems
        return speech(
            .progress,
            [
                "done": String(route.count - open.count),
                "all": String(route.count),
                "next": pendingItem.map(\.title) ?? "",
            ]
        )
    }

    var whereabouts: String {
        guard let item = pendingItem else { return progress }
        return speech(
            .whereabouts,
            [
                "item": item.title,
                "section": form.sections[item.section].title,
                "done": String(view.route.count - view.openItems.count),
                "all": String(view.route.count),
            ]
        )
    }

    var whatIsLeft: String {
        let missing = view.missing
        let optional = view.openItems.filter { item in
            !missing.contains { form.item($0)?.id == item.id } && !pass.skipped.contains(item.id)
        }
        let later = leftForLater.filter { item in
            !missing.contains { form.item($0)?.id == item.id }
        }
        if missing.isEmpty, optional.isEmpty, later.isEmpty { return speech(.nothingLeft) }
        var text =
            missing.isEmpty
            ? speech(.nothingRequiredLeft) : speech(.stillNeeded, ["items": list(missing)])
        if !optional.isEmpty {
            text +=
                "\n"
                + speech(.optionalLeft, ["items": optional.map(\.title).joined(separator: "; ")])
        }
        if !later.isEmpty {
            text +=
                "\n" + speech(.skippedList, ["items": later.map(\.title).joined(separator: "; ")])
        }
        return text
    }

    private var leftForLater: [Item] {
        var seen: Set<FieldID> = []
        return pass.skipped.filter { seen.insert($0).inserted }.compactMap { form.item($0) }
            .filter { !view.openSlots(of: $0).isEmpty }
    }

    var whatWasSkipped: String {
        let items = leftForLater
        return items.isEmpty
            ? speech(.nothingSkipped)
            : speech(.skippedList, ["items": items.map(\.title).joined(separator: "; ")])
    }

    /// Item names for ids, each once.
    func list(_ ids: [FieldID]) -> String {
        var seen: Set<FieldID> = []
        return ids.compactMap { form.item($0) }.filter { seen.insert($0.id).inserted }
            .map(\.title).joined(separator: "; ")
    }

    /// How the message before this one was read.
    var explanation: String {
        let trace = conversation.trace
        return trace.isEmpty
            ? speech(.nothingToExplain) : speech(.explained, ["why": trace.joined(separator: "; ")])
    }
}
