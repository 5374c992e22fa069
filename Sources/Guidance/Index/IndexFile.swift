import Markdown
import SQLite

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The index on disk: the passages of every document, kept in step with the folder.
///
/// It holds nothing that the documents do not hold, so it may be deleted at any time.
final class IndexFile {
    /// A file of the folder, as the disk knows it.
    private struct File {
        let path: String
        let size: Int64
        /// The last change, in nanoseconds since 1970.
        let modified: Int64
    }

    private struct Known {
        let id: Int64
        let size: Int64
        let modified: Int64
        let hash: Int64
    }

    let connection: Connection
    private(set) var faults: [Fault] = []

    /// `gidx`, so that no other database is taken for an index.
    private static let application: Int32 = 0x6769_6478

    init(path: String) throws(SQLiteError) {
        connection = try Connection(path: path, application: Self.application)
        try connection.migrate([Migration("first", Self.first), Migration("topics", Self.topics)])
        // 32 MiB of pages: what answering from 100,000 passages touches again and again.
        try connection.script("PRAGMA cache_size = -32768; PRAGMA mmap_size = 268435456")
    }

    private static let first: @Sendable (Connection) throws(SQLiteError) -> Void = {
        (connection) throws(SQLiteError) in
        try connection.script(
            """
            CREATE TABLE document (
                id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
                modified INTEGER NOT NULL, hash INTEGER NOT NULL, content BLOB NOT NULL,
                framework TEXT, passages INTEGER NOT NULL, titles INTEGER NOT NULL,
                headings INTEGER NOT NULL, texts INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE passage (
                id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document,
                framework TEXT, gap INTEGER NOT NULL, area TEXT, reference TEXT,
                content BLOB NOT NULL
            ) STRICT;
            CREATE INDEX passage_document ON passage (document);
            CREATE INDEX passage_reference ON passage (reference) WHERE reference IS NOT NULL;
            CREATE TABLE passage_terms (
                id INTEGER PRIMARY KEY, document INTEGER NOT NULL, terms BLOB NOT NULL
            ) STRICT;
            CREATE TABLE word (word TEXT PRIMARY KEY, documents INTEGER NOT NULL)
                STRICT, WITHOUT ROWID;
            CREATE VIRTUAL TABLE fts USING fts5 (
                terms, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
            );
            CREATE VIRTUAL TABLE vocabulary USING fts5vocab (fts, row);
            """
        )
    }

    /// Adds the topics; what the first version holds is coded otherwise and read anew.
    private static let topics: @Sendable (Connection) throws(SQLiteError) -> Void = {
        (connection) throws(SQLiteError) in
        try connection.script(
            """
            DELETE FROM passage_terms;
            DELETE FROM passage;
            DELETE FROM document;
            DELETE FROM word;
            INSERT INTO fts (fts) VALUES ('delete-all');
            ALTER TABLE passage ADD COLUMN topics TEXT;
            """
        )
    }

    /// Takes in new and changed documents and drops those that are gone, all or nothing.
    ///
    /// A file that cannot be read keeps its old passages and is reported.
    func update(from folder: String, paths: [String]) throws {
        var known: [String: Known] = [:]
        try connection.forEach("SELECT path, id, size, modified, hash FROM document") {
            (row) throws(SQLiteError) in
            known[try row.text(0)] = Known(
                id: try row.integer(1),
                size: try row.integer(2),
                modified: try row.integer(3),
                hash: try row.integer(4)
            )
        }
        let files = paths.compactMap { path in Self.file(path, in: folder) }
        let changed = files.filter { file in
            known[file.path].map { $0.size != file.size || $0.modified != file.modified } ?? true
        }
        let present = Set(files.map(\.path))
        let gone = known.filter { !present.contains($0.key) }.map(\.value)
        guard !changed.isEmpty || !gone.isEmpty else { return }
        try connection.transaction {
            for document in gone { try remove(document.id) }
            for file in changed { try take(file, known[file.path], folder) }
        }
        _ = try connection.checkpoint(.truncate)
    }

    private static func file(_ path: String, in folder: String) -> File? {
        var status = stat()
        guard FileKind(path: path) != nil, !Library.isOwn(path),
            stat(Library.place(path, in: folder), &status) == 0, status.st_mode & S_IFMT == S_IFREG
        else { return nil }
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        let modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
        return File(path: path, size: Int64(status.st_size), modified: modified)
    }

    private func take(_ file: File, _ known: Known?, _ folder: String) throws {
        guard let kind = FileKind(path: file.path) else { return }
        switch kind.read(Library.place(file.path, in: folder), name: file.path) {
        case .failure(let fault): faults.append(fault)
        case .success(let bytes):
            let hash = Self.hash(bytes)
            if let known, known.hash == hash {
                try connection.run(
                    "UPDATE document SET size = ?, modified = ? WHERE id = ?",
                    .integer(file.size),
                    .integer(file.modified),
                    .integer(known.id)
                )
                return
            }
            if let known { try remove(known.id) }
            let (document, _) = Document.read(bytes, file: file.path)
            try insert(DocumentReader.read(document, path: file.path), file, hash)
        }
    }

    private func insert(
        _ document: (info: DocumentInfo, passages: [Passage]),
        _ file: File,
        _ hash: Int64
    ) throws {
        var stems = StemCache()
        let texts = document.passages.map { passage in
            TermText(passage, title: document.info.title, &stems)
        }
        func sum(_ field: Int) -> Value { .int(texts.reduce(0) { $0 + $1.length(field) }) }
        try connection.run(
            """
            INSERT INTO document (path, size, modified, hash, content, framework, passages, titles,
                headings, texts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .text(file.path),
            .integer(file.size),
            .integer(file.modified),
            .integer(hash),
            .blob(document.info.encoded),
            .text(orNull: document.info.framework),
            .int(texts.count),
            sum(0),
            sum(1),
            sum(2)
        )
        let id = connection.lastInsertedRowID
        for (passage, text) in zip(document.passages, texts) {
            try connection.run(
                """
                INSERT INTO passage (document, framework, gap, area, topics, reference, content)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                .integer(id),
                .text(orNull: passage.attributes.framework ?? document.info.framework),
                .bool(passage.attributes.isGap),
                .text(orNull: passage.attributes.area),
                .text(
                    orNull: passage.attributes.topics.isEmpty
                        ? nil : passage.attributes.topics.joined(separator: ",")
                ),
                .text(orNull: passage.id.map { document.info.name + "#" + $0 }),
                .blob(passage.encoded)
            )
            let number = connection.lastInsertedRowID
            try connection.run(
                "INSERT INTO passage_terms (id, document, terms) VALUES (?, ?, ?)",
                .integer(number),
                .integer(id),
                .blob(text.encoded)
            )
            try connection.run(
                "INSERT INTO fts (rowid, terms) VALUES (?, ?)",
                .integer(number),
                .text(Self.tokens(text))
            )
        }
        for word in stems.terms.keys {
            try connection.run(
                """
                INSERT INTO word (word, documents) VALUES (?, 1)
                    ON CONFLICT (word) DO UPDATE SET documents = documents + 1
                """,
                .text(word)
            )
        }
    }

    private func remove(_ id: Int64) throws {
        let rows = try connection.rows(
            """
            SELECT t.id, t.terms, p.content FROM passage_terms AS t JOIN passage AS p ON p.id = t.id
                WHERE p.document = ?
            """,
            .integer(id)
        )
        var stems = StemCache()
        let content = try connection.one("SELECT content FROM document WHERE id = ?", .integer(id))
        let title = try content.map { DocumentInfo(encoded: try $0.blob(0)).title } ?? ""
        for row in rows {
            let text = TermText(encoded: try row.blob(1))
            try connection.run(
                "INSERT INTO fts (fts, rowid, terms) VALUES ('delete', ?, ?)",
                .integer(try row.integer(0)),
                .text(Self.tokens(text))
            )
            try connection.run(
                "DELETE FROM passage_terms WHERE id = ?",
                .integer(try row.integer(0))
            )
            _ = TermText(Passage(encoded: try row.blob(2), document: 0), title: title, &stems)
        }
        for word in stems.terms.keys {
            try connection.run(
                "UPDATE word SET documents = documents - 1 WHERE word = ?",
                .text(word)
            )
        }
        try connection.run("DELETE FROM word WHERE documents < 1")
        try connection.run("DELETE FROM passage WHERE document = ?", .integer(id))
        try connection.run("DELETE FROM document WHERE id = ?", .integer(id))
    }

    /// The distinct terms as FTS5 tokens.
    private static func tokens(_ text: TermText) -> String {
        Set(text.terms).sorted().map(token).joined(separator: " ")
    }

    static func token(_ term: Term) -> String { "t" + String(term, radix: 16) }

    /// FNV-1a over 64 bits: tells a changed file from one that was only touched.
    private static func hash(_ bytes: [UInt8]) -> Int64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        return Int64(bitPattern: hash)
    }
}
