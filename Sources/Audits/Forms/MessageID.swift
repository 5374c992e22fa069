/// The messages that the program says of its own accord, each a section of `Prompts/speech.md`.
package enum MessageID: String, CaseIterable, Hashable, Sendable {
    case greeting

    /// The placeholders its text may use.
    var placeholders: [String] { [] }
}
