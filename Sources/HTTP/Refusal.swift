/// Why the bytes of a connection are no request; it is answered and the connection closed.
package struct Refusal: Error, Sendable, Equatable {
    /// 400, 408, 413, 414, 417, 431, 501 or 505.
    package let status: Int
    /// What is wrong and what is wanted; never what was sent.
    package let detail: String

    init(_ status: Int, _ detail: StaticString) {
        self.status = status
        self.detail = detail.description
    }
}
