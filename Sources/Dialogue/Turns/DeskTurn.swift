import Audits

/// The questions before an audit is chosen: who the person is and what they want to do.
struct DeskTurn {
    private var step: Step
    private let situation: Situation

    private var speech: Speech { situation.prompts.speech }

    init(_ conversation: Conversation, _ situation: Situation) {
        step = Step(conversation: conversation)
        self.situation = situation
    }

    consuming func take(_ input: Input) -> Step {
        var turn = self
        switch input {
        case .opened: turn.open()
        case .text(let text): turn.hear(text)
        }
        return turn.step
    }

    private var desk: Desk {
        if case .desk(let desk) = step.conversation.stage { desk } else { .start }
    }

    private mutating func open() {
        say(.help, speech(.welcome))
        ask()
    }

    private mutating func hear(_ text: String) {
        let words = Words(text)
        if VagueAnswers.isEmpty(words) {
            say(.clarify, speech(.nothingTyped))
            ask()
            return
        }
        let isReference = if case .caseReference = desk { true } else { false }
        if let (command, _) = Commands.read(words, names: nil) {
            switch command {
            case .quit, .pause:
                say(.saved, speech(.goodbye))
                step.conversation.stage = .over
                return
            case .back, .cancel, .undo:
                step.conversation.stage = .desk(.start)
                ask()
                return
            case .help, .whereAmI, .guidance, .repeat:
                say(.help, speech(.deskHelp))
                ask()
                return
            default: break
            }
        }
        if !isReference, let (remark, _) = Remarks.read(words) {
            remarkBack(remark)
            ask()
            return
        }
        if !isReference, option(words, count: choices.count) == nil,
            Questions.read(words, isFreeText: false) != nil
        {
            step.outputs.append(
                .guidance(
                    GuidanceRequest(purpose: .question(text), lead: nil, framework: nil, nearby: [])
                )
            )
            ask()
            return
        }
        choose(words, text)
    }

    // MARK: Choosing

    private mutating func choose(_ words: Words, _ text: String) {
        switch desk {
        case .start: chooseStart(words)
        case .framework(let role):
            let frameworks = frameworks(for: Role(role))
            guard
                let index = option(words, count: frameworks.count)
                    ?? named(
                        words,
                        frameworks.map {
                            [$0.id, $0.title.lowercased(), $0.short.lowercased()] + $0.names
                                + $0.parts
                        }
                    )
            else { return misunderstood() }
            go(to: .caseReference(framework: frameworks[index].id, role: role))
        case .role(let framework):
            let roles = situation.prompts.framework(framework)?.passes.map(\.role) ?? []
            guard
                let index = option(words, count: roles.count)
                    ?? named(words, roles.map { [$0.text] })
            else {
                return misunderstood()
            }
            go(to: .caseReference(framework: framework, role: roles[index].text))
        case .caseReference(let framework, let role):
            let reference = text.trimmed
            guard reference.utf8.count <= 200, !reference.contains(where: \.isNewline) else {
                say(.clarify, speech(.caseTooLong))
                return ask()
            }
            step.effects.append(
                .startAudit(framework: framework, role: Role(role), caseReference: reference)
            )
        case .openAudit(let choices):
            guard
                let index = option(words, count: choices.count)
                    ?? named(words, choices.map { [$0.audit.lowercased(), $0.title.lowercased()] })
            else { return misunderstood() }
            step.effects.append(
                .openAudit(id: choices[index].audit, role: Role(choices[index].role))
            )
        }
    }

    private mutating func chooseStart(_ words: Words) {
        let ways = [
            ["self assessment", "self-assessment", "worker", "self", "start a self-assessment"],
            ["audit", "auditor", "start an audit"],
            ["moderation", "moderate", "moderator"],
            ["carry on", "continue", "resume", "open"],
            ["ask", "guidance", "question", "ask the guidance"],
            ["learn", "learn how auditing works", "new", "training", "practise", "practice"],
        ]
        guard let index = option(words, count: ways.count) ?? named(words, ways) else {
            return misunderstood()
        }
        switch index {
        case 0: start(role: "self-assessment")
        case 1: start(role: "auditor")
        case 2: start(role: "moderator")
        case 3:
            guard !situation.audits.isEmpty else {
                say(.progress, speech(.noOpenAudits))
                return ask()
            }
            go(to: .openAudit(choices: Array(situation.audits.prefix(20))))
        case 4:
            step.conversation.stage = .asking
            say(.help, speech(.askAway))
        default:
            step.conversation.stage = .asking
            say(.help, speech(.learn))
        }
    }

    private mutating func start(role: String) {
        let known = frameworks(for: Role(role))
        if known.count == 1, let only = known.first {
            go(to: .caseReference(framework: only.id, role: role))
        } else {
            go(to: .framework(role: role))
        }
    }

    private func frameworks(for role: Role) -> [Framework] {
        situation.prompts.frameworks.filter { $0.form(of: role) != nil }
    }

    private mutating func go(to desk: Desk) {
        step.conversation.stage = .desk(desk)
        ask()
    }

    /// A number, or the number in words.
    private func option(_ words: Words, count: Int) -> Int? {
        guard words.spoken.count <= 2, let first = words.spoken.last,
            let number = Int(first) ?? Words.numberWords.firstIndex(of: first),
            (1...max(count, 1)).contains(number)
        else { return nil }
        return number - 1
    }

    /// A full name, or the start of just one.
    private func named(_ words: Words, _ names: [[String]]) -> Int? {
        let text = words.spoken.joined(separator: " ")
        let exact = names.indices.filter { index in
            names[index].contains { Words($0).spoken.joined(separator: " ") == text }
        }
        if exact.count == 1 { return exact[0] }
        let starts = names.indices.filter { index in
            names[index].contains { name in
                let plain = Words(name).spoken.joined(separator: " ")
                return plain.hasPrefix(text) || words.contains(plain)
            }
        }
        return starts.count == 1 ? starts[0] : nil
    }

    // MARK: Asking

    private mutating func misunderstood() {
        say(.clarify, speech(.pickOne))
        ask()
    }

    private var choices: [String] {
        switch desk {
        case .start:
            speech(.deskChoices).split(separator: "\n").map { $0.drop { $0 == "-" }.trimmed }.filter
            { !$0.isEmpty }
        case .framework(let role):
            frameworks(for: Role(role)).map { framework in
                [framework.title, framework.date].compactMap(\.self).joined(separator: ", ")
            }
        case .role(let framework):
            situation.prompts.framework(framework)?.passes.map(\.role.text) ?? []
        case .caseReference: []
        case .openAudit(let choices): choices.map(\.title)
        }
    }

    private mutating func ask() {
        let message: MessageID =
            switch desk {
            case .start: .askStart
            case .framework: .askFramework
            case .role: .askRole
            case .caseReference: .askCase
            case .openAudit: .askWhichAudit
            }
        step.outputs.append(.reply(Reply(.question, speech(message), options: choices)))
    }

    private mutating func remarkBack(_ remark: Remark) {
        say(.social, AskingTurn.reply(to: remark, speech))
    }

    private mutating func say(_ kind: Reply.Kind, _ text: String) {
        step.outputs.append(.reply(Reply(kind, text)))
    }
}
