/// A table that is being read.
struct Table {
    let header: [String]
    var rows: [[String]] = []
    var rowLines: [Int] = []
    /// Whether the rule was read or is known to be missing.
    var hasRule = false
}

extension Reader {
    mutating func faultNoRule(_ line: Int) {
        fault(
            line,
            "The table has no rule under its header",
            "write a row like | --- | --- | as its second line"
        )
    }

    /// Reads a row, or the rule that makes a table of the paragraph's last line.
    mutating func readTableLine(_ text: Bytes, _ line: Source.Line) -> Bool {
        if case .table(var table) = open {
            guard text.first == .bar || (table.hasRule && text.contains(.bar)) else {
                return false
            }
            open = .none  // so that the table is not copied
            let fits = addRow(text, to: &table, line)
            open = .table(table)
            if !fits { close() }
            return fits
        }
        if text.first == .bar, !text.isTableRule {
            close()
            columns = []
            open = .table(Table(header: text.cells.map(\.text)))
            openLine = line.number
            return true
        }
        guard case .paragraph = open, text.contains(.bar), text.isTableRule else {
            return false
        }
        let start = self.text.lastIndex(of: .newline).map { $0 + 1 } ?? 0
        let header = self.text[start...].cells
        guard header.count == text.cells.count else { return false }
        self.text.removeSubrange(max(0, start - 1)...)
        close()
        open = .table(Table(header: header.map(\.text), hasRule: true))
        openLine = line.number - 1
        return true
    }

    /// Adds a row as wide as the header; `false` if too much would have to be made up for it.
    private mutating func addRow(
        _ text: Bytes,
        to table: inout Table,
        _ line: Source.Line
    ) -> Bool {
        let width = table.header.count
        var cells = text.cells
        if cells.count != width {
            fault(
                line.number,
                "The row has \(cells.count) cells, the header has \(width)",
                "make them as many; write a literal bar as \\|"
            )
        }
        if !table.hasRule, table.rows.isEmpty {
            table.hasRule = true
            if text.isTableRule { return true }
            faultNoRule(openLine)
        }
        if cells.count > width {
            let rest = cells[(width - 1)...].map(\.text).joined(separator: " | ")
            cells.removeSubrange((width - 1)...)
            cells.append(Array(rest.utf8)[...])
        }
        padding -= width - cells.count
        guard padding >= 0 else { return false }
        let missing = Array(repeating: "", count: width - cells.count)
        table.rows.append(cells.map(\.text) + missing)
        table.rowLines.append(line.number)
        return true
    }
}
