import Audits

/// Words that promise a day without giving it: "soon", "next month", "before the review".
extension DateReader {
    /// "soon", "asap", "next week", "at the next supervision", "mid December".
    func vague(at index: Int) -> Core? {
        guard tokens[index].isWord else { return nil }
        let word = plain(index)
        if let christmas = christmas(at: index) ?? feast(at: index) { return christmas }
        for phrase in Self.promises[word] ?? [] where has(phrase, at: index + 1) {
            let end = index + 1 + phrase.count
            if ["after", "before", "afterwards"].contains(plain(end)) { return nil }
            if word == "soon", plain(index - 1) == "too" { return nil }
            // "next time we meet": who meets belongs to it.
            let isTime = word == "next" && phrase == ["time"]
            let goesOn = isTime && ["we", "i", "she", "he", "they"].contains(plain(end))
            return Core(what: .vague, end: goesOn && isWorded(end + 1) ? end + 2 : end)
        }
        if Self.promisesAlone.contains(word), isAlone(index..<index + 1) {
            return Core(what: .vague, end: index + 1)
        }
        if ["mid", "early", "late", "middle", "beginning", "start"].contains(word) {
            // "to start in January" begins something; "the start of January" is a time.
            let isPlain = ["mid", "early", "late"].contains(word)
            return isPlain || plain(index + 1) == "of" ? partOfPeriod(at: index + 1) : nil
        }
        if ["week", "weekend", "holidays"].contains(word), let core = looseWeek(at: index) {
            return core
        }
        return occasion(at: index)
    }

    static let promises: [String: [[String]]] = [
        "soon": [[]], "asap": [[]], "shortly": [[]], "immediately": [[]], "straightaway": [[]],
        "imminently": [[]], "forthwith": [[]],
        "a": [["soon", "as", "possible"], [".", "s", ".", "a", ".", "p"]],
        "as": [["soon", "as", "possible"], ["soon", "as"], ["and", "when"]],
        "straight": [["away"]], "right": [["away"], ["now"]],
        "next": [
            ["time"], ["week"], ["month"], ["year"], ["few", "weeks"], ["few", "days"],
        ],
        "this": [["month"], ["week"]],
        "week": [["after", "next"]],
        "at": [
            ["the", "earliest", "opportunity"], ["some", "point"], ["the", "earliest"],
        ],
        "in": [
            ["due", "course"], ["the", "near", "future"], ["the", "coming", "weeks"],
            ["the", "new", "year"], ["the", "future"],
        ],
        "when": [["possible"], ["able"]], "without": [["delay"]], "before": [["long"]],
        "new": [["year"]], "half": [["term"]], "easter": [[]], "coming": [["weeks"], ["days"]],
        "end": [["of", "term"]],
    ]

    static let promisesAlone: Set<String> = [
        "now", "ongoing", "urgent", "urgently", "later", "eventually", "promptly", "tbc", "tba",
        "continuous", "whenever", "continuing",
    ]

    /// "early next week", "mid December", "start of January".
    private func partOfPeriod(at index: Int) -> Core? {
        var at = index
        if ["-", "of", "in"].contains(plain(at)) { at += 1 }
        if ["the", "next", "this"].contains(plain(at)) {
            guard ["week", "month", "year"].contains(plain(at + 1)) else { return nil }
            return Core(what: .vague, end: at + 2)
        }
        guard isWorded(at), DateWords.month(plain(at)) != nil,
            !isOrdinary(at)
        else { return nil }
        return Core(what: .vague, end: at + 1)
    }

    /// "the first week of December", "within the week", "at the weekend", "before the holidays".
    private func looseWeek(at index: Int) -> Core? {
        if plain(index) == "week", ["of", "in"].contains(plain(index + 1)) {
            var start = index - 1
            if DateWords.ordinals[plain(start)] == nil, plain(start) != "last" {
                start -= 1
                guard start >= 0, ordinal(at: start) != nil else { return nil }
            }
            let at = plain(index + 2) == "the" ? index + 3 : index + 2
            guard isWorded(at), DateWords.month(plain(at)) != nil || plain(at) == "term" else {
                return nil
            }
            return Core(what: .vague, end: at + 1, start: start)
        }
        var before = index - 1
        if plain(index) == "holidays", isWorded(before), plain(before) != "the" { before -= 1 }
        if ["the", "this", "next"].contains(plain(before)) { before -= 1 }
        let leads: Set<String> =
            plain(index) == "week" ? ["within"] : ["by", "before", "at", "over", "until"]
        guard before >= 0, leads.contains(plain(before)) else { return nil }
        return Core(
            what: .vague,
            end: index + 1,
            isDeadline: plain(before) != "over" && plain(before) != "at",
            start: before
        )
    }

    private func isOrdinary(_ index: Int) -> Bool {
        ["may", "march"].contains(plain(index)) && isWorded(index + 1)
    }

    /// "Halloween", "Boxing Day": a day of the year that people name.
    private func feast(at index: Int) -> Core? {
        switch (plain(index), plain(index + 1)) {
        case ("halloween", _): resolved(31, 10, index + 1)
        case ("bonfire", "night"): resolved(5, 11, index + 2)
        case ("boxing", "day"): resolved(26, 12, index + 2)
        case ("valentines", "day"): resolved(14, 2, index + 2)
        default: nil
        }
    }

    /// "before Christmas" and "by Christmas" mean 24 December at the latest.
    private func christmas(at index: Int) -> Core? {
        guard ["christmas", "xmas"].contains(plain(index)) else { return nil }
        let last = plain(index - 1) == "the" ? plain(index - 2) : plain(index - 1)
        switch plain(index + 1) {
        case "eve": return resolved(24, 12, index + 2)
        case "day": return resolved(25, 12, index + 2)
        default: break
        }
        switch last {
        case "before" where plain(index - 2) == "sometime":
            return Core(what: .vague, end: index + 1, start: index - 2)
        case "by", "before", "until":
            let eve = resolved(24, 12, index + 1)
            return Core(what: eve.what, end: index + 1, isDeadline: true)
        case "after", "over": return Core(what: .vague, end: index + 1, start: index - 1)
        default: return nil
        }
    }

    /// "by the next supervision", "before the review": a meeting whose day is not told.
    private func occasion(at index: Int) -> Core? {
        var at = index
        let isNext = plain(at) == "next"
        if isNext { at += 1 }
        guard DateWords.occasions.contains(plain(at)) else { return nil }
        var end = at + 1
        while end < at + 4, DateWords.occasions.contains(plain(end)) { end += 1 }
        var before = index - 1
        if ["the", "her", "his", "their", "our", "my", "your"].contains(plain(before)) {
            before -= 1
        }
        let lead = plain(before)
        guard
            ["by", "before", "until"].contains(lead)
                || isNext && ["at", "in", "for"].contains(lead)
                || isNext && isAlone(index..<end)
                || has(["prior", "to"], at: before - 1) || has(["ahead", "of"], at: before - 1)
        else { return nil }
        let start =
            ["prior", "ahead"].contains(plain(before - 1)) && before > 0
            ? before - 1 : isNext && ["at", "in"].contains(lead) ? before : index
        return Core(what: .vague, end: end, isDeadline: lead != "at", start: start)
    }
}
