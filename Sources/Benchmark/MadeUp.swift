import FoundationEssentials

/// Made-up documents and queries for measuring growth.
enum MadeUp {
    private static let words = (0..<4000).map { number in
        let syllables = ["ka", "lo", "mi", "ter", "sun", "vo", "pra", "den", "qui", "ro"]
        return syllables[number % 10] + syllables[number / 10 % 10] + syllables[number / 100 % 10]
            + (number >= 1000 ? syllables[number / 1000] : "")
    }

    /// Writes documents of 50 sections each, with words as unevenly used as in real text.
    static func write(sections: Int, to folder: String) throws {
        let manager = FileManager.default
        let target = folder + "/knowledge"
        try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
        var state: UInt64 = 42
        func word() -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let share = Double(state >> 11) / Double(1 << 53)
            return words[min(words.count - 1, Int(share * share * share * Double(words.count)))]
        }
        for document in 0..<(sections / 50) {
            var text = "# \(word()) \(word())\n\n"
            for _ in 0..<50 {
                text += "## \(word()) \(word()) \(word())\n\n"
                text += (0..<60).map { _ in word() }.joined(separator: " ") + ".\n\n"
            }
            try Data(text.utf8).write(to: URL(filePath: "\(target)/document-\(document).md"))
        }
    }

    static func query(_ index: Int) -> String {
        (0..<4).map { words[(index * 37 + $0 * 811) % words.count] }.joined(separator: " ")
    }
}

enum TemporaryFolder {
    /// A fresh folder for one measurement.
    static func make() -> String {
        let path =
            FileManager.default.temporaryDirectory.path
            + "/audit-assistant-\(UInt64.random(in: 0...UInt64.max))"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// Runs a task with a fresh folder that goes afterwards.
    static func with(_ task: (String) throws -> Void) rethrows {
        let folder = make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try task(folder)
    }
}
