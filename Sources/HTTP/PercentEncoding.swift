/// Reading `%41` as `A`, RFC 3986 section 2.1.
package enum PercentEncoding {
    /// The text that `bytes` stand for, or `nil` for a broken escape or text that is not UTF-8.
    ///
    /// `plusIsSpace` reads as in forms and query strings of browsers.
    /// - Complexity: O(*n*).
    package static func decode(_ bytes: Span<UInt8>, plusIsSpace: Bool = false) -> String? {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.count, let high = bytes[index + 1].hexValue,
                    let low = bytes[index + 2].hexValue
                else { return nil }
                plain.append(high << 4 | low)
                index += 3
            } else {
                plain.append(plusIsSpace && byte == UInt8(ascii: "+") ? .space : byte)
                index += 1
            }
        }
        return String(validating: plain, as: UTF8.self)
    }
}
