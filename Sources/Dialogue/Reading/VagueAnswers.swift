/// Messages that give no judgement and no words worth keeping: "it was ok", "meh", a thumbs-up.
enum VagueAnswers {
    private static let vague: Set<String> = [
        "ok", "okay", "okayish", "alright", "fine", "average", "decent", "meh", "so", "bad",
        "middling",
        "mixed", "satisfactory", "acceptable", "adequate", "reasonable", "fair", "passable",
        "great",
        "poor", "not", "dunno", "unsure", "hmm", "nice", "lovely", "bit", "iffy", "patchy",
        "variable",
        "excellent", "brilliant", "amazing", "terrible", "awful", "rubbish", "well", "perfect",
        "strong", "weak",
        "positive", "negative", "maybe", "perhaps", "depends", "possibly", "neither", "either",
        "both", "high", "low", "middle", "brill", "somewhere",
        "ace", "solid", "superb", "phew",
        "ish", "hit", "miss", "bag", "swings", "roundabouts", "middlin",
        "better", "worse", "best", "worst", "satisfied", "happy", "pleased", "mediocre",
    ]
    private static let wrapping: Set<String> = [
        "it", "was", "is", "its", "were", "all", "in", "the", "a", "an", "i", "id", "think", "say",
        "guess", "suppose", "reckon", "pretty", "quite", "really", "very", "overall", "i'd",
        "would",
        "on", "whole", "generally", "mostly", "kind", "of", "sort", "bit", "they", "that", "thats",
        "this", "isnt", "wasnt", "aint", "could", "be", "as", "far", "know", "can", "tell", "to",
        "me", "seems", "seemed",
        "looks", "looked", "like", "just", "about", "too", "either", "though", "so", "for", "and",
        "honest", "yeah", "yes", "not", "more", "or", "less", "been", "has", "have", "im", "feel",
        "fairly", "somewhere", "middle", "there", "up", "down", "round", "around", "tbh", "imo",
        "honestly",
    ]

    /// Whether the message says nothing but a vague impression.
    static func isVague(_ words: Words) -> Bool {
        let spoken = words.spoken
        guard !spoken.isEmpty else { return true }
        guard spoken.count <= 10 else { return false }
        return spoken.contains(where: vague.contains)
            && spoken.allSatisfy { vague.contains($0) || wrapping.contains($0) }
    }

    /// Whether a short message only says that the person cannot decide.
    static func isUndecided(_ words: Words) -> Bool {
        if words.spoken.count <= 18,
            [
                "do not know which", "dont know which", "difficult for me to choose",
                "difficult to choose", "hard to choose",
            ].contains(where: words.contains)
        {
            return true
        }
        return words.spoken.count <= 12
            && [
                "not sure", "unsure", "cant decide", "torn between", "on the fence", "hard to say",
                "in two minds",
                "either way", "somewhere in the middle", "up in the air", "cant tell", "no idea",
                "toss up", "not certain",
            ].contains(where: words.contains)
    }

    /// Whether it ends in doubt: "i think good but then again i missed two so idk".
    static func wavers(_ words: Words) -> Bool {
        let spoken = words.spoken
        let tail = spoken.suffix(4)
        return spoken.count <= 24
            && (tail.contains { ["idk", "dunno"].contains($0) }
                || ["i dont know", "not sure", "cant decide"].contains { phrase in
                    let parts = phrase.split(separator: " ").map(String.init)
                    return spoken.suffix(parts.count) == parts[...]
                })
    }

    /// Whether there is nothing in it to store: no word or number at all.
    static func isEmpty(_ words: Words) -> Bool { !words.tokens.contains(where: \.isSpoken) }
}

/// "None", "didn't get any", "no, that's it": that there is nothing to give, or nothing more.
enum Absence {
    private static let triggers = [
        "none", "nothing", "thats your lot", "thats the lot", "thats me done", "no more",
        "thats it", "thats all", "thats everything", "that is everything", "that is all",
        "that is it", "that is the lot", "that will be all", "thatll be all", "not obtained",
        "not got any", "cant think of any", "cant think of anything",
        "nothing comes to mind", "nothing springs to mind", "done with actions", "done w actions",
        "no more on that score", "done with those",
        "didnt get any", "did not get any", "couldnt get any", "couldnt get", "didnt get",
        "not sought",
        "havent got any", "havent got", "havent asked", "not given", "no feedback", "not available",
        "no actions", "no further actions", "no others", "no other", "nobody", "no one",
        "wasnt any", "werent any", "nope", "no",
        "na", "n a", "not applicable", "finished", "done", "no comment", "no comments",
        "not received",
        "wasnt obtained", "was not obtained", "not able to get", "unable to get", "couldnt obtain",
        "unable to obtain", "not been obtained", "not yet", "not yet obtained", "unavailable",
        "not asked", "didnt ask", "all done", "im done", "nil", "dont have any", "have none",
        "havent any",
    ].map { $0.split(separator: " ").map(String.init) }

    private static let wrapping: Set<String> = [
        "any", "there", "is", "are", "was", "were", "i", "we", "at", "all", "from", "the", "family",
        "parents", "parent", "mum", "dad", "child", "yet", "to", "feedback", "this", "time", "for",
        "now", "thanks", "thank", "you", "more", "else", "further", "actions", "action", "it",
        "thats",
        "needed", "required", "add", "no", "none", "nothing", "not", "ok", "okay", "just", "please",
        "have", "got", "get", "been", "sorry", "im", "afraid", "comments", "other", "others",
        "finished",
        "done", "here", "issues", "that", "s", "those", "them", "on", "list", "really", "them",
        "carers", "carer", "of", "and", "then", "one", "anyone", "obtained", "unfortunately",
        "what", "auditor", "put", "worker", "already",
    ]

    /// Whether the first clause says it, whatever is explained after it.
    static func isSaidFirst(_ words: Words) -> Bool {
        guard let clause = words.clauses.first else { return false }
        let head = words.plain(clause)
        return head.first.map { ["none", "nothing"].contains($0) } ?? false && isSaid(head)
    }

    /// "Didn't get any, mum hung up on me": why there is none; `nil` when what follows is what somebody
    /// said after all.
    static func reason(_ words: Words) -> String? {
        guard let clause = words.clauses.first else { return nil }
        let turn = clause.first {
            ["because", "as", "cos", "coz", "since", "bc"].contains(words.tokens[$0].plain)
        }
        let head = clause.lowerBound..<(turn ?? clause.upperBound)
        let start = (turn ?? clause.upperBound) + 1
        guard start < words.tokens.count, isSaid(words.plain(head)) else { return nil }
        let said = words.plain(start..<words.tokens.count)
        let voices: Set<String> = [
            "said", "says", "told", "tells", "feels", "felt", "thinks", "thought", "happy",
            "pleased", "liked", "likes", "grateful", "but", "however",
        ]
        // "No. Visits were late" is what somebody said.
        guard said.count >= 3, words.plain(head) != ["no"], !said.contains(where: voices.contains)
        else { return nil }
        let rest = words.slice(words.tokens[start].range.lowerBound..<words.text.utf8.count)
        return String(rest.drop { ".,;:- ".contains($0) }).trimmed
    }

    static func isSaid(_ words: Words) -> Bool { isSaid(words.spoken) }

    static func isSaid(_ spoken: [String]) -> Bool {
        guard !spoken.isEmpty, spoken.count <= 12 else { return false }
        return triggers.contains { trigger in
            guard let at = spoken.indices.first(where: { spoken[$0...].starts(with: trigger) })
            else {
                return false
            }
            let rest = spoken[..<at] + spoken[(at + trigger.count)...]
            return rest.allSatisfy(wrapping.contains)
        }
    }
}

/// Whether a notification has been done: "done, sent to all three", "case note is on LL", "not yet".
enum Ticks {
    /// `true` when done, `false` when plainly not, `nil` when neither is said.
    static func read(_ words: Words) -> Bool? {
        let spoken = words.spoken
        let asking: Set<String> = [
            "what", "show", "recite", "tell", "which", "where", "list", "when", "how",
        ]
        guard !spoken.isEmpty, !words.tokens.contains(where: { $0.plain == "?" }),
            !spoken.prefix(3).contains(where: asking.contains)
        else { return nil }
        let isOpen =
            spoken.contains {
                [
                    "not", "dont", "doesnt", "dunno", "unsure", "maybe", "havent", "hasnt", "didnt",
                    "isnt", "wasnt", "wont", "later", "tomorrow",
                    "will", "ill", "going", "need", "needs", "cant", "to-do", "todo", "pending",
                    "outstanding", "waiting", "yet", "tonight", "drafts", "forgot", "til", "till",
                    "until",
                    "leave", "except", "still", "thought", "supposed", "assume", "assumed",
                ].contains($0)
            } || spoken.contains("monday") && !spoken.contains(where: past.contains)
        // Done for some and not for others, or still to come: nothing to tick yet.
        if isOpen {
            if spoken.contains("but") || words.clauses.count > 1,
                spoken.contains(where: {
                    doneWords.contains($0) || ["yes", "yep", "yeah"].contains($0)
                })
            {
                return nil
            }
            return false
        }
        if let choice = Choices.read(words) {
            return choice.choice == .notApplicable ? nil : choice.choice == .yes
        }
        let isDone = spoken.contains(where: doneWords.contains)
        let isOn = zip(spoken, spoken.dropFirst()).contains {
            ["is", "its", "are", "theyre"].contains($0) && ["on", "in", "with"].contains($1)
                || $0 == "on"
                    && ["ll", "mosaic", "liquid", "the", "file", "system", "lcs"].contains($1)
        }
        // "copy's in the QA inbox"
        let places: Set<String> = ["inbox", "file", "system", "mosaic", "ll", "record", "lcs"]
        let isPlaced = spoken.indices.contains { index in
            ["in", "on"].contains(spoken[index])
                && spoken[(index + 1)...].prefix(3).contains(where: places.contains)
        }
        // "case note's on", "alert's out"
        let isThere =
            (2...5).contains(spoken.count)
            && ["on", "up", "in", "out", "there"].contains(spoken.last ?? "")
            && !starting.contains(spoken[0])
        return isDone || isOn || isPlaced || isThere ? true : nil
    }

    /// "hang on", "come in": what ends alike and tells of nothing done.
    private static let starting: Set<String> = [
        "hang", "hold", "go", "carry", "move", "come", "keep", "get", "log", "sign", "put", "lets",
        "im", "crack", "is", "who", "no", "press", "time",
    ]

    /// "sent it on Monday" is done, "on Monday" alone is to come.
    private static let past: Set<String> = [
        "sent", "emailed", "told", "did", "went", "rang", "phoned", "spoke", "shared", "uploaded",
        "done", "informed", "notified",
    ]
    private static let doneWords: Set<String> = [
        "done", "sent", "emailed", "mailed", "told", "uploaded", "completed", "recorded",
        "informed", "notified", "ticked", "finished", "alerted", "shared", "saved", "entered",
        "written", "posted", "attached", "copied", "let", "made", "spoke", "spoken", "rang",
        "phoned", "called", "added", "started", "logged", "passed", "filed", "forwarded", "did",
        "sorted", "has", "have", "both", "all", "gone", "know", "knows", "aware", "through", "away",
        "off", "went", "handed", "begun", "began",
    ]

    /// Whether the message speaks of two or all of them: "ok both done".
    static func speaksOfSeveral(_ words: Words) -> Int? {
        let spoken = words.spoken
        guard spoken.count <= 8 else { return nil }
        if spoken.contains("both"),
            spoken.contains(where: { ["done", "sent", "ticked", "yes"].contains($0) })
        {
            return 2
        }
        return spoken.contains("all")
            && (spoken.contains("them") || spoken.contains("done") || spoken.contains("sent"))
            && !spoken.contains("to") ? Int.max : nil
    }
}
