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

    /// "one more thing on assessment: gran ...", "put in the good practice as well that ...", "for planning
    /// add ...": an item named among words of adding, and the words that are put after its text.
    private func additionByName() -> Found? {
        guard let (item, end) = namedAmongAdding(), let slot = item.textSlot,
            context.view.value(of: slot) != nil
        else { return nil }
        let text = words.typed(end..<words.tokens.count).drop { ":,-\u{2013} ".contains($0) }
        guard Words(String(text)).spoken.count > 1 else { return nil }
        return Found(
            assignments: [.init(slot: slot, value: .text(String(text).trimmed), appends: true)],
            why: "it adds to \(slot)"
        )
    }

    /// The item, and where the words to add begin: behind "that", a colon or "add".
    private func namedAmongAdding() -> (Item, end: Int)? {
        let plain = words.tokens.map(\.plain)
        var item: Item?
        var adds = false
        let isAlso = words.spoken.prefix(2).contains("also")
        var isBehindPreposition = false
        var index = 0
        while index < min(plain.count, 18) {
            let word = plain[index]
            let before = index > 0 ? plain[index - 1] : ""
            let next = index + 1 < plain.count ? plain[index + 1] : ""
            // "put that down as inadequate" puts a judgement.
            let isObject =
                word == "that" && ["down", "as", "in", "under", "to", "at"].contains(next)
            if let item, adds, [":", "-", "\u{2013}", "that"].contains(word), !isObject {
                return (item, index + 1)
            }
            // "also for q5, dad isn't in it"
            if let item, isAlso, word == ",", plain[..<index].contains("for") {
                let rest = Words(words.typed(index + 1..<plain.count))
                return CorrectionReader(words: rest, context: context).isJudgement
                    ? nil : (item, index + 1)
            }
            if words.tokens[index].isMark {
                index += 1
            } else if item == nil,
                let (id, length) = context.names.nearName(
                    at: plain[index...],
                    near: context.item?.id
                ),
                let named = context.view.form.item(id), isPlaced(before: index)
            {
                item = named
                isBehindPreposition = ["in", "under", "to", "for", "on", "about"].contains {
                    plain[..<index].contains($0)
                }
                index += length
            } else if Self.adding.contains(word) || Wording.polite.contains(word) {
                // "I put in the plan that ...", "it said in the assessment that ..." tell what was done.
                if word != "forgot", Self.addingVerbs.contains(word),
                    ["i", "we", "it"].contains(before)
                {
                    return nil
                }
                // "The assessment could include that ..." tells of it; "assessment - add that ..." asks.
                let isHeaded = item != nil && !isBehindPreposition
                if isHeaded ? word == "add" : Self.addingVerbs.contains(word) { adds = true }
                if word == "said", before == "have", !isHeaded { adds = true }
                index += 1
            } else {
                // "could you also add under q4 the worker used puppets"
                let isAsked =
                    plain.contains("add")
                    && ["can", "could", "please", "also"].contains(words.spoken.first ?? "")
                return item.flatMap {
                    isAsked || ["add", "include"].contains(before) ? ($0, index) : nil
                }
            }
        }
        return nil
    }

    /// Whether a name at this place says where something goes: "in the ...", "for ...", or at the head.
    private func isPlaced(before index: Int) -> Bool {
        let lead = words.tokens[..<index].reversed().first {
            !["the", "my", "that", "her"].contains($0.plain)
        }
        return lead.map { ["in", "under", "to", "for", "on", "about"].contains($0.plain) } ?? true
    }

    private static let addingVerbs: Set<String> = [
        "add", "put", "pop", "stick", "include", "mention", "more", "another", "forgot",
        "further", "write", "note",
    ]
    private static let adding: Set<String> = addingVerbs.union([
        "one", "thing", "point", "comment", "answer", "last", "final", "please", "in", "under",
        "about", "as", "too", "section", "part", "should", "have", "say", "said",
        "meant",
    ])

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
