extension Words {
    /// Whether what these tokens name is said to be wrong: "not a good", "rather than RI", "scratch the
    /// 5", "instead of Chidi".
    func isTakenBack(_ named: Range<Int>) -> Bool {
        var index = named.lowerBound - 1
        while index >= 0, Self.beforeNames.contains(tokens[index].plain) { index -= 1 }
        guard index >= 0 else { return false }
        let word = tokens[index].plain
        if word == "of" || word == "than" {
            return index > 0 && ["instead", "rather"].contains(tokens[index - 1].plain)
        }
        // "drop the 5" takes it back, "drop to a 5" gives it.
        let isAim = tokens[(index + 1)..<named.lowerBound].contains { $0.plain == "to" }
        return Self.denying.contains(word) || !isAim && Self.removing.contains(word)
    }

    private static let beforeNames: Set<String> = [
        "a", "an", "the", "my", "that", "just", "to", "be", "been",
    ]
    private static let denying: Set<String> = ["not", "isnt", "wasnt", "from"]
    private static let removing: Set<String> = [
        "scratch", "scrap", "forget", "ignore", "strike", "bin", "lose", "replace", "swap", "drop",
    ]
}
