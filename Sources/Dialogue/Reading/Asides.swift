/// What people say of themselves and their day beside a command or an answer: "I must take a call",
/// "not had that conversation yet", "been in panel since nine".
enum Asides {
    /// Whether a clause is plainly such a thing, and no evidence.
    static func isAside(_ clause: [String]) -> Bool {
        let said = clause.drop { openers.contains($0) }
        guard !said.isEmpty else { return true }
        if said.count <= 8, said.contains("yet"), said.contains(where: notYet.contains) {
            return true
        }
        return beginnings.contains { said.starts(with: $0) }
    }

    /// Whether a clause only says that the rest is done another time: "will finish this tonight".
    static func isLater(_ clause: [String]) -> Bool {
        // "do this bit later" leaves one item, not the rest.
        let isOneItem = zip(clause, clause.dropFirst()).contains { pointing, part in
            ["this", "that"].contains(pointing)
                && ["bit", "one", "part", "question"].contains(part)
        }
        guard clause.count <= 12, !isOneItem, clause.contains(where: goingOn.contains),
            let time = clause.firstIndex(where: isTime),
            let verb = clause.firstIndex(where: goingOn.contains), verb < time
        else { return false }
        return clause.allSatisfy {
            goingOn.contains($0) || isTime($0) || around.contains($0)
                || Wording.polite.contains($0)
        }
    }

    /// A word for another time, with a slip in a long one.
    private static func isTime(_ word: String) -> Bool {
        times.contains(word)
            || word.count >= 6
                && ["another", "tomorrow", "tonight"].contains { Edits.near(word, $0, within: 1) }
    }

    /// Whether a message begins by taking leave in haste: "got to dash strat meeting in 5".
    static func isLeaving(_ spoken: [String]) -> Bool {
        let said = spoken.drop { openers.contains($0) || ["i", "ive", "im", "we"].contains($0) }
        guard spoken.count <= 12, let first = said.first else { return false }
        let rest = said.dropFirst().drop { $0 == "to" || $0 == "got" || $0 == "off" }
        guard ["got", "gotta", "need", "have", "must", "off", "better", "gonna"].contains(first),
            let verb = rest.first,
            ["dash", "run", "go", "shoot", "leave", "nip", "pop", "head", "fly"].contains(verb)
        else { return false }
        // "got to go to court twice" tells of the family.
        let next = rest.dropFirst().first ?? ""
        // "I must leave the past behind"
        if verb == "leave", ["the", "this", "that", "it", "him", "her", "them"].contains(next) {
            return false
        }
        return !["to", "through", "over", "into", "and", "back"].contains(next) || spoken.count <= 5
    }

    private static let openers: Set<String> = [
        "sorry", "right", "ok", "okay", "well", "so", "oh", "ah", "and", "but", "as", "cos",
        "because", "its", "just", "actually", "please", "fine", "very", "yes", "no", "um", "erm",
    ]
    private static let notYet: Set<String> = [
        "not", "havent", "hasnt", "dont", "doesnt", "didnt", "isnt", "no",
    ]
    private static let goingOn: Set<String> = [
        "finish", "do", "carry", "continue", "pick", "come", "return", "resume", "complete", "back",
        "rest", "crack", "stop", "keep", "hold", "save", "park", "leave",
    ]
    private static let times: Set<String> = [
        "tonight", "tomorrow", "later", "monday", "tuesday", "wednesday", "thursday", "friday",
        "weekend", "week", "morning", "afternoon", "evening", "lunch", "after", "another",
    ]
    private static let around: Set<String> = [
        "on", "up", "off", "with", "this", "it", "rest", "the", "in", "next", "at", "when", "back",
        "home", "day", "time", "lunch", "supervision", "court", "meeting", "from", "here", "where",
        "left", "audit", "form", "when", "ive", "got", "more", "first", "thing", "them", "kids",
        "are", "bed", "over", "of", "open", "and", "have", "visit", "kindly", "until", "till",
        "til", "im",
    ]
    private static let beginnings = [
        "i am required", "i am needed", "im needed", "im wanted", "im looking", "i am looking",
        "looking at", "got a", "got an", "i must",
        "i need", "i have to", "i have got", "i have a", "ive got", "i got to", "i will",
        "ill", "i shall", "i cant", "i cannot", "i can not", "im off", "im away", "im going",
        "im seeing",
        "im due", "im late", "im in", "im meeting", "im not sure", "im on", "im at", "im about",
        "i dont know", "i have not", "i havent", "havent", "not had", "not got", "not done",
        "not seen", "not met", "not spoken", "not sure", "got to", "gotta", "need to", "have to",
        "must", "been in", "been on", "been called", "been off", "off to", "going to", "want to",
        "wanting to", "id rather", "id like", "i want", "i would", "my manager", "my phone",
        "my next", "my meeting", "my bus", "my train", "my lift", "the phone", "phones", "duty",
        "someones", "somebodys", "court", "fire alarm", "fire drill", "fire bell", "called into",
        "called away",
        "battery", "batterys", "my battery", "my laptop", "my supervision", "my visit",
        "something has come", "doors gone", "the doors gone", "someone at the door", "ive a visit",
        "ive a meeting", "ive a call", "being summoned", "being called", "being pulled",
        "got pulled", "got called", "laptop is", "laptops", "in a meeting in", "home time",
        "im needed", "something came", "somethings come", "somethings happened",
        "running late", "never used this", "never used it", "new to this", "im new",
        "not used this",
        "meeting at", "afternoon", "morning", "evening", "hello", "hi", "hiya", "hey", "thanks",
        "thank", "idk", "dunno", "dont know", "no idea", "cant", "cannot", "couldnt", "waiting",
        "still waiting", "let me", "hang on", "hold on", "one moment", "one sec", "kids want",
        "the kids", "first time", "ive never", "never done", "bear with", "me again", "back again",
        "im back", "about the gap", "for the gap", "for the delay", "bit of", "long day",
        "busy day",
        "what a day", "hope you", "how are", "hows it",
    ].map { $0.split(separator: " ").map(String.init) }
}
