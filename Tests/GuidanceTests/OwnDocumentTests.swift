import Guidance
import Testing

/// Documents of a council's own: plain text, versions, copies.
struct OwnDocumentTests {
    private static let notes = """
        Pool cars

        Approved 3 March 2025. Review date: March 2026. Version 2.1

        Parking the car

        Park the pool car behind the library.

        Times to know

        Task\tTime limit
        Return the keys\tBy 18:00
        Report a scratch\t3 working days

        """

    @Test func `Headings, tables and dates of plain text are found`() throws {
        let guidance = try TestFolder(["cars.txt": Self.notes]).guidance()
        let document = try #require(guidance.documents.first)
        #expect(document.date == "2025-03-03")
        #expect(document.review == "2026-03")
        #expect(document.status == "version 2.1")
        #expect(guidance.search("where to park", limit: 1).first?.section == "Parking the car")
        let text = guidance.search("scratch", limit: 1).first?.text ?? ""
        #expect(text.contains("Report a scratch | 3 working days"))
    }

    @Test func `A definition is one sentence with its term`() throws {
        let text = "# Words\n\n## Terms\n\nLogbook\n\n:   The book of journeys.\n"
        let guidance = try TestFolder(["words.md": text]).guidance()
        #expect(
            guidance.search("logbook", limit: 1).first?.text == "Logbook: The book of journeys."
        )
    }

    @Test func `A copy and an older version stand back behind the document`() throws {
        let older = Self.notes.replacing("March 2025", with: "March 2023")
            .replacing("behind", with: "beside")
        let folder = try TestFolder([
            "pool cars v1.txt": older, "pool cars v2.txt": Self.notes, "spare.txt": Self.notes,
        ])
        let guidance = try folder.guidance()
        #expect(guidance.standing(of: "pool cars v1") == .superseded(by: "pool cars v2"))
        #expect(guidance.standing(of: "pool cars v2") == .current)
        #expect(guidance.standing(of: "spare") == .copy(of: "pool cars v2"))
        let answer = guidance.ask("where do I park the pool car?")
        #expect(answer.citations.map(\.document) == ["pool cars v2"])
    }

    @Test func `What only an older version says is said to be so`() throws {
        let older =
            Self.notes.replacing("March 2025", with: "March 2023")
            + "\nWashing the car\n\nWash the pool car with rainwater on Fridays.\n"
        let guidance = try TestFolder([
            "pool cars v1.txt": older, "pool cars v2.txt": Self.notes,
        ]).guidance()
        let answer = guidance.ask("do I wash the pool car with rainwater on Fridays?")
        #expect(answer.status == .answered)
        #expect(answer.text.contains("pool cars v2 is newer"))
    }

    @Test func `A document may name those that it replaces`() throws {
        let folder = try TestFolder()
        let north = "---\ntitle: New rules\nreplaces: south\n---\n## A\n\nNew words are here.\n"
        try folder.write("new.md", north)
        #expect(try folder.guidance().standing(of: "south") == .superseded(by: "new"))
    }
}
