/// How well a passage fits a question.
struct Match {
    let passage: Int
    var score: Double
    /// The share of the question's content that the passage holds, 0 to 1.
    var coverage: Double
    /// How near the title or a phrase of `also` comes to the question, 0 to 1, and up to 1.35 for
    /// a long phrase met word for word.
    var phrase: Double
    /// How near the typical questions for it come.
    var asked: Asked
}

/// How near the typical questions for a passage come to a question.
struct Asked {
    /// The nearest of them, 0 to 1.
    var one = 0.0
    /// All of them together, beside those of the passage to which they come nearest, 0 to 1.
    var together = 0.0
    /// The share of the question's words, by rarity, that they are made of, 0 to 1.
    var share = 0.0
}

/// Fits passages to a question by words, phrases and attributes.
struct Matcher {
    let library: Library
    let ranker: Ranker
    let synonyms: Synonyms

    /// How many of the ranking's passages are looked at, and at most this many of those on disk.
    private static let depth = 80
    private static let depthOnDisk = 40

    private static let rankWeight = 0.38
    private static let coverageWeight = 0.39
    private static let phraseWeight = 0.07
    /// What the nearest typical question counts for, and all of a section's together.
    private static let asked = (one: 0.4, together: 0.46)
    /// How near a typical question must be for its section to be looked at at all.
    private static let leastAsked = 0.3
    /// What its own words, and the phrases of its title and `also`, count for where a section has
    /// no typical questions.
    private static let unlisted = (words: 0.65, phrase: 0.7)
    /// What a long phrase met word for word adds at most.
    private static let verbatim = 0.35
    /// What a phrase of question words counts for, met word for word.
    private static let question = 0.5
    /// What a title loses that is wholly about something else.
    private static let titleLoss = -0.09

    /// The question as it is held against each passage.
    private struct Target {
        let items: [(wanted: Wanted, weight: Double)]
        let total: Double
        /// All words in their order, and those that are asked about.
        let stems: [Term]
        /// The words without those that name a framework.
        let nameless: [Term]
        let all: Set<Term>
        let asking: Set<Term>
        /// Those that name a framework: said, but not what is asked about.
        let names: Set<Term>
        /// Every term of the query, synonyms too.
        let known: Set<Term>
    }

    /// The passages by falling score.
    func match(_ reading: Reading, where isWanted: (Int) -> Bool) -> [Match] {
        let depth = ranker.source is MemorySource ? Self.depth : Self.depthOnDisk
        let ranked = ranker.rank(reading.query, where: isWanted).prefix(depth)
        let best = ranked.first?.1 ?? 1
        let target = target(reading)
        let near = library.questions.nearest(asking(reading)).filter { isWanted($0.key) }
        let nearest = near.values.reduce(0) { max($0, $1.together) }
        var ranks: [Int: Double] = [:]
        for (number, score) in ranked { ranks[number] = score / best }
        for (number, near) in near where near.one >= Self.leastAsked && ranks[number] == nil {
            ranks[number] = 0
        }
        var matches = ranks.map { number, rank in
            let fit = fit(number, target, rank: rank)
            let asked = asked(number, near[number], nearest: nearest, fit)
            return Match(
                passage: number,
                score: score(number, reading, target, fit, asked),
                coverage: fit.coverage,
                phrase: fit.phrase,
                asked: asked
            )
        }
        matches.sort { ($1.score, $0.passage) < ($0.score, $1.passage) }
        return matches
    }

    private func score(
        _ number: Int,
        _ reading: Reading,
        _ target: Target,
        _ fit: Fit,
        _ asked: Asked
    ) -> Double {
        let passage = library.passages[number]
        let features = library.passages.features(number)
        var sum = Self.rankWeight * fit.rank + Self.coverageWeight * fit.coverage
        sum += Self.phraseWeight * fit.phrase
        sum += Self.asked.one * asked.one + Self.asked.together * asked.together
        sum += Self.titleLoss * titleMiss(features, target)
        sum += AttributeFit.score(
            passage,
            features,
            reading,
            isListed: library.questions.hasList(number)
        )
        let isGap = passage.attributes.isGap
        if isGap, library.passages.labels[number]?.framework != nil { sum += AttributeFit.ownGap }
        if !isGap, !canTellQuantity(number, reading) { sum += AttributeFit.noQuantity }
        return sum
    }

    /// How near the typical questions of a section come; one that has none is asked for in its own
    /// words.
    private func asked(
        _ number: Int,
        _ near: QuestionIndex.Nearness?,
        nearest: Double,
        _ fit: Fit
    ) -> Asked {
        guard library.questions.hasList(number) else {
            let own = max(Self.unlisted.words * fit.coverage, Self.unlisted.phrase * fit.phrase)
            return Asked(one: own, together: fit.rank * fit.coverage, share: own)
        }
        guard let near, nearest > 0 else { return Asked() }
        return Asked(one: near.one, together: near.together / nearest, share: near.share)
    }

    /// The words to find typical questions by: all but those that name a framework.
    private func asking(_ reading: Reading) -> [QuestionIndex.Word] {
        let names = Set(reading.names)
        return Set(reading.words).subtracting(names).sorted().map { word in
            let meanings = StopWords.contains(word) ? [] : synonyms.meanings[word] ?? []
            return QuestionIndex.Word(
                term: Term(word: word),
                meanings: meanings.flatMap(\.words).map { Term(word: $0) },
                weight: reading.background.contains(word) ? reading.backgroundShare : 1
            )
        }
    }

    /// Whether a passage can hold the number or time that a question asks for, and speaks of what
    /// is to be counted; so for every question that asks for none.
    func canTellQuantity(_ number: Int, _ reading: Reading) -> Bool {
        guard reading.asksForQuantity else { return true }
        let kinds = library.passages[number].attributes.kinds
        if reading.asksForTime, !kinds.isEmpty, kinds.isDisjoint(with: ["timescale", "frequency"]) {
            return false
        }
        let features = library.passages.features(number)
        guard reading.asksForTime ? features.holdsTime : features.holdsNumber else { return false }
        return wanted(reading.counted).allSatisfy { counted in
            counted.share(in: features.headTerms) > 0
                || features.units.contains { counted.share(in: $0) > 0 }
        }
    }

    /// How a passage fits by its own words.
    private struct Fit {
        let rank: Double
        let coverage: Double
        let phrase: Double
    }

    private func fit(_ number: Int, _ target: Target, rank: Double) -> Fit {
        let features = library.passages.features(number)
        return Fit(
            rank: rank,
            coverage: coverage(features, library.passages[number], target),
            phrase: phrase(features, target)
        )
    }

    /// The words with their rarities, in a fixed order.
    func wanted(_ words: some Sequence<String>) -> [Wanted] {
        Set(words).sorted().map { Wanted($0, ranker, synonyms) }
    }

    private func target(_ reading: Reading) -> Target {
        let items = wanted(reading.content).map { wanted in
            let share = reading.background.contains(wanted.word) ? reading.backgroundShare : 1
            return (wanted: wanted, weight: wanted.rarity * share)
        }
        let foreground = items.filter { !reading.background.contains($0.wanted.word) }
        let asking = foreground.isEmpty ? items : foreground
        let stems = reading.words.map { Term(word: $0) }
        let names = Set(reading.names.map { Term(word: $0) })
        return Target(
            items: items,
            total: max(0.001, items.reduce(0) { $0 + $1.weight }),
            stems: stems,
            nameless: stems.filter { !names.contains($0) && !StopTerms.determiners.contains($0) },
            all: Set(stems),
            asking: Set(asking.map(\.wanted.term)),
            names: names,
            known: Set(stems + reading.query.words.map(\.term))
        )
    }

    /// The mean of what the whole passage holds and what its best sentence, item or row holds
    /// together with the title and `also`.
    private func coverage(_ features: Features, _ passage: Passage, _ target: Target) -> Double {
        let title = library.titles[passage.document]
        var whole = 0.0
        var head: [Double] = []
        for item in target.items {
            // A word for the kind of section, or for its document, asks for nothing in it.
            let isOfKind =
                AnswerKinds.named[item.wanted.word].map(passage.attributes.kinds.contains)
                ?? false || title.contains(item.wanted.term)
            whole += item.weight * (isOfKind ? 1 : item.wanted.share(in: features.terms))
            head.append(isOfKind ? 1 : item.wanted.share(in: features.headTerms))
        }
        guard whole > 0 else { return 0 }
        var best = 0.0
        for unit in features.units {
            var sum = 0.0
            for (index, item) in target.items.enumerated() {
                let share = head[index] == 1 ? 1 : max(head[index], item.wanted.share(in: unit))
                sum += share * item.weight
            }
            best = max(best, sum)
        }
        return 0.5 * (whole + best) / target.total
    }

    /// The share of the title that the question does not speak of, weighed by rarity.
    private func titleMiss(_ features: Features, _ target: Target) -> Double {
        guard let title = features.phrases.first else { return 0 }
        var missed = 0.0
        var all = 0.0
        for term in title where Self.isTelling(term) {
            let rarity = ranker.idf(term)
            all += rarity
            if !target.known.contains(term) { missed += rarity }
        }
        return all > 0 ? missed / all : 0
    }

    /// The nearness of the best phrase: what it and the question share of both.
    private func phrase(_ features: Features, _ target: Target) -> Double {
        var best = 0.0
        for phrase in features.phrases {
            let hits = phrase.count(where: target.asking.contains)
            guard hits > 0 else {
                // "How far back" says what is asked about, though no word of it does.
                if phrase.count > 2, best < Self.question, target.all.contains(phrase[0]),
                    ReadingReader.contains(target.stems, phrase)
                {
                    best = Self.question
                }
                continue
            }
            var shared = 0.0
            var own = 0.0
            var isWhole = true
            for term in phrase {
                if target.asking.contains(term) {
                    let rarity = ranker.idf(term)
                    shared += rarity
                    own += rarity
                } else if target.names.contains(term) {
                    continue
                } else if !target.all.contains(term) || Self.isTelling(term) {
                    own += StopTerms.contains(term) ? 0 : ranker.idf(term)
                    isWhole = false
                }
            }
            // One word alone says little where several are asked about.
            if hits == 1, target.asking.count > 1 { own *= 1.6 }
            var nearness = own > 0 ? shared / own * (shared / target.total).squareRoot() : 0
            if isWhole, phrase.count > 1,
                phrase.contains(where: { Self.isTelling($0) && target.asking.contains($0) }),
                ReadingReader.contains(target.stems, phrase)
                    || ReadingReader.contains(
                        target.nameless,
                        phrase.filter { !StopTerms.determiners.contains($0) }
                    )
            {
                nearness = max(nearness, 0.5) + min(0.4, 0.1 * Double(phrase.count - 1))
                // The question in the very words of a phrase is nearer than its words alone.
                let words = Double(phrase.count)
                nearness = min(1, nearness) + min(Self.verbatim, max(0, 0.1 * (words - 3)))
            } else if phrase.count > 2, ReadingReader.contains(target.stems, phrase) {
                nearness = max(min(1, nearness), Self.question)
            } else {
                nearness = min(1, nearness)
            }
            best = max(best, nearness)
        }
        return best
    }

    private static func isTelling(_ term: Term) -> Bool {
        !StopTerms.contains(term) && !StopTerms.light.contains(term)
    }
}

/// The terms of the stop words.
enum StopTerms {
    static func contains(_ term: Term) -> Bool { all.contains(term) }
    private static let all = Set(StopWords.all.map { Term(word: $0) })
    /// Words that may stand before a noun without changing what is meant.
    static let determiners = Set(
        ["the", "a", "an", "my", "our", "your", "their", "this", "these", "any"].map {
            Term(word: $0)
        }
    )
    static let light = Set(LightWords.all.map { Term(word: $0) })
}
