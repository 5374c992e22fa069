import FoundationEssentials
import Guidance
import Testing

/// The shipped Knowledge folder.
struct ShippedTests {
    private let guidance: Guidance

    init() throws {
        let folder =
            URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path + "/Knowledge"
        let named = ["bexley", "bucks", "cin-cp", "scaled", "staged"]
        guidance = try Guidance(
            knowledge: folder,
            frameworks: named.map { FrameworkName(id: $0, title: $0, short: $0, names: [$0]) }
        )
    }

    @Test func `It has no faults, answers with quotes and describes grades`() {
        #expect(guidance.check() == [])
        let answers = [
            ("score 7 = ?", "Good"), ("what does SMART stand for", "Measurable"),
            ("who moderates in Bexley", "Service Managers and above"),
            ("does seen with his sister count as alone", "Yes, it counts"),
        ]
        for (question, part) in answers {
            let answer = guidance.ask(question)
            #expect(answer.status == .answered)
            #expect(answer.text.contains(part))
            #expect(!answer.citations.isEmpty)
        }
        for reference in ["bexley-grids#planning", "staged#assessment-grades"] {
            #expect(guidance.describesGrades(reference: reference))
            #expect(guidance.gradeDescription(reference, grade: "good")?.status == .answered)
        }
    }
}
