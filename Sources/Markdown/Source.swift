/// A file cut into cleaned lines, with what the reader must know of the lines ahead.
struct Source {
    /// A line without its end, its indent and blanks behind.
    struct Line {
        /// Counted from 1.
        let number: Int
        /// The columns of white space before the text; a tab goes to the next multiple of 4.
        let indent: Int
        let text: Bytes
    }

    private(set) var lines: [Line] = []
    private(set) var faults: [Fault] = []
    /// The last lines with the end of a comment, a bare ` ``` ` and a bare `~~~`; 0 if none.
    private(set) var lastClosing = 0
    private(set) var lastBackticks = 0
    private(set) var lastTildes = 0
    private let file: String

    init(_ input: some Collection<UInt8>, file: String) {
        self.file = file
        var bytes = Array(input)
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            bytes = recodeUTF16(bytes)
        }
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != .newline, bytes[end] != .carriageReturn {
                end += 1
            }
            append(clean(bytes[start..<end]))
            let isPair = end + 1 < bytes.count && bytes[end] != .newline
            start = end + (isPair && bytes[end + 1] == .newline ? 2 : 1)
        }
    }

    private mutating func append(_ line: Bytes) {
        var indent = 0
        var text = line
        while let byte = text.first, byte == .space || byte == 0x09 {
            indent += byte == .space ? 1 : 4 - indent % 4
            text.removeFirst()
        }
        while let byte = text.last, byte == .space || byte == 0x09 { text.removeLast() }
        let number = lines.count + 1
        lines.append(Line(number: number, indent: indent, text: text))
        if text.commentClosing() != nil { lastClosing = number }
        if text.count >= 3, text.allSatisfy({ $0 == .backtick }) { lastBackticks = number }
        if text.count >= 3, text.allSatisfy({ $0 == .tilde }) { lastTildes = number }
    }

    /// One line as valid UTF-8 without the characters that nobody sees.
    private mutating func clean(_ line: Bytes) -> Bytes {
        guard line.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return line }
        if String(validating: line, as: UTF8.self) == nil {
            fault("Some characters are not UTF-8", "save the file as UTF-8")
        }
        var out: [UInt8] = []
        out.reserveCapacity(line.count)
        var isInside = false  // past the indent, where a tab is a blank like any other
        var hasControls = false
        for scalar in line.text.unicodeScalars {
            switch scalar.value {
            case 0x09 where !isInside: out.append(0x09)
            // Tab, line tabulation and page break; the wide, narrow and unbreakable blanks.
            case 0x09, 0x0B, 0x0C, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
                0x3000:
                out.append(.space)
            // Soft hyphen, zero-width blank, marks of direction, word joiner, byte order mark.
            // The joiners U+200C and U+200D stay: scripts and emoji need them.
            case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
                break
            case 0..<0x20, 0x7F...0x9F: hasControls = true
            default:
                if scalar != " " { isInside = true }
                out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        if hasControls {
            fault("The line has control characters", "delete the line and type it again")
        }
        return out[...]
    }

    private mutating func recodeUTF16(_ bytes: [UInt8]) -> [UInt8] {
        fault("The file is UTF-16", "save the file as UTF-8")
        let high = bytes[0] == 0xFE ? 0 : 1  // where the high byte of a pair stands
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high])
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Faults of the line that comes next.
    private mutating func fault(_ what: String, _ remedy: String) {
        faults.append(Fault(file: file, line: lines.count + 1, what: what, remedy: remedy))
    }
}
