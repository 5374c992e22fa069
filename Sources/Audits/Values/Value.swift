/// What one slot of a form holds.
package enum Value: Hashable, Sendable {
    /// As typed, trimmed; never empty.
    case text(String)
    case choice(Choice)
    case grade(Grade)
    /// A whole score from 0 to 10.
    case score(Int)
    case date(Day)
    /// The rows of a table; none of them when the person says that there are none.
    case rows([Row])

    /// The value as a person reads it, dates and grades in words.
    package var inWords: String {
        switch self {
        case .text(let text): text
        case .choice(let choice): choice.name
        case .grade(let grade): grade.name
        case .score(let score): String(score)
        case .date(let day): day.inWords
        case .rows(let rows):
            rows.isEmpty ? "none" : rows.map(\.inWords).joined(separator: "; ")
        }
    }
}

/// One row of a table: what its columns hold, by column name.
///
/// A `due` column holds an ISO 8601 date; every other column holds text as typed.
package struct Row: Hashable, Sendable {
    package var cells: [String: String]

    package init(_ cells: [String: String]) { self.cells = cells }

    package subscript(column: String) -> String? {
        get { cells[column] }
        set { cells[column] = newValue }
    }

    package var due: Day? { cells["due"].flatMap(Day.init(iso:)) }

    /// The row in reading order, such as `update the chronology (SW, by Friday 4 December 2026)`.
    package var inWords: String {
        let head = ["role", "name", "who", "what"].compactMap { cells[$0] }.joined(separator: " ")
        var tail: [String] = []
        if let owner = cells["owner"] { tail.append(owner) }
        if let due { tail.append("by \(due.inWords)") }
        if let done = cells["done"] { tail.append(done == "yes" ? "done" : "not done") }
        if let impact = cells["impact"] { tail.append("impact: \(impact)") }
        if let note = cells["note"] { tail.append(note) }
        if head.isEmpty { return tail.joined(separator: ", ") }
        return tail.isEmpty ? head : "\(head) (\(tail.joined(separator: ", ")))"
    }
}
