/// Reads requests from the bytes of one connection, in pieces of any size: RFC 9112, strictly.
///
/// What it finds depends on the bytes alone, never on how they were cut. It holds only what it has
/// not yet made into a request: nothing at all between two requests.
package struct RequestParser: Sendable {
    /// What came of a piece.
    package enum Outcome: Sendable, Equatable {
        /// All was taken; more is needed.
        case incomplete
        /// A whole request; the piece may hold more behind it.
        case request(Request)
        /// No request can follow: answer, then close.
        case refused(Refusal)
    }

    enum Stage: Sendable {
        case requestLine
        case fields
        case body(left: Int)
        case chunkSize
        case chunkData(left: Int)
        case chunkEnd
        case trailers
        case refused(Refusal)
    }

    let limits: Limits
    var stage = Stage.requestLine
    /// The head so far; while a body is read, also the line of a chunk or trailer not yet whole.
    var head: [UInt8] = []
    /// Where in `head` the line now read begins.
    var lineStart = 0
    var fields: [Headers.Field] = []
    /// Bytes and lines of the fields and trailers taken so far.
    var fieldBytes = 0
    var fieldCount = 0
    var extensionBytes = 0
    var draft = Draft()
    var body: [UInt8] = []
    private var skippedBlankLine = false
    var owesContinue = false

    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Whether nothing of a request has come yet.
    package var isIdle: Bool {
        guard case .requestLine = stage else { return false }
        return head.isEmpty
    }

    /// Bytes of the request under way.
    var heldBytes: Int { head.count + body.count }

    /// Whether the request under way, or the one refused, is a HEAD: its answer has no body.
    var isHead: Bool { draft.method == "HEAD" }

    /// Whether `100 Continue` is due now, RFC 9110 section 10.1.1.
    ///
    /// `true` once for a request, and only before its body began. Ask after `incomplete`.
    package mutating func takeContinue() -> Bool {
        defer { owesContinue = false }
        return owesContinue && body.isEmpty && lineStart == head.count
    }

    /// Reads on from `position`, which moves past what was taken.
    ///
    /// - Complexity: O(bytes taken), however they come in pieces.
    package mutating func read(_ input: Span<UInt8>, at position: inout Int) -> Outcome {
        do throws(Refusal) {
            while true {
                switch stage {
                case .requestLine:
                    guard try readRequestLine(input, &position) else { return .incomplete }
                case .fields:
                    guard let line = try nextFieldLine(input, &position) else {
                        return .incomplete
                    }
                    if line.isEmpty {
                        if try !finishHead() { return .request(finish()) }
                    } else {
                        fields.append(try field(in: line))
                    }
                case .body(let left):
                    let taken = take(left, of: input, &position)
                    guard taken == left else {
                        stage = .body(left: left - taken)
                        return .incomplete
                    }
                    return .request(finish())
                case .trailers:
                    guard let line = try nextFieldLine(input, &position) else {
                        return .incomplete
                    }
                    if line.isEmpty { return .request(finish()) }
                    _ = try field(in: line)
                    dropLine(line)
                case .chunkSize, .chunkData, .chunkEnd:
                    guard try readChunk(input, &position) else { return .incomplete }
                case .refused(let refusal):
                    throw refusal
                }
            }
        } catch {
            stage = .refused(error)
            head = []
            body = []
            position = input.count
            return .refused(error)
        }
    }

    /// Reads one line of the start: the request line, or the one blank line before it that
    /// RFC 9112 section 2.2 asks to forgive.
    private mutating func readRequestLine(
        _ input: Span<UInt8>,
        _ position: inout Int
    ) throws(Refusal) -> Bool {
        try checkMethodLength(input, position)
        guard
            let line = try nextLine(input, &position, limit: limits.requestLine, or: .targetTooLong)
        else { return false }
        if line.isEmpty {
            guard !skippedBlankLine else { throw .badRequestLine }
            skippedBlankLine = true
            dropLine(line)
            head = []
            lineStart = 0
        } else {
            draft = try requestLine(line)
            fields.reserveCapacity(16)
            stage = .fields
        }
        return true
    }

    private mutating func nextFieldLine(
        _ input: Span<UInt8>,
        _ position: inout Int
    ) throws(Refusal) -> Range<Int>? {
        let limit = limits.headerBytes - fieldBytes - 2
        guard let line = try nextLine(input, &position, limit: limit, or: .headerTooLarge) else {
            return nil
        }
        if !line.isEmpty {
            fieldBytes += line.count + 2
            fieldCount += 1
            guard fieldCount <= limits.headerCount else { throw .tooManyFields }
        }
        return line
    }

    /// Moves the input up to and with the next line feed into `head`.
    ///
    /// - Returns: Where the line stands in `head`, without its CRLF; `nil` if it is not yet whole.
    mutating func nextLine(
        _ input: Span<UInt8>,
        _ position: inout Int,
        limit: Int,
        or tooLong: Refusal
    ) throws(Refusal) -> Range<Int>? {
        let rest = input.extracting(position..<input.count)
        let feed = rest.firstLineFeed
        let taken = feed.map { $0 + 1 } ?? rest.count
        // Both sides come to the same whether the CRLF is there yet or not.
        let known = head.count - lineStart + (feed ?? taken)
        guard known - 1 <= max(0, limit) else { throw tooLong }
        if head.isEmpty { head.reserveCapacity(max(taken, min(rest.count, 1_024))) }
        rest.extracting(0..<taken).append(to: &head)
        position += taken
        guard feed != nil else { return nil }
        let end = head.count - 2
        guard end >= lineStart, head[end] == .carriageReturn else { throw .bareLineFeed }
        defer { lineStart = head.count }
        return lineStart..<end
    }

    /// Forgets a line that was only looked at, so that long bodies leave nothing in `head`.
    mutating func dropLine(_ line: Range<Int>) {
        head.removeLast(head.count - line.lowerBound)
        lineStart = head.count
    }

    /// Moves up to `count` bytes into the body.
    mutating func take(_ count: Int, of input: Span<UInt8>, _ position: inout Int) -> Int {
        let taken = min(count, input.count - position)
        if body.isEmpty { body.reserveCapacity(taken) }
        input.extracting(position..<position + taken).append(to: &body)
        position += taken
        return taken
    }

    private mutating func finish() -> Request {
        let request = Request(
            method: draft.method,
            path: draft.path,
            query: draft.query,
            authority: draft.authority,
            headers: Headers(bytes: head, fields: fields),
            body: body,
            keepsAlive: draft.keepsAlive,
            isVersion10: draft.isVersion10
        )
        self = RequestParser(limits: limits)
        return request
    }
}

extension Span<UInt8> {
    func append(to array: inout [UInt8]) {
        withUnsafeBufferPointer { array.append(contentsOf: $0) }
    }
}
