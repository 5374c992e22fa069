import Audits

/// Finds the dates in a message, one left to right pass with a short look around each word.
struct DateReader {
    let tokens: [Words.Token]
    let today: Day
    let prefer: DateDirection
    let loneDurations: Bool
    /// For each token, the clause that it stands in; a mark that ends a clause has an empty one.
    let clauses: [Range<Int>]
    let isOneDuration: Bool

    /// A date without the words before it.
    struct Core {
        let what: DateMention.What
        let end: Int
        var isDeadline = false
        /// Where it begins, when that is before the word that gave it away.
        var start: Int?
        /// Whether "in" and "within" may stand before it.
        var isDuration = false
    }

    init(_ words: Words, today: Day, prefer: DateDirection, loneDurations: Bool) {
        tokens = words.tokens
        self.today = today
        self.prefer = prefer
        self.loneDurations = loneDurations
        var clauses = Array(repeating: 0..<0, count: words.tokens.count)
        for clause in words.clauses {
            for index in clause { clauses[index] = clause }
        }
        self.clauses = clauses
        isOneDuration =
            words.tokens.count <= 16
            && words.tokens.allSatisfy { token in
                !token.isWord || DateWords.units[token.plain] != nil
                    || DateWords.numbers[token.plain] != nil
                    || Self.aroundDuration.contains(token.plain)
            }
    }

    func mentions() -> [DateMention] {
        var found: [DateMention] = []
        var index = 0
        var floor = 0
        while index < tokens.count {
            guard mayBegin(index), let core = core(at: index) else {
                index += 1
                continue
            }
            let start = max(core.start ?? index, floor)
            let (first, isDeadline) = lead(before: start, floor: floor, core)
            let (end, isLatest) = tail(after: core.end)
            found.append(
                DateMention(
                    what: core.what,
                    tokens: first..<end,
                    isDeadline: core.isDeadline || isDeadline || isLatest
                )
            )
            index = max(end, index + 1)
            floor = index
        }
        return found
    }

    /// Whether a date can begin with a token at all: one look-up for nearly every word.
    private func mayBegin(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.isWord else { return token.isNumber }
        if DateWords.beginnings.contains(token.plain) { return true }
        // Only names of days and months are read with a letter wrong.
        guard (4...10).contains(token.plain.utf8.count), let last = token.plain.utf8.last else {
            return false
        }
        let isDay = last == UInt8(ascii: "y") || last == UInt8(ascii: "a")
        return isDay || token.plain.hasPrefix("to") || clauses[index].count <= 3
            || index + 1 < tokens.count
                && (tokens[index + 1].isNumber || tokens[index + 1].plain == "the")
            || index > 0 && Self.monthLeads.contains(tokens[index - 1].plain)
    }

    static let monthLeads: Set<String> = ["by", "before", "in", "mid", "early", "late", "until"]

    private func core(at index: Int) -> Core? {
        numeric(at: index) ?? weekdayOfMonth(at: index) ?? weekday(at: index) ?? dayOfMonth(
            at: index
        ) ?? monthFirst(at: index)
            ?? periodEnd(at: index) ?? duration(at: index) ?? nearDay(at: index)
            ?? vague(at: index)
    }

    /// The words before a date that belong to it, and whether they make it one to keep.
    private func lead(before start: Int, floor: Int, _ core: Core) -> (Int, Bool) {
        var first = start
        var isDeadline = false
        for _ in 0..<8 {
            let index = first - 1
            guard index >= floor else { break }
            let word = tokens[index].plain
            if DateWords.deadlineLeads.contains(word) {
                isDeadline = true
                first = index
            } else if DateWords.plainLeads.contains(word) {
                // "for" is taken before a day, not before "now" or a promise.
                if word == "for", core.day == nil { break }
                first = index
            } else if word == "in", core.isDuration {
                isDeadline = true
                first = index
            } else if word == "than", ["later", "more"].contains(plain(index - 1)),
                ["no", "not"].contains(plain(index - 2)), index - 2 >= floor
            {
                isDeadline = true
                first = index - 2
            } else if let length = timeOfDay(endingAt: index), index - length + 1 >= floor {
                first = index - length + 1
            } else if [":", "-", "\u{2013}", "="].contains(word), index > floor,
                ["due", "deadline", "timescale", "date", "when", "target", "by"]
                    .contains(plain(index - 1))
            {
                isDeadline = true
                first = index - 1
            } else if word == "date", ["due", "target"].contains(plain(index - 1)) {
                first = index
            } else if ["is", "of"].contains(word), plain(index - 1) == "date",
                plain(index - 2) == "due", index - 2 >= floor
            {
                isDeadline = true
                first = index - 2
            } else if word == "when", plain(index - 1) == "by", index > floor {
                isDeadline = true
                first = index - 1
            } else if ["w", "wc", "commencing", "ending"].contains(word) {
                first = index
            } else if word == "week", ["commencing", "ending"].contains(plain(first)) {
                first = index
            } else if word == "/" || word == "c" || word == "e",
                ["w", "/"].contains(plain(index - 1))
            {
                first = index
            } else {
                break
            }
        }
        return (first, isDeadline)
    }

    /// The length of a time of day that ends at a token: "5pm", "close of play", "noon".
    private func timeOfDay(endingAt index: Int) -> Int? {
        switch plain(index) {
        case "am", "pm":
            return index > 0 && tokens[index - 1].isNumber && !tokens[index].spaceBefore ? 2 : nil
        case "noon", "midday", "lunchtime", "cop", "cob", "eod": return 1
        case "play", "business", "day":
            guard index >= 2, plain(index - 1) == "of", ["close", "end"].contains(plain(index - 2))
            else { return nil }
            return 3
        default: return nil
        }
    }

    /// "at the latest", "latest", "max": part of the date, and a date to keep.
    private func tail(after end: Int) -> (Int, Bool) {
        for phrase in Self.limits where has(phrase, at: end) { return (end + phrase.count, true) }
        return (end, false)
    }

    private static let limits = [
        ["at", "the", "latest"], ["at", "latest"], ["at", "the", "most"], ["at", "most"],
        ["latest"], ["max"], ["maximum"], ["tops"],
    ]

    private static let aroundDuration: Set<String> = [
        "say", "lets", "please", "pls", "ok", "okay", "i", "think", "make", "it", "then", "yes",
        "max", "maximum", "at", "most", "the", "latest", "tops", "of", "so", "id", "give", "them",
        "her", "him", "working", "work", "calendar", "in", "within", "by", "time", "from", "now",
        "is",
        "today", "no", "sorry", "actually", "wait", "twenty", "thirty", "timescale", "due",
        "deadline", "next", "and", "or", "to", "about", "around", "few", "half", "business",
    ]

    // MARK: Looking at words

    func plain(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].plain : "" }

    func has(_ phrase: [String], at index: Int) -> Bool {
        for (offset, word) in phrase.enumerated() where plain(index + offset) != word {
            return false
        }
        return true
    }

    /// Whether two neighbours were typed without a space.
    func touches(_ index: Int) -> Bool {
        tokens.indices.contains(index) && index > 0 && !tokens[index].spaceBefore
    }

    /// Whether nothing else is said in the clause between these tokens.
    func isAlone(_ range: Range<Int>) -> Bool {
        guard tokens.indices.contains(range.lowerBound) else { return false }
        let clause = clauses[range.lowerBound]
        return clause.lowerBound <= range.lowerBound
            && range.lowerBound - clause.lowerBound <= 3
            && tokens[clause.lowerBound..<range.lowerBound].allSatisfy {
                !$0.isSpoken || Self.hardlySaid.contains($0.plain)
            } && endsClause(range.upperBound)
    }

    private static let hardlySaid: Set<String> = [
        "the", "on", "by", "say", "ok", "lets", "um", "erm", "so", "no", "sorry", "and", "or",
        "actually", "make", "it", "maybe", "then", "yes", "due", "just",
    ]

    /// Whether a clause ends before a token.
    func endsClause(_ index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return true }
        if clauses[index].isEmpty || clauses[index].lowerBound == index { return true }
        return ["please", "pls", "thanks", "latest", "instead", "not"].contains(tokens[index].plain)
            || has(["after", "all"], at: index)
    }

    func isWorded(_ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].isWord
    }

    // MARK: Numbers

    /// A whole number up to thirty-odd in words, or of up to four digits, with its length.
    func number(at index: Int) -> (value: Int, length: Int)? {
        guard tokens.indices.contains(index) else { return nil }
        let token = tokens[index]
        if token.isNumber {
            guard token.plain.utf8.count <= 4, let value = Int(token.plain) else { return nil }
            return (value, 1)
        }
        guard let value = DateWords.numbers[token.plain] else { return nil }
        if token.plain == "a", plain(index + 1) == "couple" {
            return (2, plain(index + 2) == "of" ? 3 : 2)
        }
        if token.plain == "couple" { return (2, plain(index + 1) == "of" ? 2 : 1) }
        if value >= 20 {
            let gap = plain(index + 1) == "-" ? 2 : 1
            if let unit = DateWords.numbers[plain(index + gap)], (1...9).contains(unit),
                !["a", "an"].contains(plain(index + gap))
            {
                return (value + unit, gap + 1)
            }
        }
        return (value, 1)
    }

    /// An ordinal, "12th" or "twelfth" or "twenty first", with its length.
    func ordinal(at index: Int) -> (value: Int, length: Int)? {
        guard tokens.indices.contains(index) else { return nil }
        let token = tokens[index]
        if token.isNumber {
            guard token.plain.utf8.count <= 2, let value = Int(token.plain), touches(index + 1),
                ["st", "nd", "rd", "th"].contains(plain(index + 1))
            else { return nil }
            return (value, 2)
        }
        if let value = DateWords.ordinals[token.plain] { return (value, 1) }
        guard ["twenty", "thirty"].contains(token.plain), let tens = DateWords.numbers[token.plain]
        else { return nil }
        let gap = plain(index + 1) == "-" ? 2 : 1
        guard let unit = DateWords.ordinals[plain(index + gap)], unit <= 9 else { return nil }
        return (tens + unit, gap + 1)
    }
}

extension DateReader.Core {
    var day: Day? {
        if case .day(let day) = what { day } else { nil }
    }
}
