import Audits

/// A grade or a number that stands in a message, whether or not it is meant as the judgement.
struct JudgementMention: Hashable, Sendable {
    enum What: Hashable, Sendable {
        case grade(Grade)
        case score(Int)
        /// A number that is no whole score from 0 to 10, as typed.
        case notAScore(String)
    }

    let what: What
    /// The tokens it covers.
    let tokens: Range<Int>
    let isQuoted: Bool
}

extension Words {
    /// Every grade in the message, and every number that could be a score, in order.
    func mentions(grades: Bool, scores: Bool) -> [JudgementMention] {
        var found: [JudgementMention] = []
        var index = 0
        let days = scores ? slashed : []
        while index < tokens.count {
            if days.contains(index) {
                index += 3
            } else if grades, let (grade, length) = grade(at: index) {
                found.append(mention(.grade(grade), index, length))
                index += length
            } else if scores, let (what, length) = score(at: index) {
                found.append(mention(what, index, length))
                index += length
            } else {
                index += 1
            }
        }
        return found
    }

    /// Where days such as "12/3" begin, when a message has several or the first number is off the scale.
    private var slashed: Set<Int> {
        let pairs = tokens.indices.filter {
            tokens[$0].isNumber && $0 + 2 < tokens.count && tokens[$0 + 1].plain == "/"
                && tokens[$0 + 2].isNumber && tokens[$0 + 2].plain != "10"
                && !tokens[$0].spaceAfter
        }
        return pairs.count > 1
            ? Set(pairs) : Set(pairs.filter { (Int(tokens[$0].plain) ?? 0) > 10 })
    }

    private func mention(_ what: JudgementMention.What, _ index: Int, _ length: Int)
        -> JudgementMention
    {
        JudgementMention(
            what: what,
            tokens: index..<index + length,
            isQuoted: tokens[index].isQuoted
        )
    }

    /// A grade word or phrase that begins here, with the number of tokens it takes.
    func grade(at index: Int) -> (Grade, Int)? {
        let token = tokens[index]
        // Every grade and its slips begin with one of these letters; most words end here.
        guard token.isWord, let first = token.plain.utf8.first, Words.gradeLetters.contains(first)
        else { return nil }
        let repeated = token.plain.withoutRepeats
        // "goodish" names the grade it is near to; `JudgementReader` takes it for a hedge.
        let word = repeated.hasSuffix("ish") ? String(repeated.dropLast(3)) : repeated
        let next = index + 1 < tokens.count ? tokens[index + 1].plain : ""
        switch word {
        case "good", "goood", "gud", "gd", "godo", "goos": return (.good, 1)
        // "outstanding actions from March": work not done yet.
        case "outstanding" where Words.undone.contains(next): return nil
        case "outstanding": return (.outstanding, 1)
        case "inadequate", "inad": return (.inadequate, 1)
        case "ri": return (.requiresImprovement, 1)
        case "r" where next == "i": return (.requiresImprovement, 2)
        case "r" where has(["r", ".", "i"], at: index):
            return (.requiresImprovement, has(["r", ".", "i", "."], at: index) ? 4 : 3)
        default: break
        }
        if first == UInt8(ascii: "r") || first == UInt8(ascii: "n"),
            Words.requiring.contains(where: { Edits.near(word, $0, within: word.count > 5 ? 1 : 0) }
            )
        {
            if Words.improving.contains(where: { Edits.near(next, $0, within: 2) }) {
                return (.requiresImprovement, 2)
            }
            // "req. improv."
            if next == ".", word.count <= 4, index + 2 < tokens.count,
                tokens[index + 2].plain.hasPrefix("imp")
            {
                return (.requiresImprovement, 3)
            }
            let after = index + 2 < tokens.count ? tokens[index + 2].plain : ""
            if ["some", "to"].contains(next),
                Words.improving.contains(where: { Edits.near(after, $0, within: 1) })
            {
                return (.requiresImprovement, 3)
            }
        }
        if word.hasPrefix("improvement"), ["needed", "required", "reqd"].contains(next) {
            return (.requiresImprovement, 2)
        }
        if word.count >= 8 {
            if Edits.near(word, "inadequate", within: 2), !word.hasPrefix("adequate") {
                return (.inadequate, 1)
            }
            if Edits.near(word, "outstanding", within: 2) { return (.outstanding, 1) }
        }
        return nil
    }

    private static let gradeLetters = Set("goirneu".utf8)
    private static let requiring = [
        "requires", "requiring", "require", "required", "needs", "need", "needing", "req", "reqs",
    ]
    private static let improving = [
        "improvement", "improvements", "improving", "improve", "imp", "improv",
    ]
    private static let undone: Set<String> = [
        "action", "actions", "task", "tasks", "work", "issue", "issues", "matters", "matter",
        "recommendation", "recommendations", "referral", "referrals", "report", "reports", "checks",
        "queries", "items", "debt", "debts", "arrears", "charges", "warrant", "recording",
        "paperwork", "documents", "minutes", "requests",
    ]

    /// A number that begins here, alone, `7/10` or `7 out of 10`, with the tokens it takes.
    private func score(at index: Int) -> (JudgementMention.What, Int)? {
        let token = tokens[index]
        var digits = token.plain
        if token.isWord {
            guard let value = Words.numberWords.firstIndex(of: digits) else { return nil }
            if digits == "one", !isCounted(at: index) { return nil }
            digits = String(value)
        } else if !token.isNumber {
            return nil
        }
        var length = 1
        if has(["/", "10"], at: index + 1) { length = 3 }
        if has(["out", "of", "10"], at: index + 1) || has(["out", "of", "ten"], at: index + 1) {
            length = 4
        }
        let isNegative =
            index > 0 && tokens[index - 1].plain == "-" && !tokens[index - 1].spaceAfter
            && tokens[index - 1].spaceBefore
        for half in [["and", "a", "half"], ["and", "half"], [".", "5"]]
        where has(half, at: index + 1) {
            return (.notAScore(digits + ".5"), 1 + half.count)
        }
        guard !isNegative, let value = Int(digits), (0...10).contains(value) else {
            return (.notAScore((isNegative ? "-" : "") + digits), length)
        }
        return (.score(value), length)
    }

    /// "one" is a number only when it is plainly counted: "a one", "one out of ten", "1" as a word alone.
    private func isCounted(at index: Int) -> Bool {
        let before = index > 0 ? tokens[index - 1].plain : ""
        let alone = tokens.filter(\.isSpoken).count == 1
        let opens =
            index + 1 < tokens.count && tokens[index + 1].isMark
            && !tokens[..<index].contains(where: \.isSpoken)
        return alone || opens || ["a", "score", "of", "give"].contains(before)
            || has(["out", "of"], at: index + 1) || has(["/", "10"], at: index + 1)
    }

    static let numberWords = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
}

extension String {
    /// "gooood" as "good": no letter more than twice in a row.
    var withoutRepeats: String {
        let bytes = utf8
        guard
            zip(bytes, zip(bytes.dropFirst(), bytes.dropFirst(2))).contains(where: { one, next in
                one == next.0 && one == next.1
            })
        else { return self }
        var kept = ""
        var count = 0
        for letter in self {
            count = letter == kept.last ? count + 1 : 1
            if count <= 2 { kept.append(letter) }
        }
        return kept
    }
}
