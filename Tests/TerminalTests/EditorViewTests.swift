import Terminal
import Testing

private func frame(_ text: String, left: Int = 0, columns: Int = 11, rows: Int = 10)
    -> EditorView.Frame
{
    var buffer = LineBuffer(text)
    buffer.move(by: -left)
    return EditorView.layOut(prompt: "> ", buffer: buffer, columns: columns, rows: rows)
}

@Test(arguments: [
    ("", 0, ["> "], 0, 2), ("abc", 0, ["> abc"], 0, 5), ("abc", 2, ["> abc"], 0, 3),
    ("abcdefgh", 0, ["> abcdefgh"], 0, 10), ("abcdefghi", 0, ["> abcdefgh", "i"], 1, 1),
    ("abcdefghi", 1, ["> abcdefgh", "i"], 1, 0), ("a\nb", 0, ["> a", "b"], 1, 1),
    ("a\nb", 2, ["> a", "b"], 0, 3), ("a\n", 0, ["> a", ""], 1, 0), ("漢字", 1, ["> 漢字"], 0, 4),
    ("abcdefg漢", 0, ["> abcdefg", "漢"], 1, 2), ("e\u{301}x", 1, ["> e\u{301}x"], 0, 3),
    ("a\u{1B}[2Jb", 0, ["> a␛[2Jb"], 0, 8), ("\t", 0, ["> " + "    "], 0, 6),
])
func laysTextOutInRows(_ text: String, _ left: Int, _ rows: [String], _ row: Int, _ column: Int) {
    let found = frame(text, left: left)
    #expect(found.rows == rows)
    #expect(found.cursorRow == row)
    #expect(found.cursorColumn == column)
}

@Test func showsThePartAroundTheCursorOfTextLargerThanTheWindow() {
    let text = (1...9).map(String.init).joined(separator: "\n")
    #expect(frame(text, rows: 4).rows == ["7", "8", "9"])
    #expect(frame(text, left: 16, rows: 4).rows == ["> 1", "2", "3"])
    #expect(frame(text, left: 8, rows: 4).rows == ["3", "4", "5"])
    #expect(frame(text, left: 8, rows: 4).cursorRow == 2)
}

@Test func writesOnlyWhatWasAddedAtTheEnd() {
    var view = EditorView()
    _ = view.draw(frame("ab"))
    #expect(view.draw(frame("abc漢")) == "c漢")
    #expect(view.draw(frame("abc漢")) == "")
    #expect(view.draw(frame("abc漢", left: 1)) == "\r\u{1B}[J> abc漢\r\u{1B}[5C")
}

@Test func drawsOverWhatStoodBefore() {
    var view = EditorView()
    _ = view.draw(frame("a\nb\nc"))
    #expect(
        view.draw(frame("a\nb\ncd", left: 3))
            == "\r\u{1B}[2A\u{1B}[J> a\r\nb\r\ncd\r\u{1B}[1A\u{1B}[1C"
    )
    #expect(view.finish() == "\u{1B}[1B\r\n")
    #expect(view.draw(frame("")) == "\r\u{1B}[J> \r\u{1B}[2C")
}

@Test func findsTheTopAgainAfterTheWindowBecameNarrower() {
    var view = EditorView()
    _ = view.draw(frame("abcdefgh\nij"))  // ten columns, now on three rows of four
    view.resize(columns: 4)
    #expect(view.draw(frame("x")).hasPrefix("\r\u{1B}[3A\u{1B}[J"))
}

/// The same numbers in every run.
private struct Sequence64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}

@Test(arguments: 1...20)
func standsAnyBytesAtAll(_ seed: UInt64) {
    var random = Sequence64(state: seed)
    let parts = [
        "\u{1B}[", "\u{1B}", "200~", "201~", "A", "D", ";5", "é", "漢", "\u{301}", "\n", "\u{7F}",
    ]
    var decoder = KeyDecoder()
    var editor = LineEditor()
    for _ in 0..<300 {
        let byte = UInt8.random(in: 0...255, using: &random)
        let part = parts.randomElement(using: &random) ?? ""
        for key in decoder.push(Bool.random(using: &random) ? [byte] : Array(part.utf8)) {
            _ = editor.handle(key)
        }
        let found = EditorView.layOut(prompt: "> ", buffer: editor.buffer, columns: 9, rows: 5)
        #expect((1...4).contains(found.rows.count))
        #expect(found.rows.indices.contains(found.cursorRow))
        #expect((0...8).contains(found.cursorColumn))
        #expect(found.rows.allSatisfy { Cells.width(of: $0) <= 8 })
        #expect(found.rows.allSatisfy { Visible.line($0) == $0 })
        #expect(Array(editor.buffer.text) == editor.buffer.characters)
    }
}
