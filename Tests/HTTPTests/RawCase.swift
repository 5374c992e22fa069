import HTTP
import Testing

/// Raw bytes and what the RFC asks for, written shortly: `GET /a | POST /b [body] | 400`.
///
/// `...` at the end: the rest is an unfinished request. Each scalar of `raw` is one byte.
struct RawCase: Sendable, CustomTestStringConvertible {
    let raw: [UInt8]
    let expected: String
    var limits = Limits()

    init(_ raw: String, _ expected: String, limits: Limits = Limits()) {
        self.raw = latin1(raw)
        self.expected = expected
        self.limits = limits
    }

    var testDescription: String {
        "\(String(decoding: raw.prefix(120), as: UTF8.self).debugDescription) -> \(expected)"
    }

    /// A GET of `target` that is sound otherwise.
    static func target(_ target: String, _ expected: String) -> RawCase {
        RawCase("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n", expected)
    }

    /// A GET with lines between Host and the end, each with its own CRLF or not.
    static func fields(_ lines: String, _ expected: String) -> RawCase {
        RawCase("GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n", expected)
    }

    /// A GET with this line, or none, in the place of Host.
    static func host(_ line: String, _ expected: String) -> RawCase {
        RawCase("GET / HTTP/1.1\r\n\(line)\r\n", expected)
    }

    /// A POST with framing fields and what follows the head.
    static func post(_ lines: String, _ body: String, _ expected: String) -> RawCase {
        RawCase("POST /p HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\(body)", expected)
    }

    /// A chunked POST.
    static func chunked(_ body: String, _ expected: String) -> RawCase {
        post("Transfer-Encoding: chunked\r\n", body, expected)
    }
}

/// One byte for each scalar.
func latin1(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
}

/// What a parser makes of a stream that arrives in these pieces.
func outcomes(_ pieces: [ArraySlice<UInt8>], limits: Limits) -> [RequestParser.Outcome] {
    var parser = RequestParser(limits: limits)
    var found: [RequestParser.Outcome] = []
    for piece in pieces {
        let bytes = Array(piece)
        var position = 0
        while position < bytes.count {
            let before = position
            let outcome = parser.read(bytes.span, at: &position)
            #expect(position > before, "The parser took nothing of a piece.")
            if outcome == .incomplete { break }
            found.append(outcome)
            if case .refused = outcome { return found }
        }
    }
    if !parser.isIdle { found.append(.incomplete) }
    return found
}

/// The short form of `RawCase.expected`.
func summary(_ outcomes: [RequestParser.Outcome]) -> String {
    outcomes.map { outcome in
        switch outcome {
        case .incomplete:
            return "..."
        case .refused(let refusal):
            return "\(refusal.status)"
        case .request(let request):
            let target = request.path + (request.query.map { "?\($0)" } ?? "")
            let body = String(decoding: request.body, as: UTF8.self)
            return "\(request.method) \(target)" + (body.isEmpty ? "" : " [\(body)]")
        }
    }
    .joined(separator: " | ")
}
