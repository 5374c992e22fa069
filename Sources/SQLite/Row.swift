/// One row of a result, copied out of SQLite.
///
/// The typed readers throw `.mismatch` when the column holds another type, null included, or when
/// there is no such column; their `optional` forms give `nil` for null. Columns count from 0.
package struct Row: Hashable, Sendable {
    /// The values in the order of the columns.
    package let values: [Value]

    /// A row of these values.
    package init(_ values: [Value]) { self.values = values }

    /// The value of a column; null where there is no such column.
    package subscript(column: Int) -> Value {
        values.indices.contains(column) ? values[column] : .null
    }

    /// A text.
    package func text(_ column: Int) throws(SQLiteError) -> String {
        guard case .text(let value) = self[column] else { throw .mismatch(column, "text") }
        return value
    }

    /// An integer of 64 bits.
    package func integer(_ column: Int) throws(SQLiteError) -> Int64 {
        guard case .integer(let value) = self[column] else { throw .mismatch(column, "integer") }
        return value
    }

    /// An integer as Swift's usual type.
    package func int(_ column: Int) throws(SQLiteError) -> Int { Int(try integer(column)) }

    /// An integer that is not 0.
    package func bool(_ column: Int) throws(SQLiteError) -> Bool { try integer(column) != 0 }

    /// A real number; integers count as such.
    package func real(_ column: Int) throws(SQLiteError) -> Double {
        switch self[column] {
        case .real(let value): value
        case .integer(let value): Double(value)
        default: throw .mismatch(column, "real")
        }
    }

    /// Bytes.
    package func blob(_ column: Int) throws(SQLiteError) -> [UInt8] {
        guard case .blob(let value) = self[column] else { throw .mismatch(column, "blob") }
        return value
    }

    /// A text, or `nil` for null.
    package func optionalText(_ column: Int) throws(SQLiteError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    /// An integer of 64 bits, or `nil` for null.
    package func optionalInteger(_ column: Int) throws(SQLiteError) -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    /// An integer, or `nil` for null.
    package func optionalInt(_ column: Int) throws(SQLiteError) -> Int? {
        isNull(column) ? nil : try int(column)
    }

    /// A real number, or `nil` for null.
    package func optionalReal(_ column: Int) throws(SQLiteError) -> Double? {
        isNull(column) ? nil : try real(column)
    }

    /// Bytes, or `nil` for null.
    package func optionalBlob(_ column: Int) throws(SQLiteError) -> [UInt8]? {
        isNull(column) ? nil : try blob(column)
    }

    private func isNull(_ column: Int) -> Bool {
        values.indices.contains(column) && values[column] == .null
    }
}
