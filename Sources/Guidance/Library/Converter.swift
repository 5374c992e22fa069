import FoundationEssentials

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs another program for its standard output, without a shell.
enum Converter {
    enum Outcome {
        case output([UInt8])
        case notInstalled
        case failed
    }

    /// The most that is read of a program's output: 64 MiB.
    private static let limit = 64 << 20

    /// Runs a program found on the search path; its input and errors are `/dev/null`.
    static func run(_ command: [String]) -> Outcome {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return .failed }
        _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        let code = spawn(command, output: ends[1])
        close(ends[1])
        defer { close(ends[0]) }
        guard case .success(let child) = code else {
            if case .failure(let error) = code, error.code == ENOENT { return .notInstalled }
            return .failed
        }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while output.count < limit {
            let count = read(ends[0], &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            output += buffer[..<count]
        }
        if output.count >= limit { kill(child, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        // A shell's code 127 and posix_spawn's ENOENT both say that there is no such program.
        switch status {
        case 0: return .output(output)
        case 127 << 8: return .notInstalled
        default: return .failed
        }
    }

    private struct SpawnError: Error { let code: Int32 }

    private static func spawn(
        _ command: [String],
        output: Int32
    ) -> Result<pid_t, SpawnError> {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let environment: [UnsafeMutablePointer<CChar>?] =
            ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for entry in environment { free(entry) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, command[0], &actions, nil, arguments, environment)
        return code == 0 ? .success(child) : .failure(SpawnError(code: code))
    }
}
