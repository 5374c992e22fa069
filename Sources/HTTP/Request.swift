/// One request, whole and valid: whoever holds it need not check its syntax again.
package struct Request: Sendable, Equatable {
    /// As sent; `GET` and `get` are two methods (RFC 9110 section 9.1).
    package let method: String
    /// As sent, beginning with `/`, escapes kept; or `*` for `OPTIONS *`.
    ///
    /// Its escapes are sound and stand for UTF-8, with no NUL and no dot segment.
    package let path: String
    /// As sent, without its `?`; `nil` where there was none.
    package let query: String?
    /// Whom the request was meant for; `nil` only in HTTP/1.0 without `Host`.
    package let authority: Authority?
    /// The fields; trailers of a chunked body are dropped.
    package let headers: Headers
    /// The body, chunks put together; empty where there was none.
    package let body: [UInt8]
    /// Whether the client lets the connection stand after the answer.
    package let keepsAlive: Bool
    /// HTTP/1.0 needs to be told that the connection stands.
    let isVersion10: Bool
    /// The other end of the connection, never taken from a field.
    package var peer = Peer.local
    /// The connection it came by.
    package var connection = ConnectionID(slot: 0, generation: 0)

    /// The query decoded, in order; empty where there was none.
    package var queryItems: [QueryItem] {
        guard let query else { return [] }
        return QueryItem.read(Array(query.utf8).span) ?? []
    }

    /// The segments of the path decoded: `/a%2Fb/c` is `["a/b", "c"]`, `/` is `[""]`.
    package var segments: [String] {
        path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { segment in
            guard segment.utf8.contains(UInt8(ascii: "%")) else { return String(segment) }
            return PercentEncoding.decode(Array(segment.utf8).span) ?? String(segment)
        }
    }
}

/// The other end of a connection.
package enum Peer: Sendable, Hashable {
    /// A process on this machine, through the Unix socket.
    case local
    /// An IP address in its usual form, without port; IPv4 also where it came mapped into IPv6.
    case address(String)
}

/// Names one connection for as long as the server runs: file numbers are used again, this is not.
package struct ConnectionID: Sendable, Hashable {
    let slot: UInt32
    let generation: UInt32

    package init(slot: UInt32, generation: UInt32) {
        self.slot = slot
        self.generation = generation
    }
}

extension Request {
    /// The first request in raw bytes as a connection would carry them, for tests and in-process
    /// calls; `nil` if there is none whole and valid.
    package init?(parsing bytes: [UInt8], limits: Limits = Limits()) {
        var parser = RequestParser(limits: limits)
        var position = 0
        guard case .request(let request) = parser.read(bytes.span, at: &position) else {
            return nil
        }
        self = request
    }
}
