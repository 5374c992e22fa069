import Markdown
import SQLite

extension IndexFile {
    /// Up to this many passages are held in memory; more stay on disk.
    static let mostInMemory = 5000

    /// The indexed documents; `nil` when there is no passage.
    func library(
        synonyms: Synonyms,
        questions: TypicalQuestions
    ) throws(SQLiteError) -> Library? {
        var documents: [DocumentInfo] = []
        var places: [Int64: Int] = [:]
        var statistics = Statistics()
        try connection.forEach(
            """
            SELECT id, content, passages, titles, headings, texts FROM document ORDER BY path
            """
        ) { (row) throws(SQLiteError) in
            places[try row.integer(0)] = documents.count
            statistics.passages += try row.int(2)
            for field in 0..<3 { statistics.lengths[field] += Double(try row.int(3 + field)) }
            statistics.documentLengths[documents.count] = try row.int(4) + row.int(5)
            documents.append(DocumentInfo(encoded: try row.blob(1)))
        }
        guard statistics.passages > 0 else { return nil }
        return statistics.passages <= Self.mostInMemory
            ? try inMemory(documents, places, synonyms, questions)
            : try onDisk(documents, places, statistics, synonyms, questions)
    }

    private func inMemory(
        _ documents: [DocumentInfo],
        _ places: [Int64: Int],
        _ synonyms: Synonyms,
        _ questions: TypicalQuestions
    ) throws(SQLiteError) -> Library {
        var passages: [Passage] = []
        var texts: [TermText] = []
        try connection.forEach(
            """
            SELECT p.document, p.content, t.terms FROM passage AS p
                JOIN passage_terms AS t ON t.id = p.id JOIN document AS d ON d.id = p.document
                ORDER BY d.path, p.id
            """
        ) { (row) throws(SQLiteError) in
            let document = places[try row.integer(0)] ?? 0
            passages.append(Passage(encoded: try row.blob(1), document: document))
            texts.append(TermText(encoded: try row.blob(2)))
        }
        return Library(
            documents: documents,
            passages: passages,
            texts: texts,
            words: try words(),
            synonyms: synonyms,
            questions: questions,
            faults: faults
        )
    }

    private func onDisk(
        _ documents: [DocumentInfo],
        _ places: [Int64: Int],
        _ statistics: Statistics,
        _ synonyms: Synonyms,
        _ questions: TypicalQuestions
    ) throws(SQLiteError) -> Library {
        let last = try connection.one("SELECT max(id) FROM passage")?.optionalInt(0) ?? 0
        var labels = [PassageStore.Label?](repeating: nil, count: last + 1)
        try connection.forEach(
            "SELECT id, document, framework, gap FROM passage"
        ) {
            (row) throws(SQLiteError) in
            labels[try row.int(0)] = PassageStore.Label(
                document: places[try row.integer(1)] ?? 0,
                framework: try row.optionalText(2),
                isGap: try row.bool(3)
            )
        }
        var areas = Set<String>()
        try connection.forEach("SELECT DISTINCT area FROM passage WHERE area IS NOT NULL") {
            (row) throws(SQLiteError) in
            areas.insert(try row.text(0))
        }
        let known = labels
        let passages = PassageStore(labels: labels) { [connection] number in
            let row = try? connection.one(
                "SELECT content FROM passage WHERE id = ?",
                .int(number)
            )
            guard let row, let bytes = try? row.blob(0) else { return nil }
            return Passage(encoded: bytes, document: known[number]?.document ?? 0)
        }
        return Library(
            documents: documents,
            passages: passages,
            synonyms: synonyms,
            questions: questions,
            source: DiskSource(connection, statistics, labels),
            speller: Speller(
                isKnown: { [connection] word in
                    let row = try? connection.one("SELECT 1 FROM word WHERE word = ?", .text(word))
                    return row != nil
                },
                load: { (try? self.words()) ?? [] }
            ),
            areas: areas,
            number: { [connection] reference in
                let row = try? connection.one(
                    "SELECT min(id) FROM passage WHERE reference = ?",
                    .text(reference)
                )
                return try? row?.optionalInt(0)
            },
            faults: faults
        )
    }

    private func words() throws(SQLiteError) -> [(String, Int)] {
        var words: [(String, Int)] = []
        try connection.forEach("SELECT word, documents FROM word") { (row) throws(SQLiteError) in
            words.append((try row.text(0), try row.int(1)))
        }
        return words
    }
}
