import Audits

/// Items that are named by their numbers, or by a list of grades for them.
extension SegmentReader {
    /// "question six comment the plan is thin": the word that only says what follows.
    func withoutLabel(_ text: String) -> String {
        for head in ["comment ", "comments ", "comment: "] where text.lowercased().hasPrefix(head) {
            return trimmed(String(text.dropFirst(head.count)))
        }
        return text
    }

    /// How many words may give one grade to several numbers.
    private static let longestShared = 14

    /// "4, 5 and 6 all good", "1 to 3 are good, 4 is RI": one grade for several numbers.
    func sharedSegments() -> [Segment] {
        guard context.scale == .grades,
            let all = words.tokens.indices.first(where: {
                ["all", "both", "are"].contains(words.tokens[$0].plain)
                    || words.grade(at: $0) != nil
            })
        else { return [] }
        guard let items = numbers(0..<all), items.count >= 2 else { return [] }
        var index = all
        while index < words.tokens.count,
            ["all", "both", "are", "a"].contains(words.tokens[index].plain)
        { index += 1 }
        guard index < words.tokens.count, words.grade(at: index) != nil else { return [] }
        // What follows may name others, each with its own grade.
        let end = words.clauses.first { $0.contains(index) }?.upperBound ?? words.tokens.count
        var others: [Segment] = []
        var last = words.tokens.count
        if words.tokens[end...].contains(where: { isNumber($0) }) {
            let behind = Words(
                String(words.slice(words.tokens[end - 1].range.upperBound..<words.text.utf8.count))
            )
            others = SegmentReader(words: behind, names: names, context: context).numberedSegments()
            guard !others.isEmpty else { return [] }
            last = end
        }
        guard words.tokens[..<last].count(where: \.isSpoken) <= Self.longestShared,
            !words.tokens[index..<last].contains(where: { isNumber($0) })
        else { return [] }
        let text = words.typed(index..<last)
        return items.map { Segment(item: $0, text: text, isNumbered: true) } + others
    }

    /// "good, good, RI, good for 4 to 7": as many grades in a row as the numbers they are for.
    func listedSegments() -> [Segment] {
        guard context.scale == .grades, words.spoken.count <= 30,
            let start = words.tokens.indices.first(where: { numbers($0..<$0 + 3) != nil }),
            let items = numbers(start..<start + 3)
        else { return [] }
        let grades = words.mentions(grades: true, scores: false)
        let isBefore = grades.last.map { $0.tokens.upperBound <= start } ?? false
        let meant = isBefore ? grades : grades.filter { $0.tokens.lowerBound >= start + 3 }
        let plain: Set<String> = ["and", "then", "for", "questions", "q"]
        guard meant.count == items.count, items.count >= 2,
            zip(meant, meant.dropFirst()).allSatisfy({ one, next in
                words.tokens[one.tokens.upperBound..<next.tokens.lowerBound].allSatisfy {
                    $0.isMark || plain.contains($0.plain)
                }
            })
        else { return [] }
        return zip(items, meant).map {
            Segment(item: $0, text: words.typed($1.tokens), isNumbered: true)
        }
    }

    func isNumber(_ token: Words.Token) -> Bool {
        names.numbered([token.isNumber ? "q" + token.plain : token.plain]) != nil
    }

    /// The items that nothing but numbers name: "4, 5 and 6", "1 to 3"; a stretch alone is three tokens.
    func numbers(_ range: Range<Int>) -> [FieldID]? {
        guard range.upperBound <= words.tokens.count else { return nil }
        var found: [FieldID] = []
        var isStretch = false
        var last: Int?
        for token in words.tokens[range] {
            if ["to", "-", "\u{2013}"].contains(token.plain), last != nil {
                isStretch = true
            } else if isNumber(token), let number = Int(token.plain.drop { $0 == "q" }) {
                if isStretch, let from = last {
                    guard from < number else { return nil }
                    found += (from + 1...number).compactMap { names.numbered(["q\($0)"]) }
                } else {
                    found += [names.numbered(["q\(number)"])].compactMap { $0 }
                }
                isStretch = false
                last = number
            } else if token.isSpoken, !["and", "are"].contains(token.plain) {
                return nil
            } else if token.isMark, token.plain != "," {
                return nil
            }
        }
        return found.count >= 2 && !isStretch ? found : nil
    }

    /// The item with a judgement that these words begin with: "intervention" is its grade as well.
    func judged(named plain: ArraySlice<String>) -> (id: FieldID, length: Int)? {
        let near = context.item?.id
        if let found = names.name(at: plain, near: near),
            context.view.form.item(found.id)?.judgementSlot != nil
        {
            return found
        }
        let grade = plain.first.flatMap { names.item(named: [$0, "grade"], near: near) }
        return grade.map { ($0, 1) }
    }

    /// "q10 good because she's home, overall good too": items named with a judgement beside numbered ones.
    func named(beside starts: [(item: FieldID, token: Int, length: Int)])
        -> [(item: FieldID, token: Int, length: Int)]
    {
        words.clauses.flatMap(splitAtAnd).compactMap { clause in
            guard let first = starts.first, clause.lowerBound > first.token,
                !starts.contains(where: { clause.contains($0.token) }),
                let (id, length) = names.name(
                    at: words.tokens[clause].map(\.plain)[...],
                    near: context.item?.id
                ), context.view.form.item(id)?.judgementSlot != nil,
                !starts.contains(where: { $0.item == id }),
                clause.lowerBound + length < clause.upperBound,
                judges(clause.lowerBound + length..<clause.upperBound)
            else { return nil }
            return (id, clause.lowerBound, length)
        }
    }

    /// "for 2 RI" beside "good for 1": the number first.
    func numberedGrade(_ clause: Range<Int>) -> (FieldID, Range<Int>)? {
        let start = clause.first { !["for", "and", "then", "on"].contains(words.tokens[$0].plain) }
        // "overall RI" beside "RI for 10"
        if let start, words.has(["overall"], at: start), let id = names.item(named: ["overall"]),
            start + 1 < clause.upperBound, let (_, length) = words.grade(at: start + 1)
        {
            return (id, start + 1..<start + 1 + length)
        }
        guard let start, start > clause.lowerBound, let id = bareNumber(start),
            start + 1 < clause.upperBound, let (_, length) = words.grade(at: start + 1)
        else { return nil }
        return (id, start + 1..<start + 1 + length)
    }
}
