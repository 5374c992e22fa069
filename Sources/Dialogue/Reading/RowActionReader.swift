import Audits

/// Reads actions: cuts a message into one part for each, and each part into owner, date and what.
struct RowActionReader {
    let words: Words
    let columns: Set<String>
    let today: Day
    let owners: RowOwnerReader
    let mentions: [DateMention]
    /// The mention that covers a token, if any.
    let mentionAt: [Int?]
    /// Whether a token stands in a clause; the marks between clauses do not.
    let inClause: [Bool]

    init(_ words: Words, columns: [String], today: Day) {
        self.words = words
        self.columns = Set(columns)
        self.today = today
        owners = RowOwnerReader(words)
        mentions = columns.contains("due") ? words.dates(today: today, loneDurations: true) : []
        var mentionAt: [Int?] = Array(repeating: nil, count: words.tokens.count)
        for (number, mention) in mentions.enumerated() {
            for index in mention.tokens { mentionAt[index] = number }
        }
        self.mentionAt = mentionAt
        var inClause = Array(repeating: false, count: words.tokens.count)
        for clause in words.clauses {
            for index in clause { inClause[index] = true }
        }
        self.inClause = inClause
    }

    func read() -> RowsReading {
        var result = RowsReading()
        var remarks: [[String]] = []
        var early: RowPart?
        for segment in segments() {
            let part = RowPart(segment.range, self, isLoose: false, follows: !result.rows.isEmpty)
            if part.isEmpty, result.rows.isEmpty {
                // "Owner: SW. What: ...": kept for the first action to come.
                if part.owner != nil || part.due != nil { early = part }
            } else if part.isEmpty {
                complete(&result, with: part)
            } else if segment.link == .sentence, !result.rows.isEmpty, part.isRemark {
                remark(part, on: &result.rows[result.rows.count - 1], &remarks[remarks.count - 1])
            } else if !(segment.isAsked && part.owner == nil && part.due == nil),
                !segment.isHeading, !part.isNothing
            {
                var row = Row(["what": part.what])
                row["owner"] = part.owner
                if segment.link == .and, part.owner == nil {
                    row["owner"] = result.rows.last?["owner"]
                }
                row["due"] = (part.due ?? early?.due)?.iso
                if row["owner"] == nil { row["owner"] = early?.owner }
                early = nil
                row["impact"] = part.impact
                if part.isVague { result.vagueDue.append(result.rows.count) }
                result.rows.append(row)
                remarks.append([part.what])
            }
        }
        for (index, texts) in remarks.enumerated() where texts.count > 1 {
            result.rows[index]["what"] = texts.joined(separator: ". ")
        }
        return result
    }

    /// "SW to do it by Friday." after the action itself; "both SW, by Friday" fills every row.
    private func complete(_ result: inout RowsReading, with part: RowPart) {
        guard !result.rows.isEmpty else { return }
        let isForAll = words.tokens[part.range].contains {
            ["both", "all", "each"].contains($0.plain)
        }
        for index in result.rows.indices where isForAll || index == result.rows.count - 1 {
            if result.rows[index]["owner"] == nil { result.rows[index]["owner"] = part.owner }
            if result.rows[index]["due"] == nil, let due = part.due {
                result.rows[index]["due"] = due.iso
                result.vagueDue.removeAll { $0 == index }
            } else if result.rows[index]["due"] == nil, part.isVague,
                !result.vagueDue.contains(index)
            {
                result.vagueDue.append(index)
            }
            if result.rows[index]["impact"] == nil { result.rows[index]["impact"] = part.impact }
        }
    }

    private func remark(_ part: RowPart, on row: inout Row, _ remarks: inout [String]) {
        let first = words.tokens[part.range].firstIndex(where: \.isSpoken) ?? part.range.lowerBound
        if columns.contains("impact"), row["impact"] == nil,
            RowPart.tells.contains(where: { words.has($0, at: first) })
                || words.has(["it", "will"], at: first) || words.has(["itll"], at: first)
        {
            row["impact"] = part.what
        } else {
            remarks.append(part.what)
        }
    }

    // MARK: Filling gaps

    func completion(of row: Row, lacking: [String]) -> Row? {
        guard !words.tokens.isEmpty, words.tokens.count <= 80,
            !(words.sentences.last?.isAsked ?? false)
        else { return nil }
        let part = RowPart(0..<words.tokens.count, self, isLoose: true)
        let known = Set(Words(row["what"] ?? "").spoken)
        let isOwn = part.rest.contains { !RowWords.proforms.contains($0) && !known.contains($0) }
        var filled = row
        if isOwn {
            // "before they break up, 18 December": the day, with what falls before it.
            if lacking.contains("due"), row["due"] == nil, part.owner == nil, let due = part.due,
                let first = words.spoken.first, ["before", "after", "when", "once"].contains(first)
            {
                filled["due"] = due.iso
                filled["what"] = [row["what"], part.what].compactMap { $0 }.joined(separator: ", ")
                return filled
            }
            guard lacking == ["impact"], part.owner == nil, part.due == nil,
                let first = words.spoken.first, !RowWords.verbs.contains(first),
                part.rest.count >= 3
            else { return nil }
            filled["impact"] = part.what
            return filled
        }
        if let owner = part.owner { filled["owner"] = owner }
        if let due = words.dateAnswer(today: today)?.day ?? part.due { filled["due"] = due.iso }
        if let impact = part.impact, lacking.contains("impact") { filled["impact"] = impact }
        return filled == row ? nil : filled
    }

    // MARK: One part for each action

    struct Segment {
        enum Link { case start, line, sentence, and }
        var range: Range<Int>
        var link: Link
        var isAsked = false
        /// "Arrange:" before a list of what.
        var isHeading = false
    }

    func segments() -> [Segment] {
        var cuts: [(end: Int, next: Int, link: Segment.Link)] = []
        let count = words.tokens.count
        var index = 0
        var start = 0
        var lastNumber = 0
        var hasOwner = false
        func cut(_ end: Int, _ next: Int, _ link: Segment.Link) {
            cuts.append((end, next, link))
            start = next
            hasOwner = false
            index = next
        }
        while index < count {
            let token = words.tokens[index]
            if let after = listMark(at: index, start, lastNumber) {
                if let number = Int(token.plain == "(" ? plain(index + 1) : token.plain) {
                    lastNumber = number
                }
                cut(index, after, .line)
            } else if mentionAt[index] == nil, token.plain == "\n" || token.plain == ";" {
                cut(index, index + 1, .line)
            } else if mentionAt[index] == nil, isSentenceEnd(index) {
                cut(index, index + 1, .sentence)
            } else if index > start, let after = another(at: index, start, hasOwner) {
                cut(index, after, .and)
            } else {
                if !hasOwner, token.isWord, owners.owner(at: index, until: count) != nil {
                    hasOwner = true
                }
                index += 1
            }
        }
        cuts.append((count, count, .line))
        var found: [Segment] = []
        var from = 0
        var link = Segment.Link.start
        for cut in cuts {
            if from < cut.end, words.tokens[from..<cut.end].contains(where: \.isSpoken) {
                var segment = Segment(range: from..<cut.end, link: link)
                segment.isAsked = plain(cut.end) == "?"
                segment.isHeading =
                    cut.link == .line && plain(cut.end - 1) == ":"
                    && (cut.end - from <= 5 || found.isEmpty && cut.end - from <= 12)
                found.append(segment)
                link = cut.link
            } else if cut.link == .line || found.isEmpty {
                link = cut.link
            }
            from = cut.next
        }
        return found
    }

    /// Where the text behind "1)", "2." or "(3)" begins, when the number goes on counting.
    private func listMark(at index: Int, _ start: Int, _ last: Int) -> Int? {
        let isOpen = plain(index) == "("
        let at = isOpen ? index + 1 : index
        guard at < words.tokens.count, words.tokens[at].isNumber, mentionAt[at] == nil,
            let number = Int(plain(at)),
            number == last + 1
                || index == start && (number == 1 || index == 0 || plain(index - 1) == "\n")
        else { return nil }
        let mark = plain(at + 1)
        if mark == ")" { return at + 2 }
        guard !isOpen, [".", ":", "-"].contains(mark), index == start || isBreak(index - 1),
            at + 2 < words.tokens.count,
            words.tokens[at + 1].spaceAfter || words.tokens[at + 2].isWord
        else { return nil }
        return at + 2
    }

    private func isSentenceEnd(_ index: Int) -> Bool {
        let token = words.tokens[index]
        guard token.isMark else { return false }
        switch token.plain {
        case "!", "?": return true
        case "\u{2022}": return true
        case ".":
            let before = plain(index - 1)
            return (token.spaceAfter || index + 1 == words.tokens.count) && before.utf8.count > 1
                && !["eg", "ie", "etc", "inc", "approx", "dr", "mr", "mrs", "ms"].contains(before)
                || token.spaceAfter && index > 0 && words.tokens[index - 1].isNumber
        default: return false
        }
    }

    /// Where another action begins in the same sentence.
    ///
    /// "and PM to review it"; ", SW to ring school" after an action with its own owner or date;
    /// "by Friday and the genogram by 4 December".
    private func another(at index: Int, _ start: Int, _ hasOwner: Bool) -> Int? {
        let word = plain(index)
        let isAnd = ["and", "then", "plus", "also", "&"].contains(word)
        guard isAnd || word == "," || word == "-" && isBreak(index), mentionAt[index] == nil else {
            return nil
        }
        var at = index + 1
        while at < index + 4, ["and", "then", "also", "the"].contains(plain(at)) { at += 1 }
        let isJoined = isAnd || at > index + 1 && plain(index + 1) != "the"
        guard at < words.tokens.count else { return nil }
        let from = plain(at - 1) == "the" ? at - 1 : at
        if let owner = owners.owner(at: from, until: words.tokens.count),
            let verb = RowPart.verbEnd(after: owner, words)
        {
            // "SW and PM to meet": the list of owners is not two actions.
            let isNew = isJoined || hasOwner || mentionAt[index - 1] != nil
            guard isNew, hasSubstance(start, index),
                !RowWords.proforms.contains(plain(verb)) || plain(verb + 1) != "it"
            else {
                return nil
            }
            return from
        }
        // "genogram (SW, 4 Dec), chronology (TM, 11 Dec)"
        let last = index > 1 && plain(index - 1) == ")" ? index - 2 : index - 1
        guard isAnd || word == ",", index > 0, let before = mentionAt[last],
            mentions[before].isDeadline || word == "," && (mentions[before].day ?? today) > today,
            hasDeadline(from: at), hasSubstance(start, index)
        else { return nil }
        return at
    }

    /// Whether more than an owner has been said.
    private func hasSubstance(_ start: Int, _ end: Int) -> Bool {
        var start = start
        for _ in 0..<4 {
            if let owner = owners.owner(at: start, until: end) { start = owner.end }
            if [",", "-", ":"].contains(plain(start)) { start += 1 }
        }
        guard start < end else { return false }
        return words.tokens[start..<min(end, start + 20)].contains {
            $0.isWord && !RowWords.proforms.contains($0.plain)
        }
    }

    /// Whether a deadline follows in the same sentence, behind words of its own.
    private func hasDeadline(from index: Int) -> Bool {
        var at = index
        while at < min(words.tokens.count, index + 25) {
            if let number = mentionAt[at] {
                let isDate =
                    mentions[number].isDeadline || endsClause(mentions[number].tokens.upperBound)
                return isDate
                    && words.tokens[index..<at].contains { $0.isWord && !isPlainWord($0.plain) }
            }
            if ["\n", ";", "?", "!"].contains(plain(at))
                || plain(at) == "." && words.tokens[at].spaceAfter
            {
                return false
            }
            at += 1
        }
        return false
    }

    private func isPlainWord(_ word: String) -> Bool {
        RowWords.proforms.contains(word) || RowWords.abbreviations[word] != nil || word == "again"
    }

    private func endsClause(_ index: Int) -> Bool {
        index >= words.tokens.count || !inClause[index]
    }

    func isBreak(_ index: Int) -> Bool {
        words.tokens.indices.contains(index) ? !inClause[index] : true
    }

    func plain(_ index: Int) -> String {
        words.tokens.indices.contains(index) ? words.tokens[index].plain : ""
    }
}
