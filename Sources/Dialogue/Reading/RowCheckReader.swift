import Audits

struct RowCheckReader {
    init(_ w: Words, earlier: [Row]) {}
    func read() -> [Row] { [] }
}
