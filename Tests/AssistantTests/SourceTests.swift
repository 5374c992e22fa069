import Assistant
import Audits
import FoundationEssentials
import Guidance
import Testing

@Suite struct SourceTests {
    @Test(arguments: [("2022-10-31", false), ("2022-11-01", true), ("2026-11-20", true)])
    func aDocumentPastItsReviewSaysSo(_ today: String, _ isOverdue: Bool) throws {
        let folder =
            FileManager.default.temporaryDirectory.path
            + "/sources-\(today)-\(UInt32.random(in: 0...UInt32.max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let text = """
            ---
            title: Visiting policy
            body: A council
            framework: none
            date: 2020-11
            status: approved
            review: 2022-10
            ---
            ## Who signs the visiting sheet {#sheet}
            <!-- topic: sheet; kind: role -->
            The team manager signs the visiting sheet every Friday.
            """
        try Data(text.utf8).write(to: URL(filePath: folder + "/policy.md"))
        let guidance = try Guidance(knowledge: folder, frameworks: [])
        let answer = try #require(guidance.answer(sections: ["policy#sheet"]))
        let day = try #require(Day(iso: today))
        let sources = Assistant.sources(answer.citations, in: guidance, today: day)
        #expect(sources.contains("its review was due 2022-10") == isOverdue)
        #expect(sources.hasPrefix("Source: Visiting policy, Who signs the visiting sheet (2020-11"))
    }
}
