/// A Markdown file as blocks in the order of the file.
package struct Document: Sendable, Hashable {
    /// The file's name as it was given to the reader.
    package let file: String
    /// The `key: value` lines of the front matter; empty if the file has none.
    package let frontMatter: [Entry]
    /// Everything below the front matter.
    package let blocks: [Block]

    /// A document of these parts.
    package init(file: String, frontMatter: [Entry] = [], blocks: [Block] = []) {
        self.file = file
        self.frontMatter = frontMatter
        self.blocks = blocks
    }

    /// The first front-matter entry of a key (written in lower case), if there is one.
    package subscript(key: String) -> Entry? {
        frontMatter.first { $0.key == key }
    }
}

/// One line `key: value` of the front matter.
package struct Entry: Sendable, Hashable {
    /// The key in lower case.
    package let key: String
    /// The value without surrounding blanks and quotation marks; may be empty.
    package let value: String
    /// The line, counted from 1.
    package let line: Int

    /// An entry of these parts.
    package init(key: String, value: String, line: Int) {
        self.key = key
        self.value = value
        self.line = line
    }
}

/// One heading, paragraph, list item, table or comment, and the line it begins on.
package struct Block: Sendable, Hashable {
    /// What a block is.
    ///
    /// Texts keep their inline marks; `plain(_:)` drops them.
    package enum Kind: Sendable, Hashable {
        /// A heading of level 1 to 6; `id` is the explicit `{#id}`, never derived from the title.
        case heading(level: Int, title: String, id: String?)
        /// The lines joined by `\n`. A quotation or fenced code of a foreign file is one too.
        case paragraph(String)
        /// A list item: its level (0 outermost), its number if it has one, and its text.
        ///
        /// The lines of the text are joined by a blank.
        case item(indent: Int, number: Int?, text: String)
        /// A table. Every row has as many cells as the header; `rowLines` are the rows' lines.
        case table(header: [String], rows: [[String]], rowLines: [Int])
        /// The inside of `<!-- -->`, its lines joined by `\n`.
        ///
        /// A comment in the midst of another block follows that block.
        case comment(String)
    }

    /// What it is, with its text.
    package let kind: Kind
    /// The line on which the block begins, counted from 1.
    package let line: Int

    /// A block that begins on a line.
    package init(_ kind: Kind, line: Int) {
        self.kind = kind
        self.line = line
    }
}
