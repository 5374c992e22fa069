/// The rules of editing one answer: from keys to changes of the text, and what they ask for.
///
/// Pure: it reads no input and draws nothing.
package struct LineEditor: Sendable {
    /// What a key asks of the one who runs the editor; most only change the text.
    package enum Action: Equatable, Sendable {
        /// Nothing but to draw the text again.
        case redraw
        /// Enter: the text is the answer.
        case submit(String)
        /// Ctrl-C.
        case interrupt
        /// Ctrl-D with nothing written.
        case leave
        /// Ctrl-L.
        case clearScreen
        /// Ctrl-Z.
        case suspend
    }

    /// The text and cursor.
    package private(set) var buffer: LineBuffer
    /// The commands that the arrows bring back.
    package var history: CommandHistory
    private var killed = ""

    /// An editor with nothing written.
    package init() {
        buffer = LineBuffer()
        history = CommandHistory()
    }

    /// Begins a new answer, with `text` already written.
    package mutating func begin(with text: String = "") {
        buffer = LineBuffer(text)
        history.reset()
    }

    /// Takes one key.
    package mutating func handle(_ key: Key) -> Action {
        switch key {
        case .text(let text), .paste(let text): buffer.insert(text)
        case .lineBreak: buffer.insert("\n")
        case .enter: return .submit(buffer.text)
        case .interrupt: return .interrupt
        case .clearScreen: return .clearScreen
        case .suspend: return .suspend
        case .endOfInput:
            if buffer.isEmpty { return .leave }
            buffer.remove(to: buffer.cursor + 1)
        case .backspace: buffer.remove(to: buffer.cursor - 1)
        case .delete: buffer.remove(to: buffer.cursor + 1)
        case .left: buffer.move(by: -1)
        case .right: buffer.move(by: 1)
        case .home: buffer.move(to: buffer.lineStart)
        case .end: buffer.move(to: buffer.lineEnd)
        case .wordLeft: buffer.move(to: buffer.wordLeft)
        case .wordRight: buffer.move(to: buffer.wordRight)
        case .deleteWordLeft: kill(to: buffer.wordLeft)
        case .deleteWordRight: kill(to: buffer.wordRight)
        case .killToStart: kill(to: buffer.lineStart)
        case .killToEnd: kill(to: buffer.lineEnd)
        case .yank: buffer.insert(killed)
        case .up: goUp()
        case .down: goDown()
        }
        return .redraw
    }

    private mutating func kill(to place: Int) {
        let removed = buffer.remove(to: place)
        if !removed.isEmpty { killed = removed }
    }

    private mutating func goUp() {
        if let place = buffer.place(onLine: .above) {
            buffer.move(to: place)
        } else if let command = history.older(than: buffer.text) {
            buffer = LineBuffer(command)
        }
    }

    private mutating func goDown() {
        if let place = buffer.place(onLine: .below) {
            buffer.move(to: place)
        } else if let command = history.newer() {
            buffer = LineBuffer(command)
        }
    }
}
