import Audits

/// The rows that a message gives for a table, with what could not be told.
package struct RowsReading: Hashable, Sendable {
    /// Cells as typed, dates as ISO 8601 days; what was not said has no cell.
    package var rows: [Row] = []
    /// The rows, by position, whose date gave no day ("soon") or one that no calendar has.
    package var vagueDue: [Int] = []
}

/// The actions that a message adds: one row for each, owner and date apart from what is to be done.
///
/// Only `columns` are filled; whatever belongs to none of them stays in `what`, in the person's
/// words and order.
package func readActions(_ words: Words, columns: [String], today: Day) -> RowsReading {
    RowActionReader(words, columns: columns, today: today).read()
}

/// The last row with its gaps filled from a message such as "Beth, in 4 weeks"; `nil` when the
/// message is something else, such as a new action.
package func readCompletion(
    of row: Row,
    lacking columns: [String],
    _ words: Words,
    today: Day
) -> Row? {
    RowActionReader(words, columns: ["owner", "due", "impact"], today: today)
        .completion(of: row, lacking: columns)
}

/// Which earlier actions were done: "first one yes, second no - genogram still missing".
///
/// The rows repeat the `what` of the earlier actions that they answer for.
package func readChecked(_ words: Words, earlier: [Row]) -> RowsReading {
    RowsReading(rows: RowCheckReader(words, earlier: earlier).read())
}

/// Who takes part, with the roles as the form names them: "me, the group manager Carol, PM Ishaan".
///
/// `roles` are those of the table, `me` that of the person who writes, if it is one of them.
package func readParticipants(_ words: Words, roles: [String], me: String?) -> RowsReading {
    RowsReading(rows: RowPeopleReader(words).participants(roles: roles, me: me))
}

/// What each person reflected on: "Beth said she'd involve dad earlier. Ishaan wants more time."
package func readReflections(_ words: Words) -> RowsReading {
    RowsReading(rows: RowPeopleReader(words).reflections())
}

/// A change of one part of one row ("change the owner of the second action to PM"), as the row's
/// position and the row changed; `nil` when the message is none.
package func readRowEdit(
    _ words: Words,
    rows: [Row],
    columns: [String],
    today: Day
) -> (index: Int, row: Row)? {
    RowEditReader(words, rows: rows, columns: columns, today: today).read()
}
