/// Finds whom an action is for: a role ("SW", "the health visitor"), a name, "me", or several.
struct RowOwnerReader {
    let words: Words
    /// In a message without small letters capitals tell nothing.
    let isShouted: Bool

    init(_ words: Words) {
        self.words = words
        isShouted = !words.text.utf8.contains { (97...122).contains($0) }
    }

    /// The owner named from a token on: the tokens to store, and where the words after it begin.
    struct Found {
        let range: Range<Int>
        let end: Int
        var isRole: Bool
        var isKin: Bool
    }

    /// One owner or several ("SW and PM", "TM, SW and IRO") that begin at a token.
    ///
    /// With `loose` one or two words in small letters are taken for a name.
    func owner(at index: Int, until end: Int, loose: Bool = false) -> Found? {
        guard var found = single(at: index, until: end, loose: loose) else { return nil }
        for _ in 0..<6 {
            let mark = plain(found.end, end)
            if ["and", "&", "/", "+", "with"].contains(mark),
                mark != "with" || loose,
                let next = single(at: found.end + 1, until: end, loose: loose)
            {
                found = joined(found, next)
            } else if mark == ",", let next = single(at: found.end + 1, until: end, loose: false),
                [",", "and", "&"].contains(plain(next.end, end)),
                let third = single(at: next.end + 1, until: end, loose: false),
                plain(next.end, end) != "," || plain(third.end, end) == "and"
            {
                found = joined(found, plain(next.end, end) == "," ? next : third)
            } else {
                break
            }
        }
        return found
    }

    private func joined(_ one: Found, _ other: Found) -> Found {
        Found(
            range: one.range.lowerBound..<other.range.upperBound,
            end: other.end,
            isRole: one.isRole || other.isRole,
            isKin: one.isKin && other.isKin
        )
    }

    private func single(at index: Int, until end: Int, loose: Bool) -> Found? {
        var start = index
        while start < index + 2, RowWords.articles.contains(plain(start, end)) { start += 1 }
        guard start < end, words.tokens[start].isWord else { return nil }
        if RowWords.selves.contains(plain(start, end)), start == index {
            return Found(range: start..<start + 1, end: start + 1, isRole: true, isKin: false)
        }
        let isRole = RowWords.roleBeginnings.contains(plain(start, end))
        let ahead = isRole ? words.tokens[start..<min(start + 4, end)].map(\.plain) : []
        if let length = RowWords.role(ahead), !isTime(start) {
            let isKin = RowWords.kin.contains(ahead[0])
            var stop = start + length
            if let name = name(at: stop, until: end, loose: loose && !isKin) { stop = name }
            stop = bracketed(at: stop, until: end) ?? stop
            return Found(range: start..<stop, end: stop, isRole: true, isKin: isKin)
        }
        guard start == index, var stop = name(at: start, until: end, loose: loose) else {
            return nil
        }
        stop = bracketed(at: stop, until: end) ?? stop
        if ["in", "from"].contains(plain(stop, end)) {
            // "Jo in business support".
            let at = plain(stop + 1, end) == "the" ? stop + 2 : stop + 1
            let ahead = words.tokens[min(at, end)..<min(at + 4, end)].map(\.plain)
            if let length = RowWords.role(ahead), !RowWords.kin.contains(ahead[0]) {
                stop = at + length
            }
        }
        if plain(stop, end) == "the" || plain(stop, end) == "our",
            let length = RowWords.role(
                Array(words.tokens[min(stop + 1, end)..<min(stop + 5, end)].map(\.plain))
            )
        {
            stop += 1 + length
        } else if stop < end, RowWords.abbreviations[plain(stop, end)] != nil, !isTime(stop) {
            stop += 1
        }
        return Found(range: start..<stop, end: stop, isRole: false, isKin: false)
    }

    /// "5pm" names an hour, not a practice manager.
    private func isTime(_ index: Int) -> Bool {
        index > 0 && words.tokens[index - 1].isNumber && !words.tokens[index].spaceBefore
    }

    /// "(Priya)" or "(SW)" behind a role or a name.
    private func bracketed(at index: Int, until end: Int) -> Int? {
        guard plain(index, end) == "(" else { return nil }
        var at = index + 1
        while at < min(index + 5, end), words.tokens[at].isWord { at += 1 }
        guard at > index + 1, plain(at, end) == ")" else { return nil }
        let inside = words.tokens[(index + 1)..<at].map(\.plain)
        let isRole = RowWords.role(inside) == inside.count
        return isRole || name(at: index + 1, until: at, loose: false) == at ? at + 1 : nil
    }

    /// Where a name that begins at a token ends: one or two capitalised words.
    func name(at index: Int, until end: Int, loose: Bool) -> Int? {
        var at = index
        if ["mr", "mrs", "ms", "dr", "miss"].contains(plain(at, end)) {
            at += plain(at + 1, end) == "." ? 2 : 1
        }
        guard isName(at, end, loose) else { return nil }
        at += 1
        if plain(at, end) == "-", at + 1 < end, !words.tokens[at].spaceBefore,
            isName(at + 1, end, loose)
        {
            at += 2
        }
        if isName(at, end, false) || isInitial(at, end) { at += 1 }
        return at
    }

    /// "Amara S" with an initial for the family name.
    private func isInitial(_ index: Int, _ end: Int) -> Bool {
        guard index < end, index > 0, words.tokens[index].isWord else { return false }
        let typed = words.slice(words.tokens[index].range)
        return typed.utf8.count == 1 && typed.first?.isUppercase ?? false && typed != "I"
            && words.slice(words.tokens[index - 1].range).first?.isUppercase ?? false
    }

    private func isName(_ index: Int, _ end: Int, _ loose: Bool) -> Bool {
        guard index < end, words.tokens[index].isWord else { return false }
        let token = words.tokens[index]
        let count = token.plain.utf8.count
        guard (2...20).contains(count),
            !token.plain.utf8.contains(where: { (48...57).contains($0) }),
            RowWords.abbreviations[token.plain] == nil, !RowWords.isNoName(token.plain)
        else { return false }
        if isShouted { return true }
        if loose {
            return Self.namesLikeAdverbs.contains(token.plain)
                || !["ing", "ed", "ly"].contains {
                    token.plain.utf8.count > 4 && token.plain.hasSuffix($0)
                }
        }
        let typed = words.slice(token.range).unicodeScalars
        guard let first = typed.first, first.properties.isUppercase else { return false }
        return typed.dropFirst().contains { $0.properties.isLowercase }
    }

    private static let namesLikeAdverbs: Set<String> = [
        "kelly", "emily", "molly", "sally", "holly", "polly", "billy", "carly", "kimberly", "ahmed",
        "mohammed", "hamed", "tilly", "milly", "waheed",
    ]

    func plain(_ index: Int, _ end: Int) -> String {
        index >= 0 && index < end ? words.tokens[index].plain : ""
    }

    /// The owner as typed.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        let text = String(
            words.slice(words.tokens[first].range.lowerBound..<words.tokens[last].range.upperBound)
        )
        // "Chantelle's doing it": the 's is short for "is".
        let next = words.tokens.indices.contains(last + 1) ? words.tokens[last + 1].plain : ""
        for short in ["'s", "\u{2019}s"]
        where text.hasSuffix(short)
            && ["doing", "taking", "got", "getting", "picking", "going", "on", "the"].contains(next)
        {
            return String(text.dropLast(2))
        }
        return text
    }
}
