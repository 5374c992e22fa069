extension RequestParser {
    /// The size of a chunk in hexadecimal digits, and its line of extensions, at most.
    private static let chunkLine = 1_024

    /// Reads on in a chunked body, RFC 9112 section 7.1.
    ///
    /// - Returns: Whether a part was finished; `false` asks for more input.
    mutating func readChunk(
        _ input: Span<UInt8>,
        _ position: inout Int
    ) throws(Refusal) -> Bool {
        switch stage {
        case .chunkSize:
            guard
                let line = try nextLine(input, &position, limit: Self.chunkLine, or: .badChunk)
            else { return false }
            let size = try chunkSize(line)
            dropLine(line)
            stage = size == 0 ? .trailers : .chunkData(left: size)
        case .chunkData(let left):
            let taken = take(left, of: input, &position)
            stage = taken == left ? .chunkEnd : .chunkData(left: left - taken)
            return taken == left
        default:
            guard let line = try nextLine(input, &position, limit: 0, or: .badChunk) else {
                return false
            }
            guard line.isEmpty else { throw .badChunk }
            dropLine(line)
            stage = .chunkSize
        }
        return true
    }

    /// Checks the line of a chunk against the limits.
    private mutating func chunkSize(_ line: Range<Int>) throws(Refusal) -> Int {
        let (size, digits) = try Self.readSize(head.span.extracting(line))
        extensionBytes += line.count - digits
        guard extensionBytes <= limits.chunkExtensions else { throw .badChunk }
        guard size <= limits.body - body.count else { throw .bodyTooLarge }
        return size
    }

    /// Reads `1*HEXDIG [extensions]`, 16 digits at most.
    private static func readSize(
        _ bytes: Span<UInt8>
    ) throws(Refusal) -> (size: Int, digits: Int) {
        var size = 0
        var index = 0
        while index < bytes.count, let digit = bytes[index].hexValue {
            guard index < 16 else { throw .badChunk }
            // Whatever is beyond the body's limit stays beyond it.
            size = size >= 1 << 56 ? size : size << 4 | Int(digit)
            index += 1
        }
        guard index > 0, areExtensions(bytes.extracting(index..<bytes.count)) else {
            throw .badChunk
        }
        return (size, index)
    }

    /// Whether the bytes are `*( BWS ";" BWS name [ BWS "=" BWS value ] )`, RFC 9112 section 7.1.1.
    private static func areExtensions(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        func skipBlanks() {
            while index < bytes.count, bytes[index].isBlank { index += 1 }
        }
        func skipToken() -> Bool {
            let start = index
            while index < bytes.count, bytes[index].isTokenByte { index += 1 }
            return index > start
        }
        func skipQuoted() -> Bool {
            index += 1
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                if bytes[index] == UInt8(ascii: "\\") { index += 1 }
                guard index < bytes.count, bytes[index].isFieldValueByte else { return false }
                index += 1
            }
            index += 1
            return index <= bytes.count
        }
        while index < bytes.count {
            skipBlanks()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return false }
            index += 1
            skipBlanks()
            guard skipToken() else { return false }
            let end = index
            skipBlanks()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
                index = end
                continue
            }
            index += 1
            skipBlanks()
            let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
            guard isQuoted ? skipQuoted() : skipToken() else { return false }
        }
        return true
    }
}

extension Refusal {
    static let badChunk = Refusal(400, "The chunked body is malformed. See RFC 9112 section 7.1.")
}
