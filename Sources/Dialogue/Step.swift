import Audits

/// What the program says in one turn, one message at a time.
package struct Reply: Hashable, Sendable, Codable {
    package let kind: Kind
    package let text: String
    package let field: FieldID?
    package let options: [String]
    /// The section of Knowledge that a warning rests on.
    package let source: String?

    package enum Kind: String, Hashable, Sendable, Codable {
        case question
        case captured
        case corrected
        case guidance
        case clarify
        case warning
        case progress
        case review
        case saved
        case help
        case social
        case notCovered = "not_covered"
        case error
    }

    package init(
        _ kind: Kind,
        _ text: String,
        field: FieldID? = nil,
        options: [String] = [],
        source: String? = nil
    ) {
        self.kind = kind
        self.text = text
        self.field = field
        self.options = options
        self.source = source
    }
}

/// A look into the guidance that has to be made before the reply can be shown.
package struct GuidanceRequest: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable {
        /// A question in the person's own words.
        case question(String)
        /// The sections an item or rule rests on.
        case sections([String])
        /// What a grade looks like for the open item; every described grade when `nil`.
        case grades(reference: String, Grade?)
    }

    package let purpose: Purpose
    /// Said before what the guidance says.
    package let lead: String?
    /// The framework whose guidance answers; any when `nil`.
    package let framework: String?
    /// The sections of the open item, offered when the guidance has no answer of its own.
    package let nearby: [String]
}

/// What follows from one message: the conversation's next state, what changed, and what is said.
///
/// The changes are stored and the guidance is looked up before anything is shown.
package struct Step: Sendable {
    package var conversation: Conversation
    package var changes: [Change] = []
    package var outputs: [Output] = []
    /// The slots stored or changed, with their new values; of a table only the rows added or changed.
    package var captured: [FieldID: Value] = [:]
    /// The flag codes raised in this turn.
    package var flags: [String] = []
    package var effects: [Effect] = []
    /// The item now asked.
    package var pending: FieldID?

    package enum Output: Hashable, Sendable {
        case reply(Reply)
        case guidance(GuidanceRequest)
    }

    /// What the assistant has to do beyond storing the changes.
    package enum Effect: Hashable, Sendable {
        case startAudit(framework: String, role: Role, caseReference: String)
        case openAudit(id: String, role: Role)
    }
}

/// What a step may look at: prompts, the audit as it stands, who speaks, and the day.
package struct Situation: Sendable {
    package let prompts: Prompts
    package let today: Day
    /// The audit and role of an auditing conversation.
    package let audit: Audit?
    package let role: Role?
    /// The audits that this person can carry on, for the desk.
    package let audits: [AuditChoice]
    /// The names of the item's form, made once for each form.
    package let names: [String: ItemNames]

    package init(
        prompts: Prompts,
        today: Day,
        audit: Audit? = nil,
        role: Role? = nil,
        audits: [AuditChoice] = [],
        names: [String: ItemNames]? = nil
    ) {
        self.prompts = prompts
        self.today = today
        self.audit = audit
        self.role = role
        self.audits = audits
        self.names = names ?? Situation.names(of: prompts)
    }

    /// The names by which each form's items are found; worth keeping between turns.
    package static func names(of prompts: Prompts) -> [String: ItemNames] {
        prompts.forms.mapValues(ItemNames.init)
    }
}

/// What a person does: opens the conversation, or says something.
package enum Input: Hashable, Sendable {
    case opened
    case text(String)
}

/// The next step of a conversation: pure, so that the same inputs give the same state and replies.
package func reduce(_ conversation: Conversation, _ input: Input, in situation: Situation) -> Step {
    switch conversation.stage {
    case .desk: DeskTurn(conversation, situation).take(input)
    case .asking: AskingTurn(conversation, situation).take(input)
    case .auditing: AuditTurn.take(conversation, input, situation)
    case .over: Step(conversation: conversation)
    }
}

/// Everything given so far in a pass, section by section; empty when there is no such pass.
package func review(_ situation: Situation) -> String {
    AuditTurn(.auditing, situation)?.review ?? ""
}
