import Markdown

/// Reads the attribute list of a field: `- type: text`, `- required: yes` and so on.
struct FieldAttributes {
    let file: String
    let line: Int

    private(set) var type = FieldType.text
    private(set) var hasType = false
    private(set) var requirement = Requirement.no
    private(set) var isDerived = false
    private(set) var askedOf: [Role] = []
    private(set) var askedWhen: Condition?
    private(set) var with: FieldID?
    private(set) var names: [String] = []
    private(set) var columns: [String] = []
    private(set) var guidance: [String] = []
    private(set) var grades: String?
    private(set) var allowsNone = false
    private(set) var mayBeLeftOpen = false
    private(set) var isPast = false
    private(set) var isBrief = false
    private(set) var compare: Condition.Slot?
    private(set) var instead: FieldID?
    private(set) var lines: [String: Int] = [:]
    private(set) var faults: [Fault] = []

    private static let keys = [
        "type", "required", "basis", "asked of", "asked when", "with", "names", "columns",
        "guidance", "grades", "allow none", "may be left open", "past",
        "brief", "compare", "instead",
    ]

    /// What only helps to read messages, so that changing it makes no new version of the form.
    static let forReading: Set<String> = ["names", "brief", "compare"]

    init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    mutating func read(_ blocks: ArraySlice<Block>) {
        for block in blocks {
            if case .comment = block.kind { continue }
            guard case .item(_, _, let text) = block.kind, let (key, value) = text.cut(":") else {
                fault(block.line, "This is not an attribute", "Write it like '- type: text'.")
                continue
            }
            guard Self.keys.contains(key) else {
                faults.append(
                    .unknown("attribute", key, among: Self.keys, file: file, line: block.line)
                )
                continue
            }
            if let earlier = lines[key] {
                fault(
                    block.line,
                    "The attribute '\(key)' was already given in line \(earlier)",
                    "Keep one of the two."
                )
            }
            lines[key] = block.line
            if value.isEmpty {
                fault(
                    block.line,
                    "The attribute '\(key)' is empty",
                    "Give it a value or remove it."
                )
                continue
            }
            if value.hasCurlyQuotes {
                faults.append(.curlyQuotes(file: file, line: block.line))
            }
            read(key, value.withoutCurlyQuotes, block.line)
        }
        if lines["type"] == nil {
            fault(line, "The field has no type", "Add a line '- type: text' or another type.")
        }
    }

    private mutating func read(_ key: String, _ value: String, _ line: Int) {
        switch key {
        case "type":
            guard let type = FieldType(rawValue: value.lowercased()) else {
                let known = FieldType.allCases.map(\.rawValue)
                faults.append(.unknown("type", value, among: known, file: file, line: line))
                return
            }
            self.type = type
            hasType = true
        case "required": requirement = readRequirement(value, line)
        case "basis":
            guard ["stated", "derived"].contains(value) else {
                faults.append(
                    .unknown("basis", value, among: ["stated", "derived"], file: file, line: line)
                )
                return
            }
            isDerived = value == "derived"
        case "asked of": askedOf = value.listed.map { Role($0) }
        case "asked when": askedWhen = condition(value, line)
        case "with": with = FieldID(value)
        case "names": names = value.lowercased().listed
        case "columns": columns = value.listed
        case "guidance": guidance = value.listed
        case "grades": grades = value
        case "allow none": allowsNone = yesOrNo(key, value, line)
        case "past": isPast = yesOrNo(key, value, line)
        case "brief": isBrief = yesOrNo(key, value, line)
        case "compare": compare = slot(value, line)
        case "may be left open": mayBeLeftOpen = yesOrNo(key, value, line)
        default: instead = FieldID(value)
        }
    }

    /// `yes`, `no`, `when CONDITION`, `for ROLES`, `for ROLES when CONDITION`.
    private mutating func readRequirement(_ value: String, _ line: Int) -> Requirement {
        if value == "no" { return .no }
        if value == "yes" { return .yes(of: [], when: nil) }
        if value.hasPrefix("when ") {
            return .yes(of: [], when: condition(String(value.dropFirst(5)), line))
        }
        if value.hasPrefix("for ") {
            let (roles, test) = value.dropFirst(4).cut(" when ") ?? (String(value.dropFirst(4)), "")
            return .yes(
                of: roles.listed.map { Role($0) },
                when: test.isEmpty ? nil : condition(test, line)
            )
        }
        fault(
            line,
            "'\(value)' does not say whether the field is required",
            "Write yes, no, 'when ...', 'for auditor' or 'for auditor when ...'."
        )
        return .no
    }

    private mutating func condition(_ text: String, _ line: Int) -> Condition? {
        do {
            return try Condition(reading: text)
        } catch {
            fault(line, error.what, error.remedy)
            return nil
        }
    }

    /// `auditor sa.score`: a field of another role's pass.
    private mutating func slot(_ text: String, _ line: Int) -> Condition.Slot? {
        let slot = condition(text + " is given", line)?.tests.first?.slot
        if slot != nil, slot?.role == nil {
            fault(line, "'\(text)' names no role", "Write it like 'auditor sa.score'.")
        }
        return slot
    }

    private mutating func yesOrNo(_ key: String, _ value: String, _ line: Int) -> Bool {
        guard ["yes", "no"].contains(value) else {
            fault(line, "'\(key)' is neither yes nor no", "Write '- \(key): yes' or leave it out.")
            return false
        }
        return value == "yes"
    }

    private mutating func fault(_ line: Int, _ what: String, _ remedy: String) {
        faults.append(Fault(file: file, line: line, what: what, remedy: remedy))
    }
}
