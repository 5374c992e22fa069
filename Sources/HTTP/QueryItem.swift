/// One `name=value` of a query string or of a form sent as `application/x-www-form-urlencoded`.
package struct QueryItem: Sendable, Equatable {
    /// Decoded; may be empty.
    package let name: String
    /// Decoded; empty where there was no `=`.
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Reads `a=1&b=two+words`, in order, repeats kept.
    ///
    /// - Returns: `nil` for a broken escape or text that is not UTF-8.
    /// - Complexity: O(*n*).
    package static func read(_ bytes: Span<UInt8>) -> [QueryItem]? {
        var items: [QueryItem] = []
        var start = 0
        while start < bytes.count {
            var end = start
            var equals: Int?
            while end < bytes.count, bytes[end] != UInt8(ascii: "&") {
                if equals == nil, bytes[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            if end > start {
                let nameEnd = equals ?? end
                let valueStart = equals.map { $0 + 1 } ?? end
                let name = bytes.extracting(start..<nameEnd)
                let value = bytes.extracting(valueStart..<end)
                guard let name = PercentEncoding.decode(name, plusIsSpace: true),
                    let value = PercentEncoding.decode(value, plusIsSpace: true)
                else { return nil }
                items.append(QueryItem(name, value))
            }
            start = end + 1
        }
        return items
    }
}
