/// Someone who may sign in; the hash of the password is kept apart.
package struct User: Hashable, Sendable {
    /// As first written; two names that differ only in the case of ASCII letters are one.
    package let name: String
    /// What the user may be, such as `auditor`; the meaning is the caller's.
    package var roles: [String]
    /// Whether signing in, sessions and tokens are shut.
    package var isDisabled: Bool
    package let created: String

    /// A user.
    package init(name: String, roles: [String], isDisabled: Bool = false, created: String) {
        self.name = name
        self.roles = roles
        self.isDisabled = isDisabled
        self.created = created
    }
}

/// A sign-in that lasts; its secret is kept only as a hash.
package struct Session: Hashable, Sendable {
    /// `SHA256.hex` of the secret.
    package let hash: String
    package let user: String
    package let created: String
    /// When it was used last.
    package var seen: String
    /// When it ends, however much it is used.
    package let expires: String

    /// A session that begins.
    package init(hash: String, user: String, created: String, expires: String) {
        self.init(hash: hash, user: user, created: created, seen: created, expires: expires)
    }

    init(hash: String, user: String, created: String, seen: String, expires: String) {
        self.hash = hash
        self.user = user
        self.created = created
        self.seen = seen
        self.expires = expires
    }
}

/// What a program signs in with; its secret is kept only as a hash.
package struct Token: Hashable, Sendable {
    /// `SHA256.hex` of the secret.
    package let hash: String
    package let user: String
    /// The user's name for it, unique among the user's tokens.
    package let name: String
    /// What it may be used for; the meaning is the caller's.
    package let scopes: [String]
    package let created: String
    package let expires: String
    /// When it was used last; `nil` if never.
    package var used: String?

    /// A token.
    package init(
        hash: String,
        user: String,
        name: String,
        scopes: [String],
        created: String,
        expires: String,
        used: String? = nil
    ) {
        self.hash = hash
        self.user = user
        self.name = name
        self.scopes = scopes
        self.created = created
        self.expires = expires
        self.used = used
    }
}
