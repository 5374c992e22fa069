import Audits
import Markdown
import Testing

/// A small sound Prompts folder, for tests that spoil one line of it.
struct Sample {
    var form = """
        ---
        form: sample
        title: Sample
        version: 1
        framework: council
        scale: grades
        roles: auditor, moderator
        source: Tests
        ---
        # Section: Start {#start}
        ## Child seen {#seen}
        - type: yes/no/na
        - required: yes
        - asked of: auditor
        ### Ask
        Was the child seen?
        ### Ask moderator
        Do you agree?
        ### Consider
        - alone
        ### Why
        It matters most.
        ## Recording {#q1}
        - type: comment and grade
        - required: for auditor when seen is yes
        ### Ask
        How good is the recording?
        # Section: End {#end}
        ## Overall {#overall.score}
        - type: score
        - asked when: q1.grade is good or inadequate
        ### Ask
        Which score do you give?
        ## Evidence {#overall.comment}
        - type: text
        - with: overall.score
        ### Ask
        What makes you say so?
        ## Actions {#actions}
        - type: table
        - columns: what, owner, due
        ### Ask
        Which actions follow?
        ## Manager told {#told}
        - type: notification
        - asked when: overall.score is at most 2 and moderator overall.score is given
        ### Ask
        Has the manager been told?
        # Rules
        - limit: when seen is no then q1.grade is at most good
          - flag: limiting_judgement
          - source: staged#limits
          - says: The child has to be seen.
        """

    var framework = """
        ---
        framework: council
        title: A council
        short: council
        body: None
        scale: grades
        ---
        # Passes
        - auditor: sample
        - moderator: sample
        # Deadlines
        | When | Limit |
        | --- | --- |
        | always | 4 weeks |
        """

    var speech = MessageID.allCases.map { "## \($0.rawValue) {#\($0.rawValue)}\nWords." }
        .joined(separator: "\n")

    /// What `versions.md` holds; the form as it is where `nil`.
    var versions: String?
    var others: [Prompts.File] = []

    static let formFile = "Prompts/forms/sample.md"
    static let frameworkFile = "Prompts/frameworks/council.md"

    /// Reads the folder.
    func read() -> (prompts: Prompts, faults: [Fault]) {
        let files =
            [
                Prompts.File(Self.formFile, form),
                Prompts.File(Self.frameworkFile, framework),
                Prompts.File("Prompts/speech.md", speech),
            ] + others
        let recorded = versions ?? Self.rows(Prompts.read(files).prompts.forms.values.map { $0 })
        return Prompts.read(files + [Prompts.File("Prompts/versions.md", recorded)])
    }

    static func rows(_ forms: [Form]) -> String {
        "| Form | Version | Digest |\n| --- | --- | --- |\n"
            + forms.map { "| \($0.id) | \($0.version) | \($0.contentHash) |\n" }.joined()
    }
}

extension Prompts.File {
    init(_ path: String, _ text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}

/// A line of the sample spoilt in one way, with what `check` then says and where.
struct Seeded: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let at: String
    let what: String
    let remedy: String

    var testDescription: String { what }

    /// A line where `old`, found once in the sample, gives way to `new`; the fault is at the line
    /// with the text `at`, the first of `new` if left out.
    init(_ old: String, _ new: String, at: String? = nil, _ what: String, _ remedy: String) {
        self.old = old
        self.new = new
        self.at = at ?? new.split(separator: "\n").first.map(String.init) ?? ""
        self.what = what
        self.remedy = remedy
    }

    func spoil(_ text: String) -> String { text.replacing(old, with: new) }

    /// The fault as it should be reported, its line counted in the spoilt text.
    func fault(in text: String, file: String) -> Fault {
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
            $0 == at
        }
        return Fault(file: file, line: line.map { $0 + 1 } ?? 0, what: what, remedy: remedy)
    }
}
