import Audits
import Dialogue
import Testing

/// The same message at every item that a new audit asks, on every form and for every role.
@Suite struct EveryItemTests {
    private func say(
        _ text: String,
        where fits: (Item) -> Bool = { _ in true },
        _ check: (Item, Pass, Step, Comment) -> Void
    ) {
        for form in Shipped.prompts.forms.values.sorted(by: { $0.id < $1.id }) {
            for role in form.roles {
                let audit = Shipped.audit(form: form, role: role)
                guard let pass = audit.passes[role] else { continue }
                let forms = Shipped.prompts.forms(of: form.framework)
                let view = PassView(form: form, pass: pass, audit: audit, forms: forms)
                let today = Day(iso: "2026-11-20") ?? Day(daysSince1970: 0)
                let situation = Shipped.situation(audit, role, today: today)
                for item in view.route where fits(item) {
                    var conversation = Conversation.auditing
                    conversation.focus = item.id
                    let step = reduce(conversation, .text(text), in: situation)
                    check(item, pass, step, "'\(text)' at \(item.id) as \(role)")
                }
            }
        }
    }

    private func answers(_ step: Step) -> [FieldID] {
        step.changes.compactMap { if case .answer(let slot, _, _) = $0 { slot } else { nil } }
    }

    @Test(arguments: [
        "help", "back", "go back", "skip", "skip this one for now", "undo", "review",
        "where am I?", "what was I on?", "what is left?", "how many left?", "why?",
        "why do you need that?", "why can't I?", "guidance", "what does good look like?",
        "what's a genogram?", "who do I email?", "who is told when it is inadequate?",
        "can we stop there and carry on tomorrow", "stop", "hang on, opening the file",
        "are you a robot?", "I'm really stressed about this", "book me a taxi",
        "I'm worried about this child right now", "thanks", "bye for today", "go to q2",
        "what have I skipped?", "never mind, leave the whole thing", "cancel", "finish",
    ])
    func commandsAndQuestionsStoreNothing(_ text: String) {
        say(text) { _, _, step, comment in #expect(answers(step) == [], comment) }
    }

    @Test(arguments: [
        "Back in May the plan drifted.", "Help was offered and refused.",
        "Stop-start engagement by father.", "No. Visits were not in timescale.",
        "Skip-level supervision was recorded.", "Cancelled visits were not rebooked.",
        "Good enough to keep, not good enough to grade Good.",
        "Why the threshold was not met is not recorded.",
        "Review was late; change of worker in June.",
        "Undo of the earlier decision is not explained.", "Next visit was missed.",
        "What he told school was never followed up.", "Yes was all she would say to the worker.",
        "Change of placement in July unsettled him.", "Finish dates were never set.",
        "Seven visits in the period, two of them announced.",
        "\u{201C}Why do I have to go?\u{201D} she asked, and nobody answered.",
    ])
    func commentsThatLookLikeCommandsAreKeptAsWritten(_ text: String) {
        say(text, where: { $0.fields.count == 1 && $0.lead.type == .text }) {
            item,
            _,
            step,
            comment in
            #expect(step.captured[item.lead.id] == .text(text), comment)
            #expect(answers(step) == [item.lead.id], comment)
        }
    }

    @Test(arguments: [
        "don't know", "not sure", "perhaps", "dunno", "it was ok", "hmm", "maybe", "\u{1F44D}",
        "?", "...", "I'd rather not say", "depends", "somewhere in between", "neither",
    ])
    func vagueWordsGiveNoJudgementChoiceOrDate(_ text: String) {
        say(text) { _, _, step, comment in
            for (slot, value) in step.captured {
                switch value {
                case .text: continue
                default: #expect(Bool(false), "\(slot) = \(value); \(comment)")
                }
            }
        }
    }

    @Test(arguments: ["", " ", "\n", "\t \n", "\u{A0}", "\u{200B}"])
    func anEmptyMessageStoresNothingAndAsksAgain(_ text: String) {
        say(text) { item, _, step, comment in
            #expect(step.changes.allSatisfy { $0 == .status(old: .inProgress, new: .inProgress) })
            #expect(answers(step) == [], comment)
            #expect(step.conversation.focus == item.id, comment)
        }
    }

    @Test func twentyThousandCharactersAreKeptWhole() {
        let text = String(repeating: "the plan drifted and nobody said so. ", count: 540) + "End."
        say(text, where: { $0.fields.count == 1 && $0.lead.type == .text }) {
            item,
            _,
            step,
            comment in
            #expect(step.captured[item.lead.id] == .text(text), "\(item.id)")
        }
    }
}
