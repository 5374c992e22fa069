import FoundationEssentials
import Markdown
import Testing

/// Every fact of the guidance stands in a section with an id of its own.
@Suite struct FactCoverageTests {
    @Test func everyFactStandsInANamedSection() throws {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let folder = root + "/Knowledge"
        var places: [Int: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
        where path.hasSuffix(".md") {
            let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + path))
            let document = Document.read(bytes, file: path).document
            var section: String?
            for block in document.blocks {
                switch block.kind {
                case .heading(_, _, let id): section = id
                case .comment(let text):
                    for fact in facts(in: text) {
                        let id = try #require(section, "\(path):\(block.line) has facts and no id")
                        places[fact] = "\(path)#\(id)"
                    }
                default: continue
                }
            }
        }
        let missing = (1...694).filter { places[$0] == nil }
        #expect(missing.isEmpty, "facts in no section: \(missing)")
        #expect(places.keys.allSatisfy { (1...694).contains($0) })
    }

    /// The fact numbers of an attribute comment: `facts: F001 F494-F499; topic: ...`.
    private func facts(in comment: String) -> [Int] {
        comment.split(separator: ";").flatMap { attribute -> [Int] in
            let words = attribute.split { $0 == " " || $0 == "\n" || $0 == "," }
            guard words.first == "facts:" else { return [] }
            return words.dropFirst().flatMap { word -> [Int] in
                let ends = word.split(separator: "-").compactMap { Int($0.drop { $0 == "F" }) }
                guard let first = ends.first, let last = ends.last, first <= last else { return [] }
                return Array(first...last)
            }
        }
    }
}
