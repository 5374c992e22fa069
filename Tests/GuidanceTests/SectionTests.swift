import Guidance
import Testing

struct SectionTests {
    @Test func `Sections are found by reference`() throws {
        let guidance = try TestFolder().guidance()
        #expect(guidance.has(reference: "north#planning"))
        #expect(!guidance.has(reference: "north#nothing"))
        #expect(guidance.answer(sections: ["south#moderator-role", "x#y"])?.text.isEmpty == false)
        #expect(guidance.answer(sections: ["x#y"]) == nil)
    }

    @Test func `A grade is described as its grid has it`() throws {
        let guidance = try TestFolder().guidance()
        #expect(guidance.describesGrades(reference: "north#planning"))
        #expect(!guidance.describesGrades(reference: "north#scale"))
        let good = guidance.gradeDescription("north#planning", grade: "good")
        #expect(good?.text.contains("- Every action has a date.") == true)
        #expect(good?.citations.count == 1)
        let outstanding = guidance.gradeDescription("north#planning", grade: "outstanding")
        #expect(outstanding?.status == .notCovered)
        #expect(guidance.gradeDescription("north#nothing", grade: "good") == nil)
    }

    @Test func `Documents tell who issued them and when`() throws {
        let documents = try TestFolder().guidance().documents
        let north = documents.first { $0.name == "north" }
        #expect(north?.body == "North council")
        #expect(north?.date == "2024-05")
        #expect(north?.sections == 4)
    }

    @Test func `Any Markdown or plain text is searched`() throws {
        let folder = try TestFolder([
            "a.md": "# Leave\n\n## Annual leave\n\nAsk for annual leave in March.\n",
            "b.txt": "Parking\n\nThe car park is behind the office.\n",
        ])
        let guidance = try folder.guidance()
        #expect(guidance.search("annual leave", limit: 3).first?.section == "Annual leave")
        #expect(guidance.search("where is the car park", limit: 3).first?.document == "b")
        #expect(guidance.search("xylophone", limit: 3).isEmpty)
    }

    @Test func `The strict check names every mistake with a remedy`() throws {
        let folder = try TestFolder()
        #expect(try folder.guidance().check().isEmpty)
        try folder.write(
            "west.md",
            """
            ---
            title: West
            bdoy: West council
            framework: west
            status: draft
            language: en
            ---
            ## One {#one}
            <!-- topik: x; kind: rolle -->
            Text of one.

            ## Two {#one}
            Text of two.

            ## Three
            <!-- facts: F1 -->
            Text of three.

            """
        )
        let faults = try folder.guidance().check().map(\.description)
        #expect(faults.contains { $0.contains("'bdoy'") && $0.contains("'body'") })
        #expect(faults.contains { $0.contains("no 'body'") })
        #expect(faults.contains { $0.contains("'topik'") && $0.contains("'topic'") })
        #expect(faults.contains { $0.contains("'rolle'") && $0.contains("'role'") })
        #expect(faults.contains { $0.hasPrefix("west.md:12:") })
        #expect(faults.contains { $0.contains("'Three' has facts but no id") })
    }

    @Test func `Missing and empty folders say so`() throws {
        let folder = try TestFolder([:])
        #expect(throws: GuidanceError.empty(folder: folder.path)) { try folder.guidance() }
        #expect(throws: GuidanceError.missing(folder: "/nowhere")) {
            try Guidance(knowledge: "/nowhere", frameworks: [])
        }
    }
}
