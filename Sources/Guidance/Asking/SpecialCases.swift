/// What sets a special case: a rule about moderations or inadequate results is not the rule.
enum SpecialCases {
    /// By the stem of the word that names it.
    private static let names = [
        "moder": "moderation", "inadequ": "inadequate", "fail": "inadequate",
        "disagre": "disagreement", "agre": "agreement",
    ]

    /// The cases that words name.
    static func read(_ words: some Sequence<String>) -> Set<String> {
        Set(words.compactMap { names[PorterStemmer.stem($0)] })
    }

    private static let terms = names.map { (Term(stem: $0), $1) }

    /// The cases that terms name.
    static func held(by held: Set<Term>) -> Set<String> {
        Set(terms.filter { held.contains($0.0) }.map(\.1))
    }
}
