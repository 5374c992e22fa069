/// Why no guidance can be had at all, in plain words.
package enum GuidanceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such folder.
    case missing(folder: String)
    /// The folder is there but may not be read, or is a file.
    case unreadable(folder: String)
    /// The folder holds no document that can be read.
    case empty(folder: String)

    /// What is wrong and what to do, as one sentence.
    package var description: String {
        switch self {
        case .missing(let folder):
            "There is no Knowledge folder at \(folder); name the right one with --knowledge."
        case .unreadable(let folder):
            "The Knowledge folder \(folder) cannot be read; check that it is a folder and its"
                + " permissions."
        case .empty(let folder):
            "The Knowledge folder \(folder) holds no document; put Markdown files into it."
        }
    }
}
