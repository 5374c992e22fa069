/// One case looked at under one framework, with a pass for each role that has begun.
package struct Audit: Hashable, Sendable {
    package let id: String
    package let framework: String
    package var caseReference: String
    package var status: Status
    package var passes: [Role: Pass]

    package enum Status: String, Codable, Hashable, Sendable {
        case open
        case closed
    }

    package init(
        id: String,
        framework: String,
        caseReference: String,
        status: Status = .open,
        passes: [Role: Pass] = [:]
    ) {
        self.id = id
        self.framework = framework
        self.caseReference = caseReference
        self.status = status
        self.passes = passes
    }
}
