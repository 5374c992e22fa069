/// The four grades, worst first, so that comparison means "better than".
///
/// The raw values are those of the outside contract. The third grade has other names on other
/// forms (`Framework.label(of:)`), but it is one value here.
package enum Grade: String, CaseIterable, Comparable, Codable, Hashable, Sendable {
    case inadequate
    case requiresImprovement = "requires_improvement"
    case good
    case outstanding

    /// The grade that a whole score from 0 to 10 stands for; `nil` outside that range.
    ///
    /// Source: case and moderation audit guidelines, scaling table; Bexley framework, scaling table.
    package init?(score: Int) {
        switch score {
        case 0...2: self = .inadequate
        case 3...5: self = .requiresImprovement
        case 6...8: self = .good
        case 9...10: self = .outstanding
        default: return nil
        }
    }

    /// The scores that stand for this grade.
    package var scores: ClosedRange<Int> {
        switch self {
        case .inadequate: 0...2
        case .requiresImprovement: 3...5
        case .good: 6...8
        case .outstanding: 9...10
        }
    }

    /// The grade's usual name; forms may use another for the third.
    package var name: String {
        switch self {
        case .inadequate: "Inadequate"
        case .requiresImprovement: "Requires improvement"
        case .good: "Good"
        case .outstanding: "Outstanding"
        }
    }

    /// Reads a grade as authors write it in Prompts, in any case; `nil` if it is none.
    package init?(named name: String) {
        let plain = name.lowercased().replacing("_", with: " ")
        guard let grade = Grade.allCases.first(where: { $0.name.lowercased() == plain }) else {
            return nil
        }
        self = grade
    }

    private var rank: Int {
        switch self {
        case .inadequate: 0
        case .requiresImprovement: 1
        case .good: 2
        case .outstanding: 3
        }
    }

    package static func < (one: Grade, other: Grade) -> Bool { one.rank < other.rank }
}
