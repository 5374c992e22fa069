import Synchronization

/// Counters of a server, readable from any thread at any time.
///
/// Each figure is exact by itself; two of them may be a moment apart.
package final class Metrics: Sendable {
    /// The counters at one moment.
    package struct Snapshot: Sendable, Equatable {
        /// Answers by class: 200 to 299 under 2, and so on.
        package var responses: [Int: Int] = [:]
        package var bytesReceived = 0
        package var bytesSent = 0
        /// Connections open now.
        package var connections = 0
        /// Connections accepted since the start.
        package var accepted = 0
        /// Connections turned away with 503 or at once, for want of room.
        package var turnedAway = 0
        /// Connections ended by a deadline.
        package var timedOut = 0
        /// Requests handed to the lanes and not yet answered.
        package var queued = 0
    }

    private let succeeded = Atomic(0)
    private let redirected = Atomic(0)
    private let refused = Atomic(0)
    private let failed = Atomic(0)
    let bytesReceived = Atomic(0)
    let bytesSent = Atomic(0)
    let connections = Atomic(0)
    let accepted = Atomic(0)
    let turnedAway = Atomic(0)
    let timedOut = Atomic(0)
    let queued = Atomic(0)

    package init() {}

    func countResponse(_ status: Int) {
        switch status {
        case ..<300: succeeded.add(1)
        case ..<400: redirected.add(1)
        case ..<500: refused.add(1)
        default: failed.add(1)
        }
    }

    /// The counters now.
    package func snapshot() -> Snapshot {
        Snapshot(
            responses: [
                2: succeeded.value, 3: redirected.value, 4: refused.value, 5: failed.value,
            ],
            bytesReceived: bytesReceived.value,
            bytesSent: bytesSent.value,
            connections: connections.value,
            accepted: accepted.value,
            turnedAway: turnedAway.value,
            timedOut: timedOut.value,
            queued: queued.value
        )
    }
}

extension Atomic<Int> {
    func add(_ amount: Int) { wrappingAdd(amount, ordering: .relaxed) }

    var value: Int { load(ordering: .relaxed) }
}
