/// What a slot of a form may hold.
package enum SlotKind: Hashable, Sendable {
    case text
    case date
    case choice(allowed: [Choice])
    case grade
    case score
    case table(columns: [String])
}
