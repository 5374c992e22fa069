import Assistant
import Audits
import HTTP
import Storage

/// A conversation on the plain page.
extension WebDesk {
    func pageStart(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let opening: Assistant.Opening
        let question = (call.body["question"]?.string ?? "").trimmed
        if let audit = call.body["audit"]?.string, let role = call.body["role"]?.string {
            guard Shape.auditID.problems(in: .string(audit)).isEmpty else {
                throw Problem(404, "There is no such audit.")
            }
            opening = .audit(id: audit, role: role)
        } else if let part = call.body["part"]?.string {
            let names = part.split(separator: "/", maxSplits: 1).map(String.init)
            let reference = call.body["case"]?.string ?? ""
            guard names.count == 2 else {
                throw Problem(422, "Choose a framework and a part from the list.")
            }
            guard Shape.caseReference.problems(in: .string(reference)).isEmpty else {
                throw Problem(
                    422,
                    "A case reference has 1 to 50 characters, one of them a letter or digit."
                )
            }
            opening = .newAudit(framework: names[0], role: names[1], caseReference: reference)
        } else {
            opening = .asking
        }
        let turn = try assistant.open(opening, by: caller.user)
        guard let id = turn.id else { throw Problem(500, "The conversation has no id.") }
        record("conversation.open", by: caller.user, audit: turn.audit, source: caller.source)
        if opening == .asking, !question.isEmpty {
            _ = try say(question, in: id, caller, key: nil, expecting: nil)
        }
        return Page.onward("/conversations/\(id)#now")
    }

    func pageConversation(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let id = try call.capture("id")
        guard let record = try conversation(id, caller) else { throw Self.noConversation }
        self.record(
            "conversation.read",
            by: caller.user,
            audit: record.audit,
            source: caller.source
        )
        return try page(200, record, caller)
    }

    func pageSay(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let id = try call.capture("id")
        let text = call.body["text"]?.string ?? ""
        let key = call.body["key"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        let state = call.body["state"]?.string
        do {
            // A state is compared only if the form that was sent had one.
            let expected = state.flatMap { $0.isEmpty ? nil : "\"\($0)\"" }
            _ = try say(text, in: id, caller, key: key, expecting: expected)
        } catch let problem as Problem where problem.status == 412 {
            guard let record = try conversation(id, caller) else { throw Self.noConversation }
            return try page(412, record, caller, keeping: text)
        }
        return Page.onward("/conversations/\(id)#now")
    }

    /// The last turns, the question and the ways to answer it.
    ///
    /// What was typed to a question that has moved on is `kept` and shown again.
    private func page(
        _ status: Int,
        _ record: StoredConversation,
        _ caller: Caller,
        keeping kept: String? = nil
    ) throws -> Response {
        let shown = 6
        let turns = try store.turns(
            of: record.id,
            after: max(0, record.turns - shown),
            limit: shown
        )
        // What is asked now is worked out anew where it may have moved on, or nothing was said yet.
        let opening: JSON? = kept != nil || turns.isEmpty ? try greeting(record, caller) : .none
        let last = opening ?? turns.last.flatMap { JSON(parsing: $0.reply.utf8) } ?? .object([:])
        var items = turns.enumerated().map { index, turn in
            let reply = JSON(parsing: turn.reply.utf8) ?? .null
            let isLast = opening == nil && index == turns.count - 1
            let mark: HTML = isLast ? " id=\"now\"" : ""
            return """
                <li class="you"\(mark)><p class="text"><strong>You:</strong> \(turn.typed)</p></li>
                <li>\(said(reply, isLast: isLast))</li>

                """ as HTML
        }
        if let opening {
            items.append("<li id=\"now\">\(said(opening, isLast: true))</li>\n")
        }
        let title = record.audit.map { "Audit \($0), \(record.role?.text ?? "")" } ?? "Guidance"
        let notice: HTML =
            kept == nil
            ? ""
            : """
            <p class="notice" role="alert">This audit has moved on in another window. Nothing of \
            what you sent was stored; it stands below. Read the question again, then answer.</p>
            """
        let link: HTML =
            record.audit.map { "<p><a href=\"/audits/\($0)\">Read the audit</a></p>" } ?? ""
        return Page.response(
            status,
            title,
            caller,
            site,
            asked: question(last)?.split(separator: "\n").first.map(String.init),
            """
            \(notice)
            <h2>Conversation</h2>
            <ol class="turns">
            \(items)</ol>
            \(try forms(record, last, caller, kept ?? ""))
            \(link)
            """
        )
    }

    /// The opening as it would be now; whatever making it writes is undone.
    private func greeting(_ record: StoredConversation, _ caller: Caller) throws -> JSON {
        struct Undo: Error {}
        var opening = JSON.null
        do {
            try write {
                opening = try assistant.opening(of: record.id, by: caller.user).json
                throw Undo()
            }
        } catch is Undo {}
        return opening
    }

    /// What is asked last in a chat line.
    private func question(_ line: JSON) -> String? {
        (line["replies"]?.array ?? []).last { $0["kind"]?.string == "question" }?["text"]?.string
    }

    /// A chat line; the question that now stands describes the box for its answer.
    private func said(_ line: JSON, isLast: Bool) -> HTML {
        let replies = line["replies"]?.array ?? []
        let asked = replies.lastIndex { $0["kind"]?.string == "question" }
        let parts: [HTML] = replies.enumerated().map { index, reply in
            let kind = reply["kind"]?.string == "question" ? "text question" : "text"
            let mark: HTML = isLast && index == asked ? " id=\"asked\"" : ""
            return "<p class=\"\(kind)\"\(mark)>\(reply["text"]?.string ?? "")</p>"
        }
        return "<p class=\"who\">Assistant:</p>\(parts)"
    }

    private func forms(
        _ record: StoredConversation,
        _ last: JSON,
        _ caller: Caller,
        _ kept: String
    ) throws -> HTML {
        let state = try tag(record).filter { $0 != "\"" }
        let options = (last["replies"]?.array ?? []).last { $0["options"] != nil }?["options"]?
            .array
        let buttons: [HTML] = (options ?? []).compactMap(\.string).map {
            "<button name=\"text\" value=\"\($0)\">\($0)</button>\n"
        }
        let head = { () -> HTML in
            """
            <form method="post" action="/conversations/\(record.id)">
            \(Page.token(caller, self.site))
            <input type="hidden" name="state" value="\(state)">
            <input type="hidden" name="key" value="\(Secret.make())">
            """
        }
        let choices: HTML =
            buttons.isEmpty
            ? ""
            : "\(head())<fieldset><legend>Answer with</legend>\n\(buttons)</fieldset></form>"
        let described: HTML = question(last) == nil ? "" : " aria-describedby=\"asked\""
        return """
            \(choices)
            \(head())
            <label for="text">Your answer, or a question about the guidance</label>
            <textarea id="text" name="text" rows="4" maxlength="65536"\(described)>
            \(kept)</textarea>
            <p>Please give no names: the case reference says whose audit this is. What you send is \
            saved before it is answered.</p>
            <button class="main">Send</button>
            </form>
            """
    }
}
