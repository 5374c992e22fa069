/// The words that rows of tables are made of: roles, and words that are no names.
enum RowWords {
    /// Short names of roles, and what they stand for.
    static let abbreviations: [String: String] = [
        "gm": "group manager", "pm": "practice manager", "sw": "social worker",
        "tm": "team manager", "sm": "service manager", "iro": "independent reviewing officer",
        "cpa": "child protection adviser", "hv": "health visitor", "fsw": "family support worker",
        "atm": "assistant team manager", "dtm": "deputy team manager",
        "ssw": "senior social worker", "dsl": "designated safeguarding lead",
        "asw": "allocated social worker", "gp": "gp", "idva": "idva", "senco": "senco",
        "mgr": "manager", "group mgr": "group manager", "practice mgr": "practice manager",
        "team mgr": "team manager", "service mgr": "service manager",
        "sws": "social workers", "psw": "principal social worker", "lado": "lado",
    ]

    /// Whether a word can begin the name of a role.
    static func role(_ words: [String]) -> Int? {
        guard let first = words.first, roleBeginnings.contains(first) else { return nil }
        var best: Int?
        var phrase = ""
        for (count, word) in words.prefix(4).enumerated() {
            phrase += (count == 0 ? "" : " ") + word
            if abbreviations[phrase] != nil || roles.contains(phrase) { best = count + 1 }
        }
        return best
    }

    /// The first words of all roles: one look-up for nearly every word.
    static let roleBeginnings = Set(roles.map { String($0.prefix { $0 != " " }) }).union(
        abbreviations.keys.map { String($0.prefix { $0 != " " }) }
    )

    static let roles: Set<String> = [
        "social worker", "social workers", "team manager", "practice manager", "group manager",
        "service manager", "deputy team manager", "assistant team manager", "deputy manager",
        "line manager", "manager", "managers", "senior practitioner", "advanced practitioner",
        "senior social worker", "allocated social worker", "allocated worker", "practice lead",
        "practice educator", "family support worker", "support worker", "health visitor",
        "school nurse", "school", "nursery", "college", "teacher", "class teacher",
        "head teacher", "headteacher", "safeguarding lead", "designated safeguarding lead",
        "midwife", "police", "camhs", "chair", "cp chair", "conference chair", "cla nurse",
        "independent reviewing officer", "reviewing officer", "child protection adviser",
        "child protection advisor", "personal adviser", "personal advisor", "foster carer",
        "foster carers", "carer", "carers", "mum", "mother", "dad", "father", "parents", "gran",
        "nan", "grandma", "grandmother", "grandad", "grandfather", "grandparents", "aunt",
        "uncle", "family", "business support", "admin", "legal", "auditor", "moderator",
        "worker", "key worker", "keyworker", "supervisor", "contact supervisor", "probation",
        "dv worker", "youth worker", "yot worker", "early help", "core group", "team",
        "head of service", "principal social worker", "guardian", "solicitor", "psychologist",
        "therapist", "housing", "housing officer", "paediatrician", "lac nurse", "qa lead",
        "duty social worker", "duty worker", "duty sw", "duty manager", "duty team", "bus support",
        "business admin", "social work team", "fostering", "fostering team", "virtual school",
        "health", "education",
    ]

    /// People whom actions are more often about than for.
    static let kin: Set<String> = [
        "mum", "mother", "dad", "father", "parents", "gran", "nan", "grandma", "grandmother",
        "grandad", "grandfather", "grandparents", "aunt", "uncle", "family",
    ]

    static let articles: Set<String> = [
        "the", "our", "her", "his", "their", "current", "new", "allocated", "named", "a", "an",
        "my",
    ]

    static let selves: Set<String> = ["me", "i", "myself", "we", "us"]

    /// Whether a word, typed with a capital, is likely no one's name.
    static func isNoName(_ word: String) -> Bool {
        if noNames.contains(word) || nouns.contains(word) || verbs.contains(word) { return true }
        if DateWords.month(word) != nil || DateWords.weekday(word) != nil { return true }
        if DateWords.ordinals[word] != nil || DateWords.numbers[word] != nil { return true }
        return word.utf8.count > 5 && suffixes.contains { word.hasSuffix($0) }
    }

    private static let suffixes = [
        "tion", "sion", "ment", "ments", "ings", "ology", "ogies", "gram", "grams", "ness", "ity",
        "ance", "ence", "ship", "work", "tions", "sions", "ally", "edly", "ately",
    ]

    /// What actions are about; after one of these a role may stand without a comma.
    static let nouns: Set<String> = [
        "chronology", "genogram", "ecomap", "assessment", "plan", "plans", "review", "reviews",
        "visit", "visits", "visiting", "supervision", "contact", "meeting", "conference", "report",
        "reports", "referral", "summary", "case", "note", "notes", "work", "book", "letter", "file",
        "record", "records", "recording", "recordings", "form", "panel", "network", "cafe",
        "safety",
        "analysis", "direction", "oversight", "feedback", "minutes", "checks", "check", "dbs",
        "risk", "strategy", "discussion", "photo", "consent", "passport", "transfer", "closure",
        "timeline", "agreement", "contingency", "trajectory", "scaling", "mapping", "story",
        "life", "direct", "core", "group", "care", "pathway", "health", "education", "pep", "ehcp",
        "cin", "cp", "lac", "cla", "fgc", "icpc", "rcpc", "legal", "threshold", "decision",
        "decisions", "voice", "views", "wishes", "child", "children", "siblings", "sibling",
        "eldest", "youngest", "boys", "girls", "kids", "baby", "action", "actions", "outcome",
        "outcomes", "goals", "grade", "audit", "evidence", "statement", "update", "updates",
        "professionals", "passport", "barriers", "progress", "copies", "copy", "court", "home",
        "address", "diary", "calendar", "tool", "tools",
        "window", "session", "sessions", "day", "days", "date", "timescale", "timescales",
        "deadline", "owner", "impact", "mosaic", "liquid", "logic", "system", "section", "history",
        "details", "information", "everything", "something", "anything", "nothing", "none",
    ]

    /// What is written about a child; a name behind one is the writer's, not the child's.
    static let records: Set<String> = [
        "chronology", "genogram", "ecomap", "assessment", "summary", "timeline", "analysis",
        "supervision", "trajectory",
    ]

    /// Words that begin an action without saying whose it is.
    static let verbs: Set<String> = [
        "add", "agree", "aim", "apply", "arrange", "ask", "attend", "begin", "book", "bring",
        "build", "call", "carry", "change", "chase", "check", "clarify", "close", "commit",
        "complete", "confirm", "consider", "contact", "continue", "convene", "create", "discuss",
        "do", "document", "draft", "email", "ensure", "escalate", "evidence", "explain", "explore",
        "file", "fill", "find", "finish", "follow", "gather", "get", "give", "go", "have", "help",
        "hold", "identify", "improve", "include", "increase", "inform", "introduce", "invite",
        "involve", "join", "keep", "leave", "let", "link", "listen", "look", "make", "meet",
        "monitor", "move", "need", "needs", "obtain", "offer", "organise", "plan", "prepare",
        "present", "progress", "provide", "put", "raise", "read", "rebook", "record", "redo",
        "refer", "remember", "remind", "request", "respond", "review", "revisit", "rewrite",
        "ring", "save", "schedule", "see", "seek", "send", "set", "share", "show", "sign", "speak",
        "start", "strengthen", "submit", "support", "take", "talk", "tell", "think", "tidy",
        "track", "try", "update", "upload", "use", "verify", "view", "visit", "want", "work",
        "write", "reflect", "rate", "name", "map", "test", "quality", "undertake", "observe",
        "replace", "restart", "resume", "return", "stop", "reduce", "ensuring", "making",
    ]

    /// Verbs that are no nouns as well: behind a role or a name they can only say what to do.
    static let deeds: Set<String> = [
        "chase", "write", "get", "send", "arrange", "ring", "ask", "book", "complete", "make", "do",
        "finish", "ensure", "invite", "organise", "speak", "talk", "meet", "see", "upload", "tell",
        "add", "sort", "rewrite", "redo", "convene", "email", "phone", "obtain", "confirm", "refer",
        "gather", "discuss", "explore", "attend", "submit", "verify",
    ]

    private static let noNames: Set<String> = [
        "the", "this", "that", "these", "those", "it", "its", "there", "she", "he", "they", "you",
        "all", "both", "everyone", "each", "every", "no", "yes", "not", "now", "and", "also",
        "then", "but", "or", "so", "if", "when", "once", "after", "before", "by", "in", "on", "at",
        "to", "for", "from", "with", "within", "without", "of", "as", "is", "are", "was", "were",
        "be", "has", "had", "will", "would", "should", "must", "can", "could", "may", "might",
        "please", "pls", "thanks", "ok", "okay", "good", "inadequate", "outstanding", "same",
        "next", "last", "first", "second", "third", "more", "another", "other", "some", "any",
        "soon", "asap", "urgent", "urgently", "immediately", "ongoing", "shortly", "today",
        "tomorrow", "christmas", "easter", "tbc", "tba", "who", "what", "why", "how", "where",
        "which", "only", "just", "again", "still", "done", "one", "two", "sorry", "actually",
        "firstly", "secondly", "finally", "lastly", "her", "his", "their", "our", "my", "your",
        "him", "them", "up", "out", "off", "down", "over", "say", "lets", "ill", "id", "im",
        "weekly", "daily", "monthly", "fortnightly", "regularly", "together", "maybe", "perhaps",
        "number", "ii", "iii", "stage", "signs", "ofsted", "bexley", "english", "nobody", "noone",
        "see", "later", "high", "low", "priority", "high-risk", "smart", "use", "new", "up-to-date",
        "completed", "finished", "outstanding", "missing", "late", "overdue", "open", "closed",
        "long", "short", "joint", "full", "better", "proper", "clear", "current", "initial",
        "dont", "doesnt", "isnt", "hasnt", "havent", "didnt", "wont", "cant", "never", "sure",
        "cancel", "undo", "skip", "help", "back", "stop", "forget", "delete", "remove", "pass",
        "quit", "exit", "repeat", "summary", "pause", "save", "dunno", "idk", "unsure", "unknown",
        "nope",
        "hmm", "um", "erm", "right", "well", "great", "fine", "cheers", "ta", "hi", "hello",
    ]

    /// What "it" may be in "SW to do it": nothing that says an action of its own.
    static let proforms: Set<String> = [
        "do", "it", "this", "that", "them", "these", "both", "all", "action", "actions",
        "complete", "make", "sure", "its", "is", "done", "be", "to", "will", "lead", "on", "take",
        "forward", "the", "happen", "happens", "should", "own", "owner", "responsible", "for",
        "sort", "out", "oversee", "ensure", "get", "by", "and", "completed", "finished", "due",
        "with", "as", "say", "ok", "okay", "yes", "please", "pls", "lets", "um", "erm",
        "put", "down", "well", "ill", "i", "id", "think", "one", "would", "can", "could", "who",
        "needs", "need", "has", "must", "date", "deadline", "timescale", "then", "go", "going",
        "give", "have", "want", "probably", "sorry", "oh", "ah", "so", "right", "of", "course",
        "actioned", "allocated", "assigned", "was", "are", "theyll", "up", "pick", "from", "now",
        "responsibility", "thats", "at", "latest", "follow", "progress", "also", "actually", "a",
        "hers", "his", "her", "him", "until", "til", "till", "again", "role", "job", "was", "just",
        "timeframe", "handle", "deal", "per",
        "same",
    ]
}
