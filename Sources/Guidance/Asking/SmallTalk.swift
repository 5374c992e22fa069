/// Greetings, thanks, remarks about the assistant and sighs: answered in a line.
enum SmallTalk {
    /// The reply, when the message is nothing but small talk.
    static func reply(to words: [String], isQuestion: Bool) -> String? {
        guard !words.isEmpty, words.count <= 14 else { return nil }
        let said = SaidPhrases(words)
        func has(_ phrases: [String]) -> Bool { said.has(phrases) }
        let rest = words.filter { !StopWords.contains($0) && !polite.contains($0) }
        if has(aboutMe), rest.count <= 1 {
            return
                "I'm a program, not a person: I look things up in the audit guidance and quote it."
        }
        if rest.isEmpty {
            if has(["thanks", "thank", "cheers", "ta", "star", "brilliant", "great"]) {
                return "You're welcome. Ask me anything about the audit guidance."
            }
            if words.contains(where: polite.contains) {
                return "Hello. Ask me anything about the audit guidance."
            }
        }
        if !isQuestion, !Clauses.asks(words.joined(separator: " ")),
            words.contains(where: feelings.contains)
        {
            return "That sounds like hard work. Ask me when you want something looked up in the"
                + " guidance."
        }
        return nil
    }

    private static let polite: Set<String> = [
        "hi", "hello", "hey", "hiya", "morning", "afternoon", "evening", "good", "thanks", "thank",
        "cheers", "ta", "bye", "goodbye", "lol", "haha", "today", "star", "brilliant", "great",
        "amazing", "lovely", "wonderful", "helpful", "well", "hope", "going", "things", "nice",
        "meet", "much", "again", "day", "there", "night", "ok", "okay", "cool", "fine", "all",
        "right", "now", "so", "re", "best", "welcome", "sorry", "see", "later", "mate", "ha",
        "hah", "hehe", "one", "kind", "really", "weekend", "tomorrow", "enjoy", "funny", "laugh",
        "joke",
        "sweet", "legend", "superb", "perfect", "excellent", "useful", "super", "nicely", "done",
    ]
    private static let aboutMe = [
        "are you ai", "are you an ai", "are you a robot", "are you a bot", "are you a person",
        "are you a real person", "are you real", "are you human", "are you a human",
        "who are you", "what are you", "what s your name", "whats your name", "what is your name",
        "your name", "do you like", "do you enjoy", "do you think", "do you feel", "do you ever",
        "do you have", "can you feel", "are you ok", "are you okay", "are you well", "who made you",
        "are you chatgpt", "are you a computer",
    ]
    private static let feelings: Set<String> = [
        "knackered", "tired", "exhausted", "bored", "boring", "stressed", "hate", "annoying",
        "fed", "lol", "haha", "love", "sick", "ugh", "argh", "moan", "tedious", "overwhelmed",
        "confusing", "rubbish", "funny", "weekend", "coffee",
    ]
}
