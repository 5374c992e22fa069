import CSQLite

/// A prepared statement; finalised with its last reference.
final class Statement {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { sqlite3_finalize(pointer) }

    /// Binds all values; SQLite's result code.
    func bind(_ values: [Value]) -> Int32 {
        guard Int(sqlite3_bind_parameter_count(pointer)) == values.count else {
            return SQLITE_RANGE
        }
        for (index, value) in zip(Int32(1)..., values) {
            let code =
                switch value {
                case .null: sqlite3_bind_null(pointer, index)
                case .integer(let integer): sqlite3_bind_int64(pointer, index, integer)
                case .real(let real): sqlite3_bind_double(pointer, index, real)
                case .text(var text):
                    text.withUTF8 {
                        csqlite_bind_text(pointer, index, $0.baseAddress, UInt64($0.count))
                    }
                case .blob(let bytes):
                    bytes.withUnsafeBytes {
                        csqlite_bind_blob(pointer, index, $0.baseAddress, UInt64($0.count))
                    }
                }
            guard code == SQLITE_OK else { return code }
        }
        return SQLITE_OK
    }

    /// Ends the query and forgets the values, so that none stays in memory.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    /// A copy of the row that the last step gave.
    var row: Row { Row((0..<sqlite3_column_count(pointer)).map(value)) }

    private func value(_ column: Int32) -> Value {
        switch sqlite3_column_type(pointer, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(pointer, column)
            let count = Int(sqlite3_column_bytes(pointer, column))
            let bytes = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(pointer, column)
            let count = Int(sqlite3_column_bytes(pointer, column))
            let bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
            return .blob(Array(bytes))
        default: return .null
        }
    }
}
