import Assistant
import Terminal

extension Program {
    /// The assistant for commands that only look things up: no database is made or opened.
    func assistantForGuidance() throws -> GuidanceDesk { try GuidanceDesk(settings) }
}

extension Command {
    /// The documents that answers come from.
    static let knowledge = Command(
        "knowledge",
        usage: "knowledge list | check",
        summary: "List the guidance documents, or report their faults.",
        examples: ["audit-assistant knowledge list", "audit-assistant knowledge check"],
        switches: ["json"]
    ) { program in
        throw UsageError("Say what to do with the guidance: list or check.")
    }

    /// Measures the guidance on a file of questions.
    static let evaluate = Command(
        "evaluate",
        usage: "evaluate FILE.jsonl",
        summary: "Test the guidance on questions with known answers.",
        examples: [
            "audit-assistant evaluate questions.jsonl",
            "audit-assistant evaluate --knowledge ./Ours ours.jsonl",
        ]
    ) { program in
        throw UsageError("evaluate needs a file of questions.")
    }
}
