import Markdown

/// Walks a document heading by heading: each part is a heading with the blocks below it, down to
/// the next heading of its level or above.
struct Outline {
    struct Part {
        let title: String
        let id: String?
        let line: Int
        let blocks: ArraySlice<Block>

        /// Whether its heading has an id that the reader found malformed, and said so.
        var hasMalformedID: Bool { id == nil && title.contains("{#") }
    }

    /// The blocks before the first heading.
    let before: ArraySlice<Block>
    /// The headings passed over because they stand under no heading of the level asked for.
    private(set) var strays: [Block] = []
    private var rest: ArraySlice<Block>

    init(_ blocks: ArraySlice<Block>) {
        let first = blocks.firstIndex { $0.headingLevel != nil } ?? blocks.endIndex
        before = blocks[..<first]
        rest = blocks[first...]
    }

    /// The next heading of `level` with what stands below it.
    mutating func next(level: Int) -> Part? {
        let start = rest.firstIndex { $0.headingLevel == level } ?? rest.endIndex
        strays += rest[..<start].filter { $0.headingLevel != nil }
        rest = rest[start...]
        guard case .heading(_, let title, let id)? = rest.first?.kind else { return nil }
        let line = rest[start].line
        let below = rest[(start + 1)...]
        let end = below.firstIndex { ($0.headingLevel ?? .max) <= level } ?? below.endIndex
        rest = rest[end...]
        return Part(title: title, id: id, line: line, blocks: below[..<end])
    }

    /// The paragraphs and list items as one text; `nil` when there are none.
    static func prose(_ blocks: some Sequence<Block>) -> String? {
        var text = ""
        var wasItem = false
        for block in blocks {
            switch block.kind {
            case .paragraph(let paragraph):
                text += (text.isEmpty ? "" : "\n\n") + paragraph
                wasItem = false
            case .item(_, _, let item):
                text += (text.isEmpty ? "" : wasItem ? "\n" : "\n\n") + "- \(item)"
                wasItem = true
            case .heading, .table, .comment: continue
            }
        }
        return text.isEmpty ? nil : text
    }
}

extension Block {
    var headingLevel: Int? {
        if case .heading(let level, _, _) = kind { level } else { nil }
    }

    var isComment: Bool { if case .comment = kind { true } else { false } }
}
