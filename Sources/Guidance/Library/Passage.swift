import Markdown

/// One section of a document: what is ranked, quoted and answered with.
struct Passage: Sendable {
    /// The number of its document among the library's documents, from 0.
    var document: Int
    /// The explicit id of its heading, if it has one.
    let id: String?
    /// Its own heading without inline marks; the document's title for text before any heading.
    let title: String
    /// The headings above it and its own, outermost first, without the document's title.
    let path: [String]
    /// The line of its heading, counted from 1.
    let line: Int
    /// What its comment says about it.
    let attributes: Attributes
    /// Paragraphs, items and tables with their inline marks; no comments, no headings.
    let blocks: [Block]
    /// All that a reader sees below the heading, without inline marks, one line for each block.
    let text: String
}

/// What the comment straight below a heading says about the section, all in lower case.
struct Attributes: Sendable, Hashable {
    /// The matters it treats; sections of other documents on the same topic stand beside it.
    var topics: [String] = []
    var kinds: Set<String> = []
    var area: String?
    var grade: String?
    var stage: String?
    var roles: [String] = []
    var question: String?
    var also: [String] = []
    /// Whether the section says that something is not in the guidance.
    var isGap = false
    /// The framework it speaks of, where the document as a whole does not say.
    var framework: String?

    /// The keys that a comment may hold.
    static let keys = [
        "facts", "topic", "kind", "area", "grade", "stage", "role", "question", "also", "gap",
        "framework",
    ]
    /// The kinds of answer that `kind` may name.
    static let allKinds = [
        "role", "timescale", "frequency", "rule", "procedure", "definition", "criterion", "list",
        "record", "notification", "scale", "prompt", "principle", "metadata", "field",
    ]

    /// The `key: value` pairs of a comment; empty when it is not such a comment.
    static func pairs(_ comment: String) -> [(key: String, value: String)] {
        comment.split(whereSeparator: { $0 == ";" || $0 == "\n" }).compactMap { part in
            guard let colon = part.firstIndex(of: ":") else { return nil }
            let key = part[..<colon].trimmed.lowercased()
            return key.isEmpty ? nil : (key, part[part.index(after: colon)...].trimmed)
        }
    }

    /// Takes in the comment when it is one of attributes.
    mutating func read(_ comment: String) {
        for (key, value) in Self.pairs(comment) {
            let value = value.lowercased()
            let list = value.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
            switch key {
            case "topic": topics += list
            case "kind": kinds.formUnion(list)
            case "area": area = value
            case "grade": grade = value
            case "stage": stage = value
            case "role": roles += list
            case "question": question = value
            case "also": also += list
            case "gap": isGap = value == "yes"
            case "framework": framework = value
            default: break
            }
        }
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
