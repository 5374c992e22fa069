#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Answers written in the line editor, on a terminal in raw mode.
///
/// The terminal stays raw between answers, so that what is typed ahead is neither shown twice nor
/// cut; ``close()`` puts it back.
package struct EditedAnswers: AnswerSource {
    private static let enter = "\u{1B}[?2004h"  // bracketed paste on
    private static let leave = "\u{1B}[?2004l"
    /// How long an escape byte may wait for the rest of its sequence, in milliseconds.
    private static let escapeWait: Int32 = 100

    private let source: ByteSource
    private let output: ByteSink
    private let mode: TerminalMode
    private var decoder = KeyDecoder()
    private var editor = LineEditor()
    private var view = EditorView()
    private var keys: [Key] = []

    /// Takes the terminal over.
    package init(source: ByteSource, output: ByteSink, mode: TerminalMode) {
        self.source = source
        self.output = output
        self.mode = mode
        open()
    }

    /// Gives the terminal back as it was found.
    package func close() {
        output.put(Self.leave)
        mode.restore()
    }

    /// See ``AnswerSource``.
    package var width: Int? { mode.size().columns }

    /// See ``AnswerSource``.
    package mutating func next(prompt: String, written text: String) -> AnswerEvent {
        editor.begin(with: text)
        view.forget()
        draw(prompt)
        while true {
            while let key = keys.first {
                keys.removeFirst()
                if let event = take(key, prompt: prompt) {
                    output.put(view.finish())
                    return event
                }
                if keys.isEmpty { draw(prompt) }
            }
            switch source.next(within: decoder.awaitsSequence ? Self.escapeWait : -1) {
            case .bytes(let bytes): keys = decoder.push(bytes)
            case .nothing: decoder.abandonSequence()
            case .resized:
                view.resize(columns: mode.size().columns)
                draw(prompt)
            case .end: return finish(.end)
            case .interrupt: return finish(.interrupt)
            case .terminate: return finish(.terminate)
            }
        }
    }

    /// See ``AnswerSource``.
    package mutating func remember(_ command: String) { editor.history.remember(command) }

    /// See ``AnswerSource``.
    package mutating func lend<Result>(_ body: () -> Result) -> Result {
        close()
        defer { open() }
        return body()
    }

    private func open() {
        mode.makeRaw()
        output.put(Self.enter)
    }

    private mutating func finish(_ event: AnswerEvent) -> AnswerEvent {
        output.put(view.finish())
        return event
    }

    private mutating func take(_ key: Key, prompt: String) -> AnswerEvent? {
        switch editor.handle(key) {
        case .redraw: return nil
        case .submit(let text):
            draw(prompt)
            return Self.check(text)
        case .interrupt:
            draw(prompt)
            return .interrupt
        case .leave: return .end
        case .clearScreen:
            output.put("\u{1B}[H\u{1B}[2J")
            view.forget()
            draw(prompt)
            return nil
        case .suspend:
            output.put(view.finish())
            lend { _ = kill(getpid(), SIGTSTP) }
            draw(prompt)
            return nil
        }
    }

    private static func check(_ text: String) -> AnswerEvent {
        let count = text.utf8.count
        if count > LineSplitter.longest { return .refused(.tooLong(bytes: count), kept: text) }
        if let place = text.unicodeScalars.firstIndex(of: "\u{FFFD}") {
            let byte = text.utf8.distance(from: text.startIndex, to: place) + 1
            return .refused(.notUTF8(byte: byte), kept: text)
        }
        return .answer(text)
    }

    private mutating func draw(_ prompt: String) {
        let size = mode.size()
        let frame = EditorView.layOut(
            prompt: prompt,
            buffer: editor.buffer,
            columns: size.columns,
            rows: size.rows
        )
        output.put(view.draw(frame))
    }
}
