import Audits

/// The shapes of what is sent and answered.
extension Shape {
    static let time = Shape.text(Text(range: 1...40, note: "ISO 8601 in UTC"))
    static let words = Shape.text(Text(range: 0...1_000_000))
    static let key = Shape.text(Text(range: 1...255, characters: .graphic))
    /// One or more ETags.
    static let tag = Shape.text(Text(range: 0...1_000))
    static let auditID = Shape.text(Text(range: 1...64, characters: .id))
    static let conversationID = Shape.text(Text(range: 26...26, characters: .small))
    static let userName = Shape.text(Text(range: 1...64, characters: .id))
    static let caseReference = Shape.text(Text(range: 1...50, characters: .some))
    /// A message or a question.
    static let typed = Shape.text(Text(range: 0...65_536))

    static let citation = Shape.named(
        "Citation",
        .object(
            [
                Member("document", .words), Member("section", .words), Member("quote", .words),
                Member("framework", .orNull(.words)), Member("date", .orNull(.words)),
                Member("title", .words),
            ],
            isOpen: true
        )
    )

    static let chatLine = Shape.named(
        "ChatLine",
        .object(
            [
                Member("id", .conversationID, "the conversation"),
                Member(
                    "replies",
                    .list(
                        .object(
                            [
                                Member(
                                    "kind",
                                    .choice([
                                        "question", "captured", "corrected", "guidance", "clarify",
                                        "warning", "progress", "review", "saved", "help", "social",
                                        "not_covered", "error",
                                    ])
                                ),
                                Member("text", .words),
                                Member("field", .words, isRequired: false),
                                Member("options", .list(.words), isRequired: false),
                            ],
                            isOpen: true
                        )
                    )
                ),
                Member("audit", .orNull(.auditID)), Member("role", .orNull(.words)),
                Member("pending", .orNull(.words), "the item now asked"),
                Member("status", .orNull(.words)), Member("captured", .map(.anything)),
                Member("flags", .list(.words)), Member("citations", .list(.citation)),
            ],
            isOpen: true
        )
    )

    static let answer = Shape.named(
        "Answer",
        .object(
            [
                Member(
                    "status",
                    .choice(["answered", "clarify", "not_covered", "declined", "social"])
                ),
                Member("answer", .words), Member("citations", .list(.citation)),
            ],
            isOpen: true
        )
    )

    static let passage = Shape.named(
        "Passage",
        .object(
            [
                Member("document", .words), Member("section", .words), Member("text", .words),
                Member("score", .number),
            ],
            isOpen: true
        )
    )

    static let problem = Shape.named(
        "Problem",
        .object(
            [
                Member("type", .words), Member("title", .words),
                Member("status", .integer(400...599)), Member("detail", .words),
                Member(
                    "errors",
                    .list(
                        .object(
                            [Member("property", .words), Member("detail", .words)],
                            isOpen: true
                        )
                    ),
                    isRequired: false
                ),
                Member("reference", .words, isRequired: false),
            ],
            isOpen: true
        )
    )

    static let summary = Shape.named(
        "AuditSummary",
        .object(
            [
                Member("id", .auditID), Member("framework", .words), Member("case", .words),
                Member("status", .choice(["open", "closed"])), Member("created", .time),
                Member("changed", .time), Member("passes", .map(.words)),
            ],
            isOpen: true
        )
    )

    static let readAudit = Shape.named(
        "Audit",
        .object(
            [
                Member("format", .choice([Audit.format])),
                Member("formatVersion", .integer(Audit.formatVersion...Audit.formatVersion)),
                Member("id", .auditID), Member("framework", .words), Member("case", .words),
                Member("status", .choice(["open", "closed"])), Member("passes", .map(.anything)),
                Member("escalation", .anything), Member("notices", .list(.anything)),
            ],
            isOpen: true
        )
    )

    /// An export as it comes back in: one alternative for each framework, with its own forms.
    static func importedAudit(_ prompts: Prompts) -> Shape {
        .named(
            "ImportedAudit",
            .oneOf(
                prompts.frameworks.map { framework in
                    .object([
                        Member("format", .choice([Audit.format])),
                        Member(
                            "formatVersion",
                            .integer(Audit.formatVersion...Audit.formatVersion)
                        ),
                        Member("id", .auditID), Member("framework", .choice([framework.id])),
                        Member("case", .caseReference),
                        Member("status", .choice(["open", "closed"])),
                        Member(
                            "passes",
                            .object(
                                framework.passes.compactMap { role, id in
                                    prompts.forms[id].map {
                                        Member(role.text, pass($0), isRequired: false)
                                    }
                                }
                            ),
                            isRequired: false
                        ),
                        Member("escalation", .anything, isRequired: false, "worked out anew"),
                        Member("notices", .anything, isRequired: false, "worked out anew"),
                    ])
                }
            )
        )
    }

    private static func pass(_ form: Form) -> Shape {
        let text = Shape.text(Text(range: 1 ... .max, characters: .visible))
        var answers: [Member] = []
        for field in form.fields {
            for slot in field.allSlots {
                answers.append(Member(slot.id.text, shape(of: slot.kind, text), isRequired: false))
            }
            if let grade = field.derivedGrade, form.kind(of: grade) == nil {
                answers.append(
                    Member(grade.text, grades, isRequired: false, "that of the score beside it")
                )
            }
        }
        let ids = Shape.list(.text(Text(range: 1...200)))
        return .named(
            "Pass.\(form.id)",
            .object([
                Member("form", .choice([form.id])),
                Member("formVersion", .text(Text(range: 1...64))),
                Member("status", .choice(["not_started", "in_progress", "paused", "complete"])),
                Member("answers", .object(answers), isRequired: false),
                Member("skipped", ids, isRequired: false),
                Member("notGiven", ids, isRequired: false),
                Member("resumeAt", .anything, isRequired: false, "worked out anew"),
                Member("missing", .anything, isRequired: false, "worked out anew"),
                Member("flags", .anything, isRequired: false, "worked out anew"),
            ])
        )
    }

    private static let cell = Shape.text(Text(range: 0 ... .max))
    private static let grades = Shape.choice(Grade.allCases.map(\.rawValue))

    private static func shape(of kind: SlotKind, _ text: Shape) -> Shape {
        switch kind {
        case .text: text
        case .date: .date
        case .choice(let allowed): .choice(allowed.map(\.rawValue))
        case .grade: grades
        case .score: .integer(0...10)
        case .table(let columns):
            .list(
                .record(
                    columns.map { column in
                        Member(column, .orNull(column == "due" ? .date : cell), isRequired: false)
                    },
                    others: .orNull(cell)
                ),
                most: .max
            )
        }
    }
}
