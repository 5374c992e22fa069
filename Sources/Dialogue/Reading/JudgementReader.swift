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
            if let restated = restated(part, Array(inside)) {
                found.append(restated)
            } else if let judgement = judge(part, first, others: inside.dropFirst()) {
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

    /// "good no sorry scratch that I mean RI the risk ...": behind words that take back, only the last
    /// judgement is judged.
    private func restated(_ clause: Range<Int>, _ inside: [JudgementMention]) -> Judgement? {
        guard inside.count > 1, let last = inside.last,
            let turn = clause.last(where: {
                $0 < last.tokens.lowerBound && Self.restating.contains(words.tokens[$0].plain)
            }), inside.contains(where: { $0.tokens.upperBound <= turn }),
            let found = judge(turn + 1..<clause.upperBound, last, others: [])
                ?? (last.tokens.lowerBound == turn + 1 && !last.what.isNumber
                    ? Judgement(what: last.what, tokens: last.tokens) : nil)
        else { return nil }
        return Judgement(what: found.what, tokens: clause.lowerBound..<found.tokens.upperBound)
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
            && !isEpithet(index, of: mention) && !isCompanion(index, from: clause.lowerBound)
            && !isPerfect(index)
        {
            return nil
        }
        if isAge(mention) || isOneOfCounts(mention, in: clause) || isIsh(mention) { return nil }
        // "should be 45" behind a count is one more count; a score off the scale is said by itself.
        if case .notAScore = mention.what, clause.lowerBound > firstClauseStart { return nil }
        if isNegatedJustBefore(mention.tokens.lowerBound, from: clause.lowerBound) { return nil }
        if isAim(clause.lowerBound..<mention.tokens.lowerBound) { return nil }
        // "okay requires improvement then there is a plan": fillers before it make no difference.
        let isFirst = words.tokens[clause.lowerBound..<mention.tokens.lowerBound].allSatisfy {
            Self.openers.contains($0.plain)
        }
        // "RI/good", "good or RI": two judgements side by side are a range.
        if let other = others.first, other.what != mention.what, !isPair(mention, other),
            words.tokens[mention.tokens.upperBound..<other.tokens.lowerBound].allSatisfy({
                $0.isMark && $0.plain != "," || ["or", "to"].contains($0.plain)
            })
        {
            return nil
        }
        // "Good \u{1F44D} tools used": a picture ends it.
        if mention.tokens.upperBound < clause.upperBound,
            words.tokens[mention.tokens.upperBound].kind == .symbol,
            clause.lowerBound <= firstSpoken
        {
            return Judgement(
                what: mention.what,
                tokens: clause.lowerBound..<mention.tokens.upperBound
            )
        }
        // "good good good": said again for weight.
        let repeated = others.prefix { $0.what == mention.what }.last
        // "7 good": the number and the grade it stands for.
        let pair = others.first.flatMap { isPair(mention, $0) ? $0 : nil }
        let end = (repeated ?? pair)?.tokens.upperBound ?? mention.tokens.upperBound
        let index = endOfWords(from: end, clause)
        let what = pair.map { $0.what.isNumber ? $0.what : mention.what } ?? mention.what
        let judgement = Judgement(what: what, tokens: clause.lowerBound..<index)
        if index >= clause.upperBound { return judgement }
        let next = words.tokens[index].plain
        if isPast(once: index) { return judgement }
        if Self.doubting.contains(next) || Self.leaning.contains(next) { return nil }
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
                Self.judgingVerbs.contains($0.plain) || ["a", "an"].contains($0.plain)
            })
        {
            let end = clause.first { $0 > index && Self.reasons.contains(words.tokens[$0].plain) }
            let whole = clause.lowerBound..<(end ?? clause.upperBound)
            if whole.upperBound - index <= 5 { return Judgement(what: mention.what, tokens: whole) }
        }
        // "I think good for this one um school has been": "for this one" ends it, and a word of
        // hesitating or a new subject begins the comment.
        if index > end, Self.pauses.contains(next) || Self.startsSentence.contains(next),
            words.tokens[clause.lowerBound..<mention.tokens.lowerBound].contains(where: {
                Self.judgingVerbs.contains($0.plain)
            })
        {
            return judgement
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

    /// "I'd have said RI", "I'd have called it good".
    private func isPerfect(_ index: Int) -> Bool {
        index > 0 && words.tokens[index - 1].plain == "have"
            && ["said", "called", "rated"].contains(words.tokens[index].plain)
    }

    private var firstClauseStart: Int { words.clauses.first?.lowerBound ?? 0 }

    private var firstSpoken: Int { words.tokens.firstIndex(where: \.isSpoken) ?? 0 }

    private func isNegatedJustBefore(_ index: Int, from start: Int) -> Bool {
        words.tokens[start..<index].contains { Self.negations.contains($0.plain) }
            || isDenied(index, from: start)
    }

    /// "it's no outstanding", "that's no a good": a "no" behind "is" denies what follows, where one at the
    /// beginning only takes back ("no, good").
    private func isDenied(_ index: Int, from start: Int) -> Bool {
        let copulas: Set<String> = ["its", "is", "thats", "was", "theyre", "be", "were", "are"]
        let spoken = (start..<index).filter { words.tokens[$0].isSpoken }
        return zip(spoken, spoken.dropFirst()).contains {
            copulas.contains(words.tokens[$0].plain) && words.tokens[$1].plain == "no"
        }
    }

    /// "to get to good", "I'd have gone good": where the work should get or might have been.
    private func isAim(_ lead: Range<Int>) -> Bool {
        let plain = words.tokens[lead].map(\.plain)
        // "I'd have gone good but ...": where it would have been.
        let isUnreal = zip(plain, plain.dropFirst()).contains {
            ["id", "would", "wed"].contains($0) && $1 == "have"
        }
        // "I was going to say 7": what was thought of first.
        let isFormer = zip(plain, plain.dropFirst()).contains {
            ["was", "were"].contains($0) && ["going", "gonna", "thinking"].contains($1)
        }
        if isFormer { return true }
        let isView =
            ["say", "be"].contains(plain.last) || isOwnView(plain, behind: lead.upperBound)
        if isUnreal, !isView { return true }
        return plain.last == "to"
            && plain.contains { ["get", "getting", "gets", "got"].contains($0) }
    }

    /// "I'd have said RI, the auditor was generous" is one's own view; with a "but" or an "if" behind it
    /// tells of a grade that was not reached.
    private func isOwnView(_ lead: [String], behind index: Int) -> Bool {
        let turns: Set<String> = [
            "but", "if", "had", "except", "only", "however", "though", "although", "until",
            "unless", "were", "before", "once",
        ]
        return !Self.saying.isDisjoint(with: lead)
            && !words.tokens[index...].contains { turns.contains($0.plain) }
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

    /// The one number of a short message that only a score can answer, when nothing casts doubt on it.
    func loneScore() -> Judgement? {
        guard words.spoken.count <= 12, mentions.count == 1, let only = mentions.first,
            case .score = only.what, !only.isQuoted, !isCounting(only), !isAge(only),
            doubt() == nil,
            FollowReader.role(in: words.spoken) == nil,
            !words.tokens.contains(where: {
                Self.negations.contains($0.plain) || Self.doubting.contains($0.plain)
            }) || isPast(once: only.tokens.upperBound)
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
        let counts = mentions.contains(where: isCounting)
        var rest = words.clauses[...]
        for (position, mention) in mentions.enumerated() {
            let index = mention.tokens.lowerBound
            rest = rest.drop { $0.upperBound <= index }
            let clause = rest.first.flatMap { $0.contains(index) ? $0 : nil } ?? index..<index + 1
            let lead = words.tokens[clause.lowerBound..<index].map(\.plain)
            let tail = words.tokens[mention.tokens.upperBound..<clause.upperBound].map(\.plain)
            if mention.isQuoted || isCounting(mention) { continue }
            // "ten days over the 45": beside a count a number off the scale is one more.
            if case .notAScore = mention.what, counts { continue }
            let others = [position - 1, position + 1].contains { neighbour in
                mentions.indices.contains(neighbour)
                    && clause.contains(mentions[neighbour].tokens.lowerBound)
            }
            let isGrade = if case .grade = mention.what { true } else { false }
            if others, isRange(mention, lead, tail) { return .range }
            if isGrade || spoken.count <= 6 {
                let isNoWay = zip(lead, lead.dropFirst()).contains {
                    $0 == "no" && ["way", "chance"].contains($1)
                }
                if isNoWay || lead.contains(where: Self.negations.contains) { return .negated }
                if isIsh(mention) || lead.contains(where: Self.hedges.contains)
                    || tail.prefix(3).contains(where: Self.hedges.contains)
                {
                    return .hedged
                }
                if tail.first.map(Self.doubting.contains) ?? false,
                    !isPast(once: mention.tokens.upperBound)
                {
                    return .conditional
                }
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
        let end = endOfNumbers(mention.tokens.upperBound)
        let next = words.tokens[end]
        if idiom(at: end) != nil || Self.laughs.contains(next.plain) { return false }
        if next.plain == "%" || next.plain == "\u{B0}" || isAge(mention) { return true }
        return next.isWord && !Self.after.contains(next.plain) && !Self.reasons.contains(next.plain)
            && !Self.doubting.contains(next.plain)
            && !["out", "to", "and", "ish"].contains(next.plain)
    }

    /// Behind further numbers of a list: in "at 3, 6 and 9 months" the months are those of the 3 too.
    private func endOfNumbers(_ start: Int) -> Int {
        var end = start
        while end + 1 < words.tokens.count, end - start < 24,
            [",", "and", "&", "/"].contains(words.tokens[end].plain)
        {
            let then = words.has(["then"], at: end + 1) ? end + 2 : end + 1
            guard then < words.tokens.count, words.tokens[then].isNumber else { break }
            end = then + 1
        }
        return end < words.tokens.count ? end : start
    }

    /// "between 6 and 7", "good to outstanding", "RI or good"; "is 7 and was seen 5 times" is none.
    private func isRange(
        _ mention: JudgementMention,
        _ lead: [String],
        _ tail: [String]
    ) -> Bool {
        if !Set(["between", "either", "from"]).isDisjoint(with: lead) { return true }
        guard let joint = tail.first else { return false }
        if ["or", "to", "-", "/", "\u{2013}"].contains(joint) { return true }
        let next = mention.tokens.upperBound + 1
        return joint == "and"
            && mentions.contains { (next...next + 1).contains($0.tokens.lowerBound) }
    }

    // MARK: Words of judging
}
