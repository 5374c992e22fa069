import Assistant
import Audits
import Guidance
import Terminal

extension Command {
    /// Questions to the guidance.
    static let ask = Command(
        "ask",
        usage: "ask [--framework F] [--json] QUESTION | ask --json --batch < FILE",
        summary: "Answer a question from the guidance, with its source, or say that it is silent.",
        examples: [
            "audit-assistant ask \"who is told when a Bexley audit is inadequate?\"",
            "audit-assistant ask --json --batch < questions.jsonl",
        ],
        options: ["framework"],
        switches: ["json", "batch", "trace"]
    ) { program in
        let assistant = try program.assistantForGuidance()
        let framework = program.arguments["framework"]
        if program.arguments.has("batch") {
            var threads: [String: Thread] = [:]
            return try batch(program) { line, id in
                guard let question = line["question"]?.string else { return nil }
                let after = line["after"]?.string.flatMap { threads[$0] }
                let answer = assistant.ask(
                    question,
                    framework: line["framework"]?.string ?? framework,
                    after: after
                )
                threads[id] = answer.thread
                return answer.json(id: id, isTraced: program.arguments.has("trace"))
            }
        }
        let question = program.arguments.words.joined(separator: " ")
        guard !question.trimmed.isEmpty else { throw UsageError("What would you like to ask?") }
        let answer = assistant.ask(question, framework: framework)
        if program.arguments.has("json") {
            print(answer.json(id: nil, isTraced: program.arguments.has("trace")).line)
        } else {
            let sources = Assistant.sources(
                answer.citations,
                in: assistant.guidance(),
                today: program.settings.clock.today
            )
            print(answer.text)
            if !sources.isEmpty { print("\n" + sources) }
            let besides = answer.seeAlso.compactMap(assistant.guidance().heading)
            if !besides.isEmpty { print("See also: " + besides.joined(separator: "; ")) }
            if program.arguments.has("trace") { print("\n" + answer.trace.joined(separator: "\n")) }
        }
        return ExitStatus.done
    }

    /// The ranked passages themselves.
    static let search = Command(
        "search",
        usage: "search [--limit N] [--json] QUERY | search --json --batch < FILE",
        summary: "Show the passages of the guidance that fit a query best.",
        examples: [
            "audit-assistant search chronology",
            "audit-assistant search --json --batch --limit 10 < questions.jsonl",
        ],
        options: ["limit"],
        switches: ["json", "batch"]
    ) { program in
        guard let limit = Int(program.arguments["limit"] ?? "10"), (1...1000).contains(limit) else {
            throw UsageError("--limit needs a whole number from 1 to 1000.")
        }
        let guidance = try program.assistantForGuidance().guidance()
        if program.arguments.has("batch") {
            return try batch(program) { line, id in
                guard let query = (line["question"] ?? line["query"])?.string else { return nil }
                return .object([
                    "id": .string(id),
                    "passages": .array(guidance.search(query, limit: limit).map(\.json)),
                ])
            }
        }
        let query = program.arguments.words.joined(separator: " ")
        guard !query.trimmed.isEmpty else { throw UsageError("What would you like to look for?") }
        let passages = guidance.search(query, limit: limit)
        if program.arguments.has("json") {
            print(JSON.object(["passages": .array(passages.map(\.json))]).line)
        } else if passages.isEmpty {
            print("No passage has any of these words.")
        } else {
            for passage in passages {
                print("\(passage.document) > \(passage.section)\n\(passage.text)\n")
            }
        }
        return ExitStatus.done
    }

    /// One JSON object a line in, one a line out, in the same order.
    private static func batch(
        _ program: Program,
        _ answer: (_ line: JSON, _ id: String) throws -> JSON?
    ) throws -> Int32 {
        var number = 0
        while let line = readLine() {
            number += 1
            if line.trimmed.isEmpty { continue }
            guard let json = JSON(parsing: line.utf8), json.object != nil else {
                print(JSON.object(["error": .string("line \(number) is not a JSON object")]).line)
                continue
            }
            let id = json["id"]?.string ?? json["id"]?.integer.map(String.init) ?? String(number)
            let reply =
                try answer(json, id)
                ?? .object(["id": .string(id), "error": "the line has no question"])
            print(reply.line)
        }
        return ExitStatus.done
    }
}

extension Answer {
    /// As `ask --json` gives it.
    fileprivate func json(id: String?, isTraced: Bool) -> JSON {
        var members: [String: JSON] = [
            "status": .string(status.rawValue),
            "answer": .string(text),
            "citations": .array(citations.map(\.json)),
        ]
        if !seeAlso.isEmpty { members["seeAlso"] = .array(seeAlso.map(JSON.string)) }
        if isTraced { members["trace"] = .array(trace.map(JSON.string)) }
        if let id { members["id"] = .string(id) }
        return .object(members)
    }
}

extension ScoredPassage {
    var json: JSON {
        .object([
            "document": .string(document),
            "section": .string(section),
            "text": .string(text),
            "score": .number(score),
        ])
    }
}
