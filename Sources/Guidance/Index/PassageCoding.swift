import Markdown

extension Passage {
    /// The passage as bytes, without its document's number.
    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.write(id)
        writer.write(title)
        writer.write(path)
        writer.write(line)
        writer.write(attributes.topics)
        writer.write(attributes.kinds.sorted())
        writer.write(attributes.area)
        writer.write(attributes.grade)
        writer.write(attributes.stage)
        writer.write(attributes.roles)
        writer.write(attributes.question)
        writer.write(attributes.also)
        writer.write(attributes.isGap ? 1 : 0)
        writer.write(attributes.framework)
        writer.write(blocks.count)
        for block in blocks { block.encode(into: &writer) }
        return writer.bytes
    }

    /// Reads a passage that `encoded` wrote.
    init(encoded bytes: [UInt8], document: Int) {
        var reader = ByteReader(bytes)
        self.document = document
        id = reader.optionalText()
        title = reader.text()
        path = reader.texts()
        line = reader.int()
        var attributes = Attributes()
        attributes.topics = reader.texts()
        attributes.kinds = Set(reader.texts())
        attributes.area = reader.optionalText()
        attributes.grade = reader.optionalText()
        attributes.stage = reader.optionalText()
        attributes.roles = reader.texts()
        attributes.question = reader.optionalText()
        attributes.also = reader.texts()
        attributes.isGap = reader.int() == 1
        attributes.framework = reader.optionalText()
        self.attributes = attributes
        let count = reader.count()
        blocks = (0..<count).map { _ in Block(from: &reader) }
        text = DocumentReader.text(of: blocks)
    }
}

extension Block {
    fileprivate func encode(into writer: inout ByteWriter) {
        writer.write(line)
        switch kind {
        case .paragraph(let text):
            writer.write(0)
            writer.write(text)
        case .item(let indent, let number, let text):
            writer.write(1)
            writer.write(indent)
            writer.write(number ?? -1)
            writer.write(text)
        case .table(let header, let rows, let lines):
            writer.write(2)
            writer.write(header)
            writer.write(rows.count)
            for (row, line) in zip(rows, lines) {
                writer.write(row)
                writer.write(line)
            }
        case .heading(_, let text, _), .comment(let text):
            writer.write(0)
            writer.write(text)
        }
    }

    fileprivate init(from reader: inout ByteReader) {
        let line = reader.int()
        switch reader.int() {
        case 1:
            let indent = reader.int()
            let number = reader.int()
            let text = reader.text()
            self.init(
                .item(indent: indent, number: number < 0 ? nil : number, text: text),
                line: line
            )
        case 2:
            let header = reader.texts()
            var rows: [[String]] = []
            var lines: [Int] = []
            for _ in 0..<reader.count() {
                rows.append(reader.texts())
                lines.append(reader.int())
            }
            self.init(.table(header: header, rows: rows, rowLines: lines), line: line)
        default: self.init(.paragraph(reader.text()), line: line)
        }
    }
}

extension DocumentInfo {
    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.write(name)
        writer.write(path)
        writer.write(title)
        for text in [body, framework, date, status, review] { writer.write(text) }
        writer.write(replaces)
        writer.write(String(hash, radix: 16))
        writer.write(sections)
        return writer.bytes
    }

    init(encoded bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        name = reader.text()
        path = reader.text()
        title = reader.text()
        body = reader.optionalText()
        framework = reader.optionalText()
        date = reader.optionalText()
        status = reader.optionalText()
        review = reader.optionalText()
        replaces = reader.texts()
        hash = Int64(reader.text(), radix: 16) ?? 0
        sections = reader.int()
    }
}

extension TermText {
    /// Two counts, then four bytes a term.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + 4 * terms.count)
        for number in [UInt32(headingStart), UInt32(textStart)] + terms {
            for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(number >> shift & 0xFF)) }
        }
        return bytes
    }

    init(encoded bytes: [UInt8]) {
        let (heading, text, terms) = bytes.withUnsafeBytes { raw -> (Int, Int, [Term]) in
            let count = raw.count / 4
            func number(_ place: Int) -> UInt32 {
                UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self))
            }
            guard count > 1 else { return (0, 0, []) }
            let terms = [Term](unsafeUninitializedCapacity: count - 2) { buffer, filled in
                for place in 2..<count { buffer[place - 2] = number(place) }
                filled = count - 2
            }
            return (Int(number(0)), Int(number(1)), terms)
        }
        self.terms = terms
        headingStart = min(heading, terms.count)
        textStart = min(max(text, headingStart), terms.count)
    }
}
