import Audits

/// Cuts a message about earlier actions into pieces, each of which speaks of some of them.
extension RowCheckReader {
    /// Clauses, cut once more where another action is named behind "and" or a number.
    func pieces() -> [Range<Int>] {
        var found: [Range<Int>] = []
        for clause in clauses() {
            var start = clause.lowerBound
            for index in clause where index > start {
                let word = words.tokens[index].plain
                let isJoint = ["and", "but"].contains(word) && index + 1 < clause.upperBound
                let isNext =
                    isJoint ? isSubject(at: index + 1, clause) : isNumbered(at: index, clause)
                guard isNext, hasStatus(start..<index) || !isJoint else { continue }
                guard hasStatus(start..<index) else { continue }
                found.append(start..<index)
                start = isJoint ? index + 1 : index
            }
            if start < clause.upperBound { found.append(start..<clause.upperBound) }
        }
        return found.filter { range in words.tokens[range].contains(where: \.isSpoken) }
    }

    /// The message's clauses, but a number and what is said of it ("second - no") are one.
    func clauses() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        for (index, token) in words.tokens.enumerated() where !inClause[index] {
            let isLabel =
                [".", ":", ")", "-"].contains(token.plain) && index > 0
                && number(at: index - 1) != nil
            if isLabel { continue }
            if start < index { found.append(start..<index) }
            start = index + 1
        }
        if start < words.tokens.count { found.append(start..<words.tokens.count) }
        return found
    }

    func hasStatus(_ range: Range<Int>) -> Bool {
        words.tokens[range].contains {
            Self.done.contains($0.plain) || Self.undone.contains($0.plain)
        }
    }

    func isSubject(at index: Int, _ clause: Range<Int>) -> Bool {
        let at =
            ["the", "number", "action"].contains(words.tokens[index].plain) ? index + 1 : index
        guard at < clause.upperBound else { return false }
        return ["yes", "no"].contains(words.tokens[at].plain) || number(at: at) != nil
            || named(in: at..<min(at + 2, clause.upperBound)) != nil
            || Self.others.contains(words.tokens[at].plain) || earlier.isEmpty
    }

    func isNumbered(at index: Int, _ clause: Range<Int>) -> Bool {
        guard number(at: index) != nil, index + 1 < clause.upperBound else { return false }
        let next = words.tokens[index + 1].plain
        return Self.done.contains(next) || Self.undone.contains(next)
            || ["one", "is", "was", ".", ":", ")", "-"].contains(next)
    }

    func judged(_ range: Range<Int>) -> Piece {
        var piece = Piece(tokens: range)
        var seen: Set<Int> = []
        var numbers: [Int] = []
        for index in range {
            let word = words.tokens[index].plain
            if Self.excepting.contains(word) {
                seen.formUnion(index..<range.upperBound)
                piece.subject = piece.subject ?? .all
                break
            }
            if let number = number(at: index), isReference(index, range) {
                numbers.append(number)
                seen.insert(index)
            } else if ["all", "both", "everything", "every"].contains(word) {
                if piece.subject == nil { piece.subject = .all }
                seen.insert(index)
            } else if word == "either", piece.isDone == false {
                piece.subject = .all
                seen.insert(index)
            } else if ["none", "neither", "nothing"].contains(word) {
                piece.subject = Subject.none
                seen.insert(index)
            } else if Self.others.contains(word) {
                piece.subject = .rest
                seen.insert(index)
            } else if Self.undone.contains(word) || word == "still" {
                if Self.undone.contains(word) { piece.isDone = isDoubled(piece, index) }
                // "partly", "awaiting": how far it is, kept with the row.
                if !Self.partial.contains(word) { seen.insert(index) }
            } else if Self.done.contains(word) {
                if piece.isDone == nil { piece.isDone = true }
                seen.insert(index)
            } else if !words.tokens[index].isSpoken || Self.small.contains(word) {
                seen.insert(index)
            }
        }
        if !numbers.isEmpty {
            piece.subject = .rows(numbers)
        } else if piece.subject == nil, let rows = named(in: range) {
            piece.subject = .rows(rows)
            for index in range where isName(index, rows) { seen.insert(index) }
        } else if piece.subject == nil, earlier.isEmpty {
            piece.subject = .other
        }
        if piece.subject == Subject.none {
            // "none outstanding" is good news, "none done" is not.
            let isGood = range.contains { Self.lacking.contains(words.tokens[$0].plain) }
            piece.isDone = isGood
        } else if piece.subject == .all, piece.isDone == nil,
            range.contains(where: { Self.excepting.contains(words.tokens[$0].plain) })
        {
            piece.isDone = true
        }
        piece.hasMore = range.contains { !seen.contains($0) }
        return piece
    }

    /// "not outstanding", "nothing missing" would be done; rare enough to leave as not done.
    func isDoubled(_ piece: Piece, _ index: Int) -> Bool {
        index > piece.tokens.lowerBound && piece.isDone == false
            && ["outstanding", "missing", "overdue"].contains(words.tokens[index].plain)
            && ["not", "no", "isnt", "longer"].contains(words.tokens[index - 1].plain)
    }

    /// A number counts as a reference only where a count ("2 visits") is unlikely.
    func isReference(_ index: Int, _ range: Range<Int>) -> Bool {
        let token = words.tokens[index]
        if token.isWord, DateWords.ordinals[token.plain] != nil || token.plain == "last" {
            return true
        }
        let next = index + 1 < range.upperBound ? words.tokens[index + 1].plain : ""
        let before = index > range.lowerBound ? words.tokens[index - 1].plain : ""
        return next.isEmpty || Self.done.contains(next) || Self.undone.contains(next)
            || ["st", "nd", "rd", "th", "is", "was", "and", "has", "&", ":", "-", "=", ".", ")"]
                .contains(
                    next
                )
            || ["action", "number", "no", "#", "actions", "and"].contains(before)
    }

    /// The earlier action that an ordinal or number names.
    func number(at index: Int) -> Int? {
        let token = words.tokens[index]
        let count = earlier.isEmpty ? 9 : earlier.count
        if token.plain == "last" { return earlier.isEmpty ? nil : earlier.count - 1 }
        let value =
            token.isNumber ? Int(token.plain) : DateWords.ordinals[token.plain]
        guard let value, (1...count).contains(value) else { return nil }
        return value - 1
    }

    /// The actions that words name: those with the most words of it, if one stands out.
    func named(in range: Range<Int>) -> [Int]? {
        var best = 0
        var found: [Int] = []
        let spoken = Set(words.tokens[range].map(\.plain))
        for (index, name) in names.enumerated() {
            let count = name.count { name in spoken.contains(name) || spoken.contains(name + "s") }
            if count > best {
                (best, found) = (count, [index])
            } else if count == best, count > 0 {
                found.append(index)
            }
        }
        return found.count == 1 ? found : nil
    }

    func isName(_ index: Int, _ rows: [Int]) -> Bool {
        let word = words.tokens[index].plain
        return rows.contains { names[$0].contains(word) || names[$0].contains { $0 + "s" == word } }
    }

    // MARK: Words

    static let done: Set<String> = [
        "yes", "done", "completed", "complete", "finished", "closed", "actioned", "sorted", "yep",
        "yeah", "achieved", "met", "y", "uploaded", "happened", "resolved", "fulfilled",
        "implemented",
    ]
    static let undone: Set<String> = [
        "no", "not", "isnt", "hasnt", "wasnt", "outstanding", "missing", "incomplete", "overdue",
        "pending", "waiting", "unfinished", "undone", "partly", "partially", "nope", "didnt", "n",
        "progress", "started", "never", "ongoing", "havent", "arent", "werent", "awaiting",
        "couldnt", "cant", "cannot",
    ]
    static let partial: Set<String> = [
        "partly", "partially", "progress", "started", "waiting", "awaiting", "pending",
        "ongoing",
    ]
    static let lacking: Set<String> = [
        "outstanding", "missing", "overdue", "pending", "left",
    ]
    static let others: Set<String> = ["rest", "others", "remaining", "remainder", "other"]
    static let excepting: Set<String> = ["but", "except", "apart", "bar", "excluding"]
    static let small: Set<String> = [
        "the", "one", "ones", "action", "actions", "is", "was", "has", "been", "of", "them", "were",
        "are", "have", "that", "it", "this", "a", "an", "and", "st", "nd", "rd", "th", "from",
        "for",
        "number", "yet", "in", "to", "be", "its", "now", "all", "both", "we", "i", "think", "four",
        "three", "two", "five", "so", "then", "at", "as", "please", "well", "on", "these", "those",
    ]
    static let plainWords: Set<String> = [
        "update", "complete", "with", "that", "this", "from", "into", "been", "have", "will",
        "should",
        "must", "ensure", "make", "sure", "start", "done", "finish", "review", "completed",
        "updated",
        "their", "them", "they", "there", "about", "before", "after", "child", "children", "family",
    ]
}
