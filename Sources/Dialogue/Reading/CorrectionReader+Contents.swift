import Audits

/// Corrections that name what was wrong by its content: "the date was wrong, it was the 19th", "the
/// last two should both be no", "change the comment on q4 to: ...".
extension CorrectionReader {
    func contents() -> Found? {
        dateContrast() ?? dateByContent() ?? dateThenReason() ?? newText() ?? substitution()
            ?? spelling()
    }

    // MARK: Dates

    /// A date given anew, when every other word only says so or names the date that is meant.
    private func dateByContent() -> Found? {
        let spoken = words.spoken
        guard spoken.count <= 24, context.openField.map({ $0.type != .table }) ?? true,
            spoken.contains(where: { Self.marking.contains($0) || Self.moving.contains($0) })
                || words.contains("date i gave") || words.contains("date i put")
        else { return nil }
        let known = context.view.route.filter {
            $0.lead.type == .date && context.view.value(of: $0.lead.id) != nil
        }
        guard !known.isEmpty else { return nil }
        let mentions = words.dates(today: context.today, loneDurations: true)
        let isDate = { (index: Int) in mentions.contains { $0.tokens.contains(index) } }
        let others = words.tokens.indices.filter { words.tokens[$0].isSpoken && !isDate($0) }
            .map { words.said(at: $0) }
        var naming = others.filter { word in
            ![Self.marking, Self.aroundDates, Self.moving].contains { $0.contains(word) }
        }
        // "It's been moved to the 3rd" may be said of anything; "the meeting's been moved" is not.
        if naming.isEmpty, !spoken.contains(where: Self.marking.contains) { return nil }
        // Where no story is asked for, "the date" and a day are plain enough.
        let isStory = context.openField.map { $0.type == .text && !$0.isBrief } ?? true
        if !isStory, others.contains("date") || words.contains("todays date"), naming.count <= 4 {
            naming = []
        }
        guard
            let item = dateMeant(
                known,
                naming,
                saysDate: others.contains("date") || words.contains("todays date")
            )
        else {
            return nil
        }
        guard
            case .day(let day)? = words.dateAnswer(
                today: context.today,
                prefer: item.lead.isPast ? .past : .future
            )?.what, context.view.value(of: item.lead.id) != .date(day)
        else { return nil }
        // At an open date the message answers that, unless another is named.
        if context.openField?.type == .date, naming.isEmpty, context.item?.id != item.id,
            !others.contains("wrong")
        {
            return nil
        }
        return Found(
            assignments: [.init(slot: item.lead.id, value: .date(day))],
            why: "it changes \(item.id) to \(day.iso), which was answered before"
        )
    }

    /// "it was the 18th I rang her, not the 17th": the day that an answer holds taken back, and another.
    private func dateContrast() -> Found? {
        guard words.spoken.count <= 20, context.openField?.type != .table else { return nil }
        for item in context.view.route.reversed() where item.lead.type == .date {
            guard let held = context.view.value(of: item.lead.id) else { continue }
            let mentions = words.dates(
                today: context.today,
                prefer: item.lead.isPast ? .past : .future,
                loneDurations: true
            )
            let taken = mentions.filter { words.isTakenBack($0.tokens) }
            let given = mentions.filter { !words.isTakenBack($0.tokens) }
            guard taken.count == 1, given.count == 1, taken.first?.day.map(Value.date) == held,
                let day = given.first?.day
            else { continue }
            return Found(
                assignments: [.init(slot: item.lead.id, value: .date(day))],
                why: "it takes the day back that \(item.id) holds, for \(day.iso)"
            )
        }
        return nil
    }

    /// "the audit date should be monday by the way we only finished off today": the reason behind the date
    /// may be anything where the date is plainly named and set.
    private func dateThenReason() -> Found? {
        let mentions = words.dates(today: context.today, loneDurations: true)
        guard let end = mentions.first?.tokens.upperBound, end < words.tokens.count else {
            return nil
        }
        let head = Words(words.typed(0..<end))
        guard head.spoken.contains("date"), head.spoken.contains("be"),
            ["should", "needs", "ought", "wants"].contains(where: head.spoken.contains)
        else { return nil }
        return CorrectionReader(words: head, context: context).dateByContent()
    }

    /// The answered date that the words name; the last one stored when they only say "date".
    private func dateMeant(_ known: [Item], _ naming: [String], saysDate: Bool) -> Item? {
        if naming.isEmpty {
            let stored = context.conversation.lastStored.last
            if let last = known.first(where: { $0.lead.id == stored }) { return last }
            return saysDate ? known.last : nil
        }
        let named = known.filter { item in
            let own = Set(
                ([item.title] + item.fields.flatMap(\.names)).flatMap { Words($0).spoken }
            )
            return naming.allSatisfy { word in
                own.contains(word)
                    || own.contains { Edits.near($0, word, within: word.count > 5 ? 1 : 0) }
            }
        }
        return named.count == 1 ? named[0] : nil
    }

    private static let marking: Set<String> = [
        "wrong", "actually", "sorry", "meant", "mean", "should", "correction", "mistake", "oops",
        "wasnt", "isnt", "not", "no", "change", "correct", "reinstate", "reflection", "misread",
        "misheard", "shouldve", "typo", "wait",
        "right", "incorrect",
    ]
    /// Verbs that tell of another day for something that has one.
    private static let moving: Set<String> = [
        "moved", "changed", "pushed", "put", "brought", "rescheduled", "rearranged", "postponed",
        "delayed", "shifted", "ended",
    ]
    private static let aroundDates: Set<String> = [
        "by", "way", "btw", "back", "forward", "hes", "shes", "weve", "theyve", "has", "will",
        "so", "please", "pls", "we", "us", "they", "again", "only", "can", "you",
        "would", "could", "make", "apologies", "soz", "scheduled", "booked", "taking", "place",
        "date", "the", "was", "is", "it", "its", "i", "be", "been", "have", "that", "to", "for",
        "from", "on", "of", "put", "gave", "said", "one", "a", "my", "and", "oh", "ah", "hang",
        "got", "really", "made", "with", "in", "say", "did", "done", "earlier", "before", "last",
        "misread", "as", "had", "happened", "rather", "than", "just", "checked", "ive", "looking",
        "at", "now",
        "ended", "up", "being", "turned", "out", "wish", "correct", "amend", "please", "reinstate",
        "original", "accurate", "upon",
        "reflection", "this", "but", "thats", "year", "day", "typed",
    ]

    // MARK: The last few lines

    /// "the last two should both be no": the yes/no lines answered last.
    func lastChoices() -> Found? {
        let spoken = words.spoken
        guard spoken.count <= 14, let at = spoken.firstIndex(of: "last"), at <= 4,
            at + 1 < spoken.count,
            let count = Int(spoken[at + 1]) ?? Words.numberWords.firstIndex(of: spoken[at + 1]),
            (2...10).contains(count),
            spoken.contains("should") || spoken.contains("are")
                || spoken.contains("change"),
            let choice = spoken.last(where: { ["yes", "no"].contains($0) }),
            spoken.count(where: { ["yes", "no"].contains($0) }) == 1
        else { return nil }
        var seen: [FieldID] = []
        for change in context.conversation.undoable.reversed().flatMap({ $0.changes.reversed() })
        where !seen.contains(change.slot) {
            if let field = context.view.form.field(change.slot), field.id == change.slot,
                [.yesNo, .yesNoNA].contains(field.type)
            {
                seen.append(change.slot)
            }
        }
        // What was answered before this conversation stands before the open item.
        let place = context.item.flatMap { context.view.form.position(of: $0.id) } ?? Int.max
        for item in context.view.route.reversed() where !seen.contains(item.lead.id) {
            if let slot = item.choiceSlot, context.view.value(of: slot) != nil,
                (context.view.form.position(of: item.id) ?? Int.max) < place
            {
                seen.append(slot)
            }
        }
        guard seen.count >= count else { return nil }
        let value = Value.choice(choice == "yes" ? .yes : .no)
        return Found(
            assignments: seen.prefix(count).reversed().map { .init(slot: $0, value: value) },
            why: "it changes the last \(count) lines to \(choice)"
        )
    }

    // MARK: Texts

    /// "for q4 change the comment to: ...", "wrong thing for feedback, it should say: ...": new words
    /// for the text of the item that is named before them.
    private func newText() -> Found? {
        // What is asked for stands at the head of the message, however long the new words are.
        let opening = String(words.text.prefix(160))
        guard
            words.spoken.prefix(16).contains(where: {
                Self.rewriting.contains($0) || $0 == "should"
            })
        else { return nil }
        for marker in Self.textMarkers {
            guard let (head, _) = opening.cut(marker), let (_, text) = words.text.cut(marker),
                !text.trimmed.isEmpty
            else { continue }
            let before = Words(head)
            guard before.spoken.count <= 16,
                before.spoken.contains(where: Self.rewriting.contains)
                    || marker.contains("should")
            else { continue }
            let item = named(before) ?? lastText(before)
            guard let item, let slot = item.textSlot, context.view.value(of: slot) != nil else {
                continue
            }
            return Found(
                assignments: [.init(slot: slot, value: .text(text.trimmed))],
                why: "it gives \(slot) new words"
            )
        }
        return nil
    }

    /// The one item that the words before the new text name.
    private func named(_ head: Words) -> Item? {
        let plain = head.spoken
        var found: [FieldID] = []
        var index = 0
        while index < plain.count {
            if let (id, length) = context.names.name(at: plain[index...], near: context.item?.id),
                !Self.textWords.contains(plain[index]) || length > 1
            {
                found.append(id)
                index += length
            } else {
                index += 1
            }
        }
        guard Set(found).count == 1 else { return nil }
        return context.view.form.item(found[0])
    }

    /// "my last comment should say ...".
    private func lastText(_ head: Words) -> Item? {
        guard head.spoken.contains(where: Self.textWords.contains) else { return nil }
        return context.conversation.lastStored.last.flatMap { context.view.form.item($0) }
    }

    private static let textMarkers = [
        " should say:", " should say ", " should read:", " should read ", " to say:", " to say ",
        " to read:", " to read ", " to: ", " to \"", " with: ", " with \"",
    ]
    private static let rewriting: Set<String> = [
        "change", "amend", "edit", "replace", "reword", "rewrite", "update", "correct", "wrong",
    ]
    private static let textWords: Set<String> = [
        "comment", "comments", "text", "wording", "note", "answer",
    ]
}
