extension Reader {
    /// Reads the front matter, if the file begins with one.
    ///
    /// - Returns: The index of the body's first line.
    mutating func readFrontMatter(_ lines: [Source.Line]) -> Int {
        guard let start = lines.firstIndex(where: { !$0.text.isEmpty }), lines[start].text.isFence
        else { return 0 }
        var end = start + 1
        while end < lines.count, !lines[end].text.isFence, !lines[end].text.isPlainHeading {
            end += 1
        }
        let inside = lines[(start + 1)..<end]
        let isClosed = end < lines.count && lines[end].text.isFence
        guard isClosed else {
            fault(
                lines[start].number,
                "The front matter is not closed",
                "write a line --- after its last key"
            )
            let keys = inside.prefix { $0.text.keyAndValue != nil }
            for line in keys { readEntry(line) }
            return keys.endIndex
        }
        // Between two rulers of a foreign file there may be prose.
        guard inside.isEmpty || inside.contains(where: { $0.text.keyAndValue != nil }) else {
            return start
        }
        for line in inside where !line.text.isEmpty { readEntry(line) }
        return end + 1
    }

    private mutating func readEntry(_ line: Source.Line) {
        guard let (key, value) = line.text.keyAndValue else {
            fault(
                line.number,
                "The line of the front matter has no key",
                "write it like 'key: value'"
            )
            if let last = frontMatter.popLast() {
                let value = last.value.isEmpty ? line.text.text : last.value + " " + line.text.text
                frontMatter.append(Entry(key: last.key, value: value, line: last.line))
            } else {
                blocks.append(Block(.paragraph(line.text.text), line: line.number))
            }
            return
        }
        if let before = keys[key] {
            fault(
                line.number,
                "The key '\(key)' was already given in line \(before)",
                "delete one of the two"
            )
        }
        keys[key] = keys[key] ?? line.number
        frontMatter.append(Entry(key: key, value: value, line: line.number))
    }
}

extension Bytes {
    /// Whether this is `#` and a blank: the body has begun.
    fileprivate var isPlainHeading: Bool {
        guard let end = firstIndex(where: { $0 != .hash }), end > startIndex else { return false }
        return self[end].isBlank
    }

    /// The parts of `key: value`; a key has at most 40 bytes, all letters, digits, blanks, `_`
    /// or `-`.
    fileprivate var keyAndValue: (key: String, value: String)? {
        guard let colon = prefix(41).firstIndex(of: .colon) else { return nil }
        let key = self[..<colon].trimmed
        let after = self[(colon + 1)...]
        guard let first = key.first, first.isLetter || first.isDigit,
            key.allSatisfy({
                $0.isLetter || $0.isDigit || $0 == .space || $0 == .underscore || $0 == .hyphen
            }),
            after.first?.isBlank != false
        else { return nil }
        return (key.text.lowercased(), after.trimmed.unquoted)
    }

    /// The text without quotation marks around all of it, straight or curly.
    private var unquoted: String {
        let text = self.text
        for (opening, closing) in [("\"", "\""), ("'", "'"), ("“", "”"), ("‘", "’")] {
            guard text.hasPrefix(opening), text.hasSuffix(closing), text.count > 2 else { continue }
            let inside = text.dropFirst().dropLast()
            if !inside.contains(opening), !inside.contains(closing) { return String(inside) }
        }
        return text
    }
}
