import FoundationEssentials
import Glibc

/// A program started beside this one, with pipes to its input and from its output.
final class Child {
    let id: pid_t
    private let input: Int32
    private let output: Int32
    private var read: [UInt8] = []
    private var isOver = false

    deinit {
        guard !isOver else { return }
        kill(id, SIGKILL)
        finish()
    }

    /// Starts `words[0]`, which stands beside this program.
    ///
    /// `hidesErrors` keeps what it says to people out of the figures.
    init(
        _ words: [String],
        environment: [String: String] = [:],
        hidesErrors: Bool = false
    ) throws(BenchmarkError) {
        var toChild: [Int32] = [0, 0]
        var fromChild: [Int32] = [0, 0]
        guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { throw BenchmarkError("no pipe") }
        for file in toChild + fromChild { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        if hidesErrors { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var arguments = words.map { strdup($0) } + [nil]
        var variables = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var id: pid_t = 0
        let path = Self.beside(words[0])
        guard posix_spawn(&id, path, &actions, nil, &arguments, &variables) == 0 else {
            throw BenchmarkError("\(path) cannot be started: build all products first")
        }
        close(toChild[0])
        close(fromChild[1])
        self.id = id
        input = toChild[1]
        output = fromChild[0]
    }

    /// A program of the same build as this one.
    private static func beside(_ name: String) -> String {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/") + "/" + name
    }

    func write(_ text: String) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes {
                Glibc.write(input, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            start += count
        }
    }

    /// The next line that it prints; `nil` at its end.
    func line() -> String? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            if let end = read.firstIndex(of: UInt8(ascii: "\n")) {
                defer { read.removeFirst(end + 1) }
                return String(decoding: read[..<end], as: UTF8.self)
            }
            let count = Glibc.read(output, &buffer, buffer.count)
            guard count > 0 else { return nil }
            read += buffer[..<count]
        }
    }

    /// Processor time so far, in seconds.
    var seconds: Double {
        guard let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return 0 }
        let fields = text[end...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
        else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Kilobytes resident.
    var resident: Int {
        let text = (try? String(contentsOfFile: "/proc/\(id)/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * sysconf(Int32(_SC_PAGESIZE)) / 1_024
    }

    /// Ends it and waits for its end.
    func end() {
        kill(id, SIGTERM)
        finish()
    }

    /// Closes its input and waits for its end.
    func finish() {
        isOver = true
        close(input)
        var status: Int32 = 0
        waitpid(id, &status, 0)
        close(output)
    }
}

struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
