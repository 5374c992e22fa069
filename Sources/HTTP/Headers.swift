/// The fields of a request, in the order they came, kept as one run of bytes.
///
/// Two allocations for a whole header section; text is made only for what is asked for. The run is
/// that of the whole head, so equal headers are those of equal heads.
package struct Headers: Sendable, Equatable {
    /// Where one field stands in `bytes`.
    struct Field: Sendable, Equatable {
        let name: Range<UInt32>
        let value: Range<UInt32>
    }

    private let bytes: [UInt8]
    private let fields: [Field]

    init(bytes: [UInt8], fields: [Field]) {
        self.bytes = bytes
        self.fields = fields
    }

    /// The number of field lines.
    package var count: Int { fields.count }

    /// The value under a name, whatever the case of its letters; `nil` if it was not sent.
    ///
    /// Repeated fields are joined by `", "` (RFC 9110 section 5.3), so that where one value is
    /// expected a second one spoils it rather than hides behind it. Bytes that are not UTF-8 read
    /// as U+FFFD.
    /// - Complexity: O(fields).
    package subscript(_ name: String) -> String? {
        var joined: String?
        for field in fields where isNamed(field, name) {
            let value = text(field.value)
            joined = joined.map { "\($0), \(value)" } ?? value
        }
        return joined
    }

    /// Each value under a name, in order.
    package func all(_ name: String) -> [String] {
        fields.filter { isNamed($0, name) }.map { text($0.value) }
    }

    /// Every field, names as they were sent.
    package var list: [(name: String, value: String)] {
        fields.map { (text($0.name), text($0.value)) }
    }

    /// Whether a comma-separated field holds a token, as `Connection: close`.
    package func list(_ name: String, holds token: String) -> Bool {
        fields.contains { field in
            isNamed(field, name)
                && text(field.value).split(separator: ",").contains {
                    $0.trimmingBlanks.isSameToken(as: token)
                }
        }
    }

    /// The value of the only field of that name.
    ///
    /// - Returns: `.none`, `.one` with where it stands, or `.several`.
    func only(_ name: StaticString) -> Occurrence {
        var found = Occurrence.none
        for field in fields where isNamed(field, name) {
            guard case .none = found else { return .several }
            found = .one(Int(field.value.lowerBound)..<Int(field.value.upperBound))
        }
        return found
    }

    enum Occurrence {
        case none
        case one(Range<Int>)
        case several
    }

    func text(_ range: Range<UInt32>) -> String {
        String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    private func isNamed(_ field: Field, _ name: String) -> Bool {
        var name = name
        return name.withUTF8 { isNamed(field, $0) }
    }

    private func isNamed(_ field: Field, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { isNamed(field, $0) }
    }

    private func isNamed(_ field: Field, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard field.name.count == name.count else { return false }
        let start = Int(field.name.lowerBound)
        for index in name.indices where bytes[start + index].lowered != name[index].lowered {
            return false
        }
        return true
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end.
    var trimmingBlanks: Substring {
        var rest = Substring(self).utf8
        while let first = rest.first, first.isBlank { rest.removeFirst() }
        while let last = rest.last, last.isBlank { rest.removeLast() }
        return Substring(rest)
    }
}
