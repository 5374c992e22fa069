import Assistant
import Audits
import FoundationEssentials
import Storage
import Terminal

extension Command {
    /// The audits: list, show, export, import, history, verify.
    static let audits = Command(
        "audits",
        usage:
            "audits list | show ID | export ID [-o FILE] | import FILE [--replace] | history ID | verify",
        summary: "List, show, export or import audits; read their history.",
        examples: [
            "audit-assistant audits list",
            "audit-assistant audits export A-7K2Q --format json -o audit.json",
        ],
        options: ["format", "output", "limit", "after"],
        switches: ["json", "replace"]
    ) { program in
        let words = program.arguments.words
        let rest = Array(words.dropFirst())
        switch words.first {
        case "list": return try list(program)
        case "show": return try show(program, try one(rest, "an audit's id"))
        case "export": return try export(program, try one(rest, "an audit's id"))
        case "import":
            return try importFile(program, try one(rest, "a file, or - for standard input"))
        case "history": return try history(program, try one(rest, "an audit's id"))
        case "verify": return try verify(program)
        default:
            throw UsageError(
                "Say what to do with the audits: list, show, export, import, history or verify."
            )
        }
    }

    private static func one(_ words: [String], _ what: String) throws(UsageError) -> String {
        guard words.count == 1 else { throw UsageError("This needs \(what), and nothing else.") }
        return words[0]
    }

    private static func list(_ program: Program) throws -> Int32 {
        guard let limit = Int(program.arguments["limit"] ?? "100"), (1...10_000).contains(limit)
        else {
            throw UsageError("--limit needs a whole number from 1 to 10000.")
        }
        let audits = try program.assistant().store.audits(
            after: program.arguments["after"],
            limit: limit
        )
        if program.arguments.has("json") {
            print(JSON.object(["audits": .array(audits.map(\.json))]).line)
        } else if audits.isEmpty {
            print("There are no audits yet. Start one with: audit-assistant")
        } else {
            for audit in audits {
                let passes = audit.passes.map { "\($0.role) \($0.status.rawValue)" }.joined(
                    separator: ", "
                )
                print("\(audit.id)  \(audit.framework)  case \(audit.caseReference)  \(passes)")
            }
        }
        return ExitStatus.done
    }

    private static func show(_ program: Program, _ id: String) throws -> Int32 {
        let assistant = try program.assistant()
        if program.arguments.has("json") {
            print(try assistant.export(id).line)
        } else {
            print(try assistant.overview(of: id))
        }
        return ExitStatus.done
    }

    private static func export(_ program: Program, _ id: String) throws -> Int32 {
        let format = program.arguments["format"] ?? "json"
        guard format == "json" else {
            throw UsageError("There is no format '\(format.prefix(20))'. The formats are: json.")
        }
        let text = try program.assistant().export(id).document + "\n"
        guard let file = program.arguments["output"], file != "-" else {
            print(text, terminator: "")
            return ExitStatus.done
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: file), options: .withoutOverwriting)
        } catch {
            throw AssistantError(
                .conflict,
                "The file could not be written.",
                remedy: "Check that its folder exists and that no file of that name is there yet."
            )
        }
        try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        return ExitStatus.done
    }

    private static func importFile(_ program: Program, _ file: String) throws -> Int32 {
        guard let data = file == "-" ? standardInput() : FileManager.default.contents(atPath: file)
        else {
            throw AssistantError(
                .badInput,
                "The file '\(file)' cannot be read.",
                remedy: "Check its name and permissions."
            )
        }
        guard let json = JSON(parsing: data) else {
            throw AssistantError(
                .badInput,
                "The file is not JSON in UTF-8.",
                remedy: "Export the audit again; nothing was changed."
            )
        }
        let id = try program.assistant().importAudit(
            json,
            replacing: program.arguments.has("replace"),
            by: program.user
        )
        print("Imported \(id).")
        return ExitStatus.done
    }

    private static func standardInput() -> Data {
        var text = ""
        while let line = readLine(strippingNewline: false) { text += line }
        return Data(text.utf8)
    }

    private static func history(_ program: Program, _ id: String) throws -> Int32 {
        let assistant = try program.assistant()
        _ = try assistant.export(id)
        let entries = try assistant.store.history(of: id)
        if program.arguments.has("json") {
            for entry in entries { print(entry.json.line) }
            return ExitStatus.done
        }
        for entry in entries {
            let what = entry.slot?.text ?? entry.kind.rawValue
            let old = entry.old.map { "\($0.line) -> " } ?? ""
            print(
                "\(entry.at)  \(entry.by)  \(entry.role?.text ?? "-")  \(what): \(old)\(entry.new?.line ?? "-")  (\(entry.why))"
            )
        }
        return ExitStatus.done
    }

    private static func verify(_ program: Program) throws -> Int32 {
        let problems = try program.assistant().store.verify()
        for problem in problems { print(problem) }
        if problems.isEmpty { print("Every audit agrees with its history.") }
        return problems.isEmpty ? ExitStatus.done : ExitStatus.failure
    }
}

extension AuditSummary {
    var json: JSON {
        .object([
            "id": .string(id),
            "framework": .string(framework),
            "case": .string(caseReference),
            "status": .string(status.rawValue),
            "created": .string(created),
            "changed": .string(changed),
            "passes": .object(
                Dictionary(
                    passes.map { ($0.role.text, .string($0.status.rawValue)) },
                    uniquingKeysWith: { $1 }
                )
            ),
        ])
    }
}

extension HistoryEntry {
    fileprivate var json: JSON {
        .object([
            "at": .string(at),
            "by": .string(by),
            "role": JSON(role?.text),
            "kind": .string(kind.rawValue),
            "slot": JSON(slot?.text),
            "old": old ?? .null,
            "new": new ?? .null,
            "why": .string(why),
        ])
    }
}
