/// A value of SQLite, to bind or as read.
package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    /// SQLite keeps a NaN as null.
    case real(Double)
    /// Any Unicode, NUL included.
    case text(String)
    case blob([UInt8])

    /// An integer from Swift's usual type.
    package static func int(_ value: Int) -> Self { .integer(Int64(value)) }

    /// 1 or 0.
    package static func bool(_ value: Bool) -> Self { .integer(value ? 1 : 0) }

    /// A text, or null for none.
    package static func text(orNull value: String?) -> Self { value.map { .text($0) } ?? .null }

    /// An integer, or null for none.
    package static func int(orNull value: Int?) -> Self { value.map { .int($0) } ?? .null }
}
