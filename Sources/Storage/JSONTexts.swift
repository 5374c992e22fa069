import Audits
import FoundationEssentials

/// Values as JSON text and back, always in the same form, so that equal values have equal texts.
struct JSONTexts {
    private let encoder: JSONEncoder
    private let decoder = JSONDecoder()

    init() {
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// Members in the order of their names.
    func text(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Plain words and whole numbers, which are most of what is kept, go past the encoder.
    func text(_ json: JSON) throws -> String {
        switch json {
        case .string(let words) where words.utf8.allSatisfy(Self.isPlain): "\"\(words)\""
        case .integer(let number): String(number)
        default: try encode(json)
        }
    }

    /// Reads a text that this type wrote.
    func read<T: Decodable>(_ text: String, as type: T.Type = T.self) throws -> T {
        try decoder.decode(type, from: Data(text.utf8))
    }

    /// Reads a text that this type wrote, plain words past the decoder.
    func json(_ text: String) throws -> JSON {
        if let number = Int(text) { return .integer(number) }
        let inner = text.utf8.dropFirst().dropLast()
        if text.utf8.first == UInt8(ascii: "\""), inner.allSatisfy(Self.isPlain) {
            return .string(String(Substring(inner)))
        }
        return try read(text)
    }

    private func encode(_ json: JSON) throws -> String {
        String(decoding: try encoder.encode(json), as: UTF8.self)
    }

    /// A byte that stands for itself within a JSON string.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}

extension JSONTexts {
    /// An answer as it is kept: as it would be read back.
    ///
    /// - Throws: `.unreadable` for a value that could not be read back at all, such as an empty text.
    func text(_ value: Audits.Value, slot: String) throws -> String {
        guard let read = Audits.Value(value.json(), as: value.kind) else {
            throw StorageError(
                .unreadable,
                at: slot,
                what: "the value could not be read back",
                remedy: "report this with what you were doing"
            )
        }
        return try text(read.json())
    }

    /// An answer as its form reads it, or, where the form has changed and cannot, by its shape.
    func value(_ text: String, as kind: SlotKind?) throws -> Audits.Value? {
        let json = try json(text)
        if let kind, let value = Audits.Value(json, as: kind) { return value }
        return switch json {
        case .integer: Audits.Value(json, as: .score)
        case .array: Audits.Value(json, as: .table(columns: []))
        default: Audits.Value(json, as: .text)
        }
    }

    /// A list of ids as it was kept; most are empty.
    func ids(_ text: String) throws -> [FieldID] { text == "[]" ? [] : try read(text) }

    /// A list of ids as it is kept.
    func text(_ ids: [FieldID]) throws -> String {
        try text(JSON.array(ids.map { .string($0.text) }))
    }
}

extension Audits.Value {
    /// The kind of slot that could hold it.
    fileprivate var kind: SlotKind {
        switch self {
        case .text: .text
        case .choice: .choice(allowed: [.yes, .no, .notApplicable])
        case .grade: .grade
        case .score: .score
        case .date: .date
        case .rows: .table(columns: [])
        }
    }
}
