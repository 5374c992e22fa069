import Audits

/// Reads a change of one part of one row: which row, which column, and its new value.
struct RowEditReader {
    private let words: Words
    private let tokens: [Words.Token]
    private let rows: [Row]
    private let columns: [String]
    private let today: Day

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
        let start = head()
        let verb = changeVerb(from: start)
        let from = verb.map { $0 + 1 } ?? start
        let column = column(from: from)
        let reference = reference(from: from, isAsked: verb != nil || column != nil)
        guard let index = reference?.row ?? (column != nil ? rows.indices.last : nil) else {
            return nil
        }
        let isBehind = reference.map { $0.isBehind } ?? true
        let end = max(
            column?.tokens.upperBound ?? 0,
            isBehind ? 0 : reference?.tokens.upperBound ?? 0
        )
        if let column {
            return changed(index, column.name, after: end, from)
        }
        guard let reference else { return nil }
        return unnamed(index, reference.tokens, verb)
    }

    /// Behind "no,", "sorry", "actually".
    private func head() -> Int {
        var index = 0
        while index < tokens.count,
            !tokens[index].isSpoken || Self.openers.contains(tokens[index].plain)
        {
            index += 1
        }
        return index
    }

    private func changeVerb(from start: Int) -> Int? {
        var index = start
        while index < min(tokens.count, start + 6), Self.polite.contains(tokens[index].plain) {
            index += 1
        }
        guard index < tokens.count, Self.changing.contains(tokens[index].plain) else { return nil }
        return index
    }

    // MARK: Which column

    private func column(from start: Int) -> (name: String, tokens: Range<Int>)? {
        for index in start..<max(start, min(tokens.count, start + 10)) {
            guard let (name, length) = Self.column(tokens[index...].prefix(3).map(\.plain)) else {
                // A column is named before anything is said of it.
                if ["to", "should", "be", "is", "as", "by", "was", "needs"].contains(plain(index)) {
                    return nil
                }
                continue
            }
            guard columns.contains(name) else { return nil }
            var next = index + length
            var isValue = [":", "=", "-", ","].contains(plain(next))
            isValue =
                isValue || Self.valueLeads.contains(plain(next)) || plain(next) == "of"
                || plain(next) == "not" || ["on", "for"].contains(plain(next))
            guard
                isValue || next >= tokens.count || name == "due" && date(from: next) != nil
                    || Self.isOwner(words, next) && index == start
            else { return nil }
            if next > tokens.count { next = tokens.count }
            return (name, index..<next)
        }
        return nil
    }

    private static func isOwner(_ words: Words, _ index: Int) -> Bool {
        RowOwnerReader(words).owner(at: index, until: words.tokens.count) != nil
    }

    private static func column(_ ahead: [String]) -> (String, Int)? {
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
        case "date", "deadline", "timescale", "due", "timeframe", "when": return ("due", 1)
        case "wording", "text", "description", "what": return ("what", 1)
        case "impact": return ("impact", 1)
        default: return nil
        }
    }

    // MARK: Which row

    private struct Reference {
        let row: Int
        let tokens: Range<Int>
        /// Whether it stands behind the new value: "owner should be Beth for the second one".
        var isBehind = false
    }

    private func reference(from start: Int, isAsked: Bool) -> Reference? {
        var isBehind = false
        for index in start..<max(start, min(tokens.count, start + 12)) {
            if let found = numbered(at: index) ?? named(at: index) {
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
    private func numbered(at index: Int) -> (row: Int, tokens: Range<Int>)? {
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
        }
        guard let value, (1...rows.count).contains(value) else { return nil }
        let next = plain(index + length)
        if ["action", "one", "row", "item", "task"].contains(next) {
            return (value - 1, index..<index + length + 1)
        }
        // "the first visit" counts visits; "the first: ..." and "action 2 should ..." mean rows.
        let isRow = length == 2 && tokens[index].isWord || tokens[index].plain == "#"
        guard isRow || next.isEmpty || Self.afterRow.contains(next) else { return nil }
        guard next != "of", tokens.indices.contains(index + length) || isRow || index > 0 else {
            return nil
        }
        if DateWords.month(next) != nil { return nil }
        return (value - 1, index..<index + length)
    }

    /// "the genogram one", "the chronology action": one row's own words before "one".
    private func named(at index: Int) -> (row: Int, tokens: Range<Int>)? {
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

    // MARK: The new value

    private func changed(_ index: Int, _ column: String, after end: Int, _ start: Int) -> (
        index: Int, row: Row
    )? {
        var row = rows[index]
        switch column {
        case "owner":
            guard let owner = owner(from: end) else { return nil }
            row["owner"] = owner
        case "due":
            guard let day = date(from: end) else { return nil }
            row["due"] = day.iso
        default:
            guard let text = text(from: end) else { return nil }
            row[column] = text
        }
        return row == rows[index] ? nil : (index, row)
    }

    /// A row is named but no column: the value tells which ("the genogram one is for Lena").
    private func unnamed(_ index: Int, _ reference: Range<Int>, _ verb: Int?) -> (
        index: Int, row: Row
    )? {
        let end = reference.upperBound
        guard verb != nil || Self.afterRow.contains(plain(end)) || isOwnerBefore(reference) else {
            return nil
        }
        var row = rows[index]
        if columns.contains("due"), let day = date(from: end) { row["due"] = day.iso }
        if columns.contains("owner") {
            if let owner = owner(from: end, isPlain: true) {
                row["owner"] = owner
            } else if isOwnerBefore(reference),
                let found = RowOwnerReader(words).owner(at: head(), until: reference.lowerBound)
            {
                row["owner"] = RowOwnerReader(words).text(found.range)
            }
        }
        if row == rows[index],
            ["reword", "rephrase"].contains(verb.map(plain) ?? "")
                || ["say", "read"].contains(where: { plain(end + 1) == $0 })
        {
            row["what"] = text(from: end)
        }
        return row == rows[index] ? nil : (index, row)
    }

    /// "PM should own the first one", "Beth to do the second one".
    private func isOwnerBefore(_ reference: Range<Int>) -> Bool {
        let start = head()
        guard start < reference.lowerBound,
            let found = RowOwnerReader(words).owner(at: start, until: reference.lowerBound)
        else { return false }
        return (found.end..<reference.lowerBound).allSatisfy {
            RowWords.proforms.contains(plain($0)) || Self.changing.contains(plain($0))
        } && reference.lowerBound > found.end
    }

    private func owner(from start: Int, isPlain: Bool = false) -> String? {
        let reader = RowOwnerReader(words)
        var index = start
        while index < tokens.count,
            !tokens[index].isSpoken || Self.valueLeads.contains(plain(index))
        { index += 1 }
        if plain(index) == "not" { return owner(from: index + 2) }
        guard index < tokens.count else { return nil }
        let found =
            reader.owner(at: index, until: tokens.count)
            ?? (isPlain ? nil : reader.owner(at: index, until: tokens.count, loose: true))
        guard let found else { return nil }
        let next = plain(found.end)
        guard
            next.isEmpty || !tokens[found.end].isWord
                || [
                    "by", "not", "please", "instead", "now", "and", "for", "on", "in", "within",
                    "rather", "pls",
                    "then", "thanks",
                ].contains(next)
        else { return nil }
        return reader.text(found.range)
    }

    private func date(from start: Int) -> Day? {
        guard start < tokens.count else { return nil }
        let rest = Words(
            String(words.slice(tokens[start].range.lowerBound..<words.text.utf8.count))
        )
        return rest.dateAnswer(today: today)?.day ?? lengthAfter(rest)
    }

    /// "to 4 weeks": a duration behind a word of changing.
    private func lengthAfter(_ rest: Words) -> Day? {
        guard
            let first = rest.tokens.firstIndex(where: {
                $0.isSpoken && !Self.valueLeads.contains($0.plain)
            })
        else { return nil }
        let text = String(rest.slice(rest.tokens[first].range.lowerBound..<rest.text.utf8.count))
        return Words(text).dateAnswer(today: today)?.day
    }

    private func text(from start: Int) -> String? {
        var index = start
        while index < tokens.count,
            !tokens[index].isSpoken && tokens[index].plain != "\""
                || ["to", "should", "be", "is", "say", "read", "as", "of", "it", "that"].contains(
                    plain(index)
                )
        {
            index += 1
        }
        guard index < tokens.count else { return nil }
        let text = String(words.slice(tokens[index].range.lowerBound..<words.text.utf8.count))
            .trimmed
        return text.utf8.count > 2 ? text : nil
    }

    private func plain(_ index: Int) -> String {
        tokens.indices.contains(index) ? tokens[index].plain : ""
    }

    private static let openers: Set<String> = [
        "no", "sorry", "actually", "oh", "oops", "wait", "ah", "hang", "hmm", "sorry", "ok", "okay",
        "and", "also", "yes", "but", "nope",
    ]
    private static let polite: Set<String> = [
        "can", "could", "you", "please", "pls", "i", "want", "to", "need", "id", "like", "would",
        "lets",
        "we", "just",
    ]
    private static let changing: Set<String> = [
        "change", "make", "move", "give", "set", "switch", "swap", "amend", "correct", "put",
        "extend",
        "push", "bring", "reassign", "assign", "reword", "rephrase", "alter", "delay", "own",
        "edit",
    ]
    private static let valueLeads: Set<String> = [
        "to", "should", "be", "is", "its", "as", "for", "by", "with", "due", "owned", "owner", "of",
        "needs", "was", "the", "meant", "been", "have", "set", "date", "from", "back", "forward",
        "now",
        "instead", "assigned", "allocated", "on", "it", "that", "would", "will",
    ]
    private static let afterRow: Set<String> = [
        "is", "should", "to", "due", "by", "for", "needs", "was", ":", "=", "-", "goes", "in",
        "within",
        "belongs", "can", "must", "will",
    ]
}
