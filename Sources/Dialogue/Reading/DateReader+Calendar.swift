import Audits

/// Dates of the calendar: numeric, with a month's name, weekdays, days of a month.
extension DateReader {
    // MARK: Numeric

    /// `12/12/2026`, `12.12.26`, `12-12-2026`, `2026-12-12`, and `12/12` in a place of its own.
    func numeric(at index: Int) -> Core? {
        let first = tokens[index]
        guard first.isNumber, index == 0 || !isJoint(index - 1) || !touches(index) else {
            return nil
        }
        let points = first.plain.split(separator: ".", omittingEmptySubsequences: false)
        if points.count == 3 {
            return full(points.map { String($0) }, end: index + 1)
        }
        guard points.count == 1 else { return nil }
        let mark = plain(index + 1)
        if ["/", "-", "."].contains(mark), touches(index + 1), touches(index + 2),
            tokens.indices.contains(index + 2), tokens[index + 2].isNumber
        {
            let second = tokens[index + 2].plain
            if plain(index + 3) == mark, touches(index + 3), touches(index + 4),
                tokens.indices.contains(index + 4), tokens[index + 4].isNumber
            {
                let isLonger = isJoint(index + 5) && touches(index + 5) && touches(index + 6)
                return isLonger
                    ? nil : full([first.plain, second, tokens[index + 4].plain], end: index + 5)
            }
            return mark == "/" ? withoutYear(at: index, first.plain, second) : nil
        }
        if tokens.count == 3, index == 0, tokens[1].isNumber, tokens[2].isNumber,
            tokens[2].plain.utf8.count == 4
        {
            return full(tokens.map(\.plain), end: 3)
        }
        return nil
    }

    private func isJoint(_ index: Int) -> Bool { ["/", "-"].contains(plain(index)) }

    private func full(_ parts: [String], end: Int) -> Core? {
        let lengths = parts.map(\.utf8.count)
        let values = parts.compactMap { Int($0) }
        guard values.count == 3, lengths[1] <= 2 else { return nil }
        if lengths[0] == 4, lengths[2] <= 2 {
            return exact(values[2], values[1], values[0], end)
        }
        guard lengths[0] <= 2, lengths[2] == 4 || lengths[2] == 2 else { return nil }
        return exact(values[0], values[1], lengths[2] == 2 ? 2000 + values[2] : values[2], end)
    }

    /// `12/12`: never of ten ("7/10" is a score), and only where no fraction is likely.
    private func withoutYear(at index: Int, _ first: String, _ second: String) -> Core? {
        guard let day = Int(first), let month = Int(second), (1...12).contains(month),
            (1...31).contains(day), first.utf8.count <= 2, second.utf8.count <= 2,
            !(month == 10 && day <= 10), !isJoint(index + 3) || !touches(index + 3)
        else { return nil }
        let end = index + 3
        let isLed =
            DateWords.dayLeads.contains(plain(index - 1))
            || DateWords.weekday(plain(index - 1)) != nil
        let isFraction = day < month && month <= 5
        let isRound = day == 24 && month == 7
        guard isLed || isAlone(index..<end) || endsClause(end) && !isFraction && !isRound else {
            return nil
        }
        return resolved(day, month, end)
    }

    // MARK: With a month's name

    /// "12 December 2026", "12th of Dec", "the fourth of december", and bare ordinals ("by the 12th").
    func dayOfMonth(at index: Int) -> Core? {
        let ordinal = ordinal(at: index)
        let digits = tokens[index].isNumber && tokens[index].plain.utf8.count <= 2
        guard let (value, length) = ordinal ?? (digits ? number(at: index) : nil) else {
            return nil
        }
        var next = index + length
        if plain(next) == "of", plain(next + 1) == "the", DateWords.month(plain(next + 2)) != nil {
            next += 2
        } else if plain(next) == "of" {
            next += 1
        }
        guard next < tokens.count, tokens[next].isWord, let month = DateWords.month(plain(next))
        else { return ordinal == nil ? nil : bareOrdinal(at: index, value, index + length) }
        if isVerb(next, followedBy: plain(next + 1)) { return nil }
        next += 1
        let (year, end) = year(at: next)
        if let start = rangeStart(before: index) {
            return Core(what: .vague, end: end, start: start)
        }
        guard let year else { return resolved(value, month, end) }
        return exact(value, month, year, end)
    }

    /// "4 or 5 December", "between 4 and 8 December": where the first of the two days begins.
    private func rangeStart(before index: Int) -> Int? {
        let mark = plain(index - 1)
        let isRange =
            ["or", "-", "\u{2013}", "to", "/"].contains(mark)
            || mark == "and" && ["between"].contains(plain(index - 3))
            || mark == "and" && ["between"].contains(plain(index - 4))
        guard isRange, index >= 2 else { return nil }
        if tokens[index - 2].isNumber, tokens[index - 2].plain.utf8.count <= 2 { return index - 2 }
        guard index >= 3, ["st", "nd", "rd", "th"].contains(plain(index - 2)),
            tokens[index - 3].isNumber
        else { return nil }
        return index - 3
    }

    /// "Dec 12", "December 12th, 2026"; a bare month with "by" or "in" is vague.
    func monthFirst(at index: Int) -> Core? {
        guard tokens[index].isWord else { return nil }
        let word = plain(index)
        let isMonthLed = Self.monthLeads.contains(plain(index - 1))
        let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil
        guard
            isMonthLed || isAlone(index..<index + 1) || next?.isNumber ?? false
                || plain(index + 1) == "the",
            let month = DateWords.month(word), !isVerb(index, followedBy: plain(index + 1))
        else { return nil }
        let (year, end) = year(at: index + 1)
        if year != nil { return Core(what: .vague, end: end) }
        let dayAt = plain(index + 1) == "the" ? index + 2 : index + 1
        if let (value, length) = ordinal(at: dayAt) {
            let (year, end) = self.year(at: dayAt + length)
            guard let year else { return resolved(value, month, end) }
            return exact(value, month, year, end)
        }
        if !["in", "mid", "early", "late"].contains(plain(index - 1)), dayAt == index + 1,
            let next, next.isNumber, next.plain.utf8.count <= 2, let value = Int(next.plain)
        {
            let (year, end) = self.year(at: index + 2)
            if let year { return exact(value, month, year, end) }
            if endsClause(end) || DateWords.afterDay.contains(plain(end)) {
                return resolved(value, month, end)
            }
        }
        let isFree = endsClause(index + 1) || DateWords.afterDay.contains(plain(index + 1))
        guard isMonthLed || isAlone(index..<index + 1), isFree,
            word != "may" && word != "mar" || endsClause(index + 1)
        else {
            return nil
        }
        let start = ["mid", "early", "late", "in"].contains(plain(index - 1)) ? index - 1 : index
        return Core(what: .vague, end: index + 1, start: start)
    }

    /// "he may", "they march 3 miles": months' names that are verbs here.
    private func isVerb(_ index: Int, followedBy next: String) -> Bool {
        guard ["may", "march", "mar"].contains(plain(index)) else { return false }
        if ["be", "have", "not", "need", "well", "also", "want", "get", "go", "still"].contains(
            next
        ) {
            return true
        }
        return [
            "i", "he", "she", "they", "it", "we", "you", "who", "which", "that", "this", "mum",
            "dad", "worker",
        ].contains(plain(index - 1))
    }

    /// A year at a token, after a comma perhaps: four digits, or two that end the clause.
    private func year(at index: Int) -> (Int?, Int) {
        var at = index
        if plain(at) == "." && touches(at) && !endsSentence(at) { at += 1 }
        if plain(at) == "," { at += 1 }
        guard tokens.indices.contains(at), tokens[at].isNumber, let value = Int(tokens[at].plain)
        else { return (nil, index) }
        switch tokens[at].plain.utf8.count {
        case 4 where (1900...2199).contains(value): return (value, at + 1)
        case 2 where at == index && (20...40).contains(value) && endsClause(at + 1):
            return (2000 + value, at + 1)
        default: return (nil, index)
        }
    }

    private func endsSentence(_ index: Int) -> Bool { plain(index + 1).isEmpty }

    /// "by the 12th", "the 4th of next month": a day of this month or the next.
    private func bareOrdinal(at index: Int, _ value: Int, _ end: Int) -> Core? {
        guard (1...31).contains(value), tokens[index].isNumber else { return nil }
        for (phrase, months) in [
            (["of", "next", "month"], 1), (["of", "this", "month"], 0),
            (["of", "the", "month"], 0),
        ] where has(phrase, at: end) {
            let first = monthStart(months)
            return exact(value, first.month, first.year, end + 3)
        }
        let before = plain(index - 1) == "the" ? plain(index - 2) : plain(index - 1)
        let isLed = DateWords.dayLeads.contains(before) || DateWords.weekday(before) != nil
        let isFree = endsClause(end) || DateWords.afterDay.contains(plain(end))
        guard
            isLed && isFree || isAlone(index..<end) || plain(index - 1) == "the" && endsClause(end)
        else { return nil }
        return Core(what: dayOfSomeMonth(value), end: end)
    }

    private func dayOfSomeMonth(_ value: Int) -> DateMention.What {
        for step in 0...2 {
            let first = monthStart(prefer == .future ? step : -step)
            guard let day = Day(year: first.year, month: first.month, day: value) else { continue }
            if prefer == .future ? day >= today : day <= today { return .day(day) }
        }
        return .impossible
    }

    private func monthStart(_ months: Int) -> Day {
        today.adding(days: 1 - today.day).adding(months: months)
    }

    // MARK: Weekdays

    /// "Friday", "next Friday", "last Tuesday", "Friday week", "Friday 4 December", "Monday next week".
    func weekday(at index: Int) -> Core? {
        guard tokens[index].isWord else { return nil }
        let word = plain(index)
        if ["this", "next", "last", "coming", "following"].contains(word) {
            if word == "next", plain(index + 1) == "week" {
                let at = [",", "on"].contains(plain(index + 2)) ? index + 3 : index + 2
                if let number = DateWords.weekday(plain(at)) {
                    return Core(what: .day(monday(1).adding(days: number - 1)), end: at + 1)
                }
            }
            let at = plain(index + 1) == "coming" ? index + 2 : index + 1
            guard let number = DateWords.weekday(plain(at)) else { return nil }
            if let dated = dated(weekday: number, at: at + 1) { return dated }
            return Core(what: .day(day(number, word)), end: at + 1)
        }
        guard let number = DateWords.weekday(word) else { return nil }
        if let dated = dated(weekday: number, at: index + 1) { return dated }
        for (phrase, days) in Self.afterWeekday where has(phrase, at: index + 1) {
            let day = day(number, "").adding(days: days)
            return Core(what: .day(day), end: index + 1 + phrase.count)
        }
        for phrase in Self.ofNextWeek where has(phrase, at: index + 1) {
            let day = monday(1).adding(days: number - 1)
            return Core(what: .day(day), end: index + 1 + phrase.count)
        }
        for phrase in Self.ofThisWeek where has(phrase, at: index + 1) {
            return Core(what: .day(day(number, "this")), end: index + 1 + phrase.count)
        }
        if DateWords.doubtfulWeekdays.contains(word), !isAlone(index..<index + 1) {
            guard DateWords.dayLeads.contains(plain(index - 1)) || plain(index - 1) == "next" else {
                return nil
            }
        }
        return Core(what: .day(day(number, "")), end: index + 1)
    }

    private static let afterWeekday = [
        (["week"], 7), (["fortnight"], 14), (["after", "next"], 7),
    ]
    private static let ofNextWeek = [["next", "week"], ["of", "next", "week"]]
    private static let ofThisWeek = [["this", "week"], ["of", "this", "week"]]

    /// "the last Friday of November", "first Monday in December 2026", "2nd Tuesday of next month".
    func weekdayOfMonth(at index: Int) -> Core? {
        let isLast = plain(index) == "last"
        guard let (count, length) = isLast ? (5, 1) : ordinal(at: index), (1...5).contains(count),
            let number = DateWords.weekday(plain(index + length)),
            ["of", "in"].contains(plain(index + length + 1))
        else { return nil }
        var at = index + length + 2
        let first: Day
        if let months = [["the", "month"]: 0, ["this", "month"]: 0, ["next", "month"]: 1][
            [plain(at), plain(at + 1)]
        ] {
            first = monthStart(months)
            at += 2
        } else {
            guard isWorded(at), let month = DateWords.month(plain(at)) else { return nil }
            let (typed, end) = year(at: at + 1)
            at = end
            let passed = prefer == .future ? month < today.month : month > today.month
            let near = today.year + (passed ? (prefer == .future ? 1 : -1) : 0)
            guard let day = Day(year: typed ?? near, month: month, day: 1) else { return nil }
            first = day
        }
        var day = first.adding(days: (number - first.weekday + 7) % 7 + 7 * (count - 1))
        if isLast, day.month != first.month { day = day.adding(days: -7) }
        return Core(what: day.month == first.month ? .day(day) : .impossible, end: at)
    }

    /// "Friday 4 December": the date counts, and must be that weekday; without a year the weekday tells
    /// which year is meant ("Wednesday 18 November", two days ago).
    private func dated(weekday: Int, at index: Int) -> Core? {
        var at = index
        if plain(at) == "," { at += 1 }
        if plain(at) == "the" { at += 1 }
        guard tokens.indices.contains(at) else { return nil }
        let isDay = tokens[at].isNumber || DateWords.ordinals[plain(at)] != nil
        guard isDay, let core = numeric(at: at) ?? dayOfMonth(at: at),
            case .day(let day) = core.what
        else { return nil }
        if day.weekday == weekday { return core }
        let hasYear = tokens[at..<core.end].contains { $0.isNumber && $0.plain.count == 4 }
        let year = prefer == .past ? day.year + 1 : day.year - 1
        guard !hasYear, let other = Day(year: year, month: day.month, day: day.day),
            other.weekday == weekday, abs(other.daysSince1970 - today.daysSince1970) <= 120
        else { return Core(what: .impossible, end: core.end) }
        return Core(what: .day(other), end: core.end)
    }

    /// The Monday of this week, or of one so many weeks on.
    func monday(_ weeks: Int) -> Day { today.adding(days: 1 - today.weekday + 7 * weeks) }

    private func day(_ number: Int, _ word: String) -> Day {
        let thisWeek = monday(0).adding(days: number - 1)
        switch word {
        case "next": return monday(1).adding(days: number - 1)
        case "last": return thisWeek < today ? thisWeek : thisWeek.adding(days: -7)
        case "this" where prefer == .past || thisWeek >= today: return thisWeek
        default:
            if prefer == .past { return thisWeek < today ? thisWeek : thisWeek.adding(days: -7) }
            return thisWeek > today ? thisWeek : thisWeek.adding(days: 7)
        }
    }

    // MARK: Days that exist

    func exact(_ day: Int, _ month: Int, _ year: Int, _ end: Int) -> Core {
        Core(
            what: Day(year: year, month: month, day: day).map { .day($0) } ?? .impossible,
            end: end
        )
    }

    /// A day and month without a year: the next such day, or the last.
    func resolved(_ day: Int, _ month: Int, _ end: Int) -> Core {
        for step in 0...8 {
            let year = today.year + (prefer == .future ? step : -step)
            guard let found = Day(year: year, month: month, day: day) else { continue }
            if prefer == .future ? found >= today : found <= today {
                return Core(what: .day(found), end: end)
            }
        }
        return Core(what: .impossible, end: end)
    }
}
