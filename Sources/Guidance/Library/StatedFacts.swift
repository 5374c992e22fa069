import Markdown

/// What a document without front matter says about its own date, review and version.
struct StatedFacts {
    private(set) var date: String?
    private(set) var review: String?
    private(set) var status: String?

    /// Words before a date, in the order in which they are preferred.
    private static let dated = [
        "approved", "effective from", "effective date", "last updated", "updated", "issued",
        "published", "revised", "date",
    ]
    private static let reviewed = ["review date", "next review", "review due", "due for review"]
    /// How many lines at each end of a document are read, and how long they may be.
    private static let depth = (first: 25, last: 12, length: 160)

    init(_ blocks: [Block]) {
        var lines: [String] = []
        for block in blocks {
            switch block.kind {
            case .heading(_, let text, _), .paragraph(let text), .item(_, _, let text):
                lines += text.split(whereSeparator: { $0.isNewline || $0 == ";" })
                    .map { plain(String($0)) }
            case .table(let header, let rows, _):
                lines += ([header] + rows).map { $0.map(plain).joined(separator: " ") }
            case .comment: break
            }
        }
        let ends =
            Array(lines.prefix(Self.depth.first))
            + lines.dropFirst(Self.depth.first)
            .suffix(Self.depth.last)
        let sentences = ends.flatMap { Composer.sentences($0) }
            .filter { $0.utf8.count <= Self.depth.length }
            .map { Words.split($0) }
        review = Self.date(after: Self.reviewed, in: sentences)
        let others = sentences.filter { words in
            !Self.reviewed.contains { ReadingReader.contains(words, Words.split($0)) }
        }
        date = Self.date(after: Self.dated, in: others)
        status = Self.version(sentences)
    }

    private static func date(after leads: [String], in sentences: [[String]]) -> String? {
        for lead in leads.map({ Words.split($0) }) {
            for words in sentences {
                guard
                    let start = words.indices.first(where: { words[$0...].starts(with: lead) })
                else { continue }
                if let date = date(words[(start + lead.count)...].prefix(6)) { return date }
            }
        }
        return nil
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// `24 July 2020`, `July 2020`, `24/07/2020` or `2020-07-24` as words; ISO 8601.
    static func date(_ words: ArraySlice<String>) -> String? {
        guard let place = words.firstIndex(where: { year($0) != nil }),
            let year = year(words[place])
        else { return nil }
        let before = Array(words[..<place].suffix(2))
        let after = words[(place + 1)...].prefix(2).compactMap { Int($0) }
        if let name = before.last, let month = month(named: name) {
            let day = before.count > 1 ? Int(before[0].prefix(while: \.isNumber)) : nil
            return iso(year, month, day)
        }
        let numbers = before.compactMap { Int($0) }
        if numbers.count == 2, (1...12).contains(numbers[1]) {
            return iso(year, numbers[1], numbers[0])
        }
        if numbers.count == 1, (1...12).contains(numbers[0]) { return iso(year, numbers[0], nil) }
        if let month = after.first, (1...12).contains(month) {
            return iso(year, month, after.count > 1 ? after[1] : nil)
        }
        return String(year)
    }

    private static func year(_ word: String) -> Int? {
        Int(word).flatMap { (1990...2100).contains($0) ? $0 : nil }
    }

    private static func month(named word: String) -> Int? {
        months.firstIndex { word.hasPrefix($0) && word.count <= 9 }.map { $0 + 1 }
    }

    private static func iso(_ year: Int, _ month: Int, _ day: Int?) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let days = day.flatMap { (1...31).contains($0) ? "-" + two($0) : nil } ?? ""
        return "\(year)-\(two(month))\(days)"
    }

    private static func version(_ sentences: [[String]]) -> String? {
        for words in sentences {
            guard let place = words.firstIndex(of: "version"), place + 1 < words.count,
                Int(words[place + 1]) != nil
            else { continue }
            let numbers = words[(place + 1)...].prefix(2).prefix { Int($0) != nil && $0.count < 3 }
            if !numbers.isEmpty { return "version " + numbers.joined(separator: ".") }
        }
        return nil
    }
}
