import CEpoll
import Glibc

/// A file descriptor closed with its owner.
final class Descriptor: Sendable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    /// A descriptor held back, so that one is left for turning a client away when none is.
    convenience init?(spare: Void) {
        let number = open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { return nil }
        self.init(number)
    }

    deinit { close(number) }
}

/// Tells which sockets have news: epoll.
final class Poller {
    struct News {
        let token: UInt64
        let isReadable: Bool
        let isWritable: Bool
        /// The other end sends no more.
        let isEnding: Bool
        /// Nothing can be read or written any more.
        let isBroken: Bool
    }

    private let epoll: Descriptor
    private var events = [epoll_event](repeating: epoll_event(), count: 256)

    init() throws(ServerError) {
        let number = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard number >= 0 else { throw ServerError("Cannot poll sockets: \(Socket.reason()).") }
        epoll = Descriptor(number)
    }

    /// Watches a listener or a bell: told again and again until it is read.
    func watch(_ descriptor: Int32, token: UInt64) -> Bool {
        add(descriptor, token, EPOLLIN.rawValue)
    }

    /// Watches a connection: each change is told once, so that no further call is needed while a
    /// turn is out.
    func watchChanges(_ descriptor: Int32, token: UInt64) -> Bool {
        let edge: UInt32 = 1 << 31
        return add(
            descriptor,
            token,
            EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | edge
        )
    }

    func forget(_ descriptor: Int32) {
        epoll_ctl(epoll.number, EPOLL_CTL_DEL, descriptor, nil)
    }

    private func add(_ descriptor: Int32, _ token: UInt64, _ events: UInt32) -> Bool {
        var event = epoll_event(events: events, data: epoll_data_t(u64: token))
        return epoll_ctl(epoll.number, EPOLL_CTL_ADD, descriptor, &event) == 0
    }

    /// Waits for news, for ever where `milliseconds` is negative.
    func wait(milliseconds: Int, into news: inout [News]) {
        news.removeAll(keepingCapacity: true)
        let count = epoll_wait(epoll.number, &events, Int32(events.count), Int32(milliseconds))
        guard count > 0 else { return }
        for event in events[..<Int(count)] {
            let flags = event.events
            news.append(
                News(
                    token: event.data.u64,
                    isReadable: flags & EPOLLIN.rawValue != 0,
                    isWritable: flags & EPOLLOUT.rawValue != 0,
                    isEnding: flags & EPOLLRDHUP.rawValue != 0,
                    isBroken: flags & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
                )
            )
        }
    }
}

/// Wakes a thread: an eventfd.
final class Bell: Sendable {
    let descriptor: Descriptor

    /// A poller watches it, or a thread waits on it.
    init(isPolled: Bool) throws(ServerError) {
        let flags = EFD_CLOEXEC | (isPolled ? EFD_NONBLOCK : 0)
        let number = eventfd(0, Int32(flags))
        guard number >= 0 else { throw ServerError("Cannot wake threads: \(Socket.reason()).") }
        descriptor = Descriptor(number)
    }

    func ring() {
        eventfd_write(descriptor.number, 1)
    }

    /// Takes all rings so far; waits for one where nobody polls.
    func answer() {
        var count: eventfd_t = 0
        eventfd_read(descriptor.number, &count)
    }
}

/// SIGTERM and SIGINT as something to poll.
final class StopSignals {
    let descriptor: Descriptor
    private var before = sigset_t()

    /// Blocks both in this thread and those it starts from now on.
    init() throws(ServerError) {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, &before)
        let flags = SFD_CLOEXEC | SFD_NONBLOCK
        let number = signalfd(-1, &signals, Int32(flags))
        guard number >= 0 else { throw ServerError("Cannot wait for signals: \(Socket.reason()).") }
        descriptor = Descriptor(number)
    }

    /// The next signal that came, if any.
    func take() -> Int32? {
        var info = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        return read(descriptor.number, &info, size) == size ? Int32(info.ssi_signo) : nil
    }

    deinit {
        while take() != nil {}
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}

enum Clock {
    /// Milliseconds that never go back.
    static func milliseconds() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
    }

    /// Seconds since 1970 in UTC.
    static func seconds() -> Int { time(nil) }
}

/// A thread of its own for a closure that may wait.
final class WorkerThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    init(_ run: @escaping @Sendable () -> Void) throws(ServerError) {
        let body = Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let failed = pthread_create(
            &thread,
            nil,
            { argument in
                if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            },
            body.toOpaque()
        )
        guard failed == 0 else {
            body.release()
            throw ServerError("Cannot start a thread: \(String(cString: strerror(failed))).")
        }
        self.thread = thread
    }

    /// Waits for its end.
    func join() {
        pthread_join(thread, nil)
    }
}
