/// Answers one question from the library.
struct Asker {
    let library: Library
    let finder: Finder
    let reader: ReadingReader
    let composer: Composer
    let frameworks: [FrameworkName]

    /// Answers of several frameworks that would be longer are asked back about; twice that when
    /// the question is how they differ.
    private static let longest = 900
    /// A section that is so much nearer than the others answers alone where all would be too long.
    private static let distinct = 0.25
    /// How many sections are named as ones to read besides.
    private static let besides = 2
    /// A clause's own words must be covered, or a phrase met, at least this far.
    private static let clauseFit = 0.6

    func ask(_ typed: String, framework: String?, after: Thread?) -> Answer {
        var trace: [String] = []
        var question = typed
        var earlier: Set<String> = []
        if let after, let full = FollowUp(reader: reader).complete(typed, after: after) {
            trace.append("follows: \(full.question)")
            (question, earlier) = full
        }
        func answer(
            _ status: Answer.Status,
            _ text: String,
            _ citations: [Citation] = [],
            _ seeAlso: [String] = [],
            _ frameworks: [String] = []
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
        let words = Words.split(typed)
        if let matter = Boundaries.read(words) {
            return answer(.declined, Boundaries.reply(matter))
        }
        if let reply = SmallTalk.reply(to: words, isQuestion: typed.contains("?")) {
            return answer(.social, reply)
        }
        var reading = reader.read(question)
        reading.weaken(earlier)
        let named =
            reading.frameworks.isEmpty ? framework.map { [$0] } ?? [] : reading.frameworks
        trace.append(
            "read: frameworks \(named), kinds \(reading.kinds.sorted()), grades"
                + " \(reading.grades), areas \(reading.areas), content \(reading.content),"
                + " unknown \(reading.query.unknown)"
        )
        var finding = finder.find(reading, named: named, trace: &trace)
        if case .nothing = finding, !library.setAside.isEmpty {
            let older = finder.find(reading, named: named, older: true, trace: &trace)
            if case .answer = older { finding = older }
        }
        if case .nothing(_, let unknown) = finding, unknown.isEmpty,
            let parts = parts(of: question, reading, named, &trace)
        {
            return compose(parts, [], reading, named: named, answer)
        }
        switch finding {
        case .gap(let match):
            return answer(.notCovered, library.passages[match.passage].text, [], [], named)
        case .nothing(let matches, let unknown):
            let nearest = matches.prefix(3).map(finder.reference)
            return answer(.notCovered, Self.nothingSaid(unknown), [], nearest, named)
        case .answer(var matches, let further):
            addClauses(of: question, reading, named, &matches, &trace)
            return compose(matches, further, reading, named: named, answer)
        }
    }

    private static func nothingSaid(_ unknown: [String]) -> String {
        guard let word = unknown.first else {
            return "The guidance does not say. Nothing in the documents fits this question."
        }
        return "The guidance does not say: none of the documents mentions \"\(word)\"."
    }

    // MARK: Clauses

    /// What single sentences or clauses are answered with, where the question as a whole is not.
    private func parts(
        of question: String,
        _ whole: Reading,
        _ named: [String],
        _ trace: inout [String]
    ) -> [Match]? {
        let clauses = Clauses.split(question).filter(Clauses.asks)
        guard named.count <= 1, !whole.isAcross, question.count > clauses.first?.count ?? 0 else {
            return nil
        }
        var found: [Match] = []
        for clause in clauses {
            var own = reader.read(clause)
            guard own.content.contains(where: { !LightWords.contains($0) }) else { continue }
            if own.areas.isEmpty { own.areas = whole.areas }
            if own.grades.isEmpty { own.grades = whole.grades }
            own.stage = own.stage ?? whole.stage
            guard case .answer(let matches, _) = finder.find(own, named: named, trace: &trace),
                let best = matches.first, !found.contains(where: { $0.passage == best.passage })
            else { continue }
            found.append(best)
        }
        return found.isEmpty ? nil : Array(found.prefix(3))
    }

    /// Adds what further clauses of the question ask for, from the frameworks that speak already.
    private func addClauses(
        of question: String,
        _ whole: Reading,
        _ named: [String],
        _ matches: inout [Match],
        _ trace: inout [String]
    ) {
        let clauses = Clauses.split(question).filter(Clauses.asks)
        guard clauses.count > 1, named.count <= 1, !whole.isAcross else { return }
        let speaking = Set(matches.map(finder.framework))
        for clause in clauses {
            guard let best = best(of: clause, whole, named, &trace),
                speaking.contains(finder.framework(of: best)),
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
        if !own.content.isEmpty,
            case .answer(let found, _) = finder.find(own, named: named, trace: &trace),
            let best = found.first, max(best.coverage, best.phrase) >= Self.clauseFit,
            own.content.contains(where: { !LightWords.contains($0) })
        {
            return best
        }
        guard !own.kinds.isEmpty, own.kinds != whole.kinds else { return nil }
        var lent = whole
        lent.kinds = own.kinds
        lent.isOfKindsOnly = true
        lent.asksForQuantity = own.asksForQuantity
        guard case .answer(let found, _) = finder.find(lent, named: named, trace: &trace) else {
            return nil
        }
        return found.first
    }

    // MARK: Composing

    /// Makes an answer: its status, text, citations, further sections and frameworks.
    private typealias Making = (Answer.Status, String, [Citation], [String], [String]) -> Answer

    /// An answer of chosen sections, without labels.
    func answer(_ matches: [Match], _ reading: Reading) -> Answer {
        let frameworks = matches.compactMap(finder.framework)
        return compose(matches, [], reading, named: Array(frameworks.prefix(1))) {
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
        _ further: [Match],
        _ reading: Reading,
        named: [String],
        isBrief: Bool = false,
        _ answer: Making
    ) -> Answer {
        var blocks: [String] = []
        var citations: [Citation] = []
        var speaking: [String] = []
        for match in matches {
            let passage = library.passages[match.passage]
            let document = library.documents[passage.document]
            var piece = composer.compose(passage, reading, isBrief: isBrief)
            if case .superseded(let newer) = document.standing {
                piece.text += "\n(An older version says so; \(newer) is newer and does not.)"
            }
            let framework = finder.framework(of: passage)
            if let framework, !speaking.contains(framework) { speaking.append(framework) }
            let label = named.count == 1 ? nil : framework.flatMap(shortName)
            blocks.append(label.map { labelled(piece.text, $0, document.date) } ?? piece.text)
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
        let longest = (reading.isAcross ? 2 : 1) * Self.longest
        if speaking.count > 1, text.count > longest, named.isEmpty, !reading.isAcross,
            matches.dropFirst().allSatisfy({ $0.score < matches[0].score - Self.distinct })
        {
            return compose(
                [matches[0]],
                matches.dropFirst() + further,
                reading,
                named: named,
                answer
            )
        }
        if speaking.count > 1, text.count > longest, named.isEmpty, !isBrief {
            return compose(matches, further, reading, named: named, isBrief: true, answer)
        }
        guard speaking.count > 1, text.count > longest, named.isEmpty else {
            let shown = Set(matches.map(\.passage))
            let besides = further.filter { !shown.contains($0.passage) }.prefix(Self.besides)
            return answer(
                .answered,
                text,
                citations,
                besides.map(finder.reference),
                named.isEmpty ? speaking : named
            )
        }
        let names = speaking.compactMap(shortName).map { "the \($0)" }
        let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        return answer(
            .clarify,
            "Several documents answer this, each in its own way. Which one do you mean: \(list)?",
            [],
            matches.map(finder.reference),
            speaking
        )
    }

    private func labelled(_ text: String, _ label: String, _ date: String?) -> String {
        label + (date.map { ", \($0)" } ?? "") + ":" + (text.contains("\n") ? "\n" : " ") + text
    }

    private func shortName(_ id: String) -> String? {
        frameworks.first { $0.id == id }?.short
    }
}
