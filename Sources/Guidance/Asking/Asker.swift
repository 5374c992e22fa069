/// Answers one question from the library.
struct Asker {
    let library: Library
    let matcher: Matcher
    let reader: ReadingReader
    let composer: Composer
    let frameworks: [FrameworkName]

    /// At least this much of a question must be covered for an answer.
    private static let enough = 0.5
    /// Answers of several frameworks that would be longer are asked back about.
    private static let longest = 900
    /// How much of the best section's fit another framework's section of the topic must reach.
    private static let near = 0.6

    /// What one question or clause came to.
    enum Finding {
        case answer([Match])
        case gap(Match)
        case nothing([Match], unknown: [String])
    }

    func ask(_ question: String, framework: String?, after: Thread?) -> Answer {
        var trace: [String] = []
        let own = reader.read(question)
        func answer(
            _ status: Answer.Status,
            _ text: String,
            citations: [Citation] = [],
            seeAlso: [String] = [],
            frameworks: [String] = []
        ) -> Answer {
            Answer(
                status: status,
                text: text,
                citations: citations,
                seeAlso: seeAlso,
                thread: Thread(question: question, frameworks: frameworks),
                trace: trace
            )
        }
        if let matter = Boundaries.read(Words.split(question)) {
            return answer(.declined, Boundaries.reply(matter))
        }
        let isQuestion = question.contains("?")
        if let reply = SmallTalk.reply(to: Words.split(question), isQuestion: isQuestion) {
            return answer(.social, reply)
        }
        let named = own.frameworks.isEmpty ? framework.map { [$0] } ?? [] : own.frameworks
        trace.append(
            "read: frameworks \(named), kinds \(own.kinds.sorted()), grades \(own.grades),"
                + " areas \(own.areas), content \(own.content), unknown \(own.query.unknown)"
        )
        let finding = find(own, named: named, trace: &trace)
        switch finding {
        case .gap(let match):
            let passage = library.passages[match.passage]
            return answer(
                .notCovered,
                passage.blocks.isEmpty ? passage.title : DocumentReader.text(of: passage.blocks),
                frameworks: named
            )
        case .nothing(let matches, let unknown):
            return answer(
                .notCovered,
                Self.nothingSaid(unknown),
                seeAlso: matches.prefix(3).map(reference),
                frameworks: named
            )
        case .answer(var matches):
            addClauses(of: question, own, named, &matches, &trace)
            return compose(matches, own, named: named, isNamed: framework != nil) {
                answer($0, $1, citations: $2, seeAlso: $3, frameworks: $4)
            }
        }
    }

    private static func nothingSaid(_ unknown: [String]) -> String {
        guard let word = unknown.first else {
            return "The guidance does not say. Nothing in the documents fits this question."
        }
        return "The guidance does not say: none of the documents mentions \"\(word)\"."
    }

    func reference(_ match: Match) -> String {
        let passage = library.passages[match.passage]
        return library.documents[passage.document].name + "#" + (passage.id ?? passage.title)
    }

    /// The framework that a passage speaks for; `nil` for a glossary and the like.
    func framework(of passage: Passage) -> String? {
        let name = passage.attributes.framework ?? library.documents[passage.document].framework
        guard let name, frameworks.contains(where: { $0.id == name }) else { return nil }
        return name
    }

    // MARK: Finding

    private func find(_ reading: Reading, named: [String], trace: inout [String]) -> Finding {
        var matches = matcher.match(reading) { number in
            let passage = library.passages[number]
            guard let framework = framework(of: passage) else { return true }
            return named.isEmpty ? !passage.attributes.isGap : named.contains(framework)
        }
        for place in matches.indices {
            let passage = library.passages[matches[place].passage]
            if library.documents[passage.document].framework == "glossary",
                !reading.kinds.contains("definition")
            {
                matches[place].score -= 0.12
            }
        }
        matches.sort { ($1.score, $0.passage) < ($0.score, $1.passage) }
        for match in matches.prefix(4) {
            trace.append(
                "\(reference(match)) score \(rounded(match.score)) coverage"
                    + " \(rounded(match.coverage)) phrase \(rounded(match.phrase))"
            )
        }
        guard let top = matches.first else { return .nothing([], unknown: reading.query.unknown) }
        let unknown = reading.query.unknown.filter { reading.content.contains($0) }
        let sure = max(top.coverage, top.phrase) - 0.1 * Double(min(2, unknown.count))
        guard sure >= Self.enough else { return .nothing(matches, unknown: unknown) }
        let passage = library.passages[top.passage]
        if passage.attributes.isGap { return .gap(top) }
        if named.count > 1 {
            return .answer(named.compactMap { name in bestOf(name, matches, top) })
        }
        guard named.isEmpty, let own = framework(of: passage) else { return .answer([top]) }
        return .answer(siblings(of: top, framework: own, matches, reading))
    }

    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    private func bestOf(_ name: String, _ matches: [Match], _ top: Match) -> Match? {
        matches.first { framework(of: library.passages[$0.passage]) == name }
    }

    /// The best section, and of every other framework the one on the same topic.
    private func siblings(
        of top: Match,
        framework own: String,
        _ matches: [Match],
        _ reading: Reading
    ) -> [Match] {
        var found = [top]
        guard let topic = library.passages[top.passage].attributes.topic else { return found }
        var seen: Set<String> = [own]
        let area = library.passages[top.passage].attributes.area
        for match in matches.dropFirst() where match.score >= Self.near * top.score {
            let passage = library.passages[match.passage]
            guard passage.attributes.topic == topic, !passage.attributes.isGap,
                let framework = framework(of: passage), !seen.contains(framework)
            else { continue }
            if topic == "grade-description", passage.attributes.area != area { continue }
            seen.insert(framework)
            found.append(match)
        }
        return found
    }

    /// Adds what further clauses of the question ask for.
    private func addClauses(
        of question: String,
        _ whole: Reading,
        _ named: [String],
        _ matches: inout [Match],
        _ trace: inout [String]
    ) {
        let clauses = Clauses.split(question)
        guard clauses.count > 1, named.count <= 1, matches.count == 1 else { return }
        for clause in clauses {
            let reading = reader.read(clause)
            guard reading.content.count > 1 else { continue }
            guard case .answer(let found) = find(reading, named: named, trace: &trace),
                let best = found.first, best.coverage >= 0.6,
                !matches.contains(where: { $0.passage == best.passage })
            else { continue }
            let framework = framework(of: library.passages[best.passage])
            guard framework == self.framework(of: library.passages[matches[0].passage]) else {
                continue
            }
            matches.append(best)
            if matches.count == 3 { return }
        }
    }

    // MARK: Composing

    private func compose(
        _ matches: [Match],
        _ reading: Reading,
        named: [String],
        isNamed: Bool,
        _ answer: (Answer.Status, String, [Citation], [String], [String]) -> Answer
    ) -> Answer {
        var blocks: [String] = []
        var citations: [Citation] = []
        var speaking: [String] = []
        for match in matches {
            let passage = library.passages[match.passage]
            let document = library.documents[passage.document]
            let piece = composer.compose(passage, reading)
            let framework = framework(of: passage)
            if let framework, !speaking.contains(framework) { speaking.append(framework) }
            let label = named.count == 1 ? nil : framework.flatMap(shortName)
            if let label {
                let date = document.date.map { ", \($0)" } ?? ""
                blocks.append("\(label)\(date): \(piece.text)")
            } else {
                blocks.append(piece.text)
            }
            citations.append(
                Citation(
                    document: document.name,
                    section: passage.title,
                    quote: piece.quote,
                    framework: framework,
                    date: document.date,
                    title: document.title
                )
            )
        }
        let text = blocks.joined(separator: "\n\n")
        if speaking.count > 1, text.count > Self.longest, named.isEmpty {
            let names = speaking.compactMap(shortName).map { "the \($0)" }
            let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
            return answer(
                .clarify,
                "Several documents answer this, each in its own way. Which one do you mean: \(list)?",
                [],
                matches.map(reference),
                speaking
            )
        }
        return answer(.answered, text, citations, [], named.isEmpty ? speaking : named)
    }

    private func shortName(_ id: String) -> String? {
        frameworks.first { $0.id == id }?.short
    }
}
