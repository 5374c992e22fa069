/// An HTTP/1.1 server: one io thread that owns the sockets, and lanes of threads that answer.
///
/// The thread that calls `run` accepts, reads, parses, answers what `dispatch` answers at once,
/// and keeps the deadlines. All else goes to a lane through a mailbox and comes back through
/// another; a lane gets all that waits in one call, which makes group commit its own matter.
/// Mutable things belong to one thread each: the io thread's to `Loop`, a lane's to the closure
/// that it makes for itself.
package final class Server: Sendable {
    /// Answers requests, in order: the first response to the first request.
    ///
    /// Runs on its lane's thread and may wait for disks. Requests left without a response get 500.
    package typealias Work = ([Request]) -> [Response]

    /// Makes a lane's `Work` on the lane's own thread, so that a database connection may be made
    /// there and never leave it.
    package typealias Engine = @Sendable () throws -> Work

    /// Threads with a mailbox in common.
    package struct Lane: Sendable {
        let threads: Int
        let batch: Int
        let engine: Engine

        /// - Parameters:
        ///   - threads: How many run `engine`, each its own; 1 keeps the order of arrival.
        ///   - batch: How many requests one call gets at most.
        ///   - engine: What they run.
        package init(threads: Int = 1, batch: Int = .max, engine: @escaping Engine) {
            self.threads = max(1, threads)
            self.batch = max(1, batch)
            self.engine = engine
        }
    }

    /// Where a request is answered.
    package enum Disposition: Sendable {
        /// Here and now, on the io thread: static pages, health, refusals.
        case answer(Response)
        /// By the lane of that index.
        case lane(Int)
    }

    /// Why `run` returned.
    package enum Stop: Sendable, Equatable {
        /// `stop()` was called.
        case asked
        /// SIGTERM or SIGINT came; the number.
        case signal(Int32)
    }

    let configuration: Configuration
    let lanes: [Lane]
    let dispatch: @Sendable (Request) -> Disposition
    /// What the server counts.
    package let metrics: Metrics
    let stopBell: Bell

    /// A server that listens only once `run` is called.
    ///
    /// - Parameters:
    ///   - configuration: Where to listen, limits, deadlines.
    ///   - lanes: What answers; `dispatch` names them by index.
    ///   - metrics: Given where a lane wants to read it.
    ///   - dispatch: Runs on the io thread for each request, and must not wait.
    /// - Throws: `ServerError` where the system has no descriptor left.
    package init(
        _ configuration: Configuration,
        lanes: [Lane],
        metrics: Metrics = Metrics(),
        dispatch: @escaping @Sendable (Request) -> Disposition
    ) throws(ServerError) {
        self.configuration = configuration
        self.lanes = lanes
        self.metrics = metrics
        self.dispatch = dispatch
        stopBell = try Bell(isPolled: true)
    }

    /// A server with one engine thread; `immediate` answers on the io thread what it can.
    package convenience init(
        _ configuration: Configuration,
        engine: @escaping Engine,
        immediate: @escaping @Sendable (Request) -> Response? = { _ in nil }
    ) throws(ServerError) {
        try self.init(configuration, lanes: [Lane(engine: engine)]) { request in
            immediate(request).map(Disposition.answer) ?? .lane(0)
        }
    }

    /// Ends `run` once the turns in flight are answered; may be called from any thread.
    package func stop() {
        stopBell.ring()
    }

    /// Serves on this thread until told to stop.
    ///
    /// The engines are made first; then the socket is opened.
    /// - Parameter ready: Told where the server listens, once it does.
    /// - Returns: Why it ended, all turns being answered and all engines gone.
    /// - Throws: `ServerError`, or what an engine threw when it was made.
    @discardableResult
    package func run(ready: (Listen) -> Void = { _ in }) throws -> Stop {
        try configuration.check()
        let signals = configuration.stopsOnSignals ? try StopSignals() : nil
        let outbox = try Mailbox<Answered>(isPolled: true)
        let crew = try Crew(lanes, outbox: outbox)
        defer { crew.finish() }
        try crew.waitUntilMade()
        Socket.allowDescriptors(configuration.maxConnections + Loop.refusalSlots + 64)
        let (listener, bound) = try Socket.listen(at: configuration.listen)
        defer {
            if case .unix(let path) = bound { Socket.removeFile(path) }
        }
        let poller = try Loop.poller(self, outbox, listener, signals)
        var loop = Loop(self, crew.inboxes, outbox, listener, signals, poller)
        ready(bound)
        return loop.run()
    }
}

/// A lane's response on its way to its connection.
struct Answered: Sendable {
    let lane: Int
    let connection: ConnectionID
    let response: Response
}
