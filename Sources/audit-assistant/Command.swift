/// A command of the program: its name, flags, help and what it does.
struct Command: Sendable {
    let name: String
    let usage: String
    let summary: String
    let examples: [String]
    let options: Set<String>
    let switches: Set<String>
    let run: @Sendable (Program) throws -> Int32

    init(
        _ name: String,
        usage: String,
        summary: String,
        examples: [String],
        options: Set<String> = [],
        switches: Set<String> = [],
        run: @escaping @Sendable (Program) throws -> Int32
    ) {
        self.name = name
        self.usage = usage
        self.summary = summary
        self.examples = examples
        self.options = options
        self.switches = switches
        self.run = run
    }

    static let all: [Command] = [
        .chat, .ask, .search, .audits, .check, .knowledge, .evaluate, .serve, .users, .tokens,
        .trail,
    ]

    static let overview: String = {
        let width = all.map(\.name.count).max() ?? 0
        let list = all.map { command in
            "  " + command.name + String(repeating: " ", count: width + 2 - command.name.count)
                + command.summary
        }
        return """
            usage: audit-assistant [COMMAND] [FLAGS]

            Examples
              audit-assistant
              audit-assistant ask "what does good planning look like?"

            Commands (help COMMAND tells more; without one the chat starts)
            \(list.joined(separator: "\n"))

            Flags of every command
              --database FILE   the audits (default: audit-assistant/audits.sqlite in your data folder)
              --prompts DIR     the forms and what the program says
              --knowledge DIR   the guidance
              --now TIME        fixes the clock, ISO 8601, for scripted runs
              --help, --version

            Exit status
              0 done, 1 failure, 2 wrong usage, 3 input ended with the audit incomplete (everything
              given is saved), 4 not allowed, 130 interrupted
            """
    }()

    var help: String {
        """
        usage: audit-assistant \(usage)

        \(summary)

        Examples
        \(examples.map { "  " + $0 }.joined(separator: "\n"))

        The flags of every command: audit-assistant help
        """
    }
}
