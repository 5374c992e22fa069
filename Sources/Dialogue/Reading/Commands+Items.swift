import Audits

/// Commands that name an item: going to it, changing it, emptying it.
extension Commands {
    static let goToPhrases = [
        "go back to", "back to", "go to", "goto", "jump to", "take me to", "take me back to",
        "return to", "skip to", "move to", "do", "can we do", "lets do", "show me", "look at",
        "go over", "revisit", "move on to", "jump back to", "scroll to", "open", "see",
        "come back to",
    ].map { $0.split(separator: " ").map(String.init) }

    static func readGoTo(_ words: Words, _ names: ItemNames, _ near: FieldID?) -> FieldID? {
        let tokens = words.tokens.filter { $0.isSpoken || $0.plain == "." }.map(\.plain)
        var start = 0
        while start < tokens.count, lead.contains(tokens[start]),
            !goToPhrases.contains(where: { tokens[start...].starts(with: $0) })
        { start += 1 }
        for phrase in goToPhrases.sorted(by: { $0.count > $1.count })
        where tokens[start...].starts(with: phrase) {
            let rest = trim(tokens[(start + phrase.count)...])
            let whole = Array(tokens[(start + phrase.count)...])
            if let item = names.item(named: rest, near: near)
                ?? names.item(named: whole, near: near)
                ?? (phrase.contains("to") ? names.first(named: rest) : nil)
            {
                return item
            }
        }
        // "before I do care planning go back to question two"
        for phrase in [
            ["go", "back", "to"], ["take", "me", "back", "to"], ["take", "me", "to"], ["go", "to"],
        ] {
            guard
                let at = tokens.indices.first(where: {
                    $0 > 0 && tokens[$0...].starts(with: phrase)
                }), at <= 8,
                tokens[..<at].contains(where: {
                    ["i", "me", "can", "could", "lets", "pray", "kindly", "please"].contains($0)
                })
            else { continue }
            let named = trim(tokens[(at + phrase.count)...])
            if let item = names.item(named: named, near: near) { return item }
        }
        // "q3" or "question 3 please" alone.
        let rest = trim(tokens[start...])
        return names.numbered(rest)
    }

    /// "go to" and a few words that name no item of this form.
    static func isGoingNowhere(_ spoken: [String]) -> Bool {
        let rest = spoken.drop { lead.contains($0) && $0 != "go" }
        return [
            "go to", "go back to", "take me to", "take me back to", "jump to", "skip to", "goto",
        ]
        .contains { phrase in
            let words = phrase.split(separator: " ").map(String.init)
            return rest.starts(with: words) && rest.count <= words.count + 5
        }
    }

    static let lead: Set<String> = [
        "can", "could", "we", "i", "you", "please", "ok", "okay", "lets", "let", "me", "us", "just",
        "id", "like", "to", "want", "need", "would", "sorry", "actually", "wait", "oh", "no",
        "right",
        "hang", "on", "now", "then", "well", "um", "ill", "hi", "so", "and", "yes",
    ]

    static let tail: Set<String> = [
        "please", "pls", "again", "now", "then", "first", "thanks", "quickly", "for", "a", "second",
        "sec", "minute", "me", "moment", ".", "section", "question", "bit", "one", "item", "if",
        "can", "you", "would", "could", "may",
    ]

    static func trim(_ words: ArraySlice<String>) -> [String] {
        var rest = words
        while let last = rest.last, tail.contains(last), rest.count > 1 { rest.removeLast() }
        while let first = rest.first, ["the", "that", "my", "."].contains(first), rest.count > 1 {
            rest.removeFirst()
        }
        return Array(rest)
    }

    /// "I want to change q2", "change my last answer", "edit the owner" stay without a new value.
    static func readChange(_ words: Words, _ names: ItemNames, _ near: FieldID?)
        -> FieldID??
    {
        let tokens = words.spoken
        if let item = readNeedsChanging(tokens, names, near) { return .some(item) }
        guard
            let verb = tokens.firstIndex(where: {
                ["change", "correct", "edit", "amend", "redo", "alter", "fix", "update", "reopen"]
                    .contains($0)
            }), tokens[..<verb].allSatisfy({ lead.contains($0) || Wording.polite.contains($0) })
        else { return nil }
        let rest = trim(tokens[(verb + 1)...])
        // "redo" alone does again what was undone.
        if rest.isEmpty, tokens[verb] == "redo" { return nil }
        if rest.isEmpty || (rest.count <= 5 && rest.allSatisfy(lastWords.contains)) {
            return .some(nil)
        }
        var name = rest
        for prefix in [
            ["answer", "to"], ["grade", "for"], ["comment", "for"], ["score", "for"],
            ["answer", "for"], ["my", "answer", "to"], ["the", "grade", "for"], ["comment", "on"],
            ["grade", "on"], ["my", "answer", "for"], ["my", "grade", "for"],
            ["my", "comment", "on"], ["the", "answer", "to"],
        ]
        where rest.starts(with: prefix) {
            name = trim(rest[prefix.count...])
        }
        return names.item(named: name, near: near).map { .some($0) }
    }

    /// "q3 needs changing", "the synopsis is wrong".
    static func readNeedsChanging(_ spoken: [String], _ names: ItemNames, _ near: FieldID?)
        -> FieldID?
    {
        let rest = Array(spoken.drop { lead.contains($0) || ["the", "my"].contains($0) })
        for tail in [
            ["needs", "changing"], ["needs", "correcting"], ["needs", "to", "change"],
            ["is", "wrong"],
            ["needs", "amending"], ["needs", "to", "be", "changed"], ["was", "wrong"],
        ]
        where rest.count > tail.count && rest.count <= tail.count + 4
            && rest.suffix(tail.count) == tail[...]
        {
            return names.item(named: Array(rest.dropLast(tail.count)), near: near)
        }
        return nil
    }

    /// "clear my grade for q2", "wipe the planning answer".
    static func readClear(_ words: Words, _ names: ItemNames, _ near: FieldID?) -> FieldID? {
        let tokens = words.spoken
        guard
            let verb = tokens.firstIndex(where: {
                ["clear", "remove", "delete", "wipe", "blank", "erase", "empty"].contains($0)
            }),
            tokens[..<verb].allSatisfy({ lead.contains($0) })
        else { return nil }
        let rest = tokens[(verb + 1)...].filter {
            ![
                "my", "the", "grade", "answer", "comment", "score", "for", "on", "from", "of", "to",
                "please", "out", "answers",
            ].contains($0)
        }
        return names.item(named: Array(rest), near: near)
    }

    static let lastWords: Set<String> = [
        "my", "the", "last", "answer", "previous", "one", "that", "it", "grade", "what", "i",
        "said",
        "put", "comment", "score", "an", "something", "a",
    ]
}
