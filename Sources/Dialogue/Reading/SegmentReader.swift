import Audits

/// Cuts a message into the parts that name an item each, as in "planning is a 7, review 6".
struct SegmentReader {
    let words: Words
    let names: ItemNames
    let context: Context

    struct Segment: Hashable, Sendable {
        let item: FieldID
        let text: String
        /// Whether the item is named by its number.
        var isNumbered = false
    }

    /// The parts; none when the message names no item in that way.
    func segments() -> [Segment] {
        let listed = listedSegments()
        if !listed.isEmpty { return listed }
        let shared = sharedSegments()
        if !shared.isEmpty { return shared }
        let numbered = numberedSegments()
        return numbered.isEmpty ? namedSegments() : numbered
    }

    func numberedSegments() -> [Segment] {
        let tokens = words.tokens
        var starts: [(item: FieldID, token: Int, length: Int)] = []
        for index in tokens.indices where isNumbering(index) {
            if let last = starts.last, index < last.token + last.length { continue }
            if let item = bareNumber(index) {
                starts.append((item, index, 1))
                continue
            }
            let before = index > 0 ? tokens[index - 1] : nil
            guard
                let (id, length) = names.reference([
                    tokens[index].plain, index + 1 < tokens.count ? tokens[index + 1].plain : "",
                ])
            else { continue }
            // "and while I'm here q9 is inadequate": a judgement right behind it begins a part anywhere.
            let begins =
                before.map { $0.isMark || ["and", "then", "also", "for", "on"].contains($0.plain) }
                ?? true || words.has(["should", "be"], at: index + 1)
                || index + length + 1 < tokens.count
                    && ["is", ":"].contains(tokens[index + length].plain)
                    && words.grade(at: index + length + 1) != nil
            guard begins || isBetweenGrades(index, length) else { continue }
            if ["no", "number"].contains(tokens[index].plain), length == 2,
                index + 1 < tokens.count, !tokens[index + 1].isNumber
            {
                continue
            }
            starts.append((id, index, length))
        }
        let graded = gradedFor()
        if !graded.isEmpty { return graded }
        // "q3 covers the risk" at another item mentions it; "q3: ..." and "q3 good" are about it.
        if starts.count == 1, let only = starts.first, only.item != context.item?.id {
            let next = only.token + only.length
            let isSetOff = next < tokens.count && tokens[next].isMark
            let tail = next < tokens.count ? tokens[next].range.lowerBound : words.text.utf8.count
            let said = Words(String(words.slice(tail..<words.text.utf8.count)))
            let judges = !JudgementReader(said, grades: true, scores: context.scale == .scores)
                .judgements().isEmpty
            if !isSetOff, !judges { return [] }
        }
        if !starts.isEmpty {
            starts = (starts + named(beside: starts)).sorted { $0.token < $1.token }
        }
        // "Q5 and Q6 weigh most": items that are only mentioned are no segments.
        guard !starts.isEmpty, starts.count == 1 || judges(starts.map { ($0.token, $0.length) })
        else { return [] }
        var parts: [Segment] = []
        if let first = starts.first, first.token > 0, let item = context.item {
            let head = String(words.slice(0..<tokens[first.token].range.lowerBound))
            // Words before the first item are the open item's only when they judge it.
            let inner = Words(head)
            if !JudgementReader(inner, grades: true, scores: context.scale == .scores).judgements()
                .isEmpty
            {
                parts.append(Segment(item: item.id, text: trimmed(head)))
            }
        }
        for (index, start) in starts.enumerated() {
            let from = start.token + start.length
            let to = index + 1 < starts.count ? starts[index + 1].token : tokens.count
            guard from < to else { continue }
            let lower = tokens[from].range.lowerBound
            let upper = to < tokens.count ? tokens[to].range.lowerBound : words.text.utf8.count
            let text = withoutLabel(trimmed(String(words.slice(lower..<upper))))
            if !text.isEmpty {
                parts.append(Segment(item: start.item, text: text, isNumbered: true))
            }
        }
        return parts
    }

    /// "q6 good q7 good", without a mark: a number between two grades begins a part.
    private func isBetweenGrades(_ index: Int, _ length: Int) -> Bool {
        index > 0 && index + length < words.tokens.count
            && words.grade(at: index - 1) != nil && words.grade(at: index + length) != nil
    }

    /// The grade before the number of its item, as in "good for 7, reports are on file".
    func gradedFor() -> [Segment] {
        guard context.scale != .none || context.item?.judgementSlot != nil else { return [] }
        let tokens = words.tokens
        var starts: [(item: FieldID, grade: Range<Int>, from: Int, after: Int)] = []
        for whole in words.clauses.flatMap(splitBeforeGrade) {
            let isJoined = whole.count > 1 && tokens[whole.lowerBound].plain == "and"
            let clause = (isJoined ? whole.lowerBound + 1 : whole.lowerBound)..<whole.upperBound
            if let (id, grade) = numberedGrade(clause) {
                starts.append((id, grade, clause.lowerBound, grade.upperBound))
                continue
            }
            let isScore = context.scale == .scores
            guard
                let length = isScore
                    ? words.mentions(grades: false, scores: true)
                        .first(where: { $0.tokens.lowerBound == clause.lowerBound })?.tokens.count
                    : words.grade(at: clause.lowerBound)?.1
            else { continue }
            var index = clause.lowerBound + length
            guard index < clause.upperBound else { continue }
            if ["for", "on"].contains(tokens[index].plain) {
                index += 1
            } else if starts.isEmpty || tokens[index].plain != "overall" {
                continue
            }
            if index < clause.upperBound, tokens[index].plain == "the" { index += 1 }
            guard index < clause.upperBound else { continue }
            let next = index + 1 < clause.upperBound ? tokens[index + 1].plain : ""
            let named =
                names.reference([tokens[index].plain, next])
                ?? (tokens[index].isNumber
                    ? names.numbered(["q" + tokens[index].plain]).map { ($0, 1) }
                    : judged(named: tokens[index..<clause.upperBound].map(\.plain)[...]))
            guard let (id, taken) = named, context.view.form.item(id)?.judgementSlot != nil
            else { continue }
            let grade = clause.lowerBound..<clause.lowerBound + length
            starts.append((id, grade, whole.lowerBound, index + taken))
        }
        guard starts.first?.grade.lowerBound == words.clauses.first?.lowerBound else { return [] }
        return starts.enumerated().map { index, start in
            let grade = words.slice(
                tokens[start.grade.lowerBound].range
                    .lowerBound..<tokens[start.grade.upperBound - 1].range.upperBound
            )
            let upper =
                index + 1 < starts.count
                ? tokens[starts[index + 1].from].range.lowerBound
                : words.text.utf8.count
            let lower =
                start.after < tokens.count
                ? tokens[start.after].range.lowerBound : words.text.utf8.count
            let rest = lower < upper ? trimmed(String(words.slice(lower..<upper))) : ""
            return Segment(
                item: start.item,
                text: rest.isEmpty ? String(grade) : "\(grade). \(rest)"
            )
        }
    }

    func isNumbering(_ index: Int) -> Bool {
        let word = words.tokens[index].plain
        return word.hasPrefix("q") || word == "no" || word == "number"
            || words.tokens[index].isNumber
    }

    /// "3 is RI", "1 good 2 good": a bare number with a grade right after it, on a form with numbered
    /// questions judged by grades.
    func bareNumber(_ index: Int) -> FieldID? {
        let tokens = words.tokens
        guard context.scale == .grades, tokens[index].isNumber, index + 1 < tokens.count,
            let id = names.numbered(["q" + tokens[index].plain])
        else { return nil }
        var next = index + 1
        while next < tokens.count, next <= index + 2,
            ["is", "-", ":", "=", "\u{2013}", "was", "the", "a", "an"].contains(tokens[next].plain)
        { next += 1 }
        guard next < tokens.count, let (_, length) = words.grade(at: next) else { return nil }
        let after = next + length
        return after >= tokens.count || !tokens[after].isWord
            || ["as", "because", "with", "but", "and", "since", "cos", "coz", "bc", "for", "due"]
                .contains(tokens[after].plain)
            || tokens[after].isNumber ? id : nil
    }

    /// Whether something is said of each item named, and not of several at once.
    func judges(_ starts: [(token: Int, length: Int)]) -> Bool {
        zip(starts, starts.dropFirst()).allSatisfy { one, next in
            words.tokens[(one.token + one.length)..<next.token].contains {
                $0.isSpoken && !["and", "then", "or", "to"].contains($0.plain)
            }
        }
    }

    /// Names count only when every clause is one name with its judgement and nothing else.
    func namedSegments() -> [Segment] {
        var parts: [Segment] = []
        var pending: FieldID?
        let clauses = words.clauses.flatMap(splitAtAnd).flatMap(splitBehindScore)
        guard clauses.count <= 12 else { return [] }
        if let commented = commentedSegments() { return commented }
        for clause in clauses.drop(while: isPreface) {
            let plain = words.tokens[clause].map(\.plain)[...]
            let lead = plain.prefix {
                ["for", "the", "on", "and", "then", "so", "id", "say", "give", "i", "would"]
                    .contains($0)
            }.count
            if pending == nil, let (id, length) = names.name(at: plain.dropFirst(lead)),
                context.view.form.item(id)?.judgementSlot != nil
            {
                let from = clause.lowerBound + lead + length
                if from == clause.upperBound {
                    pending = id
                    continue
                }
                guard let text = judgement(from..<clause.upperBound) else { return [] }
                parts.append(Segment(item: id, text: text))
            } else if let item = pending {
                guard let text = judgement(clause) else { return [] }
                parts.append(Segment(item: item, text: text))
                pending = nil
            } else {
                return []
            }
        }
        return pending == nil ? parts : []
    }

    /// "got them the wrong way round, recording is the RI ...": what only says that something changes.
    func isPreface(_ clause: Range<Int>) -> Bool {
        let text = words.typed(clause)
        let said = words.plain(clause)
        return Suspicion.read(Words(text)) != nil || Asides.isAside(said)
            || said.count <= 7
                && said.contains {
                    ["wrong", "round", "muddled", "mixed", "face", "swapped"].contains($0)
                }
    }

    /// Names with their judgement, each followed by its comment, as in "planning is a 7, gran is in it".
    ///
    /// With grades, whose words are everyday ones, at least two have to be named so.
    func commentedSegments() -> [Segment]? {
        guard context.scale != .none else { return nil }
        var starts: [(item: FieldID, from: Int, text: Int)] = []
        let clauses = words.clauses
        for (index, clause) in clauses.enumerated() {
            let plain = clause.map { words.said(at: $0) }[...]
            let lead = plain.prefix { ["for", "the", "on", "and", "then", "so"].contains($0) }.count
            guard let (id, length) = names.name(at: plain.dropFirst(lead), near: context.item?.id),
                context.view.form.item(id)?.judgementSlot != nil
            else { continue }
            let from = clause.lowerBound + lead + length
            if from == clause.upperBound {
                guard index + 1 < clauses.count, judgement(clauses[index + 1]) != nil else {
                    continue
                }
                starts.append((id, clause.lowerBound, clauses[index + 1].lowerBound))
            } else if judges(from..<clause.upperBound) {
                starts.append((id, clause.lowerBound, from))
            }
        }
        guard let first = starts.first, first.from == clauses.first?.lowerBound,
            starts.count > 1 || context.scale == .scores && first.item != context.item?.id
        else { return nil }
        return starts.enumerated().map { index, start in
            let lower = words.tokens[start.text].range.lowerBound
            let upper =
                index + 1 < starts.count
                ? words.tokens[starts[index + 1].from].range.lowerBound : words.text.utf8.count
            return Segment(item: start.item, text: trimmed(String(words.slice(lower..<upper))))
        }
    }

    /// Whether the tokens begin with a judgement, alone or with its reason behind it.
    func judges(_ range: Range<Int>) -> Bool {
        if judgement(range) != nil { return true }
        var range = range
        while range.count > 1,
            ["is", "was", "a", "an", "the"].contains(words.tokens[range.lowerBound].plain)
        {
            range = range.lowerBound + 1..<range.upperBound
        }
        let reader = JudgementReader(words, grades: true, scores: context.scale == .scores)
        let text = words.slice(
            words.tokens[range.lowerBound].range
                .lowerBound..<words.tokens[range.upperBound - 1].range.upperBound
        )
        guard words.grade(at: range.lowerBound) != nil || words.tokens[range.lowerBound].isNumber,
            reader.mentions.contains(where: { $0.tokens.lowerBound == range.lowerBound })
        else { return false }
        return JudgementReader(Words(String(text)), grades: true, scores: context.scale == .scores)
            .judgements().first?.tokens.lowerBound == 0
    }

    /// The tokens as text when they are a judgement and nothing else.
    func judgement(_ range: Range<Int>) -> String? {
        var start = range.lowerBound
        while start < range.upperBound,
            ["is", "was", "gets", "should", "be", "at", "a", "an", "the", "=", "to", "as"].contains(
                words.tokens[start].plain
            )
        { start += 1 }
        guard start < range.upperBound else { return nil }
        let text = String(
            words.slice(
                words.tokens[start].range
                    .lowerBound..<words.tokens[range.upperBound - 1].range.upperBound
            )
        )
        let inner = Words(text)
        let reader = JudgementReader(inner, grades: true, scores: context.scale == .scores)
        let found = reader.judgements()
        // "visits require improvement but overall good" says more than one thing.
        let grades = Set(reader.mentions.map(\.what).filter { !$0.isNumber })
        guard found.count == 1, grades.count <= 1,
            Remainder(inner).without(found.map(\.tokens)) == nil
        else {
            return nil
        }
        return text
    }

    /// "mgmt oversight 5 overall 5": a name right behind a score begins the next part.
    func splitBehindScore(_ clause: Range<Int>) -> [Range<Int>] {
        guard context.scale == .scores else { return [clause] }
        var parts: [Range<Int>] = []
        var start = clause.lowerBound
        for index in clause.dropFirst() where index > start && words.tokens[index - 1].isNumber {
            let rest = words.tokens[index..<clause.upperBound].map(\.plain)[...]
            guard index - 1 > start, let (_, length) = names.name(at: rest),
                index + length < clause.upperBound,
                words.tokens[index + length].isNumber
            else { continue }
            parts.append(start..<index)
            start = index
        }
        return parts + [start..<clause.upperBound]
    }

    /// "RI for 10 and RI overall": a grade behind an "and" begins the next part.
    func splitBeforeGrade(_ clause: Range<Int>) -> [Range<Int>] {
        let and = clause.first {
            $0 > clause.lowerBound && words.tokens[$0].plain == "and"
                && words.grade(at: clause.lowerBound) != nil && $0 + 2 < clause.upperBound
                && (words.grade(at: $0 + 1) != nil
                    || words.has(["overall"], at: $0 + 1) && words.grade(at: $0 + 2) != nil)
        }
        guard let and, and + 1 < clause.upperBound else { return [clause] }
        return [clause.lowerBound..<and, and + 1..<clause.upperBound]
    }

    func splitAtAnd(_ clause: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = clause.lowerBound
        for index in clause where words.tokens[index].plain == "and" && index > start {
            let rest = words.tokens[(index + 1)..<clause.upperBound].map(\.plain)[...]
            guard names.name(at: rest) != nil,
                words.tokens[start..<index].contains(where: {
                    $0.isNumber || Words.numberWords.contains($0.plain)
                        || words.grade(at: index - 1) != nil
                })
            else { continue }
            parts.append(start..<index)
            start = index + 1
        }
        if start < clause.upperBound { parts.append(start..<clause.upperBound) }
        return parts
    }

    func trimmed(_ text: String) -> String {
        var text = text.trimmed
        while let first = text.first,
            [":", "-", "\u{2013}", "\u{2014}", ",", ".", "=", ")"].contains(first)
        {
            text = String(text.dropFirst()).trimmed
        }
        while let last = text.last, [",", ";", "-", "\u{2013}", "\u{2014}"].contains(last) {
            text = String(text.dropLast()).trimmed
        }
        for tail in [" and", " then"] where text.hasSuffix(tail) {
            text = String(text.dropLast(tail.count)).trimmed
        }
        // "Q2 is RI": the verb belongs to the naming.
        for head in ["is ", "was ", "should be ", "gets ", "would be "]
        where text.lowercased().hasPrefix(head) {
            let rest = String(text.dropFirst(head.count))
            if Words(rest).grade(at: 0) != nil || Words(rest).tokens.first?.isNumber ?? false
                || rest.lowercased().hasPrefix("a ")
            {
                text = rest
            }
        }
        return text
    }
}
