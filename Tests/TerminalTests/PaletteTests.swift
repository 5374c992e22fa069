import Terminal
import Testing

@Test(arguments: [
    (true, false, ["TERM": "xterm"], true), (false, false, ["TERM": "xterm"], false),
    (true, false, ["TERM": "dumb"], false), (true, false, [:], false),
    (true, true, ["TERM": "xterm"], false),
    (true, false, ["TERM": "xterm", "NO_COLOR": "1"], false),
    (true, false, ["TERM": "xterm", "NO_COLOR": ""], true),
    (false, false, ["CLICOLOR_FORCE": "1"], true), (false, false, ["CLICOLOR_FORCE": "0"], false),
    (true, false, ["TERM": "xterm", "CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
    (true, true, ["TERM": "xterm", "CLICOLOR_FORCE": "1"], false),
])
func coloursOnlyWhereWanted(
    isTerminal: Bool,
    refused: Bool,
    environment: [String: String],
    isOn: Bool
) {
    let palette = Palette(isTerminal: isTerminal, refused: refused, environment: environment)
    #expect(palette.isOn == isOn)
}

@Test func coloursEachLineByItselfAndNeverNeedsTo() {
    #expect(
        Palette(isOn: true).paint("a\n\nb", as: "error")
            == "\u{1B}[31ma\u{1B}[0m\n\n\u{1B}[31mb\u{1B}[0m"
    )
    #expect(Palette(isOn: true).paint("a", as: "guidance") == "a")
    #expect(Palette(isOn: false).paint("a", as: "error") == "a")
}
