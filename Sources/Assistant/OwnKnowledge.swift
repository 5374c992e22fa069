import FoundationEssentials

/// The folder of a council's own guidance documents.
package struct OwnKnowledge: Sendable {
    private let folder: String

    package init(folder: String) { self.folder = folder }

    /// Copies a document into the folder, whole or not at all, and gives its name there.
    ///
    /// An existing document of that name is replaced only when that is asked for.
    package func add(_ path: String, replacing: Bool) throws -> String {
        let manager = FileManager.default
        guard let data = manager.contents(atPath: path) else {
            throw AssistantError(
                .badInput,
                "The file '\(path)' cannot be read.",
                remedy: "Check its name and permissions; a folder is added file by file."
            )
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let known = ["md", "txt", "docx", "odt", "html", "htm", "pdf"]
        guard let ending = name.split(separator: ".").last?.lowercased(), known.contains(ending)
        else {
            throw AssistantError(
                .badInput,
                "The file '\(name)' is of no kind that can be read.",
                remedy: "The kinds are: \(known.joined(separator: ", "))."
            )
        }
        guard !data.isEmpty else {
            throw AssistantError(
                .badInput,
                "The file '\(name)' is empty.",
                remedy: "Nothing was added."
            )
        }
        let target = folder + "/" + name
        guard replacing || !manager.fileExists(atPath: target) else {
            throw AssistantError(
                .conflict,
                "There is a document '\(name)' already.",
                remedy: "Nothing was changed. Use --force to replace it."
            )
        }
        do {
            try manager.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try data.write(to: URL(filePath: target), options: .atomic)
        } catch {
            throw AssistantError(
                .unavailable,
                "The folder of own guidance cannot be written.",
                remedy: "Check its permissions: \(folder)"
            )
        }
        return name
    }

    /// Removes a document by its file name, with or without the ending.
    package func remove(_ name: String) throws {
        let manager = FileManager.default
        let files = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
        let matches = files.filter { file in
            file == name || file.split(separator: ".").dropLast().joined(separator: ".") == name
        }
        guard matches.count == 1, let file = matches.first else {
            throw AssistantError(
                .notFound,
                matches.isEmpty
                    ? "There is no own document '\(name)'." : "Several documents have that name.",
                remedy:
                    "The documents shipped with the program cannot be removed; see 'knowledge list'."
            )
        }
        try manager.removeItem(atPath: folder + "/" + file)
    }
}
