/// One answer.
///
/// The server adds `Date`, `Content-Length` and `Connection` and frames the body.
package struct Response: Sendable, Equatable {
    /// One field as it will stand on the wire.
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        /// Whether it can be written: a name that is a token and a value without control
        /// characters, so that nothing in it can end the line; and not one of the fields that are
        /// the server's own.
        var isSound: Bool {
            !name.isEmpty && name.utf8.allSatisfy(\.isTokenByte)
                && value.utf8.allSatisfy(\.isFieldValueByte)
                && !Self.reserved.contains { $0.isSameToken(as: name) }
        }

        private static let reserved = [
            "Connection", "Content-Length", "Date", "Keep-Alive", "Trailer", "Transfer-Encoding",
            "Upgrade",
        ]
    }

    /// 200 to 599.
    package var status: Int
    /// In the order they are sent.
    package var fields: [Field]
    /// Left out, but counted in `Content-Length`, where the request was HEAD; always left out with
    /// 204 and 304.
    package var body: [UInt8]
    /// Whether the connection ends after this answer.
    package var closes = false

    /// An answer with any body.
    ///
    /// A field that is not sound (see `Field`) turns the whole answer into a 500 when it is
    /// written: no typed text can ever add a field.
    package init(_ status: Int, fields: [Field] = [], body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// The first value under a name, in any case; setting it replaces all, `nil` removes them.
    package subscript(_ name: String) -> String? {
        get { fields.first { $0.name.isSameToken(as: name) }?.value }
        set {
            fields.removeAll { $0.name.isSameToken(as: name) }
            if let newValue { fields.append(Field(name, newValue)) }
        }
    }

    /// Text in UTF-8; `type` is the media type without its charset.
    package static func text(
        _ status: Int,
        _ text: String,
        type: String = "text/plain"
    ) -> Response {
        Response(
            status,
            fields: [Field("Content-Type", "\(type); charset=utf-8")],
            body: Array(text.utf8)
        )
    }

    /// JSON already encoded.
    package static func json(_ status: Int, _ bytes: [UInt8]) -> Response {
        Response(status, fields: [Field("Content-Type", "application/json")], body: bytes)
    }

    /// A problem of RFC 9457 with the title that belongs to the status.
    ///
    /// `detail` says what is wrong and what to do, and never holds what was sent.
    package static func problem(_ status: Int, _ detail: String) -> Response {
        let title = Status.reason(status)
        let text = """
            {"type":"about:blank","title":\(quoted(title)),"status":\(status),\
            "detail":\(quoted(detail))}
            """
        return Response(
            status,
            fields: [
                Field("Content-Type", "application/problem+json"),
                Field("Cache-Control", "no-store"),
            ],
            body: Array(text.utf8)
        )
    }

    /// 503 with the seconds after which to try again.
    package static func busy(_ detail: String, retryAfter seconds: Int = 1) -> Response {
        var response = problem(503, detail)
        response["Retry-After"] = "\(seconds)"
        return response
    }

    /// A JSON string, RFC 8259 section 7.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{00}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
