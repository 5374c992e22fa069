import Terminal
import Testing

@Test(arguments: [
    ("one two three four five", "one two three four\nfive"),
    ("fits on one line", "fits on one line"), ("", ""),
    ("its own\n\nline breaks stay", "its own\n\nline breaks stay"),
    ("- visits, key events, chronologies", "- visits, key\n  events,\n  chronologies"),
    ("12. visits and key events seen", "12. visits and key\n    events seen"),
    ("b) visits and key events seen", "b) visits and key\n   events seen"),
    ("  indented text hangs under itself", "  indented text\n  hangs under itself"),
    ("columns   stay   in", "columns   stay   in"),
    ("see https://example.org/a/long/path", "see https://example.\norg/a/long/path"),
    ("漢字漢字漢字漢字漢字漢字", "漢字漢字漢字漢字漢字\n漢字"), ("a 漢字漢字漢字漢字漢字漢字", "a 漢字漢字漢字漢字漢\n字漢字"),
    ("not\u{A0}parted by\u{A0}hard\u{A0}spaces", "not\u{A0}parted\nby\u{A0}hard\u{A0}spaces"),
    ("trailing spaces go here    ", "trailing spaces go\nhere"),
    ("The score is 10. Good and more", "The score is 10.\nGood and more"),
])
func wrapsAtTwentyColumns(_ text: String, _ wrapped: String) {
    #expect(Wrap.wrap(text, width: 20) == wrapped)
}

@Test(arguments: [1, 20, 33, 80, 100, 500])
func keepsEveryWordAndFitsTheWindow(_ width: Int) {
    let text = "Visits were 漢字 recorded, with cafe\u{301} and 😀, in the chronology of 12 weeks.\n"
    let wrapped = Wrap.wrap(String(repeating: "- " + text + "  " + text, count: 20), width: width)
    for line in wrapped.split(separator: "\n") {
        #expect(Cells.width(of: line) <= min(max(width, 20), 100))
    }
    let words = String(repeating: "- " + text + text, count: 20)
    #expect(wrapped.split { $0.isWhitespace } == words.split { $0.isWhitespace })
}

@Test(arguments: [
    ("abc", 3), ("", 0), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｱ", 1), ("Ａ", 2), ("한국", 4),
    ("한", 2), ("😀", 2), ("👩‍👩‍👧", 2), ("🇬🇧", 2), ("☎\u{FE0F}", 2), ("☎", 1), ("\u{200B}", 0),
    ("–—’", 3), ("\u{1B}", 0),
])
func countsColumns(_ text: String, _ columns: Int) {
    #expect(Cells.width(of: text) == columns)
}

@Test(arguments: [
    ("plain – text, é 漢", "plain – text, é 漢"), ("\u{1B}[2Jgone", "␛[2Jgone"),
    ("\u{1B}]0;title\u{07}", "␛]0;title␇"), ("a\rb", "a␍b"), ("a\r\nb", "a\nb"), ("a\r", "a␍"),
    ("a\tb", "a    b"), ("\u{9B}31m", "\u{FFFD}31m"), ("\u{7F}\u{0}", "␡␀"),
    ("\u{202E}abc\u{2066}", "\u{FFFD}abc\u{FFFD}"), ("a\u{2028}b", "a\nb"), ("a\u{8}b", "a␈b"),
])
func showsControlCharactersInsteadOfSendingThem(_ text: String, _ shown: String) {
    #expect(Visible.text(text) == shown)
}
