import Assistant
import Audits
import FoundationEssentials
import Testing

/// A conversation kept as a file: what is typed and all that comes of it.
///
/// A line that begins with `>` is typed (`\n` in it is a new line); one with `$` is a door:
///
/// - `$ desk`: the opening questions; `$ asking`: the guidance alone;
/// - `$ FRAMEWORK ROLE CASE`: a new audit;
/// - `$ ROLE`: a pass of that audit, new or carried on;
/// - `$ restart`, `$ restart TIME`: the program ends and starts again;
/// - `$ answers ROLE`: what is stored, as the export has it.
///
/// `#` begins a remark. Everything else is compared: replies as `kind: text`, the choices in
/// brackets, `=` for what was stored, `!` for flags and `@` for the item now asked.
struct Transcript {
    private let desk: Desk
    private var conversation: String?
    private var audit: String?
    private var lines: [String] = []

    /// Plays the typed lines of a transcript and gives the transcript as it is today.
    static func play(_ text: String) throws -> String {
        var player = Transcript(desk: try Desk())
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(">") {
                player.lines.append(String(line))
                let typed = String(line.dropFirst().drop { $0 == " " })
                try player.say(typed.replacing("\\n", with: "\n"))
            } else if line.hasPrefix("$ ") {
                player.lines.append(String(line))
                try player.enter(line.dropFirst(2).split(separator: " ").map(String.init))
            } else if line.hasPrefix("#") {
                player.lines.append(String(line))
            }
        }
        return player.lines.joined(separator: "\n") + "\n"
    }

    private init(desk: Desk) { self.desk = desk }

    private mutating func say(_ text: String) throws {
        guard let conversation else { return }
        show(try desk.assistant.say(text, in: conversation, by: "one"))
    }

    private mutating func enter(_ words: [String]) throws {
        switch words.first {
        case "restart": try desk.restart(at: words.dropFirst().first)
        case "answers":
            let answers = try desk.answers(try #require(audit), words.last ?? "")
            for slot in answers.keys.sorted() { lines.append("  \(slot): \(shown(answers[slot]))") }
        case "desk": try open(.desk)
        case "asking": try open(.asking)
        default:
            if words.count == 1 {
                try open(.audit(id: try #require(audit), role: words[0]))
            } else {
                try open(
                    .newAudit(
                        framework: words[0],
                        role: words[1],
                        caseReference: words.dropFirst(2).joined(separator: " ")
                    )
                )
            }
        }
    }

    private mutating func open(_ door: Assistant.Opening) throws {
        let turn = try desk.assistant.open(door, by: "one")
        conversation = turn.id
        show(turn)
    }

    private mutating func show(_ turn: Turn) {
        audit = turn.audit ?? audit
        for reply in turn.replies {
            let options =
                reply.options.isEmpty ? "" : "\n[\(reply.options.joined(separator: " | "))]"
            let text = "\(reply.kind): \(reply.text)\(options)"
            lines += text.split(separator: "\n", omittingEmptySubsequences: true).enumerated()
                .map { plain($0.offset == 0 ? String($0.element) : "    \($0.element)") }
        }
        for slot in turn.captured.keys.sorted() {
            lines.append("= \(slot): \(shown(turn.captured[slot]))")
        }
        if !turn.flags.isEmpty { lines.append("! " + turn.flags.joined(separator: " ")) }
        let place = [turn.pending, turn.isOver ? "over" : turn.status].compactMap(\.self)
        if !place.isEmpty { lines.append("@ " + place.joined(separator: ", ")) }
    }

    /// The audit's id, which is new in every run, under one name.
    private func plain(_ text: String) -> String {
        audit.map { text.replacing($0, with: "A-0000") } ?? text
    }

    /// A long text is cut: what matters is where it begins and how long it is.
    private func shown(_ json: JSON?) -> String {
        let text = (json ?? .null).line
        return text.utf8.count > 1000 ? "\(text.prefix(60))... (\(text.utf8.count) bytes)" : text
    }
}
