/// Something wrong in a content file: where it is, what it is and how to put it right.
///
/// Shown as `Prompts/intake.md:12: what; the remedy`. Both parts are plain words without a full
/// stop; they may name keys and ids of the file, never what a person typed into an audit.
package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name as it was given to the reader.
    package let file: String
    /// The line, counted from 1 as editors do.
    package let line: Int
    /// What is wrong.
    package let what: String
    /// What to do about it.
    package let remedy: String

    /// A fault of a line; `what` and `remedy` are plain words without a full stop.
    package init(file: String, line: Int, what: String, remedy: String) {
        self.file = file
        self.line = line
        self.what = what
        self.remedy = remedy
    }

    /// `file:line: what; remedy`.
    package var description: String { "\(file):\(line): \(what); \(remedy)" }
}
