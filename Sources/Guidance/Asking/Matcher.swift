/// How well a passage fits a question.
struct Match {
    let passage: Int
    var score: Double
    /// The share of the question's content that the passage holds, 0 to 1.
    var coverage: Double
    /// How near the title or a phrase of `also` comes to the question, 0 to 1.
    var phrase: Double
}

/// Fits passages to a question by words, phrases and attributes.
struct Matcher {
    let library: Library
    let ranker: Ranker
    let synonyms: Synonyms

    /// How many of the ranking's passages are looked at.
    private static let depth = 300

    /// The passages by falling score.
    func match(_ reading: Reading, where isWanted: (Int) -> Bool) -> [Match] {
        let ranked = ranker.rank(reading.query, where: isWanted).prefix(Self.depth)
        let best = ranked.first?.1 ?? 1
        let stems = reading.words.map { Term(word: $0) }
        let content = Set(reading.content)
        let items = content.sorted().map { word in
            (word: word, rarity: rarity(word) * (reading.background.contains(word) ? 0.5 : 1))
        }
        let foreground = items.map(\.word).filter { !reading.background.contains($0) }
        let asking = foreground.isEmpty ? items.map(\.word) : foreground
        let total = max(0.001, items.reduce(0) { $0 + $1.rarity })
        var matches = ranked.map { number, score in
            let features = library.passages.features(number)
            var covered = 0.0
            for item in items { covered += item.rarity * holds(item.word, features.terms) }
            let coverage = 0.5 * (covered + unit(features, items)) / total
            let phrase = phrase(features, stems, asking, total)
            var sum = 0.45 * coverage + 0.35 * score / best + 0.45 * phrase
            let passage = library.passages[number]
            let isOwnGap =
                passage.attributes.isGap
                && (passage.attributes.framework != nil
                    || library.documents[passage.document].framework != nil)
            if isOwnGap { sum -= 0.06 }
            if let id = passage.id, reading.questions.contains(id) { sum += 0.3 }
            sum += attributes(passage.attributes, features, reading)
            return Match(passage: number, score: sum, coverage: coverage, phrase: phrase)
        }
        matches.sort { ($1.score, $0.passage) < ($0.score, $1.passage) }
        return matches
    }

    /// The most that one sentence, item or row holds, together with the title and `also`.
    private func unit(_ features: Features, _ items: [(word: String, rarity: Double)]) -> Double {
        let head = items.map { holds($0.word, features.headTerms) }
        var best = 0.0
        for unit in features.units {
            var sum = 0.0
            for (index, item) in items.enumerated() {
                let share = head[index] == 1 ? 1 : max(head[index], holds(item.word, unit))
                sum += share * item.rarity
            }
            best = max(best, sum)
        }
        return best
    }

    /// How rare a word is; one that nobody knows is the rarest.
    func rarity(_ word: String) -> Double {
        if LightWords.contains(word) || Int(word) != nil { return 0.6 }
        let own = ranker.idf(Term(word: word))
        guard let meanings = synonyms.meanings[word] else { return own }
        // A synonym is about as rare as what it stands for.
        let other = meanings.flatMap(\.words).map { ranker.idf(Term(word: $0)) }
        return min(own, other.max() ?? own)
    }

    /// How much of a word a passage holds: 1 itself, less for a synonym.
    func holds(_ word: String, _ terms: Set<Term>) -> Double {
        if terms.contains(Term(word: word)) { return 1 }
        var best = 0.0
        for meaning in synonyms.meanings[word] ?? [] {
            let held = meaning.words.filter {
                terms.contains(Term(word: $0))
            }.count
            if meaning.isAbbreviation {
                if held == meaning.words.count { best = 1 }
            } else if held > 0 {
                best = max(best, 0.6)
            }
        }
        return best
    }

    /// The nearness of the best phrase: what it and the question share of both.
    private func phrase(
        _ features: Features,
        _ stems: [Term],
        _ content: [String],
        _ total: Double
    ) -> Double {
        let wanted = Set(content.map { Term(word: $0) })
        let all = Set(stems)
        var best = 0.0
        for phrase in features.phrases {
            var shared = 0.0
            var own = 0.0
            var isWhole = true
            for term in phrase {
                let rarity = ranker.idf(term)
                if wanted.contains(term) {
                    shared += rarity
                    own += rarity
                } else if all.contains(term), !isTelling(term) {
                    // Stop words of the question: they neither add nor miss.
                } else {
                    own += StopTerms.contains(term) ? 0 : rarity
                    isWhole = false
                }
            }
            guard shared > 0 || isWhole else { continue }
            if content.count > 1, phrase.filter(wanted.contains).count == 1 { own *= 1.6 }
            var nearness = own > 0 ? shared / own * (shared / total).squareRoot() : 0
            if isWhole, phrase.count > 1, shared > 0, phrase.contains(where: isTelling),
                Self.contains(stems, phrase)
            {
                nearness = max(nearness, 0.5) + min(0.3, 0.1 * Double(phrase.count - 1))
            }
            best = max(best, nearness)
        }
        return min(1, best)
    }

    private func isTelling(_ term: Term) -> Bool {
        !StopTerms.contains(term) && !StopTerms.light.contains(term)
    }

    private static func contains(_ text: [Term], _ part: [Term]) -> Bool {
        guard part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains {
            text[$0..<($0 + part.count)].elementsEqual(part)
        }
    }

    /// What the attributes say for and against the passage.
    private func attributes(
        _ own: Attributes,
        _ features: Features,
        _ reading: Reading
    ) -> Double {
        var sum = 0.0
        if !reading.kinds.isEmpty, !own.kinds.isEmpty {
            sum += own.kinds.isDisjoint(with: reading.kinds) ? -0.16 : 0.22
        }
        if let grade = own.grade, !reading.grades.isEmpty {
            sum += reading.grades == [grade] ? 0.12 : -0.1
        } else if own.grade != nil, own.topic == "grade-description" {
            sum -= 0.1
        }
        if !reading.grades.isEmpty, reading.grades.allSatisfy(features.grades.contains) {
            sum += reading.isComparison ? 0.15 : 0.08
        }
        if features.isSummary, !reading.wantsList { sum -= 0.08 }
        if let stage = reading.stage, let own = own.stage { sum += own == stage ? 0.1 : -0.15 }
        if !reading.questions.isEmpty {
            if let question = own.question {
                sum += reading.questions.contains(question) ? 0.8 : -0.5
            }
        }
        if !reading.numbers.isEmpty, let band = features.titleBand {
            sum += reading.numbers.contains(where: band.contains) ? 0.2 : -0.2
        }
        if reading.isScore, own.topic == "scale" { sum += 0.25 }
        if reading.isScore, !own.isGap {
            let isHeld = reading.numbers.contains { number in
                features.bands.contains { $0.contains(number) }
            }
            if isHeld { sum += 0.25 }
        }
        if let area = own.area, !reading.areas.isEmpty, !reading.grades.isEmpty {
            sum += reading.areas.contains(area) ? 0.15 : -0.15
        }
        return sum
    }
}

/// The terms of the stop words.
enum StopTerms {
    static func contains(_ term: Term) -> Bool { all.contains(term) }
    private static let all = Set(StopWords.all.map { Term(word: $0) })
    static let light = Set(LightWords.all.map { Term(word: $0) })
}
