import Assistant
import Audits

/// What a value of a request or an answer may be: checked here, and told as JSON Schema.
///
/// Both come from the one description, so that the documentation cannot differ from the check.
indirect enum Shape: Sendable {
    case text(Text = Text())
    case integer(ClosedRange<Int>)
    case number
    case flag
    case choice([String])
    case date
    case list(Shape, most: Int = 10_000)
    /// Only these members; `isOpen` lets others be there too, which is for answers.
    case object([Member], isOpen: Bool = false)
    case map(Shape)
    /// These members, and any others of that shape.
    case record([Member], others: Shape)
    case orNull(Shape)
    case oneOf([Shape])
    case anything
    /// A shape with a name of its own in the documentation.
    case named(String, Shape)

    /// A text: how long, in characters of Unicode (RFC 8259 strings), and of what.
    struct Text: Sendable {
        var range = 0...65_536
        var characters = Characters.any
        var note: String?
    }

    /// What a text is made of, with the pattern that says so to others.
    enum Characters: Sendable {
        case any
        /// One letter or digit at least.
        case some
        /// Something else than white space at least.
        case visible
        /// Letters, digits, dots, dashes, underscores; a letter or digit first.
        case id
        /// ASCII without spaces and control characters.
        case graphic
        /// Small letters and digits, as the ids of conversations.
        case small

        var pattern: String? {
            switch self {
            case .any: nil
            case .some: "[A-Za-z0-9]"
            case .visible: "[!-~]"
            case .id: "^[A-Za-z0-9][A-Za-z0-9._-]*$"
            case .graphic: "^[!-~]+$"
            case .small: "^[a-z0-9]+$"
            }
        }

        func allow(_ text: String) -> Bool {
            switch self {
            case .any: true
            case .some: text.unicodeScalars.contains { Self.isAlphanumeric($0) }
            case .visible: text.unicodeScalars.contains { $0 >= "!" && $0 <= "~" }
            case .id:
                (text.unicodeScalars.first.map(Self.isAlphanumeric) ?? false)
                    && text.unicodeScalars.allSatisfy {
                        Self.isAlphanumeric($0) || "._-".unicodeScalars.contains($0)
                    }
            case .graphic: text.unicodeScalars.allSatisfy { $0 >= "!" && $0 <= "~" }
            case .small:
                text.unicodeScalars.allSatisfy { $0 >= "a" && $0 <= "z" || $0 >= "0" && $0 <= "9" }
            }
        }

        private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
            scalar >= "0" && scalar <= "9" || scalar >= "A" && scalar <= "Z"
                || scalar >= "a" && scalar <= "z"
        }

        var inWords: String {
            switch self {
            case .any: "any characters"
            case .some: "one letter or digit at least"
            case .visible: "one visible ASCII character at least"
            case .id: "letters, digits, dots, dashes and underscores"
            case .graphic: "visible ASCII characters"
            case .small: "small letters and digits"
            }
        }
    }

    /// One member of an object, or one parameter.
    struct Member: Sendable {
        let name: String
        let shape: Shape
        var isRequired = true
        var note: String?

        init(_ name: String, _ shape: Shape, isRequired: Bool = true, _ note: String? = nil) {
            self.name = name
            self.shape = shape
            self.isRequired = isRequired
            self.note = note
        }
    }

    /// What is wrong with one part of a value; it never holds what was sent, but for the name of a
    /// property that is not known.
    struct Problem: Hashable, Sendable {
        let place: String
        let what: String
    }

    /// What is wrong with a value, 20 problems at most.
    func problems(in value: JSON, at place: String = "") -> [Problem] {
        switch (self, value) {
        case (.anything, _), (.flag, .bool), (.number, .integer), (.number, .number): return []
        case (.text(let text), .string(let string)):
            guard text.range.contains(string.unicodeScalars.count) else {
                return [
                    Problem(
                        place: place,
                        what:
                            "a text of \(text.range.lowerBound) to \(text.range.upperBound) characters is needed"
                    )
                ]
            }
            guard text.characters.allow(string) else {
                return [Problem(place: place, what: "\(text.characters.inWords) are needed")]
            }
            return []
        case (.integer(let range), .integer(let number)) where range.contains(number): return []
        case (.choice(let choices), .string(let string)) where choices.contains(string): return []
        case (.date, .string(let string)) where string.utf8.count == 10 && Day(iso: string) != nil:
            return []
        case (.list(let shape, let most), .array(let items)):
            guard items.count <= most else {
                return [Problem(place: place, what: "at most \(most) items are allowed")]
            }
            return items.enumerated().reduce(into: []) { found, item in
                guard found.count < 20 else { return }
                found += shape.problems(in: item.element, at: "\(place)[\(item.offset)]")
            }
        case (.object(let members, let isOpen), .object(let given)):
            return Self.problems(members, isOpen: isOpen, in: given, at: place)
        case (.map(let shape), .object(let given)):
            return given.sorted { $0.key < $1.key }.flatMap { key, value in
                shape.problems(in: value, at: Self.join(place, key))
            }
        case (.record(let members, let others), .object(let given)):
            let known = Set(members.map(\.name))
            return given.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.reduce(
                into: Self.problems(members, isOpen: true, in: given, at: place)
            ) { found, rest in
                found += others.problems(in: rest.value, at: Self.join(place, rest.key))
            }
        case (.orNull, .null): return []
        case (.orNull(let shape), _): return shape.problems(in: value, at: place)
        case (.named(_, let shape), _): return shape.problems(in: value, at: place)
        case (.oneOf(let shapes), _):
            let all = shapes.map { $0.problems(in: value, at: place) }
            // The nearest alternative tells best what is wrong.
            return all.min { $0.count < $1.count } ?? []
        default: return [Problem(place: place, what: "\(inWords) is needed")]
        }
    }

    private static func problems(
        _ members: [Member],
        isOpen: Bool,
        in given: [String: JSON],
        at place: String
    ) -> [Problem] {
        var found: [Problem] = []
        for member in members {
            if let value = given[member.name] {
                found += member.shape.problems(in: value, at: join(place, member.name))
            } else if member.isRequired {
                found.append(Problem(place: join(place, member.name), what: "it is missing"))
            }
        }
        guard !isOpen else { return found }
        let known = Set(members.map(\.name))
        for name in given.keys.sorted() where !known.contains(name) {
            found.append(Problem(place: join(place, name), what: "there is no such property"))
        }
        return Array(found.prefix(20))
    }

    private static func join(_ place: String, _ name: String) -> String {
        place.isEmpty ? String(name.prefix(64)) : "\(place).\(name.prefix(64))"
    }

    private var inWords: String {
        switch self {
        case .text: "a text"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number: "a number"
        case .flag: "true or false"
        case .choice(let choices): "one of \(choices.joined(separator: ", "))"
        case .date: "a date such as 2026-11-20"
        case .list: "a list"
        case .object, .map, .record: "an object"
        case .orNull(let shape): "\(shape.inWords) or null"
        case .oneOf, .anything: "something else"
        case .named(_, let shape): shape.inWords
        }
    }
}
