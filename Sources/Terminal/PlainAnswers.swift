/// Answers read line by line, from a pipe or from a terminal in its own line mode.
package struct PlainAnswers: AnswerSource {
    /// What a terminal in line mode hands over of one line at most, without its end; Linux cuts
    /// there in silence (`N_TTY_BUF_SIZE`, termios(3)).
    package static let terminalLimit = 4_095

    private let source: ByteSource
    private let output: ByteSink
    private let mode: TerminalMode?
    private var splitter = LineSplitter()
    private var lines: [Result<String, Refusal>] = []
    private let wraps: TerminalMode?

    /// - Parameters:
    ///   - source: where the lines come from.
    ///   - output: where the prompt goes.
    ///   - mode: the terminal that a person types on; nil for a pipe, which gets no prompt.
    ///   - wraps: the terminal whose width lines are set to; nil for no wrapping.
    package init(source: ByteSource, output: ByteSink, mode: TerminalMode?, wraps: TerminalMode?) {
        self.source = source
        self.output = output
        self.mode = mode
        self.wraps = wraps
    }

    /// See ``AnswerSource``.
    package var width: Int? { wraps?.size().columns }

    /// See ``AnswerSource``; `text` cannot be edited here and is not shown.
    package mutating func next(prompt: String, written text: String) -> AnswerEvent {
        if mode != nil { output.put(prompt) }
        var signal = source.pendingSignal()
        while lines.isEmpty || signal == .interrupt || signal == .terminate {
            switch signal ?? source.next() {
            case .bytes(let bytes): lines = splitter.push(bytes)
            case .interrupt: return .interrupt
            case .terminate: return .terminate
            case .resized, .nothing: break
            case .end:
                guard let last = splitter.finish() else { return .end }
                lines = [last]
            }
            signal = nil
        }
        switch lines.removeFirst() {
        case .failure(let refusal): return .refused(refusal, kept: nil)
        case .success(let line):
            let isAtLimit = mode != nil && line.utf8.count >= Self.terminalLimit
            return isAtLimit ? .perhapsCut(line) : .answer(line)
        }
    }

    /// See ``AnswerSource``; there is no up arrow here.
    package func remember(_ command: String) {}

    /// See ``AnswerSource``.
    package func lend<Result>(_ body: () -> Result) -> Result {
        mode?.restore()
        defer { mode?.makePlain() }
        return body()
    }
}
