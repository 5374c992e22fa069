/// Why a file is not an audit that can be imported: where, what, and the remedy.
package struct ImportProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the file, such as `passes.auditor.answers.q3.grade`.
    package let place: String
    package let what: String

    package var description: String { "\(place): \(what)" }

    /// The members of an object by key; none where it is left out.
    fileprivate static func members(
        of json: JSON,
        _ key: String,
        at place: String
    ) throws(ImportProblem) -> [(key: String, value: JSON)] {
        guard let part = json[key] else { return [] }
        guard let members = part.object else {
            throw ImportProblem(place: place, what: "it is not a JSON object")
        }
        return members.sorted { $0.key < $1.key }
    }
}

extension Audit {
    /// Reads an exported audit, checking every part against the forms.
    ///
    /// Derived grades are checked against their scores and not stored; `missing`, `flags`,
    /// `escalation` and `notices` follow from the answers and are worked out anew.
    package init(importing json: JSON, prompts: Prompts) throws(ImportProblem) {
        guard case .object = json else {
            throw ImportProblem(place: "file", what: "it is not a JSON object")
        }
        guard json["format"]?.string == Audit.format else {
            throw ImportProblem(place: "format", what: "it is not '\(Audit.format)'")
        }
        guard json["formatVersion"]?.integer == Audit.formatVersion else {
            throw ImportProblem(
                place: "formatVersion",
                what: "this program reads version \(Audit.formatVersion); export it again with it"
            )
        }
        let id = try Audit.text(json, "id")
        guard id.utf8.count <= 64, id.utf8.allSatisfy({ $0.isIDByte }),
            id.first.map({ $0.isLetter || $0.isNumber }) ?? false
        else {
            throw ImportProblem(
                place: "id",
                what:
                    "begin with a letter or digit; use at most 64 letters, digits, dots, dashes or "
                    + "underscores"
            )
        }
        let framework = try Audit.text(json, "framework")
        guard prompts.framework(framework) != nil else {
            let known = prompts.frameworks.map(\.id).joined(separator: ", ")
            throw ImportProblem(place: "framework", what: "unknown; the frameworks are \(known)")
        }
        guard let status = Status(rawValue: try Audit.text(json, "status")) else {
            throw ImportProblem(place: "status", what: "it is neither 'open' nor 'closed'")
        }
        var passes: [Role: Pass] = [:]
        for (name, body) in try ImportProblem.members(of: json, "passes", at: "passes") {
            let role = Role(name)
            guard let form = prompts.form(framework: framework, role: role) else {
                throw ImportProblem(
                    place: "passes.\(name)",
                    what: "the framework '\(framework)' has no such role"
                )
            }
            passes[role] = try Pass(importing: body, role: role, form: form)
        }
        self.init(
            id: id,
            framework: framework,
            caseReference: try Audit.text(json, "case"),
            status: status,
            passes: passes
        )
    }

    fileprivate static func text(_ json: JSON, _ key: String) throws(ImportProblem) -> String {
        guard let text = json[key]?.string?.trimmed, !text.isEmpty else {
            throw ImportProblem(place: key, what: "a text is needed")
        }
        return text
    }
}

extension Pass {
    fileprivate init(importing json: JSON, role: Role, form: Form) throws(ImportProblem) {
        let place = "passes.\(role)"
        guard json["form"]?.string == form.id else {
            throw ImportProblem(place: "\(place).form", what: "it is not '\(form.id)'")
        }
        guard let version = json["formVersion"]?.string, !version.isEmpty else {
            throw ImportProblem(place: "\(place).formVersion", what: "a text is needed")
        }
        guard let status = json["status"]?.string.flatMap(Status.init) else {
            throw ImportProblem(
                place: "\(place).status",
                what: "it is not one of not_started, in_progress, paused, complete"
            )
        }
        var answers: [FieldID: Value] = [:]
        let given = try ImportProblem.members(of: json, "answers", at: "\(place).answers")
        for (key, value) in given {
            let slot = FieldID(key)
            guard let kind = form.kind(of: slot) else { continue }
            guard let read = Value(value, as: kind) else {
                throw ImportProblem(
                    place: "\(place).answers.\(key)",
                    what: "it is not \(kind.inWords)"
                )
            }
            answers[slot] = read
        }
        let derived = Set(form.fields.compactMap(\.derivedGrade))
        for (key, value) in given where form.kind(of: FieldID(key)) == nil {
            let slot = FieldID(key)
            guard derived.contains(slot) else {
                throw ImportProblem(
                    place: "\(place).answers.\(key)",
                    what: "the form '\(form.id)' has no such field"
                )
            }
            let field = form.fields.first { $0.derivedGrade == slot }
            guard let field, case .score(let score)? = answers[field.id],
                value.string == Grade(score: score)?.rawValue
            else {
                throw ImportProblem(
                    place: "\(place).answers.\(key)",
                    what: "it is not the grade of the score beside it"
                )
            }
        }
        self.init(
            role: role,
            form: form.id,
            formVersion: version,
            status: status,
            answers: answers,
            skipped: Pass.ids(json["skipped"], form),
            notGiven: Pass.ids(json["notGiven"], form)
        )
    }

    private static func ids(_ json: JSON?, _ form: Form) -> [FieldID] {
        (json?.array ?? []).compactMap(\.string).map { FieldID($0) }.filter { form.item($0) != nil }
    }
}

extension SlotKind {
    /// What a slot holds, for messages.
    package var inWords: String {
        switch self {
        case .text: "a text"
        case .date: "a date like 2026-11-20"
        case .choice(let allowed): "one of " + allowed.map(\.rawValue).joined(separator: ", ")
        case .grade: "one of outstanding, good, requires_improvement, inadequate"
        case .score: "a whole number from 0 to 10"
        case .table(let columns):
            "a list of rows with the columns " + columns.joined(separator: ", ")
        }
    }
}

extension UInt8 {
    fileprivate var isIDByte: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
