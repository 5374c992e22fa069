/// The words by which people judge, and those that tell that they do not.
extension JudgementReader {
    static let bringing: Set<String> = [
        "pulls", "brings", "takes", "pushes", "drops", "drags", "lifts", "bumps", "tips", "moves",
    ]

    static let replacing: Set<String> = [
        "no", "nah", "nope", "wait", "sorry", "actually", "rather", "meant", "mean", "hang",
        "scrap", "overall",
        "so",
        "then", "but", "oops", "correction", "instead", "change", "make", "settle", "final",
        "lower",
        "higher", "therefore", "hence", "id", "say", "whoops", "going", "go", "hmm", "not",
        "my",
    ]

    /// Whether a word may stand before the grade in a clause that judges; adverbs always may.
    static func leads(_ word: String) -> Bool {
        before.contains(word)
            || word.count > 4 && word.hasSuffix("ly") && !notAdverbs.contains(word)
    }

    static let notAdverbs: Set<String> = [
        "family", "early", "daily", "weekly", "monthly", "supply", "reply", "apply", "nearly",
        "hardly", "barely", "possibly", "probably", "potentially", "mostly", "partly", "usually",
        "previously", "originally", "initially", "roughly", "approximately", "only",
    ]

    static let openers: Set<String> = [
        "ok", "okay", "right", "well", "so", "um", "erm", "er", "yes", "yeah", "ah", "oh", "then",
        "hmm", "alright",
    ]

    static let idioms: [[String]] = [
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
        "as it stands", "as things stand", "at present", "agreed", "is the right call",
        "is the right grade", "is the right score", "is the right place", "across the piece",
        "in that case", "in this case", "is proposed", "is recommended", "is given", "is awarded",
        "is agreed", "we agreed",
        "we settled on", "we landed on", "we decided", "is what we agreed", "is what we settled on",
        "in the band", "it is then", "it has to be", "it must be", "by my reckoning",
    ].map { $0.split(separator: " ").map(String.init) }

    static let before: Set<String> = [
        "i", "id", "ill", "im", "ive", "we", "wed", "well", "would", "will", "say", "saying",
        "think", "thinking", "feel", "believe", "reckon", "give", "giving", "grade", "graded",
        "grading", "rate", "rating", "call", "make", "mark", "score", "scored", "scoring", "put",
        "go", "going", "for", "with", "at", "as", "to", "down", "up", "it", "its", "this", "that",
        "thats", "is", "a", "an", "the", "overall", "so", "fine", "ok", "okay", "yes", "yeah",
        "yep", "ah", "oh", "right", "then", "definitely", "clearly", "just", "still", "on",
        "balance", "my", "judgement", "judgment", "answer", "be", "should", "settled", "settle",
        "agreed", "solid", "strong", "low", "high", "weak", "clear", "firm", "really", "honestly",
        "sadly", "unfortunately", "afraid", "sorry", "meant", "mean", "actually", "no", "nah",
        "nope", "wait",
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
        "shall", "sits", "sitting", "gonna", "gotta", "gone", "land", "landing", "makes",
        "putting", "calling", "awarding", "keeping", "leaving", "recommending", "giving", "mine",
        "top", "bottom", "upper",
        "lands", "ours", "would", "um", "downgrade", "downgraded", "downgrading", "upgrade",
        "upgraded", "upgrading", "lowered", "lowering", "raised", "raising", "bump", "bumped",
        "bumping", "knock", "knocked", "knocking", "nudge", "nudged", "drop", "dropped", "dropping",
        "reduced", "reducing", "moderated", "moderating", "moderate", "scaled", "scaling", "scale",
        "stuck", "plump", "opt", "awarded", "award", "moved", "moving", "shifted", "brought",
        "bringing", "kept", "left",
        "went", "together", "jointly",
    ]

    /// Words that say a grade out loud, by whoever's mouth.
    static let saying: Set<String> = [
        "say", "saying", "said", "call", "calling", "called", "give", "giving", "given", "put",
        "putting", "score", "scored", "scoring", "grade", "graded", "grading", "rate", "rated",
        "award", "awarding", "go", "going", "to", "as", "at", "for", "about", "with", "it", "this",
    ]

    /// What stands before a grade that is not reached or only aimed at.
    static let measures: Set<String> = [
        "off", "of", "than", "below", "above", "past", "under", "over", "toward", "towards", "near",
        "nearer", "into", "by", "without", "until", "like", "between", "beyond", "short", "from",
        "reaching", "hitting", "getting", "making", "deserve", "deserves", "merit", "merits",
        "warrant", "warrants", "earn", "earns", "reach", "reaches", "see", "meets", "meet",
    ]

    /// What people judge together.
    static let joint: Set<String> = [
        "scaled", "scored", "agreed", "graded", "moderated", "rated", "settled", "marked", "did",
        "discussed", "landed", "sat", "gone", "went", "put", "placed",
    ]

    /// What people type when they are not serious.
    static let laughs: Set<String> = [
        "lol", "haha", "ha", "hehe", "hah", "kidding", "joking", "jk", "lmao", "rofl",
    ]

    static let people: Set<String> = [
        "worker", "social", "sw", "manager", "pm", "tm", "team", "auditor", "moderator", "family",
        "mum", "dad", "her", "him", "them",
    ]

    /// What people say while they think of the next words.
    static let pauses: Set<String> = ["um", "erm", "er", "uh", "umm", "ehm", "basically", "mainly"]

    static let after: Set<String> = [
        "overall", "then", "last", "please", "pls", "i", "id", "think", "reckon", "say", "believe",
        "feel",
        "for", "me", "this", "one", "on", "from", "us", "now", "all", "round", "again", "too",
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

    static let leaning: Set<String> = ["leaning", "bordering", "verging", "edging", "tending"]

    static let restating: Set<String> = ["mean", "meant", "sorry", "scratch", "scrap", "that"]

    static let bands: Set<String> = ["band", "bracket", "range", "territory", "category"]

    static let reasons: Set<String> = [
        "because", "becuase", "becasue", "becos", "bec", "cus", "cuz", "cos", "coz", "bc", "cause",
        "as", "since", "given", "due", "but",
        "although",
        "though", "however", "despite", "based", "considering", "owing", "when", "while", "overall",
        "rather", "after", "following", "having", "purely", "mainly", "simply", "thanks",
    ]

    static let doubting: Set<String> = [
        "if", "unless", "providing", "provided", "or", "assuming", "once",
    ]

    static let notAfterRI: Set<String> = [
        "was", "grade", "grades", "last", "criteria", "means", "vs", "or", "and", "is", "if",
        "before", "previously", "at", "in", "from", "to", "audits", "audit", "cases", "case",
    ]

    static let startsSentence: Set<String> = [
        "shes", "hes", "theyre", "weve", "its", "the", "there", "theres", "no", "nothing", "we",
        "she", "he", "they", "all", "every",
        "my", "our", "each", "mum", "dad", "both", "everything", "ive", "weve", "none", "worker",
    ]

    static let turns: Set<String> = [
        "so", "hence", "therefore", "thus", "but", "and", "overall", "then",
    ]

    static let judgingVerbs: Set<String> = [
        "say", "grade", "give", "go", "rate", "call", "put", "score", "mark", "overall", "think",
        "make", "judge", "settled", "agreed", "landed", "decided", "comfortable", "settle", "agree",
        "land", "putting", "going", "giving", "grading", "settling", "calling",
    ]

    /// Words that tell of somebody else's judgement, or of one that is not made yet.
    static let reporting: Set<String> = [
        "gave", "said", "says", "thinks", "thought", "put", "scored", "reckons", "auditor",
        "moderator",
        "ofsted", "they", "previous", "last", "if", "should", "could", "would", "might", "manager",
        "she",
        "he", "asked", "whether", "worker", "wants", "wanted", "called", "told", "until", "unless",
    ]

    /// Words after which a grade word describes something: "the plan is inadequate".
    static let predicative: Set<String> = [
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

    static let wishes: Set<String> = [
        "love", "loved", "like", "liked", "wish", "wanted", "want", "hope", "hoped", "hoping",
    ]

    static let negations: Set<String> = [
        "not", "isnt", "wasnt", "cant", "cannot", "couldnt", "wouldnt", "dont", "doesnt", "never",
        "hardly", "neither", "nor", "aint", "far", "anything", "without", "nowhere", "barely",
        "nae", "isnae", "wasnae", "cannae", "couldnae", "wouldnae", "dinnae", "didnae", "willnae",
        "shouldnae", "wont", "didnt", "shouldnt", "havent", "scarcely", "refuse", "hesitate",
        "hesitant", "reluctant", "loath", "loth", "unwilling", "wary", "uncomfortable", "uneasy",
    ]

    static let hedges = Set<String>([
        "maybe", "perhaps", "possibly", "probably", "might", "may", "could", "nearly", "almost",
        "borderline", "about", "around", "ish", "roughly", "approximately", "somewhere", "kind",
        "sort", "kinda", "sorta", "bordering", "verging", "close", "near", "potentially", "unsure",
        "leaning", "tempted", "edging", "under", "over", "most", "least", "probs", "prob", "less",
        "more",
        "than", "above", "below", "upwards", "torn", "stretch", "push", "pushing", "pushed",
        "generous", "shy", "struggle", "short", "inclined", "lying", "query", "question",
    ])
    .union(wishes)
}
