import Storage

/// Making what users sign in with; for the server and the command line.
package enum Accounts {
    /// A new token and its secret, which is shown once and kept only as a hash.
    package static func token(
        _ name: String,
        of user: String,
        scopes: Set<Scope>,
        days: Int,
        at now: String
    ) -> (token: Token, secret: String) {
        let secret = Secret.make()
        let token = Token(
            hash: Secret.hash(secret),
            user: user,
            name: name,
            scopes: scopes.map(\.rawValue).sorted(),
            created: now,
            expires: Moment.after(now, seconds: days * 86_400)
        )
        return (token, secret)
    }

    /// Whether a name may be given to a user or a token.
    package static func isName(_ name: String) -> Bool {
        Shape.userName.problems(in: .string(name)).isEmpty
    }
}
