/// The words by which questions begin and those that tell whom they are put to.
extension Questions {
    static let openers: Set<String> = [
        "ok", "okay", "so", "and", "but", "well", "um", "erm", "er", "hmm", "oh", "ah", "right",
        "sorry", "hi", "hello", "hey", "please", "quick", "question", "just", "btw", "also", "then",
        "wait", "hang", "on", "actually", "before", "first", "one", "thing", "no", "now", "yes",
        "yeah",
        "fine",
    ]

    static let auxiliaries: Set<String> = [
        "is", "are", "do", "does", "did", "should", "must", "can", "could", "would", "will",
        "shall",
        "has", "have", "was", "were", "am", "about", "counts", "makes", "happens", "else", "if",
        "to",
        "gets", "goes", "do", "i", "we", "cant", "dont", "signs", "decides",
        "might", "may", "moderates", "audits", "picks", "chooses", "selects", "tells", "exactly",
        "isnt", "doesnt",
    ]

    static let nounsAsked: Set<String> = [
        "grade", "grades", "score", "scores", "kind", "sort", "type", "form", "framework", "date",
        "many", "much", "long", "often", "far", "soon", "quickly", "fast", "documents", "document",
        "services", "roles", "role", "questions", "prompts", "language", "model", "timescale",
        "deadline", "good", "time", "band", "quick", "early", "late", "fields", "bits", "cases",
        "managers", "evidence", "come", "old", "big", "numbers", "number", "band", "bands", "forms",
        "figure", "figures", "people", "person", "tools", "part", "stage", "stages", "level",
        "else", "exactly", "bit", "section", "box", "word", "words", "standard", "standards",
    ]

    static let subjects: Set<String> = [
        "i", "we", "you", "it", "this", "that", "there", "they", "the", "he", "she", "a", "an",
        "my",
        "these", "those", "anyone", "any", "all", "u", "every", "each", "ri", "seen", "na",
        "someone",
    ]

    /// Words of the audit itself, which a question about the case seldom has.
    static let matters: Set<String> = [
        "grade", "grades", "grading", "graded", "score", "scores", "scoring", "scored", "ri",
        "criteria",
        "guidance", "audit", "audits", "auditor", "moderator", "moderation", "moderate", "form",
        "question", "escalate", "escalation", "deadline", "timescale", "timescales", "smart", "na",
        "limiting", "judgement", "outstanding", "inadequate", "stage", "framework", "bexley",
        "bucks",
        "mosaic", "psqa", "genogram", "ecogram", "chronology", "mean", "means", "meant", "counts",
        "count",
        "supposed", "expected", "required", "requirement", "policy", "rule", "allowed", "prompts",
        "definition", "stand",
        "band", "bands", "scale", "scaling", "numbers",
        "moderated", "matter", "matters", "standard", "standards", "boxi", "ears",
    ]

    /// What is asked of a thing that may or may not do: "do unannounced visits count".
    static let counting: Set<String> = ["count", "counts", "counted", "qualify", "included"]
    static let behindCounting: Set<String> = [
        "as", "towards", "toward", "for", "here", "too", "if", "in", "when", "or", "to", "at",
    ]

    /// What a form may want: "does it have to be word for word".
    static let demands = [
        ["have", "to"], ["need", "to"], ["matter"], ["count"], ["supposed", "to"], ["meant", "to"],
        ["want", "me"], ["ask", "for"], ["go", "here"], ["go", "in"],
    ]

    /// A word that tells what became of something rather than names who did it: "seen", "recorded".
    static func participles(_ word: String) -> Bool {
        word.hasSuffix("ed") || word.hasSuffix("ing")
            || [
                "not", "seen", "known", "now", "being", "been", "in", "on", "at", "no", "done",
                "held", "kept", "to", "very", "well", "good", "clear", "yet", "always", "often",
                "also", "still", "able", "unable", "happy", "safe", "under", "over", "with", "of",
                "as", "have", "be",
            ].contains(word)
    }

    /// Whether a sentence only leads up to a question: "sorry, quick one", "I'm stuck here".
    static func isOpener(_ words: Words, _ range: Range<Int>) -> Bool {
        words.tokens[range].filter(\.isSpoken).allSatisfy {
            openers.contains($0.plain)
                || [
                    "stuck", "confused", "lost", "here", "new", "to", "sorry", "question", "quick",
                    "one",
                ].contains($0.plain)
        }
    }
}
