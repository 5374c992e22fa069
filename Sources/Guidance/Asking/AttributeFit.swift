/// What a passage's attributes say for and against it as the answer.
///
/// The scores add to a fit by words and typical questions that lies between 0 and about 1.7. They were
/// fitted to labelled questions; none is about a particular question or document.
enum AttributeFit {
    /// A section that tells what one framework leaves out stands back behind one that answers.
    static let ownGap = -0.04

    /// Typical questions show what kind of answer is asked for; without them the attribute must.
    private static let kind = (fits: 0.09, other: -0.06)
    private static let unlistedKind = (fits: 0.22, other: -0.16, unsaid: 0.04)
    private static let grade = (fits: 0.1, other: -0.06, unasked: -0.06)
    private static let grid = (compared: 0.09, one: 0.05)
    private static let stage = (fits: 0.1, other: -0.09)
    private static let question = (fits: 0.5, graded: -0.06, own: 0.2, other: -0.3)
    private static let titleBand = (fits: 0.12, other: -0.12)
    private static let scale = (topic: 0.15, band: 0.15)
    private static let cases = (unasked: -0.3, missing: -0.19)
    /// A number or a time is asked for, and there is none.
    static let noQuantity = -0.13
    private static let area = (fits: 0.2, other: -0.24, ungraded: 0.05)

    static func score(
        _ passage: Passage,
        _ features: Features,
        _ reading: Reading,
        isListed: Bool
    ) -> Double {
        let own = passage.attributes
        var sum = 0.0
        if !reading.kinds.isEmpty, !own.kinds.isEmpty {
            let fits = !own.kinds.isDisjoint(with: reading.kinds)
            sum +=
                isListed
                ? (fits ? kind.fits : kind.other)
                : (fits ? unlistedKind.fits : unlistedKind.other)
        }
        if own.kinds.isEmpty, reading.asksForQuantity, features.holdsTime {
            sum += unlistedKind.unsaid
        }
        sum += grades(own, features, reading)
        if let asked = reading.stage, let own = own.stage {
            sum += own == asked ? stage.fits : stage.other
        }
        // The 1 of "stage 1" is no score.
        if reading.stage != nil, own.kinds.contains("scale"), own.isGap, own.framework == nil {
            sum += stage.other
        }
        if !reading.questions.isEmpty, let number = own.question {
            let isGraded = !reading.grades.isEmpty && !own.kinds.contains("rule")
            sum +=
                isGraded
                ? question.graded
                : reading.questions.contains(number) ? question.fits : question.other
            if let id = passage.id, reading.questions.contains(id) { sum += question.own }
        }
        sum += numbers(own, features, reading)
        sum += Double(features.cases.subtracting(reading.cases).count) * cases.unasked
        sum += Double(reading.cases.subtracting(features.allCases).count) * cases.missing
        return sum
    }

    private static func grades(
        _ own: Attributes,
        _ features: Features,
        _ reading: Reading
    ) -> Double {
        guard !reading.grades.isEmpty else {
            let isArea = own.area.map(reading.areas.contains) ?? false
            return
                (own.grade != nil && own.topics.contains("grade-description") ? grade.unasked : 0)
                + (isArea ? area.ungraded : 0)
        }
        var sum = 0.0
        if let described = own.grade {
            sum += reading.grades == [described] ? grade.fits : grade.other
        }
        if reading.grades.allSatisfy(features.grades.contains) {
            sum += reading.isComparison ? grid.compared : grid.one
        }
        if !reading.areas.isEmpty {
            let fits = own.area.map(reading.areas.contains) ?? false
            sum += fits ? area.fits : area.other
        }
        return sum
    }

    private static func numbers(
        _ own: Attributes,
        _ features: Features,
        _ reading: Reading
    ) -> Double {
        var sum = 0.0
        if !reading.numbers.isEmpty, let band = features.titleBand {
            sum += reading.numbers.contains(where: band.contains) ? titleBand.fits : titleBand.other
        }
        guard reading.isScore else { return sum }
        if own.topics.contains("scale") { sum += scale.topic }
        let isHeld = reading.numbers.contains { number in
            features.bands.contains { $0.contains(number) }
        }
        if isHeld, !own.isGap { sum += scale.band }
        return sum
    }
}
