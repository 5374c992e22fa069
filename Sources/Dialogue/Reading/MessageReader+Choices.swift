import Audits

/// Reading yes, no and not applicable, and what is done or still to do.
extension MessageReader {
    mutating func choice(_ words: Words, _ field: Field) -> Reading.Act {
        if CorrectionReader(words: words, context: context).isRequest {
            note("it asks for a change that could not be read")
            return .unclear(.perhapsForUs(words.text.trimmed))
        }
        if let other = otherLine(words) ?? linesBehind(words, field) { return other }
        let read = access(words, field) ?? view(words, field) ?? Choices.read(words)
        guard let reading = read ?? told(words, field) else {
            note("it is neither yes nor no" + (field.type == .yesNoNA ? " nor NA" : ""))
            return .unclear(.choice)
        }
        if reading.choice == .notApplicable, field.type != .yesNoNA {
            note("this item has no NA")
            return .unclear(.naNotOffered)
        }
        note("it says \(reading.choice.name)")
        var found = [Reading.Assignment(slot: field.id, value: .choice(reading.choice))]
        let remark = reading.choice == .notApplicable ? "reason" : "comment"
        if let rest = Remainder(words).without([reading.tokens]) ?? wholeRemark(words, reading) {
            let opened = DependentReader(
                context: context,
                field: field,
                value: .choice(reading.choice)
            )
            .read(Words(rest))
            if opened.isEmpty {
                found.append(.init(slot: field.id.slot(remark), value: .text(rest)))
            } else {
                note("the rest goes to what this answer opens")
                found += opened
            }
        }
        return .answer(found)
    }

    /// "them evidence based tools I skipped, that's a no": a yes or no for another line, named in full.
    mutating func otherLine(_ words: Words) -> Reading.Act? {
        let spoken = words.said
        guard spoken.count >= 4, spoken.count <= 20 else { return nil }
        // Further on a name is part of the reason: "NA because there is no wider family".
        for start in spoken.indices.prefix(3) {
            let (ids, length) = context.names.candidates(at: spoken[start...])
            guard length >= 2, !ids.contains(where: { $0 == context.item?.id }) else { continue }
            let lines = ids.compactMap { context.view.form.item($0) }
                .filter { [.yesNo, .yesNoNA].contains($0.lead.type) }
            let open = lines.filter { context.view.value(of: $0.lead.id) == nil }
            guard !lines.isEmpty else { continue }
            guard open.count == 1, let line = open.first, let choice = Choices.read(words)?.choice
            else {
                note("it names another line, and which answer is meant is not plain")
                return .unclear(.choice)
            }
            note("it names another line")
            return .answer([.init(slot: line.lead.id, value: .choice(choice))])
        }
        return nil
    }

    /// "it's uploaded but the oversight isn't on there yet", "up to date, and my meeting's on the 3rd": an
    /// answer to the open line, and one for an open item that a later clause names.
    mutating func linesBehind(_ words: Words, _ field: Field) -> Reading.Act? {
        let pieces = words.clauses.flatMap { clause in
            words.tokens.indices[clause].split { ["and", "but"].contains(words.tokens[$0].plain) }
        }
        guard pieces.count > 1, pieces.count <= 6 else { return nil }
        for piece in pieces.dropFirst() {
            let range = piece.startIndex..<piece.endIndex
            guard let behind = named(in: range, words) else { continue }
            var end = range.lowerBound
            while end > 0,
                words.tokens[end - 1].isMark
                    || ["and", "but"].contains(words.tokens[end - 1].plain)
            { end -= 1 }
            let before = Words(words.typed(0..<end))
            let isChoice = [.yesNo, .yesNoNA].contains(field.type)
            guard
                case .answer(let own) = isChoice ? choice(before, field) : date(before, field)
            else { return nil }
            note("a later clause answers \(behind.slot.text)")
            return .answer(own + [behind])
        }
        return nil
    }

    /// An open yes/no line named at the start of a piece with its answer, or an open date named in it.
    func named(in piece: Range<Int>, _ words: Words) -> Reading.Assignment? {
        let articles: Set<String> = ["the", "my", "her", "his", "their", "our", "management"]
        // "yes my recording is up to date": the answer first.
        if let first = piece.first, piece.count > 1,
            let choice = Choices.plain(words.tokens[first].plain),
            let rest = named(in: first + 1..<piece.upperBound, words, as: choice)
        {
            return rest
        }
        let plain = piece.map { words.said(at: $0) }
        let open = context.view.openItems.filter { $0.id != context.item?.id }
        for start in plain.indices {
            let isStart = plain[..<start].allSatisfy(articles.contains)
            guard
                let (id, length) = context.names.name(at: plain[start...], near: context.item?.id),
                let item = open.first(where: { $0.id == id })
            else { continue }
            switch item.lead.type {
            case .date:
                let text = Words(words.typed(piece))
                let prefer: DateDirection = item.lead.isPast ? .past : .future
                guard
                    case .day(let day)? = text.dateAnswer(today: context.today, prefer: prefer)?
                        .what
                else { continue }
                return .init(slot: item.lead.id, value: .date(day))
            case .yesNo where isStart, .yesNoNA where isStart:
                let rest = piece.lowerBound + start + length..<piece.upperBound
                guard !rest.isEmpty,
                    let choice = Choices.read(Words(words.typed(rest)))?.choice,
                    choice != .notApplicable
                else { continue }
                return .init(slot: item.lead.id, value: .choice(choice))
            default: continue
            }
        }
        return nil
    }

    /// "I'd have come out in exactly the same place", "we're poles apart", where agreement is asked.
    func view(_ words: Words, _ field: Field) -> Choices.Reading? {
        guard field.names.contains("agree"), let clause = words.clauses.first,
            words.plain(clause).count <= 14, !words.tokens.contains(where: { $0.plain == "?" })
        else { return nil }
        let said = Words(words.typed(clause))
        let isSame = Self.sameView.contains(where: said.contains)
        let differs = Self.otherView.contains(where: said.contains)
        let spoken = said.spoken
        guard isSame != differs, !Choices.isPlain(words),
            !spoken.contains(where: { ["if", "but", "nearly", "almost", "mostly"].contains($0) })
        else { return nil }
        let isNegated = spoken.contains {
            JudgementReader.negations.contains($0) || ["no", "werent", "arent"].contains($0)
        }
        if differs { return isNegated ? nil : .init(choice: .no, tokens: clause) }
        return .init(choice: isNegated ? .no : .yes, tokens: clause)
    }

    private static let sameView = [
        "same place", "same conclusion", "same page", "same view", "same way", "same score",
        "same grade", "same call", "same judgement", "of one mind", "same mind", "eye to eye",
        "the same as her", "the same as him", "landed the same", "on board with",
    ]
    private static let otherView = [
        "poles apart", "differently", "parted company", "at odds", "different place",
        "different view", "different conclusion", "differ from",
    ]

    /// An open yes/no line that a piece begins with, where its answer stands before it.
    private func named(in piece: Range<Int>, _ words: Words, as choice: Choice)
        -> Reading.Assignment?
    {
        let plain = piece.map { words.said(at: $0) }.drop {
            ["the", "my", "her", "his", "their", "our", "to", "for"].contains($0)
        }
        guard let (id, _) = context.names.name(at: plain, near: context.item?.id),
            let item = context.view.openItems.first(where: { $0.id == id }),
            id != context.item?.id, [.yesNo, .yesNoNA].contains(item.lead.type)
        else { return nil }
        let isContrary = plain.contains(where: JudgementReader.negations.contains)
        return isContrary ? nil : .init(slot: item.lead.id, value: .choice(choice))
    }

    /// "no restriction on it", "it was restricted, got access this morning", where access is asked: a
    /// record that is not restricted is open.
    func access(_ words: Words, _ field: Field) -> Choices.Reading? {
        guard Words(field.title).spoken.contains("access"), words.spoken.count <= 14 else {
            return nil
        }
        let spoken = words.spoken
        let clause = words.clauses.first { range in
            words.plain(range).contains { $0.contains("restrict") }
        }
        let isGranted = zip(spoken, spoken.dropFirst()).contains {
            ["got", "have", "had", "given", "granted", "obtained", "gained"].contains($0)
                && ["access", "in"].contains($1)
                || $0 == "access"
                    && ["granted", "obtained", "given", "sorted"].contains($1)
        }
        guard let clause else {
            // "had to ask, but I've got in now"
            let isDoubted = spoken.contains {
                JudgementReader.negations.contains($0)
                    || ["no", "until", "if", "havent", "once", "before", "wait"].contains($0)
            }
            return isGranted && !isDoubted && !Choices.isPlain(words)
                ? .init(choice: .yes, tokens: words.clauses.last ?? 0..<words.tokens.count) : nil
        }
        let isOpen = words.plain(clause).contains {
            $0.hasPrefix("unrestrict") || ["no", "not", "isnt", "wasnt", "never"].contains($0)
        }
        // "it was restricted but IT let me in, so yes"
        if !isOpen, !isGranted, Choices.read(words)?.choice == .yes { return nil }
        return .init(choice: isOpen || isGranted ? .yes : .no, tokens: clause)
    }

    /// "we did it together on Teams", "she were seen on the 9th": the thing asked told as done or not.
    func told(_ words: Words, _ field: Field) -> Choices.Reading? {
        guard let clause = words.clauses.first else { return nil }
        let spoken = words.plain(clause)
        var asked = Set(Words(field.title).spoken.filter(Self.tells))
        // A name of one word says it as well: "escalated" for the process started.
        let byName = field.names.filter { $0.hasSuffix("ed") && spoken.contains($0) }
        if !byName.isEmpty { asked = Set(byName) }
        let unsure: Set<String> = [
            "if", "should", "would", "will", "once", "until", "when", "partly", "mostly", "sort",
            "maybe", "think", "some", "does", "do", "is", "are", "can", "count", "counts",
            "sometimes", "only", "but", "could", "going", "to-be", "need",
        ]
        guard spoken.count <= 12, !asked.isEmpty, asked.isSubset(of: spoken), spoken.count >= 2,
            !spoken.contains(where: unsure.contains),
            !words.tokens.contains(where: { $0.plain == "?" }),
            let at = spoken.lastIndex(where: asked.contains)
        else { return nil }
        let negations: Set<String> = [
            "not", "never", "wasnt", "werent", "hasnt", "hadnt", "isnt", "didnt", "havent", "no",
        ]
        let before = spoken[..<at].contains(where: negations.contains)
        if spoken[at...].contains(where: negations.contains) { return nil }
        return .init(choice: before ? .no : .yes, tokens: clause)
    }

    /// Words of a title that tell of something done: participles, and "together" and "alone".
    static func tells(_ word: String) -> Bool {
        ["seen", "done", "together", "alone"].contains(word)
            || word.count > 5 && word.hasSuffix("ed")
                && !["based", "centred", "focused"].contains(word)
    }

    /// The sentences behind a first one that is all choice.
    func wholeRemark(_ words: Words, _ reading: Choices.Reading) -> String? {
        guard reading.tokens == 0..<words.tokens.count, let first = words.sentences.first,
            words.sentences.count > 1, first.range.upperBound + 1 < words.tokens.count
        else { return nil }
        let start = words.tokens[first.range.upperBound + 1].range.lowerBound
        return String(words.slice(start..<words.text.utf8.count)).trimmed
    }

    mutating func tick(_ words: Words) -> Reading.Act {
        guard let field = context.openField, let isDone = Ticks.read(words) ?? firstTick(words)
        else {
            note("it does not say whether this is done")
            return .unclear(.tick)
        }
        guard isDone else {
            note("it says that this is still to do, so nothing is ticked")
            return .unclear(.stillToDo)
        }
        note("it says that this is done")
        let several = Ticks.speaksOfSeveral(words) ?? 1
        let open = context.view.openItems.filter { $0.lead.type == .notification }
        let run = open.drop { $0.id != context.item?.id }.prefix(several)
        let others =
            several == 1 ? named(words, among: open.filter { $0.id != context.item?.id }) : []
        let ticked = (run.isEmpty ? [field.id] : run.map(\.lead.id)) + others
        return .answer(ticked.map { .init(slot: $0, value: .choice(.yes)) })
    }

    /// "copy's in the inbox, I haven't done the alert yet": the first clause, where a later one that names
    /// another notification is what stands in the way.
    func firstTick(_ words: Words) -> Bool? {
        guard words.clauses.count > 1, let first = words.clauses.first else { return nil }
        let others = context.view.openItems.filter {
            $0.lead.type == .notification && $0.id != context.item?.id
        }
        let names = others.map { item in
            Set(
                ([item.lead.title] + item.lead.names).flatMap { Words($0).spoken }.filter {
                    $0.count >= 5
                }
            )
        }
        let own = Set(Words(context.item?.title ?? "").spoken)
        let isElsewhere = words.clauses.dropFirst().allSatisfy { clause in
            let said = clause.map { words.said(at: $0) }
            return names.contains { keys in said.contains { keys.contains($0) && !own.contains($0) }
            }
        }
        guard isElsewhere else { return nil }
        return Ticks.read(Words(words.typed(first))) == true ? true : nil
    }

    /// The other open notifications that clauses of the message tell of as done.
    func named(_ words: Words, among items: [Item]) -> [FieldID] {
        let parts = words.clauses.flatMap { clause in
            clause.filter { words.tokens[$0].isSpoken }.map { words.said(at: $0) }
                .split { $0 == "and" }
        }
        return items.filter { item in
            let keys = Set(
                Words(item.lead.title).spoken.filter {
                    $0.count >= 5 && !["email", "manager", "worker"].contains($0)
                }
            )
            return parts.contains { part in
                part.contains(where: keys.contains)
                    && Ticks.read(Words(part.joined(separator: " "))) == true
            }
        }.map(\.lead.id)
    }
}
