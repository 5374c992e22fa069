import FoundationEssentials
import Guidance

/// A Knowledge folder of a test's own, deleted with it.
final class TestFolder {
    let path: String

    init(_ files: [String: String] = TestFolder.two) throws {
        path = FileManager.default.temporaryDirectory.path + "/guidance-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
        for (name, text) in files { try write(name, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ data: Data) throws {
        let file = path + "/" + name
        let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        try data.write(to: URL(filePath: file))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    func guidance(index: String? = nil) throws -> Guidance {
        try Guidance(knowledge: path, index: index, frameworks: Self.frameworks)
    }

    static let frameworks = [
        FrameworkName(
            id: "north",
            title: "Audit rules of the North",
            short: "North rules",
            names: ["north", "northern"]
        ),
        FrameworkName(
            id: "south",
            title: "Audit rules of the South",
            short: "South rules",
            names: ["south", "southern"]
        ),
    ]

    /// Two frameworks that differ, a section on what is missing, and words people use.
    static let two = [
        "north.md": north, "south.md": south, "not-covered.md": missing, "synonyms.md": synonyms,
    ]

    private static let north = """
        ---
        title: Audit rules of the North
        body: North council
        framework: north
        date: 2024-05
        status: approved
        language: en
        ---
        ## Who moderates {#moderator-role}
        <!-- facts: F1; topic: moderator-role; kind: role; also: second check -->
        In the North moderators are service managers.

        ## How long a moderation takes {#moderation-duration}
        <!-- topic: moderation-duration; kind: timescale; also: how long is the meeting -->
        A moderation in the North takes one hour at most.

        ## Scores and grades {#scale}
        <!-- topic: scale; kind: scale; also: scores, what grade is -->
        Scores match grades:

        | Score | Grade |
        | --- | --- |
        | 0-2 | Inadequate |
        | 3-5 | Requires improvement |
        | 6-8 | Good |
        | 9-10 | Outstanding |

        ## Planning: the grades {#planning}
        <!-- topic: grade-description; kind: criterion; area: planning; also: good plan, poor plan -->
        The grades of a plan compare like this.

        | Aspect | Good | Requires Improvement | Inadequate |
        | --- | --- | --- | --- |
        | Sharing with the family | The plan is shared promptly. | The plan is shared late. | - |
        | Timescales | Every action has a date.<br>Dates are kept. | Some dates. | No action has a date. |

        """

    private static let south = """
        ---
        title: Audit rules of the South
        body: South council
        framework: south
        date: 2023-01
        status: draft
        language: en
        ---
        ## Who moderates {#moderator-role}
        <!-- topic: moderator-role; kind: role; also: second check -->
        In the South moderators are heads of service.

        ## Family feedback {#family-feedback}
        <!-- topic: family-feedback; kind: procedure; also: ring the parents -->
        Family feedback is sought after each audit.

        """

    private static let missing = """
        ---
        title: What the documents do not say
        body: Audit Assistant
        framework: none
        status: our own
        language: en
        ---
        ## Pay and hours {#pay}
        <!-- gap: yes; topic: pay; kind: rule; also: salary, wage, annual leave -->
        The guidance does not say anything about pay or hours.

        ## What Outstanding looks like {#outstanding}
        <!-- gap: yes; topic: outstanding; kind: criterion; also: outstanding plan -->
        The guidance does not say what Outstanding looks like.

        ## Family feedback: not in the North rules {#north.family-feedback}
        <!-- gap: yes; framework: north; topic: family-feedback; kind: procedure; also: ring the parents -->
        The rules of the North do not say anything about family feedback.

        """

    private static let synonyms = """
        | Word | Means | Kind |
        | --- | --- | --- |
        | mum | parent | synonym |
        | sm | service manager | abbreviation |

        """
}
