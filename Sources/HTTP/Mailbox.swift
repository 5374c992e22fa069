import Synchronization

/// Items on their way from one thread to another, in order.
final class Mailbox<Item: Sendable>: Sendable {
    private struct State {
        var items: [Item] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let bell: Bell

    /// The taker polls `descriptor`, or it calls `wait`.
    init(isPolled: Bool) throws(ServerError) {
        bell = try Bell(isPolled: isPolled)
    }

    /// Readable while something may be here.
    var descriptor: Int32 { bell.descriptor.number }

    /// Adds items; rings only where there were none.
    func post(_ items: [Item]) {
        guard !items.isEmpty else { return }
        let wasEmpty = state.withLock { state in
            defer { state.items += items }
            return state.items.isEmpty
        }
        if wasEmpty { bell.ring() }
    }

    /// Takes all that is here, without waiting.
    func takeAll() -> [Item] {
        bell.answer()
        return state.withLock { state in
            defer { state.items = [] }
            return state.items
        }
    }

    /// Waits for items and takes up to `most`; `nil` once the box is closed and empty.
    func wait(most: Int) -> [Item]? {
        while true {
            let (items, ringsOn, isClosed) = state.withLock { state in
                let taken: [Item]
                if state.items.count <= most {
                    taken = state.items
                    state.items = []
                } else {
                    taken = Array(state.items.prefix(most))
                    state.items.removeFirst(most)
                }
                return (taken, !state.items.isEmpty || state.isClosed, state.isClosed)
            }
            if ringsOn { bell.ring() }  // for whoever else waits
            if !items.isEmpty { return items }
            if isClosed { return nil }
            bell.answer()
        }
    }

    /// Ends the waiting; what is here is still taken.
    func close() {
        state.withLock { $0.isClosed = true }
        bell.ring()
    }
}
