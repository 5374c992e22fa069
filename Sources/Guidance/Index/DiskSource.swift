import SQLite

/// The ranking's knowledge in the index: FTS5 finds the candidates, the scorer ranks them.
final class DiskSource: RankSource {
    let statistics: Statistics
    private let connection: Connection
    private let labels: [PassageStore.Label?]
    private var counts: [Term: Int] = [:]

    /// How many passages the rarest terms may bring in, all told.
    private static let budget = 2000

    init(_ connection: Connection, _ statistics: Statistics, _ labels: [PassageStore.Label?]) {
        self.connection = connection
        self.statistics = statistics
        self.labels = labels
    }

    func holders(_ term: Term) -> Int {
        if let count = counts[term] { return count }
        let row = try? connection.one(
            "SELECT doc FROM vocabulary WHERE term = ?",
            .text(IndexFile.token(term))
        )
        let count = (try? row?.int(0)) ?? 0
        if counts.count > 20_000 { counts = [:] }
        counts[term] = count
        return count
    }

    func candidates(_ query: Query, where isWanted: (Int) -> Bool) -> [Candidate] {
        guard let match = match(query) else { return [] }
        var found: [Candidate] = []
        try? connection.forEach(
            """
            SELECT t.id, t.terms FROM fts JOIN passage_terms AS t ON t.id = fts.rowid
                WHERE fts MATCH ? LIMIT ?
            """,
            .text(match),
            .int(2 * Self.budget)
        ) { (row) throws(SQLiteError) in
            let number = try row.int(0)
            guard isWanted(number) else { return }
            found.append(
                Candidate(
                    number: number,
                    document: labels[number]?.document ?? 0,
                    text: TermText(encoded: try row.blob(1))
                )
            )
        }
        return found
    }

    /// The rarest terms within the budget; when even the rarest is too frequent, it together
    /// with any of the others.
    private func match(_ query: Query) -> String? {
        let held = query.words.map { ($0.term, holders($0.term)) }.filter { $0.1 > 0 }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let first = held.first else { return nil }
        var sum = 0
        let rare = held.prefix { term in
            sum += term.1
            return sum <= Self.budget
        }
        func any(_ terms: some Sequence<(Term, Int)>) -> String {
            terms.map { IndexFile.token($0.0) }.joined(separator: " OR ")
        }
        if !rare.isEmpty { return any(rare) }
        let others = held.dropFirst()
        let token = IndexFile.token(first.0)
        return others.isEmpty ? token : "\(token) AND (\(any(others)))"
    }
}
