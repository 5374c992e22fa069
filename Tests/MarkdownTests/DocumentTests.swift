import Markdown
import Testing

private func read(_ text: String) -> [Block] { Document.read(text.utf8, file: "").document.blocks }
private func faults(_ text: String) -> [Fault] { Document.read(text.utf8, file: "").faults }
private func item(_ indent: Int, _ number: Int?, _ text: String) -> Block.Kind {
    .item(indent: indent, number: number, text: text)
}

@Test func readsAKnowledgeFile() {
    let text = """
        ---
        title: Grids: who moderates
        date: 2017-09
        third grade: Requiring Improvement
        ---
        # Part {#part}

        ## Who moderates {#who.moderates_2-a}
        <!-- facts: F1 F2;
        topic: moderator-role -->
        A team manager moderates.
        See `form`.

        - type: text
          - one prompt
            goes on
        1. first
        2. second

        | Who | What |
        | --- | :-: |
        | A \\| B | - |
        """
    let (document, faults) = Document.read(text.utf8, file: "Knowledge/x.md")
    #expect(faults.isEmpty)
    #expect(document.file == "Knowledge/x.md")
    #expect(document["title"] == Entry(key: "title", value: "Grids: who moderates", line: 2))
    #expect(document["third grade"]?.value == "Requiring Improvement")
    #expect(document["framework"] == nil)
    #expect(
        document.blocks == [
            Block(.heading(level: 1, title: "Part", id: "part"), line: 6),
            Block(.heading(level: 2, title: "Who moderates", id: "who.moderates_2-a"), line: 8),
            Block(.comment("facts: F1 F2;\ntopic: moderator-role"), line: 9),
            Block(.paragraph("A team manager moderates.\nSee `form`."), line: 11),
            Block(item(0, nil, "type: text"), line: 14),
            Block(item(1, nil, "one prompt goes on"), line: 15),
            Block(item(0, 1, "first"), line: 17),
            Block(item(0, 2, "second"), line: 18),
            Block(
                .table(header: ["Who", "What"], rows: [["A | B", "-"]], rowLines: [22]),
                line: 20
            ),
        ]
    )
}

@Test(arguments: ["\n", "\r\n", "\r"])
func lineEndsOfAnyKindCountAsOne(_ end: String) {
    let lines = ["\u{FEFF}---", "a: b", "---", "# C", "", "d", "e"]
    let (document, faults) = Document.read(lines.joined(separator: end).utf8, file: "")
    #expect(faults.isEmpty)
    #expect(document["a"]?.line == 2)
    #expect(
        document.blocks == [
            Block(.heading(level: 1, title: "C", id: nil), line: 4),
            Block(.paragraph("d\ne"), line: 6),
        ]
    )
}

@Test(arguments: ["———", "—-", "–-–", "---- ", "−−−"])
func frontMatterIsFoundHoweverAWordProcessorWritesItsRules(_ fence: String) {
    let text = "\(fence)\nTitle:\u{A0}“A b”\n\(fence)\nC"
    let (document, faults) = Document.read(text.utf8, file: "")
    #expect(faults.isEmpty)
    #expect(document["title"]?.value == "A b")
    #expect(document.blocks == [Block(.paragraph("C"), line: 4)])
}

@Test(arguments: ["- ", "* ", "+ ", "• ", "•", "•\t", "– ", "— ", "-\u{A0}", "\u{200B}- ", "·  "])
func listMarkersOfWordProcessorsAreRead(_ marker: String) {
    #expect(read("\(marker)a b  ") == [Block(item(0, nil, "a b"), line: 1)])
    #expect(faults("\(marker)a b  ").isEmpty)
}

@Test(arguments: ["| — | — |", "|–|–|", "| --- | ---", "|:-:|---:|"])
func tableRulesOfWordProcessorsAreRead(_ rule: String) {
    let expected = Block.Kind.table(header: ["a", "b"], rows: [["c", "d"]], rowLines: [3])
    #expect(read("| a | b |\n\(rule)\n| c | d |") == [Block(expected, line: 1)])
    #expect(faults("| a | b |\n\(rule)\n| c | d |").isEmpty)
}

@Test(arguments: ["<!-- a -->", "<!— a —>", "<!–- a –->", "<!--a-->"])
func commentsOfWordProcessorsAreRead(_ comment: String) {
    #expect(read("# T\n\(comment)\nb").dropFirst().first == Block(.comment("a"), line: 2))
}

@Test func commentsInsideABlockFollowItAndDoNotPartIt() {
    let text =
        "one <!-- c --> two\n<!-- d\ne --> three\n- i <!-- f -->\n| a |\n|---|\n<!-- g -->\n| b |"
    #expect(
        read(text) == [
            Block(.paragraph("one two\nthree"), line: 1),
            Block(.comment("c"), line: 1),
            Block(.comment("d\ne"), line: 2),
            Block(item(0, nil, "i"), line: 4),
            Block(.comment("f"), line: 4),
            Block(.table(header: ["a"], rows: [["b"]], rowLines: [8]), line: 5),
            Block(.comment("g"), line: 7),
        ]
    )
}

@Test func indentsAreLevelsHoweverWide() {
    let text = "- a\n    - b\n        - c\n    - d\n - e\n\n\t- f\n\t\t1. g\nend\n  - h"
    let kinds = read(text).map(\.kind)
    #expect(
        kinds == [
            item(0, nil, "a"), item(1, nil, "b"), item(2, nil, "c"), item(1, nil, "d"),
            item(0, nil, "e"), item(1, nil, "f"), item(2, 1, "g"), .paragraph("end"),
            item(0, nil, "h"),
        ]
    )
}

@Test func aLineThatBeginsWithAYearIsNoItem() {
    #expect(
        read("It ended in\n2017. Then more.").map(\.kind) == [
            .paragraph("It ended in\n2017. Then more.")
        ]
    )
    #expect(
        read("- It ended in\n  2017. Then").map(\.kind) == [item(0, nil, "It ended in 2017. Then")]
    )
    #expect(read("-5 degrees").map(\.kind) == [.paragraph("-5 degrees")])
    #expect(read("1.5 hours").map(\.kind) == [.paragraph("1.5 hours")])
    #expect(read("**Bold** words").map(\.kind) == [.paragraph("**Bold** words")])
}

@Test func foreignMarkdownKeepsItsText() {
    let text = """
        Title
        =====
        > quoted
        > > twice
        goes on
        ```swift
        # no heading <!-- c -->

          | x
        ```
        ~~~ Notes to the auditor
        ~~~
        a | b
        --|--
        c | d

        ***
        ## Closed ##
        """
    #expect(
        read(text).map(\.kind) == [
            .heading(level: 1, title: "Title", id: nil),
            .paragraph("quoted\ntwice\ngoes on"),
            .paragraph("# no heading <!-- c -->\n\n  | x"),
            .paragraph("Notes to the auditor"),
            .table(header: ["a", "b"], rows: [["c", "d"]], rowLines: [15]),
            .heading(level: 2, title: "Closed", id: nil),
        ]
    )
}

@Test func rulersAtTheTopOfAForeignFileAreNoFrontMatter() {
    let (document, _) = Document.read("---\nSome prose.\n\nMore\n\n---\nend".utf8, file: "")
    #expect(document.frontMatter.isEmpty)
    #expect(
        document.blocks.map(\.kind) == [
            .paragraph("Some prose."), .paragraph("More"), .paragraph("end"),
        ]
    )
}

@Test func listsInTheFrontMatterOfAForeignFileKeepTheirWords() {
    let (document, _) = Document.read("---\ntags:\n  - a\n  - b\n---\n".utf8, file: "")
    #expect(document["tags"]?.value == "- a - b")
}

@Test(arguments: ["", "\n\n", "---", "---\n---", " ", "\u{FEFF}"])
func anEmptyFileHasNoBlocks(_ text: String) {
    let (document, _) = Document.read(text.utf8, file: "")
    #expect(document.blocks.isEmpty)
    #expect(document.frontMatter.isEmpty)
}
