import Assistant
import Audits
import Terminal

extension Command {
    /// The conversation, on a terminal, a pipe or as JSON lines.
    static let chat = Command(
        "chat",
        usage: "chat [--audit ID --role ROLE | --framework F --role ROLE --case REF] [--json]",
        summary: "Start or carry on an audit by conversation, or ask the guidance.",
        examples: [
            "audit-assistant chat --framework cin-cp --role self-assessment --case \"LL 55120\"",
            "audit-assistant chat --audit A-7K2Q --role auditor",
        ],
        options: ["audit", "role", "framework", "case"],
        switches: ["json", "plain", "no-color", "trace", "guidance"]
    ) { program in
        let opening = try opening(program.arguments)
        let assistant = try program.assistant()
        let first = try assistant.open(opening, by: program.user)
        guard let conversation = first.id else {
            throw UsageError("The conversation could not be opened.")
        }
        let command = { (turn: Turn) -> String? in
            guard let audit = turn.audit, let role = turn.role, turn.status != "complete" else {
                return nil
            }
            let database = program.arguments["database"].map { " --database \($0)" } ?? ""
            return "audit-assistant chat --audit \(audit) --role \(role)\(database)"
        }
        let traces = program.arguments.has("trace")
        let session = ChatSession(
            opening: first,
            say: { text in
                var turn = try assistant.say(text, in: conversation, by: program.user)
                turn.id = nil
                if traces, let why = try assistant.explanation(of: conversation) {
                    turn.replies.insert(Reply(kind: "help", text: why), at: 0)
                }
                return turn
            },
            resumeCommand: command
        )
        var options = ChatOptions(environment: program.environment)
        options.isPlain = program.arguments.has("plain")
        options.refusesColour = program.arguments.has("no-color")
        return program.arguments.has("json")
            ? runJSONLines(session, options: options) : runChat(session, options: options)
    }

    private static func opening(_ arguments: Arguments) throws(UsageError) -> Assistant.Opening {
        if let word = arguments.words.first {
            throw UsageError("'\(word.prefix(40))' is not expected here.")
        }
        if let audit = arguments["audit"] {
            guard let role = arguments["role"] else {
                throw UsageError("--audit needs --role: which part of the audit are you doing?")
            }
            guard arguments["framework"] == nil, arguments["case"] == nil else {
                throw UsageError(
                    "--audit names an audit that exists; leave out --framework and --case."
                )
            }
            return .audit(id: audit, role: role)
        }
        if let framework = arguments["framework"] {
            guard let role = arguments["role"], let reference = arguments["case"] else {
                throw UsageError("--framework needs --role and --case.")
            }
            return .newAudit(framework: framework, role: role, caseReference: reference)
        }
        if arguments["role"] != nil || arguments["case"] != nil {
            throw UsageError("--role and --case go with --framework, or --role with --audit.")
        }
        return arguments.has("guidance") ? .asking : .desk
    }
}
