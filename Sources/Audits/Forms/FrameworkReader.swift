import Markdown

/// Reads a framework's file, collecting every fault on the way.
struct FrameworkReader {
    private let document: Document
    private(set) var faults: [Fault] = []

    private static let keys = [
        "framework", "title", "short", "names", "parts", "body", "date", "status", "scale",
        "third grade",
    ]

    init(_ document: Document) { self.document = document }

    mutating func read() -> Framework? {
        for entry in document.frontMatter where !Self.keys.contains(entry.key) {
            faults.append(
                .unknown("key", entry.key, among: Self.keys, file: document.file, line: entry.line)
            )
        }
        func value(_ key: String) -> String {
            guard let text = document[key]?.value, !text.isEmpty else {
                let line = document[key]?.line ?? 1
                fault(line, "The front matter has no '\(key)'", "Add a line '\(key): ...'.")
                return ""
            }
            return text
        }
        let id = value("framework")
        let title = value("title")
        let short = value("short")
        let body = value("body")
        let scaleName = value("scale")
        let scale = Form.Scale(rawValue: scaleName)
        if scale == nil, let entry = document["scale"], !entry.value.isEmpty {
            let known = Form.Scale.allCases.map(\.rawValue)
            faults.append(
                .unknown("scale", scaleName, among: known, file: document.file, line: entry.line)
            )
        }
        var passes: [(role: Role, form: String)] = []
        var tables: [String: Framework.Table] = [:]
        var outline = Outline(document.blocks[...])
        while let part = outline.next(level: 1) {
            switch part.title.lowercased() {
            case "passes": passes = readPasses(part)
            case "states", "notices", "deadlines":
                tables[part.title.lowercased()] =
                    part.blocks.lazy.compactMap { block in
                        if case .table(let header, let rows, _) = block.kind {
                            Framework.Table(header: header, rows: rows)
                        } else {
                            nil
                        }
                    }.first
            default:
                let known = ["Passes", "States", "Notices", "Deadlines"]
                faults.append(
                    .unknown("part", part.title, among: known, file: document.file, line: part.line)
                )
            }
        }
        for stray in outline.strays {
            fault(
                stray.line,
                "The heading stands under no part",
                "Write '# Passes' above it, or '#'."
            )
        }
        if passes.isEmpty, faults.isEmpty {
            fault(
                1,
                "The framework has no passes",
                "Add '# Passes' and lines like '- auditor: form'."
            )
        }
        guard faults.isEmpty, let scale else { return nil }
        let none = Framework.Table(header: [], rows: [])
        return Framework(
            id: id,
            title: title,
            short: short,
            names: (document["names"]?.value ?? "").lowercased().listed,
            parts: (document["parts"]?.value ?? "").lowercased().listed,
            body: body,
            date: document["date"]?.value,
            status: document["status"]?.value,
            scale: scale,
            thirdGrade: document["third grade"]?.value ?? Grade.requiresImprovement.name,
            passes: passes,
            states: tables["states"] ?? none,
            notices: tables["notices"] ?? none,
            deadlines: tables["deadlines"] ?? none
        )
    }

    private mutating func readPasses(_ part: Outline.Part) -> [(role: Role, form: String)] {
        var passes: [(role: Role, form: String)] = []
        for block in part.blocks {
            guard case .item(_, _, let text) = block.kind else { continue }
            guard let (role, form) = text.cut(":"), !form.isEmpty else {
                fault(block.line, "This is not a pass", "Write it like '- auditor: cin_cp_tool'.")
                continue
            }
            if passes.contains(where: { $0.role.text == role }) {
                fault(block.line, "The role '\(role)' has two forms", "Keep one of the two lines.")
            }
            passes.append((Role(role), form))
        }
        return passes
    }

    private mutating func fault(_ line: Int, _ what: String, _ remedy: String) {
        faults.append(Fault(file: document.file, line: line, what: what, remedy: remedy))
    }
}
