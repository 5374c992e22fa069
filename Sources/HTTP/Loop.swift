/// The io thread: every socket, every deadline, and nothing that waits.
struct Loop: ~Copyable {
    /// Places beyond `maxConnections` for saying 503 properly; past these a client is just closed.
    static let refusalSlots = 64
    /// Requests or reads of one client before the others have their turn.
    static let turnsAtATime = 64

    private enum Token {
        static let listener = UInt64.max
        static let outbox = UInt64.max - 1
        static let stop = UInt64.max - 2
        static let signals = UInt64.max - 3
    }

    let configuration: Server.Configuration
    let dispatch: @Sendable (Request) -> Server.Disposition
    let metrics: Metrics
    let inboxes: [Mailbox<Request>]
    let poller: Poller
    private let outbox: Mailbox<Answered>
    private let stopBell: Bell
    private let signals: StopSignals?
    private let tick: Int64

    var connections: [Connection] = []
    var now = Clock.milliseconds()
    var writer: ResponseWriter
    /// Where every socket is read into and every answer is put together.
    var scratch = [UInt8](repeating: 0, count: 32_768)
    var outgoing: [UInt8] = []
    /// Requests of this round for each lane, and those not yet answered.
    var posted: [[Request]]
    var outstanding: [Int]
    /// Clients that have had their turns and more to read.
    var again: [UInt64] = []
    /// Bytes of requests and answers under way.
    var heldBytes = 0
    var isStopping: Bool { stop != nil }

    private var listener: Descriptor?
    private var spare = Descriptor(spare: ())
    private var free: [Int] = []
    private var openCount = 0
    private var listensAgainAt: Int64?
    private var nextSweep: Int64 = 0
    private var stop: Server.Stop?
    private var givesUpAt = Int64.max

    init(
        _ server: Server,
        _ inboxes: [Mailbox<Request>],
        _ outbox: Mailbox<Answered>,
        _ listener: Descriptor,
        _ signals: StopSignals?,
        _ poller: Poller
    ) {
        self.poller = poller
        configuration = server.configuration
        dispatch = server.dispatch
        metrics = server.metrics
        self.inboxes = inboxes
        self.outbox = outbox
        self.listener = listener
        self.signals = signals
        stopBell = server.stopBell
        writer = ResponseWriter(standing: configuration.standingFields)
        posted = inboxes.map { _ in [] }
        outstanding = inboxes.map { _ in 0 }
        let limits = configuration.deadlines
        let shortest =
            [limits.firstByte, limits.request, limits.idle, limits.write, limits.drain]
            .map(\.milliseconds).min() ?? 1
        tick = min(500, max(1, shortest / 4))
    }

    /// A poller that watches all but the connections, which come later.
    static func poller(
        _ server: Server,
        _ outbox: Mailbox<Answered>,
        _ listener: Descriptor,
        _ signals: StopSignals?
    ) throws(ServerError) -> Poller {
        let poller = try Poller()
        var isWatched =
            poller.watch(listener.number, token: Token.listener)
            && poller.watch(outbox.descriptor, token: Token.outbox)
            && poller.watch(server.stopBell.descriptor.number, token: Token.stop)
        if let signals {
            isWatched =
                poller.watch(signals.descriptor.number, token: Token.signals) && isWatched
        }
        guard isWatched else { throw ServerError("Cannot watch sockets: \(Socket.reason()).") }
        return poller
    }

    /// Serves until told to stop and everyone has their answer.
    mutating func run() -> Server.Stop {
        var news: [Poller.News] = []
        while true {
            poller.wait(milliseconds: timeout(), into: &news)
            now = Clock.milliseconds()
            for item in news { take(item) }
            let waiting = again
            again = []
            for token in waiting {
                if let slot = slot(of: token) { advance(slot) }
            }
            post()
            if now >= nextSweep { sweep() }
            if let stop, openCount == 0 && outstanding.allSatisfy({ $0 == 0 }) || now >= givesUpAt {
                closeAll()
                return stop
            }
        }
    }

    private func timeout() -> Int {
        if !again.isEmpty { return 0 }
        return openCount == 0 && !isStopping && listensAgainAt == nil ? -1 : Int(tick)
    }

    private mutating func take(_ item: Poller.News) {
        switch item.token {
        case Token.listener:
            acceptAll()
        case Token.outbox:
            for answered in outbox.takeAll() { deliver(answered) }
        case Token.stop:
            stopBell.answer()
            beginStop(.asked)
        case Token.signals:
            if let number = signals?.take() { beginStop(.signal(number)) }
        default:
            guard let slot = slot(of: item.token) else { return }
            if item.isBroken { return close(slot) }
            if item.isReadable || item.isEnding { connections[slot].isReadable = true }
            if item.isEnding { connections[slot].isEnding = true }
            if item.isWritable, connections[slot].state == .writing { flush(slot) }
            advance(slot)
        }
    }

    private mutating func deliver(_ answered: Answered) {
        outstanding[answered.lane] -= 1
        metrics.queued.add(-1)
        guard let slot = slot(of: token(answered.connection)),
            connections[slot].state == .waiting
        else { return }
        respond(slot, answered.response)
        advance(slot)
    }

    private mutating func post() {
        for lane in inboxes.indices where !posted[lane].isEmpty {
            inboxes[lane].post(posted[lane])
            posted[lane] = []
        }
    }
}

// Accepting and closing.
extension Loop {
    private mutating func acceptAll() {
        guard let listener else { return }
        for _ in 0..<Self.turnsAtATime {
            switch Socket.accept(from: listener.number) {
            case .connection(let socket, let peer): open(socket, peer)
            case .lost: continue
            case .none: return
            case .exhausted: return turnAway(from: listener)
            }
        }
    }

    private mutating func open(_ socket: Int32, _ peer: Peer) {
        metrics.accepted.add(1)
        let hasRoom = openCount < configuration.maxConnections
        if !hasRoom { metrics.turnedAway.add(1) }
        guard openCount < configuration.maxConnections + Self.refusalSlots else {
            return Socket.close(socket)
        }
        let slot = free.popLast() ?? connections.count
        if slot == connections.count {
            connections.append(Connection(limits: configuration.limits))
        }
        openCount += 1
        metrics.connections.add(1)
        connections[slot].open(socket, peer)
        connections[slot].deadline = now + configuration.deadlines.firstByte.milliseconds
        guard poller.watchChanges(socket, token: token(id(slot))) else { return close(slot) }
        if !hasRoom {
            connections[slot].framing.closes = true
            respond(slot, .busy("The server has all the connections it can have. Try again soon."))
        }
    }

    /// No descriptor is left: the spare one serves to tell one client so.
    ///
    /// Where even that fails, the listener rests for a moment, lest it be told of the same client
    /// for ever.
    private mutating func turnAway(from listener: Descriptor) {
        metrics.turnedAway.add(1)
        spare = nil
        if case .connection(let socket, _) = Socket.accept(from: listener.number) {
            outgoing.removeAll(keepingCapacity: true)
            let framing = ResponseWriter.Framing(closes: true)
            let busy = Response.busy("The server has no descriptor left. Try again soon.")
            metrics.countResponse(writer.write(busy, framing, at: Clock.seconds(), to: &outgoing))
            _ = Socket.send(socket, outgoing, from: 0)
            _ = Socket.receive(socket, into: &scratch)
            Socket.close(socket)
        }
        spare = Descriptor(spare: ())
        if spare == nil {
            poller.forget(listener.number)
            listensAgainAt = now + 100
        }
    }

    mutating func close(_ slot: Int) {
        Socket.close(connections[slot].socket)
        hold(0, for: slot)
        connections[slot].close()
        free.append(slot)
        openCount -= 1
        metrics.connections.add(-1)
    }

    private mutating func closeAll() {
        for slot in connections.indices where connections[slot].state != .closed { close(slot) }
    }

    func id(_ slot: Int) -> ConnectionID {
        ConnectionID(slot: UInt32(slot), generation: connections[slot].generation)
    }

    func token(_ id: ConnectionID) -> UInt64 {
        UInt64(id.generation) << 32 | UInt64(id.slot)
    }

    /// The slot of a connection that is still the one meant.
    private func slot(of token: UInt64) -> Int? {
        let slot = Int(token & 0xFFFF_FFFF)
        guard slot < connections.count, connections[slot].state != .closed,
            connections[slot].generation == UInt32(token >> 32)
        else { return nil }
        return slot
    }
}

// Deadlines and the end.
extension Loop {
    private mutating func sweep() {
        nextSweep = now + tick
        if let time = listensAgainAt, now >= time, let listener {
            listensAgainAt = nil
            _ = poller.watch(listener.number, token: Token.listener)
        }
        for slot in connections.indices where connections[slot].deadline <= now {
            expire(slot)
        }
    }

    private mutating func expire(_ slot: Int) {
        switch connections[slot].state {
        case .closed, .waiting:
            return
        case .idle, .draining:
            close(slot)
        case .writing:
            metrics.timedOut.add(1)
            close(slot)
        case .fresh, .reading:
            metrics.timedOut.add(1)
            refuse(slot, .problem(408, "The request did not come in time. Send it again."))
            advance(slot)
        }
    }

    /// Takes no more requests; those in hand are still answered.
    private mutating func beginStop(_ reason: Server.Stop) {
        guard stop == nil else { return }
        stop = reason
        givesUpAt = now + configuration.deadlines.stop.milliseconds
        if let listener {
            poller.forget(listener.number)
            Socket.stopListening(listener.number)
        }
        listener = nil
        for slot in connections.indices {
            switch connections[slot].state {
            case .closed, .draining:
                continue
            case .fresh, .idle:
                close(slot)
            case .reading:
                refuse(slot, .busy("The server is stopping. Try again soon."))
                advance(slot)
            case .waiting, .writing:
                connections[slot].framing.closes = true
            }
        }
    }
}
