import FoundationEssentials

/// The questions that the guidance did not answer: their text and nothing else, because they show
/// what the guidance or its synonyms lack.
package struct Gaps: Sendable {
    private let file: String?

    /// The greatest size of the file; beyond it nothing more is kept.
    private static let limit = 1_000_000

    /// Nothing is kept or found when there is no file.
    package init(file: String?) { self.file = file }

    /// The questions in the order asked.
    package func questions() -> [String] {
        guard let file, let data = FileManager.default.contents(atPath: file) else { return [] }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(
            String.init
        )
    }

    /// Keeps a question; that it could not be kept is no reason to stop.
    package func keep(_ question: String) {
        guard let file, question.utf8.count <= 500 else { return }
        let manager = FileManager.default
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        try? manager.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        var text = manager.contents(atPath: file) ?? Data()
        guard text.count < Self.limit else { return }
        let line = question.split(whereSeparator: \.isNewline).joined(separator: " ")
        text += Data((line + "\n").utf8)
        _ = manager.createFile(
            atPath: file,
            contents: text,
            attributes: [.posixPermissions: 0o600]
        )
    }
}
