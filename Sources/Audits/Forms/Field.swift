/// One field of a form, as its file describes it.
package struct Field: Hashable, Sendable {
    package let id: FieldID
    package let title: String
    package let type: FieldType
    package let requirement: Requirement
    /// Whether the source states this field or it is our own reading of it.
    package let isDerived: Bool
    /// The roles asked; every role of the form when empty.
    package let askedOf: [Role]
    /// When it is asked at all; always when `nil`.
    package let askedWhen: Condition?
    /// The field it is asked together with, as one item.
    package let with: FieldID?
    /// Other words by which a person may name it, lower case.
    package let names: [String]
    /// A table's columns, in order.
    package let columns: [String]
    /// Sections of Knowledge that explain it, such as `staged#seen-alone`.
    package let guidance: [String]
    /// The section of Knowledge that describes its grades.
    package let grades: String?
    /// Whether "none" is an honest answer.
    package let allowsNone: Bool
    /// Whether a pass may be complete while it is still to come.
    package let mayBeLeftOpen: Bool
    /// Whether its date lies behind, so that "the 12th" is the last such day.
    package let isPast: Bool
    /// Whether a few words answer it, such as a name or a number, so that others may be named beside it.
    package let isBrief: Bool
    /// The judgement of another role's pass that "the same as the auditor" means here.
    package let compare: Condition.Slot?
    /// The field that takes the reason when this one cannot be given.
    package let instead: FieldID?
    package let ask: String
    package let askByRole: [Role: String]
    package let consider: [String]
    package let why: String
    /// The line of its heading in the form's file.
    package let line: Int
    /// The lines of its attributes (`asked when`) and texts (`ask moderator`).
    let lines: [String: Int]

    /// The line of one of its attributes or texts; that of its heading where it has none.
    package func line(of part: String) -> Int { lines[part] ?? line }

    /// The question as asked of that role.
    package func question(for role: Role) -> String { askByRole[role] ?? ask }

    package func isAsked(of role: Role) -> Bool { askedOf.isEmpty || askedOf.contains(role) }

    /// The slots a person fills, in the order asked: a grade before its comment.
    package var slots: [FieldID] {
        type == .commentAndGrade ? [id.slot("grade"), id.slot("comment")] : [id]
    }

    /// Every slot an answer may use, with what it holds; remarks and derived grades included.
    package var allSlots: [(id: FieldID, kind: SlotKind)] {
        switch type {
        case .text: [(id, .text)]
        case .date: [(id, .date)]
        case .table: [(id, .table(columns: columns))]
        case .grade: [(id, .grade), (id.slot("reason"), .text), (id.slot("comment"), .text)]
        case .score: [(id, .score)]
        case .commentAndGrade: [(id.slot("grade"), .grade), (id.slot("comment"), .text)]
        case .yesNo, .notification:
            [(id, .choice(allowed: [.yes, .no]))] + remarks
        case .yesNoNA:
            [(id, .choice(allowed: [.yes, .no, .notApplicable]))] + remarks
        }
    }

    /// Where the grade that a score stands for is written: `bx.planning.grade` for
    /// `bx.planning.score`, `sm.agreed_score.grade` where no stem can be cut off.
    package var derivedGrade: FieldID? {
        guard type == .score else { return nil }
        return (id.without("score") ?? id).slot("grade")
    }

    private var remarks: [(id: FieldID, kind: SlotKind)] {
        [(id.slot("reason"), .text), (id.slot("comment"), .text)]
    }
}

/// Who fills a pass: `self-assessment`, `auditor`, `moderator`, `worker` or a council's own.
package struct Role: Hashable, Sendable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Whether a field has to be given before a pass can be complete.
package enum Requirement: Hashable, Sendable {
    case no
    /// Required of these roles (of every role when empty), when the condition holds (always when `nil`).
    case yes(of: [Role], when: Condition?)
}
