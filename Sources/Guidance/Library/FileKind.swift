import FoundationEssentials
import Markdown

/// How a file of the Knowledge folder becomes text.
enum FileKind {
    case text
    /// Through pandoc, as Markdown.
    case office
    /// Through pdftotext.
    case pdf

    /// `nil` for a file that holds no text, such as a picture.
    init?(path: String) {
        guard let dot = path.lastIndex(of: ".") else { return nil }
        switch path[path.index(after: dot)...].lowercased() {
        case "md", "markdown", "txt", "text": self = .text
        case "docx", "odt", "html", "htm", "rtf": self = .office
        case "pdf": self = .pdf
        default: return nil
        }
    }

    /// The file's text as bytes of UTF-8 Markdown, or why there is none.
    func read(_ full: String, name: String) -> Result<[UInt8], Fault> {
        func fault(_ what: String, _ remedy: String) -> Result<[UInt8], Fault> {
            .failure(Fault(file: name, line: 1, what: what, remedy: remedy))
        }
        switch self {
        case .text:
            guard let data = FileManager.default.contents(atPath: full) else {
                return fault("The file cannot be read", "check its permissions")
            }
            let bytes = Array(data)
            // UTF-16 begins with a mark; anything else with a NUL is no text.
            if bytes.prefix(4096).contains(0),
                ![[0xFF, 0xFE], [0xFE, 0xFF]].contains(bytes.prefix(2))
            {
                return fault("The file is no text", "save it as Markdown or plain text")
            }
            return .success(marked(bytes, name))
        case .office:
            return convert(
                ["pandoc", "--to=gfm-raw_html", "--wrap=none", full],
                package: "pandoc",
                fault
            )
        case .pdf:
            return convert(
                ["pdftotext", "-layout", "-enc", "UTF-8", full, "-"],
                package: "poppler-utils",
                fault
            ).map { Array(PlainText.markdown(String(decoding: $0, as: UTF8.self)).utf8) }
        }
    }

    /// Text with the marks of Markdown that it lacks; UTF-16 is left as it is.
    private func marked(_ bytes: [UInt8], _ name: String) -> [UInt8] {
        guard !bytes.contains(0) else { return bytes }
        let text = String(decoding: bytes, as: UTF8.self)
        if ["txt", "text"].contains(name.split(separator: ".").last?.lowercased() ?? "") {
            return Array(PlainText.markdown(text).utf8)
        }
        // What has front matter is written in the marks already.
        if text.hasPrefix("---") || !text.contains("\t") && !text.contains("\n:") { return bytes }
        return Array(PlainText.completed(text).utf8)
    }

    private func convert(
        _ command: [String],
        package: String,
        _ fault: (String, String) -> Result<[UInt8], Fault>
    ) -> Result<[UInt8], Fault> {
        switch Converter.run(command) {
        case .notInstalled:
            fault(
                "The file needs \(command[0]), which is not installed",
                "install the package \(package), or save the file as Markdown or plain text"
            )
        case .failed:
            fault(
                "\(command[0]) could not read the file",
                "open it in the program that wrote it and save it anew, or save it as plain text"
            )
        case .output(let bytes):
            bytes.contains { $0 > 0x20 }
                ? .success(bytes)
                : fault("The file holds no text", "if it is a scan, add a typed copy")
        }
    }
}
