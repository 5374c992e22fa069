import CSQLite
import Synchronization

/// Stops the work of a connection from any thread: for a search that takes too long.
///
/// It may outlive its connection; then it does nothing.
package final class Interrupter: Sendable {
    /// The connection's address as a number, for a pointer is not `Sendable`; 0 once it is closed.
    private let address: Mutex<UInt>

    init(_ database: OpaquePointer) {
        address = Mutex(UInt(bitPattern: database))
    }

    /// Makes the statement that is running, if any, throw `.interrupted`.
    package func interrupt() {
        // The lock keeps the connection open for as long as it is being told.
        address.withLock { address in
            if let database = OpaquePointer(bitPattern: address) { sqlite3_interrupt(database) }
        }
    }

    func disarm() {
        address.withLock { $0 = 0 }
    }
}
