import Audits

/// The operations on audits.
extension Routes {
    private typealias Answer = Operation.Answer
    private typealias Member = Shape.Member

    static func audits(_ prompts: Prompts) -> [Operation] {
        let id = [Member("id", .auditID)]
        let part = Shape.choice(parts(prompts))
        return [
            Operation(
                endpoint: .listAudits,
                method: "GET",
                path: "/api/audits",
                summary: "The audits that one may read, newest first.",
                place: .reads,
                need: .scope(.read),
                trail: "audits.list",
                query: [
                    Member("after", .auditID, isRequired: false, "the 'next' of the page before"),
                    Member("limit", .integer(1...200), isRequired: false, "50 unless told"),
                ],
                answers: [
                    Answer(
                        200,
                        "A page of them.",
                        shape: .object([
                            Member("audits", .list(.summary)), Member("next", .orNull(.auditID)),
                        ])
                    )
                ]
            ),
            Operation(
                endpoint: .importAudit,
                method: "POST",
                path: "/api/audits",
                summary: "Import an exported audit.",
                place: .engine,
                need: .scope(.write),
                trail: "audit.import",
                query: [
                    Member(
                        "replace",
                        .choice(["true", "false"]),
                        isRequired: false,
                        "whether one of that id may be replaced; its history is kept"
                    )
                ],
                details: repeatable,
                body: .importedAudit(prompts),
                keepsAnswers: true,
                answers: [
                    Answer(
                        201,
                        "The audit as it is now.",
                        shape: .readAudit,
                        fields: ["Location", "ETag"]
                    )
                ]
            ),
            Operation(
                endpoint: .readAudit,
                method: "GET",
                path: "/api/audits/{id}",
                summary: "An audit.",
                place: .reads,
                need: .scope(.read),
                trail: "audit.read",
                captures: id,
                fields: [Member("If-None-Match", .tag, isRequired: false)],
                answers: [
                    Answer(200, "The audit.", shape: .readAudit, fields: ["ETag"]),
                    Answer(304, "It is as it was.", type: nil, fields: ["ETag"]),
                ]
            ),
            Operation(
                endpoint: .exportAudit,
                method: "GET",
                path: "/api/audits/{id}/export",
                summary: "An audit as a file.",
                place: .reads,
                need: .scope(.read),
                trail: "audit.export",
                captures: id,
                query: [Member("format", .choice(["json"]), isRequired: false)],
                answers: [
                    Answer(200, "The file.", shape: .readAudit, fields: ["Content-Disposition"])
                ]
            ),
            Operation(
                endpoint: .auditHistory,
                method: "GET",
                path: "/api/audits/{id}/history",
                summary: "Every change of an audit, oldest first.",
                place: .reads,
                need: .scope(.read),
                trail: "audit.history",
                captures: id,
                query: pages,
                answers: [
                    Answer(
                        200,
                        "A page of it.",
                        shape: .object([
                            Member("history", .list(.object([], isOpen: true))),
                            Member("next", .orNull(.integer(0...Int.max))),
                        ])
                    )
                ]
            ),
            Operation(
                endpoint: .listAccess,
                method: "GET",
                path: "/api/audits/{id}/access",
                summary: "Who has which part in an audit.",
                place: .reads,
                need: .scope(.read),
                trail: "access.list",
                captures: id,
                answers: [
                    Answer(
                        200,
                        "Everyone with a part.",
                        shape: .object([
                            Member(
                                "access",
                                .list(.object([Member("user", .words), Member("part", .words)]))
                            )
                        ])
                    )
                ]
            ),
            Operation(
                endpoint: .grantAccess,
                method: "POST",
                path: "/api/audits/{id}/access",
                summary: "Give a user a part in an audit.",
                place: .engine,
                need: .scope(.write),
                trail: "access.grant",
                captures: id,
                body: .named("Grant", .object([Member("user", .userName), Member("part", part)])),
                answers: [Answer(204, "It is given.", type: nil)]
            ),
            Operation(
                endpoint: .revokeAccess,
                method: "DELETE",
                path: "/api/audits/{id}/access/{user}/{part}",
                summary: "Take a part in an audit from a user.",
                place: .engine,
                need: .scope(.write),
                trail: "access.revoke",
                captures: id + [Member("user", .userName), Member("part", part)],
                answers: [Answer(204, "It is taken.", type: nil)]
            ),
        ]
    }

    /// The parts that can be given in an audit.
    static func parts(_ prompts: Prompts) -> [String] {
        let roles = Set(prompts.frameworks.flatMap { $0.passes.map(\.role.text) })
        return ["owner", "reader"] + roles.sorted()
    }

    static let pages = [
        Shape.Member(
            "after",
            .integer(0...Int.max),
            isRequired: false,
            "the 'next' of the page before"
        ),
        Shape.Member("limit", .integer(1...1_000), isRequired: false, "100 unless told"),
    ]
}
