import Audits

/// The operations of the API.
extension Routes {
    private typealias Answer = Operation.Answer
    private typealias Member = Shape.Member

    static let system: [Operation] = [
        Operation(
            endpoint: .health,
            method: "GET",
            path: "/health",
            summary: "Whether the program runs.",
            place: .here,
            need: .nothing,
            answers: [Answer(200, "It runs.", shape: .object([Member("status", .choice(["ok"]))]))]
        ),
        Operation(
            endpoint: .ready,
            method: "GET",
            path: "/ready",
            summary: "Whether the database can be read.",
            place: .reads,
            need: .scope(.read),
            answers: [
                Answer(200, "It can.", shape: .object([Member("status", .choice(["ready"]))]))
            ]
        ),
        Operation(
            endpoint: .metrics,
            method: "GET",
            path: "/metrics",
            summary: "Counters in the text format of Prometheus; nothing of any case is in them.",
            place: .reads,
            need: .scope(.metrics),
            answers: [Answer(200, "The counters.", type: "text/plain")]
        ),
        Operation(
            endpoint: .openAPI,
            method: "GET",
            path: "/openapi.json",
            summary: "This description.",
            place: .here,
            need: .nothing,
            answers: [Answer(200, "The description.", shape: .object([], isOpen: true))]
        ),
    ]

    /// What is told of operations whose answers are kept.
    static let repeatable = """
        The field Idempotency-Key, 1 to 255 visible ASCII characters, may come with it: a request \
        repeated under the same key within a week gets the same answer and makes nothing again; \
        another request under it gets 422.
        """

    static func conversations(_ prompts: Prompts) -> [Operation] {
        let roles = Set(prompts.frameworks.flatMap { $0.passes.map(\.role.text) }).sorted()
        let id = [Member("id", .conversationID)]
        return [
            Operation(
                endpoint: .openConversation,
                method: "POST",
                path: "/api/conversations",
                summary:
                    "Open a conversation: a new audit, an audit that is there, or guidance only.",
                place: .engine,
                need: .scope(.write),
                trail: "conversation.open",
                details: repeatable,
                body: .named(
                    "Opening",
                    .oneOf(
                        [.object([])]
                            + [
                                .object([
                                    Member("audit", .auditID), Member("role", .choice(roles)),
                                ])
                            ]
                            + prompts.frameworks.map { framework in
                                .object([
                                    Member("framework", .choice([framework.id])),
                                    Member("role", .choice(framework.passes.map(\.role.text))),
                                    Member("case", .caseReference),
                                ])
                            }
                    )
                ),
                keepsAnswers: true,
                answers: [
                    Answer(201, "The opening.", shape: .chatLine, fields: ["Location", "ETag"])
                ]
            ),
            Operation(
                endpoint: .readConversation,
                method: "GET",
                path: "/api/conversations/{id}",
                summary: "The turns of a conversation of one's own, oldest first.",
                place: .reads,
                need: .scope(.read),
                trail: "conversation.read",
                captures: id,
                query: [
                    Member(
                        "after",
                        .integer(0...1_000_000_000),
                        isRequired: false,
                        "a turn's number"
                    ),
                    Member("limit", .integer(1...500), isRequired: false, "100 unless told"),
                ],
                answers: [
                    Answer(
                        200,
                        "The turns.",
                        shape: .object(
                            [
                                Member("id", .conversationID), Member("audit", .orNull(.auditID)),
                                Member("role", .orNull(.words)), Member("created", .time),
                                Member(
                                    "turns",
                                    .list(
                                        .object(
                                            [
                                                Member("number", .integer(1...1_000_000_000)),
                                                Member("at", .time), Member("text", .words),
                                                Member("reply", .chatLine),
                                            ],
                                            isOpen: true
                                        )
                                    )
                                ),
                                Member("next", .orNull(.integer(0...1_000_000_000))),
                            ],
                            isOpen: true
                        ),
                        fields: ["ETag"]
                    )
                ]
            ),
            Operation(
                endpoint: .say,
                method: "POST",
                path: "/api/conversations/{id}/messages",
                summary: "Say something. It is on disk when the answer comes.",
                place: .engine,
                need: .scope(.write),
                trail: "turn",
                captures: id,
                details: """
                    The field Idempotency-Key, 1 to 255 visible ASCII characters, may come with it: a \
                    request repeated under the same key gets the same answer and is applied once; \
                    with another text it gets 422. The field If-Match may hold the conversation's \
                    ETag: 412 where it or its audit has moved on since.
                    """,
                body: .named("Message", .object([Member("text", .typed)])),
                answers: [
                    Answer(200, "The chat line of that turn.", shape: .chatLine, fields: ["ETag"])
                ]
            ),
        ]
    }

    static func guidance(_ prompts: Prompts) -> [Operation] {
        [
            Operation(
                endpoint: .ask,
                method: "POST",
                path: "/api/ask",
                summary: "Ask the guidance.",
                place: .reads,
                need: .scope(.read),
                body: .named(
                    "Question",
                    .object([
                        Member("question", .typed),
                        Member(
                            "framework",
                            .choice(prompts.frameworks.map(\.id)),
                            isRequired: false
                        ),
                    ])
                ),
                answers: [Answer(200, "What it says.", shape: .answer)]
            ),
            Operation(
                endpoint: .search,
                method: "GET",
                path: "/api/search",
                summary: "The passages of the guidance that fit best.",
                place: .reads,
                need: .scope(.read),
                query: [
                    Member("q", .text(.init(range: 1...500))),
                    Member("limit", .integer(1...100), isRequired: false, "10 unless told"),
                ],
                answers: [
                    Answer(
                        200,
                        "The passages, best first.",
                        shape: .object([Member("passages", .list(.passage))])
                    )
                ]
            ),
        ]
    }
}
