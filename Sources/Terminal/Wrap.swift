/// Breaks text into lines that fit a window.
package enum Wrap {
    /// The widest that text is set, in columns; longer lines are hard to read.
    package static let widest = 100

    /// `text` with no line wider than `width` columns.
    ///
    /// Lines break between words; the text's own line breaks stay, and what follows a list mark
    /// (`- `, `* `, `• `, `12. `, `b) `) or an indent hangs under its first word. A line that fits
    /// is left exactly as it is, so that tables keep their columns. A word wider than the window
    /// is broken between characters.
    ///
    /// - Parameters:
    ///   - text: plain text, already made safe by ``Visible``.
    ///   - width: columns of the window; below 20 nothing readable fits, and 20 is used.
    /// - Returns: the text with more line breaks, and spaces only at those left out.
    /// - Complexity: O(*n*) in the length of `text`.
    package static func wrap(_ text: String, width: Int) -> String {
        let width = min(max(width, 20), widest)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Cells.width(of: $0) <= width ? String($0) : wrapLine($0, width: width) }
            .joined(separator: "\n")
    }

    private static func wrapLine(_ line: Substring, width: Int) -> String {
        let indent = hangingIndent(of: line)
        let hanging = String(repeating: " ", count: indent < width / 2 ? indent : 0)
        var lines: [String] = []
        var current = String(line.prefix(indent))
        var used = Cells.width(of: current)
        var gap = ""
        var isFresh = true  // nothing but the indent stands on the current line

        func breakLine() {
            lines.append(current)
            current = hanging
            used = hanging.count
            isFresh = true
        }
        for piece in pieces(of: line.dropFirst(indent)) {
            if piece.first == " " {
                gap = String(piece)
                continue
            }
            let pieceWidth = Cells.width(of: piece)
            if !isFresh {
                if used + gap.count + pieceWidth <= width {
                    current += gap
                    used += gap.count
                } else if hanging.count + pieceWidth <= width || used + gap.count + 2 > width {
                    breakLine()
                } else {
                    current += gap
                    used += gap.count
                }
            }
            for character in piece {
                let columns = Cells.width(of: character)
                if used + columns > width { breakLine() }
                current.append(character)
                used += columns
                isFresh = false
            }
        }
        return (lines + [current]).joined(separator: "\n")
    }

    /// The line cut into words and runs of spaces; only the plain space parts words.
    private static func pieces(of line: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var rest = line
        while let first = rest.first {
            let piece = rest.prefix { ($0 == " ") == (first == " ") }
            pieces.append(piece)
            rest = rest[piece.endIndex...]
        }
        return pieces
    }

    /// The number of characters before a line's first word: its spaces and its list mark.
    private static func hangingIndent(of line: Substring) -> Int {
        let spaces = line.prefix { $0 == " " }.count
        let rest = line.dropFirst(spaces)
        let mark = rest.prefix { $0 != " " }
        guard mark.endIndex < rest.endIndex, isListMark(mark) else { return spaces }
        return spaces + mark.count + rest[mark.endIndex...].prefix { $0 == " " }.count
    }

    private static func isListMark(_ mark: Substring) -> Bool {
        if ["-", "*", "•", "–"].contains(mark) { return true }
        guard mark.last == "." || mark.last == ")", (2...4).contains(mark.count) else {
            return false
        }
        let label = mark.dropLast()
        return label.allSatisfy { $0.isASCII && $0.isNumber }
            || (label.count == 1
                && label.allSatisfy { $0.isASCII && $0.isLetter && mark.last == ")" })
    }
}
