import Audits
import Dialogue
import FoundationEssentials
import Guidance
import Markdown
import Storage

/// The use cases: runs a turn, performs its effects, and only then speaks.
///
/// It belongs to one thread. The terminal, JSON lines and HTTP all go through the same methods.
package final class Assistant {
    package let settings: Settings
    package let prompts: Prompts
    package let store: Store
    /// Who may do what.
    package var access: Access { Access(mode: settings.access, store: store) }
    var memory = Memory()
    private var names: [String: ItemNames] = [:]
    private var openedGuidance: Guidance?

    /// Opens the store and reads the prompts; the guidance is opened when it is first asked.
    ///
    /// - Throws: A `Fault` when the prompts cannot be used, a `StorageError` when the store can't.
    package convenience init(_ settings: Settings) throws {
        let (prompts, faults) = try Prompts.read(folder: settings.prompts)
        if let first = faults.first {
            let more =
                faults.count > 1
                ? " (and \(faults.count - 1) more; run 'audit-assistant check')" : ""
            throw AssistantError(.unavailable, first.description + more, remedy: "")
        }
        try self.init(settings, prompts: prompts)
    }

    /// Opens the store; the prompts were read before, by another thread perhaps.
    package init(_ settings: Settings, prompts: Prompts) throws {
        self.settings = settings
        self.prompts = prompts
        store = try Store(path: settings.database)
    }

    /// The guidance, opened on first use.
    package func guidance() throws -> Guidance {
        if let openedGuidance { return openedGuidance }
        let guidance = try Guidance(
            knowledge: settings.knowledge,
            own: settings.ownKnowledge,
            index: settings.index,
            frameworks: prompts.frameworks.map(FrameworkName.init)
        )
        openedGuidance = guidance
        return guidance
    }

    // MARK: Conversations

    /// What a conversation is opened for.
    package enum Opening: Hashable, Sendable {
        /// The desk: who are you, and what do you want to do?
        case desk
        /// Guidance only.
        case asking
        case newAudit(framework: String, role: String, caseReference: String)
        case audit(id: String, role: String)
    }

    /// Opens a conversation and gives its opening, with the conversation's id.
    ///
    /// An audit's conversation goes on where that person left it.
    package func open(_ opening: Opening, by user: String) throws -> Turn {
        try store.transaction {
            switch opening {
            case .desk: try begin(Conversation(stage: .desk(.start)), by: user)
            case .asking: try begin(Conversation(stage: .asking), by: user)
            case .newAudit(let framework, let role, let reference):
                try openAudit(
                    try addAudit(framework: framework, role: Role(role), reference, by: user),
                    Role(role),
                    by: user
                )
            case .audit(let id, let role): try openAudit(id, Role(role), by: user)
            }
        }
    }

    /// Takes one turn: reads, stores, and gives what is said.
    ///
    /// All of it is on disk when this returns or, inside a larger transaction, when that one is. The
    /// turn is kept under `key`, so that a repeated request can be given the same reply.
    package func say(_ text: String, in id: String, by user: String, key: String? = nil) throws
        -> Turn
    {
        try store.transaction {
            guard var record = try store.conversation(id), record.user == user else {
                throw AssistantError(
                    .notFound,
                    "There is no such conversation.",
                    remedy: "Open one first."
                )
            }
            if let audit = record.audit, let role = record.role {
                try access.demandFill(role, of: audit, user)
            }
            var kept = try memory.kept(in: record)
            let step = reduce(kept.conversation, .text(text), in: try situation(record, by: user))
            var turn = try perform(step, record: &record, kept: &kept, by: user, typed: text)
            turn.id = id
            let state = kept.text
            _ = try store.append(
                StoredTurn(
                    conversation: id,
                    at: settings.clock.time,
                    user: user,
                    typed: text,
                    key: key,
                    reply: turn.jsonLine(),
                    state: state
                )
            )
            memory.keep(kept, as: state, of: id)
            return turn
        }
    }

    // MARK: One step

    func situation(_ record: StoredConversation, by user: String) throws -> Situation {
        let audit = try record.audit.flatMap { try self.audit($0) }
        if let framework = audit?.framework, let role = record.role,
            let form = prompts.form(framework: framework, role: role), names[form.id] == nil
        {
            names[form.id] = ItemNames(form)
        }
        let choices = record.audit == nil ? try openAudits(of: user) : []
        return Situation(
            prompts: prompts,
            today: settings.clock.today,
            audit: audit,
            role: record.role,
            audits: choices,
            names: names
        )
    }

    /// Stores the changes, looks up the guidance and makes what is shown.
    func perform(
        _ step: Step,
        record: inout StoredConversation,
        kept: inout Kept,
        by user: String,
        typed: String
    ) throws -> Turn {
        kept.conversation = step.conversation
        for effect in step.effects {
            switch effect {
            case .startAudit(let framework, let role, let reference):
                let id = try addAudit(framework: framework, role: role, reference, by: user)
                return try goOn(with: id, role, record: &record, kept: &kept, by: user)
            case .openAudit(let id, let role):
                return try goOn(with: id, role, record: &record, kept: &kept, by: user)
            }
        }
        if let audit = record.audit, let role = record.role {
            try store.apply(
                step.changes,
                to: audit,
                role: role,
                by: user,
                at: settings.clock.time,
                why: "said in conversation",
                turn: TurnReference(conversation: record.id, number: record.turns + 1)
            )
        }
        var turn = Turn(replies: [], audit: record.audit, role: record.role?.text)
        for output in step.outputs {
            switch output {
            case .reply(let reply): turn.replies.append(cited(reply))
            case .guidance(let request): look(up: request, into: &turn, thread: &kept.thread)
            }
        }
        turn.pending = step.pending?.text
        turn.flags = step.flags
        turn.isOver = step.conversation.stage == .over
        if let id = record.audit, let role = record.role, let audit = try audit(id),
            let pass = audit.passes[role], let form = prompts.forms[pass.form]
        {
            turn.status = pass.status.rawValue
            let view = PassView(
                form: form,
                pass: pass,
                audit: audit,
                forms: prompts.forms(of: audit.framework)
            )
            for (slot, value) in step.captured {
                turn.captured[slot.text] = view.flatJSON(slot, value)
                if let (grade, json) = view.derivedGrade(slot, value) {
                    turn.captured[grade.text] = json
                }
            }
        }
        return turn
    }

    /// Turns a conversation of the desk into one about an audit.
    private func goOn(
        with audit: String,
        _ role: Role,
        record: inout StoredConversation,
        kept: inout Kept,
        by user: String
    ) throws -> Turn {
        try access.demandFill(role, of: audit, user)
        if try self.audit(audit)?.passes[role] == nil {
            guard let framework = try self.audit(audit)?.framework,
                let form = prompts.form(framework: framework, role: role)
            else {
                throw AssistantError(.notFound, "There is no such audit.", remedy: "")
            }
            try store.begin(
                Pass(role: role, form: form.id, formVersion: form.version),
                of: audit,
                contentHash: form.contentHash,
                by: user,
                at: settings.clock.time,
                why: "the pass was begun"
            )
        }
        try store.attach(conversation: record.id, to: audit, role: role)
        record.audit = audit
        record.role = role
        kept.conversation = .auditing
        let step = reduce(.auditing, .opened, in: try situation(record, by: user))
        return try perform(step, record: &record, kept: &kept, by: user, typed: "")
    }

    static func newID() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var generator = SystemRandomNumberGenerator()
        return String((0..<26).compactMap { _ in letters.randomElement(using: &generator) })
    }
}

/// The part of a conversation that is kept with each turn.
struct Kept: Codable, Equatable {
    var conversation: Conversation
    /// The thread of questions to the guidance, for follow-ups.
    var thread: Thread?

    init(conversation: Conversation, thread: Thread?) {
        self.conversation = conversation
        self.thread = thread
    }

    init(_ text: String) throws {
        self = try JSONDecoder().decode(Kept.self, from: Data(text.utf8))
    }

    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
