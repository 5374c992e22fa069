import Audits
import Dialogue
import Testing

/// Which of two earlier actions were done: `y`, `n` or `.` for each, with notes in brackets.
@Suite struct RowCheckTests {
    private func written(_ reading: RowsReading, _ earlier: [Row]) -> String {
        earlier.map { action in
            guard let row = reading.rows.first(where: { $0["what"] == action["what"] }) else {
                return "."
            }
            let note = row["note"].map { "(\($0))" } ?? ""
            return (row["done"] == "yes" ? "y" : "n") + note
        }.joined()
    }

    @Test(arguments: [
        ("first one yes, second no - genogram still missing", "yn(genogram still missing)"),
        ("all done", "yy"),
        ("both done", "yy"),
        ("yes", "yy"),
        ("yes both completed", "yy"),
        ("none of them", "nn"),
        ("neither", "nn"),
        ("no", "nn"),
        ("not done", "nn"),
        ("neither has been done", "nn"),
        ("1 done 2 not", "yn"),
        ("1 yes, 2 no", "yn"),
        ("1. yes 2. no", "yn"),
        ("1: done\n2: outstanding", "yn"),
        ("yes, no", "yn"),
        ("no and yes", "ny"),
        ("done\nnot done", "yn"),
        ("chronology done, genogram outstanding", "yn"),
        ("the chronology is done but the genogram isn't", "yn"),
        ("genogram done and chronology not done", "ny"),
        ("all but the genogram", "yn"),
        ("all done except the second", "yn"),
        ("everything apart from the chronology is done", "ny"),
        ("first done, the other is outstanding", "yn"),
        ("second one done, rest not", "ny"),
        ("chronology yes", "y."),
        ("first one done", "y."),
        ("genogram is still missing", ".n"),
        ("the 1st is complete, the 2nd is overdue", "yn"),
        ("not all of them", ".."),
        ("some of them", ".."),
        ("were they all done?", ".."),
        ("", ".."),
        ("dunno", ".."),
    ])
    func `tells which were done`(text: String, expected: String) {
        let earlier = [
            Row(["what": "Update the chronology", "owner": "SW"]),
            Row(["what": "Complete a genogram", "owner": "SW"]),
        ]
        #expect(written(readChecked(Words(text), earlier: earlier), earlier) == expected)
    }

    @Test func `names the actions itself when none are known`() {
        let reading = readChecked(Words("chronology done, genogram outstanding"), earlier: [])
        #expect(reading.rows.map { $0["what"] } == ["chronology", "genogram"])
        #expect(reading.rows.map { $0["done"] } == ["yes", "no"])
    }

    @Test func `keeps the note of the action just named when none are known`() {
        let text = "first one yes, second no - genogram still missing"
        let reading = readChecked(Words(text), earlier: [])
        #expect(reading.rows.map { $0["done"] }.prefix(2) == ["yes", "no"])
        #expect(
            reading.rows.contains {
                $0.cells.values.contains { $0.contains("genogram still missing") }
            }
        )
    }

    @Test func `keeps what was said of all when none are known`() {
        let reading = readChecked(Words("both done, I saw them on the file"), earlier: [])
        let note = "I saw them on the file"
        #expect(reading.rows == [Row(["what": "both done", "done": "yes", "note": note])])
    }
}
