/// What the matcher knows of a passage beyond the ranking.
struct Features {
    /// Every term of the headings, the text and `also`.
    let terms: Set<Term>
    /// The title and each phrase of `also`, as terms.
    let phrases: [[Term]]

    /// The grades that its grid has columns for.
    let grades: [String]
    /// Whether it sums up a matter in a table that is no grid.
    let isSummary: Bool
    /// The terms of each sentence, item and row.
    let units: [Set<Term>]
    /// The bands of scores that a table gives, such as 6 to 8.
    let bands: [ClosedRange<Int>]
    /// The band of scores that the title names.
    let titleBand: ClosedRange<Int>?
    /// The terms of the headings and of `also`.
    let headTerms: Set<Term>
    /// The special cases that the title and the topics name.
    let cases: Set<String>
    /// Those and the ones that it speaks of anywhere.
    let allCases: Set<String>
    /// Whether the text tells a time, and whether it names a number or numbers its items.
    let holdsTime: Bool
    let holdsNumber: Bool

    init(_ passage: Passage, _ stems: inout StemCache) {
        let own = [passage.title] + passage.attributes.also
        phrases = own.map { Words.terms($0, &stems) }.filter { !$0.isEmpty }
        var head = Set<Term>()
        for phrase in phrases { head.formUnion(phrase) }
        headTerms = head
        cases = SpecialCases.read(
            Words.split(passage.title) + passage.attributes.topics.flatMap { Words.split($0) }
        )
        holdsTime = AnswerShape.holdsTime(passage.text)
        let items = passage.blocks.count { block in
            if case .item = block.kind { true } else { false }
        }
        holdsNumber = items > 1 || AnswerShape.holdsNumber(passage.text)
        var units: [Set<Term>] = []
        var bands: [ClosedRange<Int>] = []
        for block in passage.blocks {
            switch block.kind {
            case .paragraph(let text):
                for sentence in Composer.sentences(text) {
                    units.append(Set(Words.terms(sentence, &stems)))
                }
            case .item(_, _, let text): units.append(Set(Words.terms(text, &stems)))
            case .table(let header, let rows, _):
                bands += rows.compactMap { Self.band($0.first ?? "") }
                units += ([header] + rows).map { row in
                    Set(Words.terms(row.joined(separator: " "), &stems))
                }
            case .heading, .comment: break
            }
        }
        self.units = units
        let grades = Composer.grades(of: passage)
        self.grades = grades
        isSummary =
            grades.isEmpty && bands.isEmpty
            && passage.blocks.contains { block in
                if case .table = block.kind { true } else { false }
            }
        titleBand =
            passage.title.split { $0.isWhitespace || $0 == ":" }.lazy
            .compactMap { Self.band(String($0)) }.first
        self.bands = bands
        var terms = Set(Words.terms(passage.text, &stems))
        for heading in passage.path { terms.formUnion(Words.terms(heading, &stems)) }
        for phrase in phrases { terms.formUnion(phrase) }
        for topic in passage.attributes.topics { terms.formUnion(Words.terms(topic, &stems)) }
        self.terms = terms
        allCases = cases.union(SpecialCases.held(by: terms))
    }

    /// The band of a cell such as `6-8`.
    static func band(_ cell: String) -> ClosedRange<Int>? {
        let ends = cell.split(separator: "-").map { Int($0.trimmed) }
        guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high else {
            return nil
        }
        return low...high
    }
}
