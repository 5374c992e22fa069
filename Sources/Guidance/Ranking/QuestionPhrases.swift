/// Phrases with which a question asks, as against what it asks about.
///
/// "How long have I got to finish" is about finishing: `long` and `got` would only mislead the
/// ranking, and what kind of answer is asked for is read elsewhere (`AnswerKind`).
enum QuestionPhrases {
    /// One place of a phrase: any of these words, `optional` when it may be missing.
    private struct Slot {
        let words: Set<String>
        let optional: Bool
    }

    private static func phrase(_ text: String) -> [Slot] {
        text.split(separator: " ").map { part in
            let optional = part.hasSuffix("?")
            let words = (optional ? part.dropLast() : part).split(separator: "|").map(String.init)
            return Slot(words: Set(words), optional: optional)
        }
    }

    /// A bar parts the words of one place, a question mark ends a place that may be missing.
    private static let phrases = [
        phrase(
            "how long|many|often|much|far|soon|quick|quickly|fast|frequently|regularly|old|big"
                + " back? have|has|had? we|i|they|you? got? left? roughly?"
        ),
        phrase("what|which kind|kinds|sort|sorts|type|types of"),
        phrase("what happens|happened if|when|to|at|after"),
        phrase("what s|is|are? the? deadline|timescale for|to|of?"),
        phrase("what s|is|are? the? time scale|limit for|to|of?"),
    ]

    /// The words of a question without its asking phrases.
    static func strip(_ words: [String]) -> [String] {
        var kept: [String] = []
        var index = 0
        while index < words.count {
            let lengths = phrases.map { length(of: $0, in: words[index...]) }
            let longest = lengths.max() ?? 0
            if longest == 0 { kept.append(words[index]) }
            index += max(1, longest)
        }
        return kept
    }

    /// How many words the phrase takes at the start; 0 when it does not stand there.
    private static func length(of phrase: [Slot], in words: ArraySlice<String>) -> Int {
        var index = words.startIndex
        for slot in phrase {
            if index < words.endIndex, slot.words.contains(words[index]) {
                index += 1
            } else if !slot.optional {
                return 0
            }
        }
        return index - words.startIndex
    }
}
