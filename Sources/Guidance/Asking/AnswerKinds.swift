/// Reads from the form of a question which kinds of section can answer it.
enum AnswerKinds {
    /// Each phrase with the kinds it asks for; a phrase is words in their order.
    private static let phrases: [(words: [String], kinds: Set<String>)] = [
        ("how often", ["frequency"]), ("how regularly", ["frequency"]),
        ("how frequently", ["frequency"]), ("how many times", ["frequency"]),
        ("when", ["timescale", "frequency", "metadata"]), ("how long", ["timescale"]),
        ("how soon", ["timescale"]), ("how quick", ["timescale"]),
        ("how quickly", ["timescale"]), ("how fast", ["timescale"]),
        ("how far back", ["timescale"]), ("how far ahead", ["timescale"]),
        ("how much notice", ["timescale"]), ("what sort of time", ["timescale"]),
        ("within what", ["timescale"]), ("deadline", ["timescale"]),
        ("timescale", ["timescale"]), ("time limit", ["timescale"]),
        ("max time", ["timescale"]), ("longest", ["timescale"]), ("how much time", ["timescale"]),
        ("maximum time", ["timescale"]),
        ("how many days", ["timescale"]), ("how many hours", ["timescale"]),
        ("how many weeks", ["timescale"]), ("how many months", ["timescale"]),
        ("how many minutes", ["timescale"]), ("minutes", ["timescale"]),
        ("since when", ["timescale", "metadata"]), ("what period", ["timescale"]),
        ("what kinds", ["list"]), ("what types", ["list"]), ("what sorts", ["list"]),
        ("who", ["role", "notification", "metadata"]),
        ("whom", ["role", "notification"]), ("whose", ["role", "rule", "record"]),
        ("where", ["record", "notification", "procedure"]),
        ("stand for", ["definition"]), ("stands for", ["definition"]),
        ("mean", ["definition"]), ("means", ["definition"]), ("meaning", ["definition"]),
        ("definition", ["definition"]), ("called", ["definition"]),
        ("what is a", ["definition"]), ("what grade is", ["scale"]), ("what score", ["scale"]),
        ("which scores", ["scale"]), ("which score", ["scale"]),
        ("can i", ["rule"]), ("may i", ["rule"]), ("do i have to", ["rule"]),
        ("must", ["rule"]), ("allowed", ["rule"]), ("is it ok", ["rule"]), ("can a", ["rule"]),
        ("what happens", ["procedure", "rule"]), ("what should", ["procedure", "rule", "list"]),
        ("what must", ["procedure", "rule", "list"]), ("what to do", ["procedure"]),
        ("separates", ["criterion"]), ("what makes", ["criterion"]),
        ("what grade", ["criterion", "scale"]),
        ("which grade", ["criterion", "scale"]),
        ("spelled out", ["definition"]), ("spelt out", ["definition"]),
        ("short for", ["definition"]), ("what s that", ["definition"]),
        ("what do i do", ["procedure"]),
        ("how do i", ["procedure"]), ("steps", ["procedure", "list"]),
        ("walk me", ["procedure", "list"]), ("which", ["list", "rule", "role"]),
        ("prompts", ["prompt"]), ("prompt", ["prompt"]),
        ("fields", ["field"]),
        ("difference", ["criterion", "list"]), ("criteria", ["criterion"]),
        ("look like", ["criterion"]), ("looks like", ["criterion"]),
        ("purpose", ["principle"]), ("why", ["principle", "rule"]),
        ("how will i know", ["notification"]), ("how will i find out", ["notification"]),
        ("how do i find out", ["notification", "procedure"]), ("how do i get", ["procedure"]),
    ].map { (Words.split($0.0), $0.1) }

    /// Words that name a kind of section: a section of that kind is what they ask for.
    static let named: [String: String] = [
        "prompt": "prompt", "prompts": "prompt", "criteria": "criterion", "criterion": "criterion",
        "grid": "criterion", "descriptor": "criterion", "descriptors": "criterion",
        "deadline": "timescale", "deadlines": "timescale", "timescale": "timescale",
        "timescales": "timescale", "definition": "definition", "steps": "procedure",
        "procedure": "procedure", "fields": "field", "field": "field", "rule": "rule",
        "rules": "rule", "list": "list", "frequency": "frequency",
    ]

    /// Posts of which a question "who is the director" wants the name, not the duties.
    private static let posts = [
        "director", "head of", "lead member", "chief executive", "assistant director",
        "deputy director", "leader of the council",
    ].map { Words.split($0) }

    private static func asksForName(_ words: ArraySlice<String>) -> Bool {
        let openings = ["who is", "who s", "whos"].flatMap { asking in
            ["the", "our", "my", "your"].map { Words.split("\(asking) \($0)") }
        }
        return openings.contains { opening in
            words.starts(with: opening)
                && posts.contains { words.dropFirst(opening.count).starts(with: $0) }
        }
    }

    private static let auxiliaries: Set<String> = [
        "is", "are", "do", "does", "did", "will", "would", "should", "must", "can", "was", "were",
        "has", "have", "might", "may",
    ]

    /// The kinds asked for by the phrase that stands first; a longer one counts before a shorter.
    static func read(_ words: [String]) -> Set<String> {
        for start in words.indices {
            // "When" in the midst of a sentence tells a case: "after a visit, when it is late".
            if words[start] == "when", start > 0, start + 1 < words.count,
                !auxiliaries.contains(words[start + 1])
            {
                continue
            }
            if words[start].hasPrefix("who"), asksForName(words[start...]) { return ["metadata"] }
            var best: (words: [String], kinds: Set<String>)?
            for phrase in phrases where words[start...].starts(with: phrase.words) {
                if phrase.words.count > best?.words.count ?? 0 { best = phrase }
            }
            if let best, !best.kinds.isEmpty { return best.kinds }
        }
        return words.starts(with: ["what", "are", "the"]) ? ["list", "scale"] : []
    }
}
