import Assistant
import FoundationEssentials

/// Times as the store keeps them, ISO 8601 in UTC, and sums with them.
package enum Moment {
    /// A time some seconds later, or earlier; the same text where it is no time.
    package static func after(_ time: String, seconds: Int) -> String {
        guard let date = try? Date(time, strategy: .iso8601) else { return time }
        return date.addingTimeInterval(Double(seconds)).formatted(.iso8601)
    }

    private static let start = ContinuousClock.now

    /// Seconds of a clock that never goes back, for delays and rates; it stands where the program's
    /// own clock is fixed.
    static func steadySeconds(_ clock: Clock) -> Int {
        guard case .system = clock else { return 0 }
        return Int((ContinuousClock.now - start).components.seconds)
    }
}
