import Assistant
import Audits
import Dialogue
import FoundationEssentials
import Guidance

/// Figures of the parts that have to be fast.
///
/// Build it with `-c release`; quote medians.
enum Benchmark {
    /// `benchmark [FOLDER] [PART...]`: the folder with Prompts and Knowledge, and the parts wanted.
    static func run() {
        let words = Array(CommandLine.arguments.dropFirst())
        do {
            if words.first == "serve" { return try HTTPServing.run(Array(words.dropFirst())) }
            let root = words.first ?? "."
            let parts: [(name: String, run: (String) throws -> Void)] = [
                ("reading", reading), ("turns", turns), ("server", HTTPFigures.server),
                ("http", HTTPFigures.turns),
                ("start", HTTPFigures.start), ("guidance", guidance), ("growth", growth),
            ]
            let wanted = Set(words.dropFirst())
            for part in parts where wanted.isEmpty || wanted.contains(part.name) {
                try part.run(root)
            }
        } catch {
            print("stopped: \(error)")
        }
    }

    /// Reading one message: typical ones, and one of 20,000 characters beside half of it.
    private static func reading(_ root: String) throws {
        let prompts = try Prompts.read(folder: root + "/Prompts").prompts
        guard let form = prompts.forms["cin_cp_tool"] else { return }
        var audit = Audit(id: "A-BENCH", framework: "cin-cp", caseReference: "1")
        audit.passes["auditor"] = Pass(role: "auditor", form: form.id, formVersion: form.version)
        let situation = Situation(
            prompts: prompts,
            today: Day(daysSince1970: 20_000),
            audit: audit,
            role: "auditor",
            names: ["cin_cp_tool": ItemNames(form)]
        )
        var conversation = Conversation.auditing
        conversation.focus = "q3"
        let messages = [
            "Good. Visits and key events are written up within two days and the chronology is current",
            "visits every 10 days as the plan says, kids seen on their own each time - good",
            "between good and RI", "what does good look like here?", "skip this one for now",
            "oh sorry, I meant requires improvement", "Q1 good, up to date. Q2 RI, two visits late",
        ]
        var index = 0
        Report.time("reading a message and taking the turn", times: 2000) {
            _ = reduce(conversation, .text(messages[index % messages.count]), in: situation)
            index += 1
        }
        let sentence = "The plan drifted in May and the worker changed twice, so visits were late. "
        for length in [10_000, 20_000, 40_000] {
            let text = String(repeating: sentence, count: length / sentence.count)
            Report.time("reading \(length) characters", times: 50) {
                _ = reduce(conversation, .text(text), in: situation)
            }
        }
    }

    /// Durable turns, committed one by one and in batches.
    private static func turns(_ root: String) throws {
        let folder = TemporaryFolder.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let settings = Settings(
            database: folder + "/audits.sqlite",
            prompts: root + "/Prompts",
            knowledge: root + "/Knowledge",
            clock: .fixed("2026-11-20T10:00:00Z")
        )
        let assistant = try Assistant(settings)
        for batch in [1, 16, 64] {
            let ids = try (0..<batch).compactMap { number in
                try assistant.open(
                    .newAudit(framework: "cin-cp", role: "auditor", caseReference: "\(number)"),
                    by: "bench"
                ).id
            }
            Report.time("durable turns, \(batch) to a commit", times: 100, each: batch) {
                try assistant.store.transaction {
                    for id in ids {
                        _ = try assistant.say("go to q3", in: id, by: "bench")
                    }
                }
            }
        }
    }

    private static func guidance(_ root: String) throws {
        var opened: Guidance?
        Report.time("opening the shipped guidance", times: 3) {
            opened = try Guidance(knowledge: root + "/Knowledge", frameworks: [])
        }
        guard let guidance = opened else { return }
        let questions = [
            "what does good planning look like", "who is told about an inadequate audit",
            "how long is a supervision session", "does seen with his sister count as alone",
            "score 5 = ?", "what is the salary of an IRO",
        ]
        var index = 0
        Report.time("answering a question", times: 300) {
            _ = guidance.ask(questions[index % questions.count])
            index += 1
        }
    }

    /// How search grows with the number of sections.
    private static func growth(_ root: String) throws {
        for sections in [1_000, 10_000, 100_000] {
            let folder = TemporaryFolder.make()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try MadeUp.write(sections: sections, to: folder)
            let began = ContinuousClock.now
            let guidance = try Guidance(
                knowledge: folder + "/knowledge",
                index: folder + "/index.sqlite",
                frameworks: []
            )
            print("\(sections) sections: indexed in \(ContinuousClock.now - began)")
            let reopening = ContinuousClock.now
            _ = try Guidance(
                knowledge: folder + "/knowledge",
                index: folder + "/index.sqlite",
                frameworks: []
            )
            print("\(sections) sections: opened again in \(ContinuousClock.now - reopening)")
            var index = 0
            Report.time("search among \(sections) sections", times: 200) {
                _ = guidance.search(MadeUp.query(index), limit: 10)
                index += 1
            }
        }
    }
}
