extension RequestParser {
    /// What the head has told so far.
    struct Draft: Sendable {
        var method = ""
        var path = ""
        var query: String?
        var authority: Authority?
        var isVersion10 = false
        var keepsAlive = true
    }

    /// A method longer than any is 501 (RFC 9112 section 3); told by its first 65 bytes, and a
    /// first byte that begins no method at once: a TLS client would wait for ever.
    mutating func checkMethodLength(_ input: Span<UInt8>, _ position: Int) throws(Refusal) {
        let have = head.count - lineStart
        guard have <= 64, position < input.count else { return }
        if have == 0, !input[position].isTokenByte, input[position] != .carriageReturn,
            input[position] != .lineFeed
        {
            throw .badRequestLine
        }
        guard !head.contains(.space) else { return }
        let end = min(input.count, position + 65 - have)
        for index in position..<end where input[index] == .space || input[index] == .lineFeed {
            return
        }
        if have + end - position == 65 { throw .methodTooLong }
    }

    /// Reads `method SP target SP HTTP/x.y`, RFC 9112 section 3.
    func requestLine(_ line: Range<Int>) throws(Refusal) -> Draft {
        let bytes = head.span.extracting(line)
        guard let first = bytes.firstIndex(of: .space, from: 0), first > 0,
            let second = bytes.firstIndex(of: .space, from: first + 1), second > first + 1
        else { throw .badRequestLine }
        for index in 0..<first where !bytes[index].isTokenByte { throw .badRequestLine }
        var draft = Draft()
        draft.isVersion10 = try version(bytes.extracting(second + 1..<bytes.count)) == 0
        draft.method = String(ascii: bytes.extracting(0..<first))
        try readTarget(bytes.extracting(first + 1..<second), into: &draft)
        return draft
    }

    /// The minor version of major 1.
    private func version(_ bytes: Span<UInt8>) throws(Refusal) -> UInt8 {
        let name: StaticString = "HTTP/"
        guard bytes.count == 8, bytes.starts(with: name), bytes[5].isDigit,
            bytes[6] == UInt8(ascii: "."), bytes[7].isDigit
        else { throw .badRequestLine }
        guard bytes[5] == UInt8(ascii: "1") else { throw .otherVersion }
        return bytes[7] - UInt8(ascii: "0")
    }

    /// Tells the four forms of RFC 9112 section 3.2 apart.
    private func readTarget(_ bytes: Span<UInt8>, into draft: inout Draft) throws(Refusal) {
        if draft.method == "CONNECT" {
            guard let authority = Authority(bytes), authority.port != nil else { throw .badTarget }
            throw .connect
        }
        if bytes[0] == UInt8(ascii: "/") {
            try readOrigin(bytes, into: &draft)
        } else if bytes.count == 1, bytes[0] == UInt8(ascii: "*") {
            guard draft.method == "OPTIONS" else { throw .badTarget }
            draft.path = "*"
        } else {
            try readAbsolute(bytes, into: &draft)
        }
    }

    private func readAbsolute(_ bytes: Span<UInt8>, into draft: inout Draft) throws(Refusal) {
        let start =
            if bytes.starts(with: "http://") { 7 } else if bytes.starts(with: "https://") {
                8
            } else { 0 }
        guard start > 0 else { throw .badTarget }
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") {
            end += 1
        }
        guard let authority = Authority(bytes.extracting(start..<end)) else { throw .badTarget }
        draft.authority = authority
        if end < bytes.count {
            try readOrigin(bytes.extracting(end..<bytes.count), into: &draft)
        } else {
            draft.path = draft.method == "OPTIONS" ? "*" : "/"
        }
    }

    /// Reads `path[?query]`; an absolute target may have no path before its query.
    private func readOrigin(_ bytes: Span<UInt8>, into draft: inout Draft) throws(Refusal) {
        let mark = bytes.firstIndex(of: UInt8(ascii: "?"), from: 0) ?? bytes.count
        var hasEscape = false
        for index in 0..<bytes.count where !bytes[index].isPathByte {
            if bytes[index] == UInt8(ascii: "%") {
                hasEscape = true
            } else if index < mark || !bytes[index].isQueryByte {
                throw .badTarget
            }
        }
        let path = bytes.extracting(0..<mark)
        try checkSegments(path, hasEscape: hasEscape)
        draft.path = mark == 0 ? "/" : String(ascii: path)
        guard mark < bytes.count else { return }
        let query = bytes.extracting(mark + 1..<bytes.count)
        if hasEscape, PercentEncoding.decode(query) == nil { throw .badTarget }
        draft.query = String(ascii: query)
    }

    /// Refuses broken escapes, NUL, and `.` or `..` as a segment, escaped or not: what is never
    /// normalised can never lead to another route.
    private func checkSegments(_ path: Span<UInt8>, hasEscape: Bool) throws(Refusal) {
        var start = 1
        while start <= path.count {
            let end = path.firstIndex(of: UInt8(ascii: "/"), from: start) ?? path.count
            let segment = path.extracting(start..<end)
            if hasEscape {
                guard let text = PercentEncoding.decode(segment), !text.utf8.contains(0),
                    text != ".", text != ".."
                else { throw .badTarget }
            } else if segment.count == 1 || segment.count == 2, segment[0] == UInt8(ascii: "."),
                segment[segment.count - 1] == UInt8(ascii: ".")
            {
                throw .badTarget
            }
            start = end + 1
        }
    }
}

extension Span<UInt8> {
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        var index = start
        while index < count {
            if self[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// Whether the bytes begin with ASCII text, the case of letters aside only for small ones in
    /// `text`: schemes are written in any case, `HTTP/` is not.
    func starts(with text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { wanted in
            wanted.indices.allSatisfy { index in
                let isSmall = wanted[index] >= 0x61 && wanted[index] <= 0x7A
                return (isSmall ? self[index].lowered : self[index]) == wanted[index]
            }
        }
    }
}

extension Refusal {
    static let badRequestLine = Refusal(
        400,
        "The request line is not 'METHOD target HTTP/1.1' with single spaces."
    )
    static let badTarget = Refusal(
        400,
        "The request target is not a path or an http URL of allowed characters and sound escapes."
    )
    static let targetTooLong = Refusal(414, "The request target is too long. Shorten it.")
    static let methodTooLong = Refusal(501, "The method is longer than any that exists here.")
    static let connect = Refusal(501, "This server is no proxy: CONNECT is not offered.")
    static let otherVersion = Refusal(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.")
}
