extension Reader {
    /// A comment whose end is not read yet.
    struct Comment {
        let line: Int
        var text: [UInt8] = []
    }

    /// Cuts the comments out of a line.
    ///
    /// - Parameters:
    ///   - line: A line outside fenced code.
    ///   - finished: Takes the comments that end on the line.
    /// - Returns: What is left; `nil` if there were only comments.
    mutating func cutComments(from line: Source.Line, into finished: inout [Block]) -> Bytes? {
        var rest = line.text
        var visible: [UInt8] = []
        var hasComment = false
        while true {
            if let begun = comment?.line {
                hasComment = true
                guard let closing = rest.commentClosing() else {
                    comment?.text += rest
                    comment?.text.append(.newline)
                    break
                }
                comment?.text += rest[..<closing.lowerBound]
                let text = comment.map { $0.text[...].trimmed.text } ?? ""
                finished.append(Block(.comment(text), line: begun))
                comment = nil
                rest = rest[closing.upperBound...]
            }
            let opening = ignoresComments ? nil : rest.commentOpening()
            if let opening, isClosed(rest[opening.upperBound...], line) {
                visible.append(part: rest[..<opening.lowerBound].trimmed)
                comment = Comment(line: line.number)
                rest = rest[opening.upperBound...]
                continue
            }
            if opening != nil {
                fault(line.number, "The comment is not closed", "end it with -->")
                ignoresComments = true
            }
            guard hasComment else { return rest }
            visible.append(part: rest.trimmed)
            break
        }
        return visible.isEmpty ? nil : visible[...]
    }

    /// Whether a comment ends in the rest of its first line or later.
    private func isClosed(_ rest: Bytes, _ line: Source.Line) -> Bool {
        line.number < source.lastClosing || rest.commentClosing() != nil
    }
}

extension [UInt8] {
    fileprivate mutating func append(part: Bytes) {
        if !isEmpty, !part.isEmpty { append(.space) }
        append(contentsOf: part)
    }
}
