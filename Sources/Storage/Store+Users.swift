import SQLite

/// Users, and who may do what with which audit.
extension Store {
    /// Adds a user.
    ///
    /// - Parameters:
    ///   - user: A name that is not there yet, in any case of its letters.
    ///   - password: The hash that `crypt` gave; empty for one who signs in elsewhere.
    /// - Throws: `.exists`.
    package func addUser(_ user: User, password: String) throws(StorageError) {
        try write {
            guard try self.user(user.name) == nil else {
                throw StorageError.exists("the user", remedy: "choose another name")
            }
            try connection.run(
                "INSERT INTO user (name, roles, password, disabled, created) VALUES (?, ?, ?, ?, ?)",
                .text(user.name),
                .text(try texts.text(user.roles)),
                .text(password),
                .bool(user.isDisabled),
                .text(user.created)
            )
        }
    }

    /// A user by name, in any case of its letters; `nil` if there is none.
    package func user(_ name: String) throws(StorageError) -> User? {
        try read {
            try connection.one(
                "SELECT name, roles, disabled, created FROM user WHERE name = ?",
                .text(name)
            ).map(user)
        }
    }

    /// All users in the order of their names.
    package func users() throws(StorageError) -> [User] {
        try read {
            try connection.rows("SELECT name, roles, disabled, created FROM user ORDER BY name")
                .map(user)
        }
    }

    /// The hash of a user's password; `nil` if there is no such user.
    package func password(of user: String) throws(StorageError) -> String? {
        try read {
            try connection.one("SELECT password FROM user WHERE name = ?", .text(user))?.text(0)
        }
    }

    /// Changes a user's password and ends all of the user's sessions.
    ///
    /// - Throws: `.unknown`.
    package func setPassword(_ hash: String, of user: String) throws(StorageError) {
        try write {
            try connection.run(
                "UPDATE user SET password = ? WHERE name = ?",
                .text(hash),
                .text(user)
            )
            try demandUserChanged()
            try removeSessions(of: user)
        }
    }

    /// Changes what a user may be.
    ///
    /// - Throws: `.unknown`.
    package func setRoles(_ roles: [String], of user: String) throws(StorageError) {
        try write {
            try connection.run(
                "UPDATE user SET roles = ? WHERE name = ?",
                .text(try texts.text(roles)),
                .text(user)
            )
            try demandUserChanged()
        }
    }

    /// Shuts a user out, ending all sessions, or lets one in again.
    ///
    /// - Throws: `.unknown`.
    package func setDisabled(_ isDisabled: Bool, of user: String) throws(StorageError) {
        try write {
            try connection.run(
                "UPDATE user SET disabled = ? WHERE name = ?",
                .bool(isDisabled),
                .text(user)
            )
            try demandUserChanged()
            if isDisabled { try removeSessions(of: user) }
        }
    }

    /// Gives a user a part in an audit, such as `owner`; does nothing where the user has it.
    ///
    /// - Throws: `.unknown` if there is no such audit.
    package func grant(
        _ role: String,
        in audit: String,
        to user: String
    ) throws(StorageError) {
        try write {
            try demand(audit)
            try connection.run(
                "INSERT INTO access (audit, user, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                .text(audit),
                .text(user),
                .text(role)
            )
        }
    }

    /// Takes a part in an audit from a user; does nothing where the user does not have it.
    package func revoke(
        _ role: String,
        in audit: String,
        from user: String
    ) throws(StorageError) {
        try write {
            try connection.run(
                "DELETE FROM access WHERE audit = ? AND user = ? AND role = ?",
                .text(audit),
                .text(user),
                .text(role)
            )
        }
    }

    /// A user's parts in an audit; empty where there are none.
    package func access(of user: String, to audit: String) throws(StorageError) -> [String] {
        try read {
            try connection.rows(
                "SELECT role FROM access WHERE audit = ? AND user = ? ORDER BY role",
                .text(audit),
                .text(user)
            ).map { (row) throws(SQLiteError) in try row.text(0) }
        }
    }

    /// Everyone with a part in an audit, in the order of the names.
    package func access(
        to audit: String
    ) throws(StorageError) -> [(user: String, role: String)] {
        try read {
            try connection.rows(
                "SELECT user, role FROM access WHERE audit = ? ORDER BY user, role",
                .text(audit)
            ).map { (row) throws(SQLiteError) in (try row.text(0), try row.text(1)) }
        }
    }

    private func user(_ row: SQLite.Row) throws -> User {
        User(
            name: try row.text(0),
            roles: try texts.read(try row.text(1)),
            isDisabled: try row.bool(2),
            created: try row.text(3)
        )
    }

    private func demandUserChanged() throws {
        guard connection.changes == 1 else { throw StorageError.unknown("the user") }
    }
}
