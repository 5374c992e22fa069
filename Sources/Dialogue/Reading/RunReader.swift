import Audits

/// Reads one message that answers a run of yes/no/NA lines: "yes to all but tools and analysis",
/// "first three yes, fourth no", "rest yes", "y y n y", "seen yes, alone NA because he's 2".
///
/// Each clause says a choice, the lines it is for (by name, by position, "all", "the rest"), or both.
/// Words that are neither stay with the line as its remark, and only behind line and choice. One
/// clause that does not fit and the message is no run, so that an answer to the open line with its
/// remark is never spread over others.
struct RunReader {
    let words: Words
    let context: Context

    func read() -> [Reading.Assignment]? {
        guard let open = context.openField, [.yesNo, .yesNoNA].contains(open.type),
            let item = context.item, words.tokens.count <= 120
        else { return nil }
        let section = context.view.route.filter {
            [.yesNo, .yesNoNA].contains($0.lead.type) && $0.section == item.section
        }
        let openIDs = Set(context.view.openItems.map(\.id)).union([item.id])
        let run = Array(section.drop { $0.id != item.id }.filter { openIDs.contains($0.id) })
        guard run.count > 1 else { return nil }
        var parse = Parse(run: run, section: section)
        if let choice = forBoth(run) {
            parse.give(choice, to: run)
            if let first = words.clauses.first, let rest = Remainder(words).without([first]) {
                parse.add(remark: rest)
            }
            parse.isExplicit = true
            return parse.assignments()
        }
        parse.isExplicit = isRepeated
        for clause in clauses() where !read(clause, into: &parse) { return nil }
        return parse.assignments()
    }

    /// "all of them done", "both done, it's on the file", "no to both": one choice for every line asked
    /// here.
    func forBoth(_ run: [Item]) -> Choice? {
        guard let first = words.clauses.first else { return nil }
        let said = words.plain(first)
        let choices = said.compactMap { $0 == "done" ? .yes : choice($0) }
        guard let only = choices.first, Set(choices).count == 1, said.count <= 5,
            said.contains("all") && said.contains("done") && words.clauses.count == 1
                || said.contains("both") && run.count == 2,
            said.allSatisfy({
                ["both", "all", "of", "them", "done", "now", "to", "for", "on"].contains($0)
                    || choice($0) != nil
            })
        else { return nil }
        return only
    }

    /// "yes and yes": the same choice said over and over is one for each line.
    var isRepeated: Bool {
        guard let first = words.clauses.first else { return false }
        let said = words.plain(first).filter { $0 != "and" }
        return said.count >= 2 && Set(said.map(choice)).count == 1 && choice(said[0]) != nil
            && words.plain(first).contains("and")
    }

    /// How many choices the whole message says.
    var choicesSaid: Int { words.tokens.count { choice($0.plain) != nil } }

    // MARK: What has been understood so far

    struct Parse {
        /// The open lines from the one asked on.
        let run: [Item]
        /// All lines of the section, which may be named.
        let section: [Item]
        var found: [FieldID: (choice: Choice, remark: String?)] = [:]
        var order: [FieldID] = []
        var bare = 0
        var isExplicit = false
        /// Lines named whose choice is still to come.
        var waiting: [Item] = []

        mutating func give(_ choice: Choice, to items: [Item], remark: String? = nil) {
            for item in items {
                if found[item.id] == nil { order.append(item.id) }
                found[item.id] = (choice, remark)
            }
        }

        mutating func add(remark: String) {
            guard let last = order.last, let (choice, before) = found[last] else { return }
            found[last] = (choice, before.map { $0 + ", " + remark } ?? remark)
        }

        /// The first line of the run that has no answer yet.
        var next: Item? { run.first { found[$0.id] == nil } }

        func assignments() -> [Reading.Assignment]? {
            guard waiting.isEmpty, order.count >= 2, isExplicit || bare >= 3 else { return nil }
            return section.flatMap { item -> [Reading.Assignment] in
                guard let (choice, remark) = found[item.id] else { return [] }
                var given = [Reading.Assignment(slot: item.lead.id, value: .choice(choice))]
                if let remark {
                    let slot = choice == .notApplicable ? "reason" : "comment"
                    given.append(.init(slot: item.lead.id.slot(slot), value: .text(remark)))
                }
                return given
            }
        }
    }

    // MARK: One clause

    /// A token or phrase of a clause, as far as a run is concerned.
    enum Atom {
        case choice(Choice)
        case lines([Item])
        case rest
        /// All lines from here to just before this one: "up to tools".
        case upTo(Item)
        case except
        case negation
        case filler
        case other
    }

    func read(_ clause: Range<Int>, into parse: inout Parse) -> Bool {
        if let (choice, count) = times(clause) {
            // "needs, capacity and family all covered, so yes x3": for the lines named.
            if !parse.waiting.isEmpty {
                guard parse.waiting.count == count else { return false }
                parse.give(choice, to: parse.waiting)
                parse.waiting = []
                return true
            }
            let open = parse.run.filter { parse.found[$0.id] == nil }
            guard count <= open.count else { return false }
            parse.give(choice, to: Array(open.prefix(count)))
            parse.isExplicit = true
            return true
        }
        let atoms = atoms(clause, parse)
        let choices = atoms.compactMap {
            if case .choice(let choice) = $0.atom { choice } else { nil }
        }
        let hasExcept = atoms.contains { if case .except = $0.atom { true } else { false } }
        if hasExcept { return readAllBut(atoms, clause, into: &parse) }
        let lines = atoms.flatMap {
            if case .lines(let items) = $0.atom { items } else { [Item]() }
        }
        let isRest = atoms.contains { if case .rest = $0.atom { true } else { false } }
        let others = atoms.filter { if case .other = $0.atom { true } else { false } }
        // Words beyond choice and lines are a remark, and stand behind them.
        let last = atoms.last {
            if case .choice = $0.atom {
                true
            } else if case .lines = $0.atom {
                true
            } else if case .rest = $0.atom {
                true
            } else {
                false
            }
        }
        let isTrailing = others.allSatisfy { $0.start > last?.start ?? -1 }
        let remark = others.isEmpty ? nil : remark(after: last?.end ?? clause.lowerBound, clause)

        let ends = atoms.compactMap { if case .upTo(let item) = $0.atom { item } else { nil } }
        if let end = ends.first {
            guard choices.count == 1, lines.isEmpty, others.isEmpty else { return false }
            let upTo = parse.run.prefix { $0.id != end.id }
            let before = parse.run.prefix(upTo.count + (includes(end, clause) ? 1 : 0))
            parse.give(choices[0], to: before.filter { parse.found[$0.id] == nil })
            parse.isExplicit = true
            return true
        }
        switch (choices.count, lines.isEmpty && !isRest) {
        case (1, false):
            guard isTrailing, !isRest || others.isEmpty || isJoint(before: others[0].start) else {
                return false
            }
            let targets = isRest ? parse.run.filter { parse.found[$0.id] == nil } : lines
            parse.give(
                choices[0],
                to: targets + parse.waiting,
                remark: lines.count == 1 ? remark : nil
            )
            if let remark, lines.count != 1 { parse.add(remark: remark) }
            parse.waiting = []
            parse.isExplicit = true
            return true
        case (1, true):
            guard isTrailing, parse.waiting.isEmpty || others.isEmpty else { return false }
            if !parse.waiting.isEmpty {
                // "last three: yes, no, yes" gives one each, "last two: no" one to all.
                let isOneEach = parse.waiting.count > 1 && choicesSaid >= parse.waiting.count
                let items = isOneEach ? Array(parse.waiting.prefix(1)) : parse.waiting
                parse.give(choices[0], to: items)
                parse.waiting.removeFirst(items.count)
                return true
            }
            guard let next = parse.next else { return false }
            // "no concerns": a remark that begins with no.
            if choices[0] == .no, let first = others.first, first.start == last?.end {
                return false
            }
            parse.give(choices[0], to: [next], remark: remark)
            parse.bare += 1
            return true
        case (0, false):
            // "rest I'd have to look at": those stay open.
            if isRest { return !parse.order.isEmpty }
            let isNegated = atoms.contains { if case .negation = $0.atom { true } else { false } }
            if isNegated, parse.isExplicit || !parse.order.isEmpty, lines.count == 1 {
                parse.isExplicit = true
                parse.give(.no, to: lines)
                return true
            }
            guard others.isEmpty else { return false }
            parse.waiting += lines
            parse.isExplicit = true
            return true
        case (0, true):
            guard !parse.order.isEmpty, parse.waiting.isEmpty, !others.isEmpty else {
                return others.isEmpty
            }
            parse.add(remark: words.typed(clause))
            return true
        default:
            if !isRest, others.isEmpty, readTurns(atoms, into: &parse) { return true }
            // "y y n y": choices and nothing else.
            if !isRest, others.isEmpty, lines.count == choices.count {
                for (item, choice) in zip(lines, choices) { parse.give(choice, to: [item]) }
                parse.isExplicit = true
                return true
            }
            guard lines.isEmpty, !isRest, others.isEmpty else { return false }
            // "last three: yes no yes": as many as were named.
            if !parse.waiting.isEmpty {
                guard parse.waiting.count == choices.count else { return false }
                for (item, choice) in zip(parse.waiting, choices) { parse.give(choice, to: [item]) }
                parse.waiting = []
                return true
            }
            for choice in choices {
                guard let next = parse.next else { return false }
                parse.give(choice, to: [next])
            }
            parse.bare += choices.count
            return true
        }
    }

    /// "first 2 yes third one no": lines and their choice, in turns.
    func readTurns(_ atoms: [(atom: Atom, start: Int, end: Int)], into parse: inout Parse)
        -> Bool
    {
        var turns: [(choice: Choice, lines: [Item])] = []
        var lines: [Item] = []
        for (atom, _, _) in atoms {
            switch atom {
            case .lines(let items): lines += items
            case .choice(let choice):
                guard !lines.isEmpty else { return false }
                turns.append((choice, lines))
                lines = []
            default: continue
            }
        }
        guard lines.isEmpty, turns.count >= 2 else { return false }
        for turn in turns { parse.give(turn.choice, to: turn.lines) }
        parse.isExplicit = true
        return true
    }

    /// "yes x 4", "4 x no", "yes times three": the choice, and for how many lines.
    func times(_ clause: Range<Int>) -> (Choice, Int)? {
        let plain = Array(
            words.tokens[clause].map(\.plain).drop { ["so", "thats", "its", "a"].contains($0) }
        )
        let said = plain.filter { !["x", "times", "\u{D7}"].contains($0) }
        let isMiddle = plain.count == 3 && said.count == 2 && !said.contains(plain[1])
        // "yes x" ends in a kiss.
        let isShort = plain.count == 2 && said.count == 2 && said[1].hasPrefix("x")
        guard isMiddle || isShort else { return nil }
        func count(_ word: String) -> Int? {
            number(word.hasPrefix("x") ? String(word.dropFirst()) : word)
        }
        if let choice = choice(said[0]), let count = count(said[1]) { return (choice, count) }
        if let choice = choice(said[1]), let count = count(said[0]) { return (choice, count) }
        return nil
    }

    /// "yes to all but tools and analysis", "all yes except voice, which is no".
    func readAllBut(
        _ atoms: [(atom: Atom, start: Int, end: Int)],
        _ clause: Range<Int>,
        into parse: inout Parse
    ) -> Bool {
        guard
            let cut = atoms.firstIndex(where: { if case .except = $0.atom { true } else { false } })
        else { return false }
        var base: Choice?
        var isAll = false
        for (atom, _, _) in atoms[..<cut] {
            switch atom {
            case .choice(let choice) where base == nil: base = choice
            case .rest: isAll = true
            case .filler: continue
            default: return false
            }
        }
        guard let base, isAll else { return false }
        var exceptions: [Item] = []
        var opposite: Choice = base == .yes ? .no : .yes
        var end = clause.upperBound
        for (atom, start, _) in atoms[(cut + 1)...] {
            if case .lines(let items) = atom { exceptions += items }
            if case .choice(let choice) = atom { opposite = choice }
            if case .other = atom {
                if exceptions.isEmpty { return false }
                end = start
                break
            }
        }
        guard !exceptions.isEmpty else { return false }
        let excluded = Set(exceptions.map(\.id))
        parse.give(
            base,
            to: parse.run.filter { !excluded.contains($0.id) && parse.found[$0.id] == nil }
        )
        parse.give(
            opposite,
            to: exceptions,
            remark: end < clause.upperBound ? words.typed(end..<clause.upperBound) : nil
        )
        parse.isExplicit = true
        return true
    }
}
