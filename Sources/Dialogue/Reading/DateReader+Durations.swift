import Audits

/// Days a length of time away: "in 4 weeks", "within five working days", "a week on Monday".
extension DateReader {
    /// "in 4 weeks", "within five working days", "a fortnight ago", "a week on Monday".
    func duration(at index: Int) -> Core? {
        guard let (count, unit, end, isRange) = length(at: index) else { return nil }
        if let core = beside(count, unit, from: end) { return core }
        if plain(end) == "ago" {
            let isToday = plain(end + 1) == "today"
            return Core(
                what: isRange ? .vague : .day(after(-count, unit)),
                end: isToday ? end + 2 : end + 1
            )
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
        } else if ["week", "wk"].contains(plain(at)), plain(at + 1) == "on" {
            return (1, .weeks, at + 1, false)
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
        if kind == "calendar", let unit = DateWords.units[plain(at + 1)] {
            return (count, unit, at + 2, isRange)
        }
        if ["working", "work", "business", "wkg", "school", "week"].contains(kind),
            ["day", "days"].contains(plain(at + 1))
        {
            return (count, .workingDays, at + 2, isRange || kind == "school")
        }
        guard isWorded(at), let unit = DateWords.units[kind] else { return nil }
        if kind == "h", !touches(at) { return nil }
        return (count, unit, at + 1, isRange)
    }

    /// "a week on Monday", "two weeks from 1 December", "3 days before Friday", "a fortnight today".
    private func beside(_ count: Int, _ unit: DateWords.Unit, from end: Int) -> Core? {
        let join = plain(end)
        let isJoined = ["on", "from", "before", "after", "prior", "following"].contains(join)
        let at =
            isJoined ? (plain(end + 1) == "to" || plain(end + 1) == "the" ? end + 2 : end + 1) : end
        guard tokens.indices.contains(at), tokens[at].isSpoken,
            !(join == "from" && plain(at) == "today"),
            let core = weekday(at: at) ?? nearDay(at: at)
                ?? (isJoined ? numeric(at: at) ?? dayOfMonth(at: at) : nil),
            let day = core.day
        else { return nil }
        // "done in 2 weeks yesterday": only what lies ahead is counted from.
        guard isJoined || day >= today else { return nil }
        let isBack = join == "before" || join == "prior"
        return Core(what: .day(self.day(day, plus: isBack ? -count : count, unit)), end: core.end)
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
}
