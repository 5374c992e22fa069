/// How many requests a user may make: a bucket that fills evenly over each minute.
struct RateLimit: Sendable {
    private struct Bucket {
        var level: Double
        var at: Int
    }

    /// A minute; 0 sets no limit.
    let perMinute: Int
    private var buckets: [String: Bucket] = [:]

    init(perMinute: Int) { self.perMinute = perMinute }

    /// Takes one request out of a user's bucket.
    ///
    /// - Returns: 0, or the seconds after which there is room again.
    mutating func take(_ user: String, at now: Int) -> Int {
        guard perMinute > 0 else { return 0 }
        let rate = Double(perMinute) / 60
        if buckets.count > 10_000 { buckets = buckets.filter { $0.value.at + 60 > now } }
        var bucket = buckets[user] ?? Bucket(level: Double(perMinute), at: now)
        bucket.level = min(Double(perMinute), bucket.level + Double(now - bucket.at) * rate)
        bucket.at = now
        let wait = bucket.level >= 1 ? 0 : max(1, Int(((1 - bucket.level) / rate).rounded(.up)))
        if wait == 0 { bucket.level -= 1 }
        buckets[user] = bucket
        return wait
    }
}
