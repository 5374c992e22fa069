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
        var question = question
        if let after, let full = FollowUp(reader: reader).complete(question, after: after) {
            trace.append("follows: \(full)")
            question = full
        }
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
        known(passage.attributes.framework ?? library.documents[passage.document].framework)
    }

    private func known(_ framework: String?) -> String? {
        frameworks.contains { $0.id == framework } ? framework : nil
    }

    // MARK: Finding

    private func find(_ reading: Reading, named: [String], trace: inout [String]) -> Finding {
        var matches = matcher.match(reading) { number in
            guard let label = library.passages.labels[number] else { return false }
            guard let framework = known(label.framework) else { return true }
            return named.isEmpty ? !label.isGap : named.contains(framework)
        }
        let isShort = reading.content.filter { !LightWords.contains($0) }.count <= 2
        matches.removeAll { match in
            library.documents[library.passages[match.passage].document].framework == "glossary"
                && !reading.kinds.contains("definition")
                && !(reading.kinds.isEmpty && match.phrase >= 0.85 && isShort && named.isEmpty)
        }
        if reading.isAcross { matches.removeAll { library.passages[$0.passage].attributes.isGap } }
        for match in matches.prefix(4) {
            trace.append(
                "\(reference(match)) score \(rounded(match.score)) coverage"
                    + " \(rounded(match.coverage)) phrase \(rounded(match.phrase))"
            )
        }
        guard let top = matches.first else { return .nothing([], unknown: reading.query.unknown) }
        let unknown = reading.query.unknown.filter { reading.content.contains($0) }
        let passage = library.passages[top.passage]
        let isNumbered = passage.attributes.question.map(reading.questions.contains) ?? false
        let sure =
            isNumbered
            ? 1
            : max(top.coverage, 0.5 * (top.coverage + top.phrase))
                - 0.1 * Double(min(2, unknown.count))
        trace.append("sure \(rounded(sure))")
        guard sure >= Self.enough else { return .nothing(matches, unknown: unknown) }
        if passage.attributes.isGap, named.count < 2 || framework(of: passage) == nil {
            return .gap(top)
        }
        if let missing = missingGrade(passage, reading) {
            let gap = matches.first { match in
                library.passages[match.passage].attributes.isGap
                    && matcher.holds(missing, library.passages.features(match.passage).terms) == 1
            }
            if let gap { return .gap(gap) }
            return .nothing(matches, unknown: [])
        }
        if named.count > 1 { return .answer(pair(named, matches)) }
        if let gap = gap(beside: top, matches, reading) { return .gap(gap) }
        guard named.isEmpty, let own = framework(of: passage) else { return .answer([top]) }
        return .answer(siblings(of: top, framework: own, matches, reading))
    }

    /// The grade asked for, when the section describes others only.
    private func missingGrade(_ passage: Passage, _ reading: Reading) -> String? {
        let described = Composer.grades(of: passage)
        guard !described.isEmpty, let grade = reading.grades.first,
            reading.grades.allSatisfy({ !described.contains($0) })
        else { return nil }
        return Words.split(grade).first
    }

    /// A section that says "not in the guidance" of what the best section leaves uncovered.
    private func gap(beside top: Match, _ matches: [Match], _ reading: Reading) -> Match? {
        let own = library.passages[top.passage].attributes
        if !reading.kinds.isEmpty, own.kinds.isDisjoint(with: reading.kinds), own.topic != nil,
            let gap = matches.first(where: { match in
                let other = library.passages[match.passage].attributes
                return other.isGap && other.topic == own.topic
                    && !other.kinds.isDisjoint(with: reading.kinds)
                    && match.score >= 0.6 * top.score
            })
        {
            return gap
        }
        let missing = Set(reading.content).filter {
            matcher.holds($0, library.passages.features(top.passage).terms) == 0
                && !LightWords.contains($0) && Int($0) == nil && !Reading.gradeWords.contains($0)
        }
        let weight = missing.reduce(0) { $0 + matcher.rarity($1) }
        let total = Set(reading.content).reduce(0) { $0 + matcher.rarity($1) }
        guard weight > 0.2 * total, !reading.isAcross else { return nil }
        return matches.first { match in
            let passage = library.passages[match.passage]
            guard passage.attributes.isGap, match.phrase >= 0.3,
                framework(of: passage) == nil || match.phrase > top.phrase,
                match.score >= 0.5 * top.score
            else { return false }
            let held = missing.reduce(0) {
                $0 + matcher.holds($1, library.passages.features(match.passage).terms)
                    * matcher.rarity($1)
            }
            return held >= 0.5 * weight
        }
    }

    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    /// For each of several frameworks named, its section on the topic that they treat best.
    private func pair(_ named: [String], _ matches: [Match]) -> [Match] {
        func best(_ name: String, on topic: String?) -> Match? {
            matches.first { match in
                let passage = library.passages[match.passage]
                return framework(of: passage) == name
                    && (topic == nil || passage.attributes.topic == topic)
            }
        }
        var topics: [String] = []
        for match in matches.prefix(12) {
            guard let topic = library.passages[match.passage].attributes.topic,
                !topics.contains(topic)
            else { continue }
            topics.append(topic)
        }
        let sums = topics.map { topic in
            named.reduce(0) { $0 + (best($1, on: topic)?.score ?? 0) }
        }
        let topic = zip(topics, sums).max { $0.1 < $1.1 }?.0
        return named.compactMap { best($0, on: topic) ?? best($0, on: nil) }
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
        let near = reading.isAcross ? 0.3 : Self.near
        for match in matches.dropFirst() where match.score >= near * top.score {
            guard reading.isAcross || match.coverage >= 0.8 * top.coverage else { continue }
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
        let clauses = Clauses.split(question).filter(Clauses.asks)
        guard clauses.count > 1, named.count <= 1, !whole.isAcross else { return }
        let speaking = Set(matches.map { framework(of: library.passages[$0.passage]) })
        for clause in clauses {
            guard let best = best(of: clause, whole, named, &trace),
                speaking.contains(framework(of: library.passages[best.passage])),
                !matches.contains(where: { $0.passage == best.passage })
            else { continue }
            matches.append(best)
            if matches.count >= 3 { return }
        }
    }

    /// The section that answers a clause, by its own words or, when it has few, by those of the
    /// whole question and its own kind.
    private func best(
        of clause: String,
        _ whole: Reading,
        _ named: [String],
        _ trace: inout [String]
    ) -> Match? {
        let own = reader.read(clause)
        if !own.content.isEmpty, case .answer(let found) = find(own, named: named, trace: &trace),
            let best = found.first, best.coverage >= 0.6 || best.phrase >= 0.6,
            own.content.contains(where: { !LightWords.contains($0) }) || best.phrase >= 0.6
        {
            return best
        }
        guard !own.kinds.isEmpty, own.kinds != whole.kinds else { return nil }
        var lent = whole
        lent.kinds = own.kinds
        guard case .answer(let found) = find(lent, named: named, trace: &trace) else { return nil }
        return found.first
    }

    // MARK: Composing

    /// An answer of chosen sections, without labels.
    func answer(_ matches: [Match], _ reading: Reading) -> Answer {
        let frameworks = matches.compactMap { framework(of: library.passages[$0.passage]) }
        return compose(matches, reading, named: Array(frameworks.prefix(1)), isNamed: true) {
            Answer(
                status: $0,
                text: $1,
                citations: $2,
                seeAlso: $3,
                thread: Thread(question: "", frameworks: $4),
                trace: []
            )
        }
    }

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
                let gap = piece.text.contains("\n") ? "\n" : " "
                blocks.append("\(label)\(date):\(gap)\(piece.text)")
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
