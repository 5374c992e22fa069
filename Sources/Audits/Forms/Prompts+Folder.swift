import FoundationEssentials
import Markdown

extension Prompts {
    /// Reads a Prompts folder from disk.
    ///
    /// - Throws: a `Fault` naming the folder when it is missing, unreadable or holds no form.
    package static func read(folder: String) throws -> (prompts: Prompts, faults: [Fault]) {
        let manager = FileManager.default
        guard let paths = try? manager.subpathsOfDirectory(atPath: folder) else {
            throw Fault(
                file: folder,
                line: 0,
                what: "The Prompts folder cannot be read",
                remedy: "Check that it exists and may be read, or name another with --prompts."
            )
        }
        var files: [File] = []
        var faults: [Fault] = []
        for path in paths where path.hasSuffix(".md") {
            let full = folder + "/" + path
            if let data = manager.contents(atPath: full) {
                files.append(File(path: "Prompts/" + path, bytes: Array(data)))
            } else {
                faults.append(
                    Fault(
                        file: "Prompts/" + path,
                        line: 0,
                        what: "The file cannot be read",
                        remedy: "Check its permissions."
                    )
                )
            }
        }
        guard files.contains(where: { $0.folder == "forms" }) else {
            throw Fault(
                file: folder,
                line: 0,
                what: "The Prompts folder holds no form",
                remedy: "Put form files into its folder 'forms', or name another with --prompts."
            )
        }
        let (prompts, found) = read(files)
        return (prompts, faults + found)
    }
}
