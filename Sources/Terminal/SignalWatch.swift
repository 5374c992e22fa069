import Dispatch

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Signals as bytes to be read, so that they are acted on between turns and never inside one.
///
/// A turn that is being saved is finished first. A signal that the parent process set to be
/// ignored (`nohup`, a background job) stays ignored.
package final class SignalWatch {
    /// Readable when a signal has arrived; -1 if no pipe could be had.
    package let descriptor: Int32
    /// The signals that are turned into bytes.
    static let watched = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH]

    private let sources: [any DispatchSourceSignal]

    /// Watches ctrl-C, requests to end, a lost terminal, and a resized window.
    package init() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            descriptor = -1
            sources = []
            return
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        let writeEnd = ends[1]
        let queue = DispatchQueue(label: "signals")
        sources = Self.watched.compactMap { number in
            let before = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
            if before == unsafeBitCast(SIG_IGN, to: Int.self) { return nil }
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(writeEnd, &byte, 1)
            }
            let isReady = DispatchSemaphore(value: 0)
            source.setRegistrationHandler { isReady.signal() }
            source.resume()
            isReady.wait()  // until then the signal would be lost
            return source
        }
    }

    /// The signals that have arrived since the last call, in order.
    package func arrived() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &bytes, bytes.count)
        return bytes.prefix(max(count, 0)).map(Int32.init)
    }
}
