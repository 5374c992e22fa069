import Audits

/// Reads which earlier actions were done, by number, by name or in order.
struct RowCheckReader {
    private let words: Words
    private let earlier: [Row]
    /// The telling words of each earlier action.
    private let names: [Set<String>]
    private let inClause: [Bool]

    init(_ words: Words, earlier: [Row]) {
        self.words = words
        self.earlier = earlier
        names = earlier.map { row in
            Set(
                Words(row["what"] ?? "").spoken.filter {
                    $0.utf8.count > 3 && !Self.plainWords.contains($0)
                }
            )
        }
        var inClause = Array(repeating: false, count: words.tokens.count)
        for clause in words.clauses {
            for index in clause { inClause[index] = true }
        }
        self.inClause = inClause
    }

    /// What one piece of the message is about.
    private enum Subject: Equatable {
        case rows([Int])
        /// All, but for those that the message names.
        case all
        case rest
        case none
        /// A name that no earlier action has, as typed; kept when there are no earlier actions.
        case other
    }

    private struct Piece {
        var tokens: Range<Int>
        var subject: Subject?
        var isDone: Bool?
        /// Words beyond the subject and yes or no.
        var hasMore = false
    }

    func read() -> [Row] {
        guard !words.sentences.contains(where: \.isAsked) else { return [] }
        let pieces = self.pieces().map(judged)
        guard pieces.contains(where: { $0.isDone != nil || $0.subject == Subject.none }),
            !isUnclear
        else { return [] }
        return earlier.isEmpty ? named(pieces) : matched(pieces)
    }

    /// "not all of them", "some", "most": no row can be told.
    private var isUnclear: Bool {
        let spoken = words.spoken
        for (index, word) in spoken.enumerated() {
            if ["some", "most", "mostly", "few", "dunno", "unsure"].contains(word),
                spoken.count <= 5
            {
                return true
            }
            if word == "not", index + 1 < spoken.count,
                ["all", "both", "sure", "everything", "every", "entirely"].contains(
                    spoken[index + 1]
                )
            {
                return true
            }
        }
        return false
    }

    // MARK: Matching

    private func matched(_ pieces: [Piece]) -> [Row] {
        var done: [Int: Bool] = [:]
        var notes: [Int: [String]] = [:]
        var excepted: Set<Int> = []
        var last: [Int] = []
        let bare = pieces.filter { $0.subject == nil && $0.isDone != nil && !$0.hasMore }
        let isRun = pieces.allSatisfy { $0.subject == nil } && bare.count == earlier.count
        var next = 0
        for (number, piece) in pieces.enumerated() {
            var subjects = indices(of: piece, known: done, excepted: &excepted)
            if subjects == nil, isRun, piece.isDone != nil, !piece.hasMore {
                subjects = [next]
                next += 1
            } else if subjects == nil, piece.isDone != nil, last.isEmpty,
                number == 0 || pieces.count == 1
            {
                guard
                    pieces.count == 1 || earlier.count == 1
                        || !pieces[1...].contains(where: { $0.isDone != nil })
                else { return [] }
                subjects = Array(earlier.indices)
            }
            guard let subjects else {
                // A remark belongs to the action just spoken of.
                for index in last { notes[index, default: []].append(text(piece)) }
                continue
            }
            guard let isDone = piece.isDone else {
                if !subjects.isEmpty, subjects.allSatisfy({ done[$0] != nil }) {
                    for index in subjects { notes[index, default: []].append(text(piece)) }
                } else if piece.subject != .all {
                    last = subjects
                }
                continue
            }
            for index in subjects {
                if done[index] != nil, subjects == last, piece.subject != nil {
                    notes[index, default: []].append(text(piece))
                } else {
                    done[index] = isDone
                    if piece.hasMore { notes[index, default: []].append(text(piece)) }
                }
            }
            if piece.subject == .all {
                for index in excepted where done[index] == nil { done[index] = !isDone }
            }
            last = subjects
        }
        return earlier.indices.compactMap { index in
            guard let isDone = done[index] else { return nil }
            var row = Row(["done": isDone ? "yes" : "no"])
            row["what"] = earlier[index]["what"] ?? "action \(index + 1)"
            if let texts = notes[index], !texts.isEmpty {
                row["note"] = texts.joined(separator: ", ")
            }
            return row
        }
    }

    private func indices(of piece: Piece, known: [Int: Bool], excepted: inout Set<Int>) -> [Int]? {
        switch piece.subject {
        case .rows(let rows)?: return rows
        case .all?:
            excepted = self.excepted(in: piece)
            return earlier.indices.filter { !excepted.contains($0) }
        case Subject.none?: return Array(earlier.indices)
        case .rest?: return earlier.indices.filter { known[$0] == nil }
        case .other?, nil: return nil
        }
    }

    /// "all but the genogram": what is left out of all.
    private func excepted(in piece: Piece) -> Set<Int> {
        guard
            let turn = piece.tokens.first(where: { Self.excepting.contains(words.tokens[$0].plain) }
            )
        else { return [] }
        let rest = turn + 1..<piece.tokens.upperBound
        var found: Set<Int> = []
        for index in rest {
            if let number = number(at: index) { found.insert(number) }
        }
        if let named = named(in: rest) { found.formUnion(named) }
        return found
    }

    /// Without earlier actions the message's own names stand for them.
    private func named(_ pieces: [Piece]) -> [Row] {
        var rows: [Row] = []
        let isNumbered = pieces.contains { if case .rows? = $0.subject { true } else { false } }
        for piece in pieces {
            if let isDone = piece.isDone, piece.subject != .other || !isNumbered {
                var row = Row(["done": isDone ? "yes" : "no"])
                row["what"] = subjectText(piece) ?? text(piece)
                rows.append(row)
            } else if let last = rows.indices.last {
                rows[last]["note"] = (rows[last]["note"].map { $0 + ", " } ?? "") + text(piece)
            }
        }
        return rows
    }

    // MARK: Pieces

    /// Clauses, cut once more where another action is named behind "and" or a number.
    private func pieces() -> [Range<Int>] {
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
    private func clauses() -> [Range<Int>] {
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

    private func hasStatus(_ range: Range<Int>) -> Bool {
        words.tokens[range].contains {
            Self.done.contains($0.plain) || Self.undone.contains($0.plain)
        }
    }

    private func isSubject(at index: Int, _ clause: Range<Int>) -> Bool {
        let at =
            ["the", "number", "action"].contains(words.tokens[index].plain) ? index + 1 : index
        guard at < clause.upperBound else { return false }
        return ["yes", "no"].contains(words.tokens[at].plain) || number(at: at) != nil
            || named(in: at..<min(at + 2, clause.upperBound)) != nil
            || Self.others.contains(words.tokens[at].plain) || earlier.isEmpty
    }

    private func isNumbered(at index: Int, _ clause: Range<Int>) -> Bool {
        guard number(at: index) != nil, index + 1 < clause.upperBound else { return false }
        let next = words.tokens[index + 1].plain
        return Self.done.contains(next) || Self.undone.contains(next)
            || ["one", "is", "was", ".", ":", ")", "-"].contains(next)
    }

    private func judged(_ range: Range<Int>) -> Piece {
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
            } else if ["none", "neither", "nothing"].contains(word) {
                piece.subject = Subject.none
                seen.insert(index)
            } else if Self.others.contains(word) {
                piece.subject = .rest
                seen.insert(index)
            } else if Self.undone.contains(word) || word == "still" {
                if Self.undone.contains(word) { piece.isDone = isDoubled(piece, index) }
                seen.insert(index)
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
    private func isDoubled(_ piece: Piece, _ index: Int) -> Bool {
        index > piece.tokens.lowerBound && piece.isDone == false
            && ["outstanding", "missing", "overdue"].contains(words.tokens[index].plain)
            && ["not", "no", "isnt", "longer"].contains(words.tokens[index - 1].plain)
    }

    /// A number counts as a reference only where a count ("2 visits") is unlikely.
    private func isReference(_ index: Int, _ range: Range<Int>) -> Bool {
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
    private func number(at index: Int) -> Int? {
        let token = words.tokens[index]
        let count = earlier.isEmpty ? 9 : earlier.count
        if token.plain == "last" { return earlier.isEmpty ? nil : earlier.count - 1 }
        let value =
            token.isNumber ? Int(token.plain) : DateWords.ordinals[token.plain]
        guard let value, (1...count).contains(value) else { return nil }
        return value - 1
    }

    /// The actions that words name: those with the most words of it, if one stands out.
    private func named(in range: Range<Int>) -> [Int]? {
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

    private func isName(_ index: Int, _ rows: [Int]) -> Bool {
        let word = words.tokens[index].plain
        return rows.contains { names[$0].contains(word) || names[$0].contains { $0 + "s" == word } }
    }

    // MARK: Texts

    private func text(_ piece: Piece) -> String { slice(piece.tokens) }

    /// The typed words before yes or no: "chronology" of "chronology done".
    private func subjectText(_ piece: Piece) -> String? {
        var end = piece.tokens.lowerBound
        while end < piece.tokens.upperBound {
            let word = words.tokens[end].plain
            if Self.done.contains(word) || Self.undone.contains(word)
                || ["is", "was", "has", "been", "still", "are", "were"].contains(word)
            {
                break
            }
            end += 1
        }
        return end > piece.tokens.lowerBound ? slice(piece.tokens.lowerBound..<end) : nil
    }

    private func slice(_ range: Range<Int>) -> String {
        guard let first = range.first(where: { words.tokens[$0].isSpoken }),
            let last = range.last(where: {
                words.tokens[$0].isSpoken || words.tokens[$0].plain == "%"
            })
        else { return "" }
        return String(
            words.slice(words.tokens[first].range.lowerBound..<words.tokens[last].range.upperBound)
        )
    }

    private static let done: Set<String> = [
        "yes", "done", "completed", "complete", "finished", "closed", "actioned", "sorted", "yep",
        "yeah", "achieved", "met", "y", "uploaded", "happened", "resolved", "fulfilled",
        "implemented",
    ]
    private static let undone: Set<String> = [
        "no", "not", "isnt", "hasnt", "wasnt", "outstanding", "missing", "incomplete", "overdue",
        "pending", "waiting", "unfinished", "undone", "partly", "partially", "nope", "didnt", "n",
        "progress", "started", "never", "ongoing", "havent", "arent", "werent", "awaiting",
    ]
    private static let lacking: Set<String> = [
        "outstanding", "missing", "overdue", "pending", "left",
    ]
    private static let others: Set<String> = ["rest", "others", "remaining", "remainder", "other"]
    private static let excepting: Set<String> = ["but", "except", "apart", "bar", "excluding"]
    private static let small: Set<String> = [
        "the", "one", "ones", "action", "actions", "is", "was", "has", "been", "of", "them", "were",
        "are", "have", "that", "it", "this", "a", "an", "and", "st", "nd", "rd", "th", "from",
        "for",
        "number", "yet", "in", "to", "be", "its", "now", "all", "both", "we", "i", "think", "four",
        "three", "two", "five", "so", "then", "at", "as", "please", "well", "on", "these", "those",
    ]
    private static let plainWords: Set<String> = [
        "update", "complete", "with", "that", "this", "from", "into", "been", "have", "will",
        "should",
        "must", "ensure", "make", "sure", "start", "done", "finish", "review", "completed",
        "updated",
        "their", "them", "they", "there", "about", "before", "after", "child", "children", "family",
    ]
}
