/// Requests that guidance must not answer: to deceive, to know of a person, to judge a case.
enum Boundaries {
    enum Matter {
        case deceit, person, judgement, otherTask, data
    }

    /// The matter, when the request is one of these.
    static func read(_ words: [String]) -> Matter? {
        let said = SaidPhrases(words)
        func has(_ phrases: [String]) -> Bool { said.has(phrases) }
        if has(concealment) || has(foreignAccess) { return .deceit }
        if has(invention), has(writing + ["how", "help"]) { return .deceit }
        if has(altering), has(["grade", "score", "grading", "result"]),
            has(["without", "even though"])
        {
            return .deceit
        }
        if has(altering), has(["look better", "looks better", "look good"]) { return .deceit }
        if has(superlatives), has(colleagues),
            has(["which", "who", "whose", "tell", "name", "list"])
        {
            return .person
        }
        if has(particulars), has(people) { return .person }
        if has(asking), has(ownCase) { return .person }
        if has(aboutMe),
            has(["wrote", "written", "write", "say", "said", "says", "think", "thinks"]),
            has(asksOfThem)
        {
            return .person
        }
        if asksForNames(words, has: has) { return .person }
        if asksForData(words, has: has) { return .data }
        if has(["should", "shall"]), has(outcomes), has(["this", "my", "the"]) {
            return .judgement
        }
        if has(["is the", "is my", "is this", "are the", "are my", "are these"]), has(relations),
            has(verdicts)
        {
            return .judgement
        }
        let start = words.drop {
            ["please", "pls", "can", "could", "you", "would", "just"].contains($0)
        }
        if let first = start.first {
            if tasks.contains(first) { return .otherTask }
            if writing.contains(first) || judging.contains(first),
                start.dropFirst().contains(where: { ["me", "my", "this"].contains($0) }),
                !words.contains("how")
            {
                return .otherTask
            }
        }
        return nil
    }

    /// Whether it asks for children, families or workers by name: "which families got inadequate", "what
    /// children were seen last month"; but not "which managers were told".
    private static func asksForNames(_ words: [String], has: ([String]) -> Bool) -> Bool {
        if has(["names please", "name names", "dates of birth of", "the names of"]) { return true }
        guard
            let asked = words.firstIndex(where: { ["which", "what", "whose"].contains($0) }),
            asked + 1 < words.count, groups.contains(words[asked + 1])
        else { return false }
        return words.contains { ["failed", "scored"].contains($0) }
            || has(["got inadequate", "got an inadequate", "were inadequate", "got outstanding"])
            || has(["on the list", "last month", "this month", "last week", "this week"])
    }

    /// Whether it asks what did happen in a case or in a council, and not what is to be done.
    private static func asksForData(_ words: [String], has: ([String]) -> Bool) -> Bool {
        if words.starts(with: ["how", "many"]) {
            let rest = words.dropFirst(2).prefix(4)
            return rest.contains(where: countedThings.contains)
                && words.contains { ["were", "was", "did", "got", "failed"].contains($0) }
        }
        return has(["why did", "why was", "why were"]) && has(ownMatters)
    }

    static func reply(_ matter: Matter) -> String {
        switch matter {
        case .data:
            "I can't tell: I hold the guidance only, and no records of cases, audits or their"
                + " results. Ask the team that keeps them."
        case .deceit:
            "I can't help with that: a record has to show what really happened. If something is"
                + " missing or wrong, say so to your manager."
        case .person:
            "I can't help with that: I hold no details of any person or case, and would not give"
                + " them out."
        case .otherTask:
            "I can't do that for you: I only look things up in the guidance."
        case .judgement:
            "I can't judge a case: that is for you, your manager and the people who know the"
                + " child. If a child may be in danger, tell your manager now."
        }
    }

    private static let tasks: Set<String> = [
        "translate", "convert", "calculate", "book", "buy", "sing", "draw", "play", "multiply",
        "spell", "cook", "google",
    ]
    private static let judging = [
        "grade", "score", "complete", "fill", "finish", "compose", "summarise", "audit", "moderate",
        "check", "review", "assess",
    ]
    private static let concealment = [
        "hide", "hiding", "conceal", "cover up", "covering up", "unnoticed", "secretly",
        "anyone noticing", "anyone knowing", "anybody finding out", "anyone finding out",
        "anybody noticing", "anybody knowing", "people finding out", "them finding out",
        "get round", "get around", "getting round", "being noticed", "get noticed", "gets noticed",
        "nobody notices", "no one notices", "nobody knows", "getting caught", "being caught",
        "find out about it", "don t tell", "dont tell", "without telling", "do not tell",
    ]
    private static let foreignAccess = [
        "someone else s account", "someone elses account", "someone else s mosaic",
        "someone elses mosaic", "someone else s login", "someone elses login",
        "somebody else s account", "another worker s account", "colleague s account",
        "colleague s login", "colleagues login", "someone else s password",
        "someone elses password", "hack",
    ]
    private static let invention = [
        "made up", "make up", "making up", "fake", "faked", "invent", "invented", "falsify",
        "fabricate", "fabricated", "forge", "backdate", "back date", "backdated", "pretend",
        "didn t do", "didnt do", "did not do", "never did", "never made", "never happened",
        "didn t happen", "didnt happen", "did not happen", "didn t make", "didnt make",
    ]
    private static let writing = [
        "write", "write up", "record", "log", "create", "make", "put", "add", "produce", "draft",
        "enter",
    ]
    private static let altering = [
        "make", "change", "alter", "fix", "boost", "bump", "raise", "turn",
    ]
    private static let superlatives = [
        "worst", "best", "poorest", "weakest", "laziest", "lowest", "highest", "most inadequates",
    ]
    private static let colleagues = [
        "worker", "workers", "colleague", "colleagues", "auditor", "auditors", "manager",
        "managers", "practitioner", "team", "staff", "social worker", "sw",
    ]
    private static let particulars = [
        "address", "home address", "phone number", "telephone number", "mobile number", "surname",
        "full name", "real name", "live", "lives",
    ]
    private static let people = [
        "child", "child s", "mum", "mum s", "mother", "dad", "dad s", "father", "family", "parent",
        "parents", "carer", "auditor", "worker", "case", "boy", "girl", "s", "colleague",
    ]
    private static let asking = ["who is", "who s", "whos", "who are", "where is", "where are"]
    private static let aboutMe = ["about me", "about my colleague", "about my manager"]
    private static let asksOfThem = [
        "did my", "has my", "have they", "did they", "did she", "did he", "has she", "has he",
        "does my",
        "did the", "has the", "has anyone", "did anyone",
    ]
    private static let groups: Set<String> = [
        "families", "children", "kids", "workers", "colleagues", "parents", "auditors", "managers",
        "staff", "people", "names",
    ]
    private static let ownCase = [
        "for this child", "of this child", "for this case", "on this case", "for this family",
        "of this family", "this child s", "this family s", "for my case", "on my case",
    ]
    private static let countedThings: Set<String> = [
        "audits", "cases", "files", "children", "families", "workers", "moderations", "visits",
        "referrals", "assessments", "complaints",
    ]
    private static let ownMatters = [
        "my case", "my audit", "my file", "my grade", "this case", "this audit", "family case",
        "the case get", "family get", "my score", "our case", "our audit", "his case", "her case",
        "their case",
    ]
    private static let outcomes = [
        "taken into care", "removed", "be taken", "go home", "return home", "returned home",
        "go into care", "be adopted", "come into care", "remove this child", "remove the child",
        "remove her", "remove him", "remove them", "take this child", "take the child",
    ]
    private static let relations = [
        "dad", "mum", "mother", "father", "parent", "parents", "carer", "child", "stepdad",
        "stepfather", "partner", "boyfriend", "family", "gran",
    ]
    private static let verdicts = [
        "dangerous", "safe", "unsafe", "lying", "abusive", "guilty", "violent", "a risk",
        "abusing", "neglecting", "innocent", "at risk", "telling the truth",
    ]
}
