import SQLite

extension [Migration] {
    /// Every step that the database's schema ever took: append only, never changed once released.
    static let schema: Self = [
        Migration("1-audits") { (db) throws(SQLiteError) in
            try db.script(audits)
            try db.script(conversations)
        },
        Migration("2-users") { (db) throws(SQLiteError) in try db.script(users) },
        Migration("3-kept-answers") { (db) throws(SQLiteError) in try db.script(keptAnswers) },
    ]

    /// `history` is the truth; `audit`, `pass` and `answer` are what it comes to.
    private static let audits: StaticString = """
        CREATE TABLE history (
            id INTEGER PRIMARY KEY,
            audit TEXT NOT NULL,
            role TEXT,
            kind TEXT NOT NULL
                CHECK (kind IN ('audit', 'pass', 'answer', 'skipped', 'not given', 'status')),
            slot TEXT,
            old TEXT,
            new TEXT,
            why TEXT NOT NULL,
            by TEXT NOT NULL,
            at TEXT NOT NULL,
            conversation TEXT,
            turn INTEGER
        ) STRICT;
        CREATE INDEX history_of_audit ON history (audit);
        CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history
            BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END;
        CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
            BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END;

        CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            framework TEXT NOT NULL,
            case_reference TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
            created TEXT NOT NULL,
            changed TEXT NOT NULL
        ) STRICT;
        CREATE TABLE pass (
            audit TEXT NOT NULL REFERENCES audit (id),
            role TEXT NOT NULL,
            form TEXT NOT NULL,
            form_version TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            status TEXT NOT NULL
                CHECK (status IN ('not_started', 'in_progress', 'paused', 'complete')),
            skipped TEXT NOT NULL,
            not_given TEXT NOT NULL,
            PRIMARY KEY (audit, role)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE answer (
            audit TEXT NOT NULL,
            role TEXT NOT NULL,
            slot TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (audit, role, slot),
            FOREIGN KEY (audit, role) REFERENCES pass (audit, role)
        ) STRICT, WITHOUT ROWID;
        """

    private static let conversations: StaticString = """
        CREATE TABLE conversation (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            audit TEXT REFERENCES audit (id),
            role TEXT,
            user TEXT NOT NULL,
            created TEXT NOT NULL,
            state TEXT NOT NULL
        ) STRICT;
        CREATE INDEX conversation_about ON conversation (audit, role, user)
            WHERE audit IS NOT NULL;
        CREATE TABLE turn (
            id INTEGER PRIMARY KEY,
            conversation TEXT NOT NULL REFERENCES conversation (id),
            number INTEGER NOT NULL CHECK (number > 0),
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            typed TEXT NOT NULL,
            key TEXT,
            reply TEXT NOT NULL,
            state TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX turn_number ON turn (conversation, number);
        CREATE UNIQUE INDEX turn_key ON turn (conversation, key) WHERE key IS NOT NULL;
        CREATE TRIGGER turn_is_not_changed BEFORE UPDATE ON turn
            BEGIN SELECT RAISE(ABORT, 'turns are only ever added'); END;
        CREATE TRIGGER turn_is_not_deleted BEFORE DELETE ON turn
            BEGIN SELECT RAISE(ABORT, 'turns are only ever added'); END;
        """

    /// Names of users differ by more than the case of their letters.
    ///
    /// AUTOINCREMENT remembers the trail's last entry, so that a trail cut short is noticed.
    private static let users: StaticString = """
        CREATE TABLE user (
            name TEXT PRIMARY KEY COLLATE NOCASE,
            roles TEXT NOT NULL,
            password TEXT NOT NULL,
            disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
            created TEXT NOT NULL
        ) STRICT;
        CREATE TABLE session (
            hash TEXT PRIMARY KEY,
            user TEXT NOT NULL REFERENCES user (name),
            created TEXT NOT NULL,
            seen TEXT NOT NULL,
            expires TEXT NOT NULL
        ) STRICT;
        CREATE INDEX session_of_user ON session (user);
        CREATE TABLE token (
            hash TEXT PRIMARY KEY,
            user TEXT NOT NULL REFERENCES user (name),
            name TEXT NOT NULL,
            scopes TEXT NOT NULL,
            created TEXT NOT NULL,
            expires TEXT NOT NULL,
            used TEXT,
            UNIQUE (user, name)
        ) STRICT;
        CREATE TABLE access (
            audit TEXT NOT NULL REFERENCES audit (id),
            user TEXT NOT NULL COLLATE NOCASE,
            role TEXT NOT NULL,
            PRIMARY KEY (audit, user, role)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX access_of_user ON access (user);
        CREATE TABLE trail (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            what TEXT NOT NULL,
            audit TEXT,
            source TEXT NOT NULL,
            outcome TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;
        CREATE INDEX trail_of_audit ON trail (audit) WHERE audit IS NOT NULL;
        CREATE TRIGGER trail_is_not_changed BEFORE UPDATE ON trail
            BEGIN SELECT RAISE(ABORT, 'the trail is only ever added to'); END;
        CREATE TRIGGER trail_is_not_deleted BEFORE DELETE ON trail
            BEGIN SELECT RAISE(ABORT, 'the trail is only ever added to'); END;
        """

    /// Answers to requests that made something, for retries after a lost answer; not kept for long.
    private static let keptAnswers: StaticString = """
        CREATE TABLE kept_answer (
            user TEXT NOT NULL,
            key TEXT NOT NULL,
            request TEXT NOT NULL,
            audit TEXT,
            status INTEGER NOT NULL,
            fields TEXT NOT NULL,
            body TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (user, key)
        ) STRICT;
        CREATE INDEX kept_answer_by_age ON kept_answer (at);
        """
}
