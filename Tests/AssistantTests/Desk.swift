import Assistant
import Audits
import Dialogue
import FoundationEssentials
import Storage
import Testing

/// An assistant on a database of its own in a temporary folder, with the repository's Prompts, a
/// little made-up guidance and the clock at 20 November 2026.
final class Desk {
    let folder: String
    private(set) var assistant: Assistant
    private var settings: Settings

    static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    /// The whole guidance of the tests, so that transcripts do not change with Knowledge.
    private static let guidance = """
        ---
        title: Made-up guidance for tests
        date: 2026-01
        status: made up
        language: en
        ---
        # Records {#records}

        ## What a genogram is {#genogram}
        A genogram is a drawing of the family over three generations.

        ## How soon visits are written up {#visit-notes}
        A visit is written up within two working days.

        """

    init(knowledge: Bool = true) throws {
        folder =
            FileManager.default.temporaryDirectory
            .appending(path: "assistant-tests-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder + "/Knowledge",
            withIntermediateDirectories: true
        )
        try Data(Self.guidance.utf8).write(to: URL(filePath: folder + "/Knowledge/made-up.md"))
        settings = Settings(
            database: folder + "/audits.sqlite",
            prompts: Self.root + "/Prompts",
            knowledge: folder + (knowledge ? "/Knowledge" : "/nowhere"),
            index: nil,
            clock: .fixed("2026-11-20T10:00:00Z")
        )
        assistant = try Assistant(settings)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Another assistant on the same database.
    func another() throws -> Assistant { try Assistant(settings) }

    /// Ends the program and starts it again, later if a time is given.
    func restart(at time: String? = nil) throws {
        if let time { settings.clock = .fixed(time) }
        assistant = try Assistant(settings)
    }

    /// Starts the program again with a copy of the Prompts in which a form is changed and its new
    /// version recorded.
    func restart(changing form: String, _ change: (String) -> String) throws {
        let copy = folder + "/Prompts"
        try FileManager.default.copyItem(atPath: Self.root + "/Prompts", toPath: copy)
        try rewrite(copy + "/forms/\(form).md", change)
        if let read = try Prompts.read(folder: copy).prompts.forms[form] {
            try rewrite(copy + "/versions.md") {
                $0 + "| \(form) | \(read.version) | \(read.contentHash) |\n"
            }
        }
        settings.prompts = copy
        assistant = try Assistant(settings)
    }

    private func rewrite(_ path: String, _ change: (String) -> String) throws {
        let url = URL(filePath: path)
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        try Data(change(text).utf8).write(to: url)
    }

    /// Opens an audit and gives its conversation and audit.
    func begin(
        _ framework: String = "cin-cp",
        _ role: String = "self-assessment",
        by user: String = "one"
    ) throws -> (conversation: String, audit: String) {
        let turn = try assistant.open(
            .newAudit(framework: framework, role: role, caseReference: "LL 1"),
            by: user
        )
        return (try #require(turn.id), try #require(turn.audit))
    }

    /// The answers of a pass, in the flat form.
    func answers(_ audit: String, _ role: String) throws -> [String: JSON] {
        let json = try assistant.export(audit)
        return json["passes"]?[role]?["answers"]?.object ?? [:]
    }
}

/// The error that `body` throws, if it is the assistant's own.
func assistantError(of body: () throws -> Void) -> AssistantError? {
    do {
        try body()
        return nil
    } catch {
        return error as? AssistantError
    }
}
