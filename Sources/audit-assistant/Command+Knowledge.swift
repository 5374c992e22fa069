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

extension Standing {
    /// In words, where there is something to say.
    fileprivate var notice: String? {
        switch self {
        case .current: nil
        case .copy(let other): "the same text as \(other), which answers in its place"
        case .superseded(let newer): "an older version of \(newer), which answers in its place"
        }
    }
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
        let today = program.settings.clock.today
        for document in try program.assistantForGuidance().guidance().documents {
            let review = document.review.map { review in
                Assistant.isPast(review, today)
                    ? "its review was due \(review)" : "review due \(review)"
            }
            let about = [
                document.body, document.date, document.status, review, document.standing.notice,
            ].compactMap(\.self)
            print(
                "\(document.name)  \(document.title)"
                    + (about.isEmpty ? "" : "  (\(about.joined(separator: "; ")))")
            )
        }
        return ExitStatus.done
    }

    private static func checkKnowledge(_ program: Program) throws -> Int32 {
        let guidance = try program.assistantForGuidance().guidance()
        let faults = guidance.check()
        for fault in faults { print(fault) }
        notice(guidance.documents, program)
        if faults.isEmpty { print("No faults.") }
        return faults.isEmpty ? ExitStatus.done : ExitStatus.failure
    }

    private static func add(_ files: [String], _ program: Program) throws -> Int32 {
        guard !files.isEmpty else { throw UsageError("Which file is to be added?") }
        let shelf = OwnKnowledge(folder: program.ownKnowledge)
        var names: [String] = []
        for file in files {
            let name = try shelf.add(file, replacing: program.arguments.has("force"))
            names.append(name)
            print("Added \(name).")
        }
        let guidance = try program.assistantForGuidance().guidance()
        let faults = guidance.faults
        for fault in faults { Program.complain("\(fault)") }
        notice(guidance.documents, program)
        let isAtFault = faults.contains { fault in names.contains { fault.file.hasSuffix("/" + $0) }
        }
        return isAtFault ? ExitStatus.failure : ExitStatus.done
    }

    /// Says which documents are copies or older versions, and whose review is due.
    private static func notice(_ documents: [DocumentInfo], _ program: Program) {
        for document in documents {
            if let notice = document.standing.notice { print("\(document.name): \(notice).") }
            if let review = document.review, Assistant.isPast(review, program.settings.clock.today)
            {
                print("\(document.name): its review was due \(review); check for a newer one.")
            }
        }
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
