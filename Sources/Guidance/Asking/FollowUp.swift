/// Completes a question that leans on the one before it, such as "and for RI?".
struct FollowUp {
    let reader: ReadingReader

    private static let leads: Set<String> = [
        "and", "what about", "how about", "same for", "same in",
    ]
    private static let askingWords: Set<String> = [
        "who", "when", "where", "how", "what", "which", "why", "long", "often", "deadline",
        "timescale",
    ]
    private static let pronouns: Set<String> = [
        "it", "that", "they", "them", "this", "those", "these", "there", "then",
    ]

    /// The question in full, and the words that it has from the earlier one where it asks of something
    /// more; `nil` when it stands by itself.
    func complete(
        _ question: String,
        after thread: Thread
    ) -> (question: String, earlier: Set<String>)? {
        let own = reader.read(question)
        guard leans(own) else { return nil }
        let earlier = reader.read(thread.question)
        var dropped = Set<Int>()
        if !own.frameworks.isEmpty { dropped.formUnion(reader.names.find(in: earlier.words).named) }
        let stems = Set(own.content.map(PorterStemmer.stem))
        for (index, word) in earlier.words.enumerated() {
            // What is said again counts once.
            if stems.contains(PorterStemmer.stem(word)) { dropped.insert(index) }
            if !own.grades.isEmpty, Reading.gradeWords.contains(word) { dropped.insert(index) }
            if !own.areas.isEmpty, reader.isOfArea(word, earlier.areas) { dropped.insert(index) }
            let isNumber = Int(word) != nil || Numerals.figure(word) != nil
            if !own.numbers.isEmpty, isNumber { dropped.insert(index) }
            if !own.questions.isEmpty, reader.isNumbering(word) { dropped.insert(index) }
        }
        var kept = earlier.words.indices.filter { !dropped.contains($0) }.map { earlier.words[$0] }
        if !own.kinds.isEmpty {
            // Another kind of answer is asked for: "how long have I got" is asked no more.
            kept = QuestionPhrases.strip(kept).filter {
                !Self.askingWords.contains($0) && !LightWords.contains($0)
            }
        }
        let added = withoutLead(own.words).filter {
            !["one", "ones", "in", "for", "the"].contains($0)
        }
        // The kind of answer is read from the words that come first.
        let full = (own.kinds.isEmpty ? kept + added : added + kept).joined(separator: " ")
        return (full, telling(own).isEmpty ? [] : Set(kept).subtracting(added))
    }

    /// The words that tell what is asked about, and are no grade, area, number or name.
    private func telling(_ own: Reading) -> [String] {
        own.content.filter { word in
            !LightWords.contains(word) && !Reading.gradeWords.contains(word)
                && !reader.isOfArea(word, own.areas) && Int(word) == nil
                && !own.names.contains(word)
        }
    }

    private func leans(_ own: Reading) -> Bool {
        let start = own.words.first ?? ""
        if start == "and" || Self.leads.contains(own.words.prefix(2).joined(separator: " ")) {
            return true
        }
        let telling = telling(own)
        if telling.isEmpty { return own.questions.isEmpty || own.words.count < 4 }
        return telling.count < 2 && own.words.count <= 8
            && own.words.contains { Self.pronouns.contains($0) }
    }

    private func withoutLead(_ words: [String]) -> [String] {
        var rest = words[...]
        if rest.first == "and" { rest.removeFirst() }
        if Self.leads.contains(rest.prefix(2).joined(separator: " ")) { rest = rest.dropFirst(2) }
        return Array(rest)
    }
}
