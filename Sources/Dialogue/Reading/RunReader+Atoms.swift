import Audits

/// Cutting a message about a run of lines into words that say a choice or name lines.
extension RunReader {
    // MARK: Cutting

    /// Clauses, cut once more at "and" and "then" between two answers; "everything but tools, analysis"
    /// stays one.
    func clauses() -> [Range<Int>] {
        words.clauses.flatMap { clause -> [Range<Int>] in
            var parts: [Range<Int>] = []
            var start = clause.lowerBound
            for index in clause
            where ["and", "then", "but", "&"].contains(words.tokens[index].plain) && index > start {
                let before = words.tokens[start..<index]
                let after = words.tokens[(index + 1)..<clause.upperBound]
                guard before.contains(where: { choice($0.plain) != nil }),
                    after.contains(where: {
                        choice($0.plain) != nil || Self.negations.contains($0.plain)
                    }),
                    words.tokens[index].plain != "but"
                        || !before.contains(where: { Self.alls.contains($0.plain) })
                else { continue }
                parts.append(start..<index)
                start = index + 1
            }
            return parts + (start < clause.upperBound ? [start..<clause.upperBound] : [])
        }
    }

    func atoms(_ clause: Range<Int>, _ parse: Parse) -> [(atom: Atom, start: Int, end: Int)] {
        var found: [(atom: Atom, start: Int, end: Int)] = []
        var index = clause.lowerBound
        var isBehind = false
        while index < clause.upperBound {
            let (atom, length) = atom(at: index, in: clause, parse, isBehind)
            if case .other = atom { isBehind = true }
            found.append((atom, index, index + length))
            index += length
        }
        return found
    }

    func atom(at index: Int, in clause: Range<Int>, _ parse: Parse, _ isBehind: Bool) -> (
        Atom, Int
    ) {
        let token = words.tokens[index]
        if token.isMark || token.kind == .symbol {
            return (.filler, 1)
        }
        let word = token.plain
        let next = index + 1 < clause.upperBound ? words.tokens[index + 1].plain : ""
        // In a remark only another choice word would count, and none does: it is somebody's words.
        if isBehind { return (.other, 1) }
        if word == "n", words.has(["n", "/", "a"], at: index) {
            return (.choice(.notApplicable), 3)
        }
        if word == "not", next == "applicable" { return (.choice(.notApplicable), 2) }
        if word == "no", next == "to" { return (.choice(.no), 1) }
        if let choice = choice(word) { return (.choice(choice), 1) }
        // "and the same for the next two"
        if ["same", "ditto"].contains(word), ["for", "goes", "to", "on", "with"].contains(next),
            let last = parse.order.last, let before = parse.found[last]
        {
            return (.choice(before.choice), 1)
        }
        if let (item, length) = limit(at: index, in: clause, parse) { return (.upTo(item), length) }
        if ["but", "except", "excluding", "bar", "excepting"].contains(word) {
            let isAll = words.tokens[clause.lowerBound..<index].contains {
                Self.alls.contains($0.plain)
            }
            return isAll ? (.except, 1) : (.filler, 1)
        }
        if ["apart", "aside"].contains(word), next == "from" { return (.except, 2) }
        if word == "other", next == "than" { return (.except, 2) }
        if Self.sections.contains(word) { return (.filler, 1) }
        // "needs and capacity are all yes", "family all covered": all of those named.
        if word == "all", isSaidOfNamed(index, clause) { return (.filler, 1) }
        if Self.alls.contains(word), word != "all" || standsForLines(index + 1, clause) {
            // "all three": that many from here on.
            if let count = number(next), count <= parse.run.count, count > 1,
                standsForLines(index + 2, clause)
            {
                return (.lines(Array(parse.run.prefix(count))), 2)
            }
            return (.rest, 1)
        }
        if let (items, length) = positions(at: index, in: clause, parse) {
            return (.lines(items), length)
        }
        let ahead = (index..<clause.upperBound).map { words.tokens[$0].plain }
        if let (id, length) = context.names.name(at: ahead[...], near: parse.run[0].id),
            let item = parse.section.first(where: { $0.id == id })
        {
            return (.lines([item]), length)
        }
        if Self.negations.contains(word) { return (.negation, 1) }
        if Self.fillers.contains(word) { return (.filler, 1) }
        if word.count >= 4, let item = line(parse.run, hinted: word) { return (.lines([item]), 1) }
        return (.other, 1)
    }

    /// "up to tools", "until analysis": the line that a stretch of lines ends before.
    func limit(at index: Int, in clause: Range<Int>, _ parse: Parse) -> (Item, Int)? {
        var start = index
        if let lead = Self.limits.first(where: { words.has($0, at: index) }) {
            start += lead.count
        } else if ["until", "till", "before"].contains(words.tokens[index].plain) {
            start += 1
        } else {
            return nil
        }
        if words.has(["the"], at: start) { start += 1 }
        let ahead = (start..<clause.upperBound).map { words.tokens[$0].plain }
        guard let (id, length) = context.names.name(at: ahead[...], near: parse.run[0].id),
            let item = parse.run.first(where: { $0.id == id })
        else { return nil }
        return (item, start + length - index)
    }

    /// Whether an "all" sums up lines named before it in its clause.
    private func isSaidOfNamed(_ index: Int, _ clause: Range<Int>) -> Bool {
        let next = index + 1 < clause.upperBound ? words.tokens[index + 1].plain : ""
        if ["covered", "addressed", "evidenced"].contains(next) {
            return index > clause.lowerBound
        }
        let pointing: Set<String> = ["they", "these", "those", "them", "rest", "others", "lines"]
        return index - clause.lowerBound >= 2
            && ["are", "were"].contains(words.tokens[index - 1].plain)
            && !pointing.contains(words.tokens[index - 2].plain)
    }

    /// Whether a stretch takes in the line it ends at: "down to shared", "up to and including tools".
    func includes(_ item: Item, _ clause: Range<Int>) -> Bool {
        clause.contains { index in
            ["down", "through", "including", "thru", "far"].contains(words.tokens[index].plain)
        }
    }

    /// Whether "all" means the lines: nothing it could belong to follows, as in "all four children".
    func standsForLines(_ index: Int, _ clause: Range<Int>) -> Bool {
        guard index < clause.upperBound else { return true }
        let token = words.tokens[index]
        let goesOn: Set<String> = [
            "of", "but", "except", "bar", "apart", "other", "excluding", "the",
        ]
        return token.isMark || number(token.plain) != nil || choice(token.plain) != nil
            || goesOn.contains(token.plain) || Self.fillers.contains(token.plain)
            || Self.joints.contains(token.plain) || Self.alls.contains(token.plain)
    }

    func isJoint(before index: Int) -> Bool {
        index > 0 && (words.tokens[index].isMark || Self.joints.contains(words.tokens[index].plain))
    }

    /// "first three", "last one", "next two", "the fourth", "middle one".
    func positions(at index: Int, in clause: Range<Int>, _ parse: Parse) -> ([Item], Int)? {
        let run = parse.run
        let word = words.tokens[index].plain
        let next = index + 1 < clause.upperBound ? number(words.tokens[index + 1].plain) : nil
        if let next, next > 0,
            ["first", "last", "next", "other", "remaining", "them", "those", "these"].contains(word)
        {
            guard next <= run.count else { return nil }
            let items: ArraySlice<Item> =
                switch word {
                case "last": run.suffix(next)
                case "first": run.prefix(next)
                default: run.filter { parse.found[$0.id] == nil }.prefix(next)
                }
            return (Array(items), 2)
        }
        // "this one and the next three"
        if word == "this", words.has(["one", "and", "the", "next"], at: index + 1),
            index + 5 < clause.upperBound,
            let more = number(words.tokens[index + 5].plain), more < run.count
        {
            return (Array(run.prefix(more + 1)), 6)
        }
        if word == "last" { return ([run[run.count - 1]], 1) }
        if word == "middle", run.count == 3 { return ([run[1]], 1) }
        if let position = Self.ordinalWords.firstIndex(of: word)
            ?? Self.ordinalDigits.firstIndex(of: word),
            run.indices.contains(position)
        {
            return ([run[position]], 1)
        }
        if words.tokens[index].isNumber, let number = Int(word), (1...run.count).contains(number),
            index + 1 < clause.upperBound,
            ["st", "nd", "rd", "th"].contains(words.tokens[index + 1].plain)
        {
            return ([run[number - 1]], 2)
        }
        return nil
    }

    /// The one line of the run whose id or title has this word.
    func line(_ run: [Item], hinted word: String) -> Item? {
        let hits = run.filter { item in
            Words(item.lead.title).spoken.contains(word)
                || Words(item.id.text).spoken.contains(word)
        }
        return hits.count == 1 ? hits[0] : nil
    }

    // MARK: Words

    func choice(_ word: String) -> Choice? {
        switch word {
        case "yes", "y", "yeah", "yep", "yess", "yup", "aye", "yh", "ye", "affirmative",
            "yis":
            .yes
        case "no", "n", "nope", "nah", "nay", "negative": .no
        case "na": .notApplicable
        default: nil
        }
    }

    func number(_ word: String) -> Int? {
        Int(word) ?? Words.numberWords.firstIndex(of: word)
    }

    func remark(after start: Int, _ clause: Range<Int>) -> String? {
        var start = start
        while start < clause.upperBound,
            words.tokens[start].isMark || Self.joints.contains(words.tokens[start].plain)
        { start += 1 }
        return start < clause.upperBound ? words.typed(start..<clause.upperBound) : nil
    }
}
