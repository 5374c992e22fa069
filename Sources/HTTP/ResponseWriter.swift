/// Turns answers into bytes; owns the cached `Date` and the fields that every answer bears.
struct ResponseWriter {
    /// How one answer is framed.
    struct Framing {
        var isHead = false
        var closes = false
        /// HTTP/1.0 clients must be told that the connection stands.
        var announcesKeepAlive = false
    }

    private let standing: [(name: String, line: [UInt8])]
    private var second = Int.min
    private var date: [UInt8] = []

    /// - Parameter standing: Sound fields, added wherever an answer has none of that name.
    init(standing: [Response.Field]) {
        self.standing = standing.map { ($0.name, Array("\($0.name): \($0.value)\r\n".utf8)) }
    }

    /// Appends head and body of one answer.
    ///
    /// - Parameters:
    ///   - response: What to say; one that cannot be written becomes a 500.
    ///   - framing: What the request asks of the frame.
    ///   - second: The time, in seconds since 1970.
    ///   - bytes: Where it goes.
    /// - Returns: The status that was written.
    mutating func write(
        _ response: Response,
        _ framing: Framing,
        at second: Int,
        to bytes: inout [UInt8]
    ) -> Int {
        guard (200...599).contains(response.status), response.fields.allSatisfy(\.isSound) else {
            let problem = Response.problem(500, "The answer could not be written. Tell the host.")
            return write(problem, framing, at: second, to: &bytes)
        }
        if second != self.second {
            self.second = second
            date = Array("Date: \(HTTPDate.text(seconds: second))\r\n".utf8)
        }
        let isBodiless = response.status == 204 || response.status == 304
        bytes.reserveCapacity(bytes.count + 512 + response.body.count)
        bytes.append(contentsOf: "HTTP/1.1 ".utf8)
        bytes.append(contentsOf: String(response.status).utf8)
        bytes.append(.space)
        bytes.append(contentsOf: Status.reason(response.status).utf8)
        bytes.append(contentsOf: "\r\n".utf8)
        bytes.append(contentsOf: date)
        if !isBodiless {
            bytes.append(contentsOf: "Content-Length: ".utf8)
            bytes.append(contentsOf: String(response.body.count).utf8)
            bytes.append(contentsOf: "\r\n".utf8)
        }
        if framing.closes {
            bytes.append(contentsOf: "Connection: close\r\n".utf8)
        } else if framing.announcesKeepAlive {
            bytes.append(contentsOf: "Connection: keep-alive\r\n".utf8)
        }
        for field in response.fields {
            bytes.append(contentsOf: field.name.utf8)
            bytes.append(contentsOf: ": ".utf8)
            bytes.append(contentsOf: field.value.utf8)
            bytes.append(contentsOf: "\r\n".utf8)
        }
        for field in standing where response[field.name] == nil {
            bytes.append(contentsOf: field.line)
        }
        bytes.append(contentsOf: "\r\n".utf8)
        if !isBodiless, !framing.isHead { bytes.append(contentsOf: response.body) }
        return response.status
    }
}
