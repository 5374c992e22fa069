extension Words {
    static func clauses(of tokens: [Token]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        for (index, token) in tokens.enumerated()
        where ends(clause: token, isLast: index + 1 == tokens.count)
            && !isNumbering(tokens, index)
        {
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

    /// Whether it is the point between "no" and its number, or in a shortened "requires improvement".
    private static func isNumbering(_ tokens: [Token], _ index: Int) -> Bool {
        guard tokens[index].plain == ".", index > 0, index + 1 < tokens.count else { return false }
        let (before, after) = (tokens[index - 1].plain, tokens[index + 1])
        return ["no", "nos"].contains(before) && after.isNumber && index > 1
            || ["req", "reqs"].contains(before) && after.plain.hasPrefix("imp")
    }

    private static func ends(clause token: Token, isLast: Bool) -> Bool {
        guard token.isMark else { return false }
        switch token.plain {
        case ".", ":":
            // "e.g." and "14:30" are no clause ends; "6. Then" is.
            return token.spaceAfter || isLast
        case ",", ";", "!", "?", "(", ")", "[", "]", "\n", "\u{2013}", "\"", "*", "|", "=":
            return true
        case "-": return token.spaceBefore || token.spaceAfter
        default: return false
        }
    }
}
