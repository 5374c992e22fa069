/// The threads of the lanes.
final class Crew {
    /// One for each lane.
    let inboxes: [Mailbox<Request>]
    private let made: Mailbox<(any Error)?>
    private var threads: [WorkerThread] = []

    /// Starts every thread of every lane.
    init(_ lanes: [Server.Lane], outbox: Mailbox<Answered>) throws(ServerError) {
        made = try Mailbox(isPolled: false)
        var inboxes: [Mailbox<Request>] = []
        for _ in lanes { inboxes.append(try Mailbox(isPolled: false)) }
        self.inboxes = inboxes
        do throws(ServerError) {
            for (index, lane) in lanes.enumerated() {
                for _ in 0..<lane.threads {
                    threads.append(try Self.start(index, lane, inboxes[index], outbox, made))
                }
            }
        } catch {
            finish()
            throw error
        }
    }

    /// Waits until each thread has made its engine.
    ///
    /// - Throws: What the first that failed threw.
    func waitUntilMade() throws {
        var missing = threads.count
        while missing > 0, let results = made.wait(most: missing) {
            for case let error? in results { throw error }
            missing -= results.count
        }
    }

    /// Lets the threads finish what they have and waits for their end.
    func finish() {
        for inbox in inboxes { inbox.close() }
        for thread in threads { thread.join() }
        threads = []
    }

    private static func start(
        _ index: Int,
        _ lane: Server.Lane,
        _ inbox: Mailbox<Request>,
        _ outbox: Mailbox<Answered>,
        _ made: Mailbox<(any Error)?>
    ) throws(ServerError) -> WorkerThread {
        try WorkerThread {
            let work: Server.Work
            do {
                work = try lane.engine()
                made.post([nil])
            } catch {
                made.post([error])
                return
            }
            while let requests = inbox.wait(most: lane.batch) {
                let responses = work(requests)
                outbox.post(
                    requests.enumerated().map { place, request in
                        Answered(
                            lane: index,
                            connection: request.connection,
                            response: place < responses.count
                                ? responses[place] : .problem(500, "The request was not answered.")
                        )
                    }
                )
            }
        }
    }
}
