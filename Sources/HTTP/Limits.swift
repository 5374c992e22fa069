/// How much of one request is read before it is refused.
///
/// Every figure bounds memory held for one connection; the defaults suit short JSON messages.
package struct Limits: Sendable, Equatable {
    /// Bytes of the request line without its CRLF; beyond it 414.
    ///
    /// Never below 128.
    package var requestLine: Int
    /// Bytes of all field lines together with their CRLFs, trailers included; beyond it 431.
    package var headerBytes: Int
    /// Field lines, trailers included; beyond it 431.
    package var headerCount: Int
    /// Bytes of the decoded body; beyond it 413, told before the body is read.
    package var body: Int
    /// Bytes of chunk extensions in one request, which are read and dropped; beyond it 400.
    package var chunkExtensions: Int

    package init(
        requestLine: Int = 8_192,
        headerBytes: Int = 16_384,
        headerCount: Int = 100,
        body: Int = 1_048_576,
        chunkExtensions: Int = 4_096
    ) {
        self.requestLine = max(128, requestLine)
        self.headerBytes = headerBytes
        self.headerCount = headerCount
        self.body = body
        self.chunkExtensions = chunkExtensions
    }
}
