/// What the terminal itself has to say, in one place; all else is worded in `Prompts`.
enum Notices {
    static let keys = """
        Longer comments: paste them, or type << and end with a line holding only a dot, or type \
        edit for your own editor. Ctrl-D leaves; what you have answered is saved.
        """
    static let plainKeys = """
        Longer comments: type << and end with a line holding only a dot, or type edit for your \
        own editor. Ctrl-D leaves; what you have answered is saved.
        """
    static let block = "Type as many lines as you like, then a line holding only a dot."
    static let emptyBlock = "Nothing was written, so nothing was taken."
    static let emptyFile = "The file was left empty, so nothing was taken."
    static let kept = "Your text is kept: type edit to get it back."
    static let keptHere = "Your text is below; press Enter to try again."
    static let editNeedsTerminal = """
        'edit' opens an editor and needs a terminal; this line was not taken as an answer.
        """
    static let editorNotSet = """
        No editor is named in VISUAL or EDITOR. Set one of them, or type << to write several lines.
        """
    static let editorFile = """
        No private file for the editor could be made. Check TMPDIR and the space on that disk, or \
        type << to write several lines.
        """
    static let editorFailed = "The editor ended with a failure, so nothing was taken."

    static func perhapsCut(_ text: String) -> String {
        """
        A terminal hands over at most \(PlainAnswers.terminalLimit) bytes of one line, and this \
        one reached that: its end may be missing. It is kept up to '\(text.suffix(30))'. Type the \
        rest, on as many lines as you like, then a line holding only a dot.
        """
    }

    static func refused(_ refusal: Refusal) -> String {
        switch refusal {
        case .notUTF8(let byte):
            """
            That text is not valid UTF-8 from about byte \(byte) on, so nothing of it was taken. \
            Replace what shows as \u{FFFD}, or convert the text to UTF-8.
            """
        case .tooLong(let bytes):
            """
            That text has \(grouped(bytes)) bytes and the limit is \(grouped(LineSplitter.longest)), so \
            nothing of it was taken. Give it in shorter parts.
            """
        }
    }

    static func failed(_ error: any Error) -> String { "That was not taken: \(error)" }

    static func stopped(audit: String?, pending: String?, question: String?) -> String {
        let place = [question.map { "'\($0)'" }, pending.map { "(\($0))" }].compactMap(\.self)
        return "Stopped" + (place.isEmpty ? "" : " at \(place.joined(separator: " "))")
            + (audit.map { " of audit \($0)" } ?? "") + ". Everything recorded so far is saved."
    }

    static func resume(_ command: String) -> String { "Resume with: \(command)" }

    /// A count with its thousands parted, as English writes it.
    static func grouped(_ count: Int) -> String {
        var digits = ""
        for (index, digit) in String(count).reversed().enumerated() {
            if index > 0 && index.isMultiple(of: 3) { digits.append(",") }
            digits.append(digit)
        }
        return String(digits.reversed())
    }
}
