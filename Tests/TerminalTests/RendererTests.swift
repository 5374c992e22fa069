import Assistant
import Terminal
import Testing

private func texts(_ replies: [Reply], width: Int? = nil, colour: Bool = false) -> [Renderer.Piece]
{
    let palette = Palette(isOn: colour)
    return Renderer(width: width, palette: palette, errorPalette: palette)
        .pieces(of: Turn(replies: replies))
}

@Test func putsTheQuestionLastWithItsOptionsNumbered() {
    let question = Reply(kind: "question", text: "How good?", options: ["Outstanding", "Good"])
    let pieces = texts([question, Reply(kind: "captured", text: "Recorded.")])
    #expect(pieces.map(\.text) == ["Recorded.\n\n", "How good?\n1. Outstanding\n2. Good\n\n"])
}

@Test func sendsErrorsToStandardErrorAndNothingElse() {
    let kinds = ["question", "captured", "warning", "clarify", "error"]
    let pieces = texts(kinds.map { Reply(kind: $0, text: $0) })
    #expect(pieces.filter(\.isError).map(\.text) == ["error\n\n"])
}

@Test func storedTextCannotDriveTheTerminal() {
    let reply = Reply(kind: "question", text: "a\u{1B}[2Jb\u{7}", options: ["c\u{1B}]0;d\u{7}\ne"])
    for colour in [true, false] {
        let text = texts([reply], colour: colour).map(\.text).joined()
        #expect(text.contains("a␛[2Jb␇"))
        #expect(text.contains("1. c␛]0;d␇ e\n"))
    }
}

@Test func neverWrapsWithoutAWidth() {
    let long = Array(repeating: "word", count: 60).joined(separator: " ")
    #expect(texts([Reply(kind: "guidance", text: long)]).map(\.text) == [long + "\n\n"])
    let wrapped = texts([Reply(kind: "question", text: "Q", options: [long])], width: 40)
    #expect(wrapped[0].text.contains("\n   word"))
}
