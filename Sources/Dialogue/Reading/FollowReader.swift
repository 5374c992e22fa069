import Audits

/// Reads a judgement that is taken from another one: "same as the auditor", "two lower than she gave
/// herself", "ditto".
struct FollowReader {
    let words: Words
    let context: Context
    /// The slot that the judgement is for.
    let slot: FieldID

    enum Found {
        /// The value, with the clause that says it, which is no part of the comment.
        case judgement(Value, Range<Int>, why: String)
        /// It only says whose judgement it is not.
        case disagreement
        /// There is no such judgement.
        case nobody
        /// So many lower or higher is off the scale.
        case outOfRange(Int)

        var why: String {
            switch self {
            case .judgement(_, _, let why): why
            case .disagreement: "it only says whose judgement it is not"
            case .nobody: "it points to a judgement that is not there"
            case .outOfRange: "what it points to would be off the scale"
            }
        }
    }

    func read() -> Found? {
        // "well now... same as Mo gave it": fillers before it make no difference.
        let clauses = words.clauses.drop { clause in
            words.plain(clause).allSatisfy(Self.openers.contains)
        }
        guard let whole = clauses.first else { return nil }
        // "same as the worker because the two visits were rearranged": the reason is the comment.
        let turn = whole.dropFirst(3).first { index in
            let word = words.tokens[index].plain
            return JudgementReader.reasons.contains(word) && !["as", "overall"].contains(word)
                || words.has(["so", "that", "is"], at: index)
                || words.has(["and", "for", "the", "same"], at: index)
                || words.has(["for", "the", "same", "reason"], at: index)
        }
        let first = whole.lowerBound..<(turn ?? whole.upperBound)
        if let found = read(first) { return found }
        // "right, I'm looking at question one and I agree with the auditor"
        guard let and = first.last(where: { words.tokens[$0].plain == "and" }),
            and + 1 < first.upperBound,
            Suspicion.read(Words(String(words.slice(0..<words.tokens[and].range.lowerBound))))
                != nil
                || Asides.isAside(
                    words.tokens[first.lowerBound..<and].filter(\.isSpoken).map(\.plain)
                )
        else { return nil }
        return read(first, from: and + 1)
    }

    private func read(_ whole: Range<Int>, from start: Int? = nil) -> Found? {
        let clause = whole
        // "Kelly's grade": a name before a grade is whoever gave it.
        // "same as Mo gave it": a name in the middle is whoever gave it.
        let said = ((start ?? clause.lowerBound)..<clause.upperBound).filter {
            words.tokens[$0].isSpoken
        }
        let head = Self.plainly(
            said.filter { !isOwnerOfGrade($0) && !isGiver($0) }.map { words.tokens[$0].plain }
        )
        // "5 and no I don't agree with the audit" gives its own.
        if words.tokens[clause].first?.isNumber ?? false { return nil }
        if Self.siding.contains(where: head.contains),
            head.contains(where: JudgementReader.negations.contains),
            Self.role(in: head) != nil
        {
            return .disagreement
        }
        if let value = sibling(head) {
            return .judgement(value, clause, why: "it repeats the judgement of another item")
        }
        if let value = mine(head) {
            return .judgement(value, clause, why: "it takes over the person's own judgement")
        }
        if repeats(head), let value = lastJudgement {
            return .judgement(value, clause, why: "it repeats the last judgement")
        }
        if let (steps, role) = relative(head) {
            guard let value = earlier(role) else { return .nobody }
            return moved(value, by: steps, clause)
        }
        guard let role = same(head) else { return nil }
        let named = Set(head.compactMap { Self.roles[$0] })
        let isAnyOf =
            head.contains("both") && named.count != 1
            || role == nil && head.contains { Self.whom.contains($0) }
        if isAnyOf, Set(context.earlierPasses.map { $0.answers[slot] }).count > 1 {
            return .nobody
        }
        guard let value = earlier(role) else {
            // "can't argue with that, good": what follows judges by itself.
            let judges = !JudgementReader(words, grades: true, scores: context.scale == .scores)
                .judgements().isEmpty
            return judges ? nil : .nobody
        }
        let whose = role?.text ?? "earlier"
        return .judgement(value, clause, why: "it takes over the judgement of the \(whose) pass")
    }

    /// "same score as planning": what another item of this pass holds.
    private func sibling(_ spoken: [String]) -> Value? {
        guard spoken.count <= 8,
            let same = spoken.firstIndex(where: { ["same", "copy"].contains($0) }),
            let at = spoken[same...].firstIndex(where: { ["as", "for", "copy"].contains($0) })
        else { return nil }
        let name = Array(
            spoken[(at + 1)...].drop {
                ["the", "for", "i", "gave", "put", "said", "my", "on", "have"].contains($0)
            }
        )
        let near = context.item?.id
        guard
            let id = context.names.item(named: name, near: near)
                ?? context.names.item(named: name + ["grade"], near: near),
            let other = context.view.form.item(id)?.judgementSlot, other != slot
        else { return nil }
        return context.view.value(of: other)
    }

    /// "we stuck with mine", "my score stands", where a judgement on both views is asked: the one that this
    /// person gave to be compared.
    private func mine(_ said: [String]) -> Value? {
        let nouns: Set<String> = ["score", "grade", "figure", "one", "number"]
        let isMine =
            said.contains("mine")
            || zip(said, said.dropFirst()).contains { $0 == "my" && nouns.contains($1) }
        guard isMine, said.count <= 8, let item = compared,
            said.allSatisfy({ Self.wrapping.contains($0) || Self.keeping.contains($0) })
        else { return nil }
        return context.view.value(of: item.lead.id)
    }

    /// "ditto for this one", "same again here please": the judgement given last.
    private func repeats(_ head: [String]) -> Bool {
        var said = head
        while let last = said.last, said.count > 1, Self.here.contains(last) { said.removeLast() }
        return Self.repeating.contains(said.joined(separator: " "))
            || Self.repeating.contains(head.joined(separator: " "))
    }

    /// The clause in plainer words: "can't argue with her grade" agrees with it, and "the worker, not the
    /// auditor" is with the worker.
    private static func plainly(_ spoken: [String]) -> [String] {
        var said = spoken
        for (phrase, plain) in assents {
            guard let at = said.indices.first(where: { said[$0...].starts(with: phrase) }) else {
                continue
            }
            said.replaceSubrange(at..<at + phrase.count, with: plain)
        }
        for phrase in against {
            guard
                let at = said.indices.first(where: { $0 > 0 && said[$0...].starts(with: phrase) }),
                role(in: Array(said[..<at])) != nil
            else { continue }
            let end = said[(at + phrase.count)...].firstIndex { $0 != "the" } ?? said.count
            guard end < said.count, roles[said[end]] != nil else { continue }
            said.removeSubrange(at...end)
        }
        return said
    }

    // MARK: Whose judgement

    private var lastJudgement: Value? {
        context.conversation.lastStored
            .compactMap { context.view.form.item($0)?.judgementSlot }
            .last.flatMap { context.view.value(of: $0) }
    }

    /// The judgement of that role's pass, or of the last one before this; on another form the one that
    /// the form names for comparison.
    private func earlier(_ role: Role?) -> Value? {
        if let compare = context.view.form.field(slot)?.compare {
            return role == nil || role == compare.role ? context.view.value(of: compare) : nil
        }
        let passes = context.earlierPasses
        let pass = role.map { role in passes.first { $0.role == role } } ?? passes.last
        // "we went with his", where a score agreed on is asked: the one compared with before.
        let compared = compared?.lead.compare
        return pass?.answers[slot]
            ?? (role == nil || role == compared?.role
                ? compared.flatMap { context.view.value(of: $0) } : nil)
    }

    /// The one other judgement of this form that was given to be compared with an earlier one.
    private var compared: Item? {
        let found = context.view.form.items.filter {
            $0.lead.compare != nil && $0.judgementSlot != nil && $0.lead.id != slot
        }
        return found.count == 1 && context.view.form.field(slot)?.compare == nil ? found[0] : nil
    }

    /// A role that is named.
    static func role(in spoken: [String]) -> Role? { spoken.lazy.compactMap { roles[$0] }.first }

    private func isGiver(_ index: Int) -> Bool {
        guard index > 0, index + 1 < words.tokens.count,
            ["as", "with"].contains(words.tokens[index - 1].plain),
            ["gave", "put", "said", "had", "has"].contains(words.tokens[index + 1].plain)
        else { return false }
        return words.slice(words.tokens[index].range).first?.isUppercase ?? false
    }

    private func isOwnerOfGrade(_ index: Int) -> Bool {
        let typed = words.slice(words.tokens[index].range)
        guard typed.hasSuffix("'s") || typed.hasSuffix("\u{2019}s"), index + 1 < words.tokens.count,
            Self.roles[words.tokens[index].plain] == nil
        else { return false }
        return ["grade", "score", "judgement", "grading"].contains(words.tokens[index + 1].plain)
    }

    // MARK: The same, or so many lower

    /// The role whose judgement is meant: `.some(nil)` when none is named.
    private func same(_ spoken: [String]) -> Role?? {
        guard spoken.count <= 10,
            Self.agreeing.contains(where: { phrase in
                spoken.indices.contains { spoken[$0...].starts(with: phrase) }
            }),
            spoken.allSatisfy({ Self.roles[$0] != nil || Self.wrapping.contains($0) })
        else { return nil }
        let named = spoken.first { Self.roles[$0] != nil && $0 != "assessment" }
        let isOwn = spoken.contains { ["own", "herself", "himself", "themselves"].contains($0) }
        let role =
            named.flatMap { Self.roles[$0] } ?? Self.role(in: spoken)
            ?? (isOwn ? "self-assessment" : nil)
        let isBare = spoken.contains {
            [
                "agree", "agreed", "both", "same", "ditto", "concur", "hers", "his", "theirs",
                "happy",
                "matching", "match", "stands", "copy",
            ].contains($0)
        }
        return role != nil || isBare ? .some(role) : nil
    }

    /// "two lower than the worker", "a point up on hers": the steps, and whose judgement they count from.
    private func relative(_ spoken: [String]) -> (steps: Int, Role?)? {
        guard spoken.count <= 16,
            let at = spoken.firstIndex(where: { Self.directions[$0] != nil }), at > 0,
            let direction = Self.directions[spoken[at]]
        else { return nil }
        let units: Set<String> = [
            "point", "points", "grade", "grades", "mark", "marks", "notch", "step",
        ]
        let isUnit = units.contains(spoken[at - 1])
        let number = isUnit ? at - 2 : at - 1
        guard spoken.indices.contains(number) else { return nil }
        let word = spoken[number]
        let size = word == "a" && isUnit ? 1 : Int(word) ?? Words.numberWords.firstIndex(of: word)
        guard let size, (1...9).contains(size) else { return nil }
        let rest = spoken[..<number] + spoken[(at + 1)...]
        let points =
            Self.role(in: Array(rest)) != nil || rest.contains(where: Self.pronouns.contains)
        guard points,
            rest.allSatisfy({
                Self.roles[$0] != nil || Self.wrapping.contains($0) || Self.pronouns.contains($0)
            })
        else { return nil }
        return (direction * size, Self.role(in: Array(rest)))
    }

    private func moved(_ value: Value, by steps: Int, _ clause: Range<Int>) -> Found? {
        let why = "it counts \(abs(steps)) \(steps < 0 ? "down" : "up") from an earlier judgement"
        switch value {
        case .score(let score):
            let moved = score + steps
            return (0...10).contains(moved)
                ? .judgement(.score(moved), clause, why: why) : .outOfRange(moved)
        case .grade(let grade):
            let scale: [Grade] = [.inadequate, .requiresImprovement, .good, .outstanding]
            guard let index = scale.firstIndex(of: grade), scale.indices.contains(index + steps)
            else { return .nobody }
            return .judgement(.grade(scale[index + steps]), clause, why: why)
        default: return nil
        }
    }
}
