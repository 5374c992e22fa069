extension Words {
    /// The parts between marks that end a clause: full stop, comma, colon, dash, bracket, new line.
    ///
    /// Each is a range of token positions without the marks. A hyphen inside a word and a slash or
    /// point inside a number do not cut.
    var clauses: [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        for (index, token) in tokens.enumerated() where ends(clause: index, token) {
            if start < index { parts.append(start..<index) }
            start = index + 1
        }
        if start < tokens.count { parts.append(start..<tokens.count) }
        return parts
    }

    /// The parts between marks that end a sentence, each with the mark that ended it.
    var sentences: [(range: Range<Int>, isAsked: Bool)] {
        var parts: [(range: Range<Int>, isAsked: Bool)] = []
        var start = 0
        for (index, token) in tokens.enumerated() where token.isMark {
            guard
                ["?", "!", "\n"].contains(token.plain) || (token.plain == "." && token.spaceAfter)
            else { continue }
            if tokens[start..<index].contains(where: \.isSpoken) {
                parts.append((start..<index, token.plain == "?"))
            } else if token.plain == "?", !parts.isEmpty {
                parts[parts.count - 1].isAsked = true
            }
            start = index + 1
        }
        if tokens[start...].contains(where: \.isSpoken) {
            parts.append((start..<tokens.count, false))
        }
        return parts
    }

    private func ends(clause index: Int, _ token: Token) -> Bool {
        guard token.isMark else { return false }
        switch token.plain {
        case ".", ":":
            // "e.g." and "14:30" are no clause ends; "6. Then" is.
            return token.spaceAfter || index + 1 == tokens.count
        case ",", ";", "!", "?", "(", ")", "[", "]", "\n", "\u{2013}", "\"", "*", "|", "=":
            return true
        case "-": return token.spaceBefore || token.spaceAfter
        default: return false
        }
    }
}
