/// What came in place of, or as, the next answer.
package enum AnswerEvent: Equatable, Sendable {
    /// A whole answer; of several lines if it was pasted.
    case answer(String)
    /// Something that cannot be taken, and the text itself where it could be kept.
    case refused(Refusal, kept: String?)
    /// A line that came up to the terminal's own limit, so that its end may be missing.
    case perhapsCut(String)
    /// The input ended, or ctrl-D was typed with nothing written.
    case end
    /// Ctrl-C.
    case interrupt
    /// The process shall end, or its terminal is gone.
    case terminate
}

/// Where answers come from: a line editor, a terminal without one, a pipe, or a test.
package protocol AnswerSource {
    /// Waits for the next answer.
    ///
    /// - Parameters:
    ///   - prompt: what to show before it, where a person types.
    ///   - text: what stands written already, where it can be edited.
    /// - Returns: the answer, or what came instead of one.
    mutating func next(prompt: String, written text: String) -> AnswerEvent

    /// Offers a short command again on the up arrow, where there is one.
    mutating func remember(_ command: String)

    /// The columns to wrap at; nil for no wrapping.
    var width: Int? { get }

    /// Hands the terminal to another program while `body` runs.
    mutating func lend<Result>(_ body: () -> Result) -> Result
}
