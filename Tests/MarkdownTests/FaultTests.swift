import Markdown
import Testing

/// A file with one fault, the line and words of that fault, and what is read in spite of it.
struct Faulty: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let what: String
    let blocks: [Block]

    var testDescription: String { what }

    init(_ text: String, _ line: Int, _ what: String, _ blocks: [Block]) {
        self.text = text
        self.line = line
        self.what = what
        self.blocks = blocks
    }
}

private func table(_ header: [String], _ rows: [[String]], lines: [Int]) -> Block.Kind {
    .table(header: header, rows: rows, rowLines: lines)
}

@Test(arguments: [
    Faulty(
        "\n---\ntitle: A\n\n# B\n",
        2,
        "The front matter is not closed",
        [Block(.heading(level: 1, title: "B", id: nil), line: 5)]
    ),
    Faulty(
        "---\ntitle: A\nbody B\n---\nC",
        3,
        "The line of the front matter has no key",
        [Block(.paragraph("C"), line: 5)]
    ),
    Faulty(
        "---\nwords\ntitle: A\n---\nC",
        2,
        "The line of the front matter has no key",
        [Block(.paragraph("words"), line: 2), Block(.paragraph("C"), line: 5)]
    ),
    Faulty(
        "---\ntitle: A\nTitle: B\n---\n",
        3,
        "The key 'title' was already given in line 2",
        []
    ),
    Faulty(
        "A\n\nb <!-- c\nd\n",
        3,
        "The comment is not closed",
        [Block(.paragraph("A"), line: 1), Block(.paragraph("b <!-- c\nd"), line: 3)]
    ),
    Faulty(
        "# A {#a}\n## B {#a}\n",
        2,
        "The id 'a' was already given in line 1",
        [
            Block(.heading(level: 1, title: "A", id: "a"), line: 1),
            Block(.heading(level: 2, title: "B", id: "a"), line: 2),
        ]
    ),
    Faulty(
        "\n# A {#Who Else}\n",
        2,
        "The heading's id is malformed",
        [Block(.heading(level: 1, title: "A {#Who Else}", id: nil), line: 2)]
    ),
    Faulty(
        "# A {#Who}\n",
        1,
        "The heading's id is malformed",
        [Block(.heading(level: 1, title: "A", id: "who"), line: 1)]
    ),
    Faulty(
        "# A {#who\n",
        1,
        "The heading's id is malformed",
        [Block(.heading(level: 1, title: "A {#who", id: nil), line: 1)]
    ),
    Faulty(
        "text\n#Title\n",
        2,
        "The heading has no blank after #",
        [
            Block(.paragraph("text"), line: 1),
            Block(.heading(level: 1, title: "Title", id: nil), line: 2),
        ]
    ),
    Faulty(
        "####### A\n",
        1,
        "The heading has more than six #",
        [Block(.heading(level: 6, title: "A", id: nil), line: 1)]
    ),
    Faulty("A\n\n##\n", 3, "The heading has no title", [Block(.paragraph("A"), line: 1)]),
    Faulty(
        "A\n===\n",
        1,
        "The heading is underlined",
        [Block(.heading(level: 1, title: "A", id: nil), line: 1)]
    ),
    Faulty(
        "A\n———\n",
        1,
        "The heading is underlined",
        [Block(.heading(level: 2, title: "A", id: nil), line: 1)]
    ),
    Faulty(
        "A\n\n| a | b |\n| c | d |\n",
        3,
        "The table has no rule under its header",
        [
            Block(.paragraph("A"), line: 1),
            Block(table(["a", "b"], [["c", "d"]], lines: [4]), line: 3),
        ]
    ),
    Faulty(
        "| a | b |\n\nC",
        1,
        "The table has no rule under its header",
        [Block(table(["a", "b"], [], lines: []), line: 1), Block(.paragraph("C"), line: 3)]
    ),
    Faulty(
        "| a | b |\n|---|---|\n| c |\n",
        3,
        "The row has 1 cells, the header has 2",
        [Block(table(["a", "b"], [["c", ""]], lines: [3]), line: 1)]
    ),
    Faulty(
        "| a | b |\n|---|---|\n| c | d | e |\n",
        3,
        "The row has 3 cells, the header has 2",
        [Block(table(["a", "b"], [["c", "d | e"]], lines: [3]), line: 1)]
    ),
    Faulty(
        "| a | b |\n|---|\n| c | d |\n",
        2,
        "The row has 1 cells, the header has 2",
        [Block(table(["a", "b"], [["c", "d"]], lines: [3]), line: 1)]
    ),
    Faulty(
        "- a\n-b\n",
        2,
        "The list item has no blank after its marker",
        [
            Block(.item(indent: 0, number: nil, text: "a"), line: 1),
            Block(.item(indent: 0, number: nil, text: "b"), line: 2),
        ]
    ),
    Faulty(
        "1.A\n",
        1,
        "The list item has no blank after its marker",
        [Block(.item(indent: 0, number: 1, text: "A"), line: 1)]
    ),
    Faulty(
        "A\n– b\n",
        2,
        "A dash stands for a list's hyphen",
        [
            Block(.paragraph("A"), line: 1),
            Block(.item(indent: 0, number: nil, text: "b"), line: 2),
        ]
    ),
    Faulty(
        "A\n\n```\nb\n",
        3,
        "The fenced code is not closed",
        [Block(.paragraph("A"), line: 1), Block(.paragraph("```\nb"), line: 3)]
    ),
    Faulty(
        "A\nb\u{1B}c\n",
        2,
        "The line has control characters",
        [
            Block(.paragraph("A\nbc"), line: 1)
        ]
    ),
])
func everyFaultHasItsLineAndWhatWasMeantIsRead(_ faulty: Faulty) {
    let (document, faults) = Document.read(faulty.text.utf8, file: "a.md")
    #expect(faults.map(\.line) == [faulty.line])
    #expect(faults.map(\.what) == [faulty.what])
    #expect(document.blocks == faulty.blocks)
}

@Test func aFaultTellsFileLineAndRemedy() throws {
    let fault = try #require(Document.read("#A".utf8, file: "Prompts/x.md").faults.first)
    #expect(
        fault.description
            == "Prompts/x.md:1: The heading has no blank after #; write one blank after the #"
    )
}

@Test func faultsComeInTheOrderOfTheLines() {
    let text = "---\nx\ny: 1\n---\n| a |\n| b | c |\n#T\n\u{7}\n"
    let lines = Document.read(text.utf8, file: "").faults.map(\.line)
    #expect(lines == [2, 5, 6, 7, 8])
}

@Test func bytesThatAreNotUTF8AreReportedAndReplaced() {
    let bytes: [UInt8] = Array("a\n\nb ".utf8) + [0x96] + Array(" c".utf8)
    let (document, faults) = Document.read(bytes, file: "")
    #expect(faults.map(\.line) == [3])
    #expect(document.blocks.last?.kind == .paragraph("b \u{FFFD} c"))
}

@Test(arguments: [true, false])
func aFileInUTF16IsReadWithAFault(_ isBigEndian: Bool) {
    let units = "\u{FEFF}# Å".utf16
    let bytes = units.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBigEndian ? pair : pair.reversed()
    }
    let (document, faults) = Document.read(bytes, file: "")
    #expect(faults.map(\.what) == ["The file is UTF-16"])
    #expect(document.blocks == [Block(.heading(level: 1, title: "Å", id: nil), line: 1)])
}
