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
    let features: [Features]
    let synonyms: Synonyms

    /// How many of the ranking's passages are looked at.
    private static let depth = 400

    /// The passages by falling score.
    func match(_ reading: Reading, where isWanted: (Int) -> Bool) -> [Match] {
        let ranked = ranker.rank(reading.query, where: isWanted).prefix(Self.depth)
        let best = ranked.first?.1 ?? 1
        let stems = reading.words.map { Term(stem: PorterStemmer.stem($0)) }
        let content = Set(reading.content)
        let items = content.sorted().map { word in
            (word: word, rarity: rarity(word))
        }
        let total = max(0.001, items.reduce(0) { $0 + $1.rarity })
        var matches = ranked.map { number, score in
            let features = features[number]
            var covered = 0.0
            for item in items { covered += item.rarity * holds(item.word, features.terms) }
            let coverage = covered / total
            let phrase = phrase(features, stems, items.map(\.word), total)
            var sum = 0.45 * coverage + 0.35 * score / best + 0.45 * phrase
            sum += attributes(library.passages[number].attributes, reading)
            return Match(passage: number, score: sum, coverage: coverage, phrase: phrase)
        }
        matches.sort { ($1.score, $0.passage) < ($0.score, $1.passage) }
        return matches
    }

    /// How rare a word is; one that nobody knows is the rarest.
    func rarity(_ word: String) -> Double {
        let own = ranker.idf(Term(stem: PorterStemmer.stem(word)))
        guard let meanings = synonyms.meanings[word] else { return own }
        // A synonym is about as rare as what it stands for.
        let other = meanings.flatMap(\.words).map { ranker.idf(Term(stem: PorterStemmer.stem($0))) }
        return min(own, other.max() ?? own)
    }

    /// How much of a word a passage holds: 1 itself, less for a synonym.
    func holds(_ word: String, _ terms: Set<Term>) -> Double {
        if terms.contains(Term(stem: PorterStemmer.stem(word))) { return 1 }
        var best = 0.0
        for meaning in synonyms.meanings[word] ?? [] {
            let held = meaning.words.filter {
                terms.contains(Term(stem: PorterStemmer.stem($0)))
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
        let wanted = Set(content.map { Term(stem: PorterStemmer.stem($0)) })
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
                } else if all.contains(term) {
                    // Stop words of the question: they neither add nor miss.
                } else {
                    own += StopTerms.contains(term) ? 0 : rarity
                    isWhole = false
                }
            }
            guard shared > 0 || isWhole else { continue }
            var nearness = own > 0 ? shared / own * (shared / total).squareRoot() : 0
            if isWhole, phrase.count > 1, Self.contains(stems, phrase) {
                nearness = max(nearness, 0.5) + 0.1
            }
            best = max(best, nearness)
        }
        return min(1, best)
    }

    private static func contains(_ text: [Term], _ part: [Term]) -> Bool {
        guard part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains {
            text[$0..<($0 + part.count)].elementsEqual(part)
        }
    }

    /// What the attributes say for and against the passage.
    private func attributes(_ own: Attributes, _ reading: Reading) -> Double {
        var sum = 0.0
        if !reading.kinds.isEmpty, !own.kinds.isEmpty {
            sum += own.kinds.isDisjoint(with: reading.kinds) ? -0.06 : 0.1
        }
        if let grade = own.grade, !reading.grades.isEmpty {
            sum += reading.grades == [grade] ? 0.12 : -0.1
        } else if own.grade != nil, own.topic == "grade-description" {
            sum -= 0.1
        }
        if let stage = reading.stage, let own = own.stage { sum += own == stage ? 0.1 : -0.15 }
        if !reading.questions.isEmpty {
            if let question = own.question {
                sum += reading.questions.contains(question) ? 0.6 : -0.3
            }
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
    private static let all = Set(StopWords.all.map { Term(stem: PorterStemmer.stem($0)) })
}
