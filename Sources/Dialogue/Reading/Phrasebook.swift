/// The ways in which people word a command or a remark, as bags of words.
///
/// A message is one of these when a trigger phrase occurs in it and every other word is one that
/// people wrap such a wish in. One word of content ("Next visit was missed") and it is not.
struct Phrasebook<Meaning: Sendable>: Sendable {
    struct Entry: Sendable {
        let meaning: Meaning
        let triggers: [[String]]
        let wrapping: Set<String>
        /// No more words than this.
        let limit: Int
    }

    private let entries: [Entry]

    init(_ entries: [Entry]) { self.entries = entries }

    /// What the whole message means, with the trigger that told it.
    func meaning(of spoken: [String]) -> (Meaning, trigger: String)? {
        guard !spoken.isEmpty else { return nil }
        for entry in entries where spoken.count <= entry.limit {
            for trigger in entry.triggers {
                guard let at = Self.position(of: trigger, in: spoken) else { continue }
                let rest = spoken[..<at] + spoken[(at + trigger.count)...]
                let isWrapped = rest.allSatisfy {
                    Wording.polite.contains($0) || entry.wrapping.contains($0)
                }
                if isWrapped { return (entry.meaning, trigger.joined(separator: " ")) }
            }
        }
        return nil
    }

    private static func position(of phrase: [String], in words: [String]) -> Int? {
        guard words.count >= phrase.count else { return nil }
        return (0...(words.count - phrase.count)).first { start in
            zip(words[start...], phrase).allSatisfy { $0 == $1 }
        }
    }
}

extension Phrasebook.Entry {
    /// Triggers are phrases separated by `|`, wrapping words by blanks.
    init(_ meaning: Meaning, _ triggers: String, wrapping: String = "", limit: Int = 14) {
        self.meaning = meaning
        self.triggers = triggers.split(separator: "|").map { phrase in
            phrase.split(separator: " ").map(String.init)
        }
        self.wrapping = Set(wrapping.split(separator: " ").map(String.init))
        self.limit = limit
    }
}

/// Words that carry no meaning of their own in a request.
enum Wording {
    static let polite: Set<String> = [
        "please", "pls", "plz", "thanks", "thank", "you", "u", "ta", "cheers", "can", "could",
        "would", "will", "we", "i", "id", "ill", "me", "let", "lets", "us", "like", "want", "need",
        "to", "just", "now", "then", "ok", "okay", "right", "so", "well", "um", "erm", "er", "hmm",
        "oh", "ah", "actually", "sorry", "hi", "hello", "btw", "the", "a", "for", "if", "thats",
        "alright", "fine", "yes", "yeah", "yep", "no", "mate", "think", "may", "shall", "do", "and",
        "wait", "hang", "hey", "quick", "quickly", "go", "going", "gonna", "wanna", "at", "this",
        "moment", "that", "it", "my", "im", "with", "is", "on", "bit", "also", "kindly", "whoops",
        "oops", "day", "whats", "ive", "tho", "though", "dyou", "very", "shall", "tbh", "pal",
        "pet", "duck", "love", "n", "hiya",
    ]
}
