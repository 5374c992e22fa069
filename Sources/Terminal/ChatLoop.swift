import Assistant

/// The conversation with a person: takes answers, shows replies, says where it stopped.
///
/// It knows neither files nor terminals; those stand behind `Answers` and the two closures.
package struct ChatLoop<Answers: AnswerSource> {
    private enum Outcome {
        case goOn
        case exit(Int32)
    }

    private let session: ChatSession
    private var renderer: Renderer
    private var answers: Answers
    private let isInteractive: Bool
    private let canEdit: Bool
    private let editor: TextEditor
    private let out: (String) -> Void
    private let err: (String) -> Void

    private var turn: Turn
    private var written = ""  // text refused or not saved, to begin the next answer with
    private var block: [String]?  // the lines of an answer begun with <<
    private var hasRefused = false

    /// - Parameters:
    ///   - session: the conversation.
    ///   - answers: where answers come from.
    ///   - renderer: how replies are set.
    ///   - isInteractive: whether a person types at a terminal.
    ///   - canEdit: whether text kept after a refusal can be edited in place.
    ///   - environment: the environment's variables by name, for the editor's.
    ///   - out: writes to standard output.
    ///   - err: writes to standard error.
    package init(
        session: ChatSession,
        answers: Answers,
        renderer: Renderer,
        isInteractive: Bool,
        canEdit: Bool,
        environment: [String: String],
        out: @escaping (String) -> Void,
        err: @escaping (String) -> Void
    ) {
        self.session = session
        self.answers = answers
        self.renderer = renderer
        self.isInteractive = isInteractive
        self.canEdit = canEdit
        self.editor = TextEditor(environment: environment)
        self.out = out
        self.err = err
        turn = session.opening
    }

    /// Runs the conversation to its end.
    ///
    /// - Parameter isBroken: tells that nobody reads the output any more.
    /// - Returns: the exit status, one of ``ExitStatus``.
    package mutating func run(isBroken: () -> Bool = { false }) -> Int32 {
        showTurn(withKeys: true)
        if turn.isOver { return ExitStatus.done }
        while !isBroken() {
            let prompt = block == nil ? "> " : "| "
            switch take(answers.next(prompt: prompt, written: canEdit ? written : "")) {
            case .goOn: break
            case .exit(let status): return status
            }
        }
        return ExitStatus.brokenPipe
    }

    private mutating func take(_ event: AnswerEvent) -> Outcome {
        renderer.width = answers.width
        switch event {
        case .answer(let text):
            if canEdit { written = "" }
            return block == nil ? answer(text) : line(text)
        case .refused(let refusal, let kept):
            hasRefused = true
            note(Notices.refused(refusal))
            if let kept { written = kept }
            return .goOn
        case .perhapsCut(let text):
            note(Notices.perhapsCut(text))
            block = (block ?? []) + [text]
            return .goOn
        case .end:
            return block == nil ? leave(isEnd: true) : endBlock()
        case .interrupt:
            _ = leave(isEnd: false)
            return .exit(ExitStatus.interrupted)
        case .terminate:
            return leave(isEnd: true)
        }
    }

    private mutating func answer(_ text: String) -> Outcome {
        switch Self.word(text) {
        case "":
            show(renderer.questions(of: turn))
            return .goOn
        case "<<":
            block = []
            if isInteractive { note(Notices.block) }
            return .goOn
        case "edit":
            return openEditor()
        default:
            return say(text)
        }
    }

    /// The text as one of the words that the terminal itself knows; long text is none.
    private static func word(_ text: String) -> String? {
        guard text.contains(where: { !$0.isWhitespace }) else { return "" }
        return text.utf8.count > 64
            ? nil : text.split { $0.isWhitespace }.joined(separator: " ").lowercased()
    }

    private mutating func line(_ text: String) -> Outcome {
        if text == "." { return endBlock() }
        block?.append(text)
        return .goOn
    }

    private mutating func endBlock() -> Outcome {
        let text = (block ?? []).joined(separator: "\n")
        block = nil
        guard text.contains(where: { !$0.isWhitespace }) else {
            note(Notices.emptyBlock)
            return .goOn
        }
        let count = text.utf8.count
        if count > LineSplitter.longest {
            return take(.refused(.tooLong(bytes: count), kept: text))
        }
        return say(text)
    }

    private mutating func openEditor() -> Outcome {
        guard isInteractive else {
            hasRefused = true
            note(Notices.editNeedsTerminal)
            return .goOn
        }
        let editor = editor
        let draft = written
        let outcome = answers.lend { () -> Result<String, TextEditor.Failure> in
            do throws(TextEditor.Failure) { return .success(try editor.edit(draft)) } catch {
                return .failure(error)
            }
        }
        switch outcome {
        case .success(let text) where text.contains { !$0.isWhitespace }: return say(text)
        case .success: note(Notices.emptyFile)
        case .failure(.notSet): note(Notices.editorNotSet)
        case .failure(.noFile): note(Notices.editorFile)
        case .failure(.failed(let draft)): keep(draft, after: Notices.editorFailed)
        case .failure(.refused(let refusal, let draft)):
            keep(draft, after: Notices.refused(refusal))
        }
        return .goOn
    }

    private mutating func say(_ text: String) -> Outcome {
        do {
            turn = try session.say(text)
        } catch {
            if !isInteractive {
                note(Notices.failed(error))
                // The answers that follow would meet the wrong questions.
                _ = leave(isEnd: false)
                return .exit(ExitStatus.failure)
            }
            keep(text, after: Notices.failed(error))
            return .goOn
        }
        written = ""
        let kinds = turn.replies.map(\.kind)
        if !kinds.contains("captured") && !kinds.contains("corrected") { answers.remember(text) }
        showTurn(withKeys: kinds.contains("help"))
        guard turn.isOver else { return .goOn }
        if let command = openCommand, !turn.replies.contains(where: { $0.text.contains(command) }) {
            err(Visible.line(Notices.resume(command)) + "\n")
        }
        return .exit(ExitStatus.done)
    }

    private mutating func keep(_ text: String, after notice: String) {
        written = text
        note(notice)
        note(canEdit ? Notices.keptHere : Notices.kept)
    }

    /// Says where the conversation stopped; with `isEnd`, gives the status of ended input.
    private func leave(isEnd: Bool) -> Outcome {
        guard let command = openCommand else {
            return .exit(
                isEnd && hasRefused && !isInteractive ? ExitStatus.failure : ExitStatus.done
            )
        }
        let question = turn.replies.last { $0.kind == "question" }?.text
        let line = question.flatMap { $0.split(separator: "\n").first.map(String.init) }
        note(Notices.stopped(audit: turn.audit, pending: turn.pending, question: line))
        // Never wrapped, so that it can be copied.
        err(Visible.line(Notices.resume(command)) + "\n")
        return .exit(ExitStatus.incomplete)
    }

    private var openCommand: String? {
        turn.status == "complete" ? nil : session.resumeCommand(turn)
    }

    /// Shows the replies, with what to know of the keys before the question, which comes last.
    private func showTurn(withKeys: Bool) {
        show(renderer.statements(of: turn))
        if withKeys && isInteractive { note((canEdit ? Notices.keys : Notices.plainKeys) + "\n") }
        show(renderer.questions(of: turn))
    }

    private func show(_ pieces: [Renderer.Piece]) {
        for piece in pieces { (piece.isError ? err : out)(piece.text) }
    }

    private func note(_ text: String) { err(renderer.notice(text)) }
}
