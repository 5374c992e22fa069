import Audits

/// Reads which earlier actions were done, by number, by name or in order.
struct RowCheckReader {
    let words: Words
    let earlier: [Row]
    /// The telling words of each earlier action.
    let names: [Set<String>]
    let inClause: [Bool]

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
    enum Subject: Equatable {
        case rows([Int])
        /// All, but for those that the message names.
        case all
        case rest
        case none
        /// A name that no earlier action has, as typed; kept when there are no earlier actions.
        case other
    }

    struct Piece {
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

    func matched(_ pieces: [Piece]) -> [Row] {
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

    func indices(of piece: Piece, known: [Int: Bool], excepted: inout Set<Int>) -> [Int]? {
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
    func excepted(in piece: Piece) -> Set<Int> {
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
    func named(_ pieces: [Piece]) -> [Row] {
        var rows: [Row] = []
        let isNumbered = pieces.contains { if case .rows? = $0.subject { true } else { false } }
        for piece in pieces {
            if let isDone = piece.isDone,
                piece.subject != .other
                    || !isNumbered && (rows.isEmpty || subjectText(piece) != nil)
            {
                var row = Row(["done": isDone ? "yes" : "no"])
                let isForAll = piece.subject == .all || piece.subject == Subject.none
                row["what"] = (isForAll ? nil : subjectText(piece)) ?? text(piece)
                if piece.tokens.contains(where: {
                    Self.partial.contains(words.tokens[$0].plain)
                        || words.tokens[$0].plain == "still"
                }) {
                    row["note"] = text(piece)
                }
                rows.append(row)
            } else if let last = rows.indices.last {
                rows[last]["note"] = (rows[last]["note"].map { $0 + ", " } ?? "") + text(piece)
            }
        }
        return rows
    }

    // MARK: Texts

    func text(_ piece: Piece) -> String { slice(piece.tokens) }

    /// The typed words before yes or no: "chronology" of "chronology done".
    func subjectText(_ piece: Piece) -> String? {
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

    func slice(_ range: Range<Int>) -> String {
        guard let first = range.first(where: { words.tokens[$0].isSpoken }),
            let last = range.last(where: {
                words.tokens[$0].isSpoken || words.tokens[$0].plain == "%"
            })
        else { return "" }
        return String(
            words.slice(words.tokens[first].range.lowerBound..<words.tokens[last].range.upperBound)
        )
    }
}
