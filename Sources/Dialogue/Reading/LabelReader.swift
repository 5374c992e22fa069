import Audits

/// Cuts a message into the parts that labels head.
///
/// "Good practice: seen alone. Development: the chronology" has two; among brief items such as names
/// and numbers, so has "case 4418830, worker Jo". A label stands at the beginning of a clause. Set off by a colon it may name any item that takes
/// words, a date or a choice; an item with a judgement only when its part gives one. Without a colon
/// only brief items and dates can be named, and only where such an item is open, so that a sentence
/// in a comment that happens to begin with an item's name stays in the comment.
struct LabelReader {
    let words: Words
    let context: Context

    struct Part: Hashable {
        let item: Item
        let text: String
    }

    /// The parts in the order given, the words before the first label (if any) as the open item's;
    /// none when no other item than the open one is named.
    func parts() -> [Part] {
        let labels = labels()
        guard let open = context.item, labels.contains(where: { $0.item.id != open.id }) else {
            return []
        }
        // A dash alone makes no label: "Feedback - mum was pleased" is said of the open item.
        if labels.count == 1, labels[0].isDashed, labels[0].start == 0 { return [] }
        var parts: [Part] = []
        var head = text(from: 0, to: labels[0].start)
        // "transposed two digits there, LL number is ...": said of an answer, and none itself.
        if Suspicion.read(Words(head)) != nil { head = "" }
        // "Feedback: mum is happy. Good" at a graded question is its comment.
        if head.isEmpty, open.judgementSlot != nil, open.textSlot != nil,
            labels.contains(where: { $0.item.lead.type != .date })
        {
            return []
        }
        if !head.isEmpty { parts.append(Part(item: open, text: head)) }
        for (index, label) in labels.enumerated() {
            let end = index + 1 < labels.count ? labels[index + 1].start : words.tokens.count
            // "SW is Marta, PM is Glen": two labels of one item keep their words.
            if let last = parts.last, last.item.id == label.item.id {
                let start = index > 0 ? labels[index - 1].start : 0
                parts[parts.count - 1] = Part(item: label.item, text: text(from: start, to: end))
                continue
            }
            let isShared = index + 1 < labels.count && labels[index + 1].item.id == label.item.id
            let part = text(from: isShared ? label.start : label.content, to: end)
            if !part.isEmpty { parts.append(Part(item: label.item, text: part)) }
        }
        return parts
    }

    private struct Label {
        let item: Item
        /// The token it begins with.
        let start: Int
        /// The first token of what it heads.
        let content: Int
        /// Whether only a dash or question mark sets it off.
        var isDashed = false
    }

    private func labels() -> [Label] {
        // In a table's rows roles and columns are named with the same marks.
        guard words.clauses.count <= 40, context.openField?.type != .table else { return [] }
        return starts().compactMap(label)
    }

    /// Where a label may begin: at each clause, and after an "and" in one.
    private func starts() -> [Range<Int>] {
        words.clauses.flatMap { clause -> [Range<Int>] in
            var starts = [clause]
            for index in clause.dropFirst() where words.tokens[index].plain == "and" {
                starts.append(index..<clause.upperBound)
            }
            return starts
        }
    }

    private func label(in part: Range<Int>) -> Label? {
        var index = part.lowerBound
        if let negated = negated(part) ?? trailing(part) ?? selfEvident(part) { return negated }
        while index < part.upperBound, Self.leads.contains(words.tokens[index].plain) { index += 1 }
        guard index < part.upperBound else { return nil }
        let ahead = (index..<min(index + 8, part.upperBound))
        guard
            let (id, length) = context.names.name(
                at: ahead.map { words.tokens[$0].plain }[...],
                near: context.item?.id
            ) ?? context.names.name(at: ahead.map(name)[...], near: context.item?.id)
                ?? goodPractice(at: index, in: part),
            let item = context.view.form.item(id),
            item.lead.type != .table || !item.lead.columns.contains("due")
        else { return nil }
        let next = index + length
        if let value = judgement(of: item, at: next, in: part) {
            return Label(item: item, start: part.lowerBound, content: value)
        }
        if let content = setOff(next, part) {
            guard content < words.tokens.count else { return nil }
            let isJudged = item.judgementSlot != nil && item.textSlot != nil
            let isDashed = ![":", "="].contains(words.tokens[next].plain)
            return isJudged
                ? nil
                : Label(item: item, start: part.lowerBound, content: content, isDashed: isDashed)
        }
        // "The significant issue is the plan": the next text of the section, at the start of a sentence;
        // "7, strengths are the visits": beside a score, which has no words of its own, in any clause.
        let named = next - part.lowerBound
        if named >= 2 || isBareScoreOpen || isNeed(next), part.lowerBound > 0,
            next < part.upperBound,
            isSibling(item),
            Self.copulas.contains(words.tokens[next].plain) || length >= 3 || isNeed(next),
            startsSentence(part.lowerBound) || isBareScoreOpen
        {
            return Label(item: item, start: part.lowerBound, content: index)
        }
        // "To get to good they need ...": a name as long as that is no chance.
        if length >= 4, item.textSlot != nil, item.judgementSlot == nil, part.lowerBound > 0,
            item.id != context.item?.id
        {
            return Label(item: item, start: part.lowerBound, content: index)
        }
        guard isBriefOpen, item.lead.isBrief || item.lead.type == .date, next < part.upperBound
        else { return nil }
        let isTold = Self.copulas.contains(words.tokens[next].plain)
        guard isTold || isValue(next, in: part, of: item) else { return nil }
        return Label(item: item, start: part.lowerBound, content: isTold ? next + 1 : next)
    }

    /// "Not escalated": an open yes/no item said not to be so, beside brief ones.
    private func negated(_ part: Range<Int>) -> Label? {
        let isJudged = context.item.map { $0.judgementSlot != nil && $0.textSlot == nil } ?? false
        let start =
            words.tokens[part.lowerBound].plain == "and" ? part.lowerBound + 1 : part.lowerBound
        guard isBriefOpen || isJudged, part.upperBound - start >= 2, part.upperBound - start <= 4,
            ["not", "never", "no", "wasnt", "hasnt"].contains(words.tokens[start].plain)
        else { return nil }
        let ahead = (start + 1..<part.upperBound).map { words.tokens[$0].plain }
        guard let (id, _) = context.names.name(at: ahead[...], near: context.item?.id),
            let item = context.view.form.item(id), item.lead.type == .yesNo,
            context.view.value(of: id) == nil
        else { return nil }
        return Label(item: item, start: part.lowerBound, content: start)
    }

    /// "My score is 6" beside a text or a date: another item that takes a judgement and no words.
    private func judgement(of item: Item, at next: Int, in part: Range<Int>) -> Int? {
        guard item.judgementSlot != nil, item.textSlot == nil, item.id != context.item?.id,
            context.item?.judgementSlot == nil, part.lowerBound > 0, next < part.upperBound,
            context.view.value(of: item.lead.id) == nil
        else { return nil }
        let said = Words(String(words.slice(bytes(next, part.upperBound))))
        let found = JudgementReader(said, grades: true, scores: context.scale == .scores)
            .judgements()
        guard found.count == 1, Remainder(said).without(found.map(\.tokens)) == nil else {
            return nil
        }
        return next
    }

    /// "Riverside team" among brief items, "needs a PAMS assessment to get to good" beside a score: what
    /// is named behind its words.
    private func trailing(_ part: Range<Int>) -> Label? {
        guard part.lowerBound > 0, part.count >= 2 else { return nil }
        for length in [5, 4, 1] where length < part.count {
            let start = part.upperBound - length
            let name = (start..<part.upperBound).map { words.tokens[$0].plain }
            guard let id = context.names.item(named: name, near: context.item?.id),
                let item = context.view.form.item(id), item.id != context.item?.id,
                context.view.value(of: item.lead.id) == nil
            else { continue }
            let isShort =
                length == 1 && isBriefOpen && item.lead.isBrief && part.count <= 4
                && words.slice(words.tokens[part.lowerBound].range).first?.isUppercase ?? false
            let isLong =
                length >= 4 && item.textSlot != nil && item.judgementSlot == nil
                && startsSentence(part.lowerBound)
            guard isShort || isLong else { continue }
            return Label(item: item, start: part.lowerBound, content: part.lowerBound)
        }
        return nil
    }

    /// "white british", "last six months" or "on a CP plan" among brief items names its item by itself.
    private func selfEvident(_ part: Range<Int>) -> Label? {
        guard isBriefOpen, part.lowerBound > 0, part.count <= 7 else { return nil }
        // "no restriction on the record", "record not restricted"
        if part.contains(where: { words.tokens[$0].plain.contains("restrict") }),
            let item = context.view.openItems.first(where: {
                $0.lead.type == .yesNo && Words($0.lead.title).spoken.contains("access")
            })
        {
            return Label(item: item, start: part.lowerBound, content: part.lowerBound)
        }
        let said = words.plain(part)
        let name: String
        if said.allSatisfy(Self.ethnic.contains) {
            name = "ethnicity"
        } else if said.allSatisfy(Self.spans.contains),
            said.contains(where: { ["weeks", "months", "month", "year"].contains($0) })
        {
            name = "period"
        } else if said.allSatisfy(Self.plans.contains),
            said.contains(where: { ["plan", "cin", "cp", "need", "lac"].contains($0) })
        {
            name = "status"
        } else {
            return answered(part)
        }
        guard let id = context.names.item(named: [name]), id != context.item?.id,
            let item = context.view.form.item(id), !context.view.openSlots(of: item).isEmpty
        else { return nil }
        let isNamed = said.first == name && said.count > 1
        let content = isNamed ? part.lowerBound + 1 : part.lowerBound
        return Label(item: item, start: part.lowerBound, content: content)
    }

    /// "self assessment done", "she has done her self assessment": an open yes/no item named with what was
    /// done, beside brief ones.
    private func answered(_ part: Range<Int>) -> Label? {
        let said = words.plain(part)
        let done: Set<String> = ["done", "yes", "no", "not", "completed", "complete", "hasnt"]
        guard said.contains(where: done.contains) else { return nil }
        for index in said.indices.dropLast() {
            guard
                let (id, length) = context.names.name(at: said[index...], near: context.item?.id),
                length >= 2, id != context.item?.id, let item = context.view.form.item(id),
                item.lead.type == .yesNo, context.view.value(of: id) == nil,
                context.view.openItems.contains(where: { $0.id == id })
            else { continue }
            return Label(item: item, start: part.lowerBound, content: part.lowerBound)
        }
        return nil
    }

    /// "Good: never missed a visit" beside a score: the good practice, not a grade.
    private func goodPractice(at index: Int, in part: Range<Int>) -> (id: FieldID, length: Int)? {
        guard isBareScoreOpen, index > 0, words.has(["good", ":"], at: index) else { return nil }
        return context.names.item(named: ["good", "practice"], near: context.item?.id).map {
            ($0, 1)
        }
    }

    /// "next I need to ...": what is still to do behind its name.
    private func isNeed(_ index: Int) -> Bool {
        ["i need", "we need", "i must", "i have", "i want"].contains {
            words.has($0.split(separator: " ").map(String.init), at: index)
        }
    }

    /// Whether the open item is a judgement that takes no words.
    private var isBareScoreOpen: Bool {
        context.item.map { $0.judgementSlot != nil && $0.textSlot == nil } ?? false
    }

    /// Whether it is another open text of the open item's section.
    private func isSibling(_ item: Item) -> Bool {
        guard let open = context.item, item.id != open.id, item.section == open.section,
            item.lead.type == .text, item.judgementSlot == nil
        else { return false }
        return (context.openField?.type == .text || isBareScoreOpen)
            && !context.view.openSlots(of: item).isEmpty
    }

    private func startsSentence(_ index: Int) -> Bool {
        index > 0 && [".", "!", "?", "\n"].contains(words.tokens[index - 1].plain)
    }

    /// Where the words begin that a colon, or a dash or question mark of its own clause, sets off.
    private func setOff(_ next: Int, _ part: Range<Int>) -> Int? {
        guard next < words.tokens.count else { return nil }
        let mark = words.tokens[next].plain
        if [":", "="].contains(mark) { return next + 1 }
        // "What is good, the children are well described"
        if mark == ",", next == part.upperBound, next - part.lowerBound >= 3 { return next + 1 }
        guard next == part.upperBound, ["-", "\u{2013}", "?"].contains(mark) else { return nil }
        return next + 1
    }

    /// Whether the open item is itself one that a few words answer.
    private var isBriefOpen: Bool {
        guard let field = context.openField else { return false }
        return field.isBrief || field.type == .date
    }

    /// "case 4418830", "worker Jo", "audit date today": a number, a name or a date after the label.
    private func isValue(_ index: Int, in part: Range<Int>, of item: Item) -> Bool {
        let rest = String(words.slice(bytes(index, part.upperBound)))
        if item.lead.type == .date {
            return Words(rest).dateAnswer(today: context.today) != nil
        }
        let token = words.tokens[index]
        return token.isNumber || rest.first?.isUppercase ?? false
            || words.text == words.text.uppercased()
    }

    /// A word without the 's of "worker's Jo", which is short for "is".
    private func name(_ index: Int) -> String {
        let token = words.tokens[index]
        let typed = words.slice(token.range)
        let isShort = typed.hasSuffix("'s") || typed.hasSuffix("\u{2019}s")
        return isShort && index + 1 < words.tokens.count
            ? String(token.plain.dropLast()) : token.plain
    }

    private func text(from start: Int, to end: Int) -> String {
        guard start < end else { return "" }
        var from = start
        var to = end
        while from < to, words.tokens[from].isMark,
            !["(", "\"", "["].contains(words.tokens[from].plain)
        {
            from += 1
        }
        while to > from,
            [",", ";", ":", "-", "\u{2013}", "\n", "and"].contains(words.tokens[to - 1].plain)
        {
            to -= 1
        }
        return from < to ? String(words.slice(bytes(from, to))).trimmed : ""
    }

    private func bytes(_ start: Int, _ end: Int) -> Range<Int> {
        words.tokens[start].range.lowerBound..<words.tokens[end - 1].range.upperBound
    }

    private static let copulas: Set<String> = ["is", "are", "was", "were", "will", "would"]

    private static let ethnic: Set<String> = [
        "white", "black", "asian", "mixed", "british", "english", "welsh", "scottish", "irish",
        "european", "eastern", "other", "background", "heritage", "dual", "african", "caribbean",
        "indian", "pakistani", "bangladeshi", "chinese", "arab", "somali", "nigerian", "ghanaian",
        "polish", "romanian", "roma", "gypsy", "traveller", "turkish", "kurdish", "afghan",
        "albanian", "and", "/", "-", "any",
    ]

    /// "the usual six months", "past year".
    private static let spans = Set([
        "period", "the", "usual", "last", "past", "previous", "a", "covering", "covers", "over",
        "for",
        "month", "months", "weeks", "year", "6", "12", "3", "9", "18",
    ]).union(Words.numberWords).union(["twelve", "eighteen"])

    /// "she's on a child protection plan", "CIN".
    private static let plans: Set<String> = [
        "shes", "hes", "theyre", "she", "he", "they", "is", "are", "on", "a", "an", "the",
        "subject", "to", "child", "in", "need", "protection", "plan", "cp", "cin", "lac", "under",
        "currently", "still", "now", "children", "kids", "both", "of", "all",
    ]

    private static let leads: Set<String> = [
        "and", "the", "my", "for", "under", "as", "also", "then", "with", "put", "in",
    ]
}
