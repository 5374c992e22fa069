import Terminal
import Testing

/// The keys for bytes that arrive in one portion.
private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.push(Array(text.utf8))
}

@Test(arguments: [
    ("\u{1B}[D", Key.left), ("\u{1B}OC", .right), ("\u{1B}[1;5D", .wordLeft),
    ("\u{1B}[1;3C", .wordRight), ("\u{1B}[1;2C", .right), ("\u{1B}b", .wordLeft),
    ("\u{1B}f", .wordRight), ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[1~", .home),
    ("\u{1B}[F", .end), ("\u{1B}[4~", .end), ("\u{1B}[3~", .delete),
    ("\u{1B}[3;5~", .deleteWordRight), ("\u{1B}d", .deleteWordRight),
    ("\u{1B}\u{7F}", .deleteWordLeft), ("\u{1B}\r", .lineBreak), ("\u{1B}[A", .up),
    ("\u{1B}[B", .down), ("\u{01}", .home), ("\u{05}", .end), ("\u{0B}", .killToEnd),
    ("\u{15}", .killToStart), ("\u{17}", .deleteWordLeft), ("\u{19}", .yank),
    ("\u{0C}", .clearScreen), ("\u{03}", .interrupt), ("\u{04}", .endOfInput), ("\r", .enter),
    ("\n", .enter), ("\u{7F}", .backspace), ("\u{08}", .backspace), ("\u{1A}", .suspend),
])
func readsEachKey(_ bytes: String, _ key: Key) {
    #expect(keys(bytes) == [key])
    #expect(keys("a" + bytes + "b") == [.text("a"), key, .text("b")])
}

@Test(arguments: [
    "\u{1B}[[A", "\u{1B}[200;1;1;5R", "\u{1B}[?1;2c", "\u{1B}[15~", "\u{1B}OP", "\u{00}",
])
func dropsUnknownSequencesWhole(_ bytes: String) {
    #expect(keys(bytes + "b") == [.text("b")])
}

@Test func readsTheSameKeysHoweverTheBytesArePortioned() {
    let bytes = Array("é\u{1B}[D漢\u{1B}[200~a\rb\u{1B}[201~😀\r".utf8)
    let expected: [Key] = [.text("é"), .left, .text("漢"), .paste("a\nb"), .text("😀"), .enter]
    for size in 1...bytes.count {
        var decoder = KeyDecoder()
        var found: [Key] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            found += decoder.push(bytes[start..<min(start + size, bytes.count)])
        }
        #expect(found == expected, "in portions of \(size)")
    }
}

@Test(arguments: [
    ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"), ("a\r\n\r\nb", "a\n\nb"), ("", ""),
    ("ctrl-C \u{03} and \u{1B}[D stay text", "ctrl-C \u{03} and \u{1B}[D stay text"),
])
func takesAMarkedPasteAsOneKey(_ pasted: String, _ text: String) {
    #expect(keys("\u{1B}[200~\(pasted)\u{1B}[201~\r") == [.paste(text), .enter])
}

@Test(arguments: [
    ([0x63, 0xE9, 0x64], "c\u{FFFD}d"), ([0xFF, 0x61], "\u{FFFD}a"), ([0x80, 0x61], "\u{FFFD}a"),
    ([0xE6, 0xBC, 0x61], "\u{FFFD}a"),
])
func showsBytesThatAreNotUTF8(_ bytes: [UInt8], _ text: String) {
    var decoder = KeyDecoder()
    #expect(decoder.push(bytes) == [.text(text)])
}

@Test func forgetsAnEscapeKeyThatNothingFollows() {
    var decoder = KeyDecoder()
    #expect(decoder.push([0x1B]) == [])
    #expect(decoder.awaitsSequence)
    decoder.abandonSequence()
    #expect(decoder.push(Array("[D".utf8)) == [.text("[D")])
}
