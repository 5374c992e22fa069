import Audits
import Dialogue
import Testing

/// The dates that messages give on Friday 20 November 2026.
///
/// A day is written as such, `!` marks a date to keep.
@Suite struct DateReaderTests {
    static let today = Day(iso: "2026-11-20")

    private func read(_ text: String, prefer: DateDirection = .future) throws -> String {
        let today = try #require(Self.today)
        let found = Words(text).dates(today: today, prefer: prefer).map(written)
        return found.isEmpty ? "-" : found.joined(separator: " ")
    }

    private func written(_ mention: DateMention) -> String {
        let what =
            switch mention.what {
            case .day(let day): day.iso
            case .vague: "vague"
            case .impossible: "impossible"
            }
        return what + (mention.isDeadline ? "!" : "")
    }

    @Test(arguments: [
        ("12 December 2026", "2026-12-12"),
        ("by 12 December 2026", "2026-12-12!"),
        ("12th of Dec", "2026-12-12"),
        ("12th December, 2026", "2026-12-12"),
        ("the 12th of december", "2026-12-12"),
        ("the fourth of December", "2026-12-04"),
        ("twenty first of January", "2027-01-21"),
        ("by the 12th", "2026-12-12!"),
        ("the 25th", "2026-11-25"),
        ("by the 25th please", "2026-11-25!"),
        ("needs doing by the 4th of next month", "2026-12-04!"),
        ("Dec 12", "2026-12-12"),
        ("December 12th, 2026", "2026-12-12"),
        ("Jan 5th", "2027-01-05"),
        ("12/12/2026", "2026-12-12"),
        ("12/12/26", "2026-12-12"),
        ("12.12.2026", "2026-12-12"),
        ("12.12.26", "2026-12-12"),
        ("12-12-2026", "2026-12-12"),
        ("2026-12-12", "2026-12-12"),
        ("2026/12/04", "2026-12-04"),
        ("12/12", "2026-12-12"),
        ("by 4/12", "2026-12-04!"),
        ("chronology, SW, 4/12", "2026-12-04"),
        ("due 04/12/26", "2026-12-04!"),
        ("4th dec", "2026-12-04"),
        ("4dec", "2026-12-04"),
        ("4 Dec. 2026", "2026-12-04"),
        ("3 feb", "2027-02-03"),
        ("the 29th of february", "2028-02-29"),
        ("12 decmber 2026", "2026-12-12"),
        ("4th Febuary", "2027-02-04"),
        ("7 Novemeber 2026", "2026-11-07"),
        ("18 septmber 2027", "2027-09-18"),
        ("Friday 4 December", "2026-12-04"),
        ("Fri 4th Dec 2026", "2026-12-04"),
        ("by Friday, 4 December", "2026-12-04!"),
        ("Friday the 4th", "2026-12-04"),
        ("w/c 7 December", "2026-12-07"),
        ("no later than 4 December 2026", "2026-12-04!"),
        ("due: 4 December 2026", "2026-12-04!"),
        ("deadline - 4 Dec", "2026-12-04!"),
        ("by 5pm on 4 December", "2026-12-04!"),
        ("4 December at the latest", "2026-12-04!"),
        ("spoke to gran on 3 December 2025", "2025-12-03"),
        ("on or before 4 December", "2026-12-04!"),
    ])
    func `reads dates of the calendar`(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(arguments: [
        ("today", "2026-11-20"),
        ("by end of today", "2026-11-20!"),
        ("by end of the day", "2026-11-20!"),
        ("COP today", "2026-11-20"),
        ("tomorrow", "2026-11-21"),
        ("by tommorow", "2026-11-21!"),
        ("tomorow pls", "2026-11-21"),
        ("yesterday", "2026-11-19"),
        ("day after tomorrow", "2026-11-22"),
        ("by the day after tomorrow", "2026-11-22!"),
        ("Friday", "2026-11-27"),
        ("by Friday", "2026-11-27!"),
        ("by friday please", "2026-11-27!"),
        ("by Wendesday", "2026-11-25!"),
        ("by thursdy", "2026-11-26!"),
        ("this Friday", "2026-11-20"),
        ("next Friday", "2026-11-27"),
        ("next Monday", "2026-11-23"),
        ("by next weds", "2026-11-25!"),
        ("last Tuesday", "2026-11-17"),
        ("by Friday week", "2026-12-04!"),
        ("a week on Monday", "2026-11-30"),
        ("by a week on Monday", "2026-11-30!"),
        ("two weeks on Monday", "2026-12-07"),
        ("a fortnight today", "2026-12-04"),
        ("a week tomorrow", "2026-11-28"),
        ("Monday next week", "2026-11-23"),
        ("by Thursday of next week", "2026-11-26!"),
        ("by end of day Monday", "2026-11-23!"),
        ("by close of play on Monday", "2026-11-23!"),
        ("by noon on Tuesday", "2026-11-24!"),
        ("by 5pm Monday", "2026-11-23!"),
        ("end of the week", "2026-11-20"),
        ("by the end of next week", "2026-11-27!"),
        ("end of the month", "2026-11-30"),
        ("by month end", "2026-11-30!"),
        ("by the end of next month", "2026-12-31!"),
        ("end of November", "2026-11-30"),
        ("by the end of january", "2027-01-31!"),
        ("end of January 2027", "2027-01-31"),
        ("before Christmas", "2026-12-24!"),
        ("the last Friday of November", "2026-11-27"),
        ("by the first Monday in December", "2026-12-07!"),
        ("2nd Tuesday of next month", "2026-12-08"),
        ("the last Friday in January 2027", "2027-01-29"),
        ("the fifth Monday of December", "impossible"),
        ("next working day", "2026-11-23"),
        ("todays date", "2026-11-20"),
        ("ystrday", "2026-11-19"),
        ("two weeks ago today", "2026-11-06"),
        ("by christmas eve", "2026-12-24!"),
    ])
    func `reads days told from today`(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(arguments: [
        ("within 24 hours", "2026-11-21!"),
        ("within 24hrs", "2026-11-21!"),
        ("in 48 hours", "2026-11-22!"),
        ("in 72 hrs", "2026-11-23!"),
        ("in 2 hours", "2026-11-20!"),
        ("in 4 weeks", "2026-12-18!"),
        ("in 4 wks", "2026-12-18!"),
        ("in 4wks", "2026-12-18!"),
        ("within two weeks", "2026-12-04!"),
        ("within the next two weeks", "2026-12-04!"),
        ("over the next 4 weeks", "2026-12-18!"),
        ("four weeks", "2026-12-18!"),
        ("4 weeks please", "2026-12-18!"),
        ("say six weeks", "2027-01-01!"),
        ("make it twenty eight days", "2026-12-18!"),
        ("twenty-one days", "2026-12-11!"),
        ("a fortnight", "2026-12-04!"),
        ("in a fortnight", "2026-12-04!"),
        ("in 3 days", "2026-11-23!"),
        ("in a couple of weeks", "2026-12-04!"),
        ("in 5 working days", "2026-11-27!"),
        ("within five working days", "2026-11-27!"),
        ("10 working days", "2026-12-04!"),
        ("in a month", "2026-12-20!"),
        ("in 6 weeks time", "2027-01-01!"),
        ("in 6 weeks' time", "2027-01-01!"),
        ("3 months from now", "2027-02-20!"),
        ("timescale: 4 weeks", "2026-12-18!"),
        ("to be done in no more than 4 weeks", "2026-12-18!"),
        ("six weeks from 1 December", "2027-01-12"),
        ("3 days before 4 December", "2026-12-01"),
        ("2 weeks after the 4th of January", "2027-01-18"),
        ("week on Tuesday", "2026-12-01"),
        ("in one calendar month", "2026-12-20!"),
        ("3 weeks ago", "2026-10-30"),
        ("a month ago", "2026-10-20"),
        ("two days ago", "2026-11-18"),
        ("TM to make sure it's done, within 24 hours", "2026-11-21!"),
        ("SW to arrange 2 joint visits in 4 weeks", "2026-12-18!"),
    ])
    func `reads durations that are deadlines`(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(arguments: [
        "soon", "asap", "ASAP please", "as soon as possible", "next time", "in due course",
        "shortly", "ongoing", "mid December", "early next week", "next week", "next month",
        "straight away", "immediately", "now", "at the next supervision", "next supervision",
        "at some point", "tbc", "when possible", "this month", "Update genogram - Lena - soon",
        "in January", "after Christmas", "the week after next", "4 or 5 December", "a.s.a.p.",
        "between 4 and 8 December", "right away",
        "first week of December", "by the second week in January", "at the weekend", "December",
        "by next weekend", "before the school holidays", "within the week",
        "to be done urgently, asap",
    ])
    func `a promise is vague`(text: String) throws {
        #expect(try read(text).replacing("!", with: "") == "vague")
    }

    @Test(arguments: [
        "by the next supervision", "before the review conference", "in 4 to 6 weeks",
        "within 2-3 weeks", "in a few weeks", "within 10 days of the conference",
        "in about 4 weeks", "in a week or so", "a week or two", "by January",
        "ahead of the next core group",
    ])
    func `a deadline that gives no day is vague`(text: String) throws {
        #expect(try read(text) == "vague!")
    }

    @Test(arguments: [
        ("31 February", "impossible"), ("45/12/2026", "impossible"),
        ("by 31 November 2026", "impossible!"), ("12/25/2026", "impossible"),
        ("31.02.2027", "impossible"), ("Monday 4 December 2026", "impossible"),
        ("2026-13-01", "impossible"), ("30th of feb", "impossible"),
    ])
    func `says when no calendar has the date`(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(arguments: [
        "aged 9", "she is 4", "he is 12 and his sister 7", "2 visits", "3 weeks apart",
        "6 weeks late", "for two weeks", "every 10 days", "every two weeks", "monthly", "7/10",
        "6/10 I think", "a 7/10 for this", "10/10", "visits were 3 weeks apart",
        "supervision was six weeks apart twice", "3 visits in 10 weeks, he is 7",
        "no visits in 6 weeks", "she has not been seen in 4 weeks", "was seen within 24 hours",
        "visited within 5 days", "the assessment was completed within 45 days",
        "a 4 week plan", "6-week review", "24/7 support", "2/3 of visits were late",
        "on the 1st visit", "the second one", "the 2nd child was seen", "first things first",
        "Mondays", "visits on Fridays", "he may 2", "the worker sat with her", "they match",
        "in the last 3 weeks", "over the past 6 weeks", "two weeks overdue",
        "the review was late", "in December 3 visits were missed", "71% to 94%", "14:30",
        "at 10.30", "case 88123", "aged 4 weeks old", "once a week", "twice a month",
        "the next review was missed", "Next visit was missed.", "two thirds", "2.5", "Q4",
        "11 weeks pregnant", "ongoing work with dad", "too soon", "immediately after the visit",
        "", "\u{1F44D}", "good", "6",
    ])
    func `a count, an age or a score is no date`(text: String) throws {
        #expect(try read(text) == "-")
    }

    @Test(arguments: [
        ("4th dec", "2025-12-04"), ("on the 19th", "2026-11-19"), ("Friday", "2026-11-13"),
        ("on Tuesday", "2026-11-17"), ("12 January", "2026-01-12"), ("today", "2026-11-20"),
        ("end of October", "2026-10-31"), ("last Thursday", "2026-11-19"),
    ])
    func `looks back for what has happened`(text: String, expected: String) throws {
        #expect(try read(text, prefer: .past) == expected)
    }

    @Test(arguments: [
        ("Friday - no, Monday", "2026-11-23"),
        ("12 December, sorry I mean 13 December", "2026-12-13"),
        ("not Friday, Monday", "2026-11-23"),
        ("Monday not Friday", "2026-11-23"),
        ("they want it back by 11 December 2026", "2026-12-11!"),
        ("soon, say 4 December", "2026-12-04"),
        ("4 December (Friday 4 December 2026)", "2026-12-04"),
        ("next week, on Tuesday", "2026-11-24"),
        ("in 2 weeks, no make it 3 weeks", "2026-12-11!"),
        ("4 12 2026", "2026-12-04"),
        ("Friday or Monday", "-"),
        ("4 December and 5 December", "-"),
        ("no idea", "-"),
        ("next week", "vague"),
        ("31 February", "impossible"),
    ])
    func `takes the one date that a message means`(text: String, expected: String) throws {
        let today = try #require(Self.today)
        #expect(Words(text).dateAnswer(today: today).map(written) ?? "-" == expected)
    }

    @Test(arguments: [
        ("TM to arrange meeting by 12 December 2026", "TM to arrange meeting"),
        ("Update genogram by the end of next week", "Update genogram"),
        ("review it within the next two weeks please", "review it please"),
        ("chronology due by 5pm on Friday 4 December", "chronology"),
        ("call gran at some point", "call gran"),
    ])
    func `covers the words that lead to the date`(text: String, rest: String) throws {
        let today = try #require(Self.today)
        let typed = text.split(separator: " ")
        let words = Words(text)
        let covered = words.dates(today: today).flatMap { Array($0.tokens) }
        // "5pm" is two tokens; counted once here.
        let count = covered.count - (text.contains("5pm") ? 1 : 0)
        #expect(rest.split(separator: " ").count + count == typed.count)
    }
}
