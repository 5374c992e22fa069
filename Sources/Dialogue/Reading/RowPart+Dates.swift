import Audits

/// When an action is due.
extension RowPart {
    mutating func cutDates() {
        var numbers: [Int] = []
        for index in range {
            if let number = reader.mentionAt[index], numbers.last != number {
                numbers.append(number)
            }
        }
        guard !numbers.isEmpty else { return }
        let days = numbers.filter { reader.mentions[$0].day != nil }
        let kept = days.filter { reader.mentions[$0].isDeadline }
        let ahead = days.filter { isAhead(reader.mentions[$0]) }
        if kept.isEmpty, let last = ahead.last,
            Set(ahead.map { reader.mentions[$0].what }).count > 1,
            !ahead.dropLast().contains(where: { isTakenBack($0, for: last) })
        {
            // "on 4, 11 and 18 December": which of them counts was not said.
            isVague = true
            return
        }
        guard var chosen = kept.last ?? ahead.last else {
            let loose = numbers.filter { isPromise(reader.mentions[$0]) }
            isVague = !loose.isEmpty
            for number in loose { cut(reader.mentions[number].tokens) }
            return
        }
        if let last = days.last, last > chosen, isTakenBack(chosen, for: last) { chosen = last }
        due = reader.mentions[chosen].day
        for number in numbers {
            let tokens = reader.mentions[number].tokens
            if number == chosen || isPromise(reader.mentions[number]) && isLone(tokens) {
                cut(tokens)
            }
            // "by Friday - no, Monday": the date taken back goes with the words that do so.
            if number < chosen, isTakenBack(number, for: chosen) {
                cut(tokens.lowerBound..<reader.mentions[chosen].tokens.lowerBound)
            }
        }
    }

    func isTakenBack(_ number: Int, for other: Int) -> Bool {
        let from = reader.mentions[number].tokens.upperBound
        let between = from..<reader.mentions[other].tokens.lowerBound
        return between.count <= 8
            && between.contains { Self.turns.contains(words.tokens[$0].plain) }
            && between.allSatisfy {
                !words.tokens[$0].isSpoken || Self.turns.contains(words.tokens[$0].plain)
                    || reader.mentionAt[$0] != nil
            }
    }

    static let turns: Set<String> = [
        "no", "sorry", "wait", "actually", "meant", "mean", "i", "make", "it", "that", "rather",
        "say",
        "not", "oops",
    ]

    /// A day that is no deadline in so many words must lie ahead and belong to nothing else.
    func isAhead(_ mention: DateMention) -> Bool {
        guard let day = mention.day, day >= today else { return false }
        let before = reader.plain(mention.tokens.lowerBound - 1)
        guard
            !["since", "from", "of", "dated", "at", "dob", "born", "turns", "last", "to"].contains(
                before
            )
        else { return false }
        return day <= today.adding(days: 190)
            || words.tokens[mention.tokens].contains { $0.isNumber && $0.plain.utf8.count == 4 }
    }

    var today: Day { reader.today }

    /// A vague or impossible date that answers "by when", not one inside the action's own words.
    func isPromise(_ mention: DateMention) -> Bool {
        if mention.day != nil { return false }
        let end = mention.tokens.upperBound
        return mention.isDeadline || end >= range.upperBound || reader.isBreak(end)
            || mention.what == .impossible || isLone(mention.tokens)
            || [
                "please", "pls", "so", "and", "to", "really", "ideally", "if", "though", "tho",
                "like",
            ]
            .contains(reader.plain(end))
    }

    func isLone(_ tokens: Range<Int>) -> Bool {
        (tokens.lowerBound == range.lowerBound || reader.isBreak(tokens.lowerBound - 1))
            && (tokens.upperBound >= range.upperBound || reader.isBreak(tokens.upperBound))
    }

    mutating func cut(_ tokens: Range<Int>) {
        for index in tokens.clamped(to: range) { isCut[index - range.lowerBound] = true }
    }

    func isFree(_ index: Int) -> Bool { !isCut[index - range.lowerBound] }
}
