extension RequestParser {
    /// Reads `name: value`, RFC 9112 section 5; the line is not empty.
    func field(in line: Range<Int>) throws(Refusal) -> Headers.Field {
        let bytes = head.span
        guard !bytes[line.lowerBound].isBlank else { throw .foldedField }
        var colon = line.lowerBound
        while colon < line.upperBound, bytes[colon].isTokenByte { colon += 1 }
        guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":")
        else { throw .badFieldName }
        var start = colon + 1
        var end = line.upperBound
        for index in start..<end where !bytes[index].isFieldValueByte { throw .badFieldValue }
        while start < end, bytes[start].isBlank { start += 1 }
        while start < end, bytes[end - 1].isBlank { end -= 1 }
        return Headers.Field(
            name: UInt32(line.lowerBound)..<UInt32(colon),
            value: UInt32(start)..<UInt32(end)
        )
    }

    /// Decides from the whole header section whom the request is for and how its body is framed.
    ///
    /// - Returns: Whether a body follows.
    mutating func finishHead() throws(Refusal) -> Bool {
        let headers = Headers(bytes: head, fields: fields)
        try checkHost(headers)
        draft.keepsAlive =
            !headers.list("connection", holds: "close")
            && (!draft.isVersion10 || headers.list("connection", holds: "keep-alive"))
        let isChunked = try isChunked(headers)
        let length = try contentLength(headers)
        if isChunked, length != nil { throw .twoLengths }
        guard isChunked || (length ?? 0) > 0 else {
            try checkExpectation(headers)
            return false
        }
        guard length ?? 0 <= limits.body else { throw .bodyTooLarge }
        owesContinue = try checkExpectation(headers)
        stage = isChunked ? .chunkSize : .body(left: length ?? 0)
        return true
    }

    /// RFC 9112 section 3.2: one `Host` in HTTP/1.1, none or one in HTTP/1.0, always sound; the
    /// authority of an absolute target goes before it.
    private mutating func checkHost(_ headers: Headers) throws(Refusal) {
        switch headers.only("host") {
        case .none:
            guard draft.isVersion10 else { throw .badHost }
        case .one(let range):
            guard let authority = Authority(head.span.extracting(range)) else { throw .badHost }
            draft.authority = draft.authority ?? authority
        case .several:
            throw .badHost
        }
    }

    /// RFC 9112 section 6.1, and nothing but `chunked`.
    private func isChunked(_ headers: Headers) throws(Refusal) -> Bool {
        guard let codings = headers["transfer-encoding"] else { return false }
        guard !draft.isVersion10 else { throw .badTransferEncoding }
        if codings.isSameToken(as: "chunked") { return true }
        // Chunked last and once would frame the body, were the others known: 501. Else 400.
        let names = codings.split(separator: ",", omittingEmptySubsequences: false)
            .map(\.trimmingBlanks)
        let chunked = names.filter { $0.isSameToken(as: "chunked") }
        let areTokens = names.allSatisfy { $0.utf8.first?.isTokenByte ?? false }
        guard areTokens, chunked.count == 1, names.last?.isSameToken(as: "chunked") == true else {
            throw .badTransferEncoding
        }
        throw .otherTransferEncoding
    }

    /// One field of digits only; a number beyond `Int` is too large, not wrong.
    private func contentLength(_ headers: Headers) throws(Refusal) -> Int? {
        switch headers.only("content-length") {
        case .none:
            return nil
        case .several:
            throw .badContentLength
        case .one(let range):
            guard !range.isEmpty else { throw .badContentLength }
            let bytes = head.span
            var length = 0
            for index in range {
                guard bytes[index].isDigit else { throw .badContentLength }
                guard length < Int.max / 10 else { continue }
                length = length * 10 + Int(bytes[index] - 0x30)
            }
            return length
        }
    }

    /// RFC 9110 section 10.1.1: `100-continue` or 417; HTTP/1.0 has no expectations.
    ///
    /// - Returns: Whether the client waits for `100 Continue`.
    @discardableResult
    private func checkExpectation(_ headers: Headers) throws(Refusal) -> Bool {
        guard !draft.isVersion10, let expectation = headers["expect"] else { return false }
        guard expectation.isSameToken(as: "100-continue") else { throw .expectation }
        return true
    }
}

extension Refusal {
    static let bareLineFeed = Refusal(400, "A line ends in LF alone. End each line with CRLF.")
    static let foldedField = Refusal(400, "A field line begins with a blank. Do not fold fields.")
    static let badFieldName = Refusal(
        400,
        "A field line is not 'name: value' with a plain name and no space before the colon."
    )
    static let badFieldValue = Refusal(400, "A field value holds a control character.")
    static let headerTooLarge = Refusal(431, "The header fields are too large. Send fewer.")
    static let tooManyFields = Refusal(431, "There are too many header fields. Send fewer.")
    static let badHost = Refusal(400, "Send one Host field with a host name and, if need be, port.")
    static let badTransferEncoding = Refusal(
        400,
        "Transfer-Encoding must be 'chunked', once, and not in HTTP/1.0."
    )
    static let otherTransferEncoding = Refusal(
        501,
        "The only Transfer-Encoding known here is 'chunked'."
    )
    static let badContentLength = Refusal(400, "Content-Length must be one field of digits.")
    static let twoLengths = Refusal(400, "Send Content-Length or Transfer-Encoding, not both.")
    static let bodyTooLarge = Refusal(413, "The body is too large.")
    static let expectation = Refusal(417, "The only expectation known here is '100-continue'.")
}
