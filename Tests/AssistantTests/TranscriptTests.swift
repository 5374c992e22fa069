import FoundationEssentials
import Testing

/// Each file of Transcripts is played and compared whole; `RECORD=1` writes them anew and fails.
@Suite struct TranscriptTests {
    static let folder = Desk.root + "/Tests/AssistantTests/Transcripts"

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    }()

    @Test func thereAreTranscripts() { #expect(!Self.names.isEmpty) }

    @Test(arguments: names)
    func conversationGoesAsWritten(_ name: String) throws {
        let url = URL(filePath: "\(Self.folder)/\(name).txt")
        let written = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        let played = try Transcript.play(written)
        if ProcessInfo.processInfo.environment["RECORD"] == "1", played != written {
            try Data(played.utf8).write(to: url)
            Issue.record("\(name) was written anew; read it over and run again")
            return
        }
        let (old, new) = (lines(written), lines(played))
        let place = zip(old, new).prefix { $0 == $1 }.count
        #expect(
            played == written,
            """
            \(name).txt:\(place + 1)
            written: \(place < old.count ? old[place] : "(end)")
            played:  \(place < new.count ? new[place] : "(end)")
            """
        )
    }

    private func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
