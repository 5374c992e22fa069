/// How the text being written stands on the screen, and the escape codes that bring it there.
///
/// Pure: it returns what to write. Text larger than the window is shown in part, around the
/// cursor.
package struct EditorView: Sendable {
    /// The rows on the screen, and where among them the cursor is.
    package struct Frame: Equatable, Sendable {
        /// The text of each row, no wider than the window less one column.
        package var rows: [String]
        /// The row of the cursor, an index of `rows`.
        package var cursorRow: Int
        /// The column of the cursor, from 0.
        package var cursorColumn: Int
    }

    private var drawn: Frame?
    private var isExact = false  // false when the terminal itself moved what was drawn

    /// A view with nothing on the screen.
    package init() {}

    /// Lays text out in rows.
    ///
    /// The last column stays free, because terminals differ in what writing to it does.
    ///
    /// - Parameters:
    ///   - prompt: what stands before the text; one line, no control characters.
    ///   - buffer: the text and cursor.
    ///   - columns: the window's width; 4 or more is used.
    ///   - rows: the window's height; 2 or more is used.
    /// - Returns: the rows that fit the window's height, with the cursor's row among them.
    /// - Complexity: O(*n*) in the length of the buffer.
    package static func layOut(
        prompt: String,
        buffer: LineBuffer,
        columns: Int,
        rows: Int
    ) -> Frame {
        let width = max(columns, 4) - 1
        var frame = Frame(rows: [], cursorRow: 0, cursorColumn: 0)
        var row = prompt
        var used = Cells.width(of: prompt)
        for (index, character) in buffer.characters.enumerated() {
            let isBreak = character == "\n"
            let shown = isBreak ? "" : shape(of: character)
            let cells = Cells.width(of: shown)
            if used + cells > width {
                frame.rows.append(row)
                row = ""
                used = 0
            }
            if index == buffer.cursor {
                frame.cursorRow = frame.rows.count
                frame.cursorColumn = used
            }
            row += shown
            used += cells
            if isBreak {
                frame.rows.append(row)
                row = ""
                used = 0
            }
        }
        if buffer.cursor == buffer.characters.count {
            frame.cursorRow = frame.rows.count
            frame.cursorColumn = used
        }
        frame.rows.append(row)
        return cut(frame, to: max(rows, 2) - 1)
    }

    /// What to write to bring `frame` on the screen in place of what was drawn before.
    package mutating func draw(_ frame: Frame) -> String {
        defer {
            drawn = frame
            isExact = true
        }
        if isExact, let drawn, let added = Self.appended(from: drawn, to: frame) { return added }
        var codes = "\r"
        if let drawn, drawn.cursorRow > 0 { codes += "\u{1B}[\(drawn.cursorRow)A" }
        codes += "\u{1B}[J" + frame.rows.joined(separator: "\r\n") + "\r"
        let below = frame.rows.count - 1 - frame.cursorRow
        if below > 0 { codes += "\u{1B}[\(below)A" }
        if frame.cursorColumn > 0 { codes += "\u{1B}[\(frame.cursorColumn)C" }
        return codes
    }

    /// What to write to leave the text as it stands and go on below it.
    package mutating func finish() -> String {
        let below = drawn.map { $0.rows.count - 1 - $0.cursorRow } ?? 0
        drawn = nil
        return (below > 0 ? "\u{1B}[\(below)B" : "") + "\r\n"
    }

    /// Forgets what was drawn: the screen was cleared, or something else was written on it.
    package mutating func forget() { drawn = nil }

    /// Corrects the record of what was drawn after the window became `columns` wide: terminals
    /// break rows that no longer fit.
    package mutating func resize(columns: Int) {
        guard var frame = drawn, columns > 0 else { return }
        let above = frame.rows[..<frame.cursorRow]
            .reduce(0) { $0 + max(1, (Cells.width(of: $1) + columns - 1) / columns) }
        let moved = above + frame.cursorColumn / columns
        frame.rows = Array(repeating: "", count: moved + 1)
        frame.cursorRow = moved
        drawn = frame
        isExact = false
    }

    /// What to write when the only change is text added at the very end; nil for other changes.
    ///
    /// Typing then costs a few bytes a key, also over a slow line.
    private static func appended(from old: Frame, to new: Frame) -> String? {
        guard old.rows.count == new.rows.count, old.cursorRow == old.rows.count - 1,
            new.cursorRow == old.cursorRow, let before = old.rows.last, let after = new.rows.last,
            old.cursorColumn == Cells.width(of: before), new.cursorColumn == Cells.width(of: after),
            after.hasPrefix(before), old.rows.dropLast() == new.rows.dropLast()
        else { return nil }
        return String(after.dropFirst(before.count))
    }

    private static func shape(of character: Character) -> String {
        character.isASCII && character >= " " && character != "\u{7F}"
            ? String(character) : Visible.line(String(character))
    }

    private static func cut(_ frame: Frame, to height: Int) -> Frame {
        guard frame.rows.count > height else { return frame }
        let top = min(max(frame.cursorRow - height + 1, 0), frame.rows.count - height)
        var part = frame
        part.rows = Array(frame.rows[top..<top + height])
        part.cursorRow -= top
        return part
    }
}
