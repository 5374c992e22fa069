/// How figures are told.
enum Report {
    /// Runs a task and prints its median and 99th percentile in microseconds.
    static func time(_ name: String, times: Int, each: Int = 1, _ task: () throws -> Void) {
        let clock = ContinuousClock()
        var micros: [Double] = []
        do {
            try task()
            for _ in 0..<times {
                let took = try clock.measure(task)
                micros.append(
                    (Double(took.components.seconds) * 1e6
                        + Double(took.components.attoseconds) / 1e12) / Double(each)
                )
            }
        } catch {
            print("\(name): stopped, \(error)")
            return
        }
        micros.sort()
        let median = Int(micros[micros.count / 2])
        let high = Int(micros[min(micros.count - 1, micros.count * 99 / 100)])
        print("\(name): median \(median) us, 99th percentile \(high) us")
    }

    /// Prints a figure, what it is held against, how they stand to each other, and the target.
    static func line(
        _ name: String,
        _ figure: String,
        limit: String = "",
        ratio: Double? = nil,
        target: String
    ) {
        let held = limit.isEmpty ? "" : ", limit \(limit)"
        let quotient = ratio.map { ", ratio \(rounded($0))" } ?? ""
        print("\(name): \(figure)\(held)\(quotient); target \(target)")
    }

    /// Two digits behind the point.
    static func rounded(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let rest = abs(hundredths % 100)
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
