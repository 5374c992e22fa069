/// Whether a text can hold the answer that a question's form asks for.
enum AnswerShape {
    /// Questions after a length, a time or a number, as words in their order.
    private static let quantities = [
        "how long", "how soon", "how quick", "how quickly", "how fast", "how far back",
        "how far ahead", "how often", "how regularly", "how frequently", "how many", "how much",
        "deadline", "time limit", "timescale", "time scale", "percentage", "proportion",
        "what age", "maximum time", "max time", "word limit", "word count", "upper limit",
        "limit on",
    ].map { Words.split($0) }
    /// Those after a time.
    private static let timely = [
        "how long", "how soon", "how quick", "how quickly", "how fast", "how far back",
        "how far ahead", "how often", "how regularly", "how frequently", "how many days",
        "how many hours", "how many weeks", "how many months", "how many minutes", "how much time",
        "deadline", "time limit", "time scale", "timescale", "timescales", "maximum time",
        "max time",
    ].map { Words.split($0) }

    /// Whether a question asks for a time.
    static func asksForTime(_ words: [String]) -> Bool {
        timely.contains { ReadingReader.contains(words, $0) }
    }

    /// Words that tell a time or how often by themselves.
    private static let times: Set<String> = [
        "daily", "weekly", "fortnightly", "monthly", "quarterly", "yearly", "annual", "annually",
        "every", "regularly", "routinely", "promptly", "immediately", "periodic",
        "periodically", "continuously", "soon", "next", "until", "always", "period",
    ]

    /// Whether a question asks for a length, a time or a number.
    static func asksForQuantity(_ words: [String]) -> Bool {
        quantities.contains { ReadingReader.contains(words, $0) }
    }

    private static let units: Set<String> = [
        "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "day", "days", "week",
        "weeks", "wks", "month", "months", "mths", "year", "years", "time", "times", "working",
    ]

    /// What "how many" and "how much" count, unless it counts time: the telling words up to the verb.
    static func counted(_ words: [String]) -> [String] {
        guard
            let start = words.indices.dropLast(2).first(where: {
                words[$0] == "how" && ["many", "much"].contains(words[$0 + 1])
            })
        else { return [] }
        let things = words[(start + 2)...].prefix { !StopWords.contains($0) }
        guard !things.contains(where: units.contains) else { return [] }
        return things.filter { !LightWords.contains($0) }
    }

    /// Whether a text tells a time or how often.
    static func holdsTime(_ text: String) -> Bool {
        Words.split(text).contains(where: times.contains) || holdsNumber(text)
    }

    /// Whether a text names a number that measures something.
    static func holdsNumber(_ text: String) -> Bool {
        let words = Words.split(text)
        return words.indices.contains { index in
            // "One of the first things" measures nothing either.
            guard Int(words[index]) != nil || Numerals.figure(words[index]) != nil,
                index + 1 >= words.count || words[index + 1] != "of"
            else { return false }
            // "Stage 1" and "question 5" number things and measure nothing.
            let before = index > 0 ? words[index - 1] : ""
            return !["stage", "stages", "question", "questions", "q"].contains(before)
        }
    }
}
