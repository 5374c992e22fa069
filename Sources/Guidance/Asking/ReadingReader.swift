/// Reads a question: what it names and what it asks for.
struct ReadingReader {
    let query: QueryReader
    let names: FrameworkNames
    /// The areas of the documents, each as its stems.
    let areas: [(name: String, stems: [String])]

    private static let denials: Set<String> = [
        "not", "wasn", "wasnt", "isn", "isnt", "weren", "werent", "aren", "arent", "never",
    ]
    private static let pronouns: Set<String> = [
        "it", "that", "this", "they", "them", "these", "those",
    ]
    /// What words of sentences that only lead up to the question count for: as they stand, and
    /// where the question points back at them.
    private static let background = (told: 0.15, pointedAt: 0.5)
    private static let ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh",
    ]
    static let comparing: Set<String> = [
        "vs", "versus", "v", "difference", "differences", "differ", "differs", "different",
        "compare", "compared", "comparison", "between", "separates", "distinguishes", "same",
    ]
    func read(_ question: String) -> Reading {
        var reading = Reading()
        let typed = Words.split(question)
        let words = Self.withAntonyms(query.repaired(question).words)
        reading.words = words
        let (frameworks, named) = names.find(in: words)
        reading.frameworks = frameworks
        reading.names = named.sorted().map { words[$0] }.filter { !Self.isAudit($0) }
        reading.kinds = AnswerKinds.read(words)
        readGrades(words, &reading)
        if !Self.holdsDecimal(question) { readNumbers(typed, except: named, &reading) }
        let stems = words.map(PorterStemmer.stem)
        for area in areas where Self.contains(stems, area.stems) { reading.areas.append(area.name) }
        reading.isComparison =
            words.contains { Self.comparing.contains($0) } || reading.grades.count > 1
        reading.isAcross = Self.asksAcross(words)
        reading.asksForQuantity = AnswerShape.asksForQuantity(words)
        reading.asksForTime = AnswerShape.asksForTime(words)
        reading.counted = AnswerShape.counted(words)
        reading.cases = cases(words, reading)
        // In "the deadline of a scaled audit" the audit is named and asked about too.
        var rest = words.indices.filter { index in
            !named.contains(index) && !isStage(words, index) || Self.isAudit(words[index])
        }.map { words[$0] }
        // "What is stage 3 about" is about what else only names a document.
        let isBare = rest.allSatisfy {
            StopWords.contains($0) || LightWords.contains($0) || Self.comparing.contains($0)
                || Self.isAudit($0)
        }
        if isBare, reading.isComparison || reading.kinds.isEmpty, frameworks.count == 1 {
            rest = words
        }
        // Between two frameworks named it is the difference that is asked for, not asked about.
        if reading.isAcross || frameworks.count > 1 {
            rest.removeAll { Self.comparing.contains($0) && $0 != "same" }
        }
        reading.query = query.read(rest.joined(separator: " "))
        let denied = Set(["good", "inadequate", "outstanding"]).subtracting(reading.grades)
            .filter { grade in
                words.indices.contains { index in
                    words[index] == grade
                        && words[max(0, index - 3)..<index].contains(where: Self.denials.contains)
                }
            }
        let numbered = !reading.questions.isEmpty
        let isAcross = reading.isAcross || isBare && reading.grades.isEmpty
        reading.content = reading.query.content.filter { word in
            !((isAcross || frameworks.count > 1) && Self.comparing.contains(word))
                && !denied.contains(word)
                && !(numbered && isNumbering(word))
        }
        (reading.background, reading.backgroundShare) = background(question)
        reading.query.weaken(
            Set(reading.background.map { Term(word: $0) }),
            to: reading.backgroundShare
        )
        return reading
    }

    /// Whether a word is part of "stage 2", which the attributes know.
    private func isStage(_ words: [String], _ index: Int) -> Bool {
        func names(_ place: Int) -> Bool {
            words.indices.contains(place) && ["stage", "stages"].contains(words[place])
                && words.indices.contains(place + 1)
                && (Int(words[place + 1]) ?? Numerals.figure(words[place + 1])) != nil
        }
        return names(index) || names(index - 1)
    }

    private static func isAudit(_ word: String) -> Bool { word == "audit" || word == "audits" }

    private func cases(_ words: [String], _ reading: Reading) -> Set<String> {
        let meant = words.flatMap { query.synonyms.meanings[$0] ?? [] }.flatMap(\.words)
        let cases = SpecialCases.read(words + meant)
        return reading.stage == "2" ? cases.union(["moderation"]) : cases
    }

    /// Whether a word belongs to the name of one of these areas.
    func isOfArea(_ word: String, _ names: [String]) -> Bool {
        let stem = PorterStemmer.stem(word)
        return areas.contains { names.contains($0.name) && $0.stems.contains(stem) }
    }

    /// Whether a number with a point stands in the text: `7.5` is neither 7 nor 5.
    private static func holdsDecimal(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isDigit(_ place: Int) -> Bool {
            bytes.indices.contains(place) && (0x30...0x39).contains(bytes[place])
        }
        return bytes.indices.contains { bytes[$0] == 0x2E && isDigit($0 - 1) && isDigit($0 + 1) }
    }

    /// "Not agree" as "disagree".
    private static func withAntonyms(_ words: [String]) -> [String] {
        var result: [String] = []
        for word in words {
            let before = result.suffix(2)
            if word.hasPrefix("agree"),
                before.contains(where: {
                    ["not", "t", "don", "dont", "doesnt", "wont", "never"].contains($0)
                })
            {
                while let last = result.last,
                    ["not", "t", "don", "dont", "doesn", "doesnt", "do", "does", "did", "didn"]
                        .contains(last)
                {
                    result.removeLast()
                }
                result.append("dis" + word)
            } else {
                result.append(word)
            }
        }
        return result
    }

    /// Whether a word only numbers a question: `q5`, `question`, `5`.
    func isNumbering(_ word: String) -> Bool {
        Int(word) != nil || word.hasPrefix("prompt") || word == "question" || word == "questions"
            || Numerals.figure(word) != nil
            || word.hasPrefix("q") && Int(word.dropFirst()) != nil
    }

    private static func asksAcross(_ words: [String]) -> Bool {
        let many: Set<String> = [
            "documents", "frameworks", "councils", "tools", "guidelines", "bodies", "framework",
            "council",
        ]
        for (index, word) in words.enumerated() where many.contains(word) {
            let before = words[max(0, index - 3)..<index]
            if before.contains(where: {
                ["which", "all", "each", "every", "between", "depends", "on", "different"].contains(
                    $0
                )
            }) {
                return word.hasSuffix("s") || before.contains("each") || before.contains("depends")
                    || before.last == "which"
                    || before.contains("every")
            }
        }
        return false
    }

    /// The words of sentences that ask nothing, where another sentence does.
    private func background(_ question: String) -> (words: Set<String>, share: Double) {
        let sentences = Clauses.sentences(question)
        guard sentences.count > 1 else { return ([], 1) }
        let asking = sentences.filter(Clauses.asks)
        guard !asking.isEmpty, asking.count < sentences.count else { return ([], 1) }
        // "Can it come up again?" is about what was told before.
        let telling = asking.reduce(0) { sum, sentence in
            sum + query.read(sentence).content.count { !LightWords.contains($0) }
        }
        let pointsBack = asking.contains { sentence in
            Words.split(sentence).contains(where: Self.pronouns.contains)
        }
        guard telling > (pointsBack ? 1 : 0) else { return ([], 1) }
        let share = pointsBack && telling < 4 ? Self.background.pointedAt : Self.background.told
        var words = Set<String>()
        for sentence in sentences where !Clauses.asks(sentence) {
            words.formUnion(query.repaired(sentence).words)
        }
        for sentence in asking { words.subtract(query.repaired(sentence).words) }
        return (words, share)
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
            let before = words[max(0, index - 3)..<index]
            if before.contains(where: Self.denials.contains) { continue }
            if let grade, !reading.grades.contains(grade) { reading.grades.append(grade) }
        }
    }

    private func readNumbers(
        _ words: [String],
        except named: Set<Int>,
        _ reading: inout Reading
    ) {
        func number(_ word: String) -> Int? {
            Int(word) ?? Numerals.figure(word)
        }
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            let before = index > 0 ? words[index - 1] : ""
            if Int(word) != nil, named.contains(index), before != "stage", before != "stages" {
                continue
            }
            if word == "stage" || word == "stages", let stage = number(next) {
                reading.stage = String(stage)
            } else if ["q", "question", "questions"].contains(word), let item = number(next) {
                reading.questions.append("q\(item)")
            } else if word.hasPrefix("q"), let item = Int(word.dropFirst()) {
                reading.questions.append("q\(item)")
            } else if word == "number", !reading.frameworks.isEmpty, let item = number(next) {
                reading.questions.append("q\(item)")
            } else if next == "question", let place = Self.ordinals.firstIndex(of: word) {
                reading.questions.append("q\(place + 1)")
            } else if let value = number(word), word != "one" || words.count < 5,
                before != "all", !Self.counted.contains(next),
                !["stage", "stages", "question", "questions", "q"].contains(before)
            {
                reading.numbers.append(value)
            }
        }
    }

    /// What small numbers count: "the four grades", "both of the two scales".
    private static let counted: Set<String> = [
        "grades", "bands", "scores", "areas", "steps", "stages", "parts", "kinds", "types",
        "columns",
        "questions", "tools", "sections", "ways", "things", "people", "days", "weeks", "months",
        "hours", "years", "minutes",
    ]

    /// Whether the stems stand in a text next to one another in this order.
    static func contains<Word: Equatable>(_ text: [Word], _ part: [Word]) -> Bool {
        guard !part.isEmpty, part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains {
            text[$0..<($0 + part.count)].elementsEqual(part)
        }
    }
}
