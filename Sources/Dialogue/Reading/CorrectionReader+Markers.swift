import Audits

/// What marks a message as a change of something answered before.
extension CorrectionReader {
    enum Strength {
        /// Says by itself that something changes: "I meant", "should be", "change ... to".
        case strong
        /// May just as well begin an answer: "actually", "sorry", "no".
        case weak
    }

    func strength() -> Strength? {
        let spoken = words.spoken
        guard spoken.count <= 60 else { return nil }
        let asked = behindTopic(spoken)
        let head = asked.prefix(8)
        for phrase in Self.strong where words.contains(phrase) {
            // Deep inside a long comment these are part of the story.
            guard let first = phrase.split(separator: " ").first.map(String.init),
                let at = spoken.firstIndex(of: first), at <= 8
            else { continue }
            if phrase.hasPrefix("sh") || Self.telling.contains(phrase), reference() == nil,
                !spoken.contains("wrong"),
                !startsLike(
                    [
                        "it", "that", "this", "sorry", "oh", "oops", "no", "wait", "actually",
                        "should", "the", "my", "last", "hang",
                    ],
                    spoken
                )
            {
                continue
            }
            return .strong
        }
        if reconsiders, namesValue, reference() != nil { return .strong }
        // "having slept on it I do agree with her": the line answered last, told anew.
        if reconsiders || words.contains("after all"), let line = lastItem, line.choiceSlot != nil,
            speaksOf(line.lead, spoken),
            ["i do", "i dont", "i agree", "i disagree"].contains(where: words.contains)
        {
            return .strong
        }
        if reference() != nil, spoken.prefix(5).contains("change") { return .strong }
        if spoken.first == "meant" || words.contains("i said") && spoken.count <= 6 {
            return .strong
        }
        if let verb = head.firstIndex(where: Self.changeVerbs.contains),
            head[..<verb].allSatisfy({ Wording.polite.contains($0) || $0 == "back" }),
            changes(asked, verb)
        {
            return .strong
        }
        if isJudgement, words.clauses.contains(where: { Self.owns(words.plain($0)) }) {
            return .strong
        }
        if reference() != nil,
            [
                "isnt a", "isnt an", "wasnt a", "make it", "make that", "put that down as",
                "put it down as", "change it to",
                "change that to", "call it", "put that as",
            ].contains(where: words.contains)
        {
            return .strong
        }
        // "Can q9 go up to good please"
        if reference() != nil, namesValue, spoken.count <= 12,
            ["go up to", "go down to", "come up to", "come down to", "be changed to"]
                .contains(where: words.contains)
        {
            return .strong
        }
        guard let first = spoken.first, Self.weak.contains(first) else { return nil }
        // "No complaints" tells of something; "no, sorry" takes something back.
        if ["no", "nope", "oh", "ah"].contains(first),
            let index = words.tokens.firstIndex(where: \.isSpoken), index + 1 < words.tokens.count
        {
            let next = words.tokens[index + 1]
            let goesOn =
                next.isMark || Self.weak.contains(next.plain)
                || [
                    "i", "it", "its", "that", "thats", "should", "make", "change", "requires",
                    "good", "ri", "inadequate", "outstanding",
                ].contains(next.plain)
            if !goesOn { return nil }
        }
        return .weak
    }

    /// Whether it tells of a second thought: "having slept on it", "in hindsight", "looking at it again".
    var reconsiders: Bool {
        // "thinking about q4 again", "going back to planning"
        let said = words.spoken.drop(while: Wording.polite.contains).prefix(7)
        return ["thinking", "looking", "coming"].contains(said.first ?? "")
            && said.contains { ["again", "back"].contains($0) }
            || Self.secondThoughts.contains(where: words.contains)
    }

    private static let secondThoughts = [
        "on reflection", "on second thoughts", "on second thought", "having second thoughts",
        "thinking about it", "thought about it", "thought again", "thinking again", "thinking back",
        "come to think of it", "looking back", "looking at it again", "looked at it again",
        "looked again", "in hindsight", "with hindsight", "hindsight", "on balance", "slept on it",
        "read it again", "reread it", "talked it over", "talked it through", "changed my mind",
        "thinking on", "on a second look",
    ]

    /// "make it good", "change q2 to RI", "put that down as a 6": something named, then a value.
    private func changes(_ spoken: [String], _ verb: Int) -> Bool {
        let rest = spoken[(verb + 1)...]
        guard let object = rest.first else { return false }
        if spoken[verb] == "take", !rest.contains("down"), !rest.contains("up") { return false }
        if ["to", "as", "down", "up"].contains(object), spoken.count < words.spoken.count {
            return namesValue
        }
        if ["it", "that", "this", "mine", "q", "question", "my", "the", "last", "grade", "score"]
            .contains(
                object
            ) || object.hasPrefix("q") && Int(object.dropFirst()) != nil
        {
            // "Make it smart and it would be good" asks for no other grade.
            if ["it", "that", "this"].contains(object), !rest.prefix(5).contains(where: isValue) {
                return false
            }
            let isMake = ["make", "put", "set", "mark"].contains(spoken[verb])
            return isMake || rest.contains("to") || rest.contains("as")
        }
        let named = rest.drop { ["the", "my", "up", "down"].contains($0) }
        return context.names.name(at: named, near: context.item?.id) != nil
            && (rest.contains("to") || rest.contains("as")
                || ["make", "set", "put", "mark"].contains(spoken[verb]))
    }

    /// What is asked of a row's date or owner.
    static let moveVerbs: Set<String> = [
        "bring", "push", "extend", "delay", "reassign", "assign",
    ]

    static let changeVerbs: Set<String> = [
        "change", "make", "switch", "amend", "correct", "set", "update", "put", "alter", "drop",
        "raise",
        "lower", "bump", "knock", "mark", "downgrade", "upgrade", "move", "take", "flip",
    ]

    /// A word that may be a grade, a number or a choice.
    func isValue(_ word: String) -> Bool {
        Int(word) != nil || Words.numberWords.contains(word)
            || ["yes", "no", "na", "requires", "requiring"].contains(word)
            || Words(word).grade(at: 0) != nil
    }

    private func startsLike(_ words: Set<String>, _ spoken: [String]) -> Bool {
        spoken.first.map(words.contains) ?? false
    }

    private static let strong = [
        "i meant", "i mean", "meant to be", "supposed to be", "meant to say", "meant to put",
        "should be", "shud be", "shld be", "shoud be",
        "should have been",
        "shouldve been", "ought to be", "ought to have been", "wants to be", "wants changing",
        "needs to be", "stand by", "put it back", "tell a lie", "should of been",
        "slip of the finger", "finger slipped",
        "wrong button", "fat fingers", "have to correct", "i misread", "i misheard", "apologies",
        "should say", "should read",
        "correction", "my mistake", "my bad", "typo",
        "i made a mistake", "ive changed my mind", "changed my mind", "on reflection", "scrap that",
        "scratch that", "strike that",
        "ignore that", "it should say", "needs to be changed to", "i got that wrong",
        "that was wrong", "thats wrong", "grade was wrong", "score was wrong", "last one was wrong",
        "put the wrong", "the wrong grade", "the wrong score",
        "wrong grade", "wrong score", "the wrong answer", "hit the wrong", "pressed the wrong",
    ]
    static let weak: Set<String> = [
        "actually", "sorry", "sory", "sry", "soz", "oops", "whoops", "no", "wait", "hang", "oh",
        "nope", "ah",
    ]

    /// "q5 I want to drop to RI": what is said behind the item that is named first.
    private func behindTopic(_ spoken: [String]) -> [String] {
        let lead = spoken.prefix { ["the", "for", "on", "my", "and", "ok", "oh"].contains($0) }
            .count
        guard
            let (_, length) = context.names.nearName(at: spoken[lead...], near: context.item?.id),
            let next = spoken.dropFirst(lead + length).first,
            Wording.polite.contains(next) || Self.changeVerbs.contains(next)
        else { return spoken }
        return Array(spoken.dropFirst(lead + length))
    }

    /// "I've been too generous", "last one was a bit harsh": a clause that owns up to a judgement that
    /// was too high or too low.
    static func owns(_ clause: [String]) -> Bool {
        guard clause.count <= 9, let last = clause.lastIndex(where: measures.contains), last > 0,
            ["too", "bit", "over", "overly", "being", "been", "so"].contains(clause[last - 1])
        else { return false }
        return clause.contains {
            ["i", "ive", "im", "one", "grade", "score", "mark", "judgement"].contains($0)
                || $0 == "that" && clause.contains("was")
        }
            && clause[(last + 1)...].allSatisfy {
                Wording.polite.contains($0) || ["there", "on", "one", "last"].contains($0)
            }
    }

    /// Whether words only say that an answer changes, and how the old one came about: "there not RI",
    /// "fat fingers soz", "I've been too generous".
    static func isOnlyAboutChanging(_ words: Words) -> Bool {
        words.clauses.allSatisfy { clause in
            let said = words.plain(clause)
            return owns(said) || leavesTheRest(said)
                || said.allSatisfy {
                    Wording.polite.contains($0) || changing.contains($0) || Int($0) != nil
                        || Words.numberWords.contains($0)
                }
        }
    }

    /// Markers that may tell of the case just as well: "the review was meant to be monthly".
    private static let telling: Set<String> = ["meant to be", "supposed to be"]

    /// "for q8", "on basic info please": words that only name the item that is changed.
    func onlyNames(_ words: Words) -> Bool {
        let spoken = words.spoken.drop {
            ["for", "on", "in", "at", "the", "that", "is"].contains($0)
        }
        guard let length = context.names.name(at: spoken, near: context.item?.id)?.length else {
            return false
        }
        return spoken.dropFirst(length).allSatisfy {
            Wording.polite.contains($0)
                || ["reflection", "second", "thoughts", "hindsight", "balance", "in"].contains($0)
        }
    }

    /// "and leave the comment exactly as it is": the rest is to stay.
    private static func leavesTheRest(_ clause: [String]) -> Bool {
        clause.count <= 10 && clause.prefix(3).contains { ["leave", "keep"].contains($0) }
            && clause.contains { ["comment", "words", "wording", "text", "rest"].contains($0) }
    }

    private static let measures: Set<String> = [
        "generous", "harsh", "kind", "mean", "soft", "lenient", "tough", "hard", "strict", "high",
        "low", "charitable", "severe", "nice", "easy", "optimistic", "pessimistic", "critical",
    ]
    private static let changing: Set<String> = [
        "not", "good", "inadequate", "outstanding", "ri", "instead", "meant", "said", "last",
        "one", "put", "wrong", "mistake", "requires", "improvement", "of", "by", "q", "question",
        "back", "after", "all", "there", "here", "rather", "than", "was", "same", "fat", "fingers",
        "finger", "slipped", "soz", "typo", "button", "hit", "pressed", "key", "keyboard",
        "accident", "misread", "silly", "too", "quick", "quickly", "fast", "rushed", "early",
        "jumped", "gun", "read", "typed", "misclick", "clicked", "correction",
    ]
}
