import Assistant
import FoundationEssentials

/// Where the program's files are, unless flags say otherwise.
enum Places {
    /// `$XDG_DATA_HOME/audit-assistant/audits.sqlite`, by default under `~/.local/share`.
    static func database(_ environment: [String: String]) -> String {
        folder("XDG_DATA_HOME", ".local/share", environment) + "/audit-assistant/audits.sqlite"
    }

    /// `$XDG_CACHE_HOME/audit-assistant`, by default under `~/.cache`.
    static func cache(_ environment: [String: String]) -> String {
        folder("XDG_CACHE_HOME", ".cache", environment) + "/audit-assistant"
    }

    /// The council's own guidance documents.
    static func ownKnowledge(_ environment: [String: String]) -> String {
        folder("XDG_DATA_HOME", ".local/share", environment) + "/audit-assistant/knowledge"
    }

    /// The index of the guidance: the file named, else one in the cache for the shipped guidance.
    ///
    /// A folder named with `--knowledge` is read without one, unless a file for it is named too.
    static func index(
        _ named: String?,
        knowledge: String?,
        _ environment: [String: String]
    ) -> String? {
        if let named { return named == "none" ? nil : named }
        guard knowledge == nil else { return nil }
        let cache = cache(environment)
        let made: Void? = try? FileManager.default.createDirectory(
            atPath: cache,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return made == nil ? nil : cache + "/guidance.sqlite"
    }

    /// The questions that the guidance did not answer.
    static func gaps(_ environment: [String: String]) -> String {
        folder("XDG_STATE_HOME", ".local/state", environment) + "/audit-assistant/gaps.txt"
    }

    private static func folder(_ name: String, _ fallback: String, _ environment: [String: String])
        -> String
    {
        if let given = environment[name], given.hasPrefix("/") { return given }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "."
        return home + "/" + fallback
    }

    /// A folder shipped with the program: beside the executable, in `../share/audit-assistant`, or
    /// in the working directory.
    static func shipped(_ name: String) -> String {
        let real =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments.first ?? ""
        let beside = real.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/"
        )
        let places = [
            beside + "/audit-assistant_audit-assistant.resources/" + name,
            beside + "/../share/audit-assistant/" + name,
            name,
        ]
        return places.first { FileManager.default.fileExists(atPath: $0) } ?? name
    }
}
