import Audits
import FoundationEssentials

/// Where things are, and what time it is.
package struct Settings: Sendable {
    package var database: String
    package var prompts: String
    package var knowledge: String
    /// The council's own documents, beside the shipped ones; none when `nil`.
    package var ownKnowledge: String?
    /// The guidance index on disk; none is kept when `nil`.
    package var index: String?
    /// Where refused questions are kept; they are not when `nil`.
    package var gaps: String?
    package var clock: Clock
    /// Whether each user has only their own audits; everything is open to the person at the keyboard.
    package var access = Access.Mode.everything

    package init(
        database: String,
        prompts: String,
        knowledge: String,
        ownKnowledge: String? = nil,
        index: String? = nil,
        gaps: String? = nil,
        clock: Clock
    ) {
        self.database = database
        self.prompts = prompts
        self.knowledge = knowledge
        self.ownKnowledge = ownKnowledge
        self.index = index
        self.gaps = gaps
        self.clock = clock
    }
}

/// The present time, or a fixed one for scripted runs.
package enum Clock: Sendable {
    case system
    /// ISO 8601, such as `2026-11-20T10:00:00Z`.
    case fixed(String)

    /// A fixed clock; `nil` unless the text begins with a date in ISO 8601.
    package init?(fixedAt text: String) {
        guard Day(iso: text) != nil else { return nil }
        self = .fixed(text.utf8.count == 10 ? text + "T00:00:00Z" : text)
    }

    /// The time in UTC, ISO 8601, to the second.
    package var time: String {
        switch self {
        case .fixed(let text): text
        case .system: Date.now.formatted(.iso8601)
        }
    }

    /// The day where the program runs.
    package var today: Day {
        switch self {
        case .fixed(let text): Day(iso: text) ?? Day(daysSince1970: 0)
        case .system:
            Day(
                daysSince1970: Int(
                    ((Date.now.timeIntervalSince1970
                        + Double(TimeZone.current.secondsFromGMT())) / 86_400).rounded(.down)
                )
            )
        }
    }
}
