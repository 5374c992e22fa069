#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An output stream, written at once and in full.
package final class ByteSink {
    private let descriptor: Int32
    /// Whether nobody reads any more; what is written then is dropped.
    package private(set) var isBroken = false

    /// A sink that writes to an open file descriptor, which stays the caller's.
    package init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Writes all of `text`; waits while the reader is slow.
    package func put(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty && !isBroken {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wait, 1, -1)
            } else if errno != EINTR {
                isBroken = true
            }
        }
    }
}
