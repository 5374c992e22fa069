/// Why a line cannot be taken as an answer.
package enum Refusal: Equatable, Sendable {
    /// The bytes are no UTF-8 from about this byte on, counted from 1.
    case notUTF8(byte: Int)
    /// The text has this many bytes, more than ``LineSplitter/longest``.
    case tooLong(bytes: Int)

    /// Reads an answer's bytes.
    ///
    /// - Returns: the text, or why it is refused.
    package static func read(_ bytes: some BidirectionalCollection<UInt8>) -> Result<String, Self> {
        guard bytes.count <= LineSplitter.longest else {
            return .failure(.tooLong(bytes: bytes.count))
        }
        if let text = String(validating: bytes, as: UTF8.self) { return .success(text) }
        // Repairing changes the text first where it is broken.
        let repaired = String(decoding: bytes, as: UTF8.self).utf8
        let place = zip(bytes, repaired).enumerated().first { $1.0 != $1.1 }?.offset
        return .failure(.notUTF8(byte: (place ?? bytes.count - 1) + 1))
    }
}

extension Refusal: Error {}

/// Cuts a stream of bytes into lines, holding at most ``longest`` bytes of one line.
///
/// Lines end with LF or CR LF; a byte order mark at the very start is dropped.
package struct LineSplitter: Sendable {
    /// The longest line taken, in bytes: 2,000,000.
    package static let longest = 2_000_000

    private var line: [UInt8] = []
    private var count = 0  // of the line so far, also beyond what is held
    private var last: UInt8 = 0  // of the line so far
    private var isFirst = true

    /// A splitter at the start of a stream.
    package init() {}

    /// The lines that are complete once `bytes` have arrived.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package mutating func push(_ bytes: some BidirectionalCollection<UInt8>) -> [Result<
        String, Refusal
    >] {
        var lines: [Result<String, Refusal>] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 0x0A) {
            hold(rest[..<end])
            lines.append(endLine())
            rest = rest[rest.index(after: end)...]
        }
        hold(rest)
        return lines
    }

    /// The last line, if the stream ended without ending it.
    package mutating func finish() -> Result<String, Refusal>? { count > 0 ? endLine() : nil }

    private mutating func hold(_ bytes: some BidirectionalCollection<UInt8>) {
        count += bytes.count
        last = bytes.last ?? last
        line.append(contentsOf: bytes.prefix(max(0, Self.longest + 4 - line.count)))
    }

    private mutating func endLine() -> Result<String, Refusal> {
        defer {
            line = []
            count = 0
            last = 0
            isFirst = false
        }
        if count > line.count {
            return .failure(.tooLong(bytes: last == 0x0D ? count - 1 : count))
        }
        if isFirst && line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        if line.last == 0x0D { line.removeLast() }
        return Refusal.read(line)
    }
}
