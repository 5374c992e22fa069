import Markdown

extension Guidance {
    /// Whether there is such a section, written `document#id`.
    package func has(reference: String) -> Bool { library.number(reference) != nil }

    /// A section as people know it: its document's title and its own.
    package func heading(of reference: String) -> String? {
        let parts = reference.split(separator: "#", maxSplits: 1)
        guard let name = parts.first.map(String.init),
            let document = library.documents.first(where: { $0.name == name })
        else { return nil }
        let title = library.number(reference).map { library.passages[$0].title }
        return [document.title, title ?? parts.dropFirst().first.map(String.init)]
            .compactMap(\.self).joined(separator: ", ")
    }

    /// The section whose reference is spelt most like this one, for messages to authors.
    package func nearestReference(to reference: String) -> String? {
        let known = library.passages.numbers { _ in true }.compactMap { number -> String? in
            let passage = library.passages[number]
            return passage.id.map { library.documents[passage.document].name + "#" + $0 }
        }
        return nearest(to: reference, among: known)
    }

    /// What some sections say, in their order, each with its citation.
    ///
    /// - Parameter sections: References such as `staged#seen-alone`; unknown ones are left out.
    /// - Returns: The answer; `nil` when none of the sections exists.
    package func answer(sections: [String]) -> Answer? {
        let found = sections.compactMap(library.number)
        guard !found.isEmpty else { return nil }
        return answer(found, Reading())
    }

    /// Whether a section, or sections of its area beside it, describe grades.
    package func describesGrades(reference: String) -> Bool {
        guard let number = library.number(reference) else { return false }
        return !library.passages.features(number).grades.isEmpty
            || graded(number).contains { $0 != nil }
    }

    /// What a grade looks like in the area that a section is about, as a list.
    ///
    /// - Parameters:
    ///   - reference: A grading grid (`bexley-grids#planning`), or a section with the attribute
    ///     `area` in whose document others describe its grades (`staged#assessment-grades`).
    ///   - grade: `outstanding`, `good`, `requires_improvement` or `inadequate`; `nil` for all.
    /// - Returns: The description; `not_covered` for a grade that is not described; `nil` when
    ///   there is no such section.
    package func gradeDescription(_ reference: String, grade: String?) -> Answer? {
        guard let number = library.number(reference) else { return nil }
        let names = ["good", "requires improvement", "inadequate"]
        let wanted = grade.map { $0.split(separator: "_").joined(separator: " ") }
        var reading = Reading()
        reading.grades = wanted.map { [$0] } ?? []
        let sections = graded(number)
        guard let wanted else {
            let all = sections.compactMap(\.self)
            return answer(all.isEmpty ? [number] : all, reading)
        }
        if let place = names.firstIndex(of: wanted), let section = sections[place] {
            return answer([section], reading)
        }
        if library.passages.features(number).grades.contains(wanted) {
            return answer([number], reading)
        }
        return notDescribed(wanted, number)
    }

    /// The sections of the same document and area for Good, Requires Improvement, Inadequate.
    private func graded(_ number: Int) -> [Int?] {
        let passage = library.passages[number]
        let names = ["good", "requires improvement", "inadequate"]
        guard let area = passage.attributes.area else { return names.map { _ in nil } }
        let siblings = library.passages.numbers { $0.document == passage.document }
        return names.map { name in
            siblings.first { other in
                let attributes = library.passages[other].attributes
                return attributes.area == area && attributes.grade == name
                    && attributes.topics.contains("grade-description")
            }
        }
    }

    private func notDescribed(_ grade: String, _ number: Int) -> Answer {
        let passage = library.passages[number]
        let own = asker.finder.framework(of: passage)
        let named = Words.split(grade).map(Term.init(word:))
        let gaps = library.passages.numbers(where: \.isGap).filter { other in
            let gap = library.passages[other]
            if Set(Words.split(gap.title).map(Term.init(word:))).isSuperset(of: named) {
                return true
            }
            return gap.attributes.topics.contains("grade-description")
                && asker.finder.framework(of: gap) == own
        }
        let nearest =
            gaps.first { library.passages[$0].document == passage.document }
            ?? gaps.first { asker.finder.framework(of: library.passages[$0]) == own }
            ?? gaps.first { asker.finder.framework(of: library.passages[$0]) == nil }
        let text =
            nearest.map { library.passages[$0].text }
            ?? "The guidance does not say what \(grade) looks like here."
        return Answer(
            status: .notCovered,
            text: text,
            citations: [],
            seeAlso: [],
            thread: Thread(question: "", frameworks: []),
            trace: []
        )
    }

    private func answer(_ sections: [Int], _ reading: Reading) -> Answer {
        let matches = sections.map {
            Match(passage: $0, score: 1, coverage: 1, phrase: 1, asked: Asked())
        }
        return asker.answer(matches, reading)
    }
}
