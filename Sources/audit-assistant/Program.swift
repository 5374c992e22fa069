import Assistant
import FoundationEssentials
import Markdown
import Terminal

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads the command line, wires the parts, runs one command and gives the exit status.
struct Program {
    let arguments: Arguments
    let environment: [String: String]
    let settings: Settings
    /// Who is at the keyboard, for the history.
    let user: String

    /// Flags that every command takes.
    private static let options: Set<String> = ["database", "prompts", "knowledge", "now", "index"]
    private static let switches: Set<String> = ["help", "version", "quiet", "no-input", "debug"]

    static func run(_ line: [String]) -> Int32 {
        let words = line.dropFirst()
        let name = commandName(words) ?? ""
        if words.contains("--version") {
            print("audit-assistant \(version)")
            return ExitStatus.done
        }
        let command = Command.all.first { $0.name == name }
        if name == "help" || words.contains("--help") || words.contains("-h") {
            return help(
                about: name == "help"
                    ? words.dropFirst().first { !$0.hasPrefix("-") } : command?.name
            )
        }
        do {
            guard let command = command ?? (name.isEmpty ? Command.chat : nil) else {
                let near = nearest(to: name, among: Command.all.map(\.name))
                throw UsageError(
                    "There is no command '\(name.prefix(40))'."
                        + (near.map { " Did you mean '\($0)'?" } ?? "")
                )
            }
            var rest = Array(words)
            if let index = rest.firstIndex(of: command.name) { rest.remove(at: index) }
            let program = try Program(rest, command)
            return try command.run(program)
        } catch let error as UsageError {
            complain("\(error) Type 'audit-assistant help' for what there is.")
            return 2
        } catch let error as AssistantError {
            complain("\(error)")
            return error.kind == .notAllowed ? 4 : ExitStatus.failure
        } catch {
            complain("\(error)")
            return ExitStatus.failure
        }
    }

    static let version = "1.0"

    /// The first word that is neither a flag nor a flag's value.
    private static func commandName(_ words: ArraySlice<String>) -> String? {
        let withValue = Command.all.reduce(options) { $0.union($1.options) }
        var isValue = false
        for word in words {
            if isValue {
                isValue = false
            } else if word.hasPrefix("-") {
                isValue = withValue.contains(String(word.drop { $0 == "-" })) || word == "-o"
            } else {
                return word
            }
        }
        return nil
    }

    private init(_ words: [String], _ command: Command) throws {
        arguments = try Arguments(
            words,
            options: command.options.union(Self.options),
            switches: command.switches.union(Self.switches)
        )
        environment = ProcessInfo.processInfo.environment
        user = environment["USER"].flatMap { $0.isEmpty ? nil : $0 } ?? "local"
        let clock: Clock
        if let now = arguments["now"] {
            guard let fixed = Clock(fixedAt: now) else {
                throw UsageError(
                    "'\(now.prefix(40))' is not a time. Write it like 2026-11-20T10:00:00Z."
                )
            }
            clock = fixed
        } else {
            clock = .system
        }
        settings = Settings(
            database: arguments["database"] ?? Places.database(environment),
            prompts: arguments["prompts"] ?? Places.shipped("Prompts"),
            knowledge: arguments["knowledge"] ?? Places.shipped("Knowledge"),
            ownKnowledge: arguments["knowledge"] == nil ? Places.ownKnowledge(environment) : nil,
            index: Places.index(arguments["index"], knowledge: arguments["knowledge"], environment),
            gaps: environment["AUDIT_ASSISTANT_KEEP_GAPS"] == "no" ? nil : Places.gaps(environment),
            clock: clock
        )
    }

    func assistant() throws -> Assistant { try Assistant(settings) }

    static func complain(_ text: String) {
        ByteSink(2).put(text + "\n")
    }

    private static func help(about name: String?) -> Int32 {
        if let command = Command.all.first(where: { $0.name == name }) {
            print(command.help)
        } else if let name, !name.isEmpty {
            let near = nearest(to: name, among: Command.all.map(\.name))
            complain(
                "There is no command '\(name.prefix(40))'."
                    + (near.map { " Did you mean '\($0)'?" } ?? "")
            )
            return 2
        } else {
            print(Command.overview)
        }
        return ExitStatus.done
    }
}
