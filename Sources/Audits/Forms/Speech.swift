import Markdown

/// What the program says of its own accord, by message id, read from `Prompts/speech.md`.
package struct Speech: Hashable, Sendable {
    private let messages: [String: String]

    init(messages: [String: String]) { self.messages = messages }

    /// The message with its placeholders `{name}` filled in.
    ///
    /// An id or placeholder that the file lacks shows as its name, so that nothing is said silently
    /// wrong; `check` reports it long before.
    package func callAsFunction(_ id: MessageID, _ values: [String: String] = [:]) -> String {
        guard let message = messages[id.rawValue] else { return "[\(id.rawValue)]" }
        var out = ""
        var rest = message[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            out += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            out += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }

    /// Reads the file; every message the program knows has to be there, and no other.
    static func read(_ document: Document) -> (speech: Speech, faults: [Fault]) {
        var faults: [Fault] = []
        var messages: [String: String] = [:]
        let known = MessageID.allCases.map(\.rawValue)
        var outline = Outline(document.blocks[...])
        while let part = outline.next(level: 2) {
            let id = part.id ?? part.title
            guard let message = MessageID(rawValue: id) else {
                faults.append(
                    .unknown("message", id, among: known, file: document.file, line: part.line)
                )
                continue
            }
            let text = Outline.prose(part.blocks) ?? ""
            if text.isEmpty {
                faults.append(
                    Fault(
                        file: document.file,
                        line: part.line,
                        what: "The message '\(id)' is empty",
                        remedy: "Write its text below the heading."
                    )
                )
            }
            for name in placeholders(text) where !message.placeholders.contains(name) {
                faults.append(
                    .unknown(
                        "placeholder",
                        name,
                        among: message.placeholders,
                        file: document.file,
                        line: part.line
                    )
                )
            }
            messages[id] = text
        }
        for id in known where messages[id] == nil {
            faults.append(
                Fault(
                    file: document.file,
                    line: 1,
                    what: "The message '\(id)' is missing",
                    remedy: "Add a heading '## \(id)' with its text."
                )
            )
        }
        return (Speech(messages: messages), faults)
    }

    private static func placeholders(_ text: String) -> [String] {
        var names: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }
}
