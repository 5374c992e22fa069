/// The words that runs of lines are told by.
extension RunReader {
    static let alls: Set<String> = [
        "all", "rest", "everything", "everythings", "others", "remaining", "lot", "each", "every",
        "remainder",
    ]

    /// What stands before the line that a stretch ends at, the longest first.
    static let limits = [
        "all the way down to", "all the way through to", "all the way to", "right down to",
        "right through to", "up to and including", "down as far as", "as far as", "down to",
        "through to", "down through to", "up to",
    ].map { $0.split(separator: " ").map(String.init) }

    static let sections: Set<String> = [
        "planning", "assessment", "intervention", "section",
    ]

    static let joints: Set<String> = ["because", "as", "since", "cos", "coz", "bc", "for"]

    static let negations: Set<String> = [
        "never", "not", "wasnt", "isnt", "hasnt", "havent", "didnt", "werent", "arent", "doesnt",
    ]

    static let ordinalWords = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ]

    static let ordinalDigits = [
        "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th",
    ]

    static let fillers: Set<String> = [
        "the", "to", "is", "are", "one", "ones", "of", "for", "them", "these", "and", "please",
        "its", "a", "then", "just", "put", "those", "that", "thats", "which", "so", "was", "were",
        "this",
        "from", "in", "im", "afraid", "i",
        "think", "id", "say", "on", "it", "questions", "lines", "here", "should", "be", "both",
        "too", "also", "with", "go", "again", "only", "but", "an", "my", "her", "his", "our",
        "covered", "addressed", "evidenced", "honestly", "right", "order", "o", "t", "ones",
    ]
}
