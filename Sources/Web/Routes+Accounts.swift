/// The operations of users, sessions, tokens and the trail.
extension Routes {
    private typealias Answer = Operation.Answer
    private typealias Member = Shape.Member

    private static let session = Shape.object([
        Member("id", .words), Member("created", .time), Member("seen", .time),
        Member("expires", .time), Member("current", .flag),
    ])

    private static let token = [
        Member("name", .words), Member("scopes", .list(.words)), Member("created", .time),
        Member("expires", .time), Member("used", .orNull(.time)),
    ]

    private static let tokenName = Shape.text(.init(range: 1...64, characters: .id))

    static let accounts: [Operation] = [
        Operation(
            endpoint: .me,
            method: "GET",
            path: "/api/me",
            summary: "Who is signed in.",
            place: .reads,
            need: .scope(.read),
            answers: [
                Answer(
                    200,
                    "The user.",
                    shape: .object([
                        Member("user", .words), Member("roles", .list(.words)),
                        Member("scopes", .list(.words)),
                    ])
                )
            ]
        ),
        Operation(
            endpoint: .signIn,
            method: "POST",
            path: "/api/sessions",
            summary: "Sign in with a password; a cookie holds the session.",
            place: .signIn,
            need: .nothing,
            body: .named(
                "SignIn",
                .object([
                    Member("user", .text(.init(range: 1...64))),
                    Member("password", .text(.init(range: 1...512))),
                ])
            ),
            answers: [
                Answer(
                    201,
                    "Signed in.",
                    shape: .object([Member("user", .words), Member("roles", .list(.words))]),
                    fields: ["Set-Cookie"]
                )
            ]
        ),
        Operation(
            endpoint: .listSessions,
            method: "GET",
            path: "/api/sessions",
            summary: "One's own sessions.",
            place: .reads,
            need: .scope(.read),
            answers: [
                Answer(200, "The sessions.", shape: .object([Member("sessions", .list(session))]))
            ]
        ),
        Operation(
            endpoint: .endSessions,
            method: "DELETE",
            path: "/api/sessions",
            summary: "End all of one's own sessions.",
            place: .engine,
            need: .scope(.write),
            trail: "sign-out",
            answers: [Answer(204, "They have ended.", type: nil)]
        ),
        Operation(
            endpoint: .endSession,
            method: "DELETE",
            path: "/api/sessions/{id}",
            summary: "End one of one's own sessions.",
            place: .engine,
            need: .scope(.write),
            trail: "sign-out",
            captures: [Member("id", .text(.init(range: 16...16, characters: .small)))],
            answers: [Answer(204, "It has ended.", type: nil)]
        ),
        Operation(
            endpoint: .makeToken,
            method: "POST",
            path: "/api/tokens",
            summary: "Make a token for a program. It is shown this once.",
            place: .engine,
            need: .session,
            trail: "token.make",
            body: .named(
                "NewToken",
                .object([
                    Member("name", tokenName),
                    Member("scopes", .list(.choice(Scope.allCases.map(\.rawValue)), most: 3)),
                    Member("days", .integer(1...366), isRequired: false, "90 unless told"),
                ])
            ),
            answers: [
                Answer(201, "The token.", shape: .object(token + [Member("token", .words)]))
            ]
        ),
        Operation(
            endpoint: .listTokens,
            method: "GET",
            path: "/api/tokens",
            summary: "One's own tokens, without their secrets.",
            place: .reads,
            need: .scope(.read),
            answers: [
                Answer(
                    200,
                    "The tokens.",
                    shape: .object([Member("tokens", .list(.object(token)))])
                )
            ]
        ),
        Operation(
            endpoint: .revokeToken,
            method: "DELETE",
            path: "/api/tokens/{name}",
            summary: "Revoke one of one's own tokens.",
            place: .engine,
            need: .scope(.write),
            trail: "token.revoke",
            captures: [Member("name", tokenName)],
            answers: [Answer(204, "It is revoked.", type: nil)]
        ),
        Operation(
            endpoint: .listUsers,
            method: "GET",
            path: "/api/users",
            summary: "All users; for administrators.",
            place: .reads,
            need: .scope(.read),
            trail: "users.list",
            answers: [
                Answer(
                    200,
                    "The users.",
                    shape: .object([
                        Member(
                            "users",
                            .list(
                                .object([
                                    Member("name", .words), Member("roles", .list(.words)),
                                    Member("disabled", .flag), Member("created", .time),
                                ])
                            )
                        )
                    ])
                )
            ]
        ),
        Operation(
            endpoint: .endUsersSessions,
            method: "DELETE",
            path: "/api/users/{user}/sessions",
            summary: "End all sessions of a user; for administrators.",
            place: .engine,
            need: .scope(.write),
            trail: "sessions.end",
            captures: [Member("user", .userName)],
            answers: [Answer(204, "They have ended.", type: nil)]
        ),
        Operation(
            endpoint: .readTrail,
            method: "GET",
            path: "/api/trail",
            summary: "The trail of who did what, oldest first; for administrators.",
            place: .reads,
            need: .scope(.read),
            trail: "trail.read",
            query: pages + [Member("audit", .auditID, isRequired: false, "only this audit's")],
            answers: [
                Answer(
                    200,
                    "A page of it.",
                    shape: .object([
                        Member(
                            "trail",
                            .list(
                                .object([
                                    Member("id", .integer(1...Int.max)), Member("at", .time),
                                    Member("by", .words), Member("what", .words),
                                    Member("audit", .orNull(.auditID)), Member("source", .words),
                                    Member("outcome", .words), Member("hash", .words),
                                ])
                            )
                        ), Member("next", .orNull(.integer(0...Int.max))),
                    ])
                )
            ]
        ),
    ]
}
