import Audits
import Dialogue
import FoundationEssentials

/// A set of labelled messages: what people wrote at an open item, and what an attentive colleague
/// would have stored.
struct MessageSet {
    struct Message: Decodable {
        let id: String
        let form: String
        let role: String
        let pending: String
        let given: JSON?
        let earlier: [String: JSON]?
        let now: String
        let text: String
        let kind: String
        let captured: [String: JSON]
        let nothing: Bool?
        let act: String
        let alt: String?
        let also: String?
        let may: [String]?
        let mustNot: [String: JSON]?
        let command: String?

        enum CodingKeys: String, CodingKey {
            case id, form, role, pending, given, earlier, now, text, kind, captured, nothing, act,
                alt
            case also, may, command
            case mustNot = "must_not"
        }
    }

    let messages: [Message]

    init(file: String) throws {
        let data = FileManager.default.contents(atPath: file) ?? Data()
        messages = try data.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Message.self, from: Data($0))
        }
    }

    /// How one message was read, against its label.
    struct Verdict {
        let message: Message
        let captured: [FieldID: Value]
        let kinds: [Reply.Kind]
        /// Values stored that the person did not give.
        let wrong: [String]
        /// Values given clearly and not stored.
        let missed: [String]

        var storedACommand: Bool {
            ["command", "question", "social", "declined"].contains(message.act)
                && message.alt == nil && !wrong.isEmpty
        }

        var tookACommentForACommand: Bool {
            message.kind == "comment_like_command" && !missed.isEmpty
        }
    }

    func verdicts() -> [Verdict] { messages.compactMap { verdict($0) } }

    /// How a message was read, or other words typed in its place.
    func verdict(_ message: Message, typed: String? = nil) -> Verdict? {
        guard let form = Shipped.prompts.forms[message.form], let today = Day(iso: message.now)
        else {
            return nil
        }
        let role = Role(message.role)
        let given = values(message.given, form)
        let answers = Dictionary(given, uniquingKeysWith: { $1 })
        let forms = Shipped.prompts.forms(of: form.framework)
        var earlier: [Role: [FieldID: Value]] = [:]
        for (name, json) in message.earlier ?? [:] {
            guard let other = forms[Role(name)] else { continue }
            earlier[Role(name)] = Dictionary(values(json, other), uniquingKeysWith: { $1 })
        }
        let audit = Shipped.audit(form: form, role: role, answers: answers, earlier: earlier)
        var conversation = Conversation.auditing
        let pending = FieldID(message.pending)
        conversation.focus = form.item(pending)?.id
        if let item = form.item(pending), item.lead.type == .table, answers[item.lead.id] != nil {
            conversation.openTable = item.lead.id
        }
        if let last = given.last, let item = form.item(last.0) {
            conversation.lastStored = given.map(\.0).filter { form.item($0)?.id == item.id }
            conversation.justStored = true
            conversation.undoable = [
                .init(
                    changes: conversation.lastStored.map { slot in
                        StoredChange(slot: slot, old: .null, new: answers[slot]?.json() ?? .null)
                    }
                )
            ]
        }
        let situation = Shipped.situation(audit, role, today: today)
        let step = reduce(conversation, .text(typed ?? message.text), in: situation)
        return judge(message, form, step)
    }

    private func values(_ json: JSON?, _ form: Form) -> [(FieldID, Value)] {
        guard let members = json?.object else { return [] }
        // The order in the file is lost; the item asked just before comes last.
        return members.compactMap { key, value in
            form.kind(of: FieldID(key)).flatMap { Value(value, as: $0) }.map { (FieldID(key), $0) }
        }.sorted { one, other in
            (form.position(of: one.0) ?? 0, one.0) < (form.position(of: other.0) ?? 0, other.0)
        }
    }

    private func judge(_ message: Message, _ form: Form, _ step: Step) -> Verdict {
        let undone = message.command == "undo"
        let captured = undone ? [:] : step.captured
        var wrong: [String] = []
        var missed: [String] = []
        var expected: Set<String> = Set(message.may ?? [])
        for (key, wanted) in message.captured {
            let name = Self.bare(key)
            expected.insert(name)
            let value = captured[FieldID(name)]
            if !Self.matches(key, wanted, value, form) {
                missed.append("\(key) = \(wanted.short)")
                if let value, !key.hasSuffix("~"), !Self.isRows(key) {
                    wrong.append("\(name) = \(value.inWords)")
                }
                if Self.isRows(key), let value, case .rows(let rows) = value,
                    Self.hasWrongCell(rows, wanted)
                {
                    wrong.append("\(name) = \(value.inWords)")
                }
            }
        }
        for (slot, value) in captured where !expected.contains(slot.text) {
            // A remark beside an answer is the person's own words, kept.
            let isRemark = ["reason", "comment"].contains {
                slot.without($0).map { expected.contains($0.text) } ?? false
            }
            if !isRemark { wrong.append("\(slot) = \(value.inWords)") }
        }
        for (key, banned) in message.mustNot ?? [:] {
            if let value = captured[FieldID(key)], let kind = form.kind(of: FieldID(key)),
                Value(banned, as: kind) == value
            {
                wrong.append("\(key) = \(value.inWords)")
            }
        }
        if message.alt == "clarify", captured.isEmpty { missed = [] }
        let kinds = step.outputs.map { output -> Reply.Kind in
            switch output {
            case .reply(let reply): reply.kind
            case .guidance: .guidance
            }
        }
        return Verdict(
            message: message,
            captured: captured,
            kinds: kinds,
            wrong: wrong,
            missed: missed
        )
    }

    private static func bare(_ key: String) -> String {
        if key.hasSuffix("~") || key.hasSuffix("+") { return String(key.dropLast()) }
        return String(key.prefix { $0 != "[" })
    }

    private static func isRows(_ key: String) -> Bool { key.hasSuffix("+") || key.hasSuffix("]") }

    private static func matches(_ key: String, _ wanted: JSON, _ value: Value?, _ form: Form)
        -> Bool
    {
        guard let value else { return false }
        if isRows(key) {
            guard case .rows(let rows) = value else { return false }
            let all = key.hasSuffix("+") ? wanted.array ?? [] : [wanted]
            return all.allSatisfy { row in rows.contains { matches($0, row) } }
        }
        if key.hasSuffix("~") {
            let text = plain(value.inWords)
            let parts = wanted.array?.compactMap(\.string) ?? [wanted.string].compactMap(\.self)
            return parts.allSatisfy { text.contains(plain($0)) }
        }
        return form.kind(of: FieldID(key)).flatMap { Value(wanted, as: $0) } == value
    }

    private static func matches(_ row: Row, _ wanted: JSON) -> Bool {
        (wanted.object ?? [:]).allSatisfy { column, value in
            let name = bare(column)
            guard let cell = row[name] else { return value == .null }
            if let parts = value.array {
                return parts.allSatisfy { plain(cell).contains(plain($0.string ?? "")) }
            }
            guard let text = value.string else { return false }
            return column.hasSuffix("~") ? plain(cell).contains(plain(text)) : cell == text
        }
    }

    /// Whether a row holds an owner or date other than the one given.
    private static func hasWrongCell(_ rows: [Row], _ wanted: JSON) -> Bool {
        let all = wanted.array ?? [wanted]
        return rows.contains { row in
            all.contains { one in
                guard let what = one["what~"]?.string,
                    plain(row["what"] ?? "").contains(plain(what))
                else { return false }
                if let due = row["due"], due != one["due"]?.string { return true }
                if let owner = row["owner"], let right = one["owner~"]?.string,
                    !plain(owner).contains(plain(right))
                {
                    return true
                }
                return false
            }
        }
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().replacing("\u{2019}", with: "'").replacing("\u{2013}", with: "-")
            .replacing("\u{2014}", with: "-")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension JSON {
    fileprivate var short: String {
        switch self {
        case .string(let text): text
        case .array(let items): items.map(\.short).joined(separator: " & ")
        case .object(let members):
            members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.short)" }.joined(
                separator: ", "
            )
        case .integer(let number): String(number)
        default: "-"
        }
    }
}
