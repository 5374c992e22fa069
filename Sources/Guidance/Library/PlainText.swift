/// Gives plain text the marks of Markdown that its writer meant: headings, tables, definitions.
///
/// For text files and for what `pdftotext` makes of a page; Markdown keeps its own marks and gets
/// only those that it lacks.
enum PlainText {
    /// A text without marks as Markdown.
    static func markdown(_ text: String) -> String {
        let pages = text.split(separator: "\u{C}", omittingEmptySubsequences: true).map(lines)
        let body = withoutRunningLines(pages)
        return marked(withDefinitions(withTables(body)))
    }

    /// Markdown with the tables and definitions that word processors leave unmarked.
    static func completed(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return withDefinitions(withTables(lines.map { Line($0, cells: tabbed($0)) }))
            .map(\.text).joined(separator: "\n")
    }

    private struct Line {
        var text: String
        /// The cells, when the line may be the row of a table.
        var cells: [String]
        /// Whether the line may be a heading.
        var isPlain = true

        init(_ text: String, cells: [String], isPlain: Bool = true) {
            self.text = text
            self.cells = cells
            self.isPlain = isPlain
        }

        var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
    }

    private static func lines(_ page: some StringProtocol) -> [Line] {
        page.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            let cells = columns(String(line))
            return Line(line.trimmed, cells: cells.count > 1 ? cells : [])
        }
    }

    private static func tabbed(_ line: String) -> [String] {
        let cells = line.trimmed.split(separator: "\t", omittingEmptySubsequences: true)
            .map(\.trimmed)
        return cells.count > 1 ? cells : []
    }

    /// The line cut at tabs and at three or more blanks.
    private static func columns(_ line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var blanks = 0
        for character in line.trimmed {
            if character == "\t" {
                blanks += 3
            } else if character == " " {
                blanks += 1
            } else {
                if blanks >= 3, !cell.isEmpty {
                    cells.append(cell)
                    cell = ""
                } else if blanks > 0, !cell.isEmpty {
                    cell += " "
                }
                blanks = 0
                cell.append(character)
            }
        }
        return cell.isEmpty ? cells : cells + [cell]
    }

    // MARK: Pages

    /// Drops what stands at the head or foot of most pages, such as page numbers.
    private static func withoutRunningLines(_ pages: [[Line]]) -> [Line] {
        guard pages.count > 1 else { return pages.first ?? [] }
        func edges(_ page: [Line]) -> [Int] {
            let told = page.indices.filter { !page[$0].isBlank }
            return Array(Set(told.prefix(2) + told.suffix(2)))
        }
        func form(_ line: Line) -> String {
            line.text.filter { !$0.isNumber }.split(separator: " ").joined(separator: " ")
        }
        var counts: [String: Int] = [:]
        for page in pages {
            for form in Set(edges(page).map { form(page[$0]) }) { counts[form, default: 0] += 1 }
        }
        return pages.flatMap { page -> [Line] in
            let running = Set(
                edges(page).filter { counts[form(page[$0]), default: 0] * 2 > pages.count }
            )
            return page.indices.filter { !running.contains($0) }.map { page[$0] }
        }
    }

    // MARK: Tables

    /// Makes tables of lines that stand together and have equally many cells.
    private static func withTables(_ lines: [Line]) -> [Line] {
        var result: [Line] = []
        var index = 0
        while index < lines.count {
            let width = lines[index].cells.count
            let end = lines[index...].firstIndex { $0.cells.count != width } ?? lines.count
            guard width > 1, end - index > 1 else {
                result.append(lines[index])
                index += 1
                continue
            }
            result.append(Line("", cells: []))
            for (place, line) in lines[index..<end].enumerated() {
                result.append(Line(row(line.cells), cells: [], isPlain: false))
                if place == 0 {
                    let rule = row(Array(repeating: "---", count: width))
                    result.append(Line(rule, cells: [], isPlain: false))
                }
            }
            result.append(Line("", cells: []))
            index = end
        }
        return result
    }

    private static func row(_ cells: [String]) -> String {
        let safe = cells.map { cell in
            cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
        }
        return "| " + safe.joined(separator: " | ") + " |"
    }

    // MARK: Definitions

    /// Joins a line that begins with a colon to the term above it.
    private static func withDefinitions(_ lines: [Line]) -> [Line] {
        var result: [Line] = []
        for line in lines {
            let text = line.text.trimmed
            guard text.hasPrefix(": ") || text.hasPrefix(":\t") || text.hasPrefix(":   "),
                let term = result.lastIndex(where: { !$0.isBlank }), result.count - term < 3,
                result[term].isPlain, !result[term].text.hasPrefix("#")
            else {
                result.append(line)
                continue
            }
            result.removeSubrange((term + 1)...)
            result[term].text += ": " + text.dropFirst().trimmed
            result[term].isPlain = false
        }
        return result
    }

    // MARK: Headings

    private static func marked(_ lines: [Line]) -> String {
        var result: [String] = []
        for (index, line) in lines.enumerated() {
            let before = index > 0 ? lines[index - 1] : Line("", cells: [])
            let rest = lines[(index + 1)...]
            let isHeading =
                line.isPlain && before.isBlank && looksLikeHeading(line.text)
                && rest.contains { !$0.isBlank } && isFollowed(line, by: rest.first)
            result.append(isHeading ? "\n## \(line.text)\n" : line.text)
        }
        return result.joined(separator: "\n")
    }

    private static func isFollowed(_ line: Line, by next: Line?) -> Bool {
        guard let next, !next.isBlank else { return true }
        guard let first = next.text.first, !first.isLowercase else { return false }
        if isItem(next.text) { return !isItem(line.text) }
        // The second line of a paragraph, or of a list, is about as long as the first.
        return next.text.count > line.text.count + 10 && !isItem(line.text)
    }

    private static func looksLikeHeading(_ text: String) -> Bool {
        guard let first = text.first, first.isUppercase || first.isNumber, let last = text.last,
            text.count <= 80, text.split(separator: " ").count <= 12
        else { return false }
        return !".,;:!".contains(last) && text.contains(where: \.isLetter)
    }

    private static func isItem(_ text: String) -> Bool {
        let mark = text.prefix { !$0.isWhitespace }
        return ["-", "*", "\u{2022}"].contains(mark)
            || mark.count < 4 && (mark.hasSuffix(".") || mark.hasSuffix(")"))
                && mark.dropLast().allSatisfy(\.isNumber)
    }
}
