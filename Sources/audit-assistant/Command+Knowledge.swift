import Assistant
import FoundationEssentials
import Guidance
import Terminal

extension Program {
    /// The assistant for commands that only look things up: no database is made or opened.
    func assistantForGuidance() throws -> GuidanceDesk { try GuidanceDesk(settings) }

    /// Where documents are added: the folder named with --knowledge, or the council's own.
    var ownKnowledge: String { settings.ownKnowledge ?? settings.knowledge }
}

extension Command {
    /// The documents that answers come from.
    static let knowledge = Command(
        "knowledge",
        usage: "knowledge list | check | add FILE... | remove NAME | gaps",
        summary: "List, check, add or remove guidance documents; list refused questions.",
        examples: ["audit-assistant knowledge add policy.md", "audit-assistant knowledge list"],
        switches: ["json", "force"]
    ) { program in
        let rest = Array(program.arguments.words.dropFirst())
        switch program.arguments.words.first {
        case "list": return try list(program)
        case "check": return try checkKnowledge(program)
        case "add": return try add(rest, program)
        case "remove": return try remove(rest, program)
        case "gaps": return try gaps(program)
        default:
            throw UsageError("Say what to do with the guidance: list, check, add, remove or gaps.")
        }
    }

    private static func list(_ program: Program) throws -> Int32 {
        for document in try program.assistantForGuidance().guidance().documents {
            let about = [document.body, document.date, document.status].compactMap(\.self)
            print("\(document.name)  \(document.title)  (\(about.joined(separator: "; ")))")
        }
        return ExitStatus.done
    }

    private static func checkKnowledge(_ program: Program) throws -> Int32 {
        let faults = try program.assistantForGuidance().guidance().check()
        for fault in faults { print(fault) }
        if faults.isEmpty { print("No faults.") }
        return faults.isEmpty ? ExitStatus.done : ExitStatus.failure
    }

    private static func add(_ files: [String], _ program: Program) throws -> Int32 {
        guard !files.isEmpty else { throw UsageError("Which file is to be added?") }
        let shelf = OwnKnowledge(folder: program.ownKnowledge)
        for file in files {
            let name = try shelf.add(file, replacing: program.arguments.has("force"))
            print("Added \(name).")
        }
        let faults = try program.assistantForGuidance().guidance().faults
        for fault in faults { Program.complain("\(fault)") }
        return ExitStatus.done
    }

    private static func remove(_ names: [String], _ program: Program) throws -> Int32 {
        guard names.count == 1, let name = names.first else {
            throw UsageError("Which document is to be removed? Name one, as 'knowledge list' does.")
        }
        try OwnKnowledge(folder: program.ownKnowledge).remove(name)
        print("Removed \(name).")
        return ExitStatus.done
    }

    private static func gaps(_ program: Program) throws -> Int32 {
        let questions = Gaps(file: program.settings.gaps).questions()
        for question in questions { print(question) }
        if questions.isEmpty { print("No question has been refused yet.") }
        return ExitStatus.done
    }

    /// Measures the guidance on a file of questions.
    static let evaluate = Command(
        "evaluate",
        usage: "evaluate FILE.jsonl",
        summary: "Test the guidance on questions with known answers.",
        examples: [
            "audit-assistant evaluate questions.jsonl",
            "audit-assistant evaluate --knowledge ./Ours ours.jsonl",
        ],
        switches: ["failures"]
    ) { program in
        guard program.arguments.words.count == 1, let file = program.arguments.words.first else {
            throw UsageError("evaluate needs one file of questions.")
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw AssistantError(
                .badInput,
                "The file '\(file)' cannot be read.",
                remedy: "Check its name."
            )
        }
        let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
        let evaluation = try Evaluation(
            lines: lines,
            guidance: try program.assistantForGuidance().guidance()
        )
        for result in evaluation.results where program.arguments.has("failures") {
            if let problem = result.problem { print("\(result.id)  \(problem)") }
        }
        print(evaluation.summary)
        return ExitStatus.done
    }
}
