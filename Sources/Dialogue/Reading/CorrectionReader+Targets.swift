import Audits

/// Which earlier answer a correction is about, where it is not plainly named.
extension CorrectionReader {
    /// "add to my last comment that ...", "add to what I put for recording: ...": words put after a text.
    func addition() -> Found? {
        if let more = additionByName() { return more }
        let tokens = words.tokens
        guard
            let add = tokens.firstIndex(where: {
                $0.isSpoken && ($0.plain == "add" || !Wording.polite.contains($0.plain))
            }), words.has(["add"], at: add),
            let to = tokens.indices.first(where: {
                $0 > add && $0 <= add + 3 && tokens[$0].plain == "to"
            }),
            let last = tokens.indices.first(where: {
                $0 > to && $0 <= to + 10 && ends(addition: $0)
            })
        else { return nil }
        let head = tokens[(to + 1)..<last].filter(\.isSpoken).map(\.plain)
        guard
            head.contains(where: {
                ["comment", "answer", "put", "said", "wrote", "note", "last"].contains($0)
                    || context.names.numbered([$0]) != nil
            }) || namesText(head),
            last + 1 < tokens.count
        else { return nil }
        let named = head.indices.lazy.compactMap { index in
            context.names.name(at: head[index...], near: context.item?.id).flatMap { found in
                context.view.form.item(found.id)
            }
        }.first { $0.textSlot != nil && $0.textSlot.flatMap(context.view.value) != nil }
        let stored = context.conversation.lastStored.last.flatMap { context.view.form.item($0) }
        guard let slot = (named ?? stored)?.textSlot else { return nil }
        let start = tokens[last + 1].range.lowerBound
        let text = String(words.slice(start..<words.text.utf8.count)).trimmed
        return Found(
            assignments: [.init(slot: slot, value: .text(text), appends: true)],
            why: "it adds to \(slot)"
        )
    }

    /// "one more thing on assessment: gran ...", "for the assessment comment can you add that ...": the item
    /// named first, and the words that are put after its text.
    private func additionByName() -> Found? {
        let opening = words.tokens.indices.prefix(14)
        let end =
            opening.first { words.has(["add", "that"], at: $0) }.map { $0 + 2 }
            ?? words.clauses.first.flatMap { clause in
                words.plain(clause).prefix(4).contains { ["thing", "point"].contains($0) }
                    ? clause.upperBound : nil
            }
        guard let end, end + 1 < words.tokens.count, end <= 14 else { return nil }
        let head = words.plain(0..<end)
        guard
            let start = head.firstIndex(where: { ["for", "on", "about", "to"].contains($0) }),
            head[..<start].allSatisfy({ Wording.polite.contains($0) || Self.adding.contains($0) })
        else { return nil }
        let name = head[(start + 1)...].drop { ["the", "my"].contains($0) }
        guard let (id, length) = context.names.nearName(at: name, near: context.item?.id),
            name.dropFirst(length).allSatisfy({
                Wording.polite.contains($0) || Self.adding.contains($0)
            }), let item = context.view.form.item(id), let slot = item.textSlot,
            context.view.value(of: slot) != nil
        else { return nil }
        let text = words.typed(end..<words.tokens.count).drop { ":,-\u{2013} ".contains($0) }
        return Found(
            assignments: [.init(slot: slot, value: .text(String(text).trimmed), appends: true)],
            why: "it adds to \(slot)"
        )
    }

    private static let adding: Set<String> = [
        "add", "that", "one", "more", "another", "thing", "point", "comment", "answer", "note",
        "last", "further", "final", "please",
    ]

    /// "her reflection", "the synopsis": an answered text and nothing else.
    private func namesText(_ head: [String]) -> Bool {
        let name = head.drop { ["the", "my", "her", "his", "their", "your"].contains($0) }
        guard let (id, length) = context.names.name(at: name, near: context.item?.id),
            length == name.count, let item = context.view.form.item(id)
        else { return false }
        return item.judgementSlot == nil && item.textSlot.flatMap(context.view.value) != nil
    }

    /// The "that", colon or noun that ends "add to my comment that ...".
    func ends(addition index: Int) -> Bool {
        let token = words.tokens[index]
        if [":", "-", "\u{2013}", "that", ","].contains(token.plain) { return true }
        let next = index + 1 < words.tokens.count ? words.tokens[index + 1].plain : ""
        return ["comment", "answer", "note"].contains(token.plain)
            && ![":", "-", "that", ",", "on", "for", "about", "in"].contains(next)
    }

    /// "I gave the assessment the wrong grade, it's RI": the item with the grade in that section.
    func judgedBeside(_ item: Item) -> Item? {
        guard item.judgementSlot == nil, isJudgement,
            words.contains("grade") || words.contains("score")
        else { return nil }
        let judged = context.view.route.filter {
            $0.section == item.section && $0.judgementSlot != nil
        }
        return judged.count == 1 ? judged[0] : nil
    }

    /// The item answered last.
    var lastItem: Item? {
        context.conversation.lastStored.last.flatMap { context.view.form.item($0) }
    }

    /// The item with a judgement that was judged last.
    var lastJudgement: Item? {
        let changed = context.conversation.undoable.reversed().lazy.flatMap(\.changes)
            .compactMap { context.view.form.item($0.slot) }
        if let last = changed.first(where: { $0.judgementSlot != nil }) { return last }
        // What was judged before this conversation stands before the open item.
        return context.view.route.prefix { $0.id != context.item?.id }
            .last { $0.judgementSlot.flatMap(context.view.value) != nil }
    }
}
