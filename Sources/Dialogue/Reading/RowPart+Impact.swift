/// What an action is for: the difference it should make.
extension RowPart {
    /// "so that ...", "impact: ...": up to the end, or to a clause that only names owner or date.
    mutating func cutImpact() -> Range<Int>? {
        for index in range where isFree(index) {
            guard let start = impactStart(index) else { continue }
            var end = range.upperBound
            var at = start
            while at < range.upperBound {
                if !isFree(at) && (at + 1 == range.upperBound || reader.isBreak(at + 1)) {
                    end = at
                    while end > start, !isFree(end - 1) { end -= 1 }
                    break
                }
                if reader.isBreak(at), at + 1 < range.upperBound,
                    ownerRun(at + 1..<runEnd(from: at + 1)) != nil
                {
                    end = at
                    break
                }
                at += 1
            }
            guard start < end else { return nil }
            cut(index..<end)
            return start..<end
        }
        return nil
    }

    func impactStart(_ index: Int) -> Int? {
        func has(_ phrase: String...) -> Bool { words.has(phrase, at: index) }
        if has("so", "that") { return index + 2 }
        if has("in", "order", "that") || has("this", "will", "mean") || has("which", "will", "mean")
        {
            return index + 3
        }
        if has("meaning", "that") || has("which", "means") { return index + 2 }
        if index == range.lowerBound || reader.isBreak(index - 1) {
            for phrase in Self.tells where words.has(phrase, at: index) { return index }
        }
        let word = reader.plain(index)
        // "Then J has two adults who know what to do": how it will be, behind the action.
        if word == "then", index == range.lowerBound || reader.isBreak(index - 1),
            index + 2 < range.upperBound,
            ["has", "have", "is", "are", "can", "knows", "feels"].contains(reader.plain(index + 2)),
            words.slice(words.tokens[index + 1].range).first?.isUppercase ?? false
                || RowWords.kin.contains(reader.plain(index + 1))
        {
            return index + 1
        }
        // A clause that begins with "so", behind the action.
        if word == "so", index > range.lowerBound, reader.isBreak(index - 1),
            index + 1 < range.upperBound,
            !["far", "by", "sw", "tm", "pm"].contains(reader.plain(index + 1))
        {
            return index + 1
        }
        if word == "so", index + 1 < range.upperBound {
            let next = reader.plain(index + 1)
            let isName = owners.name(at: index + 1, until: range.upperBound, loose: false) != nil
            return Self.afterSo.contains(next) || RowWords.kin.contains(next) || isName
                ? index + 1 : nil
        }
        if ["impact", "outcome"].contains(word) || has("expected", "impact")
            || has("expected", "outcome")
            || has("the", "impact") || has("the", "expected", "impact")
        {
            var at = index
            while ["the", "expected", "impact", "outcome"].contains(reader.plain(at)) { at += 1 }
            let isLed = [":", "-", "=", "is", "\u{2013}", "will", "would", "being"].contains(
                reader.plain(at)
            )
            guard isLed || index == range.lowerBound || reader.isBreak(index - 1) else {
                return nil
            }
            if [":", "-", "=", "is", "\u{2013}", "being"].contains(reader.plain(at)) { at += 1 }
            if ["will", "would"].contains(reader.plain(at)), reader.plain(at + 1) == "be" {
                at += 2
            }
            if reader.plain(at) == "that" { at += 1 }
            return at
        }
        return nil
    }

    /// How people begin to say what an action is for.
    static let tells: [[String]] = [
        "this will", "this means", "it will help", "itll help", "itll mean", "it will mean",
        "this should", "that way", "this way", "then wed", "then we", "then she", "then he",
        "then they", "that means", "meaning", "to help", "it should help", "we should then",
    ].map { $0.split(separator: " ").map(String.init) }

    static let afterSo: Set<String> = [
        "the", "she", "he", "they", "we", "child", "children", "everyone", "it", "her", "his",
        "their",
        "all", "there", "both", "kids", "school", "professionals", "i", "parents", "siblings",
    ]
}
