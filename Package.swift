// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors; the language mode is Swift 6 for every target.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A library target of the house; `uses` is all that it may import.
func module(_ name: String, uses: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: uses, swiftSettings: strict)
}

/// The tests of one or more targets.
func tests(_ name: String, of uses: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(name: name, dependencies: uses, exclude: data, swiftSettings: strict)
}

let package = Package(
    name: "audit-assistant",
    targets: [
        .executableTarget(
            name: "audit-assistant",
            dependencies: [
                "Terminal", "Web", "HTTP", "Assistant", "Reports", "Audits", "Guidance", "Storage",
                "Markdown",
            ],
            resources: [.copy("../../Prompts"), .copy("../../Knowledge")],
            swiftSettings: strict
        ),
        module("Terminal", uses: ["Assistant"]),
        module(
            "Web",
            uses: ["Assistant", "Audits", "Guidance", "Storage", "Reports", "HTTP", "CCrypt"]
        ),
        module("Reports", uses: ["Audits"]),
        module("Assistant", uses: ["Dialogue", "Guidance", "Storage", "Audits", "Markdown"]),
        module("Storage", uses: ["Audits", "SQLite"]),
        module("Guidance", uses: ["Markdown", "SQLite"]),
        module("Dialogue", uses: ["Audits"]),
        module("Audits", uses: ["Markdown"]),
        module("HTTP", uses: ["CEpoll"]),
        module("SQLite", uses: ["CSQLite"]),
        module("Markdown"),
        .systemLibrary(
            name: "CSQLite",
            pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"])]
        ),
        .systemLibrary(name: "CCrypt"),
        .systemLibrary(name: "CEpoll"),
        .executableTarget(
            name: "benchmark",
            dependencies: ["Assistant", "Guidance", "Dialogue", "Audits", "HTTP", "Web"],
            path: "Sources/Benchmark",
            swiftSettings: strict
        ),
        // In C: what it measures against must cost as little as can be.
        .executableTarget(
            name: "benchmark-limit",
            path: "Sources/BenchmarkLimit",
            cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]
        ),
        tests("MarkdownTests", of: ["Markdown"]),
        tests("SQLiteTests", of: ["SQLite", "CSQLite"]),
        tests("AuditsTests", of: ["Audits", "Markdown"]),
        tests("DialogueTests", of: ["Dialogue", "Audits"], data: ["Messages"]),
        tests("GuidanceTests", of: ["Guidance", "Markdown", "SQLite"]),
        tests("StorageTests", of: ["Storage", "Audits", "SQLite"]),
        tests(
            "AssistantTests",
            of: ["Assistant", "Audits", "Dialogue", "Guidance", "Storage"],
            data: ["Transcripts"]
        ),
        tests("TerminalTests", of: ["Terminal", "Assistant"]),
        tests("HTTPTests", of: ["HTTP"]),
        tests("WebTests", of: ["Web", "HTTP", "Assistant", "Audits", "Storage"]),
    ],
    swiftLanguageModes: [.v6]
)
