import FoundationEssentials
import Markdown

/// How people ask for what sections say: lists that the authors keep beside the guidance, in the
/// folder `questions`. Those for `bucks.md` are in `questions/bucks-questions.md`.
///
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

    init() {}

    /// Reads the lists among these files of a folder; a file that cannot be read has none.
    init(in folder: String, _ paths: [String]) {
        for path in paths where Self.isList(path) {
            guard let data = FileManager.default.contents(atPath: Library.place(path, in: folder))
            else { continue }
            take(Document.read(Array(data), file: path).document)
        }
    }

    /// Takes in a file: a heading of an id, and items below it.
    private mutating func take(_ document: Document) {
        let name = DocumentReader.stem(of: document.file).dropLast(Self.ending.count)
        for block in document.blocks {
            switch block.kind {
            case .heading(_, let id, _): lists.append((name + "#" + id.trimmed, []))
            case .item(_, _, let text) where !lists.isEmpty:
                lists[lists.count - 1].questions.append(text)
            default: continue
            }
        }
    }
}
