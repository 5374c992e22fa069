/// What is asked at one time: a field, or the fields asked together as one.
package struct Item: Hashable, Sendable {
    /// The field's id, or the stem that its fields share (`bx.planning`).
    package let id: FieldID
    package let fields: [Field]
    /// The index of its section in the form.
    package let section: Int

    /// The field that leads: its title, question and guidance are the item's.
    package let lead: Field

    init(fields: [Field], lead: Field, section: Int) {
        self.fields = fields
        self.lead = lead
        self.section = section
        id = fields.count > 1 ? lead.id.without("score") ?? lead.id : lead.id
    }

    /// The slots a person fills, in the order asked.
    package var slots: [FieldID] { fields.flatMap(\.slots) }

    /// The field that owns a slot of this item.
    package func field(of slot: FieldID) -> Field? {
        fields.first { field in field.allSlots.contains { $0.id == slot } }
    }

    /// The slot for the person's own words: a comment, or the field itself where that is text.
    package var textSlot: FieldID? {
        fields.first { $0.type == .commentAndGrade }.map { $0.id.slot("comment") }
            ?? fields.first { $0.type == .text }?.id
    }

    /// The slot for a grade or score.
    package var judgementSlot: FieldID? {
        for field in fields {
            switch field.type {
            case .commentAndGrade: return field.id.slot("grade")
            case .grade, .score: return field.id
            default: continue
            }
        }
        return nil
    }

    package var title: String {
        fields.count > 1
            ? String(lead.title.prefix { $0 != ":" }).trimmed : lead.title
    }
}
