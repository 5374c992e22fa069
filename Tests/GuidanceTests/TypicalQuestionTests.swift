import Foundation
import Guidance
import Testing

struct TypicalQuestionTests {
    /// The North's documents with a list for who moderates, and one for a gap.
    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(
            "questions/north-questions.md",
            """
            # How people ask: north

            ## moderator-role
            - which grade of boss double-checks the file
            - whose job is it to look over the finished paperwork

            ## moderation-duration
            - how much of my afternoon will it eat

            """
        )
        return folder
    }

    @Test(arguments: [
        "whose job is the finished paperwork in the North?",
        "North: whose job is it to look over finished paperwork?",
    ])
    func `A question in words that only a list has is answered`(question: String) throws {
        #expect(try TestFolder().guidance().ask(question).status == .notCovered)
        let answer = try folder().guidance().ask(question)
        #expect(answer.text == "In the North moderators are service managers.")
        #expect(answer.citations.map(\.document) == ["north"])
    }

    @Test func `Lists are neither documents nor quoted nor searched`() throws {
        let guidance = try folder().guidance()
        #expect(!guidance.documents.contains { $0.name.contains("questions") })
        #expect(guidance.search("boss afternoon", limit: 5).isEmpty)
        let quotes = guidance.ask("which boss double-checks it in the North?").citations.map(
            \.quote
        )
        #expect(quotes == ["In the North moderators are service managers."])
    }

    @Test func `The check names lists without document, section or question`() throws {
        let folder = try folder()
        #expect(try folder.guidance().check().isEmpty)
        try folder.write("questions/west-questions.md", "# How people ask: west\n")
        try folder.write(
            "questions/south-questions.md",
            """
            # How people ask: south

            ## moderator-rule
            - who is it

            ## moderator-role

            """
        )
        let faults = try folder.guidance().check().map(\.description)
        #expect(faults.count == 3)
        #expect(faults.contains { $0.contains("no document 'west.md'") })
        #expect(
            faults.contains { $0.contains("'moderator-rule'") && $0.contains("'moderator-role'?") }
        )
        #expect(faults.contains { $0.contains("'moderator-role' has no questions") })
    }

    @Test func `Every shipped section has a list, but for the glossary's`() throws {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let folder = root + "/Knowledge"
        let names = ["README", "synonyms", "glossary"]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
        where path.hasSuffix(".md") && !path.hasPrefix("questions/") {
            let name = String(path.split(separator: "/").last?.dropLast(3) ?? "")
            guard !names.contains(name) else { continue }
            let text = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
            let ids = text.split(separator: "\n").filter { $0.hasPrefix("## ") }.compactMap {
                line in
                line.split(separator: "{#").last?.dropLast()
            }
            let list = try String(
                contentsOfFile: folder + "/questions/\(name)-questions.md",
                encoding: .utf8
            )
            let listed = Set(list.split(separator: "\n").map { $0.dropFirst(3) })
            #expect(ids.filter { !listed.contains($0) }.isEmpty)
        }
    }
}
