/// The colours of one output stream, or none.
///
/// Only the 16-colour codes that every terminal knows are used, and colour never carries meaning
/// by itself: the words say the same without it.
package struct Palette: Equatable, Sendable {
    /// Whether escape codes are written at all.
    package let isOn: Bool

    /// A palette that colours, or one that leaves text as it is.
    package init(isOn: Bool) { self.isOn = isOn }

    /// Decides for one stream.
    ///
    /// `NO_COLOR` (https://no-color.org, not empty) and `--no-color` always win; then
    /// `CLICOLOR_FORCE` (not empty, not `0`) forces colour; otherwise colour is for a terminal
    /// that is not dumb.
    ///
    /// - Parameters:
    ///   - isTerminal: whether the stream is read by a person at a terminal.
    ///   - refused: `--no-color` was given.
    ///   - environment: the environment's variables by name.
    package init(isTerminal: Bool, refused: Bool, environment: [String: String]) {
        let isForced = !["", "0"].contains(environment["CLICOLOR_FORCE"] ?? "")
        let isDumb = ["", "dumb"].contains(environment["TERM"] ?? "")
        isOn =
            !refused && (environment["NO_COLOR"] ?? "").isEmpty
            && (isForced || isTerminal && !isDumb)
    }

    /// `text` in the manner of replies of this kind, each line by itself.
    package func paint(_ text: String, as kind: String) -> String {
        guard isOn, let code = Self.code(of: kind) else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "\u{1B}[\(code)m\($0)\u{1B}[0m" }
            .joined(separator: "\n")
    }

    private static func code(of kind: String) -> String? {
        switch kind {
        case "question": "1"
        case "captured", "corrected", "saved": "32"
        case "warning": "33"
        case "error": "31"
        default: nil
        }
    }
}
