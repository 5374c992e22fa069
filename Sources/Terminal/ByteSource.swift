#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard input and the process's signals, waited for together.
package final class ByteSource {
    /// What came first.
    package enum Event: Equatable, Sendable {
        case bytes([UInt8])
        case end
        /// Ctrl-C.
        case interrupt
        /// The process shall end, or its terminal is gone.
        case terminate
        case resized
        /// Nothing came within the time given.
        case nothing
    }

    private let descriptor: Int32
    private let signals: SignalWatch?
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// Reads from an open descriptor; without `signals`, the process's signals act as ever.
    package init(_ descriptor: Int32, signals: SignalWatch?) {
        self.descriptor = descriptor
        self.signals = signals
    }

    /// A signal that has arrived, if any; never waits.
    package func pendingSignal() -> Event? {
        var event: Event?
        for number in signals?.arrived() ?? [] {
            switch number {
            case SIGWINCH: event = event ?? .resized
            case SIGINT: event = event == .terminate ? event : .interrupt
            default: event = .terminate
            }
        }
        return event
    }

    /// Waits for bytes or a signal, at most `milliseconds`, or without end if that is negative.
    package func next(within milliseconds: Int32 = -1) -> Event {
        while true {
            if let event = pendingSignal() { return event }
            var waits = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&waits, nfds_t(waits.count), milliseconds)
            if ready == 0 { return .nothing }
            if ready < 0 || waits[1].revents & Int16(POLLIN) != 0 { continue }
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 { return .bytes(Array(buffer.prefix(count))) }
            if count == 0 || errno != EINTR && errno != EAGAIN { return .end }
        }
    }
}
