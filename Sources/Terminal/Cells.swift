/// How many columns of a terminal text takes.
///
/// Source: Unicode Standard Annex 11 (East Asian Width) for the wide ranges, Unicode Technical
/// Standard 51 for emoji. The C library's `wcwidth` is not used: it knows nothing outside the
/// process's locale, and servers often run in the C locale.
package enum Cells {
    /// The columns that `text` takes on one line: 0 or more.
    ///
    /// - Complexity: O(*n*) in the length of `text`.
    package static func width(of text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + width(of: $1) }
    }

    /// The columns that one character, as a reader sees it, takes: 0, 1 or 2.
    package static func width(of character: Character) -> Int {
        if character.isASCII {
            return character.asciiValue.map { $0 >= 0x20 && $0 < 0x7F } == true ? 1 : 0
        }
        var widest = 0
        for scalar in character.unicodeScalars {
            if scalar.value == 0xFE0F { return 2 }  // asks for the emoji form of the one before
            widest = max(widest, width(of: scalar))
        }
        return widest
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x1160...0x11FF: return 0  // Hangul vowels and finals, drawn inside the first letter
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
            return 2
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }
}
