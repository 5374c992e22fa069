import Assistant
import Audits
import HTTP
import Storage

/// Audits over the API.
extension WebDesk {
    func listAudits(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        let limit = call[query: "limit"]?.integer ?? 50
        let (audits, next) = try audits(after: call[query: "after"]?.string, limit: limit, caller)
        record("audits.list", by: caller.user, source: caller.source)
        return .json(
            200,
            .object(["audits": .array(audits.map(\.json)), "next": JSON(next)])
        )
    }

    /// A page of the audits that a caller may read, and the cursor of the next.
    func audits(
        after: String?,
        limit: Int,
        _ caller: Caller
    ) throws -> (audits: [AuditSummary], next: String?) {
        if let after {
            guard try access.mayRead(after, caller.user), try store.revision(of: after) != nil
            else {
                throw Problem(404, "There is no such page. Begin without 'after'.")
            }
        }
        guard try !access.roles(of: caller.user).isEmpty else { return ([], nil) }
        let own = try access.readsAll(caller.user) ? nil : caller.user
        var audits = try store.audits(after: after, limit: limit + 1, visibleTo: own)
        audits = try audits.filter { try access.mayRead($0.id, caller.user) }
        guard audits.count > limit else { return (audits, nil) }
        audits.removeLast()
        return (audits, audits.last?.id)
    }

    func importAudit(_ call: Call) throws -> Response {
        let caller = try call.signedIn()
        guard try access.mayImport(caller.user) else {
            throw Problem(403, "You may not import audits. Ask a team manager or the QA lead.")
        }
        let id: String
        do {
            id = try assistant.importAudit(
                call.body,
                replacing: call[query: "replace"]?.string == "true",
                by: caller.user
            )
        } catch let error as AssistantError where error.kind == .badInput {
            // The shape was right, so that parts of it contradict each other.
            throw Problem(409, error.description)
        }
        record("audit.import", by: caller.user, audit: id, source: caller.source)
        var response = Response.json(201, try assistant.export(id))
        response["Location"] = "/api/audits/\(id)"
        response["ETag"] = try tag(audit: id)
        return response
    }

    func readAudit(_ call: Call) throws -> Response {
        let (caller, id) = try readable(call)
        let tag = try tag(audit: id)
        record("audit.read", by: caller.user, audit: id, source: caller.source)
        if let known = call.request.headers["If-None-Match"], Self.matches(known, tag) {
            return Response(304, fields: [.init("ETag", tag), .init("Cache-Control", "no-store")])
        }
        var response = Response.json(200, try assistant.export(id))
        response["ETag"] = tag
        response["Cache-Control"] = "no-store"
        return response
    }

    func exportAudit(_ call: Call) throws -> Response {
        let (caller, id) = try readable(call)
        record("audit.export", by: caller.user, audit: id, source: caller.source)
        var response = Response.json(200, Array((try assistant.export(id).document + "\n").utf8))
        response["Content-Disposition"] = "attachment; filename=\"\(id).json\""
        response["Cache-Control"] = "no-store"
        return response
    }

    func auditHistory(_ call: Call) throws -> Response {
        let (caller, id) = try readable(call)
        let limit = call[query: "limit"]?.integer ?? 100
        var entries = try store.history(
            of: id,
            after: Int64(call[query: "after"]?.integer ?? 0),
            limit: limit + 1
        )
        let hasMore = entries.count > limit
        if hasMore { entries.removeLast() }
        record("audit.history", by: caller.user, audit: id, source: caller.source)
        let next = hasMore ? entries.last.map { JSON.integer(Int($0.id)) } : nil
        return .json(
            200,
            .object(["history": .array(entries.map(\.json)), "next": next ?? .null])
        )
    }

    func listAccess(_ call: Call) throws -> Response {
        let (caller, id) = try readable(call)
        record("access.list", by: caller.user, audit: id, source: caller.source)
        let parts = try store.access(to: id).map { user, part in
            JSON.object(["user": .string(user), "part": .string(part)])
        }
        return .json(200, .object(["access": .array(parts)]))
    }

    func grantAccess(_ call: Call) throws -> Response {
        let (caller, id) = try grantable(call)
        let user = call.body["user"]?.string ?? ""
        guard let known = try store.user(user), !known.isDisabled else {
            throw Problem(404, "There is no such user.")
        }
        let part = call.body["part"]?.string ?? ""
        try store.grant(part, in: id, to: known.name)
        record(
            "access.grant \(part) to \(known.name)",
            by: caller.user,
            audit: id,
            source: caller.source
        )
        return Response(204)
    }

    func revokeAccess(_ call: Call) throws -> Response {
        let (caller, id) = try grantable(call)
        let user = try call.capture("user")
        let part = try call.capture("part")
        guard try store.access(of: user, to: id).contains(part) else {
            throw Problem(404, "That user does not have that part.")
        }
        try store.revoke(part, in: id, from: user)
        record(
            "access.revoke \(part) from \(user)",
            by: caller.user,
            audit: id,
            source: caller.source
        )
        return Response(204)
    }

    /// The audit of the path, which the caller may read.
    func readable(_ call: Call) throws -> (caller: Caller, id: String) {
        let caller = try call.signedIn()
        let id = try call.capture("id")
        try access.demandRead(id, caller.user)
        guard try store.revision(of: id) != nil else {
            throw AssistantError(.notFound, "There is no such audit.", remedy: "")
        }
        return (caller, id)
    }

    private func grantable(_ call: Call) throws -> (caller: Caller, id: String) {
        let (caller, id) = try readable(call)
        guard try access.mayGrant(id, caller.user) else {
            throw Problem(
                403,
                "Only the audit's owner, a team manager or the QA lead gives parts in it."
            )
        }
        return (caller, id)
    }

    /// An audit's state as an ETag; the day is in it since time limits are counted from it.
    func tag(audit id: String) throws -> String {
        "\"\(try store.revision(of: id) ?? 0)-\(site.assistant.clock.today.iso)\""
    }

    /// Whether an `If-None-Match` names a tag, weakly compared (RFC 9110 section 13.1.2).
    private static func matches(_ field: String, _ tag: String) -> Bool {
        field.split(separator: ",").contains { part in
            let part = part.filter { $0 != " " }
            return part == "*" || part == tag || part == "W/" + tag
        }
    }
}

extension AuditSummary {
    fileprivate var json: JSON {
        .object([
            "id": .string(id), "framework": .string(framework), "case": .string(caseReference),
            "status": .string(status.rawValue), "created": .string(created),
            "changed": .string(changed),
            "passes": .object(
                Dictionary(
                    passes.map { ($0.role.text, .string($0.status.rawValue)) },
                    uniquingKeysWith: { $1 }
                )
            ),
        ])
    }
}

extension HistoryEntry {
    fileprivate var json: JSON {
        .object([
            "id": .integer(Int(id)), "at": .string(at), "by": .string(by),
            "role": JSON(role?.text), "kind": .string(kind.rawValue), "slot": JSON(slot?.text),
            "old": old ?? .null, "new": new ?? .null, "why": .string(why),
        ])
    }
}
