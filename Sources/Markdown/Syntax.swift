/// The parts of a heading's line.
struct Heading {
    let hashes: Int
    let title: String
    let id: String?
    let hasBlank: Bool
    let hasMalformedId: Bool

    /// Reads a line that begins with `#`.
    init(_ line: Bytes) {
        let end = line.firstIndex { $0 != .hash } ?? line.endIndex
        hashes = end - line.startIndex
        hasBlank = end == line.endIndex || line[end].isBlank
        var rest = line[end...].trimmed
        // Some write hashes behind the title too.
        if let last = rest.lastIndex(where: { $0 != .hash }) {
            if last + 1 < rest.endIndex, rest[last].isBlank { rest = rest[...last].trimmed }
        } else {
            rest = rest[rest.endIndex...]
        }
        let opening = rest.indices.last {
            rest[$0] == .hash && $0 > rest.startIndex && rest[$0 - 1] == .leftBrace
        }
        guard let opening else {
            (title, id, hasMalformedId) = (rest.text, nil, false)
            return
        }
        let name = rest[(opening + 1)...].dropLast()
        let small = name.trimmed.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        let isId = !small.isEmpty && small.allSatisfy { ($0 < 0x80 && $0.isLetter) || $0.isId }
        guard rest.last == .rightBrace, isId else {
            (title, id, hasMalformedId) = (rest.text, nil, true)
            return
        }
        title = rest[..<(opening - 1)].trimmed.text
        id = small[...].text
        hasMalformedId = Array(name) != small
    }
}

extension UInt8 {
    fileprivate var isId: Bool {
        isDigit || self == .dot || self == .underscore || self == .hyphen
    }
}

/// The marker of a list item and the text behind it.
struct Marker {
    let number: Int?
    let text: Bytes
    let hasBlank: Bool
    /// Whether it is a dash, with which a line of a sentence may begin too.
    let isDash: Bool

    /// Reads `-`, `*`, `+`, a dash, a bullet, `1.` or `1)`; `nil` if the line is no item.
    init?(_ line: Bytes) {
        guard let first = line.first else { return nil }
        var end = line.startIndex + 1
        var isBullet = false
        if first.isDigit {
            while end < line.endIndex, line[end].isDigit { end += 1 }
            guard end < line.endIndex, end - line.startIndex < 10,
                line[end] == .dot || line[end] == .rightParenthesis
            else { return nil }
            number = Int(line[..<end].text)
            isDash = false
            end += 1
        } else {
            number = nil
            let dash = line.dash(at: line.startIndex)
            let bullet = line.bullet
            isDash = dash == 3
            isBullet = bullet > 0
            guard dash > 0 || isBullet || first == .asterisk || first == .plus else { return nil }
            end = line.startIndex + max(1, dash, bullet)
        }
        hasBlank = isBullet || end == line.endIndex || line[end].isBlank
        if !hasBlank {
            // Emphasis, a sum and a dash are no markers; '-text' and '1.Text' were meant as such.
            guard first == .hyphen || number != nil, line[end].isLetter, line.dash(at: end) == 0
            else { return nil }
        }
        text = line[end...].trimmed
    }
}

extension Bytes {
    /// How many bytes the bullet in front takes, 0 if there is none.
    fileprivate var bullet: Int {
        if starts(with: "·".utf8) { return 2 }
        let bullets = ["•", "‣", "◦", "▪", "●", "○", "■", "⁃", "\u{F0B7}"]
        guard let first, first >= 0xE2 else { return 0 }
        return bullets.contains { starts(with: $0.utf8) } ? 3 : 0
    }

    /// Whether this is three or more of `*`, `_` or `-`, with or without blanks between.
    var isRuler: Bool {
        guard let first, first == .asterisk || first == .underscore || first == .hyphen,
            allSatisfy({ $0 == first || $0 == .space })
        else { return false }
        return count { $0 == first } >= 3
    }

    /// Whether this is the second row of a table: only bars, dashes, colons and blanks.
    var isTableRule: Bool {
        var hasDash = false
        var i = startIndex
        while i < endIndex {
            let length = dash(at: i)
            if length > 0 {
                hasDash = true
            } else if self[i] != .bar, self[i] != .colon, self[i] != .space {
                return false
            }
            i += Swift.max(1, length)
        }
        return hasDash
    }

    /// The cells of a row, trimmed, with `\|` as a literal bar.
    var cells: [Bytes] {
        var cells: [Bytes] = []
        var row = self
        if row.first == .bar { row.removeFirst() }
        var cell: [UInt8] = []
        var isOpen = true
        for i in row.indices {
            let byte = row[i]
            isOpen = true
            if byte != .bar {
                cell.append(byte)
            } else if cell.last == .backslash {
                cell[cell.count - 1] = .bar
            } else {
                cells.append(cell[...].trimmed)
                cell = []
                isOpen = false
            }
        }
        if isOpen { cells.append(cell[...].trimmed) }
        return cells
    }
}
