import Markdown
import Testing

@Test(arguments: [
    ("**Good** and *late*", "Good and late"),
    ("2 * 3 = 6, ** or", "2 * 3 = 6, ** or"),
    ("see `form` here", "see form here"),
    ("the [grids](Knowledge/a_(b).md \"title\") say", "the grids say"),
    ("![a picture](x.png)!", "a picture!"),
    ("a<br>b<BR/>c<br />d<b>", "a\nb\nc\nd<b>"),
    ("[x] and [y] (z) ](", "[x] and [y] (z) ]("),
    ("\\*literal\\* \\| \\a", "*literal* | \\a"),
    ("[**bold** [in]](u)", "bold [in]"),
    ("mosaic_name – café", "mosaic_name – café"),
    ("", ""),
])
func plainTextHasNoMarks(_ inline: String, _ expected: String) {
    #expect(plain(inline) == expected)
}

@Test(arguments: [
    ("moderater", "moderator"), ("MODERATOR", "moderator"), ("mdoerator", "moderator"),
    ("self-asessment", "self-assessment"), ("rols", "role"), ("auditor", "auditor"),
])
func aMisspeltNameHasANearest(_ typed: String, _ expected: String) {
    let names = ["role", "roles of", "moderator", "self-assessment", "auditor"]
    #expect(nearest(to: typed, among: names) == expected)
}

@Test(arguments: ["", "x", "zebra", "moderation meeting", String(repeating: "a", count: 500)])
func aStrangeNameHasNone(_ typed: String) {
    #expect(nearest(to: typed, among: ["role", "moderator", "", "qa"]) == nil)
}

@Test func ofEquallyNearNamesTheFirstWins() {
    #expect(nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(nearest(to: "hat", among: ["bat", "hat"]) == "hat")
}
