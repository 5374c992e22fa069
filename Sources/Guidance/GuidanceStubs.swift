import Markdown

extension Guidance {
    package func answer(sections: [String]) -> Answer? { nil }
    package func gradeDescription(_ reference: String, grade: String?) -> Answer? { nil }
    package func has(reference: String) -> Bool { true }
    package func describesGrades(reference: String) -> Bool { true }
    package func check() -> [Fault] { [] }
    package func nearestReference(to reference: String) -> String? { nil }
}
