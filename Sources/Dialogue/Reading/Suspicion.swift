import Audits

/// Why words at a free text may be meant for the assistant although they are no command it knows.
///
/// In doubt the person is asked: what was meant for the assistant is worse as evidence than one
/// question too many. Each case is a sign that evidence hardly ever shows.
enum Suspicion: String {
    case toTheAssistant = "it speaks to the assistant"
    case aboutAnswers = "it speaks of an answer given before"
    case order = "it begins like a request about an answer"
    case takingBack = "it begins as one takes something back"
    case offTheCase = "it speaks of the person or the screen, and of nothing on the file"

    static func read(_ words: Words) -> Suspicion? {
        let spoken = words.spoken
        guard spoken.count <= 24, !words.tokens.contains(where: \.isQuoted) else { return nil }
        if isReported(spoken) { return nil }
        var said = Array(spoken.drop { openers.contains($0) })
        for lead in Self.leads where said.starts(with: lead) {
            said.removeFirst(lead.count)
            break
        }
        if spoken.count <= 18, takesBack(spoken) { return .takingBack }
        if answersSpokenOf.contains(where: words.contains), spoken.count <= 20 {
            return .aboutAnswers
        }
        let clauses = words.clauses.dropFirst().map { clause in
            Array(
                words.plain(clause).drop { openers.contains($0) }
            )
        }
        if isOrder(said) || clauses.contains(where: isOrder) { return .order }
        if isToAssistant(spoken) || clauses.contains(where: isToAssistant) {
            return .toTheAssistant
        }
        return isOffTheCase(spoken) ? .offTheCase : nil
    }

    /// "lol my screen has gone pink", "let me see the whole thing": first person or the machine, and no
    /// word that a comment on a case would have.
    private static func isOffTheCase(_ spoken: [String]) -> Bool {
        guard spoken.count <= 14, spoken.count >= 3 else { return false }
        let isOurs = spoken.contains(where: session.contains)
        guard isOurs || spoken.contains(where: selves.contains) else { return false }
        return !spoken.contains { word in
            CaseWords.isOne(word) || word.hasPrefix("q") && Int(word.dropFirst()) != nil
        }
    }

    private static let selves: Set<String> = [
        "i", "im", "ive", "ill", "id", "me", "my", "lets", "you", "your", "youre", "u",
    ]
    private static let session: Set<String> = [
        "lol", "haha", "hahaha", "omg", "ty", "thx", "thanks", "thank", "sorry", "screen", "laptop",
        "computer", "keyboard", "mouse", "typing", "typed", "wifi", "internet", "coffee", "tea",
        "lunch", "cuppa", "app", "fun", "joke", "yawn", "zzz", "brain", "brew",
        "concentrate", "teeth", "aww", "moaning", "rant", "brb", "aw",
        "phew", "patience", "robot",
    ]

    /// "wait no it wasn't", "hang on, ...", "oh sorry that ...".
    private static func takesBack(_ spoken: [String]) -> Bool {
        beginnings.contains { spoken.starts(with: $0) }
    }

    /// "knock one off each of those", "put that under planning", "make my score a 5".
    private static func isOrder(_ said: [String]) -> Bool {
        guard let verb = said.first, verbs.contains(verb), said.count <= 16 else { return false }
        let ahead = said.dropFirst().prefix(4)
        if ahead.first.map({ ["his", "her", "my"].contains($0) }) ?? false, ahead.contains("name") {
            return true
        }
        if verb == "add" {
            return ahead.contains("to") && ahead.contains { ["my", "what", "that"].contains($0) }
        }
        if ["show", "tell", "give", "read"].contains(verb) { return ahead.first == "me" }
        // "bump q9 up one", "swap q3 and q9 round"
        if let first = ahead.first, first.hasPrefix("q"), Int(first.dropFirst()) != nil {
            return true
        }
        return ahead.first.map(objects.contains) ?? false
            || ahead.first != "a" && ahead.prefix(2).last.map { Self.parts.contains($0) } ?? false
            || ahead.starts(with: ["one", "off"]) || ahead.starts(with: ["two", "off"])
            || ahead.contains("those") && ahead.contains("of")
    }

    /// "are you sure", "what do you mean", "ur not a real person are u".
    private static func isToAssistant(_ spoken: [String]) -> Bool {
        guard spoken.count <= 14 else { return false }
        let you: Set<String> = ["you", "u", "ya", "yous"]
        let verbs: Set<String> = [
            "are", "do", "did", "can", "could", "will", "would", "have", "dont", "cant", "d",
        ]
        let pairs = zip(spoken, spoken.dropFirst())
        return pairs.contains {
            verbs.contains($0) && you.contains($1) && ($0 != "can" || spoken.first != "you")
        }
            || spoken.contains { ["dyou", "ur", "youre"].contains($0) }
                && !spoken.contains { ["like", "if", "when", "left"].contains($0) }
    }

    private static func isReported(_ spoken: [String]) -> Bool {
        spoken.contains {
            ["said", "says", "asked", "asks", "told", "saying", "asking"].contains($0)
        }
    }

    /// How a request begins, before its verb.
    private static let leads = [
        "can you", "could you", "would you", "can we", "can i", "could i", "i want to",
        "i wanted to", "id like to", "i would like to", "i need to", "i meant to", "need to",
        "want to", "lets", "we need to",
    ].map { $0.split(separator: " ").map(String.init) }

    private static let openers: Set<String> = [
        "ok", "okay", "right", "so", "and", "oh", "ah", "well", "please",
        "just", "now", "then", "actually", "sorry", "hmm", "also",
    ]
    private static let beginnings = [
        "wait no", "no wait", "oh wait", "wait i", "wait that", "wait it", "hang on", "hold on",
        "hmm no", "actually no", "sorry no", "no sorry", "oh sorry", "oops", "whoops", "scrap that",
        "scratch that", "i tell a lie", "tell a lie", "my mistake", "my bad", "correction",
        "oh hang", "no hang", "wrong one", "wrong question", "wrong box", "wrong line",
        "one moment", "bear with", "sorry phone", "sorry someone",
    ].map { $0.split(separator: " ").map(String.init) }
    private static let answersSpokenOf = [
        "in that comment", "that comment should", "that comment to", "my last comment",
        "last comment", "my comment", "the last one should",
        "what i put", "what i said", "what i wrote", "what i typed", "ive put that", "i put that",
        "ive put it", "i put it", "ive put todays", "i put the wrong", "ive put the wrong",
        "ive put for", "i put for", "what ive", "date i gave", "date i put", "wrong button",
        "slip of the finger", "finger slipped", "fat fingers", "wrong child", "wrong case",
        "ive written", "i typed", "ive typed", "mistyped", "typo", "transposed", "my last answer",
        "that last answer", "the last answer", "my last grade", "my last score", "that last one",
        "wrong way round", "got that wrong", "got them wrong", "mixed those up", "mixed them up",
        "mixed up those", "muddled those", "muddled them", "my earlier answer",
        "my previous answer",
        "same grades as", "same scores as", "i said yes", "i said no", "i said we did",
        "i said good", "i put good", "i put yes",
        "i put no",
    ]
    private static let verbs: Set<String> = [
        "make", "change", "knock", "take", "bin", "add", "put", "set", "swap", "move", "lower",
        "raise", "bump", "drop", "leave", "show", "tell", "give", "read", "scrap", "delete",
        "remove", "save", "store", "mark", "wipe", "clear", "switch", "amend",
    ]
    /// What an answer or a row consists of.
    private static let parts: Set<String> = [
        "score", "grade", "answer", "comment", "owner", "date", "deadline", "action", "row",
        "whole", "lot",
        "impact", "second", "first", "last", "third",
    ]
    private static let objects: Set<String> = [
        "it", "that", "this", "them", "those", "my", "me", "both", "everything",
    ]
}
