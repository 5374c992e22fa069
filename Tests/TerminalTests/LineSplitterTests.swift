import Terminal
import Testing

private func split(_ bytes: [UInt8], by size: Int) -> [Result<String, Refusal>] {
    var splitter = LineSplitter()
    var lines: [Result<String, Refusal>] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
        lines += splitter.push(bytes[start..<min(start + size, bytes.count)])
    }
    return lines + (splitter.finish().map { [$0] } ?? [])
}

@Test(arguments: [
    ("one\ntwo\n", ["one", "two"]), ("one\r\ntwo", ["one", "two"]), ("\n\nx\n", ["", "", "x"]),
    ("", []), ("\u{FEFF}one\n\u{FEFF}two", ["one", "\u{FEFF}two"]), ("a\rb\n", ["a\rb"]),
    ("é漢😀\u{FFFD}", ["é漢😀\u{FFFD}"]),
])
func cutsLinesHoweverTheyArrive(_ text: String, _ lines: [String]) {
    for size in 1...8 {
        #expect(split(Array(text.utf8), by: size) == lines.map { .success($0) })
    }
}

@Test(arguments: [
    ([0x61, 0x62, 0xFF, 0x63], 3), ([0xC3], 1), ([0x61, 0xE6, 0xBC], 2), ([0xC0, 0x80], 1),
    ([0xED, 0xA0, 0x80], 1),
])
func refusesWhatIsNotUTF8AndGoesOn(_ bytes: [UInt8], _ place: Int) {
    let lines = split(bytes + [0x0A, 0x61], by: 3)
    #expect(lines == [.failure(.notUTF8(byte: place)), .success("a")])
}

@Test(arguments: [(2_000_000, true), (2_000_001, false), (2_300_000, false)])
func refusesALineOverTheLimitWithItsCount(_ count: Int, _ isTaken: Bool) {
    let text = String(repeating: "x", count: count)
    let expected: Result<String, Refusal> =
        isTaken ? .success(text) : .failure(.tooLong(bytes: count))
    for ending in ["\n", "\r\n"] {
        #expect(split(Array((text + ending + "y").utf8), by: 65_536) == [expected, .success("y")])
    }
}
