import FoundationEssentials
import Markdown

/// How people ask for what sections say: lists that the authors keep beside the guidance.
///
/// They stand in the folder `questions`, those for `bucks.md` in `questions/bucks-questions.md`.
/// They are never shown; a question that comes near one of them comes near the section.
struct TypicalQuestions {
    /// For each section that has a list, `document#id` and its questions, in the order of the files.
    private(set) var lists: [(section: String, questions: [String])] = []

    private static let folder = "questions"
    private static let ending = "-questions"

    /// Whether a file of a Knowledge folder holds such lists.
    static func isList(_ path: String) -> Bool {
        path.hasSuffix(ending + ".md")
            && path.split(separator: "/").dropLast().last.map(String.init) == folder
    }

    /// The name of the document that a list belongs to.
    static func document(of path: String) -> String {
        String(DocumentReader.stem(of: path).dropLast(ending.count))
    }

    init() {}

    /// Reads the lists among these files of a folder; a file that cannot be read has none.
    init(in folder: String, _ paths: [String]) {
        for path in paths where Self.isList(path) {
            guard let data = FileManager.default.contents(atPath: Library.place(path, in: folder))
            else { continue }
            take(Array(data), of: Self.document(of: path))
        }
    }

    /// Takes in a file: lines `## id`, and below each the lines `- question`.
    private mutating func take(_ bytes: [UInt8], of document: String) {
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            if line.starts(with: Array("## ".utf8)) {
                let id = String(decoding: line.dropFirst(3), as: UTF8.self).trimmed
                lists.append((document + "#" + id, []))
            } else if line.starts(with: Array("- ".utf8)), !lists.isEmpty {
                let question = String(decoding: line.dropFirst(2), as: UTF8.self)
                lists[lists.count - 1].questions.append(question)
            }
        }
    }
}
