import Audits
import Dialogue
import Testing

/// Changes of one part of one row, on Friday 20 November 2026.
@Suite struct RowEditTests {
    private static let rows = [
        Row(["what": "Update the chronology", "owner": "SW", "due": "2026-12-11"]),
        Row(["what": "Complete the genogram", "owner": "TM", "due": "2026-12-11"]),
        Row(["what": "Hold a network meeting", "owner": "PM"]),
    ]

    @Test(arguments: [
        ("owner should be SM", "2 owner SM"),
        ("the owner is SM", "2 owner SM"),
        ("change the owner of the second action to PM", "1 owner PM"),
        ("can you change the owner of the second one to PM please", "1 owner PM"),
        ("the genogram one is for Lena", "1 owner Lena"),
        ("make the first one due 4 December", "0 due 2026-12-04"),
        ("due date of the last one: in 2 weeks", "2 due 2026-12-04"),
        ("change the date to 4 December", "2 due 2026-12-04"),
        ("the deadline should be end of next week", "2 due 2026-11-27"),
        ("sorry, owner should be Beth", "2 owner Beth"),
        ("no, the owner is Beth not PM", "2 owner Beth"),
        ("action 2 should be by Friday", "1 due 2026-11-27"),
        ("give the second one to Beth", "1 owner Beth"),
        ("sorry, Beth", "2 owner Beth"),
        ("sorry, Beth not PM", "2 owner Beth"),
        (
            "change the owner of the second action to Jo in business support",
            "1 owner Jo in business support"
        ),
        ("make it 4 weeks", "2 due 2026-12-18"),
        ("move it to 4 December", "2 due 2026-12-04"),
        ("date should be 4 December not 11 December", "2 due 2026-12-04"),
        ("Beth should do the genogram one", "1 owner Beth"),
        ("move the chronology one to 18 December", "0 due 2026-12-18"),
        ("extend the first action to 18 December 2026", "0 due 2026-12-18"),
        ("PM should own the first one", "0 owner PM"),
        ("the second action is due by 4 December", "1 due 2026-12-04"),
        ("set the due date of action 1 to 4/12/2026", "0 due 2026-12-04"),
        ("change the owner for the chronology one to the team manager", "0 owner team manager"),
        (
            "change the wording of the first action to Update and share the chronology",
            "0 what Update and share the chronology"
        ),
        ("owner should be Beth for the second one", "1 owner Beth"),
        ("due date should be 4 December for the first action", "0 due 2026-12-04"),
        ("I want to change the owner of the 2nd action to IRO", "1 owner IRO"),
        ("the last one should be Beth, in 2 weeks", "2 owner Beth due 2026-12-04"),
    ])
    func `changes one part of one row`(text: String, expected: String) throws {
        let today = try #require(Day(iso: "2026-11-20"))
        let columns = ["what", "owner", "due"]
        let edit = try #require(
            readRowEdit(Words(text), rows: Self.rows, columns: columns, today: today)
        )
        let old = Self.rows[edit.index]
        let changes = ["what", "owner", "due"].filter { edit.row[$0] != old[$0] }
            .map { "\($0) \(edit.row[$0] ?? "")" }
        #expect("\(edit.index) " + changes.joined(separator: " ") == expected)
    }

    @Test(arguments: [
        "start the updated assessment, SW, in 4 weeks", "PM to review the safety plan by Friday",
        "by Friday", "Beth, in 4 weeks", "PM", "genogram, SW Priya, by 4 December",
        "change the plan so that dad is named, SW, by Friday", "no, finished", "no thats it",
        "move the child's school file to the new school, SW, 4 weeks",
        "first visit to be done within 5 days, SW", "give mum a copy of the plan, SW, by Friday",
        "make sure visits are recorded, TM, by Friday", "who owns the first one?",
        "set up a core group, SW, within 10 working days", "put the genogram on file, SW, Friday",
        "update the first assessment by Friday", "",
        "due to delays, SW to revisit the plan by Friday",
        "date of the next review to be confirmed by PM by Friday",
        "deadline for the assessment to be extended, TM, by Friday",
        "person to be found to support dad, SW, by Friday", "make it SMART, SW, by Friday",
        "last supervision to be typed up by 4 December, TM", "put it on file by Friday",
        "when mum is back, SW to visit by Friday", "first one is fine",
        "the chronology one is done",
        "change of worker to be explained to Kai by SW", "second visit to be booked by Friday, SW",
    ])
    func `a new action or an answer is no change of a row`(text: String) throws {
        let today = try #require(Day(iso: "2026-11-20"))
        let columns = ["what", "owner", "due"]
        #expect(readRowEdit(Words(text), rows: Self.rows, columns: columns, today: today) == nil)
    }

    @Test(arguments: [
        ("sorry 18 December for that, not the 11th", "2026-12-18"),
        ("actually by Friday", "2026-11-27"),
        ("no, I meant 4 December", "2026-12-04"),
        ("not 11 December, 18 December", "2026-12-18"),
    ])
    func `puts the date of the last row right`(text: String, expected: String) throws {
        let today = try #require(Day(iso: "2026-11-20"))
        let rows = [Row(["what": "Plan life story work", "owner": "Beth", "due": "2026-12-11"])]
        let columns = ["what", "owner", "due"]
        let edit = readRowEdit(Words(text), rows: rows, columns: columns, today: today)
        #expect(edit?.row["due"] == expected)
        #expect(edit?.row["owner"] == "Beth")
    }
}
