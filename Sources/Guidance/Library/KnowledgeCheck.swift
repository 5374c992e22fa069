import FoundationEssentials
import Markdown

/// Finds what is wrong with documents written the way the shipped ones are.
///
/// A document without front matter is somebody's own and is taken as it is.
struct KnowledgeCheck {
    private(set) var faults: [Fault] = []
    /// The ids of each document's sections, and the lists that name them.
    private var ids: [String: Set<String>] = [:]
    private var lists: [Document] = []

    private static let required = ["title", "body", "framework", "status", "language"]
    private static let known = required + ["date", "review", "replaces"]
    private static let mostNamed = 20
    private static let grades = ["good", "requires improvement", "inadequate"]

    /// Checks one Markdown file of the folder.
    mutating func check(_ bytes: [UInt8], file: String) {
        let (document, found) = Document.read(bytes, file: file)
        let stem = DocumentReader.stem(of: file).lowercased()
        if stem == "synonyms" { return checkSynonyms(document, found) }
        if TypicalQuestions.isList(file) {
            lists.append(document)
            return
        }
        ids[DocumentReader.stem(of: file), default: []].formUnion(
            document.blocks.compactMap { block in
                if case .heading(_, _, let id) = block.kind { id } else { nil }
            }
        )
        guard !document.frontMatter.isEmpty else { return }
        faults += found
        checkFrontMatter(document)
        var ids: [String: Int] = [:]
        for (index, block) in document.blocks.enumerated() {
            guard case .heading(_, let title, let id) = block.kind else { continue }
            if let id {
                if let line = ids[id] {
                    fault(
                        document.file,
                        block.line,
                        "The id '\(id)' was already given in line \(line)",
                        "give one of the two sections another id"
                    )
                }
                ids[id] = ids[id] ?? block.line
            }
            let next = index + 1 < document.blocks.count ? document.blocks[index + 1] : nil
            guard let next, case .comment(let comment) = next.kind else { continue }
            checkAttributes(comment, title, id, document.file, next.line)
        }
    }

    /// Checks the lists of typical questions, when all documents are known.
    mutating func checkLists() {
        for list in lists {
            let name = TypicalQuestions.document(of: list.file)
            guard let known = ids[name] else {
                fault(
                    list.file,
                    1,
                    "There is no document '\(name).md' for this list of questions",
                    "name the file after its document"
                )
                continue
            }
            for (index, block) in list.blocks.enumerated() {
                guard case .heading(2..., let id, _) = block.kind else { continue }
                if !known.contains(id) {
                    unknown("section", id, among: known.sorted(), list.file, block.line)
                }
                let next = index + 1 < list.blocks.count ? list.blocks[index + 1] : nil
                if case .item? = next?.kind { continue }
                fault(
                    list.file,
                    block.line,
                    "The section '\(id)' has no questions",
                    "write lines such as '- how do people ask this', or take the heading out"
                )
            }
        }
    }

    private mutating func fault(_ file: String, _ line: Int, _ what: String, _ remedy: String) {
        faults.append(Fault(file: file, line: line, what: what, remedy: remedy))
    }

    private mutating func unknown(
        _ what: String,
        _ name: String,
        among names: [String],
        _ file: String,
        _ line: Int
    ) {
        let remedy =
            nearest(to: name, among: names).map { "did you mean '\($0)'?" }
            ?? "it may be one of: \(names.prefix(Self.mostNamed).joined(separator: ", "))"
        fault(file, line, "There is no \(what) '\(name)'", remedy)
    }

    private mutating func checkFrontMatter(_ document: Document) {
        for key in Self.required where document[key]?.value.isEmpty != false {
            fault(
                document.file,
                1,
                "The front matter has no '\(key)'",
                "add a line '\(key): ...' between the two lines ---"
            )
        }
        for entry in document.frontMatter {
            if !Self.known.contains(entry.key) {
                unknown("key", entry.key, among: Self.known, document.file, entry.line)
            }
            if ["date", "review"].contains(entry.key), !Self.isDate(entry.value) {
                fault(
                    document.file,
                    entry.line,
                    "The \(entry.key) is not written as a date",
                    "write it like 2026-04 or 2026-04-30, or leave the line out"
                )
            }
        }
    }

    /// `2026`, `2026-04` or `2026-04-30`.
    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4 else { return false }
        let isNumeric = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isNumeric, parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }) else { return false }
        let month = parts.count > 1 ? Int(parts[1]) ?? 0 : 1
        let day = parts.count > 2 ? Int(parts[2]) ?? 0 : 1
        return (1...12).contains(month) && (1...31).contains(day)
    }

    private mutating func checkAttributes(
        _ comment: String,
        _ title: String,
        _ id: String?,
        _ file: String,
        _ line: Int
    ) {
        let pairs = Attributes.pairs(comment)
        // A remark of the author is no list of attributes.
        guard pairs.contains(where: { Attributes.keys.contains($0.key) }) else { return }
        var seen = Set<String>()
        for (key, value) in pairs {
            if !Attributes.keys.contains(key) {
                unknown("attribute", key, among: Attributes.keys, file, line)
            }
            if !seen.insert(key).inserted {
                fault(
                    file,
                    line,
                    "The attribute '\(key)' stands twice",
                    "join the two with a comma"
                )
            }
            let list = value.lowercased().split(separator: ",").map(\.trimmed)
            switch key {
            case "kind":
                for kind in list where !Attributes.allKinds.contains(kind) {
                    unknown("kind", kind, among: Attributes.allKinds, file, line)
                }
            case "grade":
                for grade in list where !Self.grades.contains(grade) {
                    unknown("grade", grade, among: Self.grades, file, line)
                }
            case "gap" where value.lowercased() != "yes":
                fault(file, line, "The attribute 'gap' is not 'yes'", "write yes, or leave it out")
            case "facts" where id == nil:
                fault(
                    file,
                    line,
                    "The section '\(title)' has facts but no id",
                    "write an id such as {#name-of-section} behind its heading"
                )
            default: break
            }
        }
    }

    private mutating func checkSynonyms(_ document: Document, _ found: [Fault]) {
        faults += found
        let kinds = ["abbreviation", "synonym", "phrase"]
        for block in document.blocks {
            guard case .table(_, let rows, let lines) = block.kind else { continue }
            for (row, line) in zip(rows, lines) {
                guard row.count >= 3, !row[0].isEmpty, !row[1].isEmpty else {
                    fault(document.file, line, "The row is not complete", "fill its three cells")
                    continue
                }
                if !kinds.contains(row[2].lowercased()) {
                    unknown("kind of word", row[2], among: kinds, document.file, line)
                }
            }
        }
    }
}

extension Guidance {
    /// The faults of documents that are written the way the shipped ones are, and of files that
    /// cannot be read: by file and line.
    package func check() -> [Fault] {
        var check = KnowledgeCheck()
        for path in (try? Library.paths(in: folder)) ?? [] {
            guard path.lowercased().hasSuffix(".md"),
                DocumentReader.stem(of: path).lowercased() != "readme",
                let data = FileManager.default.contents(atPath: folder + "/" + path)
            else { continue }
            check.check(Array(data), file: path)
        }
        check.checkLists()
        return faults + check.faults
    }
}
