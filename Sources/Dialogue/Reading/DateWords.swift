/// The words that dates are made of.
enum DateWords {
    /// The month that a word names, with one letter wrong at most.
    static func month(_ word: String) -> Int? {
        if let exact = months[word] { return exact }
        guard (4...10).contains(word.utf8.count), !noMonths.contains(word) else { return nil }
        for (index, name) in monthNames.enumerated() where name.utf8.count > 4 {
            if Edits.near(word, name, within: 1) { return index + 1 }
        }
        return nil
    }

    /// The weekday that a word names, 1 for Monday; plurals ("Mondays") are habits, not days.
    static func weekday(_ word: String) -> Int? {
        if let exact = weekdays[word] { return exact }
        guard (5...10).contains(word.utf8.count), !word.hasSuffix("s"), word != "frida",
            word.utf8.last == UInt8(ascii: "y") || word.utf8.last == UInt8(ascii: "a"),
            let first = word.utf8.first, "mtwfs".utf8.contains(first)
        else { return nil }
        for (index, name) in weekdayNames.enumerated() where Edits.near(word, name, within: 1) {
            return index + 1
        }
        return nil
    }

    /// Weekday names that are other words too, and so need "by", "on" or a place of their own.
    static let doubtfulWeekdays: Set<String> = ["sat", "sun", "wed", "mon", "fri"]

    static func isTomorrow(_ word: String) -> Bool {
        if ["tomorrow", "tmrw", "tomoz", "2moro", "2morrow", "tmw"].contains(word) { return true }
        return (6...10).contains(word.utf8.count) && word.hasPrefix("to")
            && !word.hasSuffix("s") && Edits.near(word, "tomorrow", within: 2)
    }

    static func isYesterday(_ word: String) -> Bool {
        if ["yesterday", "yday"].contains(word) { return true }
        return (6...11).contains(word.utf8.count) && word.hasPrefix("y") && !word.hasSuffix("s")
            && Edits.near(word, "yesterday", within: 2)
    }

    static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    private static let weekdayNames = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    private static let months: [String: Int] = [
        "january": 1, "jan": 1, "february": 2, "feb": 2, "febr": 2, "march": 3, "mar": 3,
        "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8,
        "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11,
        "nov": 11, "december": 12, "dec": 12,
    ]

    /// Words one letter from a month.
    private static let noMonths: Set<String> = ["match", "marsh", "larch", "marc", "marcy"]

    private static let weekdays: [String: Int] = [
        "monday": 1, "mon": 1, "tuesday": 2, "tues": 2, "tue": 2, "wednesday": 3, "weds": 3,
        "wed": 3, "wensday": 3, "wednsday": 3, "thursday": 4, "thurs": 4, "thur": 4, "thu": 4,
        "friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 7, "sun": 7,
    ]

    static let numbers: [String: Int] = [
        "zero": 0, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
        "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
        "couple": 2,
    ]

    static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
        "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
        "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
        "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    ]

    /// What a duration counts.
    enum Unit { case hours, days, workingDays, weeks, fortnights, months, years }

    static let units: [String: Unit] = [
        "hour": .hours, "hours": .hours, "hr": .hours, "hrs": .hours, "h": .hours, "day": .days,
        "days": .days, "dys": .days, "week": .weeks, "weeks": .weeks, "wk": .weeks, "wks": .weeks,
        "weks": .weeks, "wekks": .weeks, "weesk": .weeks, "fortnight": .fortnights,
        "fortnights": .fortnights, "month": .months, "months": .months, "mth": .months,
        "mths": .months, "year": .years, "years": .years, "yr": .years, "yrs": .years,
    ]

    /// Every word, rightly spelt, that a date can begin with.
    static let beginnings: Set<String> = Set(months.keys).union(weekdays.keys).union(ordinals.keys)
        .union(numbers.keys).union(occasions).union(DateReader.promises.keys)
        .union(DateReader.promisesAlone).union([
            "this", "next", "last", "coming", "just", "earlier", "following", "end", "month",
            "week", "wk", "year",
            "close", "cop", "eod", "todays", "cob", "fortnight", "few", "several", "day", "today",
            "tonight",
            "yesterday", "yday", "tomorrow", "tmrw", "tomoz", "2moro", "2morrow", "tmw", "mid",
            "early", "late", "middle", "beginning", "start", "christmas", "xmas", "weekend",
            "holidays",
        ])

    /// Words that may stand before a date and make it one to keep.
    static let deadlineLeads: Set<String> = [
        "by", "before", "within", "until", "till", "til", "due", "deadline", "timescale",
        "timescales", "timeframe", "target", "inside", "dd",
    ]

    /// Words that may stand before a date and say nothing about it.
    static let plainLeads: Set<String> = ["on", "the", "for"]

    /// Words after which an ordinal or a shared name is surely a date.
    static let dayLeads: Set<String> = [
        "by", "on", "before", "until", "till", "til", "due", "from", "dated", "since", "after",
        "was",
        "deadline",
    ]

    /// Words that follow a duration that is no deadline.
    static let notAfterDuration: Set<String> = [
        "late", "apart", "overdue", "old", "earlier", "later", "long", "before", "after", "prior",
        "into", "without", "since", "behind", "pregnant", "out", "each", "per", "gestation",
        "running", "notice", "plan", "programme", "period", "gap", "delay", "review",
        "course", "block", "cycle",
    ]

    /// Words that may follow a day of the month; a noun there makes it a count ("the 2nd visit").
    static let afterDay: Set<String> = [
        "and", "we", "to", "for", "at", "so", "but", "or", "then", "of", "latest", "please", "if",
        "because", "with", "in", "after", "before", "she", "he", "they", "i", "mum", "dad", "as",
        "when", "which", "is", "was", "by", "no", "not", "sorry", "pls", "ok", "thanks", "where",
        "that", "unless", "should", "would", "works", "will", "the", "until", "this", "actually",
        "though", "it", "its", "did", "had", "has", "were", "via", "from",
    ]

    /// Meetings whose day the message does not give.
    static let occasions: Set<String> = [
        "supervision", "supervisions", "review", "meeting", "visit", "conference", "rcpc", "icpc",
        "panel", "core", "cin", "cp", "lac", "cla", "group", "session", "appointment", "strategy",
        "hearing", "term", "quarter", "audit", "contact", "transfer", "closure", "legal", "iro",
    ]
}
