import SQLite

/// What a request that made something was answered, for whoever asks again after a lost answer.
package struct KeptAnswer: Hashable, Sendable {
    /// The user who made the request.
    package let user: String
    /// The idempotency key it came under, one of that user's.
    package let key: String
    /// The digest of all that was asked, by which a repeated request is known.
    package let request: String
    /// The audit that the answer tells of, if any.
    package let audit: String?
    package let status: Int
    /// Names and values of its fields, as JSON.
    package let fields: [String: String]
    package let body: String
    /// The time.
    package let at: String

    package init(
        user: String,
        key: String,
        request: String,
        audit: String?,
        status: Int,
        fields: [String: String],
        body: String,
        at: String
    ) {
        self.user = user
        self.key = key
        self.request = request
        self.audit = audit
        self.status = status
        self.fields = fields
        self.body = body
        self.at = at
    }
}

extension Store {
    /// The answer that a user's request under this key was given; `nil` if none is kept.
    package func keptAnswer(
        to user: String,
        key: String
    ) throws(StorageError) -> KeptAnswer? {
        try read {
            try connection.one(
                """
                SELECT request, audit, status, fields, body, at FROM kept_answer
                WHERE user = ? AND key = ?
                """,
                .text(user),
                .text(key)
            ).map { row in
                KeptAnswer(
                    user: user,
                    key: key,
                    request: try row.text(0),
                    audit: try row.optionalText(1),
                    status: try row.int(2),
                    fields: try texts.read(row.text(3)),
                    body: try row.text(4),
                    at: try row.text(5)
                )
            }
        }
    }

    /// Keeps an answer, and forgets those given before a time.
    ///
    /// - Throws: `.repeatedKey` if that user has one under that key.
    package func keep(
        _ answer: KeptAnswer,
        forgettingBefore time: String
    ) throws(StorageError) {
        try write {
            try connection.run("DELETE FROM kept_answer WHERE at < ?", .text(time))
            guard try keptAnswer(to: answer.user, key: answer.key) == nil else {
                throw StorageError.repeatedKey("this user has made a request under it already")
            }
            try connection.run(
                """
                INSERT INTO kept_answer (user, key, request, audit, status, fields, body, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(answer.user),
                .text(answer.key),
                .text(answer.request),
                .text(orNull: answer.audit),
                .int(answer.status),
                .text(try texts.text(answer.fields)),
                .text(answer.body),
                .text(answer.at)
            )
        }
    }
}
