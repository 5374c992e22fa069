import Audits
struct RowsReading { var rows: [Row] = []; var vagueDue: [Int] = [] }
func readActions(_ words: Words, columns: [String], today: Day) -> RowsReading { RowsReading(rows: [Row(["what": words.text.trimmed])]) }
func readCompletion(of row: Row, lacking columns: [String], _ words: Words, today: Day) -> Row? { nil }
func readChecked(_ words: Words, earlier: [Row]) -> RowsReading { RowsReading(rows: [Row(["what": words.text.trimmed])]) }
func readParticipants(_ words: Words, roles: [String], me: String?) -> RowsReading { RowsReading(rows: [Row(["name": words.text.trimmed])]) }
func readReflections(_ words: Words) -> RowsReading { RowsReading(rows: [Row(["what": words.text.trimmed])]) }
func readRowEdit(_ words: Words, rows: [Row], columns: [String], today: Day) -> (index: Int, row: Row)? { nil }
