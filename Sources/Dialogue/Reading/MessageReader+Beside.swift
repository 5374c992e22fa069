import Audits

/// Reading a message in which one clause is for the assistant and the rest is something else: an
/// aside, a reason, or an answer.
extension MessageReader {
    /// "Not had that conversation yet, skip it for now", "RI, no analysis in it. Stop there for today."
    mutating func commandBeside() -> (act: Reading.Act, then: Command?)? {
        let clauses = words.clauses.filter { words.tokens[$0].contains(where: \.isSpoken) }
            .flatMap(splitBeforeCommand)
        // What is typed over several lines is somebody's text as it stands.
        guard clauses.count <= 12,
            !words.tokens.contains(where: { $0.isQuoted || $0.plain == "\n" })
        else { return nil }
        if Asides.isLeaving(words.spoken) {
            note("it takes leave in haste")
            return (.command(.pause), nil)
        }
        if clauses.count(where: { !words.plain($0).allSatisfy(Wording.polite.contains) }) < 2,
            isLaterByName()
        {
            note("it leaves this item for another time")
            return (.command(.skip), nil)
        }
        guard clauses.count >= 2 else {
            guard Asides.isLater(words.spoken) else { return nil }
            note("it puts the rest off to another time")
            return (.command(.pause), nil)
        }
        for index in clauses.indices.reversed() {
            let isLast = index == clauses.count - 1
            guard let command = besideCommand(clauses[index], isLast: isLast) else { continue }
            let others = clauses.enumerated().filter { $0.offset != index }.map(\.element)
            if let read = beside(command, clauses[index], others) { return read }
        }
        return nil
    }

    /// "Come back to the reflections later": the open item named, and another time.
    private func isLaterByName() -> Bool {
        let spoken = words.spoken
        guard spoken.count <= 12, let item = context.item else { return false }
        for start in spoken.indices {
            let named = context.names.name(at: spoken[start...], near: item.id)
            guard let length = named?.id == item.id ? named?.length : titled(spoken[start], item)
            else { continue }
            return Asides.isLater(Array(spoken[..<start] + spoken[(start + length)...]))
        }
        return false
    }

    /// "the reflections" for "Each person's reflection": one long word of the item's title.
    private func titled(_ word: String, _ item: Item) -> Int? {
        word.count >= 7 && Words(item.title).spoken.contains { $0.prefix(6) == word.prefix(6) }
            ? 1 : nil
    }

    /// "I've got a meeting so save it there", "my visit's in ten mins I'll finish this tonight": cut where
    /// a command follows.
    private func splitBeforeCommand(_ clause: Range<Int>) -> [Range<Int>] {
        if let own = clause.last(where: { words.tokens[$0].plain == "ill" }),
            own > clause.lowerBound,
            Asides.isLater(words.plain(own..<clause.upperBound)),
            Asides.isAside(words.plain(clause.lowerBound..<own))
        {
            return [clause.lowerBound..<own, own..<clause.upperBound]
        }
        guard clause.count <= 24,
            let joint = clause.last(where: {
                ["so", "and", "then", "n"].contains(words.tokens[$0].plain)
            }),
            joint > clause.lowerBound, joint + 2 < clause.upperBound,
            besideCommand(joint + 1..<clause.upperBound, isLast: true) != nil
        else { return [clause] }
        return [clause.lowerBound..<joint, joint + 1..<clause.upperBound]
    }

    /// The command that a clause is as a whole, of those that people give beside other words.
    private func besideCommand(_ clause: Range<Int>, isLast: Bool) -> Command? {
        let said = words.plain(clause)
        if Asides.isLater(said) { return .pause }
        let text = words.typed(clause)
        guard said.count <= 10, let (command, trigger) = Commands.read(Words(text), names: nil)
        else {
            return nil
        }
        if case .elsewhere = command { return trigger.contains(" ") ? command : nil }
        let isLong =
            trigger.contains(" ") || ["skip", "save", "pause"].contains(trigger)
            || isLast && ["next", "pass"].contains(trigger)
            || said.count >= 3 && ["pass", "later"].contains(trigger)
            || said.count >= 2 && ["finish", "complete", "submit", "saving"].contains(trigger)
            || trigger == "stop"
                && ["here", "there", "now", "lets", "can", "need"].contains(where: said.contains)
        switch command {
        case .skip, .pause, .quit, .finish: return isLong ? command : nil
        case .undo: return isLong || said.count <= 3 ? command : nil
        case .whereAmI, .whatIsLeft, .review, .resume: return isLong ? command : nil
        case .cancel: return isLong && isLast ? command : nil
        default: return nil
        }
    }

    private mutating func beside(_ command: Command, _ clause: Range<Int>, _ others: [Range<Int>])
        -> (act: Reading.Act, then: Command?)?
    {
        let name = words.typed(clause)
        let areAsides = others.allSatisfy { other in
            let said = words.plain(other)
            let typed = Words(words.typed(other))
            return Asides.isAside(said) || Suspicion.read(typed) == .offTheCase
                || said.count <= 4 && ["keep", "hold", "save", "park"].contains(said.first ?? "")
                || Commands.read(Words(words.typed(other)), names: nil) != nil
                || VagueAnswers.isVague(Words(said.joined(separator: " ")))
        }
        switch command {
        case .skip:
            // A judgement that is given is no item left for later.
            guard !judges(others), others.count <= 4 else { return nil }
            note("'\(name)' is a command, and the rest says why")
            return (.command(.skip), nil)
        case .undo, .whereAmI, .whatIsLeft, .review, .resume:
            let restates =
                words.plain(clause).contains("undo")
                && others.allSatisfy { words.plain($0).count <= 10 }
            guard areAsides || restates else { return nil }
            // "Scratch that, my recording isn't up to date yet" says what holds instead.
            // "Undo that, make it 2" as well.
            let change = CorrectionReader(words: words, context: context)
            if case .undo = command, (restates ? change.replaced() : change.read()) != nil {
                return nil
            }
            note("'\(name)' is a command, and the rest is an aside")
            return (.command(command), nil)
        case .cancel:
            let isChange =
                CorrectionReader(words: words, context: context).read() != nil
                || others.contains { context.names.reference(words.plain($0)) != nil }
            guard isChange || areAsides else { return nil }
            note("'\(name)' takes back what was said before it")
            return (.command(.cancel), nil)
        default:
            if areAsides {
                note("'\(name)' is a command, and the rest is an aside")
                return (.command(command), nil)
            }
            switch answer(Words(text(around: clause))) {
            case .unclear, .empty: return nil
            case let act:
                note("'\(name)' is a command, given after an answer")
                return (act, command)
            }
        }
    }

    /// What was typed before and behind a clause, without the marks that joined them.
    private func text(around clause: Range<Int>) -> String {
        let before = 0..<words.tokens[clause.lowerBound].range.lowerBound
        let after = words.tokens[clause.upperBound - 1].range.upperBound..<words.text.utf8.count
        let joints: Set<Character> = [",", ";", "-", "\u{2013}", "\u{2014}", " ", "\n", ".", "!"]
        let behind = String(words.slice(after).drop { joints.contains($0) }).trimmed
        var head = String(words.slice(before)).trimmed
        while let last = head.last, joints.contains(last), last != ".", last != "!" {
            head.removeLast()
        }
        return [head, behind].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func judges(_ clauses: [Range<Int>]) -> Bool {
        guard context.item?.judgementSlot != nil else { return false }
        let reader = JudgementReader(words, grades: true, scores: context.scale == .scores)
        return clauses.contains { !reader.judgements(in: $0).isEmpty }
    }
}
