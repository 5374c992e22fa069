import Assistant
import FoundationEssentials
import Terminal
import Testing

/// One line that the program wrote, as far as the tests look at it.
private struct Line: Decodable {
    struct Reply: Decodable {
        let kind: String
        let text: String
    }
    let replies: [Reply]
    let pending: String?
}

private func talk(
    _ events: [AnswerEvent],
    audit: String? = "A-7K2Q"
) throws -> (status: Int32, lines: [Line], log: Log) {
    let log = Log()
    var loop = JSONLinesLoop(
        session: echoSession(log, audit: audit),
        answers: ScriptedAnswers(events, log: log),
        out: { log.out += $0 },
        err: { log.err += $0 }
    )
    let status = loop.run()
    let lines = try log.out.split(separator: "\n")
        .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    return (status, lines, log)
}

@Test func answersEachLineWithOneLineAfterTheOpening() throws {
    let (status, lines, log) = try talk([
        .answer(#"{"text": "caf\u00e9"}"#), .answer(#"{"text": "", "id": 3}"#),
    ])
    #expect(status == 3)
    #expect(lines.count == 3)
    #expect(log.said == ["café", ""])
}

@Test(arguments: [
    ("", "Line 1 is not JSON"), ("nope", "Line 1 is not JSON"),
    (#"{"text": "a"} x"#, "is not JSON"),
    ("[1]", "is not a JSON object"), ("3", "is not a JSON object"), ("null", "not"),
    (#"{"text": 3}"#, "'text' that is not a string"), (#"{"text": null}"#, "'text' that is null"),
    (#"{"words": "a"}"#, "has no 'text'"), (#"{"text": "fail"}"#, "The disk is full."),
])
func answersAFaultyLineWithAnErrorAndLosesNothing(_ line: String, _ words: String) throws {
    let (_, lines, log) = try talk([.answer(line), .answer(#"{"text": "next"}"#)])
    try #require(lines.count == 3)
    #expect(lines[1].replies.map(\.kind) == ["error"])
    #expect(lines[1].replies[0].text.contains(words))
    #expect(lines[1].pending == "q1")
    #expect(log.said == ["next"])
}

@Test(arguments: [Refusal.notUTF8(byte: 3), .tooLong(bytes: 2_100_000)])
func answersARefusedLineWithAnError(_ refusal: Refusal) throws {
    let (_, lines, _) = try talk([.refused(refusal, kept: nil)])
    #expect(lines.last?.replies.map(\.kind) == ["error"])
}

@Test(
    arguments: [
        ([AnswerEvent.end], "A-7K2Q", 3), ([.end], nil, 0), ([.terminate], "A-7K2Q", 3),
        ([.interrupt], "A-7K2Q", 130), ([.answer(#"{"text": "quit"}"#)], "A-7K2Q", 0),
    ] as [([AnswerEvent], String?, Int32)]
)
func endsJSONLinesWithTheStatusOfTheContract(
    _ events: [AnswerEvent],
    _ audit: String?,
    _ status: Int32
) throws {
    #expect(try talk(events, audit: audit).status == status)
}
