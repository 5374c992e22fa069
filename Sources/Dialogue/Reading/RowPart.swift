import Audits

/// One action's words, cut into whose it is, when it is due, what it is for, and what is left.
struct RowPart {
    let range: Range<Int>
    var owner: String?
    var due: Day?
    /// Whether a date was given that names no day.
    var isVague = false
    var impact: String?
    /// What is left, as typed.
    var what = ""
    /// The words of what is left.
    var rest: [String] = []

    let reader: RowActionReader
    let isLoose: Bool
    let follows: Bool
    /// For each token of the range, whether it belongs to something else than `what`.
    var isCut: [Bool]

    var words: Words { reader.words }

    /// Cuts one part of a message.
    ///
    /// `isLoose` takes a word in small letters for a name, as in an answer to "who?"; `follows`
    /// says that an action stands before it, which it may only complete.
    init(_ range: Range<Int>, _ reader: RowActionReader, isLoose: Bool, follows: Bool = false) {
        self.range = range
        self.reader = reader
        self.isLoose = isLoose
        self.follows = follows
        isCut = Array(repeating: false, count: range.count)
        cutDates()
        let impactRange = reader.columns.contains("impact") ? cutImpact() : nil
        cutFillers()
        if reader.columns.contains("owner") { cutOwner() }
        cutJoints()
        if let impactRange { impact = text(of: impactRange, keeping: { _ in true }) }
        let kept = isCut
        what = text(of: range) { !kept[$0 - range.lowerBound] }
        rest = range.lazy.filter {
            !kept[$0 - range.lowerBound] && reader.words.tokens[$0].isSpoken
        }
        .map { reader.words.tokens[$0].plain }
    }

    /// Whether nothing is left that could be an action of its own.
    var isEmpty: Bool {
        rest.allSatisfy { RowWords.proforms.contains($0) || Self.fillers.contains($0) }
    }

    /// "None needed, ...", "nothing to add", "no further actions".
    var isNothing: Bool {
        guard owner == nil, due == nil else { return false }
        let spoken = reader.words.tokens[range].lazy.filter(\.isSpoken).prefix(3).map(\.plain)
        guard let first = spoken.first else { return true }
        return ["none", "nothing"].contains(first)
            || first == "no" && spoken.dropFirst().contains { ["actions", "action"].contains($0) }
    }

    /// Whether it tells about the action before it rather than of a new one.
    var isRemark: Bool {
        guard owner == nil, due == nil, !isVague, let first = rest.first else { return false }
        if [
            "it", "its", "this", "these", "there", "theres", "she", "he", "they", "because",
            "currently",
            "that",
        ].contains(first) {
            return true
        }
        return !RowWords.verbs.contains(first)
            && rest.contains {
                [
                    "is", "was", "has", "hasnt", "isnt", "wasnt", "are", "were", "have", "havent",
                    "didnt",
                ]
                .contains($0)
            }
    }

    // MARK: What is left

    /// Runs of tokens left in a clause.
    func runs() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start: Int?
        for index in range {
            let isIn = reader.inClause[index] && isFree(index)
            if isIn, start == nil { start = index }
            if !isIn, let from = start {
                if hasSpoken(from..<index) { found.append(from..<index) }
                start = nil
            }
        }
        if let from = start, hasSpoken(from..<range.upperBound) {
            found.append(from..<range.upperBound)
        }
        return found
    }

    func runEnd(from index: Int) -> Int {
        var at = index
        while at < range.upperBound, reader.inClause[at], isFree(at) { at += 1 }
        return max(at, index)
    }

    func hasSpoken(_ run: Range<Int>) -> Bool {
        words.tokens[run].contains(where: \.isSpoken)
    }

    /// "yes, ...", "one more: ...", "what: ..." before the action itself.
    mutating func cutFillers() {
        let runs = self.runs()
        for run in runs
        where run.count == 1 && reader.plain(run.upperBound) == ":"
            && Self.labels.contains(reader.plain(run.lowerBound))
        {
            cut(run)
        }
        for run in runs.dropLast() {
            guard
                run.allSatisfy({
                    let word = words.tokens[$0].plain
                    if Self.ownerLeads.contains(word), !["all", "action"].contains(word) {
                        return false
                    }
                    return !words.tokens[$0].isSpoken || RowWords.proforms.contains(word)
                        || Self.fillers.contains(word)
                })
            else { break }
            cut(run)
        }
    }

    static let labels: Set<String> = [
        "what", "task", "action", "who", "when", "owner", "due",
    ]

    /// "and", "also" and the like before the action itself.
    mutating func cutJoints() {
        for index in range where isFree(index) && words.tokens[index].isSpoken {
            guard
                ["and", "also", "then", "plus", "but", "secondly", "firstly", "finally"].contains(
                    words.tokens[index].plain
                )
            else { break }
            cut(index..<index + 1)
        }
    }

    /// The kept tokens as typed, without the marks that joined them to what was cut.
    func text(of range: Range<Int>, keeping isKept: (Int) -> Bool) -> String {
        var pieces: [(text: String, isBroken: Bool)] = []
        var index = range.lowerBound
        var isBroken = false
        while index < range.upperBound {
            guard isKept(index) else {
                index += 1
                continue
            }
            var end = index
            while end < range.upperBound, isKept(end) { end += 1 }
            let follows = end < range.upperBound
            var (from, to) = (index, end)
            while from < to, isJoint(from) {
                isBroken = isBroken || words.tokens[from].plain != "."
                from += 1
            }
            var endsBroken = false
            while to > from,
                isJoint(to - 1) || follows && isLeftOver(to - 1) || plain(to - 1) == "("
            {
                if isJoint(to - 1) { endsBroken = true }
                to -= 1
            }
            if from < to, words.tokens[from..<to].contains(where: \.isSpoken) {
                pieces.append((owners.text(from..<to), isBroken))
                isBroken = endsBroken
            } else {
                isBroken = isBroken || endsBroken
            }
            index = end
        }
        var text = ""
        for piece in pieces {
            text += (text.isEmpty ? "" : piece.isBroken ? ", " : " ") + piece.text
        }
        return text
    }

    func plain(_ index: Int) -> String { reader.plain(index) }

    func isJoint(_ index: Int) -> Bool {
        [",", ";", ":", "-", "\u{2013}", ".", "\n", "|", "\u{2022}", "*", "!", "?", "=", ">"]
            .contains(plain(index)) || plain(index) == ")" && !hasOpening(index)
    }

    func hasOpening(_ index: Int) -> Bool {
        var at = index - 1
        while at >= range.lowerBound, at > index - 40 {
            if plain(at) == "(" { return isFree(at) && isFree(index - 1) }
            at -= 1
        }
        return false
    }

    func isLeftOver(_ index: Int) -> Bool {
        ["and", "by", "for", "to", "is", "due", "owner", "but", "then", "with", "on"].contains(
            plain(index)
        )
    }
}
