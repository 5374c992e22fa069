import Audits
import Guidance

/// The guidance alone, without a database: for lookups and searches.
///
/// The frameworks' names are read from Prompts; when that folder has none, questions are answered
/// without them.
package final class GuidanceDesk {
    private let opened: Guidance
    private let gaps: Gaps

    package init(_ settings: Settings) throws {
        gaps = Gaps(file: settings.gaps)
        let frameworks = (try? Prompts.read(folder: settings.prompts))?.prompts.frameworks ?? []
        opened = try Guidance(
            knowledge: settings.knowledge,
            own: settings.ownKnowledge,
            index: settings.index,
            frameworks: frameworks.map(FrameworkName.init)
        )
    }

    package func guidance() -> Guidance { opened }

    package func ask(_ question: String, framework: String? = nil, after: Thread? = nil) -> Answer {
        let answer = opened.ask(question, framework: framework, after: after)
        if answer.status == .notCovered { gaps.keep(question) }
        return answer
    }
}

extension FrameworkName {
    init(_ framework: Framework) {
        self.init(
            id: framework.id,
            title: framework.title,
            short: framework.short,
            names: framework.names,
            parts: framework.parts
        )
    }
}
