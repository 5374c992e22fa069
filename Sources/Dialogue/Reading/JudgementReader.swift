import Audits

/// Tells a judgement from a mention: which grade or score a message clearly gives, if any.
///
/// A grade counts only in a judging position: a clause that is nothing but the grade and words of
/// judging ("I'd say good", "overall RI then"), or one that begins so and goes on with a reason
/// ("RI because ..."). Everything else is a mention. The last judgement wins.
package struct JudgementReader {
    let words: Words
    let mentions: [JudgementMention]

    /// A judgement and the tokens that express it, which are no part of the comment.
    struct Judgement: Hashable, Sendable {
        let what: JudgementMention.What
        let tokens: Range<Int>
    }

    /// Why a message names a grade without giving it.
    package enum Doubt: String, Hashable, Sendable {
        case negated
        case range
        case hedged
        case conditional
        case asked
        case mentioned
    }

    /// Looks for grade words, for numbers, or for both.
    init(_ words: Words, grades: Bool, scores: Bool) {
        self.words = words
        mentions = words.mentions(grades: grades, scores: scores)
    }

    /// The judgements within a range of tokens (the whole message when `nil`), in order.
    func judgements(in range: Range<Int>? = nil) -> [Judgement] {
        let range = range ?? 0..<words.tokens.count
        let candidates = mentions.filter { range.contains($0.tokens.lowerBound) }[...]
        guard !candidates.isEmpty else { return [] }
        var found: [Judgement] = []
        var rest = candidates
        for clause in words.clauses {
            let part = clause.clamped(to: range)
            // Both lists are in order, so each mention is looked at once.
            rest = rest.drop { $0.tokens.lowerBound < part.lowerBound }
            let inside = rest.prefix { $0.tokens.lowerBound < part.upperBound }
            guard !part.isEmpty, let first = inside.first else { continue }
            if isAsked(part) || (first.isQuoted && !isWhollyQuoted && !isBareNumber(part, first)) {
                continue
            }
            if let judgement = judge(part, first, others: inside.dropFirst()) {
                found.append(judgement)
            } else if let judgement = afterTurn(part, Array(inside)) ?? outOfTen(part, first) {
                found.append(judgement)
            } else if let last = inside.last, let judgement = declared(part, last) {
                found.append(judgement)
            } else if let last = inside.last, inside.count == 1,
                let judgement = unpunctuated(part, last)
            {
                found.append(judgement)
            }
        }
        return found
    }

    /// `PRE* GRADE POST*` up to the end of the clause or a word that begins a reason.
    private func judge(
        _ clause: Range<Int>,
        _ mention: JudgementMention,
        others: ArraySlice<JudgementMention>
    ) -> Judgement? {
        for index in clause.lowerBound..<mention.tokens.lowerBound
        where words.tokens[index].isSpoken && !Self.leads(words.tokens[index].plain)
            && !(words.tokens[index].plain == "or" && words.has(["rather"], at: index + 1))
        {
            return nil
        }
        // "should be 45" behind a count is one more count; a score off the scale is said by itself.
        if case .notAScore = mention.what, clause.lowerBound > firstClauseStart { return nil }
        if isNegatedJustBefore(mention.tokens.lowerBound, from: clause.lowerBound) { return nil }
        if isAim(clause.lowerBound..<mention.tokens.lowerBound) { return nil }
        var index = mention.tokens.upperBound
        // "okay requires improvement then there is a plan": fillers before it make no difference.
        let isFirst = words.tokens[clause.lowerBound..<mention.tokens.lowerBound].allSatisfy {
            Self.openers.contains($0.plain)
        }
        // "RI/good", "good or RI": two judgements side by side are a range.
        if let other = others.first,
            words.tokens[mention.tokens.upperBound..<other.tokens.lowerBound].allSatisfy({
                $0.isMark && $0.plain != "," || ["or", "to"].contains($0.plain)
            })
        {
            return nil
        }
        // "Good \u{1F44D} tools used": a picture ends it.
        if mention.tokens.upperBound < clause.upperBound, isFirst,
            words.tokens[mention.tokens.upperBound].kind == .symbol,
            mention.tokens.lowerBound == firstSpoken
        {
            return Judgement(what: mention.what, tokens: mention.tokens)
        }
        while index < clause.upperBound {
            if let length = idiom(at: index) {
                index += length
            } else if isAfterWord(index, clause) {
                index += 1
            } else {
                break
            }
        }
        let judgement = Judgement(what: mention.what, tokens: clause.lowerBound..<index)
        if index >= clause.upperBound { return judgement }
        let next = words.tokens[index].plain
        if Self.doubting.contains(next) { return nil }
        if ["rather", "not", "instead"].contains(next), let other = others.first,
            other.tokens.upperBound == clause.upperBound
        {
            // "it's 7 not 17": no scale has a 17, so neither is a score.
            if case .notAScore = other.what { return nil }
            return Judgement(what: mention.what, tokens: clause)
        }
        if next == "with", clause.lowerBound < mention.tokens.lowerBound,
            ["is", "was"].contains(words.tokens[clause.lowerBound].plain)
        {
            return judgement
        }
        if Self.reasons.contains(next) { return judgement }
        guard case .grade(let grade) = mention.what else { return nil }
        // "I'd say good for my direct work": what it is said of belongs to the judgement.
        if words.tokens[mention.tokens.upperBound..<clause.upperBound].first.map({
            ["for", "on"].contains($0.plain)
        })
            ?? false, !isFirst,
            words.tokens[clause.lowerBound..<mention.tokens.lowerBound].contains(where: {
                Self.judgingVerbs.contains($0.plain)
            }), clause.upperBound - index <= 5
        {
            return Judgement(what: mention.what, tokens: clause)
        }
        // What follows is the comment, from its first word on.
        let alone = Judgement(
            what: mention.what,
            tokens: clause.lowerBound..<mention.tokens.upperBound
        )
        // "RI" and "requires improvement" describe nothing but the item itself when they come first.
        let isRestated =
            mention.tokens.lowerBound > 1
            && ["mean", "meant"].contains(words.tokens[mention.tokens.lowerBound - 1].plain)
        if grade == .requiresImprovement, isFirst || isRestated, clause.lowerBound == firstSpoken,
            !Self.notAfterRI.contains(next)
        {
            return alone
        }
        if isFirst, isShouted(mention), clause.lowerBound == firstSpoken { return alone }
        return isFirst && Self.startsSentence.contains(next) && others.isEmpty ? alone : nil
    }

    /// "GOOD plan drives the work": a grade in capitals before words that are not.
    private func isShouted(_ mention: JudgementMention) -> Bool {
        let typed = words.slice(words.tokens[mention.tokens.lowerBound].range)
        guard typed.count >= 4, typed.allSatisfy(\.isUppercase),
            mention.tokens.upperBound < words.tokens.count
        else { return false }
        let next = words.slice(words.tokens[mention.tokens.upperBound].range)
        return next.contains(where: \.isLowercase)
    }

    private var firstClauseStart: Int { words.clauses.first?.lowerBound ?? 0 }

    /// A turn of phrase that ends a judgement, with its length: "to my mind", "is about right".
    private func idiom(at index: Int) -> Int? {
        Self.idioms.first { words.has($0, at: index) }?.count
    }

    /// "Having read the minutes I would place this at RI", "my own view is good", "it has to be RI": a
    /// phrase of judging right before the grade, whatever begins the clause.
    private func declared(_ clause: Range<Int>, _ mention: JudgementMention) -> Judgement? {
        let lead = clause.lowerBound..<mention.tokens.lowerBound
        guard lead.count >= 3, endsJudgement(mention.tokens.upperBound, clause),
            let start = lead.last(where: {
                begins(declaration: $0, before: mention.tokens.lowerBound)
            })
        else { return nil }
        let said = words.tokens[start..<mention.tokens.lowerBound].map(\.plain)
        guard said.count <= 9,
            said.dropFirst(2).allSatisfy({ Self.leads($0) || Self.bringing.contains($0) }),
            !said.contains(where: { Self.negations.contains($0) || Self.hedges.contains($0) }),
            !Self.reporting.isSuperset(of: said),
            !words.has(["have"], at: start + 1) || ["to"].contains(words.tokens[start + 2].plain)
        else { return nil }
        let isIf = words.tokens[clause.lowerBound..<start].contains {
            ["if", "unless", "until", "what"].contains($0.plain)
                || Self.negations.contains($0.plain)
        }
        return isIf ? nil : Judgement(what: mention.what, tokens: start..<clause.upperBound)
    }

    private func begins(declaration index: Int, before end: Int) -> Bool {
        let word = words.tokens[index].plain
        let next = index + 1 < end ? words.tokens[index + 1].plain : ""
        let verbs: Set<String> = [
            "would", "will", "say", "place", "put", "give", "grade", "graded", "rate", "call",
            "make",
            "score", "go", "have", "judge", "settle", "am",
        ]
        if ["i", "id", "ill", "we", "wed"].contains(word) { return verbs.contains(next) }
        if word == "my" {
            return words.tokens[index..<end].contains {
                ["view", "grade", "score", "judgement", "verdict", "rating"].contains($0.plain)
            } && ["is", "would", "be"].contains(words.tokens[end - 1].plain)
        }
        if word == "it", ["has", "must", "needs", "got"].contains(next) {
            return words.tokens[end - 1].plain == "be"
        }
        return Self.bringing.contains(word) && ["it", "that", "this"].contains(next)
            && words.tokens[end - 1].plain == "to"
    }

    private static let bringing: Set<String> = [
        "pulls", "brings", "takes", "pushes", "drops", "drags", "lifts", "bumps", "tips", "moves",
    ]

    /// "8/10 picked up within a day": out of ten it can be nothing but the score.
    private func outOfTen(_ clause: Range<Int>, _ mention: JudgementMention) -> Judgement? {
        guard clause.lowerBound == mention.tokens.lowerBound, mention.tokens.count >= 3,
            mention.tokens.upperBound < clause.upperBound,
            !["for", "effort", "on", "in"].contains(words.tokens[mention.tokens.upperBound].plain)
        else { return nil }
        return Judgement(what: mention.what, tokens: mention.tokens)
    }

    /// "nothing has changed inadequate": the last word of a message typed without any mark.
    private func unpunctuated(_ clause: Range<Int>, _ mention: JudgementMention) -> Judgement? {
        guard case .grade = mention.what, words.clauses.count == 1, clause.count >= 5,
            mention.tokens.upperBound == clause.upperBound,
            mention.tokens.lowerBound > clause.lowerBound,
            !words.tokens.contains(where: \.isMark),
            !words.tokens[clause].contains(where: {
                Self.reporting.contains($0.plain) || Self.negations.contains($0.plain)
            }),
            !Self.predicative.contains(words.tokens[mention.tokens.lowerBound - 1].plain)
        else { return nil }
        return Judgement(what: mention.what, tokens: mention.tokens)
    }

    private var firstSpoken: Int { words.tokens.firstIndex(where: \.isSpoken) ?? 0 }

    /// A judgement after a turn in the clause, as in "late so RI" or "thin and I'd say inadequate".
    private func afterTurn(_ clause: Range<Int>, _ inside: [JudgementMention]) -> Judgement? {
        guard let last = inside.last else { return nil }
        guard
            let turn = clause.last(where: { index in
                index < last.tokens.lowerBound && Self.turns.contains(words.tokens[index].plain)
            })
        else { return nil }
        let start = turn + 1
        guard start <= last.tokens.lowerBound else { return nil }
        let lead = words.tokens[start..<last.tokens.lowerBound].map(\.plain)
        guard lead.allSatisfy(Self.leads),
            endsJudgement(last.tokens.upperBound, clause)
        else { return nil }
        let word = words.tokens[turn].plain
        if ["and", "but"].contains(word) {
            let judges = lead.contains(where: Self.judgingVerbs.contains)
            if case .grade = last.what, !judges, !lead.contains("a") { return nil }
            let isNamed = lead.contains("a") || lead.contains("an")
            if !judges, !isNamed { return nil }
        }
        return Judgement(what: last.what, tokens: turn..<clause.upperBound)
    }

    /// Whether nothing but words that end a judgement follows in the clause.
    private func endsJudgement(_ start: Int, _ clause: Range<Int>) -> Bool {
        var index = start
        while index < clause.upperBound {
            if let length = idiom(at: index) {
                index += length
            } else if isAfterWord(index, clause) {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    private func isAfterWord(_ index: Int, _ clause: Range<Int>) -> Bool {
        let token = words.tokens[index]
        if token.plain == "after", words.has(["all"], at: index + 1) { return true }
        if ["like", "pal", "bab", "chuck", "pet"].contains(token.plain),
            index + 1 == clause.upperBound
        {
            return true
        }
        guard Self.after.contains(token.plain) else { return token.kind == .symbol || token.isMark }
        // "good for me" ends a judgement, "good for her age" does not.
        if ["for", "on", "from", "at", "with"].contains(token.plain) {
            let next = index + 1 < clause.upperBound ? words.tokens[index + 1].plain : ""
            return ["me", "my", "this", "that", "now", "us", "here", "q", "sure", "balance", "the"]
                .contains(next)
                && (next != "the" || words.has(["the", "moment"], at: index + 1)
                    || words.has(["the", "whole"], at: index + 1))
        }
        return true
    }

    private func isNegatedJustBefore(_ index: Int, from start: Int) -> Bool {
        words.tokens[start..<index].contains { Self.negations.contains($0.plain) }
            && !(index - start >= 1 && words.tokens[start].plain == "no"
                && !words.tokens[(start + 1)..<index].contains { Self.negations.contains($0.plain) })
    }

    /// "to get to good": where the work should get, not where it is.
    private func isAim(_ lead: Range<Int>) -> Bool {
        let plain = words.tokens[lead].map(\.plain)
        return plain.last == "to"
            && plain.contains { ["get", "getting", "gets", "got"].contains($0) }
    }

    private func isAsked(_ clause: Range<Int>) -> Bool {
        clause.upperBound < words.tokens.count && words.tokens[clause.upperBound].plain == "?"
    }

    /// `"9" - exemplary`: a number in quotation marks and nothing else in them.
    private func isBareNumber(_ clause: Range<Int>, _ mention: JudgementMention) -> Bool {
        mention.what.isNumber && clause == mention.tokens
    }

    private var isWhollyQuoted: Bool {
        words.tokens.allSatisfy { $0.isQuoted || $0.isMark }
    }

    /// Whether the judgements name different grades or scores and nothing says that one replaces another.
    func isUndecided(_ judgements: [Judgement]) -> Bool {
        guard Set(judgements.map(\.what)).count > 1, let first = judgements.first,
            let last = judgements.last, first.tokens.upperBound <= last.tokens.upperBound
        else { return false }
        let between = words.tokens[first.tokens.upperBound..<last.tokens.upperBound].map(\.plain)
        return !between.contains(where: Self.replacing.contains)
    }

    private static let replacing: Set<String> = [
        "no", "wait", "sorry", "actually", "rather", "meant", "mean", "hang", "scrap", "overall",
        "so",
        "then", "but", "oops", "correction", "instead", "change", "make", "settle", "final",
        "lower",
        "higher", "therefore", "hence", "id", "say", "whoops", "going", "go", "hmm", "not",
        "my",
    ]

    /// The one number of a short message that only a score can answer, when nothing casts doubt on it.
    func loneScore() -> Judgement? {
        guard words.spoken.count <= 12, mentions.count == 1, let only = mentions.first,
            case .score = only.what, !only.isQuoted, !isCounting(only), doubt() == nil,
            !words.tokens.contains(where: {
                Self.negations.contains($0.plain) || Self.doubting.contains($0.plain)
            })
        else { return nil }
        let next = only.tokens.upperBound
        guard next >= words.tokens.count || words.tokens[next].plain != "of" else { return nil }
        return Judgement(what: only.what, tokens: 0..<words.tokens.count)
    }

    // MARK: Doubts

    /// Why no judgement could be taken, looking at the first grade or number that is no judgement.
    ///
    /// Only plausible attempts at judging give a doubt: a number with a unit is none.
    func doubt() -> Doubt? {
        let spoken = words.tokens.filter(\.isSpoken)
        var rest = words.clauses[...]
        for (position, mention) in mentions.enumerated() {
            let index = mention.tokens.lowerBound
            rest = rest.drop { $0.upperBound <= index }
            let clause = rest.first.flatMap { $0.contains(index) ? $0 : nil } ?? index..<index + 1
            let lead = words.tokens[clause.lowerBound..<index].map(\.plain)
            let tail = words.tokens[mention.tokens.upperBound..<clause.upperBound].map(\.plain)
            if mention.isQuoted || isCounting(mention) { continue }
            let others = [position - 1, position + 1].contains { neighbour in
                mentions.indices.contains(neighbour)
                    && clause.contains(mentions[neighbour].tokens.lowerBound)
            }
            let isGrade = if case .grade = mention.what { true } else { false }
            if others, isRange(lead, tail) { return .range }
            if isGrade || spoken.count <= 6 {
                if lead.contains(where: Self.negations.contains) { return .negated }
                if lead.contains(where: Self.hedges.contains)
                    || tail.prefix(3).contains(where: Self.hedges.contains)
                {
                    return .hedged
                }
                if tail.first.map(Self.doubting.contains) ?? false { return .conditional }
                if isAsked(clause) { return .asked }
            }
            let namesRole = FollowReader.role(in: spoken.map(\.plain)) != nil
            if spoken.count <= (isGrade ? namesRole ? 10 : 6 : 4) { return .mentioned }
        }
        return nil
    }

    /// Whether a number counts something that is named after it: "38 days", "3 visits".
    func isCounting(_ mention: JudgementMention) -> Bool {
        guard mention.what.isNumber, mention.tokens.upperBound < words.tokens.count else {
            return false
        }
        let next = words.tokens[mention.tokens.upperBound]
        if next.plain == "%" || next.plain == "\u{B0}" { return true }
        return next.isWord && !Self.after.contains(next.plain) && !Self.reasons.contains(next.plain)
            && !Self.doubting.contains(next.plain)
            && !["out", "to", "and", "ish"].contains(next.plain)
    }

    private func isRange(_ lead: [String], _ tail: [String]) -> Bool {
        lead.contains("between") || lead.contains("either") || lead.contains("from")
            || tail.first == "or" || tail.first == "to" || tail.first == "-" || tail.first == "/"
            || tail.first == "and" || tail.first == "\u{2013}"
    }

    // MARK: Words of judging

    /// Whether a word may stand before the grade in a clause that judges; adverbs always may.
    private static func leads(_ word: String) -> Bool {
        before.contains(word)
            || word.count > 4 && word.hasSuffix("ly") && !notAdverbs.contains(word)
    }

    private static let notAdverbs: Set<String> = [
        "family", "early", "daily", "weekly", "monthly", "only", "nearly", "hardly", "barely",
        "possibly", "probably", "potentially", "supply", "reply", "apply", "really", "fairly",
        "mostly", "partly", "usually", "generally", "consistently", "particularly", "especially",
        "previously", "originally", "initially", "roughly", "approximately", "borderly",
    ]

    private static let openers: Set<String> = [
        "ok", "okay", "right", "well", "so", "um", "erm", "er", "yes", "yeah", "ah", "oh", "then",
        "hmm", "alright",
    ]

    private static let idioms: [[String]] = [
        "to my mind", "in my mind", "in my opinion", "in my view", "in my book", "in my eyes",
        "for my money", "if you ask me", "in the end", "at the end of the day",
        "all things considered", "all in all", "on this occasion", "this time", "hand on heart",
        "is about right", "is about fair", "is fair", "is right", "seems fair", "seems right",
        "feels right", "feels fair", "sounds right", "sounds fair", "would be fair", "will do",
        "is my score", "is my grade", "is where i am", "is where id put it", "i would say so",
        "on that one", "for that one", "for this bit", "on this bit", "if im honest",
        "to be honest", "tbh", "imo", "imho", "in all honesty", "without a doubt", "no question",
        "no doubt", "for sure", "at best", "by a mile", "hands down", "across the board",
        "from what i can see", "from what ive seen", "from what ive read", "i am afraid",
        "as it stands", "as things stand", "at present", "agreed",
    ].map { $0.split(separator: " ").map(String.init) }

    private static let before: Set<String> = [
        "i", "id", "ill", "im", "ive", "we", "wed", "well", "would", "will", "say", "saying",
        "think", "thinking", "feel", "believe", "reckon", "give", "giving", "grade", "graded",
        "grading", "rate", "rating", "call", "make", "mark", "score", "scored", "scoring", "put",
        "go", "going", "for", "with", "at", "as", "to", "down", "up", "it", "its", "this", "that",
        "thats", "is", "a", "an", "the", "overall", "so", "fine", "ok", "okay", "yes", "yeah",
        "yep", "ah", "oh", "right", "then", "definitely", "clearly", "just", "still", "on",
        "balance", "my", "judgement", "judgment", "answer", "be", "should", "settled", "settle",
        "agreed", "solid", "strong", "low", "high", "weak", "clear", "firm", "really", "honestly",
        "sadly", "unfortunately", "afraid", "sorry", "meant", "mean", "actually", "no", "wait",
        "hmm", "um", "erm", "er", "alright", "sure", "now", "change", "instead", "rather", "lower",
        "higher", "please", "one", "question", "all", "in", "has", "have", "got", "gets", "get",
        "must", "has", "deserves", "comes", "out", "of", "everything", "whole", "was", "lets",
        "let",
        "us", "me", "another", "again", "also", "same", "definite", "personally", "self", "marking",
        "straight", "easy", "bare", "obviously", "certainly", "only", "agree", "myself", "weve",
        "landed", "come", "came", "comfortable", "confident", "content", "happy", "defo", "deffo",
        "def", "proper", "accordingly", "therefore", "hence", "consider", "judge", "judged",
        "assess", "assessed", "opting", "plumping", "settling", "sticking", "stick", "leave",
        "record", "im", "stand", "by", "thinking", "arrived", "view", "own", "verdict", "file",
        "case", "audit", "here", "being",
        "honest", "fairness", "reflection", "second", "thoughts", "place", "placed",
        "stands", "ended", "end", "ending", "wound",
        "plumped", "opted", "decided", "concluded",
        "ourselves",
        "scores", "section", "area", "part", "met", "middle", "had", "final", "given", "having",
        "shall",
    ]

    private static let after: Set<String> = [
        "overall", "then", "last", "please", "pls", "i", "id", "think", "reckon", "say", "believe",
        "feel",
        "for", "me", "this", "one", "on", "from", "us", "now", "all", "round", "again", "too", "as",
        "well", "im", "afraid", "sadly", "sure", "grade", "score", "judgement", "actually",
        "though",
        "here", "balance", "instead", "guess", "suppose", "would", "it", "is", "thanks",
        "definitely", "really", "honestly", "unfortunately", "at", "the", "moment", "whole", "time",
        "together", "both", "stands", "stays", "still", "today", "mate", "ta", "sorry", "rating",
        "clearly", "yes",
        "yeah", "ok", "that",
        "am",
        "to", "my", "side", "perspective", "view", "point", "of", "duck", "love", "id", "any",
        "day",
    ]

    private static let reasons: Set<String> = [
        "because", "becuase", "cos", "coz", "bc", "cause", "as", "since", "given", "due", "but",
        "although",
        "though", "however", "despite", "based", "considering", "owing", "when", "while", "overall",
        "rather", "after", "following", "having", "purely", "mainly", "simply", "thanks",
    ]

    private static let doubting: Set<String> = [
        "if", "unless", "providing", "provided", "or", "assuming", "once",
    ]

    private static let notAfterRI: Set<String> = [
        "was", "grade", "grades", "last", "criteria", "means", "vs", "or", "and", "is", "if",
        "before", "previously", "at", "in", "from", "to", "audits", "audit", "cases", "case",
    ]

    private static let startsSentence: Set<String> = [
        "shes", "hes", "theyre", "weve", "its", "the", "there", "theres", "no", "nothing", "we",
        "she", "he", "they", "all", "every",
        "my", "our", "each", "mum", "dad", "both", "everything", "ive", "weve", "none", "worker",
    ]

    private static let turns: Set<String> = [
        "so", "hence", "therefore", "thus", "but", "and", "overall", "then",
    ]

    private static let judgingVerbs: Set<String> = [
        "say", "grade", "give", "go", "rate", "call", "put", "score", "mark", "overall", "think",
        "make", "judge", "settled", "agreed", "landed", "decided", "comfortable", "settle", "agree",
    ]

    /// Words that tell of somebody else's judgement, or of one that is not made yet.
    private static let reporting: Set<String> = [
        "gave", "said", "says", "thinks", "thought", "put", "scored", "reckons", "auditor",
        "moderator",
        "ofsted", "they", "previous", "last", "if", "should", "could", "would", "might", "manager",
        "she",
        "he", "asked", "whether", "worker", "wants", "wanted", "called", "told", "until", "unless",
    ]

    /// Words after which a grade word describes something: "the plan is inadequate".
    private static let predicative: Set<String> = [
        "is", "was", "are", "were", "be", "been", "being", "found", "deemed", "judged", "graded",
        "rated",
        "seems", "felt", "not", "very", "quite", "still", "remains", "more", "most", "some", "all",
        "any",
        "an", "a", "the", "of", "as", "and", "or", "looks", "looking", "feels", "considered",
        "called",
        "than", "both", "really", "pretty", "too", "so", "that", "to", "no", "isnt", "wasnt",
        "arent", "its",
        "nothing", "anything", "something", "remain", "seemed", "doing", "become", "became", "had",
        "has",
    ]

    static let negations: Set<String> = [
        "not", "isnt", "wasnt", "cant", "cannot", "couldnt", "wouldnt", "dont", "doesnt", "never",
        "hardly", "neither", "nor", "aint", "far", "anything", "without", "nowhere", "barely",
    ]

    static let hedges: Set<String> = [
        "maybe", "perhaps", "possibly", "probably", "might", "may", "could", "nearly", "almost",
        "borderline", "about", "around", "ish", "roughly", "approximately", "somewhere", "kind",
        "sort", "kinda", "sorta", "bordering", "verging", "close", "near", "potentially", "unsure",
        "leaning", "tempted", "edging", "under", "over", "most", "least", "probs", "prob", "less",
        "more",
        "than", "above", "below", "upwards", "torn", "want", "like",
    ]
}
