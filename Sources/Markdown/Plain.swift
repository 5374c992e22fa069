/// The text of a block without its inline marks: for search, terminals and spreadsheets.
///
/// Drops emphasis (`*`, `**`), backticks, link targets and the backslash of escapes; `<br>`
/// becomes a line break. An asterisk between blanks (`2 * 3`) stays.
///
/// - Complexity: O(*n*).
package func plain(_ inline: String) -> String {
    let dropped: UInt8 = 0xFF  // never a byte of UTF-8
    let bytes = Array(inline.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var brackets: [Int] = []  // where in `out` the open `[` stand
    var i = 0
    while i < bytes.count {
        let byte = bytes[i]
        let next = i + 1 < bytes.count ? bytes[i + 1] : .space
        switch byte {
        case .backslash where next.isASCIIPunctuation:
            out.append(next)
            i += 1
        case .backtick:
            break
        case .asterisk:
            var end = i
            while end < bytes.count, bytes[end] == .asterisk { end += 1 }
            let opens = end < bytes.count && !bytes[end].isBlank
            let closes = i > 0 && !bytes[i - 1].isBlank
            if !opens && !closes { out.append(contentsOf: bytes[i..<end]) }
            i = end - 1
        case .less:
            if let end = lineBreak(in: bytes, at: i) {
                out.append(.newline)
                i = end - 1
            } else {
                out.append(byte)
            }
        case .leftBracket:
            brackets.append(out.count)
            out.append(byte)
        case .rightBracket:
            let opening = brackets.popLast()
            if let opening, next == .leftParenthesis, let end = target(in: bytes, from: i + 2) {
                out[opening] = dropped
                if opening > 0, out[opening - 1] == .exclamation { out[opening - 1] = dropped }
                i = end
            } else {
                out.append(byte)
            }
        default:
            out.append(byte)
        }
        i += 1
    }
    return String(decoding: out.filter { $0 != dropped }, as: UTF8.self)
}

/// Where a `<br>`, `<br/>` or `<br />` at `start` ends, if there is one.
private func lineBreak(in bytes: [UInt8], at start: Int) -> Int? {
    var i = start + 1
    for letter in "br".utf8 {
        guard i < bytes.count, bytes[i] | 0x20 == letter else { return nil }
        i += 1
    }
    if i < bytes.count, bytes[i] == .space { i += 1 }
    if i < bytes.count, bytes[i] == .slash { i += 1 }
    return i < bytes.count && bytes[i] == .greater ? i + 1 : nil
}

/// Where the parenthesis that closes a link's target stands.
///
/// A target holds no brackets or line breaks, so that no byte is looked at twice.
private func target(in bytes: [UInt8], from start: Int) -> Int? {
    var depth = 1
    for i in start..<max(start, bytes.count) {
        switch bytes[i] {
        case .leftParenthesis: depth += 1
        case .rightParenthesis:
            depth -= 1
            if depth == 0 { return i }
        case .leftBracket, .rightBracket, .newline: return nil
        default: break
        }
    }
    return nil
}
