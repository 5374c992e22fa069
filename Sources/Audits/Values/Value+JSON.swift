/// How values travel as JSON, in exports, captures and the store: by what the slot holds.
extension Value {
    /// The value in the flat form of the outside contract; rows get every one of `columns`.
    package func json(columns: [String] = []) -> JSON {
        switch self {
        case .text(let text): .string(text)
        case .choice(let choice): .string(choice.rawValue)
        case .grade(let grade): .string(grade.rawValue)
        case .score(let score): .integer(score)
        case .date(let day): .string(day.iso)
        case .rows(let rows): .array(rows.map { $0.json(columns: columns) })
        }
    }

    /// Reads a value for a slot that holds `kind`; `nil` when it is not one.
    package init?(_ json: JSON, as kind: SlotKind) {
        switch (kind, json) {
        case (.text, .string(let text)):
            let trimmed = text.trimmed
            guard !trimmed.isEmpty else { return nil }
            self = .text(trimmed)
        case (.choice(let allowed), .string(let text)):
            guard let choice = Choice(rawValue: text), allowed.contains(choice) else { return nil }
            self = .choice(choice)
        case (.grade, .string(let text)):
            guard let grade = Grade(rawValue: text) else { return nil }
            self = .grade(grade)
        case (.score, .integer(let score)):
            guard (0...10).contains(score) else { return nil }
            self = .score(score)
        case (.date, .string(let text)):
            guard let day = Day(iso: text) else { return nil }
            self = .date(day)
        case (.table, .array(let items)):
            var rows: [Row] = []
            for item in items {
                guard let row = Row(item) else { return nil }
                rows.append(row)
            }
            self = .rows(rows)
        default: return nil
        }
    }
}

extension Row {
    package func json(columns: [String]) -> JSON {
        var members: [String: JSON] = [:]
        for column in columns { members[column] = .null }
        for (column, text) in cells { members[column] = .string(text) }
        return .object(members)
    }

    /// Reads a row; `nil` unless it is an object whose members are text or null and a `due` is a date.
    package init?(_ json: JSON) {
        guard case .object(let members) = json else { return nil }
        var cells: [String: String] = [:]
        for (column, value) in members {
            switch value {
            case .null: continue
            case .string(let text):
                if column == "due" {
                    guard let day = Day(iso: text) else { return nil }
                    cells[column] = day.iso
                } else if !text.trimmed.isEmpty {
                    cells[column] = text.trimmed
                }
            case .integer(let number): cells[column] = String(number)
            case .bool(let flag): cells[column] = flag ? "yes" : "no"
            default: return nil
            }
        }
        self.init(cells)
    }
}

extension StringProtocol {
    /// Without white space at either end.
    package var trimmed: String {
        // Most texts begin and end with a visible ASCII character.
        let bytes = String(self).utf8
        if let first = bytes.first, let last = bytes.last, Self.isInk(first), Self.isInk(last) {
            return String(self)
        }
        var part = self[...]
        while let first = part.first, first.isWhitespace { part = part.dropFirst() }
        while let last = part.last, last.isWhitespace { part = part.dropLast() }
        return String(part)
    }

    private static func isInk(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}
