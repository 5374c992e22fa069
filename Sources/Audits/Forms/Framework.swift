/// A way of auditing that a council or its guidance describes: its passes and how it is judged.
package struct Framework: Hashable, Sendable {
    package let id: String
    package let title: String
    /// The name used in the middle of a sentence.
    package let short: String
    /// How people name it, lower case.
    package let names: [String]
    /// What its parts are called, lower case: these name it too, and are asked about.
    package let parts: [String]
    package let body: String
    package let date: String?
    package let status: String?
    package let scale: Form.Scale
    /// What its forms call the third grade.
    package let thirdGrade: String
    /// The roles in order, each with the form it fills.
    package let passes: [(role: Role, form: String)]
    package let states: Table
    package let notices: Table
    package let deadlines: Table

    /// A table as its file holds it: for the states, notices and deadlines.
    package struct Table: Hashable, Sendable {
        package let header: [String]
        package let rows: [[String]]
    }

    package func form(of role: Role) -> String? { passes.first { $0.role == role }?.form }

    package func label(of grade: Grade) -> String {
        grade == .requiresImprovement ? thirdGrade : grade.name
    }

    package static func == (one: Framework, other: Framework) -> Bool { one.id == other.id }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
