/// What the io thread holds for one client: about 300 bytes between two requests.
struct Connection {
    enum State {
        /// The slot is free.
        case closed
        /// Accepted; nothing came yet.
        case fresh
        /// Between two requests.
        case idle
        /// Part of a request came.
        case reading
        /// A request is with a lane.
        case waiting
        /// Part of an answer is not yet sent.
        case writing
        /// All was said; what still comes is thrown away, lest a reset destroys the answer.
        case draining
    }

    var socket: Int32 = -1
    var generation: UInt32 = 0
    var state = State.closed
    /// Whether the socket may hold bytes that were not read.
    var isReadable = false
    /// Whether the other end has said that it sends no more.
    var isEnding = false
    /// Whether its last byte was read.
    var isEnded = false
    /// How the request in hand is to be answered.
    var framing = ResponseWriter.Framing()
    /// When the present state has lasted too long, by `Clock.milliseconds`.
    var deadline = Int64.max
    var parser: RequestParser
    /// Bytes read behind a request that is not yet answered: less than one read.
    var rest: [UInt8] = []
    var restStart = 0
    /// Bytes of an answer not yet sent.
    var unsent: [UInt8] = []
    var unsentStart = 0
    /// Bytes counted for it in `Loop.heldBytes`.
    var held = 0
    var peer = Peer.local

    init(limits: Limits) {
        parser = RequestParser(limits: limits)
    }

    /// Takes up the slot for a new client.
    mutating func open(_ socket: Int32, _ peer: Peer) {
        self.socket = socket
        self.peer = peer
        state = .fresh
    }

    /// Frees the slot; replies to what it held find another generation.
    mutating func close() {
        let next = generation &+ 1
        self = Connection(limits: parser.limits)
        generation = next
    }

    var hasRest: Bool { restStart < rest.count }

    /// Reads on from what was left over.
    mutating func readRest() -> RequestParser.Outcome {
        let bytes = rest
        var position = restStart
        let outcome = parser.read(bytes.span, at: &position)
        let isDone = position == bytes.count
        rest = isDone ? [] : bytes
        restStart = isDone ? 0 : position
        return outcome
    }

    /// Reads bytes just received and keeps what is behind the first request.
    mutating func read(_ bytes: Span<UInt8>) -> RequestParser.Outcome {
        var position = 0
        let outcome = parser.read(bytes, at: &position)
        if position < bytes.count {
            bytes.extracting(position..<bytes.count).append(to: &rest)
        }
        return outcome
    }
}
