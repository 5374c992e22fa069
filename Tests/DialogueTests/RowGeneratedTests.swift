import Audits
import Dialogue
import Testing

/// Inputs that nobody wrote: none may trap, and what is kept must be the person's own.
@Suite struct RowGeneratedTests {
    /// A small generator with a known seed, so that every run reads the same inputs.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let bits = [
        "SW", "TM", "and", "to", "by", "Friday", "the", "4", "December", "in", "weeks", "-", ",",
        ".", ";",
        "\n", "(", ")", ":", "/", "10", "2026", "no", "done", "first", "one", "all", "but", "owner",
        "due",
        "so", "that", "impact", "Beth", "update", "genogram", "Q", "7", "th", "31", "February",
        "next",
        "week", "end", "of", "within", "a", "'", "\"", "?", "!", "\u{1F44D}", "\u{301}", "\u{202E}",
        "\0",
        "12/12", "45/12/2026", "99999999999999999999", "\u{2013}", "\u{2022}", "1)", "2.", "mid",
        "not",
        "month", "before", "after", "Christmas", "said", "wants", "me", "PM", "5pm", "change",
        "second",
    ]

    private func readAll(_ text: String) throws {
        let today = try #require(Day(iso: "2026-11-20"))
        let words = Words(text)
        let rows = [Row(["what": "Update the chronology"]), Row(["what": "Complete a genogram"])]
        let columns = ["what", "owner", "due", "impact"]
        var last = 0
        for mention in words.dates(today: today, prefer: .past, loneDurations: true) {
            #expect(mention.tokens.lowerBound >= last && !mention.tokens.isEmpty)
            last = mention.tokens.upperBound
        }
        _ = words.dateAnswer(today: today)
        let reading = readActions(words, columns: columns, today: today)
        for row in reading.rows {
            #expect(row["owner"].map { text.contains($0) || $0 == "I" } ?? true)
            #expect(row["due"].map { Day(iso: $0) != nil } ?? true)
        }
        #expect(reading.vagueDue.allSatisfy { reading.rows.indices.contains($0) })
        _ = readCompletion(of: rows[0], lacking: ["owner", "due", "impact"], words, today: today)
        _ = readChecked(words, earlier: rows)
        _ = readChecked(words, earlier: [])
        _ = readParticipants(words, roles: ["moderator", "social worker"], me: "moderator")
        _ = readReflections(words)
        _ = readRowEdit(words, rows: rows, columns: columns, today: today)
    }

    @Test func `reads any bytes`() throws {
        var numbers = Numbers(state: 7)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...60, using: &numbers)).map { _ in
                UInt8.random(in: 0...255, using: &numbers)
            }
            try readAll(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func `reads any order of its own words`() throws {
        var numbers = Numbers(state: 11)
        for _ in 0..<600 {
            let count = Int.random(in: 0...14, using: &numbers)
            let joint = Bool.random(using: &numbers) ? " " : ""
            let parts = (0..<count).compactMap { _ in Self.bits.randomElement(using: &numbers) }
            try readAll(parts.joined(separator: joint))
        }
    }

    @Test(arguments: [
        "by Friday ", "1) SW to do it. ", "SW, ", "in 4 weeks ", "12/12/", "and PM to review it ",
        "(",
        "so that ", "first no ", "Beth said ", "It is. ", "aaaaaaaaaaaaaaaa",
    ])
    func `reads twenty thousand characters of one thing`(unit: String) throws {
        try readAll(String(repeating: unit, count: 20_000 / unit.utf8.count))
    }
}
