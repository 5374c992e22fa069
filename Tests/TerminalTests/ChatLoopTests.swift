import Assistant
import Terminal
import Testing

/// Holds the echo conversation over `events`; returns its exit status and what was said.
private func chat(
    _ events: [AnswerEvent],
    audit: String? = "A-7K2Q",
    isInteractive: Bool = true,
    canEdit: Bool = true,
    environment: [String: String] = [:]
) -> (status: Int32, log: Log) {
    let log = Log()
    let plain = Palette(isOn: false)
    var loop = ChatLoop(
        session: echoSession(log, audit: audit),
        answers: ScriptedAnswers(events, log: log),
        renderer: Renderer(width: nil, palette: plain, errorPalette: plain),
        isInteractive: isInteractive,
        canEdit: canEdit,
        environment: environment,
        out: { log.out += $0 },
        err: { log.err += $0 }
    )
    return (loop.run(), log)
}

@Test(
    arguments: [
        ([AnswerEvent.end], "A-7K2Q", 3), ([.end], nil, 0), ([.answer("hi"), .end], "A-7K2Q", 3),
        ([.interrupt], "A-7K2Q", 130), ([.interrupt], nil, 130), ([.terminate], "A-7K2Q", 3),
        ([.terminate], nil, 0), ([.answer("quit")], "A-7K2Q", 0),
        ([.answer("finish")], "A-7K2Q", 0),
    ] as [([AnswerEvent], String?, Int32)]
)
func endsWithTheStatusOfTheContract(_ events: [AnswerEvent], _ audit: String?, _ status: Int32) {
    for isInteractive in [true, false] {
        #expect(chat(events, audit: audit, isInteractive: isInteractive).status == status)
    }
}

@Test func aPipeGetsRepliesAndNothingElse() {
    let (status, log) = chat([.answer("the visits")], isInteractive: false, canEdit: false)
    #expect(status == 3)
    let question = "How good is it?\n1. Outstanding\n2. Good\n\n"
    #expect(log.out == "Hello.\n\n\(question)Heard.\n\n\(question)")
    #expect(
        log.err == """
            Stopped at 'How good is it?' (q1) of audit A-7K2Q. Everything recorded so far is saved.
            Resume with: audit-assistant chat --audit A-7K2Q

            """
    )
}

@Test(arguments: [AnswerEvent.end, .interrupt, .terminate])
func saysHowToResume(_ event: AnswerEvent) {
    #expect(chat([event]).log.err.hasSuffix("\nResume with: audit-assistant chat --audit A-7K2Q\n"))
    #expect(!chat([event], audit: nil).log.err.contains("Resume"))
}

@Test func saysHowToResumeAfterQuitButNotAfterFinish() {
    #expect(chat([.answer("quit")]).log.err.contains("Resume with"))
    #expect(!chat([.answer("finish")]).log.err.contains("Resume with"))
}

@Test(arguments: ["", "  ", "\t"])
func anEmptyLineAsksAgainAndSaysNothing(_ text: String) {
    let (_, log) = chat([.answer(text)])
    #expect(log.said == [])
    #expect(log.out.hasSuffix("Good\n\nHow good is it?\n1. Outstanding\n2. Good\n\n"))
}

@Test(arguments: ["2", " Good ", "line one\nline two", ".", "edited", "<< quoted"])
func passesTextOnAsTyped(_ text: String) {
    #expect(chat([.answer(text)]).log.said == [text])
}

@Test func aBlockIsOneAnswer() {
    let lines = ["<<", "one", "", "edit", "  two", "."]
    let (_, log) = chat(lines.map { .answer($0) })
    #expect(log.said == ["one\n\nedit\n  two"])
    #expect(log.prompts == ["> ", "| ", "| ", "| ", "| ", "| ", "> "])
}

@Test func theEndOfInputEndsABlockAndLosesNothing() {
    let (status, log) = chat([.answer("<<"), .answer("one"), .end, .end], isInteractive: false)
    #expect(log.said == ["one"])
    #expect(status == 3)
}

@Test func anEmptyBlockIsNoAnswer() {
    let (_, log) = chat([.answer("<<"), .answer(""), .answer(".")])
    #expect(log.said == [])
    #expect(log.err.contains("nothing was taken"))
}

@Test func aLineAtTheTerminalsLimitBeginsABlock() {
    let long = String(repeating: "x", count: 4_095)
    let (_, log) = chat([.perhapsCut(long), .answer("rest"), .answer(".")], canEdit: false)
    #expect(log.said == [long + "\nrest"])
    #expect(log.err.contains("4095 bytes"))
}

@Test func whatIsRefusedIsKeptForEditing() {
    let (_, log) = chat([.refused(.tooLong(bytes: 2_345_678), kept: "text"), .answer("shorter")])
    #expect(log.written == ["", "text", ""])
    #expect(log.err.contains("2,345,678 bytes and the limit is 2,000,000"))
    #expect(log.said == ["shorter"])
}

@Test func aRefusedLineOfAPipeShowsInTheStatus() {
    let events: [AnswerEvent] = [.refused(.notUTF8(byte: 3), kept: nil), .answer("hi")]
    #expect(chat(events, audit: nil, isInteractive: false).status == 1)
    #expect(chat(events, isInteractive: false).status == 3)
    #expect(chat(events, isInteractive: false).log.said == ["hi"])
}

@Test func whatCouldNotBeSavedIsKeptOnATerminal() {
    let (_, log) = chat([.answer("fail"), .answer("again")])
    #expect(log.err.contains("The disk is full. Free some space."))
    #expect(log.written == ["", "fail", ""])
    #expect(log.said == ["again"])
}

@Test func aPipeStopsAtWhatCouldNotBeSaved() {
    let (status, log) = chat([.answer("fail"), .answer("next")], isInteractive: false)
    #expect(status == 1)
    #expect(log.said == [])
    #expect(log.err.contains("The disk is full. Free some space.\nStopped at"))
}

@Test func offersCommandsAgainButNeverWhatWasRecorded() {
    let (_, log) = chat([.answer("why"), .answer("the visits were late")])
    #expect(log.remembered == ["why"])
}

@Test func tellsOfItsKeysAtTheStartAndAfterHelp() {
    let (_, log) = chat([.answer("why"), .answer("help")])
    #expect(log.err.components(of: "type << and end") == 2)
    #expect(!chat([.answer("help")], isInteractive: false).log.err.contains("<<"))
}

@Test(arguments: [[:], ["VISUAL": ""], ["EDITOR": ""]])
func editNeedsANamedEditor(_ environment: [String: String]) {
    let (_, log) = chat([.answer("edit")], environment: environment)
    #expect(log.said == [])
    #expect(log.err.contains("VISUAL"))
}

@Test func editOverAPipeIsNoAnswer() {
    let (_, log) = chat([.answer("edit")], isInteractive: false, environment: ["EDITOR": "true"])
    #expect(log.said == [])
    #expect(log.err.contains("needs a terminal"))
}

@Test(arguments: [
    ("printf 'one\\r\\ntwo\\n\\n' >", ["one\ntwo"], ""), ("true", [], "left empty"),
    ("printf kept > \"$1\"; false", [], "ended with a failure"),
    ("printf 'caf\\351' >", [], "not valid UTF-8"),
])
func takesWhatTheEditorWrote(_ command: String, _ said: [String], _ notice: String) {
    let (_, log) = chat([.answer("edit")], environment: ["VISUAL": command, "EDITOR": "false"])
    #expect(log.said == said)
    #expect(log.err.contains(notice) || notice.isEmpty)
}

extension String {
    /// How often `part` occurs.
    fileprivate func components(of part: String) -> Int {
        indices.count { self[$0...].hasPrefix(part) }
    }
}
