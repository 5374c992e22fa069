/// Why a server could not start.
package struct ServerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What, why and the remedy.
    package let description: String

    init(_ description: String) { self.description = description }
}
