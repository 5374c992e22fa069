import Markdown
package struct FrameworkName: Sendable, Hashable {
    package let id: String; package let title: String; package let short: String; package let names: [String]
    package init(id: String, title: String, short: String, names: [String]) { self.id = id; self.title = title; self.short = short; self.names = names }
}
package struct Thread: Codable, Sendable, Hashable {}
package struct Citation: Codable, Sendable, Hashable { package let document: String, section: String, quote: String; package let framework: String?; package let date: String?; package let title: String }
package struct Answer: Sendable {
    package enum Status: String, Sendable { case answered, clarify, notCovered = "not_covered", declined, social }
    package let status: Status; package let text: String; package let citations: [Citation]; package let seeAlso: [String]; package let thread: Thread; package let trace: [String]
}
package struct ScoredPassage: Sendable { package let document: String, section: String, text: String; package let score: Double }
package final class Guidance {
    package init(knowledge folder: String, index: String? = nil, frameworks: [FrameworkName]) throws {}
    package func ask(_ question: String, framework: String? = nil, after: Thread? = nil) -> Answer { Answer(status: .notCovered, text: "The guidance does not say.", citations: [], seeAlso: [], thread: Thread(), trace: []) }
    package func search(_ query: String, limit: Int) -> [ScoredPassage] { [] }
    package func answer(sections: [String]) -> Answer? { Answer(status: .answered, text: "stub", citations: [Citation(document: "x", section: "y", quote: "z", framework: nil, date: nil, title: "t")], seeAlso: [], thread: Thread(), trace: []) }
    package func gradeDescription(_ reference: String, grade: String?) -> Answer? { answer(sections: []) }
    package func has(reference: String) -> Bool { true }
    package func describesGrades(reference: String) -> Bool { true }
    package var faults: [Fault] { [] }
    package func check() -> [Fault] { [] }
}
