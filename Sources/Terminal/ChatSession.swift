import Assistant

/// One conversation, as the terminal sees it.
package struct ChatSession {
    /// What is shown before anything is typed.
    package let opening: Turn
    /// Takes what was typed and saves the turn before returning it.
    ///
    /// Errors describe themselves plainly: what failed and the remedy, never what was typed.
    package let say: (String) throws -> Turn
    /// The command that carries on from a turn; nil when nothing is left open by it.
    package let resumeCommand: (Turn) -> String?

    /// A conversation made of its opening and two functions.
    package init(
        opening: Turn,
        say: @escaping (String) throws -> Turn,
        resumeCommand: @escaping (Turn) -> String?
    ) {
        self.opening = opening
        self.say = say
        self.resumeCommand = resumeCommand
    }
}

/// How a chat is shown, and where it reads and writes.
package struct ChatOptions: Sendable {
    /// `--plain`: no line editor, no wrapping, no colour, as for a screen reader.
    package var isPlain = false
    /// `--no-color`.
    package var refusesColour = false
    /// The environment's variables by name.
    package var environment: [String: String]
    /// The descriptors of the input, the output and the errors.
    package var input: Int32 = 0
    package var output: Int32 = 1
    package var errors: Int32 = 2

    /// Options as the environment asks for them, on the standard streams.
    package init(environment: [String: String]) { self.environment = environment }
}

/// The exit statuses that a chat can end with, as the contract lists them.
package enum ExitStatus {
    package static let done: Int32 = 0
    package static let failure: Int32 = 1
    /// The input ended with the audit incomplete; everything given is saved.
    package static let incomplete: Int32 = 3
    package static let interrupted: Int32 = 130
    /// Nobody reads the output any more, as the shell reports SIGPIPE.
    package static let brokenPipe: Int32 = 141
}
