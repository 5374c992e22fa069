/// The characters of the syntax, named.
extension UInt8 {
    static let newline: Self = 0x0A
    static let carriageReturn: Self = 0x0D
    static let space: Self = 0x20
    static let exclamation: Self = 0x21
    static let hash: Self = 0x23
    static let leftParenthesis: Self = 0x28
    static let rightParenthesis: Self = 0x29
    static let asterisk: Self = 0x2A
    static let plus: Self = 0x2B
    static let hyphen: Self = 0x2D
    static let dot: Self = 0x2E
    static let slash: Self = 0x2F
    static let colon: Self = 0x3A
    static let less: Self = 0x3C
    static let equals: Self = 0x3D
    static let greater: Self = 0x3E
    static let leftBracket: Self = 0x5B
    static let backslash: Self = 0x5C
    static let rightBracket: Self = 0x5D
    static let underscore: Self = 0x5F
    static let backtick: Self = 0x60
    static let leftBrace: Self = 0x7B
    static let bar: Self = 0x7C
    static let rightBrace: Self = 0x7D
    static let tilde: Self = 0x7E

    var isBlank: Bool { self == .space || self == .newline }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// A letter of ASCII, or any part of a character beyond ASCII.
    var isLetter: Bool { (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || self >= 0x80 }

    var isASCIIPunctuation: Bool { self > .space && self < 0x7F && !isDigit && !isLetter }
}

/// A part of a cleaned line.
typealias Bytes = ArraySlice<UInt8>

extension ArraySlice<UInt8> {
    var text: String { String(decoding: self, as: UTF8.self) }

    /// Without blanks at either end.
    var trimmed: Self {
        var part = self
        while part.first?.isBlank == true { part.removeFirst() }
        while part.last?.isBlank == true { part.removeLast() }
        return part
    }

    /// How many bytes the hyphen or dash at `index` takes, 0 if there is none.
    ///
    /// Word processors turn hyphens into U+2010 to U+2015 and U+2212.
    func dash(at index: Int) -> Int {
        guard index < endIndex else { return 0 }
        if self[index] == .hyphen { return 1 }
        guard self[index] == 0xE2, index + 2 < endIndex else { return 0 }
        let last = self[index + 2]
        if self[index + 1] == 0x80, last >= 0x90, last <= 0x95 { return 3 }
        return self[index + 1] == 0x88 && last == 0x92 ? 3 : 0
    }

    /// Whether this is `---`, or what a word processor makes of it.
    var isFence: Bool {
        guard count >= 3 else { return false }
        var i = startIndex
        while i < endIndex {
            let length = dash(at: i)
            if length == 0 { return false }
            i += length
        }
        return true
    }

    /// Where the first `<!--` is (or `<!` with a dash), if there is one; not after a backtick.
    func commentOpening() -> Range<Int>? {
        var i = startIndex
        while let start = self[i...].firstIndex(of: .less) {
            i = start + 1
            guard i < endIndex, self[i] == .exclamation else { continue }
            let first = dash(at: i + 1)
            let second = first == 0 ? 0 : dash(at: i + 1 + first)
            guard first == 3 || second > 0 else { continue }
            if start > startIndex, self[start - 1] == .backtick { continue }
            return start..<(i + 1 + first + second)
        }
        return nil
    }

    /// Where the first `-->` is (or a dash with `>`), if there is one.
    func commentClosing() -> Range<Int>? {
        var i = startIndex
        var open = startIndex  // where the run of dashes before `i` begins
        while i < endIndex {
            let length = dash(at: i)
            if length > 0 {
                i += length
                continue
            }
            if self[i] == .greater, i - open >= 2 { return open..<(i + 1) }
            i += 1
            open = i
        }
        return nil
    }
}
