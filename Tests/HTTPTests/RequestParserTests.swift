import HTTP
import Testing

@Suite("The parser reads RFC 9112 strictly")
struct RequestParserTests {
    static let cases: [RawCase] =
        RawCase.requestLines + RawCase.targets + RawCase.hosts + RawCase.fieldLines
        + RawCase.framing + RawCase.chunks + RawCase.limitCases

    @Test("answers as the RFC asks", arguments: cases)
    func answersAsTheRFCAsks(_ example: RawCase) {
        #expect(summary(outcomes([example.raw[...]], limits: example.limits)) == example.expected)
    }

    @Test("gives the same split at every byte", arguments: cases)
    func givesTheSameSplitAtEveryByte(_ example: RawCase) {
        let whole = outcomes([example.raw[...]], limits: example.limits)
        for cut in example.raw.indices {
            let pieces = [example.raw[..<cut], example.raw[cut...]]
            #expect(outcomes(pieces, limits: example.limits) == whole, "cut at \(cut)")
        }
        let bytes = example.raw.indices.map { example.raw[$0...$0] }
        #expect(outcomes(bytes, limits: example.limits) == whole, "byte by byte")
    }

    @Test func holdsAtLeastThreeHundredCases() {
        #expect(Self.cases.count >= 300)
    }

    @Test func theDefaultLimitsAreThoseOfTheHouse() {
        let long = String(repeating: "a", count: 8_192)
        #expect(status("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n") == 414)
        let many = String(repeating: "X: y\r\n", count: 100)
        #expect(status("GET / HTTP/1.1\r\nHost: a\r\n\(many)\r\n") == 431)
        #expect(status("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\(long)\r\n\r\n") == 431)
        #expect(status("P / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n") == 413)
    }

    @Test func afterARefusalNothingElseIsRead() {
        var parser = RequestParser()
        var position = 0
        let bad = latin1("GET\r\n")
        let good = latin1("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        let refusal = parser.read(bad.span, at: &position)
        position = 0
        let again = parser.read(good.span, at: &position)
        #expect(again == refusal)
        #expect(position == good.count)
    }

    @Test func continueIsDueOnceAndOnlyBeforeTheBody() {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        var parser = RequestParser()
        var position = 0
        _ = parser.read(latin1(head).span, at: &position)
        let first = parser.takeContinue()
        let second = parser.takeContinue()
        #expect(first && !second)
        parser = RequestParser()
        position = 0
        _ = parser.read(latin1(head + "a").span, at: &position)
        let late = parser.takeContinue()
        #expect(!late)
    }

    @Test(arguments: [
        ("HTTP/1.1", "", true), ("HTTP/1.1", "Connection: close\r\n", false),
        ("HTTP/1.1", "Connection: keep-alive\r\nConnection: x, CLOSE\r\n", false),
        ("HTTP/1.0", "", false), ("HTTP/1.0", "Connection: Keep-Alive\r\n", true),
        ("HTTP/1.0", "Connection: keep-alive, close\r\n", false),
    ])
    func keepsTheConnectionAsAsked(version: String, fields: String, keeps: Bool) throws {
        let raw = latin1("GET / \(version)\r\nHost: a\r\n\(fields)\r\n")
        #expect(try #require(Request(parsing: raw)).keepsAlive == keeps)
    }

    @Test func theAuthorityOfAnAbsoluteTargetGoesBeforeHost() throws {
        let raw = latin1("GET http://B:81/ HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try #require(Request(parsing: raw)).authority == Authority(host: "b", port: 81))
    }

    private func status(_ raw: String) -> Int? {
        guard case .refused(let refusal) = outcomes([latin1(raw)[...]], limits: Limits()).last
        else { return nil }
        return refusal.status
    }
}
