import Audits

/// What a message is read against: the form, the open item and what was said before.
struct Context: Sendable {
    let view: PassView
    let names: ItemNames
    let conversation: Conversation
    /// The open item; `nil` when nothing is asked.
    let item: Item?
    let today: Day

    /// The first slot of the open item that holds nothing, or its first slot when it is gone back to.
    var openSlot: FieldID? {
        guard let item else { return nil }
        return view.openSlots(of: item).first ?? item.slots.first
    }

    var openField: Field? { openSlot.flatMap { view.form.field($0) } }

    /// Whether the open slot would take a message as the person's own words.
    var isFreeText: Bool {
        guard let slot = openSlot else { return false }
        return view.form.kind(of: slot) == .text
    }

    /// Whether the item is gone back to, so that a new answer replaces the old one.
    var isRevisiting: Bool {
        guard let item else { return false }
        return conversation.focus == item.id && view.openSlots(of: item).isEmpty
    }

    /// The passes on the same form that come before this one, in the framework's order.
    let earlierPasses: [Pass]

    var scale: Form.Scale { view.form.scale }
}
