/// What was found for one question or clause.
enum Finding {
    /// The sections that answer, best first, at most one of each framework, and those
    /// that may be read besides.
    case answer([Match], further: [Match])
    /// A section that says that the matter is not in the guidance.
    case gap(Match)
    /// Nothing that fits well enough; the nearest, and the words that no document knows.
    case nothing([Match], unknown: [String])
}

/// Chooses among the passages those that answer a question.
struct Finder {
    let library: Library
    let matcher: Matcher
    let frameworks: [FrameworkName]

    /// How sure it must be that the best section answers.
    private static let enough = 0.4
    /// How much of a question a section on a gap must cover.
    private static let gapSure = 0.5
    /// The least coverage where only sections of the kind asked for are looked at.
    private static let enoughOfKind = 0.3
    /// A glossary answers a bare term when it comes this near to it.
    private static let nearTerm = 0.85
    private static let termWords = 5
    /// How much of the best section's score and coverage another framework's section reaches.
    private static let sibling = (score: 0.6, coverage: 0.8, across: 0.3)
    /// How close behind the best another section may stand in for it, and how sure it must be.
    private static let close = (depth: 4, score: 0.75, sure: 0.5)
    /// How close two sections must be to be given both, how long they may be, and from which score
    /// on the best one is plainly meant.
    private static let twins = (score: 0.25, coverage: 0.15, length: 400, plain: 1.5)
    /// How near a section must be to be named as one to read besides.
    private static let besides = (score: 0.5, coverage: 0.4)
    /// The framework that a passage speaks for; `nil` for a glossary and the like.
    func framework(of passage: Passage) -> String? {
        known(passage.attributes.framework ?? library.documents[passage.document].framework)
    }

    func framework(of match: Match) -> String? { framework(of: library.passages[match.passage]) }

    private func known(_ framework: String?) -> String? {
        frameworks.contains { $0.id == framework } ? framework : nil
    }

    private func passage(_ match: Match) -> Passage { library.passages[match.passage] }

    func reference(_ match: Match) -> String {
        let passage = passage(match)
        return library.documents[passage.document].name + "#" + (passage.id ?? passage.title)
    }

    /// What answers a question.
    ///
    /// Only the frameworks `named` may answer, all when there are none; documents that belong to
    /// none always may. `trace` gets a line for each step.
    /// Copies and older versions are looked into only with `older`.
    func find(
        _ reading: Reading,
        named: [String],
        older: Bool = false,
        trace: inout [String]
    ) -> Finding {
        let matches = candidates(reading, named: named, older: older)
        for match in matches.prefix(4) {
            trace.append(
                "\(reference(match)): score \(rounded(match.score)), coverage"
                    + " \(rounded(match.coverage)), phrase \(rounded(match.phrase)), asked"
                    + " \(rounded(match.asked.one)), share \(rounded(match.asked.share))"
            )
        }
        let unknown = reading.query.unknown.filter { word in
            reading.content.contains(word) && !reading.background.contains(word)
                && !LightWords.isTurn(word) && word.utf8.count > 2
        }
        if reading.isNumbersOnly { return .nothing([], unknown: unknown) }
        guard let top = nearest(matches, reading, unknown: unknown.count, &trace) else {
            return .nothing(matches, unknown: unknown)
        }
        let best = passage(top)
        if best.attributes.isGap, named.count < 2 || framework(of: best) == nil {
            return .gap(top)
        }
        if let missing = missingGrade(best, reading) {
            let gap = matches.first { match in
                passage(match).attributes.isGap
                    && library.passages.features(match.passage).terms.contains(Term(word: missing))
            }
            return gap.map { .gap($0) } ?? .nothing(matches, unknown: [])
        }
        if named.count == 1, let gap = undescribed(best, matches, reading) { return .gap(gap) }
        if named.count > 1 { return .answer(pair(named, matches), further: []) }
        if let gap = gap(beside: top, matches, reading) { return .gap(gap) }
        let further = further(than: top, matches)
        guard named.isEmpty, let own = framework(of: best) else {
            return .answer([top] + twin(of: top, matches, reading), further: further)
        }
        return .answer(siblings(of: top, framework: own, matches, reading), further: further)
    }

    /// The sections that may answer, best first.
    private func candidates(_ reading: Reading, named: [String], older: Bool) -> [Match] {
        var matches = matcher.match(reading) { number in
            guard let label = library.passages.labels[number],
                older || !library.setAside.contains(label.document)
            else { return false }
            guard let framework = known(label.framework) else { return true }
            return named.isEmpty ? !label.isGap : named.contains(framework)
        }
        let isTerm =
            reading.kinds.isEmpty && named.isEmpty
            && reading.content.count { !LightWords.contains($0) } <= 2
        matches.removeAll { match in
            let label = library.passages.labels[match.passage]
            if reading.isAcross, label?.isGap == true { return true }
            return label?.framework == "glossary" && !reading.kinds.contains("definition")
                && !(isTerm && reading.words.count <= Self.termWords
                    && match.phrase >= Self.nearTerm)
        }
        if reading.isOfKindsOnly {
            matches.removeAll { match in
                match.coverage < Self.enoughOfKind
                    || passage(match).attributes.kinds.isDisjoint(with: reading.kinds)
            }
        }
        return matches
    }

    /// The best section that surely answers, or one close behind it that does, else the section that
    /// tells of the gap.
    private func nearest(
        _ matches: [Match],
        _ reading: Reading,
        unknown: Int,
        _ trace: inout [String]
    ) -> Match? {
        guard let best = matches.first else { return nil }
        let close = matches.filter { $0.score >= Self.close.score * best.score }
        let gap = close.first { passage($0).attributes.isGap }
        let answering = matches.filter { !passage($0).attributes.isGap }.prefix(Self.close.depth)
        let isGapFirst = passage(best).attributes.isGap
        var least =
            reading.isOfKindsOnly ? -.infinity : isGapFirst ? Self.close.sure : Self.enough
        for match in answering where match.score >= Self.close.score * best.score {
            let confidence = confidence(match, matches, reading, unknown: unknown)
            trace.append("\(reference(match)): \(confidence)")
            guard canTell(match, reading) else { continue }
            let isNumbered =
                passage(match).attributes.question.map(reading.questions.contains) ?? false
            if isNumbered && reading.grades.isEmpty || confidence.value >= least { return match }
            least = max(least, Self.close.sure)
        }
        return gap.flatMap { tellsOfGap($0) ? $0 : nil }
    }

    /// Whether a section that has nothing but its words to go by holds the number asked for.
    private func canTell(_ match: Match, _ reading: Reading) -> Bool {
        library.questions.hasList(match.passage)
            || matcher.canTellQuantity(match.passage, reading)
    }

    /// Whether a section on a gap covers enough of the question.
    private func tellsOfGap(_ match: Match) -> Bool {
        max(match.coverage, 0.5 * (match.coverage + min(1, match.phrase))) >= Self.gapSure
    }

    /// How sure it is that a section answers.
    private func confidence(
        _ match: Match,
        _ matches: [Match],
        _ reading: Reading,
        unknown: Int
    ) -> Confidence {
        let features = library.passages.features(match.passage)
        let asked = reading.content.filter { word in
            !reading.background.contains(word) && !LightWords.contains(word) && Int(word) == nil
                && !(LightWords.isTurn(word) && reading.query.unknown.contains(word))
        }
        let missed = matcher.wanted(asked).filter { word in
            word.share(in: features.terms) == 0
                && !library.questions.holds(word.term, section: match.passage)
        }
        let gap = matches.first { passage($0).attributes.isGap }
        func ahead(_ own: Double, _ other: Double?) -> Double {
            max(-1, min(1, own - (other ?? 0)))
        }
        return Confidence(
            score: match.score,
            overGap: ahead(match.score, gap?.score),
            shareOverGap: ahead(match.asked.share, gap?.asked.share),
            missed: missed.map(\.word),
            unknown: unknown,
            canTell: matcher.canTellQuantity(match.passage, reading),
            isNamed: !reading.frameworks.isEmpty
        )
    }

    /// A short section of the same framework that is as near as the best one, where that is short:
    /// which of the two was meant cannot be told.
    private func twin(of top: Match, _ matches: [Match], _ reading: Reading) -> [Match] {
        guard passage(top).text.utf8.count <= Self.twins.length, reading.grades.isEmpty,
            top.score < Self.twins.plain
        else { return [] }
        let twin = matches.prefix(Self.close.depth).first { match in
            let other = passage(match)
            return match.passage != top.passage && !other.attributes.isGap
                && framework(of: other) == framework(of: top)
                && match.score >= top.score - Self.twins.score
                && match.coverage >= top.coverage - Self.twins.coverage
                && other.text.utf8.count <= Self.twins.length
                && !library.passages.features(match.passage).isSummary
                && matcher.canTellQuantity(match.passage, reading)
                && (reading.kinds.isEmpty || other.attributes.kinds.isEmpty
                    || !other.attributes.kinds.isDisjoint(with: reading.kinds))
        }
        return twin.map { [$0] } ?? []
    }

    /// Sections near the question that may be read besides.
    private func further(than top: Match, _ matches: [Match]) -> [Match] {
        matches.dropFirst().filter { match in
            match.passage != top.passage && !passage(match).attributes.isGap
                && match.score >= Self.besides.score * top.score
                && match.coverage >= Self.besides.coverage
        }
    }

    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    /// The grade asked for, when the section describes others only.
    private func missingGrade(_ passage: Passage, _ reading: Reading) -> String? {
        let described = Composer.grades(of: passage)
        guard !described.isEmpty, let grade = reading.grades.first,
            reading.grades.allSatisfy({ !described.contains($0) })
        else { return nil }
        return Words.split(grade).first
    }

    /// The section which tells that grades are not described, where those of an area or a numbered
    /// question are asked for and the best section is not about them.
    private func undescribed(_ best: Passage, _ matches: [Match], _ reading: Reading) -> Match? {
        guard !reading.grades.isEmpty, reading.kinds.contains("criterion"),
            !reading.areas.isEmpty || !reading.questions.isEmpty
        else { return nil }
        func isOfArea(_ passage: Passage) -> Bool {
            guard let area = passage.attributes.area else { return false }
            return reading.areas.contains { area.contains($0) }
        }
        if isOfArea(best), best.attributes.topics.contains("grade-description") { return nil }
        let gaps = matches.filter { match in
            let attributes = passage(match).attributes
            return attributes.isGap && attributes.topics.contains("grade-description")
                && framework(of: match) != nil
        }
        return gaps.first { isOfArea(passage($0)) }
            ?? gaps.first { passage($0).attributes.area == nil }
    }

    /// A section that says of the best section's topic that the kind of answer asked for is missing.
    private func gap(beside top: Match, _ matches: [Match], _ reading: Reading) -> Match? {
        guard !reading.isAcross else { return nil }
        let own = passage(top).attributes
        guard !own.topics.isEmpty, own.kinds.isDisjoint(with: reading.kinds) else { return nil }
        return matches.first { match in
            let other = passage(match).attributes
            return other.isGap && !Set(other.topics).isDisjoint(with: own.topics)
                && !other.kinds.isDisjoint(with: reading.kinds)
                && match.score >= Self.sibling.score * top.score
        }
    }

    /// For each of several frameworks named, its section on the topic that they treat best.
    private func pair(_ named: [String], _ matches: [Match]) -> [Match] {
        func best(_ name: String, on topic: String?) -> Match? {
            matches.first { match in
                framework(of: match) == name
                    && (topic.map(passage(match).attributes.topics.contains) ?? true)
            }
        }
        var topics: [String] = []
        for match in matches.prefix(12) {
            for topic in passage(match).attributes.topics where !topics.contains(topic) {
                topics.append(topic)
            }
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
        let attributes = passage(top).attributes
        let topics = Set(attributes.topics)
        guard !topics.isEmpty else { return found }
        var seen: Set<String> = [own]
        let near = reading.isAcross ? Self.sibling.across : Self.sibling.score
        for match in matches.dropFirst() where match.score >= near * top.score {
            guard reading.isAcross || match.coverage >= Self.sibling.coverage * top.coverage else {
                continue
            }
            let other = passage(match)
            guard !topics.isDisjoint(with: other.attributes.topics), !other.attributes.isGap,
                let framework = framework(of: other), !seen.contains(framework)
            else { continue }
            if topics.contains("grade-description"), other.attributes.area != attributes.area {
                continue
            }
            seen.insert(framework)
            found.append(match)
        }
        return found
    }
}
