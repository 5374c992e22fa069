/// The id of a field, of one of its slots (`q3.grade`) or of the item they share (`bx.planning`).
///
/// Ids are part of the outside contract and are compared exactly.
package struct FieldID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    package let text: String

    package init(_ text: String) { self.text = text }

    package init(stringLiteral text: String) { self.text = text }

    package var description: String { text }

    /// This id with one more part: `q3` and `grade` give `q3.grade`.
    package func slot(_ name: String) -> FieldID { FieldID(text + "." + name) }

    /// The id without its last part when that part is `name`: `bx.planning.score` gives `bx.planning`.
    package func without(_ name: String) -> FieldID? {
        text.hasSuffix("." + name) ? FieldID(String(text.dropLast(name.utf8.count + 1))) : nil
    }

    /// Whether both name one item: the same id, or one is the other with more parts.
    package func sharesItem(with other: FieldID) -> Bool {
        self == other || text.hasPrefix(other.text + ".") || other.text.hasPrefix(text + ".")
    }

    package static func < (one: FieldID, other: FieldID) -> Bool { one.text < other.text }
}

extension FieldID: Codable {
    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
