/// Something that was done or refused: who, when, what, on which audit, from where.
///
/// It never holds an answer.
package struct TrailEvent: Hashable, Sendable {
    package let at: String
    package let by: String
    /// What was done or tried, such as `audit.read`.
    package let what: String
    package let audit: String?
    /// Where from: an address, or `command line`.
    package let source: String
    /// How it ended, such as `done` or `refused`.
    package let outcome: String

    /// An event to be recorded.
    package init(
        at: String,
        by: String,
        what: String,
        audit: String? = nil,
        source: String,
        outcome: String
    ) {
        self.at = at
        self.by = by
        self.what = what
        self.audit = audit
        self.source = source
        self.outcome = outcome
    }
}

/// An event as recorded, chained to the one before it.
package struct TrailEntry: Hashable, Sendable {
    /// From 1, without gaps.
    package let id: Int64
    package let event: TrailEvent
    /// The hash of the entry before; 64 zeros for the first.
    package let previous: String
    package let hash: String

    static let start = String(repeating: "0", count: 64)

    init(id: Int64, event: TrailEvent, previous: String, hash: String) {
        self.id = id
        self.event = event
        self.previous = previous
        self.hash = hash
    }

    /// The entry that follows another.
    init(_ event: TrailEvent, id: Int64, after previous: String) {
        self.init(
            id: id,
            event: event,
            previous: previous,
            hash: Self.hash(id: id, event, previous)
        )
    }

    /// Whether the hash is that of what the entry says.
    var isWhole: Bool { hash == Self.hash(id: id, event, previous) }

    /// Every part with its length before it, so that no two entries read alike.
    private static func hash(id: Int64, _ event: TrailEvent, _ previous: String) -> String {
        let parts = [
            previous, String(id), event.at, event.by, event.what, event.audit, event.source,
            event.outcome,
        ]
        return SHA256.hex(parts.map { $0.map { "\($0.utf8.count):\($0)," } ?? "-," }.joined())
    }
}

/// The first entry at which the trail is not as it was written.
package struct TrailBreak: Hashable, Sendable, CustomStringConvertible {
    /// The entry's id, or the one that should be there.
    package let entry: Int64
    package let what: String

    package var description: String { "entry \(entry) of the trail: \(what)" }
}
