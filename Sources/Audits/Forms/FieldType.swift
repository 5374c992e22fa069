/// The kinds of field a form can have, as written in Prompts.
package enum FieldType: String, CaseIterable, Hashable, Sendable {
    case text
    case date
    case yesNo = "yes/no"
    case yesNoNA = "yes/no/na"
    case grade
    case score
    case commentAndGrade = "comment and grade"
    case table
    case notification
}
