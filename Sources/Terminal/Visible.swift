/// Text made safe to show: nothing in it can drive the terminal.
///
/// Comments, file names and guidance come from people and files. An escape sequence among them
/// could move the cursor, recolour the screen or answer on the reader's behalf, so each control
/// character is shown as a picture of itself.
package enum Visible {
    /// `text` with line breaks as `\n`, tabs as spaces, and every other control as a visible sign.
    ///
    /// C0 controls and DEL become control pictures (U+2400 to U+2421); C1 controls and the
    /// characters that reverse the reading order become U+FFFD; line and paragraph separators
    /// become line breaks.
    ///
    /// - Complexity: O(*n*) in the length of `text`.
    package static func text(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if afterReturn && scalar != "\n" { shown.append(picture(of: "\r")) }
            afterReturn = scalar == "\r"
            switch scalar.value {
            case 0x0D: break
            case 0x09: shown.append(contentsOf: "    ".unicodeScalars)
            case 0x0A, 0x2028, 0x2029: shown.append("\n")
            default: shown.append(picture(of: scalar))
            }
        }
        if afterReturn { shown.append(picture(of: "\r")) }
        return String(shown)
    }

    /// `text` as `text(_:)` shows it, on one line: line breaks become spaces.
    package static func line(_ text: String) -> String {
        String(self.text(text).map { $0 == "\n" ? " " : $0 })
    }

    private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: scalar
        }
    }
}
