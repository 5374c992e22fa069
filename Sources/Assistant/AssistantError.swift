/// What went wrong, where, and what can be done, in plain words and without anybody's data.
package struct AssistantError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        case notFound
        case notAllowed
        case conflict
        case badInput
        case unavailable
    }

    package let kind: Kind
    package let what: String
    package let remedy: String

    package init(_ kind: Kind, _ what: String, remedy: String) {
        self.kind = kind
        self.what = what
        self.remedy = remedy
    }

    package var description: String { "\(what) \(remedy)" }
}
