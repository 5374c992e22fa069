import Markdown

/// Reads a form's file into a `Form`, collecting every fault on the way.
///
/// The grammar is that of `Prompts/README.md`. A form is returned only when nothing in it is wrong.
struct FormReader {
    private let document: Document
    private(set) var faults: [Fault] = []

    private var sections: [FormSection] = []
    private var fields: [Field] = []
    private var rules: [Rule] = []
    private var lines: [FieldID: Int] = [:]

    private static let keys = [
        "form", "title", "version", "framework", "scale", "roles", "source", "note", "hash",
    ]

    init(_ document: Document) { self.document = document }

    mutating func read() -> Form? {
        let head = header()
        body()
        checkNames(roles: head?.roles ?? [])
        guard let head, faults.isEmpty else { return nil }
        return Form(
            id: head.id,
            title: head.title,
            version: head.version,
            contentHash: document.contentHash,
            framework: head.framework,
            scale: head.scale,
            roles: head.roles,
            source: head.source,
            note: document["note"]?.value,
            sections: sections,
            fields: fields,
            rules: rules,
            file: document.file
        )
    }

    // MARK: Front matter

    private struct Head {
        let id, title, version, framework, source: String
        let scale: Form.Scale
        let roles: [Role]
    }

    private mutating func header() -> Head? {
        for entry in document.frontMatter where !Self.keys.contains(entry.key) {
            fault(entry.line, unknown: "key", entry.key, among: Self.keys)
        }
        func value(_ key: String) -> String {
            guard let text = document[key]?.value, !text.isEmpty else {
                fault(
                    1,
                    "The front matter has no '\(key)'",
                    "Add a line '\(key): ...' between the two lines of dashes."
                )
                return ""
            }
            return text
        }
        let id = value("form")
        let title = value("title")
        let version = value("version")
        let framework = value("framework")
        let source = value("source")
        let roles = value("roles").listed.map { Role($0) }
        let scaleName = value("scale")
        guard let scale = Form.Scale(rawValue: scaleName) else {
            if let entry = document["scale"] {
                fault(
                    entry.line,
                    unknown: "scale",
                    scaleName,
                    among: Form.Scale.allCases.map(\.rawValue)
                )
            }
            return nil
        }
        return Head(
            id: id,
            title: title,
            version: version,
            framework: framework,
            source: source,
            scale: scale,
            roles: roles
        )
    }

    // MARK: Body

    private mutating func body() {
        var outline = Outline(document.blocks[...])
        while let part = outline.next(level: 1) {
            if part.title.hasPrefix("Section:") {
                section(part)
            } else if part.title == "Rules" {
                readRules(part.blocks)
            } else {
                fault(
                    part.line,
                    "The heading '\(part.title)' is neither a section nor the rules",
                    "Write '# Section: title {#id}' or '# Rules'."
                )
            }
        }
        if let stray = outline.before.first {
            fault(stray.line, "Text stands before the first section", "Move it under a heading.")
        }
        if fields.isEmpty, faults.isEmpty {
            fault(
                1,
                "The form has no fields",
                "Add a '# Section: ...' with '## Field {#id}' headings."
            )
        }
    }

    private mutating func section(_ part: Outline.Part) {
        guard let id = part.id else {
            fault(
                part.line,
                "The section has no id",
                "End its heading with an id, like '{#basic}'."
            )
            return
        }
        if sections.contains(where: { $0.id == id }) {
            fault(
                part.line,
                "The section id '\(id)' is used twice",
                "Give one of the two another id."
            )
        }
        let first = fields.count
        var outline = Outline(part.blocks)
        while let field = outline.next(level: 2) { readField(field) }
        sections.append(
            FormSection(
                id: id,
                title: String(part.title.dropFirst("Section:".count)).trimmed,
                introduction: Outline.prose(outline.before),
                fields: Array(first..<fields.count)
            )
        )
    }

    private mutating func readField(_ part: Outline.Part) {
        guard let name = part.id else {
            fault(part.line, "The field has no id", "End its heading with an id, like '{#q1}'.")
            return
        }
        let id = FieldID(name)
        if let earlier = lines[id] {
            fault(
                part.line,
                "The field id '\(name)' is already used in line \(earlier)",
                "Give one of the two another id."
            )
        }
        lines[id] = part.line

        var outline = Outline(part.blocks)
        var texts = FieldTexts()
        while let sub = outline.next(level: 3) { readText(sub, into: &texts) }
        var reader = FieldAttributes(file: document.file, line: part.line)
        reader.read(outline.before)
        faults += reader.faults
        if texts.ask.isEmpty {
            fault(
                part.line,
                "The field '\(name)' has no question",
                "Add '### Ask' and the question below it."
            )
        }
        fields.append(
            Field(
                id: id,
                title: part.title,
                type: reader.type,
                requirement: reader.requirement,
                isDerived: reader.isDerived,
                askedOf: reader.askedOf,
                askedWhen: reader.askedWhen,
                with: reader.with,
                names: reader.names,
                columns: reader.columns,
                guidance: reader.guidance,
                grades: reader.grades,
                allowsNone: reader.allowsNone,
                mayBeLeftOpen: reader.mayBeLeftOpen,
                isPast: reader.isPast,
                instead: reader.instead,
                ask: texts.ask,
                askByRole: texts.askByRole,
                consider: texts.consider,
                why: texts.why,
                line: part.line
            )
        )
    }

    private struct FieldTexts {
        var ask = ""
        var askByRole: [Role: String] = [:]
        var consider: [String] = []
        var why = ""
    }

    private mutating func readText(_ part: Outline.Part, into texts: inout FieldTexts) {
        let prose = Outline.prose(part.blocks) ?? ""
        switch part.title.lowercased() {
        case "ask": texts.ask = prose
        case "consider":
            texts.consider = part.blocks.compactMap { block in
                if case .item(_, _, let text) = block.kind { text } else { nil }
            }
            if texts.consider.isEmpty {
                fault(
                    part.line,
                    "'Consider' has no list",
                    "Write each prompt as a line '- prompt'."
                )
            }
        case "why": texts.why = prose
        case let title where title.hasPrefix("ask "):
            texts.askByRole[Role(String(title.dropFirst(4)))] = prose
        default:
            fault(part.line, unknown: "part", part.title, among: ["Ask", "Consider", "Why"])
            return
        }
        if prose.isEmpty, part.title.lowercased() != "consider" {
            fault(part.line, "'\(part.title)' has no text", "Write the text below its heading.")
        }
    }

    // MARK: Rules

    private mutating func readRules(_ blocks: ArraySlice<Block>) {
        var current: (kind: String, body: String, line: Int, details: [String: String])?
        for block in blocks {
            guard case .item(let indent, _, let text) = block.kind else {
                if case .comment = block.kind { continue }
                fault(block.line, "Only rules may stand here", "Write each rule as '- kind: ...'.")
                continue
            }
            guard let (key, value) = text.cut(":") else {
                fault(
                    block.line,
                    "The line has no colon",
                    "Write it like '- flag: limiting_judgement'."
                )
                continue
            }
            if indent == 0 {
                if let current { finish(rule: current) }
                current = (key.lowercased(), value, block.line, [:])
            } else if ["flag", "source", "says"].contains(key) {
                current?.details[key] = value
            } else {
                fault(
                    block.line,
                    unknown: "part of a rule",
                    key,
                    among: ["flag", "source", "says"]
                )
            }
        }
        if let current { finish(rule: current) }
    }

    private mutating func finish(
        rule: (kind: String, body: String, line: Int, details: [String: String])
    ) {
        guard Rule.Body.kinds.contains(rule.kind) else {
            fault(rule.line, unknown: "kind of rule", rule.kind, among: Rule.Body.kinds)
            return
        }
        for part in ["flag", "source", "says"] where rule.details[part]?.isEmpty ?? true {
            fault(rule.line, "The rule has no '\(part)'", "Add a line '  - \(part): ...' below it.")
        }
        do {
            rules.append(
                Rule(
                    body: try Rule.Body(kind: rule.kind, reading: rule.body),
                    flag: rule.details["flag"] ?? "",
                    source: rule.details["source"] ?? "",
                    says: rule.details["says"] ?? "",
                    line: rule.line
                )
            )
        } catch {
            fault(rule.line, error.what, error.remedy)
        }
    }

    // MARK: Names

    /// Checks every name a field or rule uses against the whole form.
    private mutating func checkNames(roles: [Role]) {
        let slots = Set(fields.flatMap { $0.allSlots.map(\.id) } + fields.map(\.id))
        let known = slots.map(\.text).sorted()
        func check(_ id: FieldID, _ line: Int) {
            if !slots.contains(id) { fault(line, unknown: "field", id.text, among: known) }
        }
        func check(_ condition: Condition?, _ line: Int) {
            for test in condition?.tests ?? [] {
                if let slot = test.slot, slot.role == nil { check(slot.id, line) }
                for value in test.written {
                    guard let slot = test.slot, slot.role == nil,
                        let field = fields.first(where: { field in
                            field.allSlots.contains { $0.id == slot.id && $0.kind == .grade }
                        }), Grade(named: value) == nil
                    else { continue }
                    fault(
                        line,
                        unknown: "grade of '\(field.id)'",
                        value,
                        among: Grade.allCases.map { $0.name.lowercased() }
                    )
                }
            }
        }
        func check(_ names: [Role], _ line: Int) {
            for role in names where !roles.contains(role) && !roles.isEmpty {
                fault(line, unknown: "role", role.text, among: roles.map(\.text))
            }
        }
        for field in fields {
            check(field.askedWhen, field.line)
            if let with = field.with { check(with, field.line) }
            if let instead = field.instead { check(instead, field.line) }
            check(field.askedOf, field.line)
            check(Array(field.askByRole.keys), field.line)
            if case .yes(let of, let condition) = field.requirement {
                check(of, field.line)
                check(condition, field.line)
            }
            if field.type == .table, field.columns.isEmpty {
                fault(
                    field.line,
                    "The table '\(field.id)' has no columns",
                    "Add '- columns: what, owner, due'."
                )
            }
        }
        for rule in rules {
            check(rule.condition, rule.line)
            for slot in rule.slots { check(slot, rule.line) }
        }
    }

    // MARK: Faults

    private mutating func fault(_ line: Int, _ what: String, _ remedy: String) {
        faults.append(Fault(file: document.file, line: line, what: what, remedy: remedy))
    }

    private mutating func fault(
        _ line: Int,
        unknown what: String,
        _ name: String,
        among known: [String]
    ) {
        faults.append(.unknown(what, name, among: known, file: document.file, line: line))
    }
}

extension Fault {
    /// An unknown name, with the nearest valid one as the remedy.
    package static func unknown(
        _ what: String,
        _ name: String,
        among known: [String],
        file: String,
        line: Int
    ) -> Fault {
        let remedy =
            if let near = nearest(to: name, among: known) {
                "Did you mean '\(near)'?"
            } else if known.count <= 12 {
                "Use one of: \(known.joined(separator: ", "))."
            } else {
                "Use a name that the file defines."
            }
        return Fault(file: file, line: line, what: "Unknown \(what) '\(name)'", remedy: remedy)
    }
}
