/// The words that comments on a case are made of.
enum CaseWords {
    /// Whether a word tells of people, work or records on a child's file.
    static func isOne(_ word: String) -> Bool {
        people.contains(word) || word.hasSuffix("s") && people.contains(String(word.dropLast()))
            || stems.contains { word.hasPrefix($0) }
    }

    private static let people: Set<String> = [
        "he", "she", "they", "him", "her", "them", "his", "hers", "their", "hes", "shes", "theyre",
        "mum", "mums", "mam", "mom", "dad", "dads", "nan", "gran", "nana", "gp", "sw", "pm", "tm",
        "iro", "hv", "cp", "cin", "pep", "kid", "kids", "lad", "girl", "boy", "baby", "twins",
        "team",
        "plan", "plans", "goal", "goals", "risk", "risks", "case", "cases", "file", "notes",
        "visit",
        "visits", "home", "school", "court", "panel", "group", "review", "reviews", "work",
        "worker",
        "grade", "score", "action", "actions", "drift", "delay", "delays", "gaps", "gap",
        "evidence",
        "wishes", "views", "voice", "seen", "alone", "core", "needs", "need", "step", "practice",
        "late", "weeks", "months", "days", "week", "month", "learned", "learnt", "learning",
        "reflect", "reflection", "proud", "difference", "strength", "strengths",
    ]
    private static let stems = [
        "child", "parent", "mother", "father", "famil", "sibling", "brother", "sister", "carer",
        "grand", "visit", "assess", "record", "chronolog", "genogram", "ecomap", "conferenc",
        "supervis",
        "safe", "harm", "neglect", "abus", "domestic", "alcohol", "drug", "support", "refer",
        "polic",
        "health", "nurse", "hous", "contact", "placement", "foster", "manag", "decision",
        "rational",
        "analy", "summar", "minut", "network", "agenc", "professional", "outcome", "timescale",
        "chair", "meeting", "engag", "timeline", "strateg", "threshold", "escalat", "statutor",
        "behav", "attend", "school", "nurser", "teach", "listen", "feedback", "purpos",
        "intervention",
        "direct", "social", "hypothes", "capacity", "lived", "document", "written", "oversight",
        "audit", "moderat", "planning", "letter", "interpret", "improve", "progress", "consent",
        "contingenc", "trajector",
    ]
}
