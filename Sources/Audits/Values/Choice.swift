/// An answer to a yes/no or yes/no/not applicable question, and the mark of a ticked notification.
package enum Choice: String, Codable, Hashable, Sendable {
    case yes
    case no
    case notApplicable = "na"

    package var name: String {
        switch self {
        case .yes: "Yes"
        case .no: "No"
        case .notApplicable: "NA"
        }
    }
}
