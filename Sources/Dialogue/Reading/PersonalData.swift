import Audits

/// Likely personal data in what a person wrote: a gentle hint is given, and the words are stored as
/// they are.
enum PersonalData: String, Hashable, Sendable, CaseIterable {
    case nhsNumber
    case dateOfBirth
    case fullName

    /// The kinds that a text seems to hold.
    ///
    /// Linear in its length. Names are guessed from two capitalised words in a row that are not the
    /// start of a sentence and not words of the field, so the hint says "may".
    static func hints(in words: Words) -> Set<PersonalData> {
        var found: Set<PersonalData> = []
        if hasNHSNumber(words) { found.insert(.nhsNumber) }
        let isBirth = ["dob", "born", "birthday"].contains { word in
            words.tokens.contains { $0.plain == word }
        }
        if isBirth || words.contains("date of birth"),
            words.tokens.contains(where: { $0.isNumber && $0.plain.count <= 4 })
        {
            found.insert(.dateOfBirth)
        }
        if hasFullName(words) { found.insert(.fullName) }
        return found
    }

    /// Ten digits, perhaps in groups, with the check digit of an NHS number (modulus 11).
    private static func hasNHSNumber(_ words: Words) -> Bool {
        var digits: [Int] = []
        for token in words.tokens {
            guard token.isNumber, token.plain.utf8.allSatisfy({ (48...57).contains($0) }) else {
                if token.plain != "-" { digits = [] }
                continue
            }
            digits += token.plain.utf8.map { Int($0) - 48 }
            if digits.count == 10, isValid(digits) { return true }
            if digits.count >= 10 { digits = [] }
        }
        return false
    }

    private static func isValid(_ digits: [Int]) -> Bool {
        let sum = zip(digits.prefix(9), stride(from: 10, through: 2, by: -1)).reduce(0) {
            $0 + $1.0 * $1.1
        }
        let check = (11 - sum % 11) % 11
        return check != 10 && check == digits[9]
    }

    private static func hasFullName(_ words: Words) -> Bool {
        var before: (isCapital: Bool, plain: String)?
        for (index, token) in words.tokens.enumerated() {
            guard token.isWord else {
                before = nil
                continue
            }
            let startsSentence =
                index == 0
                || ([".", "!", "?", "\n", "\"", ":"].contains(words.tokens[index - 1].plain))
            let isName =
                isCapitalised(words.slice(token.range)) && token.plain.count >= 3
                && !common.contains(token.plain)
            if isName, let before, before.isCapital { return true }
            before = (isName && !startsSentence, token.plain)
        }
        return false
    }

    /// One capital letter and then small ones, so that abbreviations do not count.
    private static func isCapitalised(_ word: Substring) -> Bool {
        guard let first = word.first, first.isUppercase else { return false }
        return word.dropFirst().allSatisfy { $0.isLowercase || $0 == "'" || $0 == "\u{2019}" }
    }

    /// Capitalised words of the field that are no names of people.
    private static let common: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "good", "outstanding", "inadequate", "requires", "improvement",
        "social",
        "worker", "team", "manager", "service", "practice", "group", "child", "children", "family",
        "network", "meeting", "safety", "plan", "signs", "mosaic", "liquid", "logic", "stage",
        "head",
        "need", "protection", "health", "visitor", "early", "help", "school", "core", "review",
        "conference", "care", "services", "assessment", "three", "houses", "strengths",
        "difficulties",
        "questionnaire", "the", "and", "north", "south", "east", "west", "county", "council",
        "road",
        "street", "primary", "secondary", "academy", "hospital", "police", "court", "order",
        "advisor",
        "independent", "reviewing", "officer", "mum", "dad", "gran", "nan", "neglect", "tool",
        "graded",
        "profile", "legal", "gateway", "public", "law", "outline", "childrens", "looked", "after",
    ]
}
