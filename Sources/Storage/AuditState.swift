import Audits

/// An audit as the tables hold it, every value still as JSON text: what its history comes to.
struct AuditState: Hashable {
    var head: Head
    /// The times of the first and last entry of its history.
    var created = ""
    var changed = ""
    var passes: [String: PassState] = [:]

    /// What an entry of kind `audit` sets.
    struct Head: Hashable, Codable {
        var framework: String
        var caseReference: String
        var status: Audit.Status
    }
}

/// A pass as the tables hold it.
struct PassState: Hashable {
    var head: Head
    var status = Pass.Status.notStarted.rawValue
    /// Lists of ids as JSON.
    var skipped = "[]"
    var notGiven = "[]"
    /// JSON by slot.
    var answers: [String: String] = [:]

    /// What an entry of kind `pass` sets.
    struct Head: Hashable, Codable {
        var form: String
        var version: String
        /// The form's digest when the pass began; empty if it is not known.
        var contentHash: String
    }
}

extension AuditState {
    /// What an audit comes to when it is kept.
    init(_ audit: Audit, texts: JSONTexts, contentHash: (Pass) -> String) throws {
        head = Head(
            framework: audit.framework,
            caseReference: audit.caseReference,
            status: audit.status
        )
        for (role, pass) in audit.passes {
            var state = PassState(head: .init(pass, contentHash: contentHash(pass)))
            state.status = pass.status.rawValue
            state.skipped = try texts.text(pass.skipped)
            state.notGiven = try texts.text(pass.notGiven)
            for (slot, value) in pass.answers {
                state.answers[slot.text] = try texts.text(value, slot: slot.text)
            }
            passes[role.text] = state
        }
    }
}

extension PassState.Head {
    init(_ pass: Pass, contentHash: String) {
        form = pass.form
        version = pass.formVersion
        self.contentHash = contentHash
    }
}

extension Pass {
    /// Reads a pass with its form.
    init(_ state: PassState, role: Role, form: Form, texts: JSONTexts) throws {
        guard let status = Status(rawValue: state.status) else {
            throw StorageError.damaged("pass.status")
        }
        var answers: [FieldID: Audits.Value] = [:]
        for (slot, text) in state.answers {
            let slot = FieldID(slot)
            guard let value = try texts.value(text, as: form.kind(of: slot)) else {
                throw StorageError.damaged("answer.value")
            }
            answers[slot] = value
        }
        self.init(
            role: role,
            form: state.head.form,
            formVersion: state.head.version,
            status: status,
            answers: answers,
            skipped: try texts.ids(state.skipped),
            notGiven: try texts.ids(state.notGiven)
        )
    }
}
