import Audits

/// Days told from today: "tomorrow", "end of next week", "close of play on Friday".
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
        if let length = timeOfToday(at: index) {
            return Core(what: .day(today), end: index + length)
        }
        if word == "last", plain(index + 1) == "night" {
            return Core(what: .day(today.adding(days: -1)), end: index + 2)
        }
        let days: Int
        switch word {
        case "today", "tonight": days = 0
        case "todays" where plain(index + 1) == "date":
            return Core(what: .day(today), end: index + 2)
        case "next" where has(["working", "day"], at: index + 1):
            return Core(what: .day(today.adding(workingDays: 1)), end: index + 3)
        case _ where DateWords.isYesterday(word): days = -1
        case _ where DateWords.isTomorrow(word): days = 1
        default: return nil
        }
        let isWeekOn = plain(index + 1) == "week"
        return Core(
            what: .day(today.adding(days: days + (isWeekOn ? 7 : 0))),
            end: index + (isWeekOn ? 2 : 1)
        )
    }

    /// "this morning", "just now", "5 mins ago", "an hour ago": the length of what means today.
    private func timeOfToday(at index: Int) -> Int? {
        if plain(index) == "this",
            ["morning", "afternoon", "evening", "lunchtime"].contains(plain(index + 1))
        {
            return 2
        }
        if plain(index) == "just", plain(index + 1) == "now" { return 2 }
        if plain(index) == "earlier", plain(index + 1) == "today" { return 2 }
        return nil
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
}
