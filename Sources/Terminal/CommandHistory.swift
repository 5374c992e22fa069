/// The short commands typed in this run, for the up and down arrows.
///
/// Held in memory only, and never long text: comments on a child's file have no place in it.
package struct CommandHistory: Sendable {
    /// The longest text remembered, in characters.
    package static let longest = 40
    private static let most = 100

    private var entries: [String] = []
    private var place = 0
    private var draft = ""

    /// An empty history.
    package init() {}

    /// Remembers a line that was a command; longer text, or text of several lines, is not kept.
    package mutating func remember(_ text: String) {
        guard !text.isEmpty, text.count <= Self.longest, !text.contains("\n") else { return }
        if entries.last != text { entries.append(text) }
        if entries.count > Self.most { entries.removeFirst() }
        reset()
    }

    /// Begins again at the newest entry.
    package mutating func reset() {
        place = entries.count
        draft = ""
    }

    /// The entry before, or nil at the oldest.
    ///
    /// `current` is kept as the draft to come back to.
    package mutating func older(than current: String) -> String? {
        guard place > 0 else { return nil }
        if place == entries.count { draft = current }
        place -= 1
        return entries[place]
    }

    /// The entry after, and after the newest the draft; nil when already there.
    package mutating func newer() -> String? {
        guard place < entries.count else { return nil }
        place += 1
        return place == entries.count ? draft : entries[place]
    }
}
