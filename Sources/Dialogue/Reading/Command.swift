import Audits

/// What a person can tell the assistant to do.
package enum Command: Hashable, Sendable, Codable {
    case help
    case back
    case skip
    case goTo(FieldID)
    /// Change an item, asked for by name or the last one when `nil`.
    case change(FieldID?)
    /// Take back the last so many changes.
    case undo(Int)
    /// Do again the last so many that undoing took back.
    case redo(Int)
    case review
    case whereAmI
    case whatIsLeft
    case whatWasSkipped
    case why
    case whyNot
    case guidance
    case `repeat`
    case pause
    case resume
    case finish
    case quit
    case cancel
    case explain
    case wait
    case edit
    /// Something that other commands of the program do, not the conversation.
    case elsewhere
    /// Take a row of the open table away, the last when `nil`.
    case removeRow(Int?)
    /// Go to something that the form does not have.
    case goToUnknown
    /// Empty an item.
    case clear(FieldID)
}
