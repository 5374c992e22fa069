import Audits

/// Reads a change of one part of one row: which row, which column, and its new value.
struct RowEditReader {
    let words: Words
    let tokens: [Words.Token]
    let rows: [Row]
    let columns: [String]
    let today: Day

    init(_ words: Words, rows: [Row], columns: [String], today: Day) {
        self.words = words
        tokens = words.tokens
        self.rows = rows
        self.columns = columns
        self.today = today
    }

    func read() -> (index: Int, row: Row)? {
        let spoken = words.spoken
        guard !rows.isEmpty, spoken.count >= 2, spoken.count <= 60,
            !(words.sentences.last?.isAsked ?? false)
        else { return nil }
        if let correction = correction() ?? otherOwner() ?? moreTime() { return correction }
        let start = head()
        let verb = changeVerb(from: start)
        let from = verb.map { $0 + 1 } ?? start
        let column = column(from: from)
        let reference =
            reference(from: from, isAsked: verb != nil || column != nil)
            ?? (verb == nil
                ? nil : about(at: from).map { Reference(row: $0.row, tokens: $0.tokens) })
        guard let index = reference?.row ?? (column != nil ? rows.indices.last : nil) else {
            return nil
        }
        let isBehind = reference.map { $0.isBehind } ?? true
        let end = max(
            column?.tokens.upperBound ?? 0,
            isBehind ? 0 : reference?.tokens.upperBound ?? 0
        )
        if let column {
            return changed(index, column.name, after: end, from).map(withOther(column.name))
        }
        guard let reference else { return nil }
        return unnamed(index, reference.tokens, verb)
    }

    /// "second one: due Wed 17th, owner Sam": the other of owner and date, where it is named as well.
    private func withOther(_ column: String) -> ((index: Int, row: Row)) -> (index: Int, row: Row) {
        { edit in
            var row = edit.row
            if column == "due", columns.contains("owner"),
                let at = tokens.firstIndex(where: { $0.plain == "owner" }),
                let owner = RowOwnerReader(words).owner(at: at + 1, until: tokens.count)
            {
                row["owner"] = RowOwnerReader(words).text(owner.range)
            }
            if column == "owner", columns.contains("due"),
                tokens.contains(where: { $0.plain == "due" }),
                let day = words.dateAnswer(today: today)?.day
            {
                row["due"] = day.iso
            }
            return (edit.index, row)
        }
    }

    /// "sorry 18 December for that, not the 11th", "actually PM": the last row's date or owner put right.
    func correction() -> (index: Int, row: Row)? {
        guard let last = rows.indices.last, let first = words.spoken.first,
            words.spoken.count <= 14,
            ["sorry", "actually", "oops", "no", "wait"].contains(first)
                || words.spoken.contains("not")
        else { return nil }
        var row = rows[last]
        let mentions = words.dates(today: today, loneDurations: true)
        var isDate = Array(repeating: false, count: tokens.count)
        for mention in mentions {
            for index in mention.tokens { isDate[index] = true }
        }
        let rest = tokens.indices.filter {
            tokens[$0].isSpoken && !isDate[$0] && !isSaid(tokens[$0].plain)
        }
        if columns.contains("due"), row["due"] != nil, rest.isEmpty,
            let day = words.dateAnswer(today: today)?.day
        {
            row["due"] = day.iso
        } else if columns.contains("owner"), let old = row["owner"], mentions.isEmpty,
            let from = rest.first,
            let found = RowOwnerReader(words).owner(at: from, until: tokens.count),
            rest.allSatisfy({
                found.range.contains($0) || old.lowercased().contains(tokens[$0].plain)
            })
        {
            row["owner"] = RowOwnerReader(words).text(found.range)
        }
        return row == rows[last] ? nil : (last, row)
    }

    func isSaid(_ word: String) -> Bool {
        Self.openers.contains(word)
            || [
                "not", "for", "that", "it", "i", "meant", "mean", "should", "be", "one",
                "the", "to", "said", "make",
            ].contains(word)
    }

    /// Behind "no,", "sorry", "actually".
    func head() -> Int {
        var index = 0
        while index < tokens.count,
            !tokens[index].isSpoken || Self.openers.contains(tokens[index].plain)
        {
            index += 1
        }
        return index
    }

    func changeVerb(from start: Int) -> Int? {
        var index = start
        while index < min(tokens.count, start + 6), Self.polite.contains(tokens[index].plain) {
            index += 1
        }
        guard index < tokens.count, Self.changing.contains(tokens[index].plain) else { return nil }
        return index
    }

    // MARK: Which column

    func column(from start: Int) -> (name: String, tokens: Range<Int>)? {
        for index in start..<max(start, min(tokens.count, start + 10)) {
            guard let (name, length) = Self.column(tokens[index...].prefix(3).map(\.plain)) else {
                // A column is named before anything is said of it.
                if ["to", "should", "be", "is", "as", "by", "was", "needs"].contains(plain(index)) {
                    return nil
                }
                continue
            }
            guard columns.contains(name) else { return nil }
            let next = min(index + length, tokens.count)
            // "due to delays" and "person to be found" name no column.
            if plain(next) == "to", ["due", "person", "who"].contains(plain(index)) { return nil }
            // "the date of the next review" is no action's; "the date of the second one" is.
            if ["of", "for", "on"].contains(plain(next)) {
                if ["that", "it", "this"].contains(plain(next + 1)),
                    Self.valueLeads.contains(plain(next + 2))
                {
                    return (name, index..<next + 2)
                }
                let at = ["the", "that", "my"].contains(plain(next + 1)) ? next + 2 : next + 1
                guard numbered(at: at) ?? named(at: next + 1) != nil else { return nil }
            }
            guard
                [":", "=", "-", ",", "not"].contains(plain(next))
                    || Self.valueLeads.contains(plain(next)) || next == tokens.count
                    || name == "due" && date(from: next) != nil
                    || Self.isOwner(words, next) && index == start
            else { return nil }
            return (name, index..<next)
        }
        return nil
    }

    static func isOwner(_ words: Words, _ index: Int) -> Bool {
        RowOwnerReader(words).owner(at: index, until: words.tokens.count) != nil
    }

    static func column(_ ahead: [String]) -> (String, Int)? {
        let two = ahead.prefix(2).joined(separator: " ")
        switch two {
        case "due date", "target date", "end date": return ("due", 2)
        case "by whom": return ("owner", 2)
        case "by when": return ("due", 2)
        case "expected impact": return ("impact", 2)
        default: break
        }
        switch ahead.first ?? "" {
        case "owner", "owners", "person", "who": return ("owner", 1)
        case "date", "deadline", "timescale", "due", "timeframe": return ("due", 1)
        case "wording", "text", "description", "what": return ("what", 1)
        case "impact": return ("impact", 1)
        default: return nil
        }
    }

    // MARK: Which row

    struct Reference {
        let row: Int
        let tokens: Range<Int>
        /// Whether it stands behind the new value: "owner should be Beth for the second one".
        var isBehind = false
    }

    func reference(from start: Int, isAsked: Bool) -> Reference? {
        var isBehind = false
        for index in start..<max(start, min(tokens.count, start + 12)) {
            if let found = numbered(at: index) ?? named(at: index) ?? owned(at: index) {
                let isPlain = ["one", "action", "row"].contains(plain(found.tokens.upperBound - 1))
                if isPlain || !isBehind {
                    return Reference(row: found.row, tokens: found.tokens, isBehind: isBehind)
                }
            }
            if ["to", "should", "be", "is", "as", "was", "needs"].contains(plain(index)),
                index > start, isAsked
            {
                isBehind = true
            }
        }
        // "it" and "that one" mean the last row, where a change is asked for in so many words.
        if isAsked, ["it", "that", "this"].contains(plain(start)) {
            let length = plain(start + 1) == "one" || plain(start + 1) == "action" ? 2 : 1
            return Reference(row: rows.count - 1, tokens: start..<start + length)
        }
        return nil
    }

    /// "the second action", "last one", "action 2", "number 1", "#2".
    func numbered(at index: Int) -> (row: Int, tokens: Range<Int>)? {
        guard tokens.indices.contains(index) else { return nil }
        let word = plain(index)
        var value: Int?
        var length = 1
        if let ordinal = DateWords.ordinals[word] {
            value = ordinal
        } else if tokens[index].isNumber, ["st", "nd", "rd", "th"].contains(plain(index + 1)),
            !tokens[index + 1].spaceBefore
        {
            value = Int(word)
            length = 2
        } else if ["last", "latest", "final"].contains(word) {
            value = rows.count
        } else if ["action", "number", "row", "no", "#", "item"].contains(word),
            index + 1 < tokens.count,
            tokens[index + 1].isNumber || (DateWords.numbers[plain(index + 1)] ?? 0) > 0
        {
            value = Int(plain(index + 1)) ?? DateWords.numbers[plain(index + 1)]
            length = 2
            if word == "no", index == 0 { return nil }
        } else if word == "no", index > 0, plain(index + 1) == ".",
            let number = Int(plain(index + 2))
        {
            value = number
            length = 3
        }
        guard let value, (1...rows.count).contains(value) else { return nil }
        let next = plain(index + length)
        if ["action", "one", "row", "item", "task"].contains(next) {
            return (value - 1, index..<index + length + 1)
        }
        // "the first visit" counts visits; "the first: ..." and "action 2 should ..." mean rows.
        let isRow = length >= 2 && tokens[index].isWord || tokens[index].plain == "#"
        guard isRow || next.isEmpty || Self.afterRow.contains(next) else { return nil }
        guard next != "of", tokens.indices.contains(index + length) || isRow || index > 0 else {
            return nil
        }
        if DateWords.month(next) != nil { return nil }
        return (value - 1, index..<index + length)
    }

    /// "the genogram one", "the chronology action": one row's own words before "one".
    func named(at index: Int) -> (row: Int, tokens: Range<Int>)? {
        guard plain(index) == "the" || plain(index) == "that" else { return nil }
        var end = index + 1
        while end < min(tokens.count, index + 6), !["one", "action"].contains(plain(end)) {
            end += 1
        }
        guard end > index + 1, ["one", "action"].contains(plain(end)) else { return nil }
        let wanted = tokens[(index + 1)..<end].map(\.plain)
        let found = rows.indices.filter { row in
            let own = Set(Words(rows[row]["what"] ?? "").spoken)
            return wanted.allSatisfy { own.contains($0) || RowWords.articles.contains($0) }
        }
        guard found.count == 1, let row = found.first else { return nil }
        return (row, index..<end + 1)
    }

    func plain(_ index: Int) -> String {
        tokens.indices.contains(index) ? tokens[index].plain : ""
    }

    static let openers: Set<String> = [
        "no", "sorry", "actually", "oh", "oops", "wait", "ah", "hang", "hmm", "sorry", "ok", "okay",
        "and", "also", "yes", "but", "nope",
    ]
    static let polite: Set<String> = [
        "can", "could", "you", "please", "pls", "i", "want", "to", "need", "id", "like", "would",
        "lets",
        "we", "just",
    ]
    static let changing: Set<String> = [
        "change", "make", "move", "give", "set", "switch", "swap", "amend", "correct", "put",
        "extend",
        "push", "bring", "reassign", "assign", "reword", "rephrase", "alter", "delay", "own",
        "edit",
    ]
    static let valueLeads: Set<String> = [
        "to", "should", "be", "is", "its", "as", "for", "by", "with", "due", "owned", "owner", "of",
        "needs", "was", "the", "meant", "been", "have", "set", "date", "from", "back", "forward",
        "now",
        "instead", "assigned", "allocated", "on", "it", "that", "would", "will",
    ]
    static let afterRow: Set<String> = [
        "is", "should", "to", "due", "by", "for", "needs", "was", ":", "=", "-", "goes", "in",
        "within",
        "belongs", "can", "must", "will",
    ]
}
