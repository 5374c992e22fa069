/// One row of a result, copied out of SQLite.
///
/// The typed readers throw `.mismatch` when the column holds another type, null included, or when
/// there is no such column; their `optional` forms give `nil` for null. Columns count from 0.
package struct Row: Hashable, Sendable {
    package let values: [Value]

    package init(_ values: [Value]) { self.values = values }

    /// The value of a column; null where there is no such column.
    package subscript(column: Int) -> Value {
        values.indices.contains(column) ? values[column] : .null
    }

    package func text(_ column: Int) throws(SQLiteError) -> String {
        guard case .text(let value) = self[column] else { throw .mismatch(column, "text") }
        return value
    }

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

    package func blob(_ column: Int) throws(SQLiteError) -> [UInt8] {
        guard case .blob(let value) = self[column] else { throw .mismatch(column, "blob") }
        return value
    }

    package func optionalText(_ column: Int) throws(SQLiteError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    package func optionalInteger(_ column: Int) throws(SQLiteError) -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    package func optionalInt(_ column: Int) throws(SQLiteError) -> Int? {
        isNull(column) ? nil : try int(column)
    }

    package func optionalReal(_ column: Int) throws(SQLiteError) -> Double? {
        isNull(column) ? nil : try real(column)
    }

    package func optionalBlob(_ column: Int) throws(SQLiteError) -> [UInt8]? {
        isNull(column) ? nil : try blob(column)
    }

    private func isNull(_ column: Int) -> Bool {
        values.indices.contains(column) && values[column] == .null
    }
}
