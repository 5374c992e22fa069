import FoundationEssentials
import Markdown

/// The documents of a Knowledge folder, cut into passages.
struct Library {
    var documents: [DocumentInfo] = []
    var passages: [Passage] = []
    var synonyms = Synonyms()
    var faults: [Fault] = []

    /// Files of the folder that are about the folder, not guidance.
    private static let ownFiles: Set<String> = ["readme", "synonyms"]

    /// Reads every document of a folder and of the folders in it.
    static func read(folder: String) throws(GuidanceError) -> Library {
        var library = Library()
        for path in try paths(in: folder) {
            let full = folder + "/" + path
            let stem = DocumentReader.stem(of: path).lowercased()
            guard let kind = FileKind(path: path), stem != "readme" else { continue }
            switch kind.read(full, name: path) {
            case .failure(let fault): library.faults.append(fault)
            case .success(let bytes):
                let (document, _) = Document.read(bytes, file: path)
                if stem == "synonyms" {
                    library.synonyms = Synonyms(document)
                } else {
                    library.add(DocumentReader.read(document, path: path))
                }
            }
        }
        guard !library.passages.isEmpty else { throw .empty(folder: folder) }
        return library
    }

    mutating func add(_ document: (info: DocumentInfo, passages: [Passage])) {
        let number = documents.count
        documents.append(document.info)
        for var passage in document.passages {
            passage.document = number
            passages.append(passage)
        }
    }

    /// The visible files of the folder in a fixed order.
    static func paths(in folder: String) throws(GuidanceError) -> [String] {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder) else { throw .missing(folder: folder) }
        guard let paths = try? manager.subpathsOfDirectory(atPath: folder) else {
            throw .unreadable(folder: folder)
        }
        return paths.filter { path in
            !path.split(separator: "/").contains { $0.hasPrefix(".") || $0.hasPrefix("~") }
        }.sorted()
    }
}
