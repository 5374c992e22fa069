import FoundationEssentials
import Guidance
import Testing

struct IndexTests {
    private let folder: TestFolder
    private let place: TestFolder
    private var index: String { place.path + "/guidance.sqlite" }

    init() throws {
        folder = try TestFolder()
        place = try TestFolder([:])
    }

    @Test func `The index answers as the documents do`() throws {
        let direct = try folder.guidance()
        for _ in 0..<2 {
            let indexed = try folder.guidance(index: index)
            #expect(indexed.documents == direct.documents)
            for question in ["who moderates?", "score 7 = ?", "good plan north", "salary"] {
                #expect(indexed.ask(question) == direct.ask(question))
                #expect(indexed.search(question, limit: 5) == direct.search(question, limit: 5))
            }
        }
    }

    @Test func `Changed, new and deleted documents are taken in`() throws {
        _ = try folder.guidance(index: index)
        try folder.write(
            "south.md",
            "# South\n\n## Parking\n\nThe car park is behind the office.\n"
        )
        try folder.write("east/east.md", "# East\n\n## Bees\n\nBees live on the roof.\n")
        try folder.remove("not-covered.md")
        let guidance = try folder.guidance(index: index)
        #expect(guidance.documents.map(\.name) == ["east", "north", "south"])
        #expect(guidance.search("car park", limit: 1).first?.document == "south")
        #expect(guidance.search("bees", limit: 1).first?.document == "east")
        #expect(guidance.search("salary", limit: 1).isEmpty)
        #expect(guidance.search("heads of service", limit: 5).allSatisfy { $0.document != "south" })
    }

    @Test func `A broken file leaves its old sections serving and is reported`() throws {
        _ = try folder.guidance(index: index)
        try folder.write("south.md", Data([0, 1, 2, 3, 0]))
        let guidance = try folder.guidance(index: index)
        #expect(guidance.faults.map(\.file) == ["south.md"])
        #expect(guidance.ask("who moderates in the South?").status == .answered)
    }

    @Test func `A file that is no index is reported and left alone`() throws {
        try place.write("guidance.sqlite", "This is a letter, not a database. Keep it.")
        let guidance = try folder.guidance(index: index)
        #expect(guidance.faults.count == 1)
        #expect(guidance.ask("who moderates in the South?").status == .answered)
        let left = FileManager.default.contents(atPath: index)
        #expect(left == Data("This is a letter, not a database. Keep it.".utf8))
    }

    @Test func `A large library is answered from the disk`() throws {
        for number in 0..<51 {
            let sections = (0..<100).map { section in
                "## Matter \(number) \(section)\n\nRoom \(number * 100 + section) is on floor"
                    + " \(section).\n"
            }
            try folder.write("big/d\(number).md", sections.joined(separator: "\n"))
        }
        let guidance = try folder.guidance(index: index)
        #expect(guidance.documents.count == 54)
        #expect(guidance.search("room 4711", limit: 1).first?.section == "Matter 47 11")
        let answer = guidance.ask("who moderates in the North?")
        #expect(answer.text == "In the North moderators are service managers.")
        #expect(guidance.has(reference: "north#planning"))
        #expect(guidance.ask("who modderates in the north").status == .answered)
    }
}
