import Markdown

/// Cuts one document into passages.
struct DocumentReader {
    private var passages: [Passage] = []
    private var headings: [(level: Int, title: String)] = []
    private var title: String?
    private var id: String?
    private var line = 1
    private var attributes = Attributes()
    private var isFresh = true
    private var blocks: [Block] = []

    /// The document's facts and its passages; a heading with nothing below it makes none.
    static func read(_ document: Document, path: String) -> (DocumentInfo, [Passage]) {
        var reader = DocumentReader()
        reader.title = document["title"]?.value
        for block in document.blocks { reader.take(block) }
        reader.close()
        let name = Self.stem(of: path)
        func value(_ key: String) -> String? {
            document[key].flatMap { $0.value.isEmpty ? nil : $0.value }
        }
        let stated = document.frontMatter.isEmpty ? StatedFacts(document.blocks) : nil
        let info = DocumentInfo(
            name: name,
            path: path,
            title: reader.title ?? name,
            body: value("body"),
            framework: value("framework")?.lowercased(),
            date: value("date") ?? stated?.date,
            status: value("status") ?? stated?.status,
            review: value("review") ?? stated?.review,
            replaces: (value("replaces") ?? "").split(separator: ",").map(\.trimmed),
            hash: Self.hash(reader.passages),
            sections: reader.passages.count
        )
        return (info, reader.passages)
    }

    /// FNV-1a over the words of all passages, so that two files of one text have one hash.
    private static func hash(_ passages: [Passage]) -> Int64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for passage in passages {
            for word in Words.split(passage.title + " " + passage.text) {
                for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
                hash = (hash ^ 0x20) &* 1_099_511_628_211
            }
        }
        return Int64(bitPattern: hash)
    }

    /// The file's name without folders and extension.
    static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
        return String(name[..<dot])
    }

    private mutating func take(_ block: Block) {
        switch block.kind {
        case .heading(let level, let heading, let id):
            close()
            let heading = plain(heading)
            if title == nil, level == 1 { title = heading }
            headings.removeAll { $0.level >= level }
            headings.append((level, heading))
            self.id = id
            line = block.line
        case .comment(let comment):
            if isFresh, blocks.isEmpty { attributes.read(comment) }
            isFresh = false
        case .paragraph, .item, .table:
            blocks.append(block)
        }
    }

    private mutating func close() {
        if !blocks.isEmpty {
            let path = headings.map(\.title)
            passages.append(
                Passage(
                    document: 0,
                    id: id,
                    title: path.last ?? title ?? "",
                    path: path.first == title && path.count > 1 ? Array(path.dropFirst()) : path,
                    line: line,
                    attributes: attributes,
                    blocks: blocks,
                    text: Self.text(of: blocks)
                )
            )
        }
        blocks = []
        attributes = Attributes()
        isFresh = true
        id = nil
    }

    /// The blocks as a reader sees them, without inline marks.
    static func text(of blocks: [Block]) -> String {
        var lines: [String] = []
        for block in blocks {
            switch block.kind {
            case .paragraph(let text): lines.append(plain(text))
            case .item(let indent, let number, let text):
                let mark = number.map { "\($0). " } ?? "- "
                lines.append(String(repeating: " ", count: 2 * indent) + mark + plain(text))
            case .table(let header, let rows, _):
                for row in [header] + rows {
                    lines.append(row.map(plain).joined(separator: " | "))
                }
            case .heading, .comment: break
            }
        }
        return lines.joined(separator: "\n")
    }
}
