/// Reads a question: what it names and what it asks for.
struct ReadingReader {
    let query: QueryReader
    let names: FrameworkNames
    /// The areas of the documents, each as its stems.
    let areas: [(name: String, stems: [String])]

    private static let numerals = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ]
    private static let ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh",
    ]
    private static let comparing: Set<String> = [
        "vs", "versus", "v", "difference", "differences", "differ", "differs", "different",
        "compare", "compared", "comparison", "between", "separates", "distinguishes", "same",
    ]
    private static let listing: Set<String> = [
        "list", "all", "which", "summary", "steps", "every", "four", "three", "areas", "kinds",
        "types", "sources",
    ]

    func read(_ question: String) -> Reading {
        var reading = Reading()
        let typed = Words.split(question)
        let (words, _) = query.repaired(question)
        reading.words = words
        let (frameworks, named) = names.find(in: words)
        reading.frameworks = frameworks
        reading.kinds = AnswerKinds.read(words)
        readGrades(words, &reading)
        readNumbers(typed, &reading)
        let stems = words.map(PorterStemmer.stem)
        for area in areas where Self.contains(stems, area.stems) { reading.areas.append(area.name) }
        reading.isComparison =
            words.contains { Self.comparing.contains($0) } || reading.grades.count > 1
        reading.wantsList = words.contains { Self.listing.contains($0) }
        let rest = words.indices.filter { !named.contains($0) }.map { words[$0] }
        reading.query = query.read(rest.joined(separator: " "))
        reading.content = reading.query.content
        return reading
    }

    private func readGrades(_ words: [String], _ reading: inout Reading) {
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            let grade: String? =
                switch word {
                case "good", "inadequate", "outstanding": word
                case "inad": "inadequate"
                case "ri": "requires improvement"
                case "requires", "requiring", "require":
                    next.hasPrefix("improvement") ? "requires improvement" : nil
                default: nil
                }
            if word == "good", ["practice", "time", "enough", "morning"].contains(next) {
                continue
            }
            if word == "outstanding", PorterStemmer.stem(next) == "action" || next == "tasks" {
                continue
            }
            if let grade, !reading.grades.contains(grade) { reading.grades.append(grade) }
        }
    }

    private func readNumbers(_ words: [String], _ reading: inout Reading) {
        func number(_ word: String) -> Int? {
            Int(word) ?? Self.numerals.firstIndex(of: word)
        }
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            let before = index > 0 ? words[index - 1] : ""
            if word == "stage" || word == "stages", let stage = number(next) {
                reading.stage = String(stage)
            } else if ["q", "question", "questions"].contains(word), let item = number(next) {
                reading.questions.append("q\(item)")
            } else if word.hasPrefix("q"), let item = Int(word.dropFirst()) {
                reading.questions.append("q\(item)")
            } else if next == "question", let place = Self.ordinals.firstIndex(of: word) {
                reading.questions.append("q\(place + 1)")
            } else if let value = number(word),
                !["stage", "stages", "question", "questions", "q"].contains(before)
            {
                reading.numbers.append(value)
            }
        }
    }

    /// Whether the stems stand in a text next to one another in this order.
    static func contains(_ text: [String], _ part: [String]) -> Bool {
        guard !part.isEmpty, part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains {
            text[$0..<($0 + part.count)].elementsEqual(part)
        }
    }
}
