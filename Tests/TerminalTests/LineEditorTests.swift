import Terminal
import Testing

/// The text with a bar for the cursor, after `keys` were pressed.
private func edited(_ text: String, _ keys: [Key]) -> String {
    var editor = LineEditor()
    editor.begin(with: text)
    for key in keys { #expect(editor.handle(key) == .redraw) }
    let characters = editor.buffer.characters
    let cursor = editor.buffer.cursor
    return String(characters[..<cursor]) + "|" + String(characters[cursor...])
}

@Test(arguments: [
    ([Key.left, .left, .text("x")], "abx|cd"), ([.home, .text("x")], "x|abcd"),
    ([.home, .right, .delete], "a|cd"), ([.left, .backspace], "ab|d"),
    ([.home, .backspace], "|abcd"), ([.delete], "abcd|"), ([.left, .endOfInput], "abc|"),
    ([.left, .killToEnd, .home, .yank], "d|abc"),
    ([.left, .killToStart, .yank, .yank], "abcabc|d"),
    ([.lineBreak, .text("e"), .home, .text("x")], "abcd\nx|e"), ([.end, .right], "abcd|"),
    ([.paste("1\n2")], "abcd1\n2|"),
])
func edits(_ keys: [Key], _ result: String) {
    #expect(edited("abcd", keys) == result)
}

@Test(arguments: [
    ([Key.wordLeft], "The plan, |drifted."), ([.wordLeft, .wordLeft], "The |plan, drifted."),
    ([.home, .wordRight, .wordRight], "The plan|, drifted."),
    ([.deleteWordLeft], "The plan, |"), ([.home, .deleteWordRight], "| plan, drifted."),
    ([.deleteWordLeft, .home, .yank], "drifted.|The plan, "),
])
func movesAndDeletesByWords(_ keys: [Key], _ result: String) {
    #expect(edited("The plan, drifted.", keys) == result)
}

@Test(arguments: ["e\u{301}", "é", "漢", "👩‍👩‍👧", "🇬🇧", "☎\u{FE0F}"])
func backspaceTakesOneCharacterAsReadersSeeIt(_ character: String) {
    #expect(edited("a" + character, [.backspace]) == "a|")
    #expect(edited("a" + character + "b", [.left, .left, .delete]) == "a|b")
}

@Test func anAccentTypedAfterItsLetterJoinsIt() {
    #expect(
        edited("caf", [.text("e"), .text("\u{301}"), .text("s"), .left, .backspace]) == "caf|s"
    )
    #expect(edited("\u{301}", [.home, .text("e")]) == "e\u{301}|")
    #expect(edited("e\n\u{301}", [.left, .backspace]) == "e\u{301}|")
}

@Test(arguments: [
    ([Key.up], "abcd\nef|\nghij"), ([.up, .up], "ab|cd\nef\nghij"),
    ([.up, .up, .up], "ab|cd\nef\nghij"), ([.left, .up, .left, .down], "abcd\nef\ng|hij"),
])
func arrowsMoveBetweenTheLinesOfOneAnswer(_ keys: [Key], _ result: String) {
    #expect(edited("abcd\nef\nghij", keys) == result)
}

@Test(arguments: [
    (Key.enter, LineEditor.Action.submit("ab")), (.interrupt, .interrupt), (.suspend, .suspend),
    (.clearScreen, .clearScreen), (.endOfInput, .redraw),
])
func asksForWhatTheKeyMeans(_ key: Key, _ action: LineEditor.Action) {
    var editor = LineEditor()
    editor.begin(with: "ab")
    #expect(editor.handle(key) == action)
}

@Test func ctrlDOnAnEmptyLineLeaves() {
    var editor = LineEditor()
    #expect(editor.handle(.endOfInput) == .leave)
}

@Test func bringsCommandsBackAndThenTheDraft() {
    var editor = LineEditor()
    for command in ["status", "why", "why"] { editor.history.remember(command) }
    editor.begin()
    _ = editor.handle(.text("draft"))
    for expected in ["why", "status", "status"] {
        _ = editor.handle(.up)
        #expect(editor.buffer.text == expected)
    }
    for expected in ["why", "draft", "draft"] {
        _ = editor.handle(.down)
        #expect(editor.buffer.text == expected)
    }
}

@Test(arguments: [String(repeating: "x", count: 41), "two\nlines", ""])
func neverRemembersLongText(_ text: String) {
    var history = CommandHistory()
    history.remember(text)
    #expect(history.older(than: "") == nil)
}
