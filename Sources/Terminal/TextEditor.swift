import FoundationEssentials

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The person's own editor (`$VISUAL`, else `$EDITOR`), for a long comment.
package struct TextEditor: Sendable {
    /// Why no text came back.
    package enum Failure: Error, Equatable, Sendable {
        /// Neither variable names a program.
        case notSet
        /// The private file could not be made or read.
        case noFile
        /// The editor could not be run or reported a failure; `draft` is what the file held.
        case failed(draft: String)
        /// The text cannot be taken; `draft` is what can be shown of it.
        case refused(Refusal, draft: String)
    }

    private let environment: [String: String]

    /// An editor as the environment names it.
    package init(environment: [String: String]) { self.environment = environment }

    /// Lets the person write, beginning with `text`.
    ///
    /// The text stands in a file of mode 0600, in a folder of mode 0700 that is removed
    /// afterwards with all in it: editors leave copies beside the file.
    ///
    /// - Throws: ``Failure``.
    package func edit(_ text: String) throws(Failure) -> String {
        let names = ["VISUAL", "EDITOR"].compactMap { environment[$0] }
        guard let command = names.first(where: { !$0.isEmpty }) else { throw .notSet }
        let parent =
            [environment["XDG_RUNTIME_DIR"], environment["TMPDIR"]]
            .compactMap(\.self).first { !$0.isEmpty } ?? "/tmp"
        var template = Array("\(parent)/audit-assistant-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .noFile }
        let folder = String(
            decoding: template.dropLast().map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/comment.txt"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .noFile }
        let sink = ByteSink(descriptor)
        sink.put(text)
        Self.closeFile(descriptor)
        guard !sink.isBroken else { throw .noFile }

        let isDone = run(command, path)
        guard let data = FileManager.default.contents(atPath: path) else { throw .noFile }
        let repaired = Self.tidied(String(decoding: data, as: UTF8.self))
        guard isDone else { throw .failed(draft: repaired) }
        switch Refusal.read(data) {
        case .success(let text): return Self.tidied(text)
        case .failure(let refusal): throw .refused(refusal, draft: repaired)
        }
    }

    /// Runs the command as the shell reads it, because it may hold options (`code --wait`).
    private func run(_ command: String, _ path: String) -> Bool {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The signals watched here are ignored or blocked, but are not to be so in the editor.
        var watched = sigset_t()
        sigemptyset(&watched)
        for number in SignalWatch.watched { sigaddset(&watched, number) }
        posix_spawnattr_setsigdefault(&attributes, &watched)
        var blocked = sigset_t()
        sigemptyset(&blocked)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)
        )
        let words = ["sh", "-c", "\(command) \"$1\"", "sh", path]
        let settings = environment.map { "\($0)=\($1)" }
        var process = pid_t()
        let outcome = Self.withPointers(words) { arguments in
            Self.withPointers(settings) { variables in
                posix_spawn(&process, "/bin/sh", nil, &attributes, arguments, variables)
            }
        }
        guard outcome == 0 else { return false }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 { if errno != EINTR { return false } }
        return status == 0
    }

    private static func closeFile(_ descriptor: Int32) { close(descriptor) }

    private static func tidied(_ text: String) -> String {
        var characters = text.map { $0 == "\r\n" ? "\n" : $0 }
        while characters.last == "\n" { characters.removeLast() }
        return String(characters)
    }

    private static func withPointers<Result>(
        _ words: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = words.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}
