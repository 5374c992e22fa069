extension Rule.Body {
    /// The kinds of rule, as authors write them.
    package static let kinds = [
        "limit", "improvement note", "needed", "na reason", "query", "escalate", "notify",
        "deadline", "smart", "present", "mismatch",
    ]

    /// Reads the part of a rule after its kind; names are checked later, against the whole form.
    init(kind: String, reading text: String) throws(Condition.Problem) {
        switch kind {
        case "limit":
            let (condition, rest) = try Self.cut(text)
            guard let (slot, grade) = rest.cut(" is at most "), let grade = Grade(named: grade)
            else {
                throw Self.malformed(
                    text,
                    like: "when q1.grade is inadequate then q11.grade is at most good"
                )
            }
            self = .limit(condition, slot: FieldID(slot), atMost: grade)
        case "improvement note", "needed":
            let (condition, rest) = text.hasPrefix("when ") ? try Self.cut(text) : (nil, text)
            guard rest.hasSuffix(" is needed") else {
                throw Self.malformed(
                    text,
                    like: "when sa.score is at most 5 then sa.development is needed"
                )
            }
            self = .needed(
                condition,
                slot: FieldID(String(rest.dropLast(" is needed".count))),
                atOnce: kind == "improvement note"
            )
        case "na reason":
            let (fields, accepted) = text.cut(" accepts ") ?? (text, "")
            guard !fields.listed.isEmpty else {
                throw Self.malformed(text, like: "s1.a.child_seen, s1.a.voice")
            }
            self = .naReason(fields.listed.map { FieldID($0) }, accepts: accepted.listed)
        case "query":
            let (condition, rest) = try Self.cut(text)
            guard rest.hasSuffix(" is queried") else {
                throw Self.malformed(text, like: "when s1.access is no then s1.access is queried")
            }
            self = .query(condition, slot: FieldID(String(rest.dropLast(" is queried".count))))
        case "escalate":
            let (condition, rest) = try Self.cut(text)
            guard rest.hasPrefix("tell "), let (who, because) = rest.dropFirst(5).cut(" because ")
            else {
                throw Self.malformed(
                    text,
                    like:
                        "when sa.score is at most 2 then tell worker, team manager within 24 hours because inadequate"
                )
            }
            let (to, limit) = who.cut(" within ") ?? (who, "")
            let hours = limit.isEmpty ? nil : Int(limit.prefix { $0.isNumber })
            guard limit.isEmpty || (limit.hasSuffix(" hours") && hours != nil) else {
                throw Self.malformed(text, like: "... within 24 hours because inadequate")
            }
            self = .escalate(condition, to: to.listed, hours: hours, because: because)
        case "notify":
            let (condition, rest) = text.hasPrefix("when ") ? try Self.cut(text) : (nil, text)
            guard rest.hasPrefix("tell "), let (to, field) = rest.dropFirst(5).cut(" by ") else {
                throw Self.malformed(text, like: "tell worker, manager by sa.email_completed")
            }
            self = .notify(condition, to: to.listed, by: FieldID(field))
        case "deadline":
            let (condition, rest) = try Self.cut(text)
            guard let (slot, limit) = rest.cut(" is due within "), let limit = Rule.Limit(limit)
            else {
                throw Self.malformed(
                    text,
                    like: "when sa.score is at most 2 then sa.actions is due within 24 hours"
                )
            }
            self = .deadline(condition, slot: FieldID(slot), within: limit)
        case "smart":
            guard let (slot, columns) = text.cut(" needs ") else {
                throw Self.malformed(text, like: "sa.actions needs what, due")
            }
            self = .smart(slot: FieldID(slot), columns: columns.listed)
        case "present":
            guard let (slot, roles) = text.cut(" needs ") else {
                throw Self.malformed(text, like: "s2.participants needs moderator, social worker")
            }
            self = .present(slot: FieldID(slot), roles: roles.listed)
        default:
            guard !text.trimmed.isEmpty, !text.trimmed.contains(" ") else {
                throw Self.malformed(text, like: "sa.score")
            }
            self = .mismatch(slot: FieldID(text.trimmed))
        }
    }

    private static func cut(_ text: String) throws(Condition.Problem) -> (Condition, String) {
        guard text.hasPrefix("when "), let (condition, rest) = text.dropFirst(5).cut(" then ")
        else {
            throw malformed(text, like: "when sa.score is at most 2 then ...")
        }
        return (try Condition(reading: condition), rest)
    }

    private static func malformed(_ text: String, like example: String) -> Condition.Problem {
        Condition.Problem(
            what: "The rule '\(text.prefix(60))' does not have the shape of its kind",
            remedy: "Write it like '\(example)'."
        )
    }
}

extension Rule.Limit {
    /// Reads `24 hours`, `5 working days` or `4 weeks`.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard let number = words.first.flatMap({ Int($0) }), number > 0 else { return nil }
        switch words.dropFirst().joined(separator: " ") {
        case "hours", "hour": self = .hours(number)
        case "working days", "working day": self = .workingDays(number)
        case "weeks", "week": self = .weeks(number)
        default: return nil
        }
    }
}

extension StringProtocol {
    /// The two parts around the first `separator`; `nil` when it does not occur.
    package func cut(_ separator: String) -> (String, String)? {
        // By bytes: looking for it by characters is ten times slower.
        let wanted = Array(separator.utf8)
        var rest = utf8[...]
        while let start = rest.firstIndex(where: { $0 == wanted.first }) {
            rest = rest[start...]
            if rest.starts(with: wanted) {
                let end = rest.index(start, offsetBy: wanted.count)
                return (String(self[..<start]).trimmed, String(self[end...]).trimmed)
            }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// The parts between commas, trimmed, none of them empty.
    package var listed: [String] {
        utf8.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self).trimmed }
            .filter { !$0.isEmpty }
    }
}
