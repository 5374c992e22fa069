import Audits
import Dialogue
import Testing

/// What fills the gaps of the last row, on Friday 20 November 2026; `-` is no completion.
@Suite struct RowCompletionTests {
    @Test(arguments: [
        ("TM to make sure it's done, within 24 hours", "TM 2026-11-21"),
        ("Beth, in 4 weeks", "Beth 2026-12-18"),
        ("beth, in 4 weeks", "beth 2026-12-18"),
        ("say the 4th of december", "2026-12-04"),
        ("PM", "PM"),
        ("by Friday", "2026-11-27"),
        ("4 weeks", "2026-12-18"),
        ("the social worker", "social worker"),
        ("me", "me"),
        ("lena", "lena"),
        ("it's for Beth", "Beth"),
        ("owner is PM", "PM"),
        ("SW and PM", "SW and PM"),
        ("SW, PM, by Friday", "SW, PM 2026-11-27"),
        ("Lena will do it by the end of next week", "Lena 2026-11-27"),
        ("PM should own it", "PM"),
        ("make it 12 December", "2026-12-12"),
        ("Friday - no, Monday", "2026-11-23"),
        ("sw priya by 4/12", "sw priya 2026-12-04"),
        ("the SW by Friday please", "SW 2026-11-27"),
        ("SW to update it by Friday", "SW 2026-11-27"),
        ("Beth, soon", "Beth"),
        ("the chronology is for SW", "SW"),
        ("SW\nby 4 December 2026", "SW 2026-12-04"),
        ("soon", "-"),
        ("next supervision", "-"),
        ("start the updated assessment, SW, in 4 weeks", "-"),
        ("PM to review the safety plan within two weeks", "-"),
        ("genogram", "-"),
        ("who should it be?", "-"),
        ("don't know", "-"),
        ("not sure yet", "-"),
        ("31 February", "-"),
        ("", "-"),
    ])
    func `fills owner and date of the last row`(text: String, expected: String) throws {
        let today = try #require(Day(iso: "2026-11-20"))
        let row = Row(["what": "update the chronology"])
        let filled = readCompletion(
            of: row,
            lacking: ["owner", "due"],
            Words(text),
            today: today
        )
        let parts = [filled?["owner"], filled?["due"]].compactMap(\.self)
        #expect((filled == nil ? "-" : parts.joined(separator: " ")) == expected)
        #expect(filled?["what"] ?? "update the chronology" == "update the chronology")
    }

    @Test(arguments: [
        ("so mum knows what to expect", "mum knows what to expect"),
        ("so that the children feel safe", "the children feel safe"),
        ("impact: dad is part of the plan", "dad is part of the plan"),
        ("expected impact is fewer missed visits", "fewer missed visits"),
        ("mum will know what to expect", "mum will know what to expect"),
        ("review the safety plan", nil),
        ("SW to visit dad by Friday", nil),
        ("no", nil),
    ])
    func `fills the impact of the last row`(text: String, expected: String?) throws {
        let today = try #require(Day(iso: "2026-11-20"))
        let row = Row(["what": "update the chronology", "owner": "SW", "due": "2026-12-04"])
        let filled = readCompletion(of: row, lacking: ["impact"], Words(text), today: today)
        #expect(filled?["impact"] == expected)
    }
}
