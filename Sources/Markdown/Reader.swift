extension Document {
    /// Reads a file of the strict subset, or as much of any Markdown or plain text as it can.
    ///
    /// Never fails: whatever is at fault is still read the way it was most likely meant, no word
    /// is lost, and the faults tell the rest. `Prompts` and the shipped `Knowledge` show them;
    /// readers of files from elsewhere ignore them.
    ///
    /// - Parameters:
    ///   - bytes: The file. UTF-8, with line ends of any kind; UTF-16 is read with a fault.
    ///   - file: The name for faults and citations.
    /// - Returns: The document, and its faults in the order of the lines.
    /// - Complexity: O(*n*) for any input.
    package static func read(
        _ bytes: some Collection<UInt8>,
        file: String
    ) -> (document: Document, faults: [Fault]) {
        let source = Source(bytes, file: file)
        var reader = Reader(source, file: file)
        let body = reader.readFrontMatter(source.lines)
        for line in source.lines[body...] { reader.read(line) }
        reader.close()
        let document = Document(
            file: file,
            frontMatter: reader.frontMatter,
            blocks: reader.blocks
        )
        // Some faults are found only at the end of their block; a sort by line keeps the rest.
        let faults = reader.faults.enumerated().sorted {
            ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
        }
        return (document, faults.map(\.element))
    }
}

/// Turns lines into blocks, one line after the other.
struct Reader {
    /// The block that the next line may continue.
    enum Open {
        case none
        case paragraph(isQuote: Bool)
        case item(column: Int, indent: Int, number: Int?)
        case table(Table)
    }

    let file: String
    var frontMatter: [Entry] = []
    var blocks: [Block] = []
    var faults: [Fault]

    let source: Source
    var open = Open.none
    /// Where the open block begins, and its text so far.
    var openLine = 0
    var text: [UInt8] = []
    /// Comments in the midst of the open block; they follow it.
    private var pending: [Block] = []
    /// The comment that is not closed yet.
    var comment: Comment?
    var ignoresComments = false
    /// The mark of the fenced code that is not closed yet.
    private var code: UInt8?
    /// The columns of the markers around and at the last item.
    var columns: [Int] = []
    /// The lines of the front matter's keys and of the headings' ids.
    var keys: [String: Int] = [:]
    private var ids: [String: Int] = [:]
    /// Cells that may still be added to short rows: what keeps a table linear in the file.
    var padding: Int

    init(_ source: Source, file: String) {
        self.file = file
        self.source = source
        faults = source.faults
        padding = 4096 + source.lines.reduce(0) { $0 + $1.text.count }
    }

    mutating func fault(_ line: Int, _ what: String, _ remedy: String) {
        faults.append(Fault(file: file, line: line, what: what, remedy: remedy))
    }

    /// Ends the open block.
    mutating func close() {
        switch open {
        case .none: break
        case .paragraph:
            while text.last == .newline { text.removeLast() }  // of code
            if !text.isEmpty { blocks.append(Block(.paragraph(text[...].text), line: openLine)) }
        case .item(_, let indent, let number):
            let kind = Block.Kind.item(indent: indent, number: number, text: text[...].text)
            blocks.append(Block(kind, line: openLine))
        case .table(let table):
            if !table.hasRule { faultNoRule(openLine) }
            let kind = Block.Kind.table(
                header: table.header,
                rows: table.rows,
                rowLines: table.rowLines
            )
            blocks.append(Block(kind, line: openLine))
        }
        open = .none
        text = []
        blocks += pending
        pending = []
    }

    /// Reads a line of the body: code and comments first, for nothing counts inside them.
    mutating func read(_ line: Source.Line) {
        if let mark = code {
            if line.text.count >= 3, line.text.allSatisfy({ $0 == mark }) {
                code = nil
                close()
            } else {
                let indent = line.text.isEmpty ? 0 : line.indent
                add(Array(repeating: .space, count: indent) + line.text, after: .newline)
            }
            return
        }
        if comment == nil, beginsCode(line) { return }
        var comments: [Block] = []
        if let visible = cutComments(from: line, into: &comments) { readVisible(visible, line) }
        if case .none = open { blocks += comments } else { pending += comments }
    }

    private mutating func beginsCode(_ line: Source.Line) -> Bool {
        guard let mark = line.text.first, mark == .backtick || mark == .tilde else { return false }
        let end = line.text.firstIndex { $0 != mark } ?? line.text.endIndex
        guard end - line.text.startIndex >= 3, !line.text[end...].contains(mark) else {
            return false
        }
        guard line.number < (mark == .backtick ? source.lastBackticks : source.lastTildes) else {
            fault(line.number, "The fenced code is not closed", "end it with a line of its own")
            return false
        }
        close()
        open = .paragraph(isQuote: false)
        openLine = line.number
        code = mark
        let label = line.text[end...].trimmed
        if label.contains(.space) { text = Array(label) }  // more than the name of a language
        return true
    }

    private mutating func readVisible(_ text: Bytes, _ line: Source.Line) {
        guard let first = text.first else { return close() }
        if first == .greater { return readQuote(text, line) }
        if first == .hash, line.indent < 4 { return readHeading(text, line) }
        if readTableLine(text, line) || readUnderline(text, line) { return }
        if readItem(text, line) { return }
        switch open {
        case .item(let column, _, _) where line.indent > column:
            add(text, after: .space)
        case .paragraph:
            add(text, after: .newline)
        default:
            beginParagraph(text, line)
        }
    }

    private mutating func add(_ part: some Collection<UInt8>, after separator: UInt8) {
        if !text.isEmpty { text.append(separator) }
        text.append(contentsOf: part)
    }

    private mutating func beginParagraph(_ text: Bytes, _ line: Source.Line, isQuote: Bool = false)
    {
        close()
        columns = []
        open = .paragraph(isQuote: isQuote)
        openLine = line.number
        self.text = Array(text)
    }

    private mutating func readQuote(_ text: Bytes, _ line: Source.Line) {
        var rest = text
        while rest.first == .greater || rest.first == .space { rest.removeFirst() }
        if rest.isEmpty { return close() }
        if case .paragraph(isQuote: true) = open {
            add(rest, after: .newline)
        } else {
            beginParagraph(rest, line, isQuote: true)
        }
    }

    private mutating func readHeading(_ text: Bytes, _ line: Source.Line) {
        close()
        columns = []
        let heading = Heading(text)
        if heading.hashes > 6 {
            fault(line.number, "The heading has more than six #", "use six or fewer")
        }
        if !heading.hasBlank {
            fault(line.number, "The heading has no blank after #", "write one blank after the #")
        }
        if heading.title.isEmpty {
            fault(line.number, "The heading has no title", "write one, or delete the line")
            if heading.id == nil { return }
        }
        if heading.hasMalformedId {
            fault(
                line.number,
                "The heading's id is malformed",
                "write it like {#some-id}: lower-case letters, digits, '.', '_' and '-'"
            )
        }
        if let id = heading.id {
            if let before = ids[id] {
                fault(
                    line.number,
                    "The id '\(id)' was already given in line \(before)",
                    "give one of the two another id"
                )
            } else {
                ids[id] = line.number
            }
        }
        let kind = Block.Kind.heading(
            level: min(heading.hashes, 6),
            title: heading.title,
            id: heading.id
        )
        blocks.append(Block(kind, line: line.number))
    }

    /// Reads `---`, `***` and the like: a ruler, or what makes a heading of the line above.
    private mutating func readUnderline(_ text: Bytes, _ line: Source.Line) -> Bool {
        let isDouble = text.count >= 2 && text.allSatisfy { $0 == .equals }
        guard isDouble || text.isFence || text.isRuler else { return false }
        if isDouble || text.isFence, case .paragraph(isQuote: false) = open,
            !self.text.contains(.newline)
        {
            let level = isDouble ? 1 : 2
            fault(
                openLine,
                "The heading is underlined",
                "begin it with \(isDouble ? "#" : "##") and delete the line below it"
            )
            let kind = Block.Kind.heading(level: level, title: self.text[...].text, id: nil)
            blocks.append(Block(kind, line: openLine))
            open = .none
        }
        close()
        columns = []
        return true
    }

    private mutating func readItem(_ text: Bytes, _ line: Source.Line) -> Bool {
        guard let marker = Marker(text) else { return false }
        switch open {
        case .paragraph:
            // A sentence may run over to a line that begins with a year, or with a dash.
            if let number = marker.number, number != 1 { return false }
            if marker.isDash {
                fault(line.number, "A dash stands for a list's hyphen", "write '- '")
            }
        case .item(let column, _, _) where line.indent > column:
            if let number = marker.number, number != 1 { return false }
        default: break
        }
        if !marker.hasBlank {
            fault(line.number, "The list item has no blank after its marker", "write one blank")
        }
        close()
        while let column = columns.last, column + 2 > line.indent { columns.removeLast() }
        open = .item(column: line.indent, indent: columns.count, number: marker.number)
        columns.append(line.indent)
        openLine = line.number
        self.text = Array(marker.text)
        return true
    }
}
