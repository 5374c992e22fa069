import Assistant

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Holds the conversation on a terminal, or over a pipe with one answer a line.
///
/// On a terminal there is a line editor, unless it is dumb or `--plain` or `ACCESSIBLE` asks for
/// plain lines. The terminal is put back as it was found, also after a signal.
///
/// - Returns: 0 done, 1 failure, 3 input ended with something open, 130 ctrl-C.
package func runChat(_ session: ChatSession, options: ChatOptions) -> Int32 {
    let environment = options.environment
    let isInteractive = isatty(options.input) == 1 && isatty(options.output) == 1
    let isAccessible = !["", "0"].contains(environment["ACCESSIBLE"] ?? "")
    let isPlain = options.isPlain || isAccessible
    let isDumb = ["", "dumb"].contains(environment["TERM"] ?? "")
    let refusesColour = options.refusesColour || isPlain
    let renderer = Renderer(
        width: nil,
        palette: Palette(
            isTerminal: isInteractive,
            refused: refusesColour,
            environment: environment
        ),
        errorPalette: Palette(
            isTerminal: isInteractive && isatty(options.errors) == 1,
            refused: refusesColour,
            environment: environment
        )
    )
    let source = ByteSource(options.input, signals: SignalWatch())
    let output = ByteSink(options.output)
    let errors = ByteSink(options.errors)
    let mode = isInteractive ? TerminalMode(options.input) : nil

    func run(_ answers: some AnswerSource, canEdit: Bool) -> Int32 {
        var renderer = renderer
        renderer.width = answers.width
        var loop = ChatLoop(
            session: session,
            answers: answers,
            renderer: renderer,
            isInteractive: isInteractive,
            canEdit: canEdit,
            environment: environment,
            out: output.put,
            err: errors.put
        )
        return loop.run { output.isBroken }
    }
    if let mode, !isPlain, !isDumb {
        let answers = EditedAnswers(source: source, output: output, mode: mode)
        defer { answers.close() }
        return run(answers, canEdit: true)
    }
    mode?.makePlain()
    defer { mode?.restore() }
    let answers = PlainAnswers(
        source: source,
        output: output,
        mode: mode,
        wraps: isPlain ? nil : mode
    )
    return run(answers, canEdit: false)
}
