import Markdown

/// What a passage says to a question: the text of the answer and the words that prove it.
struct Piece {
    var text: String
    /// Stands so in the file: one sentence, item or cell.
    var quote: String
}

/// Turns a passage into the part of it that was asked for.
struct Composer {
    let matcher: Matcher

    /// Tables longer than this are cut to the rows that fit the question.
    private static let longTable = 500

    /// With `isBrief` only the direct answer: the first sentence of the first paragraph, and the list
    /// that it leads to.
    func compose(_ passage: Passage, _ reading: Reading, isBrief: Bool = false) -> Piece {
        var lines: [String] = []
        var quotable: [String] = []
        var isPart = isNarrow(reading)
        for block in passage.blocks {
            switch block.kind {
            case .paragraph(let text):
                var text = plain(text)
                if text.hasPrefix("Note:"), isPart || isBrief { continue }
                if isBrief {
                    guard lines.isEmpty, let first = Self.sentences(text).first else { continue }
                    text = first
                }
                lines.append(text)
                quotable += Self.sentences(text)
            case .item(let indent, let number, let text):
                let mark = number.map { "\($0). " } ?? "- "
                lines.append(String(repeating: " ", count: 2 * indent) + mark + plain(text))
                quotable += Self.sentences(plain(text))
            case .table(let header, let rows, _):
                let table = Table(header: header, rows: rows)
                let picked = pick(table, passage, reading)
                if picked.isPart {
                    isPart = true
                    // The rows answer by themselves; what leads to the whole table would not.
                    lines = []
                    quotable = []
                }
                lines += picked.lines
                quotable += picked.quotable
            case .heading, .comment: break
            }
        }
        let quote = best(quotable, reading) ?? lines.first ?? passage.title
        if lines.count == 1, let only = lines.first, only.hasPrefix("- ") {
            lines = [String(only.dropFirst(2))]
        }
        return Piece(text: lines.joined(separator: "\n"), quote: quote)
    }

    /// The grades that a passage's grid has columns for; empty when it has no grid.
    static func grades(of passage: Passage) -> [String] {
        for block in passage.blocks {
            guard case .table(let header, let rows, _) = block.kind else { continue }
            let grades = Table(header: header, rows: rows).grades.map(\.name)
            if grades.count > 1 { return grades }
        }
        return []
    }

    private func isNarrow(_ reading: Reading) -> Bool { !reading.grades.isEmpty }

    // MARK: Tables

    private struct Table {
        let header: [String]
        let rows: [[String]]

        /// Whether a cell says anything.
        func says(_ row: Int, _ column: Int) -> Bool {
            column < rows[row].count && !["", "-"].contains(rows[row][column].trimmed)
        }

        /// The columns that are grades, by the attributes' name of the grade.
        var grades: [(name: String, column: Int)] {
            header.enumerated().compactMap { column, title in
                let name = title.lowercased()
                return ["good", "requires improvement", "inadequate", "outstanding"].contains(name)
                    ? (name, column) : nil
            }
        }
    }

    private struct Picked {
        var lines: [String] = []
        var quotable: [String] = []
        var isPart = false
    }

    private func pick(_ table: Table, _ passage: Passage, _ reading: Reading) -> Picked {
        let grid = table.grades
        if grid.count > 1 { return pickGrid(table, grid, passage, reading) }
        var picked = Picked()
        let bands = bandRows(table, reading)
        let rows =
            bands
            ?? (isLong(table) && !wantsWhole(reading) ? fitting(table, passage, reading) : nil)
        picked.isPart = rows != nil && rows?.count != table.rows.count
        for row in rows ?? table.rows {
            if bands != nil, row.count == 2, let number = reading.numbers.first {
                picked.lines.append("A score of \(number) means \(row[1]) (\(row[0])).")
                picked.quotable.append("\(row[0]) | \(row[1])")
                continue
            }
            let cells = row.map(Self.flat).filter { $0 != "-" && !$0.isEmpty }
            guard let first = cells.first else { continue }
            picked.lines.append(
                "- " + first + (cells.count > 1 ? ": " : "")
                    + cells.dropFirst().joined(separator: "; ")
            )
            picked.quotable += row.flatMap(Self.cellParts)
            let whole = cells.joined(separator: " | ")
            if whole.utf8.count < 120 { picked.quotable.append(whole) }
        }
        return picked
    }

    private func isLong(_ table: Table) -> Bool {
        table.rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.utf8.count } } > Self.longTable
    }

    private func wantsWhole(_ reading: Reading) -> Bool {
        // Of rows that are compared, one alone would be no answer.
        reading.isComparison && reading.grades.isEmpty
            || reading.words.contains {
                ["all", "summary", "everything", "table", "list"].contains($0)
            }
    }

    /// The rows whose first cell is a band of numbers that holds a number of the question.
    private func bandRows(_ table: Table, _ reading: Reading) -> [[String]]? {
        let bands = table.rows.compactMap { row in
            Features.band(row.first ?? "").map { ($0, row) }
        }
        guard bands.count == table.rows.count, !bands.isEmpty else { return nil }
        let held = bands.filter { band in reading.numbers.contains { band.0.contains($0) } }
        return held.isEmpty || reading.numbers.count > 1 ? nil : held.map(\.1)
    }

    /// The rows that hold most of what the passage's title does not.
    private func fitting(_ table: Table, _ passage: Passage, _ reading: Reading) -> [[String]]? {
        let rows = fittingRows(table, passage, reading)
        return rows.isEmpty ? nil : rows.map { table.rows[$0] }
    }

    private func fittingRows(_ table: Table, _ passage: Passage, _ reading: Reading) -> [Int] {
        var stems = StemCache()
        let known = Set(Words.terms(passage.title + " " + (passage.attributes.area ?? ""), &stems))
        let graded: Set<String> = [
            "good", "ri", "requires", "requiring", "improvement", "inadequate", "outstanding",
            "difference", "differences", "compare", "grid", "vs", "versus", "v",
        ]
        let words = Set(reading.content).filter {
            !graded.contains($0) && !LightWords.contains($0) && !known.contains(Term(word: $0))
        }
        let wanted = matcher.wanted(words)
        let total = wanted.reduce(0) { $0 + $1.rarity }
        guard total > 0 else { return [] }
        let shares = table.rows.map { row -> Double in
            let head = Set(Words.terms(row.first ?? "", &stems))
            let rest = Set(Words.terms(row.dropFirst().joined(separator: " "), &stems))
            var share = 0.0
            for word in wanted {
                share += max(word.share(in: head), 0.7 * word.share(in: rest)) * word.rarity
            }
            return share / total
        }
        guard let best = shares.max(), best >= 0.3 else { return [] }
        return shares.indices.filter { shares[$0] >= 0.6 * best }
    }

    private func pickGrid(
        _ table: Table,
        _ grid: [(name: String, column: Int)],
        _ passage: Passage,
        _ reading: Reading
    ) -> Picked {
        var picked = Picked()
        picked.isPart = true
        let asked = grid.filter { reading.grades.contains($0.name) }
        let columns = asked.isEmpty ? grid : asked
        let fitting = fittingRows(table, passage, reading)
        for (_, column) in columns {
            var rows = fitting.isEmpty ? Array(table.rows.indices) : fitting
            let says = rows.contains { table.says($0, column) }
            let title = table.header[column]
            if !says, !asked.isEmpty {
                // The aspect asked about has nothing at this grade: said so, and then all aspects.
                picked.lines += fitting.map { row in
                    "\(Self.flat(table.rows[row][0])): nothing is said for \(title)."
                }
                rows = Array(table.rows.indices)
            }
            if columns.count > 1 || fitting.isEmpty || !says {
                picked.lines.append("\(title)\(areaLabel(passage)):")
            }
            for index in rows where column < table.rows[index].count {
                let cell = table.rows[index][column]
                let parts = Self.cellParts(cell)
                if parts.isEmpty {
                    if rows == fitting {
                        picked.lines.append(
                            "- \(Self.flat(table.rows[index][0])): nothing is said for \(title)."
                        )
                    }
                    continue
                }
                picked.lines += parts.map { "- " + $0 }
                picked.quotable += parts
            }
        }
        return picked
    }

    private func areaLabel(_ passage: Passage) -> String {
        passage.attributes.area.map { " (\($0))" } ?? ""
    }

    /// A cell as one line.
    private static func flat(_ cell: String) -> String {
        plain(cell).split(separator: "\n").map(\.trimmed).joined(separator: " ")
    }

    /// The statements of a cell.
    private static func cellParts(_ cell: String) -> [String] {
        plain(cell).split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty && $0 != "-" }
    }

    // MARK: Quotes

    /// The sentences of a text: cut behind full stops, question and exclamation marks.
    static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        let bytes = Array(text.utf8)
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
        func close(_ start: Int, _ end: Int) {
            var (start, end) = (start, end)
            while start < end, isBlank(bytes[start]) { start += 1 }
            while end > start, isBlank(bytes[end - 1]) { end -= 1 }
            if end > start { sentences.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
        }
        var start = 0
        for place in bytes.indices.dropFirst() where isBlank(bytes[place]) {
            let isEnd = [0x2E, 0x3F, 0x21].contains(bytes[place - 1])
            // "e.g." and "1." end no sentence.
            if isEnd, place - start > 12 {
                close(start, place)
                start = place
            }
        }
        close(start, bytes.count)
        return sentences
    }

    /// The first of the sentences that hold most of the question; at least three words.
    private func best(_ sentences: [String], _ reading: Reading) -> String? {
        var stems = StemCache()
        var best: (text: String, share: Double)?
        let wanted = matcher.wanted(reading.content)
        let whole = sentences.filter { !$0.hasSuffix(":") }
        for sentence in whole.isEmpty ? sentences : whole
        where sentence.split(whereSeparator: \.isWhitespace).count >= 3 {
            let terms = Set(Words.terms(sentence, &stems))
            let share = wanted.reduce(0) { $0 + $1.share(in: terms) * $1.rarity }
            if share > (best?.share ?? -1) + 0.0001 { best = (sentence, share) }
        }
        return best?.text
    }
}
