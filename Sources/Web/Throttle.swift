/// Slows guessing down: after some failures each further try must wait, twice as long every time.
///
/// Nobody is locked out for good, and a name that does not exist is treated like one that does
/// (ASVS 6.1.1, 6.3.1). It is kept in memory, bounded.
struct Throttle: Sendable {
    private struct Entry {
        var failures: Int
        /// When the next try is let in.
        var opens: Int
        /// When the last one failed.
        var at: Int
    }

    private var entries: [String: Entry] = [:]
    private static let mostEntries = 10_000

    /// Seconds until a try is let in for all of these keys; 0 for now.
    func delay(_ keys: [String], at now: Int) -> Int {
        keys.compactMap { entries[$0]?.opens }.map { $0 - now }.max().map { max(0, $0) } ?? 0
    }

    /// Notes a failure.
    ///
    /// - Parameters:
    ///   - key: An account or an address.
    ///   - rule: How patient to be with it.
    ///   - now: Seconds of a clock that never goes back.
    mutating func fail(_ key: String, _ rule: Rule, at now: Int) {
        makeRoom(at: now)
        var entry = entries[key] ?? Entry(failures: 0, opens: now, at: now)
        entry.failures = max(0, entry.failures - (now - entry.at) / rule.forgivesEvery) + 1
        let over = entry.failures - rule.free
        entry.opens = now + (over > 0 ? min(1 << min(over, 20), rule.longest) : 0)
        entry.at = now
        entries[key] = entry
    }

    /// How patient to be.
    struct Rule: Sendable {
        /// How many failures cost nothing.
        let free: Int
        /// Seconds that one must wait at most.
        let longest: Int
        /// Seconds after which one failure is forgiven.
        let forgivesEvery: Int

        static let account = Rule(free: 4, longest: 900, forgivesEvery: 600)
        /// A whole office may come from one address.
        static let address = Rule(free: 50, longest: 60, forgivesEvery: 30)
    }

    /// Forgets the failures of an account that was signed in to.
    mutating func succeed(_ key: String) { entries[key] = nil }

    private mutating func makeRoom(at now: Int) {
        guard entries.count >= Self.mostEntries else { return }
        entries = entries.filter { $0.value.opens + 3_600 > now }
        if entries.count >= Self.mostEntries,
            let oldest = entries.min(by: { $0.value.opens < $1.value.opens })
        {
            entries[oldest.key] = nil
        }
    }
}
