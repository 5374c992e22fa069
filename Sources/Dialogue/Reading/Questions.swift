/// Tells a question to the assistant from a comment that merely looks like one.
enum Questions {
    /// The part of a message that asks, and whether anything was said before it.
    struct Reading: Hashable, Sendable {
        /// The tokens that ask.
        let tokens: Range<Int>
        let hasStatementBefore: Bool
    }

    /// The question that a message asks, if it asks one.
    ///
    /// With `isFreeText` the open item would take the message as a person's own words, so that only a
    /// question to the assistant may be taken for one.
    static func read(_ words: Words, isFreeText: Bool) -> Reading? {
        let sentences = words.sentences
        guard let last = sentences.last, !proposes(words), !judgesLast(words) else { return nil }
        let before = sentences.dropLast()
        if sentences.count == 1 || before.allSatisfy({ isOpener(words, $0.range) }) {
            if sentences.count == 1, !startsAsking(words, last.range),
                let part = split(words, last, isFreeText: isFreeText)
            {
                return part
            }
            let whole = 0..<words.tokens.count
            guard asks(words, last.range, isAsked: last.isAsked, isFreeText: isFreeText) else {
                return split(words, last, isFreeText: isFreeText)
            }
            return Reading(tokens: whole, hasStatementBefore: false)
        }
        // "How long do you want this? The family have been known since 2009": asked, then background.
        if let first = sentences.first, first.isAsked, addressesUs(words, first.range),
            !isReported(words, first.range), !startsQuoted(words)
        {
            return Reading(tokens: 0..<words.tokens.count, hasStatementBefore: false)
        }
        // "Good, and do I need a note? Visits were weekly": judged, asked, and the comment behind.
        if let first = sentences.first, first.isAsked,
            let part = split(words, first, isFreeText: isFreeText),
            judgesFirst(words, part.tokens.lowerBound)
        {
            return part
        }
        // A message that is questions throughout, or ends with one after something else.
        if let first = sentences.first,
            asks(words, first.range, isAsked: first.isAsked, isFreeText: isFreeText),
            !isFreeText || addresses(words, first.range),
            sentences.dropFirst().allSatisfy({
                $0.isAsked || words.tokens[$0.range].filter(\.isSpoken).count <= 6
            })
        {
            return Reading(tokens: 0..<words.tokens.count, hasStatementBefore: false)
        }
        let isOurs =
            addresses(words, last.range)
            || !isFreeText && startsAsking(words, asking(words, last.range))
        guard last.isAsked, isOurs else { return nil }
        return Reading(tokens: last.range, hasStatementBefore: true)
    }

    /// "Shall we say 14/12/26", "can we put Beth": an answer put as a proposal.
    private static func proposes(_ words: Words) -> Bool {
        let said = words.spoken.drop(while: openers.contains).prefix(3)
        guard said.count == 3, let first = said.first, let last = said.last else { return false }
        return ["shall", "can", "could", "should"].contains(first)
            && ["i", "we"].contains(said.dropFirst().first ?? "")
            && ["say", "put", "make", "go"].contains(last) && words.spoken.count <= 12
            && !words.spoken.contains {
                ["na", "it", "that", "this"].contains($0) && words.spoken.count > 6
            }
    }

    /// Whether a judgement and nothing else was said before, as in "good, and does mum need a copy".
    private static func judgesFirst(_ words: Words, _ end: Int) -> Bool {
        let before = Words(String(words.slice(0..<words.tokens[end].range.lowerBound)))
        let judged = JudgementReader(before, grades: true, scores: true).judgements()
        return !judged.isEmpty && Remainder(before).without(judged.map(\.tokens)) == nil
    }

    /// Whether something is told in the form of a question without its mark, and then judged.
    ///
    /// "did three islands with the twins. gonna say good".
    private static func judgesLast(_ words: Words) -> Bool {
        guard words.clauses.count > 1, let last = words.clauses.last,
            ["did", "had", "was", "were", "has", "is"].contains(words.spoken.first ?? ""),
            !words.tokens.contains(where: { $0.plain == "?" })
        else { return false }
        return JudgementReader(words, grades: true, scores: true).judgements(in: last).contains {
            $0.tokens.upperBound == last.upperBound
        }
    }

    /// A question in single quotation marks is somebody else's.
    private static func startsQuoted(_ words: Words) -> Bool {
        words.text.trimmed.first.map { ["'", "\u{2018}", "\"", "\u{201C}"].contains($0) } ?? false
    }

    /// Whether it asks the assistant itself: "do you want", "can you".
    private static func addressesUs(_ words: Words, _ range: Range<Int>) -> Bool {
        let spoken = words.plain(range)
        return zip(spoken, spoken.dropFirst()).contains { one, two in
            ["do", "can", "could", "will", "would", "did", "are"].contains(one)
                && ["you", "u"].contains(two)
        }
    }

    /// The range without the words that open it.
    private static func asking(_ words: Words, _ range: Range<Int>) -> Range<Int> {
        let start = range.first {
            !openers.contains(words.tokens[$0].plain) && !words.tokens[$0].isMark
        }
        return (start ?? range.lowerBound)..<range.upperBound
    }

    /// A clause after a comma or dash that asks, as in "Good, and do I need a note for Good?".
    private static func split(
        _ words: Words,
        _ sentence: (range: Range<Int>, isAsked: Bool),
        isFreeText: Bool
    ) -> Reading? {
        guard sentence.isAsked else { return nil }
        let clauses = words.clauses.filter { sentence.range.contains($0.lowerBound) }
        for clause in clauses.dropFirst() {
            var start = clause.lowerBound
            while start < clause.upperBound, openers.contains(words.tokens[start].plain) {
                start += 1
            }
            let asking = start..<sentence.range.upperBound
            let isOurs =
                addresses(words, asking) || !isFreeText && judgesFirst(words, clause.lowerBound)
            if !asking.isEmpty, startsAsking(words, asking), isOurs {
                return Reading(
                    tokens: clause.lowerBound..<sentence.range.upperBound,
                    hasStatementBefore: true
                )
            }
        }
        return nil
    }

    private static func asks(_ words: Words, _ range: Range<Int>, isAsked: Bool, isFreeText: Bool)
        -> Bool
    {
        var start = range.lowerBound
        while start < range.upperBound,
            openers.contains(words.tokens[start].plain) || words.tokens[start].isMark
        { start += 1 }
        let part = start..<range.upperBound
        guard !part.isEmpty, !words.tokens[start].isQuoted else { return false }
        if isFreeText, startsQuoted(words) { return false }
        if asksForMe(words, range) { return true }
        if isReported(words, part) { return false }
        if requests(words, part) { return true }
        let starts = startsAsking(words, part)
        if isAsked {
            if !isFreeText { return true }
            // At a free text: a question of ours, not one about the case.
            return starts
                ? addresses(words, part) || !isAboutTheCase(words, part) : addresses(words, part)
        }
        guard starts else { return false }
        let length = words.tokens[part].filter(\.isSpoken).count
        if isFreeText, length <= 7, !isAboutTheCase(words, part), !isStatement(words, part) {
            return true
        }
        if isFreeText { return length <= 14 && addresses(words, part) && !isStatement(words, part) }
        return !isStatement(words, part)
    }

    /// A clause that asks on the person's own behalf, with or without its mark: "do I have to meet her".
    private static func asksForMe(_ words: Words, _ range: Range<Int>) -> Bool {
        let spoken = words.plain(range)
        guard spoken.count <= 25, !words.tokens[range].contains(where: \.isQuoted) else {
            return false
        }
        return words.clauses.contains { clause in
            guard range.contains(clause.lowerBound) else { return false }
            let said = words.plain(clause).drop(
                while: openers.contains
            )
            guard let first = said.first, let next = said.dropFirst().first else { return false }
            let inside = zip(said, said.dropFirst()).contains { one, two in
                ["am", "do", "should", "did", "must"].contains(one) && ["i", "we"].contains(two)
            }
            let asks: Set<String> = [
                "hw", "wot", "which", "what", "who", "where", "when", "how", "why",
            ]
            if inside, said.contains(where: asks.contains) { return true }
            if first == "is", next == "there", let third = said.dropFirst(2).first,
                ["anything", "any", "guidance", "something", "somewhere"].contains(third)
            {
                return true
            }
            // "if visits are late is that RI": a condition, and then what is asked.
            if first == "if", said.count <= 16,
                zip(said.dropFirst(3), said.dropFirst(4)).contains(where: { one, two in
                    ["is", "would", "does", "do", "should", "can"].contains(one)
                        && ["that", "it", "this", "i", "we"].contains(two)
                })
            {
                return true
            }
            // "do unannounced visits count", "would a video call count as a visit".
            if auxiliaries.contains(first),
                let verb = said.lastIndex(where: Self.counting.contains),
                verb >= said.startIndex + 2,
                said.dropFirst(verb + 1 - said.startIndex).first.map(Self.behindCounting.contains)
                    ?? true
            {
                return true
            }
            // "who reads this"
            if first == "who", next.hasSuffix("s"), said.count <= 4,
                ["this", "these", "it", "them"].contains(said.last ?? "")
            {
                return true
            }
            // "is seeing him at nursery enough", "how many visits is enough"
            if said.last == "enough", said.count <= 10,
                ["is", "are", "would"].contains(first)
                    || first == "how" && ["many", "much", "often"].contains(next)
            {
                return true
            }
            // "does it have to be word for word": what the form wants.
            if ["does", "do", "is", "are", "must", "should", "can"].contains(first),
                ["it", "this", "that", "they", "these"].contains(next),
                Self.demands.contains(where: { said.dropFirst(2).starts(with: $0) })
            {
                return true
            }
            if first == "is", next == "it", let third = said.dropFirst(2).first,
                ["me", "ok", "okay", "just", "for", "my", "nearly", "friday", "lunch"].contains(
                    third
                )
            {
                return true
            }
            return ["do", "should", "must", "shall", "am", "can"].contains(first)
                && ["i", "we"].contains(next)
                && said.count > 2
                && !["say", "put", "make", "go", "call"].contains(said.dropFirst(2).first ?? "")
        }
    }

    /// Whether the words begin as an English question does, with the verb before its subject.
    private static func startsAsking(_ words: Words, _ range: Range<Int>) -> Bool {
        let first = words.tokens[range.lowerBound].plain
        let next = range.count > 1 ? words.tokens[range.lowerBound + 1].plain : ""
        if ["whats", "whos", "wheres", "hows", "whens", "whys", "whatre"].contains(first) {
            return true
        }
        if ["what", "who", "where", "when", "which", "why", "how", "wat", "wot", "whose"].contains(
            first
        ) {
            if first == "which", next == "is", range.count > 2,
                words.tokens[range.lowerBound + 2].plain == "why"
            {
                return false
            }
            return auxiliaries.contains(next)
                || (["what", "which", "how", "whose"].contains(first) && nounsAsked.contains(next))
                || next.isEmpty
        }
        if [
            "is", "are", "do", "does", "did", "can", "could", "should", "must", "will", "would",
            "shall", "may", "am", "have", "has", "dont", "isnt", "cant", "shouldnt", "doesnt",
        ].contains(first) {
            // "Do a chronology" tells, "do I" asks.
            if first == "do",
                [
                    "a", "an", "the", "all", "any", "this", "that", "these", "some", "every",
                    "each", "my",
                ].contains(next)
            {
                return false
            }
            return subjects.contains(next)
                || (["can", "should", "must", "may"].contains(first)
                    && (next.hasSuffix("s") || next == "children"))
                || (["is", "are", "does", "do"].contains(first) && !next.isEmpty
                    && !participles(next))
        }
        return ["any", "anyone", "anybody"].contains(first)
            && ["idea", "guidance", "tips", "advice"].contains(next)
    }

    /// "explain ...", "tell me what ...", "remind me ...", "define ...".
    private static func requests(_ words: Words, _ range: Range<Int>) -> Bool {
        let spoken = words.plain(range)
        guard spoken.count <= 20 else { return false }
        let starts: [[String]] = [
            ["tell", "me", "what"], ["tell", "me", "how"], ["tell", "me", "about"],
            ["tell", "me", "who"], ["tell", "me", "when"], ["tell", "me", "the"],
            ["tell", "me", "if"],
            ["remind", "me", "what"], ["remind", "me", "how"], ["remind", "me", "who"],
            ["remind", "me", "of"], ["remind", "me", "about"],
            ["show", "me", "what"], ["show", "me", "the", "guidance"],
            ["show", "me", "the", "criteria"],
            ["explain", "what"], ["explain", "the"], ["explain", "how"], ["explain", "why"],
            ["can", "you", "explain"],
            ["define"], ["meaning", "of"], ["criteria", "for"], ["explain"],
            ["give", "me", "the", "criteria"], ["give", "me", "the", "definition"],
            ["describe", "what"],
            ["i", "dont", "understand", "what"], ["im", "not", "sure", "what"],
            ["not", "sure", "what"], ["dunno", "what"], ["dunno", "how"], ["no", "idea", "what"],
            ["no", "idea", "how"], ["not", "sure", "how"], ["dont", "know", "what"],
            ["i", "dont", "know", "what"], ["what", "about"], ["how", "about"], ["and", "for"],
            ["and", "what", "about"],
        ]
        let found = starts.contains { spoken.starts(with: $0) }
        if spoken.first == "explain" {
            return spoken.count <= 8 && !spoken.contains("was") && !spoken.contains("to")
        }
        if spoken.starts(with: ["and", "for"]) { return spoken.count <= 5 }
        if spoken.starts(with: ["tell", "me"]) || spoken.starts(with: ["im", "not"])
            || spoken.starts(with: ["not", "sure"]) || spoken.starts(with: ["i", "dont"])
            || ["dunno", "no", "dont"].contains(spoken.first ?? "")
        {
            return found && (addresses(words, range) || spoken.count <= 9)
        }
        return found
    }

    /// Whether it speaks to the assistant: of I, we, you, or of the audit's own matters.
    private static func addresses(_ words: Words, _ range: Range<Int>) -> Bool {
        let spoken = words.plain(range)
        let modalWithMe = zip(spoken, spoken.dropFirst()).contains { one, two in
            ([
                "do", "can", "should", "must", "will", "would", "shall", "could", "am", "may",
                "did", "have", "dont", "cant", "if",
            ].contains(one)
                && ["i", "we", "you"].contains(two))
        }
        return modalWithMe || spoken.contains(where: matters.contains)
            || spoken.starts(with: ["what", "does"]) || spoken.starts(with: ["whats"])
            || spoken.starts(with: ["what", "counts"]) || spoken.starts(with: ["what", "makes"])
            || spoken.starts(with: ["what", "goes"]) || isNormative(spoken)
    }

    /// "how quick should ...", "can children chair ...": about what ought to be, not about the case.
    private static func isNormative(_ spoken: [String]) -> Bool {
        guard let first = spoken.first else { return false }
        if ["what", "who", "when", "where", "how", "which", "why", "whats", "whos"].contains(first)
        {
            return spoken.contains("should") || spoken.contains("must")
                || spoken.contains("normally")
                || spoken.contains("supposed") || spoken.contains("want")
        }
        return ["can", "should", "must", "may"].contains(first) && spoken.count > 2
            && spoken.count <= 12
    }

    private static func isAboutTheCase(_ words: Words, _ range: Range<Int>) -> Bool {
        let spoken = words.plain(range)
        return spoken.contains {
            [
                "was", "were", "did", "had", "wasnt", "didnt", "werent", "been", "he", "she",
                "they", "them", "his", "her", "their", "mum", "dad", "home",
            ].contains($0)
        }
    }

    /// Whether it tells somebody else's question, as in "she asks when she can go home".
    private static func isReported(_ words: Words, _ range: Range<Int>) -> Bool {
        range.contains { index in
            if words.tokens[index].isQuoted { return true }
            guard reporting.contains(words.tokens[index].plain) else { return false }
            // "who is told" is asked of us; "she told" is not.
            let before = index > range.lowerBound ? words.tokens[index - 1].plain : ""
            return !["is", "are", "be", "get", "gets", "been", "being", "was", "were", "to", "not"]
                .contains(before)
        }
    }

    private static let reporting: Set<String> = [
        "said", "asked", "asks", "asking", "says", "told", "wondered", "wonders", "wondering",
        "quote",
        "unquote",
    ]

    /// Begins like a question but goes on to say something: "What is missing is a chronology".
    private static func isStatement(_ words: Words, _ range: Range<Int>) -> Bool {
        let spoken = words.plain(range)
        // "what band is 5 in": the verb right behind what is asked for is the question's own.
        let isInverted =
            ["what", "which"].contains(spoken.first ?? "")
            && nounsAsked.contains(spoken.dropFirst().first ?? "")
        let verbs = spoken.dropFirst(isInverted ? 3 : 2).filter {
            ["is", "was", "are", "were", "isnt", "wasnt", "remains", "needs"].contains($0)
        }
        return !verbs.isEmpty
            && ["what", "who", "when", "where", "how", "why", "which"].contains(spoken.first ?? "")
            && !["if", "to", "should"].contains { spoken.contains($0) }
    }
}
