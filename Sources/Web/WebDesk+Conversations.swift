import Assistant
import Audits
import HTTP
import Storage

/// Conversations over the API.
extension WebDesk {
    func openConversation(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let opening: Assistant.Opening
        if let audit = call.body["audit"]?.string, let role = call.body["role"]?.string {
            try access.demandRead(audit, caller.user)
            if let known = try assistant.audit(audit),
                assistant.prompts.form(framework: known.framework, role: Role(role)) == nil
            {
                throw Problem(404, "The audit's framework has no such role.")
            }
            opening = .audit(id: audit, role: role)
        } else if let framework = call.body["framework"]?.string,
            let role = call.body["role"]?.string, let reference = call.body["case"]?.string
        {
            opening = .newAudit(framework: framework, role: role, caseReference: reference)
        } else {
            opening = .asking
        }
        let turn = try assistant.open(opening, by: caller.user)
        guard let id = turn.id else { throw Problem(500, "The conversation has no id.") }
        record("conversation.open", by: caller.user, audit: turn.audit, source: caller.source)
        var response = Response.json(201, turn.json)
        response["Location"] = "/api/conversations/\(id)"
        response["ETag"] = try conversation(id, caller).map(tag)
        return response
    }

    func readConversation(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let id = try call.capture("id")
        guard let record = try conversation(id, caller) else { throw Self.noConversation }
        let limit = call[query: "limit"]?.integer ?? 100
        var turns = try store.turns(
            of: id,
            after: call[query: "after"]?.integer ?? 0,
            limit: limit + 1
        )
        let hasMore = turns.count > limit
        if hasMore { turns.removeLast() }
        self.record(
            "conversation.read",
            by: caller.user,
            audit: record.audit,
            source: caller.source
        )
        var response = Response.json(
            200,
            .object([
                "id": .string(id), "audit": JSON(record.audit), "role": JSON(record.role?.text),
                "created": .string(record.created), "turns": .array(turns.map(\.json)),
                "next": hasMore ? .integer(turns.last?.number ?? 0) : .null,
            ])
        )
        response["ETag"] = try tag(record)
        return response
    }

    func say(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let id = try call.capture("id")
        let text = call.body["text"]?.string ?? ""
        let key = try call.idempotencyKey()
        let line = try say(
            text,
            in: id,
            caller,
            key: key,
            expecting: call.request.headers["If-Match"]
        )
        guard let record = try conversation(id, caller) else { throw Self.noConversation }
        var response = Response.json(200, Array(line.utf8))
        response["Cache-Control"] = "no-store"
        response["ETag"] = try tag(record)
        return response
    }

    /// The chat line of one turn, or the one that was given before under the same key.
    ///
    /// `expected` is the state that the caller answers to, `*` or `nil` any.
    func say(
        _ text: String,
        in id: String,
        _ caller: Caller,
        key: String?,
        expecting expected: String?
    ) throws -> String {
        guard let record = try conversation(id, caller) else { throw Self.noConversation }
        if let key, let turn = try store.turn(of: id, key: key) {
            guard turn.typed == text else {
                throw Problem(422, "The Idempotency-Key was used for another text. Use a new one.")
            }
            return turn.reply
        }
        if let expected, expected != "*" {
            let tag = try tag(record)
            let wanted = expected.split(separator: ",").map { $0.filter { $0 != " " } }
            guard wanted.contains(tag) else {
                throw Problem(412, "The audit has moved on in another conversation. Read it again.")
            }
        }
        let turn = try assistant.say(text, in: id, by: caller.user, key: key)
        site.turns.wrappingAdd(1, ordering: .relaxed)
        self.record("turn", by: caller.user, audit: turn.audit, source: caller.source)
        return turn.jsonLine()
    }

    /// A conversation of the caller's own whose audit they may still read; `nil` for any other.
    func conversation(_ id: String, _ caller: Caller) throws -> StoredConversation? {
        guard let record = try store.conversation(id), record.user == caller.user else {
            return nil
        }
        if let audit = record.audit, try !access.mayRead(audit, caller.user) { return nil }
        return record
    }

    /// The state of a conversation and of the pass it fills, as an ETag.
    func tag(_ record: StoredConversation) throws -> String {
        var revision: Int64 = 0
        if let audit = record.audit {
            revision = try store.revision(of: audit, role: record.role) ?? 0
        }
        return "\"\(record.turns)-\(revision)\""
    }

    static var noConversation: Problem {
        var problem = Problem(404, "There is no such conversation of yours. Open one first.")
        problem.isRecorded = true
        return problem
    }
}

extension StoredTurn {
    fileprivate var json: JSON {
        .object([
            "number": .integer(number), "at": .string(at), "text": .string(typed),
            "reply": JSON(parsing: reply.utf8) ?? .null,
        ])
    }
}
