/// Marks that were spoken: "good comma the plan is clear full stop".
enum Dictation {
    /// The tokens with the words for marks read as marks, each covering the words it was typed as.
    ///
    /// Only in a message without typed marks that says "full stop" or "comma", which hardly any
    /// sentence on a case does; elsewhere "colon" and "dash" are words like others.
    static func marked(_ tokens: [Words.Token]) -> [Words.Token] {
        guard isDictated(tokens) else { return tokens }
        var found: [Words.Token] = []
        var index = 0
        while index < tokens.count {
            guard let (mark, length) = mark(at: index, in: tokens) else {
                found.append(tokens[index])
                index += 1
                continue
            }
            let last = tokens[index + length - 1]
            found.append(
                Words.Token(
                    plain: mark,
                    kind: .mark,
                    range: tokens[index].range.lowerBound..<last.range.upperBound,
                    spaceBefore: true,
                    spaceAfter: true,
                    isQuoted: false
                )
            )
            index += length
        }
        return found
    }

    private static func isDictated(_ tokens: [Words.Token]) -> Bool {
        tokens.indices.contains { index in
            guard tokens[index].isWord else { return false }
            return tokens[index].plain == "comma" || isFullStop(index, tokens)
        } && !tokens.contains { [".", ",", ";", ":", "!", "?", "\n"].contains($0.plain) }
    }

    private static func isFullStop(_ index: Int, _ tokens: [Words.Token]) -> Bool {
        tokens[index].plain == "full" && index + 1 < tokens.count
            && tokens[index + 1].plain == "stop"
    }

    /// The mark that is spoken here, with the words it takes.
    private static func mark(at index: Int, in tokens: [Words.Token]) -> (String, Int)? {
        let next = index + 1 < tokens.count ? tokens[index + 1].plain : ""
        switch (tokens[index].plain, next) {
        case ("full", "stop"): return (".", 2)
        case ("question", "mark"): return ("?", 2)
        case ("exclamation", "mark"): return ("!", 2)
        case ("new", "line"), ("new", "paragraph"): return ("\n", 2)
        case ("semi", "colon"): return (";", 2)
        case ("comma", _): return (",", 1)
        case ("semicolon", _): return (";", 1)
        case ("colon", _): return (":", 1)
        case ("dash", _): return ("\u{2013}", 1)
        default: return nil
        }
    }
}
