/// One role's answers to one form.
package struct Pass: Hashable, Sendable {
    package let role: Role
    package let form: String
    package var formVersion: String
    package var status: Status
    package var answers: [FieldID: Value]
    /// Items left for later, in the order they were left.
    package var skipped: [FieldID]
    /// Items that cannot be given, as the person said.
    package var notGiven: [FieldID]

    package enum Status: String, Codable, Hashable, Sendable {
        case notStarted = "not_started"
        case inProgress = "in_progress"
        case paused
        case complete

        /// As people read it: `in progress`.
        package var words: String { rawValue.replacing("_", with: " ") }
    }

    package init(
        role: Role,
        form: String,
        formVersion: String,
        status: Status = .notStarted,
        answers: [FieldID: Value] = [:],
        skipped: [FieldID] = [],
        notGiven: [FieldID] = []
    ) {
        self.role = role
        self.form = form
        self.formVersion = formVersion
        self.status = status
        self.answers = answers
        self.skipped = skipped
        self.notGiven = notGiven
    }
}
