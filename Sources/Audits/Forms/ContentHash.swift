import Markdown

extension Document {
    /// A digest of all that the file says, as 16 hexadecimal digits: FNV-1a, 64 bits.
    ///
    /// It notices a form that was edited without a new version; it is no defence against malice.
    /// Comments and white space between blocks don't count, nor do the attributes that only help to
    /// read what people type: another name for an item changes nothing that is asked or judged.
    var contentHash: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0x1f) &* 0x100_0000_01b3
        }
        for entry in frontMatter {
            add(entry.key)
            add(entry.value)
        }
        for block in blocks {
            switch block.kind {
            case .heading(let level, let title, let id):
                add("h\(level)")
                add(title)
                add(id ?? "")
            case .paragraph(let text): add(text)
            case .item(let indent, _, let text):
                if let (key, _) = text.cut(":"), FieldAttributes.forReading.contains(key) {
                    continue
                }
                add("i\(indent)")
                add(text)
            case .table(let header, let rows, _):
                for cell in header + rows.flatMap(\.self) { add(cell) }
            case .comment: continue
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
