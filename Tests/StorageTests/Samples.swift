import Audits
import FoundationEssentials
import SQLite
import Storage

/// A temporary folder that goes with its last reference.
final class Folder {
    private let url = FileManager.default.temporaryDirectory
        .appending(path: "storage-tests-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String = "audits.sqlite") -> String { url.appending(path: name).path }

    func write(_ bytes: some Sequence<UInt8>, to name: String = "audits.sqlite") throws {
        try Data(bytes).write(to: url.appending(path: name))
    }

    func read(_ name: String = "audits.sqlite") throws -> [UInt8] {
        Array(try Data(contentsOf: url.appending(path: name)))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    func copy(_ name: String, to target: String) throws {
        try FileManager.default.copyItem(atPath: path(name), toPath: path(target))
    }

    /// The bits of access, such as 0o600.
    func access(_ name: String) throws -> Int {
        let all = try FileManager.default.attributesOfItem(atPath: path(name))
        return (all[.posixPermissions] as? Int ?? 0) & 0o777
    }

    /// Changes the file past the store.
    func tamper(_ sql: StaticString) throws { try connection().script(sql) }

    func store() throws -> Store { try Store(path: path()) }

    /// The same file past the store, as someone who tampers with it.
    func connection() throws -> Connection { try Connection(path: path()) }
}

/// The kind of error that `body` throws; `nil` if it throws none.
func kind(of body: () throws -> Void) -> StorageError.Kind? {
    do {
        try body()
        return nil
    } catch {
        return (error as? StorageError)?.kind
    }
}

let noon = "2026-11-20T12:00:00Z"
let later = "2026-11-20T13:00:00Z"

/// A form with a field of every type.
func sampleForm(version: String = "1") throws -> Form {
    let fields = [
        ("t", "text", ""), ("d", "date", ""), ("yn", "yes/no", ""), ("yna", "yes/no/na", ""),
        ("g", "grade", ""), ("s", "score", ""), ("q", "comment and grade", ""),
        ("actions", "table", "- columns: what, owner, due\n"), ("n", "notification", ""),
    ]
    var text = """
        ---
        form: sample
        title: Sample
        version: \(version)
        framework: sample
        scale: grades
        roles: auditor, moderator
        source: none
        ---
        # Section: All {#all}

        """
    for (id, type, more) in fields {
        text += "\n## Field \(id) {#\(id)}\n- type: \(type)\n\(more)### Ask\nWhat?\n### Why\nSo.\n"
    }
    let file = Prompts.File(path: "Prompts/forms/sample.md", bytes: Array(text.utf8))
    let (prompts, faults) = Prompts.read([file])
    guard let form = prompts.forms["sample"], form.fields.count == fields.count else {
        throw SampleError.noForm(faults.map { "\($0)" }.joined(separator: "\n"))
    }
    return form
}

enum SampleError: Error {
    case noForm(String)
}

func emptyPass(_ role: Role = "auditor") -> Pass {
    Pass(role: role, form: "sample", formVersion: "1")
}

func sampleAudit(_ id: String = "A-2345", _ passes: [Pass] = [emptyPass()]) -> Audit {
    Audit(
        id: id,
        framework: "sample",
        caseReference: "LL 55120",
        passes: Dictionary(uniqueKeysWithValues: passes.map { ($0.role, $0) })
    )
}

extension Store {
    func read(_ id: String = "A-2345") throws -> Audit? {
        let form = try sampleForm()
        return try audit(id) { _, _ in form }
    }

    func change(_ changes: [Change], role: Role = "auditor", at: String = noon) throws {
        try apply(changes, to: "A-2345", role: role, by: "sam", at: at, why: "test")
    }

    func add(_ audit: Audit) throws { try add(audit, by: "sam", at: noon, why: "test") }

    func say(_ words: String, in conversation: String, key: String? = nil) throws -> Int {
        try append(
            StoredTurn(
                conversation: conversation,
                at: noon,
                user: "sam",
                typed: words,
                key: key,
                reply: "{}",
                state: "\"after \(words)\""
            )
        )
    }

    func begin(conversation id: String) throws {
        try addConversation(
            StoredConversation(id: id, user: "sam", created: noon, state: "\"start\"")
        )
    }
}
