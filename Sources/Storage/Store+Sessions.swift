import SQLite

/// Sessions and tokens: found by the hash of their secret, and only while they hold.
extension Store {
    /// Adds a session.
    ///
    /// - Throws: `.unknown` if there is no such user; `.exists`.
    package func addSession(_ session: Session) throws(StorageError) {
        try write {
            let user = try enabledUser(session.user)
            try demandNew("session", "SELECT 1 FROM session WHERE hash = ?", session.hash)
            try connection.run(
                "INSERT INTO session (hash, user, created, seen, expires) VALUES (?, ?, ?, ?, ?)",
                .text(session.hash),
                .text(user),
                .text(session.created),
                .text(session.seen),
                .text(session.expires)
            )
        }
    }

    /// The session of that hash; `nil` if there is none, if it has ended, or if its user is disabled.
    ///
    /// - Parameters:
    ///   - hash: `SHA256.hex` of the secret.
    ///   - now: The time.
    ///   - idleSince: A session not used since then has ended too.
    /// - Returns: The session as it was before this use.
    /// - Throws: `.corrupt`.
    package func session(
        _ hash: String,
        at now: String,
        idleSince: String = ""
    ) throws(StorageError) -> Session? {
        try read {
            try connection.one(
                """
                SELECT hash, user, session.created, seen, expires
                FROM session JOIN user ON user.name = session.user AND NOT user.disabled
                WHERE hash = ? AND expires > ? AND seen >= ?
                """,
                .text(hash),
                .text(now),
                .text(idleSince)
            ).map(Session.init)
        }
    }

    /// Notes that a session was used.
    package func touchSession(_ hash: String, at now: String) throws(StorageError) {
        try write {
            try connection.run(
                "UPDATE session SET seen = max(seen, ?) WHERE hash = ?",
                .text(now),
                .text(hash)
            )
        }
    }

    /// All of a user's sessions, ended ones included, the latest used first.
    package func sessions(of user: String) throws(StorageError) -> [Session] {
        try read {
            try connection.rows(
                """
                SELECT hash, user, created, seen, expires FROM session
                WHERE user = (SELECT name FROM user WHERE name = ?) ORDER BY seen DESC, hash
                """,
                .text(user)
            ).map(Session.init)
        }
    }

    /// Ends a session; does nothing if there is none of that hash.
    package func removeSession(_ hash: String) throws(StorageError) {
        try write { try connection.run("DELETE FROM session WHERE hash = ?", .text(hash)) }
    }

    /// Ends all of a user's sessions but the one of the hash `kept`.
    package func removeSessions(
        of user: String,
        except kept: String? = nil
    ) throws(StorageError) {
        try write {
            try connection.run(
                """
                DELETE FROM session
                WHERE user = (SELECT name FROM user WHERE name = ?) AND hash IS NOT ?
                """,
                .text(user),
                .text(orNull: kept)
            )
        }
    }

    /// Forgets the sessions that have ended.
    package func removeEndedSessions(
        at now: String,
        idleSince: String = ""
    ) throws(StorageError) {
        try write {
            try connection.run(
                "DELETE FROM session WHERE expires <= ? OR seen < ?",
                .text(now),
                .text(idleSince)
            )
        }
    }

    /// Adds a token.
    ///
    /// - Throws: `.unknown` if there is no such user; `.exists`, also if the user has a token of that
    ///   name.
    package func addToken(_ token: Token) throws(StorageError) {
        try write {
            let user = try enabledUser(token.user)
            try demandNew("token", "SELECT 1 FROM token WHERE hash = ?", token.hash)
            let same = try connection.one(
                "SELECT 1 FROM token WHERE user = ? AND name = ?",
                .text(user),
                .text(token.name)
            )
            guard same == nil else {
                throw StorageError.exists("the token", remedy: "choose another name for it")
            }
            try connection.run(
                """
                INSERT INTO token (hash, user, name, scopes, created, expires, used)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                .text(token.hash),
                .text(user),
                .text(token.name),
                .text(try texts.text(token.scopes)),
                .text(token.created),
                .text(token.expires),
                .text(orNull: token.used)
            )
        }
    }

    /// The token of that hash; `nil` if there is none, if it has expired, or if its user is disabled.
    ///
    /// - Parameters:
    ///   - hash: `SHA256.hex` of the secret.
    ///   - now: The time.
    /// - Returns: The token as it was before this use.
    /// - Throws: `.corrupt`.
    package func token(_ hash: String, at now: String) throws(StorageError) -> Token? {
        try read {
            try connection.one(
                """
                SELECT hash, user, token.name, scopes, token.created, expires, used
                FROM token JOIN user ON user.name = token.user AND NOT user.disabled
                WHERE hash = ? AND expires > ?
                """,
                .text(hash),
                .text(now)
            ).map(token)
        }
    }

    /// Notes that a token was used.
    package func touchToken(_ hash: String, at now: String) throws(StorageError) {
        try write {
            try connection.run(
                "UPDATE token SET used = max(coalesce(used, ''), ?) WHERE hash = ?",
                .text(now),
                .text(hash)
            )
        }
    }

    /// All of a user's tokens, expired ones included, in the order of their names.
    package func tokens(of user: String) throws(StorageError) -> [Token] {
        try read {
            try connection.rows(
                """
                SELECT hash, user, name, scopes, created, expires, used FROM token
                WHERE user = (SELECT name FROM user WHERE name = ?) ORDER BY name
                """,
                .text(user)
            ).map(token)
        }
    }

    /// Revokes a user's token.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: `.busy`, `.full`, `.disk`, `.readOnly`.
    package func removeToken(_ name: String, of user: String) throws(StorageError) -> Bool {
        try write {
            try connection.run(
                """
                DELETE FROM token
                WHERE user = (SELECT name FROM user WHERE name = ?) AND name = ?
                """,
                .text(user),
                .text(name)
            )
            return connection.changes == 1
        }
    }

    private func token(_ row: SQLite.Row) throws -> Token {
        Token(
            hash: try row.text(0),
            user: try row.text(1),
            name: try row.text(2),
            scopes: try texts.read(try row.text(3)),
            created: try row.text(4),
            expires: try row.text(5),
            used: try row.optionalText(6)
        )
    }

    /// The user's name as it was first written.
    private func enabledUser(_ name: String) throws -> String {
        guard let user = try user(name), !user.isDisabled else {
            throw StorageError.unknown("the user")
        }
        return user.name
    }

    private func demandNew(_ thing: String, _ query: StaticString, _ hash: String) throws {
        guard try connection.one(query, .text(hash)) == nil else {
            throw StorageError.exists("the \(thing)", remedy: "make another secret")
        }
    }
}

extension Session {
    fileprivate init(_ row: SQLite.Row) throws(SQLiteError) {
        self.init(
            hash: try row.text(0),
            user: try row.text(1),
            created: try row.text(2),
            seen: try row.text(3),
            expires: try row.text(4)
        )
    }
}
