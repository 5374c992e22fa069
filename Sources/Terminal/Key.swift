/// What a person did at the keyboard.
package enum Key: Equatable, Sendable {
    /// Characters typed, or pasted by a terminal that does not mark a paste.
    case text(String)
    /// A marked paste, whole, with line breaks as `\n`.
    case paste(String)
    case enter
    /// A line break inside the text: Alt and Enter.
    case lineBreak
    case backspace
    case delete
    case left
    case right
    case up
    case down
    case home
    case end
    case wordLeft
    case wordRight
    case deleteWordLeft
    case deleteWordRight
    /// Ctrl-U.
    case killToStart
    /// Ctrl-K.
    case killToEnd
    /// Ctrl-Y.
    case yank
    /// Ctrl-L.
    case clearScreen
    /// Ctrl-C.
    case interrupt
    /// Ctrl-D: delete forward, or on an empty line leave.
    case endOfInput
    /// Ctrl-Z.
    case suspend
}
