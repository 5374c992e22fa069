/// Why the server does not start: what is wrong and what to do.
package struct WebError: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
