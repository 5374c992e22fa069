import Audits

/// A conversation that only asks the guidance.
struct AskingTurn {
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
        case .opened: turn.say(.help, turn.speech(.askAway))
        case .text(let text): turn.hear(text)
        }
        return turn.step
    }

    private mutating func hear(_ text: String) {
        let words = Words(text)
        guard !VagueAnswers.isEmpty(words) else { return say(.clarify, speech(.nothingTyped)) }
        if let (command, _) = Commands.read(words, names: nil) {
            switch command {
            case .quit, .pause, .finish:
                say(.saved, speech(.goodbye))
                step.conversation.stage = .over
                return
            case .help: return say(.help, speech(.askingHelp))
            case .back, .cancel:
                step.conversation.stage = .desk(.start)
                let desk = DeskTurn(step.conversation, situation).take(.opened)
                step.outputs += desk.outputs
                return
            default: break
            }
        }
        if let (remark, _) = Remarks.read(words) {
            let isRefusal = [.outOfScope, .personal, .harmful].contains(remark)
            return say(isRefusal ? .notCovered : .social, Self.reply(to: remark, speech))
        }
        step.outputs.append(
            .guidance(
                GuidanceRequest(purpose: .question(text), lead: nil, framework: nil, nearby: [])
            )
        )
    }

    /// What is said back to a remark when no audit is open.
    static func reply(to remark: Remark, _ speech: Speech) -> String {
        switch remark {
        case .greeting: speech(.greetingBack)
        case .thanks, .compliment: speech(.thanksBack)
        case .robot: speech(.robot)
        case .distress: speech(.distress)
        case .concern: speech(.concern)
        case .complaint: speech(.complaint)
        case .acknowledgement: speech(.acknowledged)
        case .outOfScope: speech(.outOfScope)
        case .personal: speech(.personal)
        case .harmful: speech(.harmful)
        }
    }

    private mutating func say(_ kind: Reply.Kind, _ text: String) {
        step.outputs.append(.reply(Reply(kind, text)))
    }
}
