import Assistant
import Terminal

extension Command {
    /// Every fault of Prompts and Knowledge in one run.
    static let check = Command(
        "check",
        usage: "check [--prompts DIR] [--knowledge DIR]",
        summary: "Report every fault in the forms, the frameworks, the messages and the guidance.",
        examples: ["audit-assistant check", "audit-assistant check --prompts ./Prompts"]
    ) { program in
        guard program.arguments.words.isEmpty else { throw UsageError("check takes no words.") }
        let faults = try checkFaults(
            prompts: program.settings.prompts,
            knowledge: program.settings.knowledge
        )
        for fault in faults { print(fault) }
        if faults.isEmpty {
            print("No faults.")
            return ExitStatus.done
        }
        Program.complain("\(faults.count) fault\(faults.count == 1 ? "" : "s").")
        return ExitStatus.failure
    }
}
