import Assistant
import FoundationEssentials

/// Holds the conversation with a program: one JSON object a line in, one a line out, in step.
///
/// The opening's line comes before any input. In: `{"text": "..."}`. A line that cannot be read,
/// or a turn that could not be saved, is answered by a line with one reply of kind `error`; the
/// conversation stands where it stood.
///
/// - Returns: 0 done, 3 input ended with something open, 130 ctrl-C.
package func runJSONLines(_ session: ChatSession, options: ChatOptions) -> Int32 {
    let output = ByteSink(options.output)
    let errors = ByteSink(options.errors)
    let source = ByteSource(options.input, signals: SignalWatch())
    let answers = PlainAnswers(source: source, output: output, mode: nil, wraps: nil)
    var loop = JSONLinesLoop(
        session: session,
        answers: answers,
        out: output.put,
        err: errors.put
    )
    return loop.run { output.isBroken }
}

/// The conversation with a program, knowing neither files nor signals.
package struct JSONLinesLoop<Answers: AnswerSource> {
    private struct Message: Decodable {
        let text: String
    }

    private let session: ChatSession
    private var answers: Answers
    private let out: (String) -> Void
    private let err: (String) -> Void

    /// - Parameters:
    ///   - session: the conversation.
    ///   - answers: where the lines come from.
    ///   - out: writes to standard output.
    ///   - err: writes to standard error.
    package init(
        session: ChatSession,
        answers: Answers,
        out: @escaping (String) -> Void,
        err: @escaping (String) -> Void
    ) {
        self.session = session
        self.answers = answers
        self.out = out
        self.err = err
    }

    /// Runs the conversation to its end.
    ///
    /// - Parameter isBroken: tells that nobody reads the output any more.
    /// - Returns: the exit status, one of ``ExitStatus``.
    package mutating func run(isBroken: () -> Bool = { false }) -> Int32 {
        var turn = session.opening
        var number = 0
        out(turn.jsonLine() + "\n")
        while !turn.isOver && !isBroken() {
            number += 1
            switch answers.next(prompt: "", written: "") {
            case .answer(let line), .perhapsCut(let line):
                do {
                    turn = try session.say(try Self.text(of: line))
                    out(turn.jsonLine() + "\n")
                } catch let fault as Fault {
                    out(error("Line \(number) \(fault.words)", after: turn))
                } catch {
                    out(self.error(Notices.failed(error), after: turn))
                }
            case .refused(let refusal, _):
                out(error("Line \(number): \(Notices.refused(refusal))", after: turn))
            case .end, .terminate:
                return leave(after: turn, ExitStatus.incomplete)
            case .interrupt:
                _ = leave(after: turn, ExitStatus.incomplete)
                return ExitStatus.interrupted
            }
        }
        return isBroken() ? ExitStatus.brokenPipe : ExitStatus.done
    }

    private struct Fault: Error {
        let words: String
    }

    private static func text(of line: String) throws -> String {
        let remedy = #"Send {"text": "..."} on one line."#
        do {
            return try JSONDecoder().decode(Message.self, from: Data(line.utf8)).text
        } catch DecodingError.keyNotFound {
            throw Fault(words: "has no 'text'. \(remedy)")
        } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
            throw Fault(words: "has a 'text' that is not a string. \(remedy)")
        } catch DecodingError.valueNotFound(_, let context) where !context.codingPath.isEmpty {
            throw Fault(words: "has a 'text' that is null. \(remedy)")
        } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
            throw Fault(words: "is not a JSON object. \(remedy)")
        } catch {
            throw Fault(words: "is not JSON. \(remedy)")
        }
    }

    private func error(_ text: String, after turn: Turn) -> String {
        let reply = Reply(kind: "error", text: text, field: nil, options: [])
        let line = Turn(
            replies: [reply],
            audit: turn.audit,
            role: turn.role,
            pending: turn.pending,
            status: turn.status,
            isOver: false
        )
        return line.jsonLine() + "\n"
    }

    private func leave(after turn: Turn, _ status: Int32) -> Int32 {
        guard turn.status != "complete", let command = session.resumeCommand(turn) else {
            return ExitStatus.done
        }
        err(Visible.line(Notices.resume(command)) + "\n")
        return status
    }
}
