import Storage

/// Random texts that open a door: sessions, tokens, the link of the first start.
package enum Secret {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8
    )

    /// 258 bits from the system's generator, safe in a URL and a cookie (ASVS 7.2.3 asks for 128).
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<43).map { _ in letters[Int(generator.next() & 63)] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What is kept of a secret: `SHA256.hex`.
    package static func hash(_ secret: String) -> String { SHA256.hex(secret) }

    /// Whether two texts are equal, in a time that tells nothing of where they differ.
    package static func areEqual(_ one: String, _ other: String) -> Bool {
        let one = SHA256.digest(one.utf8)
        let other = SHA256.digest(other.utf8)
        return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
