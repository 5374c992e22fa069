/// The words that runs of lines are told by.
extension RunReader {
    static let alls: Set<String> = [
        "all", "rest", "everything", "everythings", "others", "remaining", "lot", "each", "every",
        "remainder",
    ]

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
        "honestly", "right", "order", "o", "t", "ones",
    ]
}
