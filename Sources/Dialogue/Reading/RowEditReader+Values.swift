import Audits

/// What a row is changed to: an owner, a date, or words.
extension RowEditReader {
    func changed(_ index: Int, _ column: String, after end: Int, _ start: Int) -> (
        index: Int, row: Row
    )? {
        var row = rows[index]
        switch column {
        case "owner":
            guard let owner = owner(from: end) else { return nil }
            row["owner"] = owner
        case "due":
            guard let day = shifted(row, from: end) ?? date(from: end) else { return nil }
            row["due"] = day.iso
        default:
            guard let text = text(from: end) else { return nil }
            row[column] = text
        }
        return row == rows[index] ? nil : (index, row)
    }

    /// A row is named but no column: the value tells which ("the genogram one is for Lena").
    func unnamed(_ index: Int, _ reference: Range<Int>, _ verb: Int?) -> (
        index: Int, row: Row
    )? {
        let end = reference.upperBound
        let isUntil = tokens.contains { ["until", "till"].contains($0.plain) }
        guard
            verb != nil || Self.afterRow.contains(plain(end)) || isOwnerBefore(reference)
                || isUntil && !(tokens.indices.contains(end) && tokens[end].isWord)
        else {
            return nil
        }
        var row = rows[index]
        if columns.contains("due"), let day = shifted(row, from: end) ?? date(from: end) {
            row["due"] = day.iso
        }
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
    func isOwnerBefore(_ reference: Range<Int>) -> Bool {
        let start = head()
        guard start < reference.lowerBound,
            let found = RowOwnerReader(words).owner(at: start, until: reference.lowerBound)
        else { return false }
        return (found.end..<reference.lowerBound).allSatisfy {
            RowWords.proforms.contains(plain($0)) || Self.changing.contains(plain($0))
        } && reference.lowerBound > found.end
    }

    func owner(from start: Int, isPlain: Bool = false) -> String? {
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
            next.isEmpty || !tokens[found.end].isWord || words.has(["will", "you"], at: found.end)
                || words.has(["would", "you"], at: found.end)
                || [
                    "by", "not", "please", "instead", "now", "and", "for", "on", "in", "within",
                    "rather", "pls",
                    "then", "thanks",
                ].contains(next)
        else { return nil }
        return reader.text(found.range)
    }

    func date(from start: Int) -> Day? {
        guard start < tokens.count else { return nil }
        let rest = Words(
            String(words.slice(tokens[start].range.lowerBound..<words.text.utf8.count))
        )
        if let mention = rest.dateAnswer(today: today) {
            // "make it SMART by Friday" asks for more than another date.
            let first = rest.dates(today: today, loneDurations: true).first ?? mention
            let before = rest.tokens[..<first.tokens.lowerBound]
                .filter { $0.isSpoken && !isPlain($0.plain) }
            return before.count <= 2 && before.allSatisfy(mayOwn) ? mention.day : nil
        }
        return lengthAfter(rest)
    }

    func isPlain(_ word: String) -> Bool {
        RowWords.proforms.contains(word) || Self.valueLeads.contains(word)
            || ["not", "no", "instead", "move", "push", "until"].contains(word)
    }

    /// "Beth, in 2 weeks": whose it is stands before the date.
    func mayOwn(_ token: Words.Token) -> Bool {
        RowWords.roleBeginnings.contains(token.plain) || !RowWords.isNoName(token.plain)
    }

    /// "to 4 weeks": a duration behind a word of changing.
    func lengthAfter(_ rest: Words) -> Day? {
        guard
            let first = rest.tokens.firstIndex(where: {
                $0.isSpoken && !Self.valueLeads.contains($0.plain)
            })
        else { return nil }
        let text = String(rest.slice(rest.tokens[first].range.lowerBound..<rest.text.utf8.count))
        return Words(text).dateAnswer(today: today)?.day
    }

    func text(from start: Int) -> String? {
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
}
