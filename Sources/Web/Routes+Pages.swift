import Audits

/// The operations of the plain page.
extension Routes {
    private typealias Answer = Operation.Answer
    private typealias Member = Shape.Member

    /// Forms send text only; each carries the token of its session.
    private static let formToken = Member(
        "form_token",
        .text(.init(range: 0...128)),
        isRequired: false,
        "that of the page's own forms"
    )
    private static let page = Answer(200, "The page.", type: "text/html")
    private static let onward = Answer(303, "Go on there.", type: nil, fields: ["Location"])

    static func pages(_ prompts: Prompts) -> [Operation] {
        let conversation = [Member("id", .conversationID)]
        return [
            Operation(
                endpoint: .home,
                method: "GET",
                path: "/",
                summary: "The page; the link of the first start signs in here.",
                place: .reads,
                need: .scope(.read),
                trail: "audits.list",
                query: [
                    Member("token", .text(.init(range: 1...128)), isRequired: false),
                    Member("after", .auditID, isRequired: false),
                ],
                answers: [page, onward]
            ),
            Operation(
                endpoint: .style,
                method: "GET",
                path: "/style.css",
                summary: "How the page looks.",
                place: .here,
                need: .nothing,
                answers: [Answer(200, "The style sheet.", type: "text/css")]
            ),
            Operation(
                endpoint: .icon,
                method: "GET",
                path: "/icon.svg",
                summary: "The small picture beside the window's title.",
                place: .here,
                need: .nothing,
                answers: [Answer(200, "The picture.", type: "image/svg+xml")]
            ),
            Operation(
                endpoint: .pageSignIn,
                method: "POST",
                path: "/sign-in",
                summary: "Sign in on the page, with a password or the token of the first start.",
                place: .signIn,
                need: .nothing,
                body: .object([
                    Member("user", .text(.init(range: 0...64)), isRequired: false),
                    Member("password", .text(.init(range: 0...512)), isRequired: false),
                    Member("token", .text(.init(range: 0...128)), isRequired: false),
                ]),
                answers: [onward]
            ),
            Operation(
                endpoint: .pageSignOut,
                method: "POST",
                path: "/sign-out",
                summary: "Sign out on the page.",
                place: .engine,
                need: .session,
                trail: "sign-out",
                body: .object([formToken]),
                answers: [onward]
            ),
            Operation(
                endpoint: .pageStart,
                method: "POST",
                path: "/start",
                summary: "Open a conversation on the page.",
                place: .engine,
                need: .session,
                trail: "conversation.open",
                body: .object([
                    formToken,
                    Member(
                        "part",
                        .text(.init(range: 0...200)),
                        isRequired: false,
                        "framework/role"
                    ),
                    Member("case", .text(.init(range: 0...200)), isRequired: false),
                    Member("audit", .text(.init(range: 0...64)), isRequired: false),
                    Member("role", .text(.init(range: 0...64)), isRequired: false),
                    Member("question", .typed, isRequired: false),
                    Member("key", .text(.init(range: 0...128)), isRequired: false),
                ]),
                keepsAnswers: true,
                answers: [onward]
            ),
            Operation(
                endpoint: .pageConversation,
                method: "GET",
                path: "/conversations/{id}",
                summary: "A conversation on the page.",
                place: .reads,
                need: .scope(.read),
                trail: "conversation.read",
                captures: conversation,
                answers: [page]
            ),
            Operation(
                endpoint: .pageSay,
                method: "POST",
                path: "/conversations/{id}",
                summary: "Say something on the page.",
                place: .engine,
                need: .session,
                trail: "turn",
                captures: conversation,
                body: .object([
                    formToken,
                    Member("text", .typed, isRequired: false),
                    Member("state", .text(.init(range: 0...128)), isRequired: false),
                    Member("key", .text(.init(range: 0...128)), isRequired: false),
                ]),
                answers: [onward]
            ),
            Operation(
                endpoint: .pageAudit,
                method: "GET",
                path: "/audits/{id}",
                summary: "An audit to read on the page.",
                place: .reads,
                need: .scope(.read),
                trail: "audit.read",
                captures: [Member("id", .auditID)],
                answers: [page]
            ),
        ]
    }
}
