import Audits

/// Judging positions beyond the plain one.
extension JudgementReader {
    /// "GOOD plan drives the work": a grade in capitals before words that are not.
    func isShouted(_ mention: JudgementMention) -> Bool {
        let typed = words.slice(words.tokens[mention.tokens.lowerBound].range)
        guard typed.count >= 4, typed.allSatisfy(\.isUppercase),
            mention.tokens.upperBound < words.tokens.count
        else { return false }
        let next = words.slice(words.tokens[mention.tokens.upperBound].range)
        return next.contains(where: \.isLowercase)
    }

    /// "it's a secure good": one word between the article and the grade, unless it casts doubt.
    func isEpithet(_ index: Int, of mention: JudgementMention) -> Bool {
        guard index + 1 == mention.tokens.lowerBound, index > 0,
            ["a", "an"].contains(words.tokens[index - 1].plain), words.tokens[index].isWord
        else { return false }
        let word = words.tokens[index].plain
        let doubtful: Set<String> = [
            "previous", "last", "former", "earlier", "past", "near", "generous", "potential",
            "possible", "would-be", "so-called", "false",
        ]
        return !Self.hedges.contains(word) && !Self.negations.contains(word)
            && !Self.notAdverbs.contains(word) && !doubtful.contains(word)
    }

    /// "I scaled this with Femi at a 6", "agreed with the worker at 7": who was there when it was judged.
    func isCompanion(_ index: Int, from start: Int) -> Bool {
        if index <= start + 1, words.has(["and", "i"], at: start + 1) { return isPerson(start) }
        guard let with = (start..<index).last(where: { words.tokens[$0].plain == "with" }),
            words.tokens[start..<with].contains(where: { Self.joint.contains($0.plain) })
        else { return false }
        return (with + 1...index).allSatisfy {
            isPerson($0) || ["and", "the", "my", "her", "his"].contains(words.tokens[$0].plain)
        }
    }

    /// A name or the role of somebody.
    private func isPerson(_ index: Int) -> Bool {
        Self.people.contains(words.tokens[index].plain)
            || words.slice(words.tokens[index].range).first?.isUppercase ?? false
    }

    /// "a 4 once he saw the dates" tells when it was settled, "good once it is signed" what it waits for.
    func isPast(once index: Int) -> Bool {
        guard words.has(["once"], at: index), index + 2 < words.tokens.count else { return false }
        let verb = words.tokens[index + 2].plain
        return [
            "i", "we", "he", "she", "they", "id", "wed", "hed", "shed", "theyd", "ive", "weve",
        ].contains(words.tokens[index + 1].plain)
            && (verb.hasSuffix("ed")
                || [
                    "saw", "read", "had", "heard", "went", "got", "understood", "found", "knew",
                    "took", "thought", "gave", "seen",
                ].contains(verb))
    }

    /// "7 good", "good 7", "6 - good": a number next to the grade it stands for.
    func isPair(_ one: JudgementMention, _ other: JudgementMention) -> Bool {
        let between = words.tokens[one.tokens.upperBound..<other.tokens.lowerBound]
        guard between.allSatisfy({ $0.isMark && $0.plain != "/" || $0.plain == "a" }) else {
            return false
        }
        switch (one.what, other.what) {
        case (.score(let score), .grade(let grade)), (.grade(let grade), .score(let score)):
            return Grade(score: score) == grade
        default: return false
        }
    }

    /// "goodish in places": near a grade, and none.
    func isIsh(_ mention: JudgementMention) -> Bool {
        words.tokens[mention.tokens.lowerBound].plain.hasSuffix("ish")
    }

    /// "she's 7", "child is 10": how old somebody is.
    func isAge(_ mention: JudgementMention) -> Bool {
        let index = mention.tokens.lowerBound
        guard mention.what.isNumber, index > 0 else { return false }
        let before = words.tokens[index - 1].plain
        if ["hes", "shes", "aged", "age", "turned", "turns", "theyre"].contains(before) {
            return true
        }
        let people: Set<String> = [
            "he", "she", "child", "boy", "girl", "baby", "son", "daughter", "brother", "sister",
            "person", "sibling", "eldest", "oldest", "youngest", "twins", "mum", "dad", "they",
        ]
        return index > 1 && ["is", "are", "was", "were"].contains(before)
            && people.contains(words.tokens[index - 2].plain)
    }

    /// "Reviews at 3, 6 and 9 months": the first of several counts, not a score before a comma.
    func isOneOfCounts(_ mention: JudgementMention, in clause: Range<Int>) -> Bool {
        guard mention.what.isNumber, mention.tokens.upperBound == clause.upperBound,
            isCounting(mention)
        else { return false }
        return clause.lowerBound < mention.tokens.lowerBound
            || words.tokens[clause.upperBound...].prefix(8).contains { $0.plain == "and" }
    }

    /// A turn of phrase that ends a judgement, with its length: "to my mind", "is about right".
    func idiom(at index: Int) -> Int? {
        Self.idioms.first { words.has($0, at: index) }?.count
    }

    /// "Having read the minutes I would place this at RI", "my own view is good", "it has to be RI": a
    /// phrase of judging right before the grade, whatever begins the clause.
    func declared(_ clause: Range<Int>, _ mention: JudgementMention) -> Judgement? {
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

    func begins(declaration index: Int, before end: Int) -> Bool {
        let word = words.tokens[index].plain
        let next = index + 1 < end ? words.tokens[index + 1].plain : ""
        let verbs: Set<String> = [
            "would", "will", "say", "place", "put", "give", "grade", "graded", "rate", "call",
            "make",
            "score", "go", "have", "judge", "settle", "am", "settling", "going", "giving",
            "putting", "calling", "landing", "landed", "settled", "agreed", "downgrade", "upgrade",
            "lower", "raise", "drop", "bump", "bring", "move", "knock", "nudge", "pull", "shift",
            "reduce", "mark", "plump", "opt", "gone", "stick", "stuck", "moved", "dropped",
            "lowered", "downgraded", "upgraded", "raised", "brought", "moderated", "plumped",
            "opted", "stayed", "kept", "left", "came", "scaled", "awarded",
        ]
        if ["i", "id", "ill", "we", "wed", "were", "weve", "im", "ive"].contains(word) {
            return verbs.contains(next)
        }
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

    /// "8/10 picked up within a day": out of ten it can be nothing but the score.
    func outOfTen(_ clause: Range<Int>, _ mention: JudgementMention) -> Judgement? {
        guard clause.lowerBound == mention.tokens.lowerBound, mention.tokens.count >= 3,
            mention.tokens.upperBound < clause.upperBound,
            !["for", "effort", "on", "in"].contains(words.tokens[mention.tokens.upperBound].plain)
        else { return nil }
        return Judgement(what: mention.what, tokens: mention.tokens)
    }

    /// "nothing has changed inadequate": the last word of a message typed without any mark.
    func unpunctuated(_ clause: Range<Int>, _ mention: JudgementMention) -> Judgement? {
        guard case .grade = mention.what, words.clauses.count == 1, clause.count >= 5,
            mention.tokens.upperBound == clause.upperBound,
            mention.tokens.lowerBound > clause.lowerBound,
            !words.tokens.contains(where: \.isMark),
            // Words of judging before it ("I'd hesitate to say") would have judged if they meant to, and
            // a preposition ("some way off good") measures the distance.
            !Self.saying.contains(words.tokens[mention.tokens.lowerBound - 1].plain),
            !Self.measures.contains(words.tokens[mention.tokens.lowerBound - 1].plain),
            !words.tokens[clause].contains(where: {
                Self.reporting.contains($0.plain) || Self.negations.contains($0.plain)
                    || Self.wishes.contains($0.plain)
            }),
            !Self.predicative.contains(words.tokens[mention.tokens.lowerBound - 1].plain)
        else { return nil }
        return Judgement(what: mention.what, tokens: mention.tokens)
    }

    /// A judgement after a turn in the clause, as in "late so RI" or "thin and I'd say inadequate".
    func afterTurn(_ clause: Range<Int>, _ inside: [JudgementMention]) -> Judgement? {
        guard let last = inside.last,
            !words.tokens[clause].contains(where: { ["between", "either"].contains($0.plain) })
        else { return nil }
        guard
            let turn = clause.last(where: { index in
                index < last.tokens.lowerBound && Self.turns.contains(words.tokens[index].plain)
            })
        else { return nil }
        let start = turn + 1
        guard start <= last.tokens.lowerBound else { return nil }
        let lead = words.tokens[start..<last.tokens.lowerBound].map(\.plain)
        guard
            (start..<last.tokens.lowerBound).allSatisfy({
                Self.leads(words.tokens[$0].plain) || isEpithet($0, of: last)
            }),
            endsJudgement(last.tokens.upperBound, clause)
        else { return nil }
        let word = words.tokens[turn].plain
        if ["and", "but"].contains(word) {
            // "but for me it's RI"
            let judges = lead.contains {
                Self.judgingVerbs.contains($0) || ["me", "my", "im", "ive"].contains($0)
            }
            if case .grade = last.what, !judges, !lead.contains("a") { return nil }
            let isNamed = lead.contains("a") || lead.contains("an")
            if !judges, !isNamed { return nil }
        }
        return Judgement(what: last.what, tokens: turn..<clause.upperBound)
    }

    /// Whether nothing but words that end a judgement follows in the clause.
    func endsJudgement(_ start: Int, _ clause: Range<Int>) -> Bool {
        endOfWords(from: start, clause) >= clause.upperBound
    }

    /// Where the words end that may follow a grade in its judgement: "overall then", "to my mind".
    func endOfWords(from start: Int, _ clause: Range<Int>) -> Int {
        var index = start
        while index < clause.upperBound {
            if let length = idiom(at: index) {
                index += length
            } else if isAfterWord(index, clause) {
                index += 1
            } else if index + 1 < clause.upperBound, words.tokens[index].plain == "with",
                isCompanion(index + 1, from: clause.lowerBound)
            {
                index += 2
            } else if words.has(["and"], at: index) == false, index > start,
                isCompanion(index, from: clause.lowerBound)
            {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    func isAfterWord(_ index: Int, _ clause: Range<Int>) -> Bool {
        let token = words.tokens[index]
        if token.plain == "after", words.has(["all"], at: index + 1) { return true }
        if ["like", "pal", "bab", "chuck", "pet", "x", "xx", "xxx"].contains(token.plain),
            index + 1 == clause.upperBound
        {
            return true
        }
        // "in the good band": a band of the scale is its grade.
        if Self.bands.contains(token.plain) {
            return index >= 2 && words.tokens[..<index].suffix(4).contains { $0.plain == "the" }
        }
        // "good that she was seen" is no grade, "RI that" is.
        if token.plain == "that" {
            return index + 1 == clause.upperBound
                || index > 0 && ["for", "on", "at"].contains(words.tokens[index - 1].plain)
        }
        // "good from my side" ends a judgement, "good my manager is brilliant" goes on.
        if token.plain == "my" {
            return words.tokens[(index + 1)..<clause.upperBound].prefix(3).contains {
                ["side", "perspective", "view", "point"].contains($0.plain)
            }
        }
        // "good as well" goes on judging, "RI here as visits are late" gives its reason.
        if token.plain == "as" { return words.has(["as", "well"], at: index) }
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
}
