/// A message cut into tokens, each knowing its place in what was typed.
///
/// Reading is linear in the length of the message; nothing here changes what was typed.
package struct Words: Sendable {
    let text: String
    let tokens: [Token]
    /// The words and numbers only.
    let spoken: [String]
    /// The parts between marks that end a clause: full stop, comma, colon, dash, bracket, new line.
    ///
    /// Each is a range of token positions without the marks. A hyphen inside a word and a slash or
    /// point inside a number do not cut.
    let clauses: [Range<Int>]

    struct Token: Sendable {
        /// A word in lower case without apostrophes, a number's digits, or one mark.
        let plain: String
        let kind: Kind
        /// UTF-8 offsets in the text.
        let range: Range<Int>
        let spaceBefore: Bool
        let spaceAfter: Bool
        /// Whether it stands inside quotation marks.
        let isQuoted: Bool

        var isWord: Bool { kind == .word }
        var isNumber: Bool { kind == .number }
        var isMark: Bool { kind == .mark }
        /// Not a mark and not a symbol such as an emoji.
        var isSpoken: Bool { kind == .word || kind == .number }
    }

    enum Kind: Sendable {
        case word
        case number
        case mark
        /// Emoji and the like.
        case symbol
    }

    package init(_ text: String) {
        self.text = text
        tokens = Dictation.marked(Tokenizer.tokens(of: text))
        spoken = tokens.lazy.filter(\.isSpoken).map(\.plain)
        clauses = Words.clauses(of: tokens)
    }

    /// What was typed between two UTF-8 offsets.
    func slice(_ range: Range<Int>) -> Substring {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(start, offsetBy: range.count)
        return text[start..<end]
    }

    /// A token without the 's that is short for "is" or marks an owner.
    func said(at index: Int) -> String {
        let typed = slice(tokens[index].range)
        let isShort = typed.hasSuffix("'s") || typed.hasSuffix("\u{2019}s")
        return isShort ? String(tokens[index].plain.dropLast()) : tokens[index].plain
    }

    /// The words and numbers, without the 's that is short for "is" or marks an owner.
    var said: [String] {
        tokens.indices.filter { tokens[$0].isSpoken }.map(said)
    }

    /// What was typed from the first to the last of some tokens; empty for none.
    func typed(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return String(slice(tokens[first].range.lowerBound..<tokens[last].range.upperBound))
    }

    /// The words and numbers among some tokens.
    func plain(_ range: Range<Int>) -> [String] { tokens[range].filter(\.isSpoken).map(\.plain) }

    /// Whether the words from `index` on are these.
    func has(_ phrase: [String], at index: Int) -> Bool {
        guard index + phrase.count <= tokens.count else { return false }
        for (offset, word) in phrase.enumerated() where tokens[index + offset].plain != word {
            return false
        }
        return true
    }

    /// Whether the message has this phrase as consecutive words, marks ignored.
    func contains(_ phrase: String) -> Bool {
        let wanted = phrase.split(separator: " ")
        let words = spoken
        guard let first = wanted.first, words.count >= wanted.count else { return false }
        for start in 0...(words.count - wanted.count) where words[start] == first {
            if zip(words[start...], wanted).allSatisfy({ $0 == $1 }) { return true }
        }
        return false
    }
}

/// Cuts a text into tokens.
private enum Tokenizer {
    static func tokens(of text: String) -> [Words.Token] {
        var raw: [(plain: String, kind: Words.Kind, range: Range<Int>)] = []
        var word = ""
        var wordStart = 0
        var isNumber = false
        var offset = 0
        func isInner(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\u{2019}" }

        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let width = UTF8.width(scalar)
            defer { offset += width }
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            let isDigit = (48...57).contains(scalar.value)
            let isLetter = isLetter(scalar)
            func end(at end: Int) {
                guard !word.isEmpty else { return }
                raw.append((word, isNumber ? .number : .word, wordStart..<end))
                word = ""
            }
            if isDigit || isLetter {
                if word.isEmpty || isNumber != isDigit, !(isDigit && !word.isEmpty && !isNumber) {
                    // "6ish" is a number and a word; "q2" stays one word.
                    end(at: offset)
                    wordStart = offset
                    isNumber = isDigit
                }
                append(scalar, to: &word)
            } else if isInner(scalar), !word.isEmpty, !isNumber, self.isLetter(next) {
                continue
            } else if scalar == ".", isNumber, !word.isEmpty, (48...57).contains(next.value) {
                word += "."
            } else {
                end(at: offset)
                if isSpace(scalar) {
                    if scalar == "\n" || scalar == "\u{2028}" || scalar == "\u{2029}" {
                        raw.append(("\n", .mark, offset..<offset + width))
                    }
                } else {
                    let isSymbol =
                        !scalar.isASCII
                        && (scalar.properties.isEmojiPresentation
                            || scalar.properties.generalCategory == .otherSymbol)
                    raw.append(
                        (plain(scalar), isSymbol ? .symbol : .mark, offset..<offset + width)
                    )
                }
            }
        }
        if !word.isEmpty { raw.append((word, isNumber ? .number : .word, wordStart..<offset)) }

        var isQuoted = false
        return raw.enumerated().map { index, token in
            let isQuote = token.kind == .mark && token.plain == "\""
            if isQuote { isQuoted.toggle() }
            let before =
                index == 0 || raw[index - 1].plain == "\n"
                || raw[index - 1].range.upperBound != token.range.lowerBound
            let after =
                index + 1 == raw.count || raw[index + 1].plain == "\n"
                || raw[index + 1].range.lowerBound != token.range.upperBound
            return Words.Token(
                plain: token.plain,
                kind: token.kind,
                range: token.range,
                spaceBefore: before,
                spaceAfter: after,
                isQuoted: isQuoted && !isQuote
            )
        }
    }

    // Most of what people type is ASCII, for which the tables of Unicode need not be asked.

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (97...122).contains(scalar.value) || (65...90).contains(scalar.value)
        }
        return scalar.properties.isAlphabetic
            || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? scalar.value == 32 || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
    }

    private static func append(_ scalar: Unicode.Scalar, to word: inout String) {
        if !scalar.isASCII {
            word += scalar.properties.lowercaseMapping
        } else if (65...90).contains(scalar.value), let small = Unicode.Scalar(scalar.value + 32) {
            word.unicodeScalars.append(small)
        } else {
            word.unicodeScalars.append(scalar)
        }
    }

    /// One sign for each family of dashes and quotation marks.
    private static func plain(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\u{2010}", "\u{2011}", "\u{2212}": "-"
        case "\u{2012}"..."\u{2015}": "\u{2013}"
        case "\u{201C}", "\u{201D}", "\u{00AB}", "\u{00BB}": "\""
        case "\u{2026}": "."
        default: String(Character(scalar))
        }
    }
}
