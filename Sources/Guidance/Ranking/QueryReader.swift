/// Turns a typed question into the query that is ranked with.
struct QueryReader {
    let ranker: Ranker
    let speller: Speller
    let synonyms: Synonyms
    let questions: QuestionIndex

    /// The words of a question with slips repaired; those unknown even so are given apart.
    func repaired(_ question: String) -> (words: [String], unknown: [String]) {
        var unknown: [String] = []
        let words = synonyms.plain(Words.split(question)).map { word -> String in
            guard !isKnown(word) else { return word }
            if let plain = TextSpeak.plain(word) { return plain }
            if let repaired = speller.repair(word) { return repaired }
            unknown.append(word)
            return word
        }
        return (words, unknown)
    }

    private func isKnown(_ word: String) -> Bool {
        StopWords.contains(word) || LightWords.contains(word) || synonyms.meanings[word] != nil
            || ranker.knows(Term(word: word)) || speller.knows(word)
            || questions.knows(Term(word: word))
    }

    /// The query of a question.
    func read(_ question: String) -> Query {
        let (words, unknown) = repaired(question)
        var query = Query()
        query.unknown = unknown
        var content = QuestionPhrases.strip(words).filter { !StopWords.contains($0) }
        if content.isEmpty { content = words.filter { !StopWords.contains($0) } }
        if content.isEmpty { content = words }
        query.content = content
        var weights: [(Term, Double)] = []
        var places: [Term: Int] = [:]
        func add(_ term: Term, _ weight: Double) {
            if let place = places[term] {
                weights[place].1 = max(weights[place].1, weight)
            } else {
                places[term] = weights.count
                weights.append((term, weight))
            }
        }
        let terms = content.map { Term(word: $0) }
        for term in terms { add(term, 1) }
        for length in 1...3 where words.count >= length {
            for start in 0...(words.count - length) {
                let key = words[start..<(start + length)].joined(separator: " ")
                for meaning in synonyms.meanings[key] ?? [] {
                    for word in meaning.words where !StopWords.contains(word) {
                        add(Term(word: word), meaning.weight)
                    }
                }
            }
        }
        query.words = weights.map { Query.Word(term: $0.0, weight: $0.1) }
        query.pairs = Array(zip(terms, terms.dropFirst()))
        return query
    }
}
