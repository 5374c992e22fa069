import Markdown

/// Reads a form's file into a `Form`, collecting every fault on the way.
///
/// The grammar is that of `Prompts/README.md`. A form is returned only when nothing in it is wrong.
struct FormReader {
    let document: Document
    private(set) var faults: [Fault] = []

    private var sections: [FormSection] = []
    private(set) var fields: [Field] = []
    private(set) var rules: [Rule] = []
    /// The fields whose type could not be read.
    private(set) var untyped: Set<FieldID> = []

    private static let keys = [
        "form", "title", "version", "framework", "scale", "roles", "source", "note",
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
                    document[key]?.line ?? 1,
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
            if let entry = document["scale"], !entry.value.isEmpty {
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
        for stray in outline.before where !stray.isComment {
            fault(stray.line, "Text stands before the first section", "Move it under a heading.")
        }
        if let stray = outline.strays.first {
            fault(
                stray.line,
                "The heading stands before the first section",
                "Write '# Section: title {#id}' above it."
            )
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
        if part.id == nil, !part.hasMalformedID {
            fault(
                part.line,
                "The section has no id",
                "End its heading with an id, like '{#basic}'."
            )
        }
        let first = fields.count
        var outline = Outline(part.blocks)
        while let field = outline.next(level: 2) { readField(field) }
        if let stray = outline.strays.first {
            fault(
                stray.line,
                "The heading stands under no field",
                "Write '## Title {#id}' above it."
            )
        }
        sections.append(
            FormSection(
                id: part.id ?? "",
                title: String(part.title.dropFirst("Section:".count)).trimmed,
                introduction: Outline.prose(outline.before),
                fields: Array(first..<fields.count)
            )
        )
    }

    private mutating func readField(_ part: Outline.Part) {
        guard let name = part.id else {
            if !part.hasMalformedID {
                fault(part.line, "The field has no id", "End its heading with an id, like '{#q1}'.")
            }
            return
        }
        var outline = Outline(part.blocks)
        var texts = FieldTexts()
        while let sub = outline.next(level: 3) { readText(sub, into: &texts) }
        for stray in outline.strays { faultDeep(stray) }
        var reader = FieldAttributes(file: document.file, line: part.line)
        reader.read(outline.before)
        faults += reader.faults
        if !reader.hasType { untyped.insert(FieldID(name)) }
        if texts.lines["ask"] == nil {
            fault(
                part.line,
                "The field '\(name)' has no question",
                "Add '### Ask' and the question below it."
            )
        }
        fields.append(
            Field(
                id: FieldID(name),
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
                isBrief: reader.isBrief,
                compare: reader.compare,
                instead: reader.instead,
                ask: texts.ask,
                askByRole: texts.askByRole,
                consider: texts.consider,
                why: texts.why,
                line: part.line,
                lines: reader.lines.merging(texts.lines) { attribute, _ in attribute }
            )
        )
    }

    private struct FieldTexts {
        var ask = ""
        var askByRole: [Role: String] = [:]
        var consider: [String] = []
        var why = ""
        /// The lines of their headings, by title in lower case.
        var lines: [String: Int] = [:]
    }

    private mutating func faultDeep(_ heading: Block) {
        fault(
            heading.line,
            "A heading this deep has no place in a field",
            "Write '### Ask', '### Consider' or '### Why'."
        )
    }

    private mutating func readText(_ part: Outline.Part, into texts: inout FieldTexts) {
        let prose = Outline.prose(part.blocks) ?? ""
        let name = part.title.lowercased()
        if let earlier = texts.lines[name] {
            fault(
                part.line,
                "'\(part.title)' was already given in line \(earlier)",
                "Keep one of the two."
            )
        }
        texts.lines[name] = part.line
        for block in part.blocks where block.headingLevel != nil { faultDeep(block) }
        switch name {
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
        if prose.isEmpty, name != "consider" {
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
                if current?.details.updateValue(value, forKey: key) != nil {
                    fault(block.line, "The rule has a second '\(key)'", "Keep one of the two.")
                }
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
        if rule.body.hasCurlyQuotes {
            faults.append(.curlyQuotes(file: document.file, line: rule.line))
        }
        do {
            rules.append(
                Rule(
                    body: try Rule.Body(kind: rule.kind, reading: rule.body.withoutCurlyQuotes),
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

    // MARK: Faults

    mutating func fault(_ line: Int, _ what: String, _ remedy: String) {
        faults.append(Fault(file: document.file, line: line, what: what, remedy: remedy))
    }

    mutating func fault(
        _ line: Int,
        unknown what: String,
        _ name: String,
        among known: [String]
    ) {
        faults.append(.unknown(what, name, among: known, file: document.file, line: line))
    }
}
