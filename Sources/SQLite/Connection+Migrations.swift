/// One frozen step of a schema: once released it is never changed, only followed by others.
package struct Migration: Sendable {
    /// What the database remembers; unique in its list.
    package let name: String
    /// Runs in a transaction of its own.
    package let body: @Sendable (Connection) throws(SQLiteError) -> Void

    /// A step of this name.
    package init(
        _ name: String,
        _ body: @escaping @Sendable (Connection) throws(SQLiteError) -> Void
    ) {
        self.name = name
        self.body = body
    }
}

extension Connection {
    /// Brings the database to the present schema.
    ///
    /// Writes nothing if all migrations are applied, so that it also checks a read-only database.
    ///
    /// - Parameter migrations: All migrations there ever were, oldest first.
    /// - Throws: `.newer` if the database has others than these; `.readOnly`; what they throw.
    package func migrate(_ migrations: [Migration]) throws(SQLiteError) {
        while let next = try pending(migrations) {
            try begin(.immediate)
            do throws(SQLiteError) {
                // Another process may have been faster.
                if try pending(migrations)?.name == next.name { try apply(next) }
                try commit()
            } catch {
                rollBack()
                throw error
            }
        }
    }

    /// The first migration that is not applied; `nil` if all are.
    private func pending(_ migrations: [Migration]) throws(SQLiteError) -> Migration? {
        let table = try one("SELECT 1 FROM sqlite_schema WHERE name = 'applied_migration'")
        let applied =
            table == nil ? [] : try rows("SELECT name FROM applied_migration ORDER BY number")
        guard applied.count <= migrations.count else { throw SQLiteError(.newer, at: path) }
        for (row, migration) in zip(applied, migrations) {
            guard try row.text(0) == migration.name else { throw SQLiteError(.newer, at: path) }
        }
        return applied.count < migrations.count ? migrations[applied.count] : nil
    }

    private func apply(_ migration: Migration) throws(SQLiteError) {
        try run(
            """
            CREATE TABLE IF NOT EXISTS applied_migration (
                number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE
            ) STRICT
            """
        )
        if let application { try execute("PRAGMA application_id = \(application)") }
        try migration.body(self)
        try run("INSERT INTO applied_migration (name) VALUES (?)", .text(migration.name))
    }

    /// Refuses a database that another program made; an empty one is ours to fill.
    func refuseForeign() throws(SQLiteError) {
        let id = try one("PRAGMA application_id")?.integer(0)
        let hasTables = try one("SELECT 1 FROM sqlite_schema") != nil
        guard let application, id != Int64(application), hasTables || id != 0 else { return }
        throw SQLiteError(.foreign, at: path)
    }
}
