import Audits
import Dialogue
import FoundationEssentials
import Testing

/// What holds of every conversation, whatever is typed.
///
/// `GENERATED=N` holds that many conversations instead.
@Suite struct GeneratedTests {
    private static let held: [(GeneratedConversation, GeneratedPlay)] = {
        let count = ProcessInfo.processInfo.environment["GENERATED"].flatMap(Int.init) ?? 400
        return (1...max(count, 1)).compactMap { seed in
            guard let generated = GeneratedConversation(seed: UInt64(seed)),
                let play = try? GeneratedPlay(generated)
            else { return nil }
            return (generated, play)
        }
    }()

    private func eachTurn(_ test: (GeneratedPlay.Turn, Comment) throws -> Void) rethrows {
        for (generated, play) in Self.held {
            for turn in play.turns {
                let words = turn.text.prefix(90).debugDescription
                try test(turn, "\(generated), at \(turn.asked?.text ?? "nothing"): \(words)")
            }
        }
    }

    @Test func theSameInputsGiveTheSameStateChangesAndRepliesAlsoAfterBeingStored() throws {
        for (generated, play) in Self.held {
            let again = try GeneratedPlay(generated, storing: true)
            #expect(again.audit == play.audit, "\(generated)")
            #expect(again.conversation == play.conversation, "\(generated)")
            for (one, other) in zip(again.turns, play.turns) {
                #expect(one.step.changes == other.step.changes, "\(generated)")
                #expect(one.step.outputs == other.step.outputs, "\(generated)")
                #expect(one.step.captured == other.step.captured, "\(generated)")
                #expect(one.step.flags == other.step.flags, "\(generated)")
            }
        }
    }

    @Test func anAnswerGoesOnlyWhenThePersonIsToldSo() {
        eachTurn { turn, comment in
            var answers = turn.before.answers
            let kinds = turn.step.outputs.compactMap(\.kind)
            for case .answer(let slot, let old, let new) in turn.step.changes {
                #expect(answers[slot] == old, "\(slot): the old value is another; \(comment)")
                answers[slot] = new
                guard let old, old != new, !Self.extends(old, new) else { continue }
                // A reason goes with the NA that it was given for.
                if new == nil, slot.without("reason") != nil { continue }
                #expect(kinds.contains(.corrected), "\(slot) changed silently; \(comment)")
            }
            #expect(answers == turn.after.answers, comment)
        }
    }

    /// Whether the new value only adds to the old one.
    private static func extends(_ old: Value, _ new: Value?) -> Bool {
        switch (old, new) {
        case (.text(let before), .text(let after)): after.hasPrefix(before)
        case (.rows(let before), .rows(let after)): after.starts(with: before)
        default: false
        }
    }

    @Test func whatIsShownAsRecordedIsStored() {
        eachTurn { turn, comment in
            for (slot, value) in turn.step.captured {
                if case .rows(let rows) = value, case .rows(let all)? = turn.after.answers[slot] {
                    #expect(rows.allSatisfy(all.contains), "\(slot); \(comment)")
                } else {
                    #expect(turn.after.answers[slot] == value, "\(slot); \(comment)")
                }
            }
        }
    }

    @Test func textsHoldOnlyWordsThatWereTyped() {
        for (generated, play) in Self.held {
            var typed: Set<Substring> = []
            for turn in play.turns {
                typed.formUnion(Self.words(turn.text))
                for case .answer(let slot, let old, .text(let text)?) in turn.step.changes {
                    var known = typed
                    if case .text(let before)? = old { known.formUnion(Self.words(before)) }
                    let strange = Self.words(text).filter { !known.contains($0) }
                    #expect(
                        strange.isEmpty && !text.isEmpty,
                        "\(generated), \(slot): \(turn.text.prefix(90).debugDescription)"
                    )
                }
            }
        }
    }

    private static func words(_ text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isNumber }
    }

    @Test func aPlainStatementAtAnOpenTextQuestionIsKeptWhole() {
        for (generated, play) in Self.held {
            for turn in play.turns where turn.kind == .comment {
                guard let asked = turn.asked, let item = play.form.item(asked),
                    item.fields.count == 1, item.lead.type == .text,
                    turn.before.answers[item.lead.id] == nil
                else { continue }
                #expect(
                    turn.step.captured[item.lead.id] == .text(turn.text),
                    "\(generated), \(asked): \(turn.text)"
                )
            }
        }
    }

    @Test func questionsAndCommandsNeverChangeAnAnswer() {
        eachTurn { turn, comment in
            guard turn.kind == .request else { return }
            #expect(turn.after.answers == turn.before.answers, comment)
            #expect(turn.step.captured.isEmpty, comment)
        }
    }

    @Test func everyTurnEndsWithTheOpenItemAskedOnce() {
        eachTurn { turn, comment in
            let questions = turn.step.outputs.filter { $0.kind == .question }
            let isLeft =
                turn.step.conversation.stage != .auditing
                || turn.step.outputs.contains { $0.kind == .saved }
            guard let pending = turn.step.pending, !isLeft else {
                #expect(questions.isEmpty, comment)
                return
            }
            #expect(questions.count == 1, comment)
            guard case .reply(let last)? = turn.step.outputs.last else {
                #expect(Bool(false), "the guidance comes last; \(comment)")
                return
            }
            #expect(last.kind == .question && last.field == pending, comment)
            #expect(!turn.step.outputs.dropLast().contains(.reply(last)), comment)
        }
    }

    @Test func everyTurnSaysSomething() {
        eachTurn { turn, comment in
            #expect(!turn.step.outputs.isEmpty, comment)
            for case .reply(let reply) in turn.step.outputs {
                #expect(reply.text.contains { !$0.isWhitespace }, comment)
            }
        }
    }

    @Test func undoingEveryTurnEmptiesTheForm() {
        for (generated, play) in Self.held where play.conversation.stage == .auditing {
            var play = play
            for _ in 0..<60 where !play.conversation.undoable.isEmpty { play.say("undo") }
            #expect(play.audit.passes[generated.role]?.answers == [:], "\(generated)")
            play.say("undo")
            #expect(play.turns.last?.step.changes.contains { $0.isAnswer } == false)
        }
    }

    @Test(
        arguments: [0x00...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0xFFF9...0xFFFD]
            as [ClosedRange<UInt32>]
    )
    func controlCharactersAloneStoreNothing(_ codes: ClosedRange<UInt32>) {
        for code in codes {
            guard let scalar = Unicode.Scalar(code) else { continue }
            for (id, form) in Shipped.prompts.forms.sorted(by: { $0.key < $1.key }) {
                guard let role = form.roles.first else { continue }
                var play = GeneratedPlay(form, role)
                play.say(String(Character(scalar)))
                let answers = play.audit.passes[role]?.answers
                #expect(answers == [:], "U+\(String(code, radix: 16)) at the start of \(id)")
            }
        }
    }
}

extension Step.Output {
    /// `nil` for a look into the guidance.
    fileprivate var kind: Reply.Kind? {
        if case .reply(let reply) = self { reply.kind } else { nil }
    }
}

extension Change {
    fileprivate var isAnswer: Bool {
        if case .answer = self { true } else { false }
    }
}
