import HTTP

extension RawCase {
    /// RFC 9112 section 5, RFC 9110 section 5.
    static let fieldLines: [RawCase] = [
        .fields("", "GET /"),
        .fields("X: y\r\n", "GET /"),
        .fields("X:y\r\n", "GET /"),
        .fields("X:\r\n", "GET /"),
        .fields("X: \t \r\n", "GET /"),
        .fields("X: \t y \t \r\n", "GET /"),
        .fields("X: a b\tc\r\n", "GET /"),
        .fields("X: :\r\n", "GET /"),
        .fields("X::\r\n", "GET /"),
        .fields("X: \u{E9}\u{FF}\u{80}\r\n", "GET /"),
        .fields("X: y\r\nX: z\r\n", "GET /"),
        .fields("!#$%&'*+-.^_`|~1a: y\r\n", "GET /"),
        .fields("X: \"a\\\"b\"\r\n", "GET /"),
        .fields("X: a,,b,\r\n", "GET /"),
        .fields("X : y\r\n", "400"),
        .fields("X\t: y\r\n", "400"),
        .fields("X y: z\r\n", "400"),
        .fields(": y\r\n", "400"),
        .fields("X\r\n", "400"),
        .fields("X y\r\n", "400"),
        .fields("GET / HTTP/1.1\r\n", "400"),
        .fields("X(: y\r\n", "400"),
        .fields("X/: y\r\n", "400"),
        .fields("X@: y\r\n", "400"),
        .fields("X[: y\r\n", "400"),
        .fields("X{: y\r\n", "400"),
        .fields("X\": y\r\n", "400"),
        .fields("X,: y\r\n", "400"),
        .fields("X;: y\r\n", "400"),
        .fields("X=: y\r\n", "400"),
        .fields("X?: y\r\n", "400"),
        .fields("X\\: y\r\n", "400"),
        .fields("X\0: y\r\n", "400"),
        .fields("X\u{01}: y\r\n", "400"),
        .fields("X\u{7F}: y\r\n", "400"),
        .fields("X\u{E9}: y\r\n", "400"),
        .fields("\u{0B}X: y\r\n", "400"),
        .fields("\0: y\r\n", "400"),
        .fields(" X: y\r\n", "400"),
        .fields("\tX: y\r\n", "400"),
        .fields("X: y\r\n z\r\n", "400"),
        .fields("X: y\r\n\tz\r\n", "400"),
        .fields("X:\r\n y\r\n", "400"),
        .fields("X: y\r\n \r\n", "400"),
        .fields(" \r\n", "400"),
        .fields("X: y\n", "400"),
        .fields("X: y\nZ: a\r\n", "400"),
        .fields("X: y\rZ: a\r\n", "400"),
        .fields("X: y\r\r\n", "400"),
        .fields("X: \ry\r\n", "400"),
        .fields("X: y\r z\r\n", "400"),
        .fields("X\r: y\r\n", "400"),
        .fields("\n", "400"),
        .fields("\r", "400"),
        .fields("\r\r\n", "400"),
        .fields("X: a\0b\r\n", "400"),
        .fields("X: \0\r\n", "400"),
        .fields("X: a\u{01}\r\n", "400"),
        .fields("X: a\u{08}b\r\n", "400"),
        .fields("X: \u{0B}a\r\n", "400"),
        .fields("X: a\u{0C}\r\n", "400"),
        .fields("X: \u{1B}[31m\r\n", "400"),
        .fields("X: a\u{1F}b\r\n", "400"),
        .fields("X: a\u{7F}b\r\n", "400"),
        .fields("Connection: close\r\n", "GET /"),
        .fields("Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n", "GET /"),
        .fields("Expect: 100-continue\r\n", "GET /"),
        .fields("Expect: 100-Continue\r\n", "GET /"),
        .fields("Expect: 200-ok\r\n", "417"),
        .fields("Expect:\r\n", "417"),
        .fields("Expect: 100-continue, x\r\n", "417"),
        .fields("Expect: 100-continue\r\nExpect: 100-continue\r\n", "417"),
        .post("Expect: x\r\nContent-Length: 1\r\n", "a", "417"),
        RawCase("GET / HTTP/1.0\r\nExpect: x\r\n\r\n", "GET /"),
        RawCase("GET / HTTP/1.1\nHost: a\n\n", "400"),
        RawCase("GET / HTTP/1.1\r\nHost: a\n\r\n", "400"),
        RawCase("GET / HTTP/1.1\r\nHost: a\r\n\n", "400"),
        RawCase("GET / HTTP/1.1\r\n Host: a\r\n\r\n", "400"),
        RawCase("GET / HTTP/1.1\r\n\r\nHost: a\r\n\r\n", "400"),
        RawCase("GET / HTTP/1.1\r\n\tX: a\r\nHost: a\r\n\r\n", "400"),
    ]

    private static let small = Limits(
        requestLine: 128,
        headerBytes: 48,
        headerCount: 3,
        body: 10,
        chunkExtensions: 8
    )

    private static func small(_ raw: String, _ expected: String) -> RawCase {
        RawCase(raw, expected, limits: small)
    }

    private static let end = "\r\nHost: a\r\n\r\n"
    private static let chunkedHead =
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:chunked\r\n\r\n"
    private static let tinyHead = "P / HTTP/1.1\r\nHost:a\r\nTransfer-Encoding:chunked\r\n\r\n"
    private static func lengths(_ length: String) -> String {
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n"
    }

    /// At each limit, one below it and one beyond it.
    static let limitCases: [RawCase] = [
        small("GET /\(String(repeating: "a", count: 114)) HTTP/1.1\(end)", "GET /\(a114)"),
        small("GET /\(String(repeating: "a", count: 115)) HTTP/1.1\(end)", "414"),
        small("GET /\(String(repeating: "a", count: 125))", "414"),
        small("GET /\(String(repeating: "a", count: 124))", "..."),
        small("GET /?\(String(repeating: "a", count: 200)) HTTP/1.1\(end)", "414"),
        small("GET http://\(String(repeating: "a", count: 200)) HTTP/1.1\(end)", "414"),
        small("GET / \(String(repeating: "a", count: 200)) HTTP/1.1\(end)", "414"),
        small(
            "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 34))\r\n\r\n",
            "GET /"
        ),
        small(
            "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 35))\r\n\r\n",
            "431"
        ),
        small("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 99))", "431"),
        small("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "a", count: 99))", "431"),
        small("GET / HTTP/1.1\r\nHost: a\r\nB: b\r\nC: c\r\n\r\n", "GET /"),
        small("GET / HTTP/1.1\r\nHost: a\r\nB: b\r\nC: c\r\nD: d\r\n\r\n", "431"),
        small("GET / HTTP/1.1\r\nHost: a\r\nB: b\r\nC: c\r\n(", "..."),
        small("GET / HTTP/1.1\r\nHost: a\r\nB: b\r\nC: c\r\n(\r\n", "431"),
        small(lengths("10") + "0123456789", "POST / [0123456789]"),
        small(lengths("11"), "413"),
        small(lengths("11") + "01234567890", "413"),
        small(lengths("0000000000000010") + "0123456789", "POST / [0123456789]"),
        small(lengths("9223372036854775807"), "413"),
        small(lengths("9223372036854775808"), "413"),
        small(lengths("18446744073709551616"), "413"),
        small(lengths("18446744073709551626"), "413"),
        small(tinyHead + "a\r\n0123456789\r\n0\r\n\r\n", "P / [0123456789]"),
        small(tinyHead + "b\r\n", "413"),
        small(tinyHead + "5\r\n01234\r\n6\r\n", "413"),
        small(tinyHead + "ffffffffffffffff\r\n", "413"),
        small(tinyHead + "7fffffffffffffff\r\n", "413"),
        small(tinyHead + "8000000000000000\r\n", "413"),
        small(tinyHead + "10000000000000000\r\n", "400"),
        small(tinyHead + "00000000000000001\r\n", "400"),
        small(tinyHead + "0000000000000001\r\na\r\n0\r\n\r\n", "P / [a]"),
        small(tinyHead + "1;abcdefg\r\na\r\n0\r\n\r\n", "P / [a]"),
        small(tinyHead + "1;abcdefgh\r\na\r\n0\r\n\r\n", "400"),
        small(tinyHead + "1;abc\r\na\r\n1;abcd\r\nb\r\n0\r\n\r\n", "400"),
        small(tinyHead + "1;\(String(repeating: "a", count: 2_000))", "400"),
        small(tinyHead + "0\r\nX: abcdefgh\r\n\r\n", "P /"),
        small(tinyHead + "0\r\nX: abcdefghi\r\n\r\n", "431"),
        small(tinyHead + "0\r\nX:\r\nY:\r\n\r\n", "431"),
        RawCase(chunkedHead + "0\r\nX:y\r\n\r\n", "POST /"),
    ]

    private static let a114 = String(repeating: "a", count: 114)
}
