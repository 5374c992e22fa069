import Assistant
import Terminal

/// Answers from a list, and after them the end of input.
struct ScriptedAnswers: AnswerSource {
    var events: [AnswerEvent]
    var width: Int?
    let log: Log

    init(_ events: [AnswerEvent], log: Log = Log()) {
        self.events = events
        self.log = log
    }

    mutating func next(prompt: String, written text: String) -> AnswerEvent {
        log.prompts.append(prompt)
        log.written.append(text)
        return events.isEmpty ? .end : events.removeFirst()
    }

    func remember(_ command: String) { log.remembered.append(command) }

    func lend<Result>(_ body: () -> Result) -> Result { body() }
}

/// What a conversation under test said and was asked.
final class Log {
    var out = ""
    var err = ""
    var said: [String] = []
    var prompts: [String] = []
    var written: [String] = []
    var remembered: [String] = []
}

/// What a failing store says.
struct DiskFull: Error, CustomStringConvertible {
    let description = "The disk is full. Free some space."
}

/// A conversation that asks the same question until `quit`; 'fail' fails, 'finish' completes.
func echoSession(_ log: Log, audit: String? = "A-7K2Q") -> ChatSession {
    func turn(_ reply: Reply, status: String = "in_progress", isOver: Bool = false) -> Turn {
        let question = Reply(
            kind: "question",
            text: "How good is it?",
            field: "q1",
            options: ["Outstanding", "Good"]
        )
        return Turn(
            replies: isOver ? [reply] : [question, reply],
            audit: audit,
            role: "auditor",
            pending: isOver ? nil : "q1",
            status: status,
            isOver: isOver
        )
    }
    return ChatSession(
        opening: turn(Reply(kind: "social", text: "Hello.", field: nil, options: [])),
        say: { text in
            if text == "fail" { throw DiskFull() }
            log.said.append(text)
            let kind = text.contains("visits") ? "captured" : text == "help" ? "help" : "social"
            let reply = Reply(kind: kind, text: "Heard.", field: nil, options: [])
            return turn(
                reply,
                status: text == "finish" ? "complete" : "in_progress",
                isOver: ["quit", "finish"].contains(text)
            )
        },
        resumeCommand: { $0.audit.map { "audit-assistant chat --audit \($0)" } }
    )
}
