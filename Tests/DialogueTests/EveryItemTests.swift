import Audits
import Dialogue
import Testing

/// The same message at every item that a new audit asks, on every form.
@Suite struct EveryItemTests {
    private func say(
        _ text: String,
        atTextsOnly: Bool = false,
        _ check: (Item, Step, Comment) -> Void
    ) {
        let today = Day(iso: "2026-11-20") ?? Day(daysSince1970: 0)
        for (form, role, route) in Self.routes {
            let audit = Shipped.audit(form: form, role: role)
            let situation = Shipped.situation(audit, role, today: today)
            for item in route where !atTextsOnly || item.isText {
                var conversation = Conversation.auditing
                conversation.focus = item.id
                let step = reduce(conversation, .text(text), in: situation)
                check(item, step, "'\(text.prefix(90))' at \(item.id) as \(role)")
            }
        }
    }

    /// What a new audit asks, of the role that is asked most on each form.
    private static let routes: [(form: Form, role: Role, route: [Item])] = Shipped.prompts.forms
        .values.sorted { $0.id < $1.id }.compactMap { form in
            form.roles.compactMap { role -> (form: Form, role: Role, route: [Item])? in
                let audit = Shipped.audit(form: form, role: role)
                guard let pass = audit.passes[role] else { return nil }
                let forms = Shipped.prompts.forms(of: form.framework)
                let view = PassView(form: form, pass: pass, audit: audit, forms: forms)
                return (form, role, view.route)
            }.max { $0.route.count < $1.route.count }
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
        say(text) { _, step, comment in #expect(answers(step) == [], comment) }
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
        say(text, atTextsOnly: true) { item, step, comment in
            #expect(step.captured[item.lead.id] == .text(text), comment)
            #expect(answers(step) == [item.lead.id], comment)
        }
    }

    @Test(arguments: [
        "don't know", "not sure", "perhaps", "dunno", "it was ok", "hmm", "maybe", "\u{1F44D}",
        "?", "...", "I'd rather not say", "depends", "somewhere in between", "neither",
    ])
    func vagueWordsGiveNoJudgementChoiceOrDate(_ text: String) {
        say(text) { _, step, comment in
            for (slot, value) in step.captured {
                switch value {
                case .text, .rows: continue
                case .choice, .grade, .score, .date:
                    #expect(Bool(false), "\(slot) = \(value); \(comment)")
                }
            }
        }
    }

    @Test(arguments: ["", " ", "\n", "\t \n", "\u{A0}", "\u{200B}"])
    func anEmptyMessageStoresNothingAndAsksAgain(_ text: String) {
        say(text) { item, step, comment in
            #expect(step.changes.isEmpty, comment)
            #expect(step.conversation.focus == item.id, comment)
        }
    }

    @Test func twentyThousandCharactersAreKeptWhole() {
        let text = String(repeating: "the plan drifted and nobody said so. ", count: 540) + "End."
        say(text, atTextsOnly: true) { item, step, comment in
            #expect(step.captured[item.lead.id] == .text(text), "\(item.id)")
        }
    }
}

extension Item {
    fileprivate var isText: Bool { fields.count == 1 && lead.type == .text }
}
