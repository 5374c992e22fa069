import Audits
import SQLite

extension Store {
    /// Adds a conversation that has no turns yet.
    ///
    /// - Throws: `.exists`; `.unknown` if there is no such audit.
    package func addConversation(_ conversation: StoredConversation) throws(StorageError) {
        try write {
            guard try self.conversation(conversation.id) == nil else {
                throw StorageError.exists("the conversation", remedy: "choose another id")
            }
            if let audit = conversation.audit { try demand(audit) }
            try connection.run(
                """
                INSERT INTO conversation (id, audit, role, user, created, state)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                .text(conversation.id),
                .text(orNull: conversation.audit),
                .text(orNull: conversation.role?.text),
                .text(conversation.user),
                .text(conversation.created),
                .text(conversation.state)
            )
        }
    }

    /// Says which pass a conversation is about, once that is chosen.
    ///
    /// - Throws: `.unknown` if there is no such audit or conversation.
    package func attach(
        conversation: String,
        to audit: String,
        role: Role
    ) throws(StorageError) {
        try write {
            try demand(audit)
            try connection.run(
                "UPDATE conversation SET audit = ?, role = ? WHERE id = ?",
                .text(audit),
                .text(role.text),
                .text(conversation)
            )
            guard connection.changes == 1 else { throw StorageError.unknown("the conversation") }
        }
    }

    /// Reads a conversation with the state after its last turn; `nil` if there is none of that id.
    package func conversation(_ id: String) throws(StorageError) -> StoredConversation? {
        try read {
            try connection.one(
                """
                SELECT c.id, c.audit, c.role, c.user, c.created, coalesce(turn.state, c.state),
                    coalesce(turn.number, 0)
                FROM conversation AS c
                LEFT JOIN turn ON turn.conversation = c.id
                WHERE c.id = ? ORDER BY turn.number DESC LIMIT 1
                """,
                .text(id)
            ).map(StoredConversation.init)
        }
    }

    /// The conversation that a user began last about a pass; `nil` if there is none.
    package func latestConversation(
        audit: String,
        role: Role,
        user: String
    ) throws(StorageError) -> StoredConversation? {
        try read {
            let row = try connection.one(
                """
                SELECT id FROM conversation WHERE audit = ? AND role = ? AND user = ?
                ORDER BY number DESC LIMIT 1
                """,
                .text(audit),
                .text(role.text),
                .text(user)
            )
            return try row.flatMap { try conversation(try $0.text(0)) }
        }
    }

    /// Adds a turn after the last one; its own number does not count.
    ///
    /// - Returns: Its number, from 1.
    /// - Throws: `.unknown` if there is no such conversation; `.repeatedKey`.
    package func append(_ turn: StoredTurn) throws(StorageError) -> Int {
        try write {
            guard
                let last = try connection.one(
                    """
                    SELECT coalesce((SELECT max(number) FROM turn WHERE conversation = c.id), 0)
                    FROM conversation AS c WHERE id = ?
                    """,
                    .text(turn.conversation)
                )
            else { throw StorageError.unknown("the conversation") }
            if let key = turn.key, try self.turn(of: turn.conversation, key: key) != nil {
                throw StorageError.repeatedKey("this conversation has a turn with it already")
            }
            let number = try last.int(0) + 1
            try connection.run(
                """
                INSERT INTO turn (conversation, number, at, user, typed, key, reply, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(turn.conversation),
                .int(number),
                .text(turn.at),
                .text(turn.user),
                .text(turn.typed),
                .text(orNull: turn.key),
                .text(turn.reply),
                .text(turn.state)
            )
            return number
        }
    }

    /// The turns after that number, in order, `limit` at most; none of an unknown conversation.
    package func turns(
        of conversation: String,
        after number: Int = 0,
        limit: Int
    ) throws(StorageError) -> [StoredTurn] {
        try read {
            try connection.rows(
                """
                SELECT conversation, number, at, user, typed, key, reply, state FROM turn
                WHERE conversation = ? AND number > ? ORDER BY number LIMIT ?
                """,
                .text(conversation),
                .int(number),
                .int(limit)
            ).map(StoredTurn.init)
        }
    }

    /// The turn that a request with this idempotency key made; `nil` if none did.
    package func turn(
        of conversation: String,
        key: String
    ) throws(StorageError) -> StoredTurn? {
        try read {
            try connection.one(
                """
                SELECT conversation, number, at, user, typed, key, reply, state FROM turn
                WHERE conversation = ? AND key = ?
                """,
                .text(conversation),
                .text(key)
            ).map(StoredTurn.init)
        }
    }

    /// Refuses an audit that is not there.
    func demand(_ audit: String) throws {
        guard try connection.one("SELECT 1 FROM audit WHERE id = ?", .text(audit)) != nil else {
            throw StorageError.unknown("audit \(audit)")
        }
    }
}

extension StoredConversation {
    fileprivate init(_ row: SQLite.Row) throws(SQLiteError) {
        self.init(
            id: try row.text(0),
            audit: try row.optionalText(1),
            role: try row.optionalText(2).map { Role($0) },
            user: try row.text(3),
            created: try row.text(4),
            state: try row.text(5),
            turns: try row.int(6)
        )
    }
}

extension StoredTurn {
    fileprivate init(_ row: SQLite.Row) throws(SQLiteError) {
        self.init(
            conversation: try row.text(0),
            number: try row.int(1),
            at: try row.text(2),
            user: try row.text(3),
            typed: try row.text(4),
            key: try row.optionalText(5),
            reply: try row.text(6),
            state: try row.text(7)
        )
    }
}
