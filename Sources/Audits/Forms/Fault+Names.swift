import Markdown

extension Fault {
    /// An unknown name, with the nearest valid one as the remedy.
    package static func unknown(
        _ what: String,
        _ name: String,
        among known: [String],
        file: String,
        line: Int
    ) -> Fault {
        let remedy =
            if let near = nearest(to: name, among: known) {
                "Did you mean '\(near)'?"
            } else if known.isEmpty {
                "Remove it."
            } else if known.count <= 12 {
                "Use one of: \(known.joined(separator: ", "))."
            } else {
                "Use a name that the file defines."
            }
        return Fault(file: file, line: line, what: "Unknown \(what) '\(name)'", remedy: remedy)
    }

    /// Quotation marks of a word processor where names and values stand.
    static func curlyQuotes(file: String, line: Int) -> Fault {
        Fault(
            file: file,
            line: line,
            what: "The line has curly quotes",
            remedy: "Write names and values without quotes, an apostrophe as '."
        )
    }
}

extension String {
    /// Whether it has a quotation mark or apostrophe that only word processors write.
    var hasCurlyQuotes: Bool {
        // Each begins with this byte in UTF-8, which most lines have nowhere.
        utf8.contains(0xE2) && contains { Self.curlyQuotes.contains($0) }
    }

    var withoutCurlyQuotes: String {
        hasCurlyQuotes ? filter { !Self.curlyQuotes.contains($0) } : self
    }

    private static let curlyQuotes: Set<Character> = [
        "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}",
    ]
}
