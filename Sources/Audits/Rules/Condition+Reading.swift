extension Condition {
    /// What is wrong with a condition's words, and the remedy.
    package struct Problem: Error, Hashable, Sendable {
        package let what: String
        package let remedy: String
    }

    /// Reads a condition; names are checked later, against the whole form.
    package init(reading text: String) throws(Problem) {
        let words = text.lowercased().split(separator: " ").map(String.init)
        let hasAnd = words.contains("and")
        let parts = Condition.split(words, hasAnd: hasAnd)
        guard !hasAnd || parts.allSatisfy({ part in part.count { $0 == "is" || $0 == "has" } <= 1 })
        else {
            throw Problem(
                what: "The condition mixes 'and' with 'or'",
                remedy: "Use one of the two only, or write two rules."
            )
        }
        joint = hasAnd ? .and : .or
        var tests: [Test] = []
        for part in parts { tests.append(try Test(reading: part)) }
        self.tests = tests
    }

    /// Cuts at `and`, or at each `or` that begins a new test (`X is a or b` is one test).
    private static func split(_ words: [String], hasAnd: Bool) -> [[String]] {
        if hasAnd { return words.split(separator: "and").map(Array.init) }
        var parts: [[String]] = [[]]
        for (index, word) in words.enumerated() {
            let rest = words[(index + 1)...].prefix { $0 != "or" }
            if word == "or", rest.contains("is") || rest.contains("has") {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        return parts
    }
}

extension Condition.Test {
    fileprivate init(reading words: [String]) throws(Condition.Problem) {
        let text = words.joined(separator: " ")
        if let verb = words.firstIndex(of: "has"), text.hasPrefix("any row of ") {
            let slot = Condition.Slot(words[3..<verb])
            let rest = words[(verb + 1)...]
            guard let column = rest.first, rest.count >= 2 else {
                throw Condition.Problem(
                    what: "'\(text)' lacks a column and a value",
                    remedy: "Write it like 'any row of sm.actions_completed has done no'."
                )
            }
            self = .anyRow(slot, column: column, value: rest.dropFirst().joined(separator: " "))
            return
        }
        guard let verb = words.firstIndex(of: "is"), verb > 0, verb + 1 < words.count else {
            throw Condition.Problem(
                what: "'\(text)' is not a test",
                remedy: "Write it like 'q1.grade is good', 'sa.score is at most 2' or "
                    + "'su.feedback is not given'."
            )
        }
        let subject = words[..<verb]
        let rest = Array(words[(verb + 1)...])
        if let any = subject.firstIndex(of: "any"), subject.last == "grade" {
            guard let grade = Grade(named: rest.joined(separator: " ")) else {
                throw Condition.Problem(
                    what: "'\(rest.joined(separator: " "))' is not a grade",
                    remedy: "Use outstanding, good, requires improvement or inadequate."
                )
            }
            self = .anyGrade(any > 0 ? Role(subject[0]) : nil, grade)
            return
        }
        let slot = Condition.Slot(subject)
        switch (rest.first, rest.dropFirst().first) {
        case ("given", nil): self = .given(slot)
        case ("not", "given"): self = .notGiven(slot)
        case ("at", "most"), ("at", "least"):
            guard rest.count == 3, let limit = Int(rest[2]), (0...10).contains(limit) else {
                throw Condition.Problem(
                    what: "'\(text)' lacks a whole number from 0 to 10",
                    remedy: "Write it like 'sa.score is at most 2'."
                )
            }
            self = rest[1] == "most" ? .atMost(slot, limit) : .atLeast(slot, limit)
        case ("not", _): self = .isNot(slot, of: Self.values(rest.dropFirst()))
        default: self = .isOne(slot, of: Self.values(rest[...]))
        }
    }

    private static func values(_ words: ArraySlice<String>) -> [String] {
        words.split(separator: "or").map { $0.joined(separator: " ") }
    }

    /// The slot looked at, if it is one.
    var slot: Condition.Slot? {
        switch self {
        case .isOne(let slot, _), .isNot(let slot, _), .given(let slot), .notGiven(let slot),
            .atMost(let slot, _), .atLeast(let slot, _), .anyRow(let slot, _, _):
            slot
        case .anyGrade: nil
        }
    }

    /// The values a test compares with, as written.
    var written: [String] {
        switch self {
        case .isOne(_, let values), .isNot(_, let values): values
        default: []
        }
    }
}

extension Condition.Slot {
    /// `q1.grade`, `auditor q1.grade` for another pass, `a else b` for the first that is given.
    fileprivate init(_ words: some Collection<String>) {
        var all = Array(words)
        if all.count >= 3, all[all.count - 2] == "else" {
            fallback = all.last.map { FieldID($0) }
            all.removeLast(2)
        } else {
            fallback = nil
        }
        role = all.count > 1 ? Role(all[0]) : nil
        id = FieldID(all.last ?? "")
    }
}
