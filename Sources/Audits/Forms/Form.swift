import Markdown

/// A form: its sections, fields and rules, as its file in `Prompts/forms` describes them.
package struct Form: Hashable, Sendable {
    package let id: String
    package let title: String
    package let version: String
    /// A digest of everything that changes what is asked or how it is judged.
    package let contentHash: String
    package let framework: String
    package let scale: Scale
    package let roles: [Role]
    package let source: String
    package let note: String?
    package let sections: [FormSection]
    package let fields: [Field]
    package let items: [Item]
    package let rules: [Rule]
    /// Where it was read from, for messages to authors.
    package let file: String

    private let fieldBySlot: [FieldID: Int]
    private let kindBySlot: [FieldID: SlotKind]
    private let itemBySlot: [FieldID: Int]

    /// The scale on which a form is judged.
    package enum Scale: String, CaseIterable, Hashable, Sendable {
        case grades
        case scores
        case none
    }

    init(
        id: String,
        title: String,
        version: String,
        contentHash: String,
        framework: String,
        scale: Scale,
        roles: [Role],
        source: String,
        note: String?,
        sections: [FormSection],
        fields: [Field],
        rules: [Rule],
        file: String
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.contentHash = contentHash
        self.framework = framework
        self.scale = scale
        self.roles = roles
        self.source = source
        self.note = note
        self.sections = sections
        self.fields = fields
        self.rules = rules
        self.file = file

        var items: [Item] = []
        for (index, section) in sections.enumerated() {
            for position in section.fields where fields[position].with == nil {
                let lead = fields[position]
                let companions = fields.filter { $0.with == lead.id }
                items.append(Item(fields: [lead] + companions, lead: lead, section: index))
            }
        }
        self.items = items

        var fieldBySlot: [FieldID: Int] = [:]
        var kindBySlot: [FieldID: SlotKind] = [:]
        for (position, field) in fields.enumerated() {
            for slot in field.allSlots {
                fieldBySlot[slot.id] = position
                kindBySlot[slot.id] = slot.kind
            }
        }
        var itemBySlot: [FieldID: Int] = [:]
        for (position, item) in items.enumerated() {
            itemBySlot[item.id] = position
            for field in item.fields {
                itemBySlot[field.id] = position
                for slot in field.allSlots { itemBySlot[slot.id] = position }
            }
        }
        // A score asked alone is found by its stem too: `bx.overall` is `bx.overall.score`.
        for (position, item) in items.enumerated() {
            if let stem = item.lead.id.without("score"), itemBySlot[stem] == nil {
                itemBySlot[stem] = position
            }
        }
        self.fieldBySlot = fieldBySlot
        self.kindBySlot = kindBySlot
        self.itemBySlot = itemBySlot
    }

    /// The field with that id, or that owns that slot.
    package func field(_ id: FieldID) -> Field? {
        fieldBySlot[id].map { fields[$0] } ?? fields.first { $0.id == id }
    }

    package func kind(of slot: FieldID) -> SlotKind? { kindBySlot[slot] }

    /// The item with that id or holding that field or slot.
    package func item(_ id: FieldID) -> Item? { itemBySlot[id].map { items[$0] } }

    /// Every slot an answer may use, in form order.
    package var slots: [FieldID] { fields.flatMap { $0.allSlots.map(\.id) } }

    /// The item's place in the form, from 0; `nil` for an id of another form.
    package func position(of id: FieldID) -> Int? { itemBySlot[id] }
}

/// A titled part of a form.
package struct FormSection: Hashable, Sendable {
    package let id: String
    package let title: String
    package let introduction: String?
    /// The positions of its fields in the form's `fields`.
    package let fields: [Int]
}
