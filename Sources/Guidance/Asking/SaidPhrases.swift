/// The runs of up to five words that a question holds, for looking up many phrases in it.
struct SaidPhrases {
    private let runs: Set<String>

    private static let longest = 5

    init(_ words: [String]) {
        var runs = Set<String>()
        for start in words.indices {
            var run = ""
            for word in words[start...].prefix(Self.longest) {
                run += run.isEmpty ? word : " " + word
                runs.insert(run)
            }
        }
        self.runs = runs
    }

    /// Whether it holds one of the phrases: words in their order, of five at most.
    func has(_ phrases: [String]) -> Bool { phrases.contains(where: runs.contains) }
}
