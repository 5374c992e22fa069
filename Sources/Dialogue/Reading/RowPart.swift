import Audits

/// One action's words, cut into whose it is, when it is due, what it is for, and what is left.
struct RowPart {
    let range: Range<Int>
    private(set) var owner: String?
    private(set) var due: Day?
    /// Whether a date was given that names no day.
    private(set) var isVague = false
    private(set) var impact: String?
    /// What is left, as typed.
    private(set) var what = ""
    /// The words of what is left.
    private(set) var rest: [String] = []

    private let reader: RowActionReader
    private let isLoose: Bool
    private let follows: Bool
    /// For each token of the range, whether it belongs to something else than `what`.
    private var isCut: [Bool]

    private var words: Words { reader.words }

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

    // MARK: Dates

    private mutating func cutDates() {
        var numbers: [Int] = []
        for index in range {
            if let number = reader.mentionAt[index], numbers.last != number {
                numbers.append(number)
            }
        }
        guard !numbers.isEmpty else { return }
        let days = numbers.filter { reader.mentions[$0].day != nil }
        let kept = days.filter { reader.mentions[$0].isDeadline }
        guard var chosen = kept.last ?? days.last(where: { isAhead(reader.mentions[$0]) }) else {
            let loose = numbers.filter { isPromise(reader.mentions[$0]) }
            isVague = !loose.isEmpty
            for number in loose { cut(reader.mentions[number].tokens) }
            return
        }
        if let last = days.last, last > chosen, isTakenBack(chosen, for: last) { chosen = last }
        due = reader.mentions[chosen].day
        for number in numbers {
            let tokens = reader.mentions[number].tokens
            if number == chosen || isPromise(reader.mentions[number]) && isLone(tokens) {
                cut(tokens)
            }
            // "by Friday - no, Monday": the date taken back goes with the words that do so.
            if number < chosen, isTakenBack(number, for: chosen) {
                cut(tokens.lowerBound..<reader.mentions[chosen].tokens.lowerBound)
            }
        }
    }

    private func isTakenBack(_ number: Int, for other: Int) -> Bool {
        let from = reader.mentions[number].tokens.upperBound
        let between = from..<reader.mentions[other].tokens.lowerBound
        return between.count <= 8
            && between.contains { Self.turns.contains(words.tokens[$0].plain) }
            && between.allSatisfy {
                !words.tokens[$0].isSpoken || Self.turns.contains(words.tokens[$0].plain)
                    || reader.mentionAt[$0] != nil
            }
    }

    private static let turns: Set<String> = [
        "no", "sorry", "wait", "actually", "meant", "mean", "i", "make", "it", "that", "rather",
        "say",
        "not", "oops",
    ]

    /// A day that is no deadline in so many words must lie ahead and belong to nothing else.
    private func isAhead(_ mention: DateMention) -> Bool {
        guard let day = mention.day, day >= today else { return false }
        let before = reader.plain(mention.tokens.lowerBound - 1)
        guard
            !["since", "from", "of", "dated", "at", "dob", "born", "turns", "last", "to"].contains(
                before
            )
        else { return false }
        return day <= today.adding(days: 190)
            || words.tokens[mention.tokens].contains { $0.isNumber && $0.plain.utf8.count == 4 }
    }

    private var today: Day { reader.today }

    /// A vague or impossible date that answers "by when", not one inside the action's own words.
    private func isPromise(_ mention: DateMention) -> Bool {
        if mention.day != nil { return false }
        let end = mention.tokens.upperBound
        return mention.isDeadline || end >= range.upperBound || reader.isBreak(end)
            || mention.what == .impossible || isLone(mention.tokens)
            || ["please", "pls", "so", "and", "to"].contains(reader.plain(end))
    }

    private func isLone(_ tokens: Range<Int>) -> Bool {
        (tokens.lowerBound == range.lowerBound || reader.isBreak(tokens.lowerBound - 1))
            && (tokens.upperBound >= range.upperBound || reader.isBreak(tokens.upperBound))
    }

    private mutating func cut(_ tokens: Range<Int>) {
        for index in tokens.clamped(to: range) { isCut[index - range.lowerBound] = true }
    }

    private func isFree(_ index: Int) -> Bool { !isCut[index - range.lowerBound] }

    // MARK: Impact

    /// "so that ...", "impact: ...": up to the end, or to a clause that only names owner or date.
    private mutating func cutImpact() -> Range<Int>? {
        for index in range where isFree(index) {
            guard let start = impactStart(index) else { continue }
            var end = range.upperBound
            var at = start
            while at < range.upperBound {
                if !isFree(at) && (at + 1 == range.upperBound || reader.isBreak(at + 1)) {
                    end = at
                    while end > start, !isFree(end - 1) { end -= 1 }
                    break
                }
                if reader.isBreak(at), at + 1 < range.upperBound,
                    ownerRun(at + 1..<runEnd(from: at + 1)) != nil
                {
                    end = at
                    break
                }
                at += 1
            }
            guard start < end else { return nil }
            cut(index..<end)
            return start..<end
        }
        return nil
    }

    private func impactStart(_ index: Int) -> Int? {
        func has(_ phrase: String...) -> Bool { words.has(phrase, at: index) }
        if has("so", "that") { return index + 2 }
        if has("in", "order", "that") || has("this", "will", "mean") || has("which", "will", "mean")
        {
            return index + 3
        }
        if has("meaning", "that") || has("which", "means") { return index + 2 }
        let word = reader.plain(index)
        if word == "so", index + 1 < range.upperBound {
            let next = reader.plain(index + 1)
            let isName = owners.name(at: index + 1, until: range.upperBound, loose: false) != nil
            return Self.afterSo.contains(next) || RowWords.kin.contains(next) || isName
                ? index + 1 : nil
        }
        if ["impact", "outcome"].contains(word) || has("expected", "impact")
            || has("expected", "outcome")
            || has("the", "impact") || has("the", "expected", "impact")
        {
            var at = index
            while ["the", "expected", "impact", "outcome"].contains(reader.plain(at)) { at += 1 }
            let isLed = [":", "-", "=", "is", "\u{2013}", "will", "would", "being"].contains(
                reader.plain(at)
            )
            guard isLed || index == range.lowerBound || reader.isBreak(index - 1) else {
                return nil
            }
            if [":", "-", "=", "is", "\u{2013}", "being"].contains(reader.plain(at)) { at += 1 }
            if ["will", "would"].contains(reader.plain(at)), reader.plain(at + 1) == "be" {
                at += 2
            }
            if reader.plain(at) == "that" { at += 1 }
            return at
        }
        return nil
    }

    private static let afterSo: Set<String> = [
        "the", "she", "he", "they", "we", "child", "children", "everyone", "it", "her", "his",
        "their",
        "all", "there", "both", "kids", "school", "professionals", "i", "parents", "siblings",
    ]

    // MARK: Owner

    private var owners: RowOwnerReader { reader.owners }

    private mutating func cutOwner() {
        let runs = self.runs()
        guard let first = runs.first else { return }
        if ownerWithVerb(in: first) { return }
        var firstOwner: RowOwnerReader.Found?
        var found: (owner: Range<Int>, cut: Range<Int>)?
        for (number, run) in runs.enumerated() {
            guard let owner = ownerRun(run) else { continue }
            if number == 0 {
                firstOwner = owner
                continue
            }
            if owner.isKin, RowWords.kin.contains(reader.plain(runs[number - 1].upperBound - 1)) {
                continue
            }
            if let earlier = found {
                // "SW, PM, by Friday": two owners, a comma between.
                guard run.lowerBound - earlier.cut.upperBound <= 1 else { break }
                found = (
                    earlier.owner.lowerBound..<owner.range.upperBound,
                    earlier.cut.lowerBound..<run.upperBound
                )
            } else {
                found = (owner.range, run)
            }
        }
        if let first = runs.first, let lead = firstOwner, let later = found, isLoose || lead.isRole,
            later.cut.lowerBound - first.upperBound <= 1
        {
            // "SW, PM, by Friday": the first of two owners begins the message.
            found = (
                lead.range.lowerBound..<later.owner.upperBound,
                first.lowerBound..<later.cut.upperBound
            )
        }
        if let found {
            owner = owners.text(found.owner)
            cut(found.cut)
        } else if let firstOwner,
            isLoose || hasMore(than: first, in: runs)
                || runs.count == 1 && (follows || firstOwner.isRole)
        {
            owner = owners.text(firstOwner.range)
            cut(first)
        } else {
            ownerInside(runs)
        }
    }

    /// Whether any other run could be the action itself.
    private func hasMore(than first: Range<Int>, in runs: [Range<Int>]) -> Bool {
        runs.dropFirst().contains { run in
            run.contains {
                words.tokens[$0].isWord && !RowWords.proforms.contains(words.tokens[$0].plain)
            }
        }
    }

    /// "TM to arrange ...", "please can the SW update ...", "I'll chase ...".
    private mutating func ownerWithVerb(in run: Range<Int>) -> Bool {
        var at = run.lowerBound
        while at < run.upperBound, at < run.lowerBound + 6 {
            if reader.plain(at) == "ill", RowWords.verbs.contains(reader.plain(at + 1)) {
                owner = "I"
                cut(run.lowerBound..<at + 1)
                return true
            }
            if let found = owners.owner(at: at, until: range.upperBound) {
                var end = Self.verbEnd(after: found, words)
                if end == nil, at > run.lowerBound,
                    ["can", "could"].contains(reader.plain(at - 1)),
                    RowWords.verbs.contains(reader.plain(found.end))
                {
                    end = found.end
                }
                if let end, end <= range.upperBound {
                    owner = owners.text(found.range)
                    cut(run.lowerBound..<end)
                    return true
                }
            }
            guard Self.leads.contains(reader.plain(at)) else { return false }
            at += 1
        }
        return false
    }

    /// Where the action begins behind "SW to", "Beth will", "TM needs to"; `nil` when it is passive.
    static func verbEnd(after owner: RowOwnerReader.Found, _ words: Words) -> Int? {
        func plain(_ index: Int) -> String {
            words.tokens.indices.contains(index) ? words.tokens[index].plain : ""
        }
        var at = owner.end
        switch plain(at) {
        case "to": at += 1
        case "will", "shall", "should", "must":
            guard !owner.isKin else { return nil }
            at += 1
        case "needs", "need", "has", "have", "is", "are", "agreed":
            guard plain(at + 1) == "to", !owner.isKin || plain(at) == "is" else { return nil }
            at += 2
        default: return nil
        }
        let next = plain(at)
        guard words.tokens.indices.contains(at), words.tokens[at].isWord, next != "be",
            next != "have",
            !RowWords.articles.contains(next), !RowWords.kin.contains(next),
            !RowWords.nouns.contains(next) || RowWords.verbs.contains(next)
                || ["work", "report", "record", "update"].contains(next)
        else { return nil }
        return at
    }

    /// An owner that is all a clause says, with "owner:", "for" or "to do it" about it.
    private func ownerRun(_ run: Range<Int>) -> RowOwnerReader.Found? {
        var at = run.lowerBound
        while at < run.upperBound,
            Self.ownerLeads.contains(reader.plain(at))
                || isLoose && at < run.lowerBound + 5 && Self.looseLeads.contains(reader.plain(at))
        {
            at += 1
        }
        guard at < run.upperBound, at == run.lowerBound || !isPlainBy(run, at) else { return nil }
        var found = owners.owner(at: at, until: run.upperBound)
        if found == nil, isLoose || isMiddle(run) {
            found = owners.owner(at: at, until: run.upperBound, loose: true)
        }
        if let strict = found, strict.end < run.upperBound, isLoose || isMiddle(run),
            let loose = owners.owner(at: at, until: run.upperBound, loose: true),
            loose.end == run.upperBound
        {
            found = loose
        }
        guard let found,
            (found.end..<run.upperBound).allSatisfy({
                !words.tokens[$0].isSpoken || RowWords.proforms.contains(words.tokens[$0].plain)
            })
        else { return nil }
        return found
    }

    /// "by" alone before an owner at the start of a run belongs to a longer phrase.
    private func isPlainBy(_ run: Range<Int>, _ at: Int) -> Bool { at >= run.upperBound }

    /// A clause of one word in small letters between the action and its date: "genogram - lena - 4 dec".
    private func isMiddle(_ run: Range<Int>) -> Bool {
        guard run.count <= 2, run.lowerBound > range.lowerBound, reader.isBreak(run.lowerBound - 1)
        else {
            return false
        }
        let next = run.upperBound + (reader.isBreak(run.upperBound) ? 1 : 0)
        return next < range.upperBound && !isFree(next)
    }

    /// An owner behind the action: "by the SW", "assigned to Beth", "chronology SW".
    private mutating func ownerInside(_ runs: [Range<Int>]) {
        for run in runs.reversed() {
            for index in run.reversed() where index > run.lowerBound {
                let word = reader.plain(index)
                let isAssigned =
                    isLoose && word == "for"
                    || word == "to" && ["assigned", "allocated"].contains(reader.plain(index - 1))
                guard word == "by" || word == "owner" || isAssigned,
                    let found = owners.owner(at: index + 1, until: run.upperBound),
                    found.end == run.upperBound,
                    !found.isKin || isAssigned
                else { continue }
                owner = owners.text(found.range)
                cut((word == "to" ? index - 1 : index)..<run.upperBound)
                return
            }
            guard run.count >= 2, RowWords.nouns.contains(reader.plain(run.upperBound - 2)),
                RowWords.abbreviations[reader.plain(run.upperBound - 1)] != nil,
                run.upperBound == range.upperBound || !isFree(run.upperBound)
            else { continue }
            owner = owners.text(run.upperBound - 1..<run.upperBound)
            cut(run.upperBound - 1..<run.upperBound)
            return
        }
        // "genogram missing, SW to complete": the owner stands in a later clause.
        for run in runs.dropFirst() {
            guard let found = owners.owner(at: run.lowerBound, until: run.upperBound),
                Self.verbEnd(after: found, words) != nil
            else { continue }
            owner = owners.text(found.range)
            return
        }
    }

    private static let leads: Set<String> = [
        "and", "also", "then", "please", "pls", "can", "could", "need", "needs", "i", "want",
        "would",
        "like", "id", "for", "the", "plus", "next", "action", "secondly", "firstly", "finally",
        "yes",
        "ok", "another", "one", "so", "get", "we", "more", "first", "second", "think",
    ]

    private static let ownerLeads: Set<String> = [
        "owner", "owned", "by", "for", "assigned", "allocated", "lead", "responsible", "action",
        "actioned", "responsibility", "to", "who", "whom", "both", "all", "with",
    ]

    private static let looseLeads: Set<String> = [
        "is", "its", "it", "should", "be", "put", "say", "make", "thats", "that", "of", "the", "ok",
        "yes", "please", "can", "i", "think", "would", "will", "id", "go", "sorry", "actually",
        "no",
        "give", "lets", "um", "erm", "probably", "just", "was", "oh", "done", "this", "will",
    ]

    private static let fillers: Set<String> = [
        "thanks", "thank", "you", "no", "more", "another", "add", "else", "nothing", "none", "only",
        "just", "two", "three", "four", "next", "there", "are", "few", "couple", "further", "hi",
        "here", "first", "second", "third", "following", "hmm", "new", "recommended", "yeah", "yep",
        "cheers", "great", "my", "not", "see", "below", "if", "we", "firstly", "secondly",
        "finally",
    ]

    // MARK: What is left

    /// Runs of tokens left in a clause.
    private func runs() -> [Range<Int>] {
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

    private func runEnd(from index: Int) -> Int {
        var at = index
        while at < range.upperBound, reader.inClause[at], isFree(at) { at += 1 }
        return max(at, index)
    }

    private func hasSpoken(_ run: Range<Int>) -> Bool {
        words.tokens[run].contains(where: \.isSpoken)
    }

    /// "yes, ...", "one more: ...", "what: ..." before the action itself.
    private mutating func cutFillers() {
        let runs = self.runs()
        for run in runs.dropLast() {
            if ["what", "task"].contains(reader.plain(run.lowerBound)), run.count == 1 {
                cut(run)
                continue
            }
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

    /// "and", "also" and the like before the action itself.
    private mutating func cutJoints() {
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
    private func text(of range: Range<Int>, keeping isKept: (Int) -> Bool) -> String {
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

    private func plain(_ index: Int) -> String { reader.plain(index) }

    private func isJoint(_ index: Int) -> Bool {
        [",", ";", ":", "-", "\u{2013}", ".", "\n", "|", "\u{2022}", "*", "!", "?", "=", ">"]
            .contains(plain(index)) || plain(index) == ")" && !hasOpening(index)
    }

    private func hasOpening(_ index: Int) -> Bool {
        var at = index - 1
        while at >= range.lowerBound, at > index - 40 {
            if plain(at) == "(" { return isFree(at) && isFree(index - 1) }
            at -= 1
        }
        return false
    }

    private func isLeftOver(_ index: Int) -> Bool {
        ["and", "by", "for", "to", "is", "due", "owner", "but", "then", "with", "on"].contains(
            plain(index)
        )
    }
}
