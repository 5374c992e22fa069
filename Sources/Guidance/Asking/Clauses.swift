/// Cuts a question into the questions it holds.
enum Clauses {
    private static let openers: Set<String> = [
        "who", "whom", "what", "whats", "when", "how", "which", "where", "why", "do", "does", "is",
        "are", "can", "must", "should", "within", "at", "by", "whose", "will", "could", "did",
    ]

    /// The clauses in their order; a single one when the question asks one thing.
    static func split(_ question: String) -> [String] {
        var clauses: [String] = []
        for sentence in sentences(question) {
            var current: [Substring] = []
            let words = sentence.split(whereSeparator: \.isWhitespace)
            for (index, word) in words.enumerated() {
                let next = index + 1 < words.count ? words[index + 1].lowercased() : ""
                let plainNext = String(next.prefix { $0.isLetter })
                if word.lowercased() == "and", openers.contains(plainNext), current.count > 2,
                    words.count - index > 2 || plainNext == "why"
                {
                    clauses.append(current.joined(separator: " "))
                    current = []
                } else {
                    current.append(word)
                }
            }
            if !current.isEmpty { clauses.append(current.joined(separator: " ")) }
        }
        return clauses
    }

    /// Whether a sentence has the form of a question.
    static func asks(_ sentence: String) -> Bool {
        if sentence.contains("?") { return true }
        let words = Words.split(sentence)
        return words.prefix(2).contains(where: openers.contains)
            || words.contains { ["how", "what", "who", "whom", "which"].contains($0) }
    }

    /// Cut behind question marks, exclamation marks and full stops before a blank.
    static func sentences(_ text: String) -> [String] {
        stops(text).flatMap(dashes)
    }

    /// Cut at dashes and semicolons between parts that are long enough to be sentences.
    private static func dashes(_ sentence: String) -> [String] {
        var parts: [[Substring]] = [[]]
        for word in sentence.split(whereSeparator: \.isWhitespace) {
            if ["-", "--", "\u{2013}", "\u{2014}"].contains(word) {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
                if word.hasSuffix(";") { parts.append([]) }
            }
        }
        parts.removeAll(where: \.isEmpty)
        guard parts.count > 1, parts.allSatisfy({ $0.count >= shortest }) else { return [sentence] }
        return parts.map { $0.joined(separator: " ") }
    }

    private static let shortest = 6

    private static func stops(_ text: String) -> [String] {
        var parts: [String] = []
        var current = ""
        var last: Character = " "
        for character in text {
            if character.isWhitespace, ".?!".contains(last) {
                parts.append(current)
                current = ""
            }
            current.append(character)
            last = character
        }
        parts.append(current)
        return parts.map(\.trimmed).filter { $0.contains(where: \.isLetter) }
    }
}
