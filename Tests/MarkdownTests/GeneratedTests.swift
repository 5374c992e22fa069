import Markdown
import Testing

/// A small generator with a seed, so that a failure can be repeated (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

private let pieces = [
    "# ", "#", "## ", "- ", "-", "* ", "1. ", "2) ", "• ", "– ", "| ", "|", " | ", "|---|---|",
    "---", "===", "<!--", "-->", "<!—", "```\n", "~~~\n", "> ", "{#", "}", "\\|", "\\", "`", "**",
    "[", "](", ")", ": ", "\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\u{A0}",
    "\u{200B}", "\u{FEFF}", "é", "“", "key: ",
]

/// All that a document holds, to look for words.
private func words(in document: Document) -> String {
    var text = document.frontMatter.map { $0.key + " " + $0.value }
    for block in document.blocks {
        switch block.kind {
        case .heading(_, let title, let id): text += [title, id ?? ""]
        case .paragraph(let words), .item(_, _, let words), .comment(let words): text.append(words)
        case .table(let header, let rows, _): text += header + rows.flatMap { $0 }
        }
    }
    return text.joined(separator: "\n")
}

@Test(arguments: 0..<20)
func noWordIsLostWhateverTheInput(_ seed: Int) {
    var random = Seeded(state: UInt64(seed))
    for _ in 0..<60 {
        var text = ""
        var expected: [String] = []
        for _ in 0..<Int.random(in: 1...50, using: &random) {
            text += pieces.randomElement(using: &random) ?? ""
            if Bool.random(using: &random) {
                let word = "w\(expected.count)x"
                expected.append(word)
                text += word
            }
        }
        let (document, faults) = Document.read(text.utf8, file: "")
        let read = words(in: document)
        let lost = expected.filter { !read.contains($0) }
        #expect(lost.isEmpty, "\(text.debugDescription)")
        #expect(faults.map(\.line) == faults.map(\.line).sorted())
        for block in document.blocks {
            if case .table(let header, let rows, let rowLines) = block.kind {
                #expect(rows.allSatisfy { $0.count == header.count })
                #expect(rows.count == rowLines.count)
            }
        }
        #expect(plain(read).utf8.count <= read.utf8.count)
    }
}

/// A strict file of blocks, with the blocks that it must be read as.
private func writeDocument(
    _ count: Int,
    using random: inout Seeded
) -> (text: String, blocks: [Block]) {
    var lines = ["---", "title: T", "---"]
    var blocks: [Block] = []
    var column = -2  // of the last item
    for number in 0..<count {
        let kind: Block.Kind
        let written: [String]
        let line = lines.count + 1
        switch Int.random(in: 0...4, using: &random) {
        case 0:
            let level = Int.random(in: 1...6, using: &random)
            let id: String? = Bool.random(using: &random) ? "id.\(number)" : nil
            kind = .heading(level: level, title: "Title \(number)", id: id)
            let hashes = String(repeating: "#", count: level)
            written = ["\(hashes) Title \(number)" + (id.map { " {#\($0)}" } ?? "")]
        case 1:
            kind = .paragraph("One **line**\nand – \(number) | é")
            written = ["One **line**", "and – \(number) | é", ""]
        case 2:
            let indent = Int.random(in: 0...max(0, column / 2 + 1), using: &random)
            let numbered: Int? = Bool.random(using: &random) ? number : nil
            kind = .item(indent: indent, number: numbered, text: "type: text goes on")
            let margin = String(repeating: "  ", count: indent)
            let marker = numbered.map { "\($0). " } ?? "- "
            written = [margin + marker + "type: text", margin + "  goes on", ""]
            column = indent * 2
        case 3:
            kind = .table(
                header: ["a", "b"],
                rows: [["x|y", ""], ["-", "z"]],
                rowLines: [2, 3]
            )
            written = ["| a | b |", "| --- | --- |", "| x\\|y | |", "| - | z |", ""]
        default:
            kind = .comment("facts: F1;\ntopic: t")
            written = ["<!-- facts: F1;", "topic: t -->"]
        }
        if case .item = kind {} else if case .comment = kind {} else { column = -2 }
        if case .table(let header, let rows, let rowLines) = kind {
            let moved = rowLines.map { $0 + line }
            blocks.append(Block(.table(header: header, rows: rows, rowLines: moved), line: line))
        } else {
            blocks.append(Block(kind, line: line))
        }
        lines += written
    }
    return (lines.joined(separator: "\n"), blocks)
}

@Test(arguments: 0..<40)
func aStrictFileIsReadAsItWasWritten(_ seed: Int) {
    var random = Seeded(state: UInt64(seed))
    let (text, blocks) = writeDocument(12, using: &random)
    let (document, faults) = Document.read(text.utf8, file: "")
    #expect(faults.isEmpty)
    #expect(document.blocks == blocks)
    #expect(document["title"]?.value == "T")
}

@Test func anyBytesAreRead() {
    var random = Seeded(state: 7)
    for _ in 0..<300 {
        let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
        }
        let (document, _) = Document.read(bytes, file: "")
        _ = plain(words(in: document))
    }
}

/// Inputs on which a careless reader takes quadratic time: here they would hang the suite.
@Test(arguments: [
    "|", "<!--", "<!-- ", "-->", "<!---->a", "a<!--b-->", "#", "-", "- ", "> ", "`", "```\n",
    "~~~\n",
    "|a\n", "| a | b |\n", "a | b\n", "\n", "\r", "=\n", "a\n===\n", "[", "](", "[](", "(", "*",
    "* ",
    "\t", " ", "\\|", "—", "–\n", "1. ", "{#", "# a {#a}\n", "a: b\n", "<!-- \n", "\u{200B}",
    "\u{FF}",
])
func hostileRepetitionsAreReadInLinearTime(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: 60_000 / piece.utf8.count).utf8)
    for text in [bytes, Array("---\n".utf8) + bytes, Array("<!-- ".utf8) + bytes] {
        let (document, _) = Document.read(text, file: "")
        _ = plain(words(in: document))
    }
}

@Test func aWideHeaderOverNarrowRowsDoesNotBlowUp() {
    let text =
        String(repeating: "|a", count: 20_000) + "\n|-|\n"
        + String(repeating: "|b\n", count: 10_000)
    let (document, _) = Document.read(text.utf8, file: "")
    let cells = document.blocks.reduce(0) { sum, block in
        guard case .table(let header, let rows, _) = block.kind else { return sum }
        return sum + header.count + rows.reduce(0) { $0 + $1.count }
    }
    #expect(cells < 200_000)
}
