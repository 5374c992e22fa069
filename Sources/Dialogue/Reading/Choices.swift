import Audits

/// Reads yes, no and not applicable, and the remark that goes with them.
enum Choices {
    struct Reading: Hashable, Sendable {
        let choice: Choice
        /// The tokens that say it, which are no part of the remark.
        let tokens: Range<Int>
    }

    /// The choice a message clearly makes; `nil` when it makes none or two.
    static func read(_ words: Words) -> Reading? {
        let tokens = words.tokens
        guard let start = tokens.firstIndex(where: \.isSpoken) else { return nil }
        var index = start
        while index < tokens.count, fillers.contains(tokens[index].plain) || tokens[index].isMark {
            index += 1
        }
        guard index < tokens.count else { return nil }
        let word = tokens[index].plain
        if let length = notApplicable(words, at: index) {
            return Reading(
                choice: .notApplicable,
                tokens: start..<skipFillers(words, index + length)
            )
        }
        let spoken = words.spoken
        // "of course", "very much so"
        if let sure = [["of", "course"], ["course"], ["very", "much", "so"]].first(where: {
            words.has($0, at: index)
        }), spoken.count <= 6, !spoken.contains("not") {
            return Reading(choice: .yes, tokens: start..<skipFillers(words, index + sure.count))
        }
        // "100%"
        if spoken.first == "100", words.has(["100", "%"], at: index) {
            return Reading(choice: .yes, tokens: start..<skipFillers(words, index + 2))
        }
        if spoken.count <= 6, hedged.contains(where: words.contains) { return nil }
        if let disagreement = disagreement(words) { return disagreement }
        if let changed = changedMind(words) { return changed }
        if yes.contains(word) {
            // "yes and no", "yes or no" are neither.
            if let other = tokens[(index + 1)...].first(where: \.isSpoken),
                ["and", "or", "but"].contains(other.plain),
                words.contains("yes \(other.plain) no")
            {
                return nil
            }
            return Reading(choice: .yes, tokens: start..<skipFillers(words, index + 1))
        }
        if no.contains(word) {
            if words.contains("no and yes") || words.contains("no or yes") { return nil }
            return Reading(choice: .no, tokens: start..<skipFillers(words, index + 1))
        }
        return lastWord(words) ?? statement(words) ?? laterClause(words) ?? short(words)
    }

    /// A choice that opens or ends a later clause: "she hadn't, no, she thought it was optional".
    private static func laterClause(_ words: Words) -> Reading? {
        var found: [(choice: Choice, tokens: Range<Int>)] = []
        for clause in words.clauses.prefix(4) {
            let spoken = clause.filter { words.tokens[$0].isSpoken }
            let said = spoken.filter { !fillers.contains(words.tokens[$0].plain) }
            guard let first = said.first, let last = said.last else { continue }
            let plain = Set(said.map { words.tokens[$0].plain })
            // "the older one yes and the little one no"
            if !plain.isDisjoint(with: yes), !plain.isDisjoint(with: no) { return nil }
            let isAlone = said.count == 1
            if yes.contains(words.tokens[first].plain),
                isAlone || first == spoken.first || said.count <= 3
            {
                found.append((.yes, clause.lowerBound..<first + 1))
            } else if no.contains(words.tokens[first].plain), isAlone {
                found.append((.no, clause))
            } else if ["yes", "yeah", "yep"].contains(words.tokens[last].plain), said.count <= 12 {
                found.append((.yes, last..<last + 1))
            } else if ["no", "nope", "nah"].contains(words.tokens[last].plain) {
                found.append((.no, last..<last + 1))
            }
        }
        guard Set(found.map(\.choice)).count == 1, let first = found.first else { return nil }
        return Reading(choice: first.choice, tokens: first.tokens)
    }

    /// "Didn't need to be", "should have been, but wasn't": a clause that is only a negated verb.
    private static func short(_ words: Words) -> Reading? {
        guard words.spoken.count <= 8 else { return nil }
        let negated: Set<String> = [
            "didnt", "wasnt", "hasnt", "hadnt", "werent", "isnt", "doesnt", "havent", "couldnt",
            "arent",
        ]
        for clause in words.clauses {
            let said = words.plain(clause).drop {
                ["but", "it", "they", "she", "he", "we", "and"].contains($0)
            }
            guard let first = said.first, negated.contains(first), said.count <= 5 else { continue }
            return Reading(choice: .no, tokens: clause)
        }
        return nil
    }

    /// Whether it begins with yes or no in so many words: "not old enough" does not.
    static func isPlain(_ words: Words) -> Bool {
        guard let first = words.spoken.first(where: { !fillers.contains($0) }) else { return false }
        return yes.contains(first) || no.contains(first)
    }

    /// The choice that one word says: "yes", "nope".
    static func plain(_ word: String) -> Choice? {
        yes.contains(word) ? .yes : no.contains(word) ? .no : nil
    }

    private static func skipFillers(_ words: Words, _ index: Int) -> Int {
        var index = index
        while index < words.tokens.count,
            words.tokens[index].isMark || trailing.contains(words.tokens[index].plain)
        {
            if words.tokens[index].plain == "(" || words.tokens[index].plain == "\"" { break }
            index += 1
        }
        return index
    }

    private static func notApplicable(_ words: Words, at index: Int) -> Int? {
        let word = words.tokens[index].plain
        if word == "na" { return 1 }
        if words.has(["n", "/", "a"], at: index) { return 3 }
        if words.has(["n", ".", "a"], at: index) {
            return words.has(["n", ".", "a", "."], at: index) ? 4 : 3
        }
        if words.has(["not", "applicable"], at: index) { return 2 }
        if words.has(["not", "appropriate"], at: index) { return 2 }
        if words.has(["doesnt", "apply"], at: index) { return 2 }
        if words.has(["does", "not", "apply"], at: index) { return 3 }
        return nil
    }

    /// "I don't agree", "agree with the audit, yes".
    private static func disagreement(_ words: Words) -> Reading? {
        let whole = 0..<words.tokens.count
        if words.contains("dont agree") || words.contains("do not agree")
            || words.contains("disagree") || words.contains("not concur")
            || words.contains("dont concur")
            || words.contains("cannot agree") || words.contains("cant agree")
            || words.contains("not agree") || words.contains("didnt agree")
        {
            return Reading(choice: .no, tokens: whole)
        }
        let spoken = words.spoken
        if let agree = spoken.firstIndex(where: { ["agree", "agreed", "concur"].contains($0) }),
            spoken[..<agree].allSatisfy({
                ["and", "i", "yes", "we", "do", "id", "would", "fully", "totally"].contains($0)
            }),
            !spoken.contains("but"), !spoken.contains("except")
        {
            return Reading(choice: .yes, tokens: whole)
        }
        return nil
    }

    /// The last of two choices with a change of mind between them, as in "no, wait, yes".
    private static func changedMind(_ words: Words) -> Reading? {
        let spoken = words.spoken
        guard spoken.count <= 6,
            let turn = spoken.firstIndex(where: {
                ["wait", "sorry", "actually", "mean", "meant"].contains($0)
            }),
            spoken[..<turn].contains(where: { yes.contains($0) || no.contains($0) }),
            let last = spoken[turn...].last(where: { yes.contains($0) || no.contains($0) })
        else { return nil }
        return Reading(choice: yes.contains(last) ? .yes : .no, tokens: 0..<words.tokens.count)
    }

    /// The choice at the very end, as in "not once, so no".
    private static func lastWord(_ words: Words) -> Reading? {
        guard let clause = words.clauses.last else { return nil }
        let spoken = words.plain(clause)
        let turn = spoken.lastIndex { ["so", "overall", "then"].contains($0) }
        let lead = turn.map { spoken[($0 + 1)...].dropLast() } ?? spoken.dropLast()[...]
        let isNegated = spoken.contains { JudgementReader.negations.contains($0) }
        guard let last = spoken.last,
            lead.allSatisfy({
                ["so", "then", "its", "a", "thats", "id", "say", "overall"].contains($0)
            })
                || (last == "no" && isNegated && spoken.count <= 8)
        else { return nil }
        if ["yes", "yeah", "yep"].contains(last) { return Reading(choice: .yes, tokens: clause) }
        if ["no", "nope"].contains(last) { return Reading(choice: .no, tokens: clause) }
        return nil
    }

    /// A short statement about the thing asked: "they were", "it wasn't", "he was seen", "not seen".
    private static func statement(_ words: Words) -> Reading? {
        guard let clause = words.clauses.first else { return nil }
        let said = words.plain(clause)
        let adverbs: Set<String> = [
            "sadly", "unfortunately", "im", "afraid", "no", "well", "obviously",
        ]
        let spoken = Array(
            said.drop {
                (adverbs.contains($0) || $0.count > 5 && $0.hasSuffix("ly")) && said.count > 1
            }
        )
        if spoken == ["not"], said.count > 1 || spoken.first == "not" && spoken.count > 1 {
            return Reading(choice: .no, tokens: clause)
        }
        if spoken.starts(with: ["not", "yet"]) { return Reading(choice: .no, tokens: clause) }
        guard spoken.count <= 9, let first = spoken.first else { return nil }
        let whole = clause
        let all = words.spoken
        if all.starts(with: ["i", "dont", "think", "so"])
            || all.starts(with: ["dont", "think", "so"])
        {
            return Reading(choice: .no, tokens: whole)
        }
        let subjects: Set<String> = ["it", "they", "he", "she", "we", "i", "there", "this", "that"]
        if subjects.contains(first), spoken.count == 2 {
            if ["was", "is", "were", "did", "has", "have", "does", "do", "are"].contains(spoken[1])
            {
                return Reading(choice: .yes, tokens: whole)
            }
            if ["wasnt", "isnt", "werent", "didnt", "hasnt", "havent", "doesnt", "dont", "arent"]
                .contains(spoken[1])
            {
                return Reading(choice: .no, tokens: whole)
            }
        }
        // "we have not", "it was not"
        if subjects.contains(first), spoken.count == 3, spoken[2] == "not",
            ["was", "is", "were", "did", "has", "have", "does", "do", "are", "had"].contains(
                spoken[1]
            )
        {
            return Reading(choice: .no, tokens: whole)
        }
        if let placed = onRecord(spoken) { return Reading(choice: placed, tokens: whole) }
        if spoken.count <= 6, let head = spoken.first, ["not", "none", "never"].contains(head),
            spoken.count >= 2 || head == "none",
            !["sure", "really", "applicable", "certain", "clear"].contains(
                spoken.dropFirst().first ?? ""
            ),
            !Edits.near(spoken.dropFirst().first ?? "", "sure", within: 1)
        {
            return Reading(choice: .no, tokens: whole)
        }
        if all.count <= 10, ["nobody", "noone"].contains(first) || all.starts(with: ["no", "one"]) {
            return Reading(choice: .no, tokens: whole)
        }
        // "she did it Sunday night", "my manager did it"
        let verb = spoken.prefix(4).firstIndex { ["did", "has", "have"].contains($0) }
        if let verb, verb > 0, verb + 1 < spoken.count,
            ["it", "that", "done"].contains(spoken[verb + 1]),
            !spoken[..<verb].contains(where: {
                ["if", "who", "when", "nobody", "what"].contains($0)
            })
        {
            return Reading(choice: .yes, tokens: whole)
        }
        if spoken == ["not", "at", "all"] || spoken == ["absolutely", "not"]
            || spoken == ["definitely", "not"]
        {
            return Reading(choice: .no, tokens: whole)
        }
        return nil
    }

    /// "just checked and it's on there", "it isn't on yet": whether it is where it belongs.
    private static func onRecord(_ spoken: [String]) -> Choice? {
        let verbs = [
            "its": Choice.yes, "is": .yes, "theyre": .yes, "are": .yes, "isnt": .no, "arent": .no,
        ]
        // "can see it on there now"
        if let see = spoken.firstIndex(of: "see"), spoken.dropFirst(see + 1).first == "it",
            spoken.count <= 9, let can = spoken[..<see].last, spoken[..<see].count <= 2
        {
            return ["can", "i"].contains(can) ? .yes : ["cant", "cannot"].contains(can) ? .no : nil
        }
        guard let at = spoken.lastIndex(where: { verbs[$0] != nil }), at + 1 < spoken.count,
            !spoken.contains("if"), !spoken.contains("think")
        else { return nil }
        let rest = spoken[(at + 1)...].drop { ["all", "now", "already"].contains($0) }
        let places: Set<String> = [
            "on", "there", "up", "in", "the", "file", "system", "record", "now", "already", "ll",
            "mosaic", "yet", "done", "here", "all", "to", "date",
        ]
        guard rest.first.map({ ["on", "there", "up", "in", "done"].contains($0) }) ?? false,
            rest.allSatisfy(places.contains), let said = verbs[spoken[at]]
        else { return nil }
        return spoken[at...].contains("not") ? .no : said
    }

    private static let yes: Set<String> = [
        "yes", "yeah", "yep", "yup", "y", "aye", "definitely", "correct", "affirmative",
        "absolutely",
        "ye", "yh", "met", "yess", "yea", "indeed", "true", "certainly", "totally",
        "wholeheartedly",
    ]
    private static let no: Set<String> = ["no", "nope", "n", "nah", "negative", "noo", "false"]
    private static let fillers: Set<String> = [
        "ok", "okay", "well", "oh", "ah", "um", "erm", "er", "hmm", "so", "right", "then", "fine",
        "id", "i", "say", "would", "its", "a", "put", "that", "thats", "is", "it", "think",
        "actually",
        "sorry", "ill", "for", "this", "one", "mark", "as", "answer", "go", "with", "honest",
        "honestly", "truthfully", "in", "case", "be", "to", "and", "but", "bless", "again",
    ]
    private static let trailing: Set<String> = ["then", "please", "thanks", "i", "think", "-"]
    private static let hedged = [
        "partly", "partially", "sort of", "kind of", "mostly", "not really", "maybe", "not sure",
        "sometimes", "yes and no", "depends", "half", "to some extent", "somewhat", "in part",
        "possibly", "perhaps", "i guess", "depends what", "depends how", "dont know", "unsure",
        "yes no", "more or less",
        "up to a point",
    ]
}
