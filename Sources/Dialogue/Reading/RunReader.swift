import Audits

/// Reads one message that answers a run of yes/no/NA lines: "yes to all but tools and analysis",
/// "first three yes, fourth no", "rest yes", "y y n y".
struct RunReader {
    let words: Words
    let context: Context

    func read() -> [Reading.Assignment]? {
        guard let open = context.openField, [.yesNo, .yesNoNA].contains(open.type),
            let item = context.item
        else { return nil }
        let lines = context.view.openItems
            .filter { [.yesNo, .yesNoNA].contains($0.lead.type) && $0.section == item.section }
            .drop { $0.id != item.id }
        guard lines.count > 1, words.spoken.count <= 40 else { return nil }
        let run = Array(lines)
        if let named = named(run) { return named }
        guard let choices = sequence(run.count) ?? ordinals(run) ?? all(run) else {
            return remarked(run)
        }
        return choices.sorted { $0.key < $1.key }.map { index, choice in
            Reading.Assignment(slot: run[index].lead.id, value: .choice(choice))
        }
    }

    /// Lines named with their answers, as in "tools no, analysis yes, alone NA because he's 2".
    private func named(_ run: [Item]) -> [Reading.Assignment]? {
        var found: [Reading.Assignment] = []
        var pending: Item?
        for clause in clauses() {
            let plain = words.tokens[clause].filter(\.isSpoken).map(\.plain)
            let choices = plain.compactMap(choice)
            let item = line(in: plain, run)
            switch (item, choices.count) {
            case (let item?, 1):
                found += assignments(item, choices[0], clause)
                pending = nil
            case (let item?, 0) where plain.count <= 4: pending = item
            case (nil, 1) where pending != nil && plain.count <= 3:
                if let item = pending { found += assignments(item, choices[0], clause) }
                pending = nil
            default: return nil
            }
        }
        let isDistinct = Set(found.map(\.slot)).count == found.count
        return found.count >= 2 && pending == nil && isDistinct ? found : nil
    }

    private func assignments(_ item: Item, _ choice: Choice, _ clause: Range<Int>) -> [Reading
        .Assignment]
    {
        var found = [Reading.Assignment(slot: item.lead.id, value: .choice(choice))]
        let because = clause.first {
            ["because", "as", "since", "through", "by", "via", "but"].contains(
                words.tokens[$0].plain
            )
        }
        if let because, because + 1 < clause.upperBound {
            let text = String(
                words.slice(
                    words.tokens[because + 1].range
                        .lowerBound..<words.tokens[clause.upperBound - 1].range.upperBound
                )
            )
            found.append(
                .init(
                    slot: item.lead.id.slot(choice == .notApplicable ? "reason" : "comment"),
                    value: .text(text.trimmed)
                )
            )
        }
        return found
    }

    /// The line of the run that the words name, however short.
    private func line(in plain: [String], _ run: [Item]) -> Item? {
        for start in plain.indices {
            if let (id, _) = context.names.name(at: plain[start...], near: run.first?.id),
                let item = run.first(where: { $0.id == id })
            {
                return item
            }
        }
        let hits = Set(plain.filter { $0.count >= 4 }.compactMap { self.line(run, hinted: $0) })
        return hits.count == 1 ? hits.first.map { run[$0] } : nil
    }

    private func choice(_ word: String) -> Choice? {
        switch word {
        case "yes", "y", "yeah", "yep", "yess": .yes
        case "no", "n", "nope": .no
        case "na": .notApplicable
        default: nil
        }
    }

    /// "yes, yes, no, yes", "last three: yes, no, yes": one choice after the other and nothing else.
    private func sequence(_ count: Int) -> [Int: Choice]? {
        var spoken = words.spoken.filter { !["and", "then", "again"].contains($0) }
        var start = 0
        var length: Int?
        if spoken.count > 2, let number = number(spoken[1]),
            ["first", "last", "next"].contains(spoken[0])
        {
            length = number
            start = spoken[0] == "last" ? count - number : 0
            spoken.removeFirst(2)
        }
        let choices = spoken.compactMap(choice)
        guard choices.count == spoken.count, start >= 0, start + choices.count <= count,
            length.map({ $0 == choices.count }) ?? (choices.count >= 3)
        else { return nil }
        return Dictionary(
            uniqueKeysWithValues: choices.enumerated().map { (start + $0.offset, $0.element) }
        )
    }

    /// "yes, na (she's 3), yes, no": at least three choices in order, some with a remark behind them.
    private func remarked(_ run: [Item]) -> [Reading.Assignment]? {
        var parts: [(choice: Choice, from: Int, to: Int)] = []
        for (number, clause) in words.clauses.enumerated() {
            var index = clause.lowerBound
            // "1. yes", "2 no"
            if Int(words.tokens[index].plain) == parts.count + 1, clause.count > 1 { index += 1 }
            if Int(words.tokens[index].plain) == parts.count + 1, clause.count == 1,
                number + 1 < words.clauses.count
            {
                continue
            }
            if let found = choice(words.tokens[index].plain),
                words.tokens[(index + 1)..<clause.upperBound].allSatisfy({ choice($0.plain) == nil })
            {
                parts.append((found, index + 1, clause.upperBound))
            } else if !parts.isEmpty {
                parts[parts.count - 1].to = clause.upperBound
            } else {
                return nil
            }
        }
        guard parts.count >= 3, parts.count <= run.count else { return nil }
        return zip(run, parts).flatMap { item, part -> [Reading.Assignment] in
            [.init(slot: item.lead.id, value: .choice(part.choice))]
                + remark(on: item, part.choice, part.from, part.to)
        }
    }

    private func remark(on item: Item, _ choice: Choice, _ start: Int, _ end: Int)
        -> [Reading.Assignment]
    {
        var start = start
        while start < end, words.tokens[start].isMark { start += 1 }
        guard start < end else { return [] }
        let bytes = words.tokens[start].range.lowerBound..<words.tokens[end - 1].range.upperBound
        let slot = item.lead.id.slot(choice == .notApplicable ? "reason" : "comment")
        return [.init(slot: slot, value: .text(String(words.slice(bytes)).trimmed))]
    }

    /// "first three yes, fourth no, rest yes".
    private func ordinals(_ run: [Item]) -> [Int: Choice]? {
        let count = run.count
        var found: [Int: Choice] = [:]
        var hasOrdinal = false
        for clause in clauses() {
            let plain = words.tokens[clause].map(\.plain)
            guard let choice = plain.compactMap(choice).last else { return nil }
            var positions: [Int] = []
            var index = 0
            while index < plain.count {
                let word = plain[index]
                let next = index + 1 < plain.count ? number(plain[index + 1]) : nil
                if word == "first", let next {
                    positions += Array(0..<min(next, count))
                    index += 1
                    hasOrdinal = true
                } else if word == "last", let next {
                    positions += Array(max(0, count - next)..<count)
                    index += 1
                    hasOrdinal = true
                } else if word == "next", let next {
                    let from = (found.keys.max() ?? -1) + 1
                    positions += Array(from..<max(from, min(from + next, count)))
                    index += 1
                    hasOrdinal = true
                } else if let position = Self.ordinalWords.firstIndex(of: word)
                    ?? Self.ordinalDigits.firstIndex(of: word)
                {
                    positions.append(position)
                    hasOrdinal = true
                } else if word == "last" {
                    positions.append(count - 1)
                    hasOrdinal = true
                } else if ["rest", "others", "remaining", "remainder"].contains(word) {
                    positions += (0..<count).filter { found[$0] == nil }
                } else if hasOrdinal, self.choice(word) == nil,
                    let (id, length) = context.names.name(at: plain[index...], near: run[0].id),
                    let position = run.firstIndex(where: { $0.id == id })
                {
                    positions.append(position)
                    index += length - 1
                } else if !Self.fillers.contains(word), self.choice(word) == nil {
                    return nil
                }
                index += 1
            }
            guard !positions.isEmpty, positions.allSatisfy({ $0 < count }) else { return nil }
            for position in positions { found[position] = choice }
        }
        return hasOrdinal && !found.isEmpty ? found : nil
    }

    /// "yes to all but tools and analysis", "rest yes", "all yes", "no to everything except shared".
    private func all(_ run: [Item]) -> [Int: Choice]? {
        let plain = words.spoken
        let cut =
            plain.firstIndex { ["but", "except", "excluding", "bar"].contains($0) }
            ?? phrase(["apart", "from"], plain) ?? phrase(["other", "than"], plain)
        let head = plain[..<(cut ?? plain.count)]
        guard
            head.contains(where: {
                ["all", "rest", "everything", "others", "remaining", "lot", "each"].contains($0)
            }),
            let base = head.lazy.compactMap(choice).first,
            head.allSatisfy({
                Self.fillers.contains($0) || choice($0) != nil
                    || ["all", "rest", "everything", "others", "remaining", "lot", "each"].contains(
                        $0
                    )
            })
        else { return nil }
        var found = Dictionary(uniqueKeysWithValues: run.indices.map { ($0, base) })
        guard let cut else { return found }
        var rest = plain[(cut + 1)...]
        let opposite: Choice = base == .yes ? .no : .yes
        while !rest.isEmpty {
            if let (id, length) = context.names.name(at: rest),
                let index = run.firstIndex(where: { $0.id == id })
            {
                found[index] = opposite
                rest = rest.dropFirst(length)
            } else if let word = rest.first,
                Self.fillers.contains(word) || ["from", "than", "or"].contains(word)
                    || choice(word) == opposite
            {
                rest = rest.dropFirst()
            } else if let word = rest.first, let index = line(run, hinted: word) {
                found[index] = opposite
                rest = rest.dropFirst()
            } else {
                return nil
            }
        }
        return found
    }

    /// The one line of the run whose id or title has this word.
    private func line(_ run: [Item], hinted word: String) -> Int? {
        let hits = run.indices.filter { index in
            let item = run[index]
            return Words(item.lead.title).spoken.contains(word)
                || Words(item.id.text).spoken.contains(word)
        }
        return hits.count == 1 ? hits[0] : nil
    }

    private func clauses() -> [Range<Int>] {
        words.clauses.flatMap { clause -> [Range<Int>] in
            var parts: [Range<Int>] = []
            var start = clause.lowerBound
            for index in clause
            where ["and", "then"].contains(words.tokens[index].plain) && index > start {
                guard words.tokens[start..<index].contains(where: { choice($0.plain) != nil })
                else { continue }
                parts.append(start..<index)
                start = index + 1
            }
            return parts + (start < clause.upperBound ? [start..<clause.upperBound] : [])
        }
    }

    private func phrase(_ words: [String], _ plain: [String]) -> Int? {
        plain.indices.first { plain[$0...].starts(with: words) }
    }

    private func number(_ word: String) -> Int? {
        Int(word) ?? Words.numberWords.firstIndex(of: word)
    }

    private static let ordinalWords = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ]
    private static let ordinalDigits = [
        "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th",
    ]
    private static let fillers: Set<String> = [
        "the", "to", "is", "are", "one", "ones", "of", "for", "them", "these", "and", "please",
        "its",
        "a", "then", "just", "put", "those", "that", "which", "so", "all", "was", "were", "this",
        "from", "in",
        "planning", "three", "four", "five", "six", "seven", "eight", "assessment", "intervention",
        "section", "im", "afraid", "i", "think", "id",
        "say", "on",
    ]
}
