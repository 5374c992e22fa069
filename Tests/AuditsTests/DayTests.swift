import Audits
import FoundationEssentials
import Testing

private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

@Test(arguments: [
    ("1970-01-01", 0, "Thursday"), ("1969-12-31", -1, "Wednesday"),
    ("2000-02-29", 11_016, "Tuesday"),
    ("2000-03-01", 11_017, "Wednesday"), ("2026-11-20", 20_777, "Friday"),
    ("1900-03-01", -25_508, "Thursday"), ("0001-01-01", -719_162, "Monday"),
    ("9999-12-31", 2_932_896, "Friday"),
])
func `A day is counted from 1970 and back`(_ iso: String, _ count: Int, _ weekday: String) throws {
    let day = try day(iso)
    #expect(day.daysSince1970 == count)
    #expect(Day(daysSince1970: count) == day)
    #expect(day.iso == iso)
    #expect(Day.weekdayNames[day.weekday - 1] == weekday)
}

@Test func `Every day of eight centuries has its place`() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var count = try day("1600-01-01").daysSince1970
    var weekday = 6  // 1 January 1600 was a Saturday.
    for year in 1600..<2400 {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        for month in 1...12 {
            for number in 1...(lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)) {
                let day = Day(daysSince1970: count)
                guard day.year == year, day.month == month, day.day == number,
                    day.daysSince1970 == count, day.weekday == weekday
                else {
                    Issue.record("\(year)-\(month)-\(number) is \(day)")
                    return
                }
                count += 1
                weekday = weekday % 7 + 1
            }
        }
    }
}

@Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1",
    "20-11-2026", "2026/11/20", "2026-11-20x", "0000-01-01", "", "soon", "٢٠٢٦-١١-٢٠",
])
func `What is no day is refused`(_ text: String) {
    #expect(Day(iso: text) == nil)
}

@Test(arguments: [
    "2026-11-20", "2026-11-20T10:00:00Z", "2026-11-20 23:59", "2026-11-20T00:00+01:00",
])
func `A time is read as its day`(_ text: String) {
    #expect(Day(iso: text) == Day(year: 2026, month: 11, day: 20))
}

@Test(arguments: ["2024-02-29", "2000-02-29", "2400-02-29"])
func `A leap year has a 29 February`(_ iso: String) throws {
    #expect(try day(iso).adding(days: 1).iso == iso.replacing("02-29", with: "03-01"))
}

@Test(arguments: [
    ("2026-11-20", 1, "2026-11-23"), ("2026-11-20", 5, "2026-11-27"),
    ("2026-11-20", 0, "2026-11-20"),
    ("2026-11-21", 1, "2026-11-23"), ("2026-11-22", 5, "2026-11-27"),
    ("2026-11-18", 3, "2026-11-23"),
    ("2026-11-20", 10, "2026-12-04"), ("2026-12-31", 1, "2027-01-01"),
    ("2026-11-20", -2, "2026-11-20"),
])
func `Working days pass over Saturday and Sunday`(
    _ start: String,
    _ count: Int,
    _ end: String
) throws {
    #expect(try day(start).adding(workingDays: count).iso == end)
}

@Test(arguments: [
    ("2026-11-20", 1, "2026-12-20"), ("2026-11-30", 3, "2027-02-28"),
    ("2027-11-30", 3, "2028-02-29"),
    ("2026-01-31", -1, "2025-12-31"), ("2026-11-20", 12, "2027-11-20"),
    ("2026-03-31", -13, "2025-02-28"),
])
func `A month on is the same day or the month's last`(
    _ start: String,
    _ count: Int,
    _ end: String
) throws {
    #expect(try day(start).adding(months: count).iso == end)
}

@Test(arguments: [
    ("2026-02-03", "2026-02-28"), ("2028-02-03", "2028-02-29"), ("2026-11-30", "2026-11-30"),
])
func `A month's end is its last day`(_ start: String, _ end: String) throws {
    #expect(try day(start).endOfMonth.iso == end)
}

@Test func `Days beyond year 9999 or before year 1 stay at the edge`() throws {
    #expect(try day("9999-12-31").adding(days: 1).iso == "9999-12-31")
    #expect(try day("0001-01-01").adding(days: -1).iso == "0001-01-01")
    #expect(try day("9999-12-31").adding(months: 1).iso == "9999-12-31")
    #expect(try day("0001-01-01").adding(months: -1).iso == "0001-01-01")
}

@Test(arguments: [
    (Rule.Limit.hours(24), "2026-11-21", "24 hours"), (.hours(25), "2026-11-22", "25 hours"),
    (.workingDays(5), "2026-11-27", "5 working days"), (.weeks(4), "2026-12-18", "4 weeks"),
])
func `A time limit has a last day`(_ limit: Rule.Limit, _ last: String, _ words: String) {
    #expect(limit.lastDay(from: Shipped.today).iso == last)
    #expect(limit.inWords == words)
}

@Test func `A day is told as people read it`() {
    #expect(Shipped.today.inWords == "Friday 20 November 2026")
}

@Test func `A day travels as ISO 8601`() throws {
    let data = try JSONEncoder().encode([Shipped.today])
    #expect(String(decoding: data, as: UTF8.self) == #"["2026-11-20"]"#)
    #expect(try JSONDecoder().decode([Day].self, from: data) == [Shipped.today])
    #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([Day].self, from: Data(#"["soon"]"#.utf8))
    }
}
