import Audits

/// Days told from today: "tomorrow", "in 4 weeks", "end of next week", "a week on Monday".
extension DateReader {
    // MARK: Near days

    func nearDay(at index: Int) -> Core? {
        guard tokens[index].isWord else { return nil }
        let word = plain(index)
        if word == "day", plain(index + 1) == "after", DateWords.isTomorrow(plain(index + 2)) {
            return Core(what: .day(today.adding(days: 2)), end: index + 3)
        }
        if word == "day", has(["before", "yesterday"], at: index + 1) {
            return Core(what: .day(today.adding(days: -2)), end: index + 3)
        }
        let days: Int
        switch word {
        case "today", "tonight": days = 0
        case "yesterday", "yday": days = -1
        case _ where DateWords.isTomorrow(word): days = 1
        default: return nil
        }
        let isWeekOn = plain(index + 1) == "week"
        return Core(
            what: .day(today.adding(days: days + (isWeekOn ? 7 : 0))),
            end: index + (isWeekOn ? 2 : 1)
        )
    }

    // MARK: Ends of periods

    func periodEnd(at index: Int) -> Core? {
        switch plain(index) {
        case "end": return end(of: plain(index + 1) == "of" ? index + 2 : index + 1)
        case "month", "week", "year":
            guard plain(index + 1) == "end" else { return nil }
            return endOfPeriod(plain(index), steps: 0, index + 2)
        case "close"
        where plain(index + 1) == "of" && ["play", "business"].contains(plain(index + 2)):
            return endOfDay(index + 3)
        case "cop", "eod", "cob": return endOfDay(index + 1)
        default: return nil
        }
    }

    private func end(of index: Int) -> Core? {
        var at = index
        var steps = 0
        var isNext = false
        if plain(at) == "the" { at += 1 }
        if plain(at) == "next" || plain(at) == "following" {
            (steps, isNext) = (1, true)
            at += 1
        } else if plain(at) == "this" {
            at += 1
        }
        switch plain(at) {
        case "day", "play", "today", "business": return isNext ? nil : endOfDay(at + 1)
        case "week", "wk":
            if !isNext, has(["after", "next"], at: at + 1) {
                return endOfPeriod("week", steps: 2, at + 3)
            }
            return endOfPeriod("week", steps: steps, at + 1)
        case "month", "mth": return endOfPeriod("month", steps: steps, at + 1)
        case "year": return endOfPeriod("year", steps: steps, at + 1)
        case "term", "quarter", "half": return Core(what: .vague, end: at + 1)
        default: break
        }
        guard isWorded(at), let month = DateWords.month(plain(at)) else { return nil }
        let typed = tokens.indices.contains(at + 1) ? Int(plain(at + 1)) : nil
        if let typed, (1900...2199).contains(typed),
            let first = Day(year: typed, month: month, day: 1)
        {
            return Core(what: .day(first.endOfMonth), end: at + 2)
        }
        let years = [today.year - 1, today.year, today.year + 1]
        let ends = years.compactMap { Day(year: $0, month: month, day: 1)?.endOfMonth }
        let day = prefer == .future ? ends.first { $0 >= today } : ends.last { $0 <= today }
        return day.map { Core(what: .day($0), end: at + 1) }
    }

    private func endOfPeriod(_ period: String, steps: Int, _ end: Int) -> Core {
        let day: Day
        switch period {
        case "week":
            // On a Saturday or Sunday "the end of the week" can only be the next one's Friday.
            let friday = monday(steps).adding(days: 4)
            day = friday < today && prefer == .future ? friday.adding(days: 7) : friday
        case "month":
            day = today.adding(days: 1 - today.day).adding(months: steps).endOfMonth
        default:
            day = Day(year: today.year + steps, month: 12, day: 31) ?? today
        }
        return Core(what: .day(day), end: end)
    }

    /// "end of the day": today's, or that of the day named next.
    private func endOfDay(_ end: Int) -> Core {
        let at = ["on", "by"].contains(plain(end)) ? end + 1 : end
        if tokens.indices.contains(at),
            let core = numeric(at: at) ?? weekday(at: at) ?? dayOfMonth(at: at) ?? nearDay(at: at)
        {
            return core
        }
        return Core(what: .day(today), end: end)
    }

    // MARK: Durations

    /// "in 4 weeks", "within five working days", "a fortnight ago", "a week on Monday".
    func duration(at index: Int) -> Core? {
        guard let (count, unit, end, isRange) = length(at: index) else { return nil }
        if let core = beside(count, unit, from: end) { return core }
        if plain(end) == "ago" {
            return Core(what: isRange ? .vague : .day(after(-count, unit)), end: end + 1)
        }
        let (led, start) = isLed(index)
        var stop = end
        var isKept = led
        if plain(stop) == "time" {
            stop += 1
            isKept = true
        }
        if has(["from", "now"], at: stop) || has(["from", "today"], at: stop)
            || has(["of", "today"], at: stop)
        {
            stop += 2
            isKept = true
        }
        if ["max", "maximum", "tops", "latest"].contains(plain(stop)) { isKept = true }
        if !isKept {
            isKept = isOneDuration || loneDurations && isAlone(index..<stop)
        }
        guard isKept, !DateWords.notAfterDuration.contains(plain(stop)),
            !(led && isPast(before: index))
        else { return nil }
        if ["or", "and"].contains(plain(stop)),
            number(at: stop + 1) != nil || ["so", "more"].contains(plain(stop + 1))
        {
            let more = length(at: stop + 1)?.end ?? stop + 2
            return Core(what: .vague, end: more, isDeadline: true, start: start, isDuration: true)
        }
        // "within 10 days of the conference" counts from a day that is not given.
        if ["of", "from", "after", "following"].contains(plain(stop)) {
            return Core(what: .vague, end: stop, isDeadline: true, start: start, isDuration: true)
        }
        let isLoose = isRange || Self.loose.contains(plain(index - 1))
        return Core(
            what: isLoose ? .vague : .day(after(count, unit)),
            end: stop,
            isDeadline: true,
            start: start,
            isDuration: true
        )
    }

    private static let loose: Set<String> = [
        "about", "around", "approx", "approximately", "roughly", "least", "circa",
    ]

    /// "4 weeks", "2 to 3 months", "five working days": the larger number, the unit, the end.
    private func length(at index: Int) -> (Int, DateWords.Unit, end: Int, isRange: Bool)? {
        var at = index
        var count = 1
        var isRange = false
        if plain(at) == "fortnight" {
            return (1, .fortnights, at + 1, false)
        } else if let (value, length) = number(at: at) {
            count = value
            at += length
            if ["-", "\u{2013}", "to", "or", "/"].contains(plain(at)),
                let upper = number(at: at + 1)
            {
                (count, isRange) = (upper.value, true)
                at += 1 + upper.length
            }
        } else if ["few", "several", "next", "coming"].contains(plain(at)) {
            // "in the next week", "in the next few weeks": a length without its number.
            guard ["few", "several"].contains(plain(at)) else { return nil }
            isRange = true
            at += 1
        } else {
            return nil
        }
        if ["few", "several"].contains(plain(at)) {
            isRange = true
            at += 1
        }
        guard count <= 2000 else { return nil }
        let kind = plain(at)
        if ["working", "work", "business", "wkg", "school", "calendar", "week"].contains(kind),
            ["day", "days"].contains(plain(at + 1))
        {
            let isWorking = kind != "calendar"
            return (count, isWorking ? .workingDays : .days, at + 2, isRange || kind == "school")
        }
        guard isWorded(at), let unit = DateWords.units[kind] else { return nil }
        if kind == "h", !touches(at) { return nil }
        return (count, unit, at + 1, isRange)
    }

    /// "a week on Monday", "two weeks from tomorrow", "a fortnight today", "a week last Friday".
    private func beside(_ count: Int, _ unit: DateWords.Unit, from end: Int) -> Core? {
        switch unit {
        case .weeks, .fortnights, .days, .months: break
        default: return nil
        }
        let isJoined = ["on", "from"].contains(plain(end))
        let at = isJoined ? end + 1 : end
        guard tokens.indices.contains(at), tokens[at].isWord else { return nil }
        if plain(end) == "from", plain(at) == "today" { return nil }
        guard let core = weekday(at: at) ?? nearDay(at: at), let day = core.day, day >= today,
            isJoined || day == today || DateWords.weekday(plain(at)) != nil
                || DateWords.isTomorrow(plain(at))
        else { return nil }
        // "done in 2 weeks. Friday": only a bare weekday right behind belongs to it.
        return Core(what: .day(self.day(day, plus: count, unit)), end: core.end)
    }

    /// Whether words before a duration make it one to keep, and where they begin.
    private func isLed(_ index: Int) -> (Bool, Int?) {
        var at = index - 1
        if Self.loose.contains(plain(at)) { at -= 1 }
        var start = at + 1
        if ["next", "coming", "following"].contains(plain(at)) {
            at -= 1
            start = at + 1
        }
        if plain(at) == "the" { at -= 1 }
        if plain(at) == "a" || plain(at) == "of" { at -= 1 }
        let before = plain(at)
        if before == "over", start < index { return (true, at) }
        if before == "in" || before == "after" || DateWords.deadlineLeads.contains(before) {
            return (true, before == "after" ? at : start)
        }
        if before == "than", ["no", "not"].contains(plain(at - 2)) { return (true, start) }
        if [":", "-", "\u{2013}"].contains(before),
            ["due", "deadline", "timescale", "when", "target"].contains(plain(at - 1))
        {
            return (true, start)
        }
        return (false, nil)
    }

    /// Whether the clause counts or tells what has been: "3 visits in 10 weeks", "was seen within 24 hours".
    private func isPast(before index: Int) -> Bool {
        let clause = clauses[index]
        let lead = stride(from: index - 1, through: max(clause.lowerBound, index - 4), by: -1)
            .first { ["in", "within", "by", "after", "over", "inside"].contains(plain($0)) }
        guard let lead else { return false }
        let from = max(clause.lowerBound, lead - 12)
        let before = tokens[from..<lead]
        if plain(lead) == "in",
            before.suffix(4).contains(where: {
                $0.isNumber || ["once", "twice", "times"].contains($0.plain)
                    || (DateWords.numbers[$0.plain] ?? 0) > 1
            }), !before.contains(where: { Self.ahead.contains($0.plain) })
        {
            return true
        }
        // "no, in 6 weeks" is no denial; "no visits in 6 weeks" is.
        let isDenied = before.dropLast().contains { ["no", "none"].contains($0.plain) }
        return (isDenied || before.contains { Self.behind.contains($0.plain) })
            && !before.contains { Self.ahead.contains($0.plain) }
    }

    private static let behind: Set<String> = [
        "was", "were", "been", "had", "wasnt", "werent", "hasnt", "havent", "didnt", "never",
        "seen", "visited", "held", "only", "has", "not",
    ]
    private static let ahead: Set<String> = [
        "to", "should", "must", "will", "needs", "need", "please", "arrange", "ensure", "complete",
        "make", "ill",
    ]

    private func after(_ count: Int, _ unit: DateWords.Unit) -> Day {
        day(today, plus: count, unit)
    }

    private func day(_ start: Day, plus count: Int, _ unit: DateWords.Unit) -> Day {
        switch unit {
        // By the day: half a day or more counts as one.
        case .hours: start.adding(days: (count + 12) / 24)
        case .days: start.adding(days: count)
        case .workingDays: start.adding(workingDays: count)
        case .weeks: start.adding(days: 7 * count)
        case .fortnights: start.adding(days: 14 * count)
        case .months: start.adding(months: count)
        case .years: start.adding(months: 12 * count)
        }
    }

    // MARK: Promises

    /// "soon", "asap", "next week", "at the next supervision", "mid December".
    func vague(at index: Int) -> Core? {
        guard tokens[index].isWord else { return nil }
        let word = plain(index)
        if let christmas = christmas(at: index) { return christmas }
        for phrase in Self.promises[word] ?? [] where has(phrase, at: index + 1) {
            let end = index + 1 + phrase.count
            if ["after", "before", "afterwards"].contains(plain(end)) { return nil }
            if word == "soon", plain(index - 1) == "too" { return nil }
            return Core(what: .vague, end: end)
        }
        if Self.promisesAlone.contains(word), isAlone(index..<index + 1) {
            return Core(what: .vague, end: index + 1)
        }
        if ["mid", "early", "late", "middle", "beginning", "start"].contains(word) {
            return partOfPeriod(at: index + 1)
        }
        return occasion(at: index)
    }

    private static let promises: [String: [[String]]] = [
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

    private static let promisesAlone: Set<String> = [
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

    private func isOrdinary(_ index: Int) -> Bool {
        ["may", "march"].contains(plain(index)) && isWorded(index + 1)
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
