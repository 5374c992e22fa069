import Audits
import HTTP
import Storage

/// Requests that make something, applied exactly once under their key, also after a restart.
extension WebDesk {
    /// How long an answer is kept: longer than any program goes on trying.
    private static let keptSeconds = 7 * 24 * 3_600

    /// Performs what was asked, or gives the answer that the same request got before under its key.
    ///
    /// What is done and what is kept are one transaction. A refusal is thrown, and so not kept: it
    /// made nothing.
    func performOnce(_ call: Call) throws -> Response {
        guard call.operation.keepsAnswers, let key = try call.idempotencyKey() else {
            return try perform(call)
        }
        let caller = try call.signedIn()
        let request = Self.digest(call.request)
        if let kept = try store.keptAnswer(to: caller.user, key: key) {
            guard kept.request == request else {
                throw Problem(
                    422,
                    "The Idempotency-Key was used for another request. Use a new one."
                )
            }
            // Whoever has lost the audit since does not get it out of what is kept.
            if let audit = kept.audit { try access.demandRead(audit, caller.user) }
            return Response(kept)
        }
        let response = try perform(call)
        try store.keep(
            KeptAnswer(
                user: caller.user,
                key: key,
                request: request,
                audit: JSON(parsing: response.body).flatMap(Self.audit),
                status: response.status,
                fields: Dictionary(
                    response.fields.map { ($0.name, $0.value) },
                    uniquingKeysWith: { $1 }
                ),
                body: String(decoding: response.body, as: UTF8.self),
                at: now
            ),
            forgettingBefore: Moment.after(now, seconds: -Self.keptSeconds)
        )
        return response
    }

    /// The audit that an answer tells of: a chat line's, or the audit itself.
    private static func audit(_ answer: JSON) -> String? {
        answer["replies"] == nil ? answer["id"]?.string : answer["audit"]?.string
    }

    private static func digest(_ request: Request) -> String {
        Secret.hash(
            "\(request.method) \(request.path)?\(request.query ?? "")\n"
                + String(decoding: request.body, as: UTF8.self)
        )
    }
}

extension Response {
    fileprivate init(_ kept: KeptAnswer) {
        self.init(
            kept.status,
            fields: kept.fields.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) },
            body: Array(kept.body.utf8)
        )
    }
}
