import Audits

/// Reads who takes part in a conversation and what each of them reflected on.
struct RowPeopleReader {
    private let words: Words
    private let owners: RowOwnerReader

    init(_ words: Words) {
        self.words = words
        owners = RowOwnerReader(words)
    }

    // MARK: Participants

    func participants(roles: [String], me: String?) -> [Row] {
        guard !words.sentences.contains(where: \.isAsked) else { return [] }
        var rows: [Row] = []
        var absent: Set<String> = []
        var isAll = false
        for item in items() {
            let spoken = words.plain(item)
            if spoken.contains(where: {
                [
                    "no", "not", "without", "absent", "apologies", "couldnt", "except", "apart",
                    "but", "bar", "sick", "leave",
                ].contains($0)
            }) {
                if spoken.contains(where: { ["all", "everyone", "everybody"].contains($0) }) {
                    isAll = true
                }
                if let role = role(in: item)?.name { absent.insert(role) }
                continue
            }
            if spoken.contains(where: { ["all", "everyone", "everybody"].contains($0) }),
                role(in: item) == nil
            {
                isAll = true
                continue
            }
            guard let row = participant(item, me: me), !row.cells.isEmpty else { continue }
            // "Carol, group manager": the role of the name just given.
            if row["name"] == nil, row["role"] != nil, let last = rows.indices.last,
                rows[last]["role"] == nil, startsWithRole(item)
            {
                rows[last]["role"] = row["role"]
            } else {
                rows.append(row)
            }
        }
        if isAll {
            for role in roles
            where !absent.contains(role) && !rows.contains(where: { $0["role"] == role }) {
                rows.append(Row(["role": role]))
            }
        }
        return rows.filter { row in row["role"].map { !absent.contains($0) } ?? true }
    }

    private func participant(_ item: Range<Int>, me: String?) -> Row? {
        var rest = Array(item)
        var row = Row([:])
        if let found = role(in: item) {
            row["role"] = found.name
            rest.removeAll { found.tokens.contains($0) }
        }
        // "wee Lucy who holds the case": who she is, not how she is called.
        if row["name"] == nil, let who = rest.firstIndex(where: { words.tokens[$0].plain == "who" })
        {
            let told = rest[who...].map { words.tokens[$0].plain }
            if row["role"] == nil, told.contains("case"), !told.contains("not") {
                row["role"] = "social worker"
            }
            rest.removeSubrange(who...)
        }
        let selves = rest.filter {
            ["me", "meself", "mysen", "myself", "i", "im"].contains(words.tokens[$0].plain)
        }
        if let me, !selves.isEmpty, row["role"] == nil { row["role"] = me }
        let names = rest.filter { index in
            words.tokens[index].isWord && !Self.fillers.contains(words.tokens[index].plain)
        }
        if let first = names.first, let last = names.last, names.count <= 3,
            row["role"] != nil || names.count <= 2,
            names.allSatisfy({ !RowWords.isNoName(words.tokens[$0].plain) })
        {
            row["name"] = owners.text(first..<last + 1)
        } else if let own = selves.first {
            row["name"] = owners.text(own..<own + 1)
        }
        return row
    }

    private func startsWithRole(_ item: Range<Int>) -> Bool {
        guard let found = role(in: item) else { return false }
        return !words.tokens[item].contains { ["and", "&"].contains($0.plain) }
            && words.tokens[item.lowerBound..<found.tokens.lowerBound].allSatisfy {
                !$0.isSpoken || Self.fillers.contains($0.plain)
            }
    }

    /// The role that an item names, in the words of a form.
    private func role(in item: Range<Int>) -> (name: String, tokens: Range<Int>)? {
        for index in item where words.tokens[index].isWord {
            let ahead = words.tokens[index..<min(index + 4, item.upperBound)].map(\.plain)
            guard let length = RowWords.role(ahead) else { continue }
            let phrase = ahead.prefix(length).joined(separator: " ")
            return (RowWords.abbreviations[phrase] ?? phrase, index..<index + length)
        }
        return nil
    }

    /// The parts between commas, "and" and line ends; a dash or bracket joins a name to its role.
    private func items() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        for (index, token) in words.tokens.enumerated()
        where [",", ";", "and", "&", "\n", "+", ".", "plus", "with"].contains(token.plain) {
            if start < index { found.append(start..<index) }
            start = index + 1
        }
        if start < words.tokens.count { found.append(start..<words.tokens.count) }
        return found.filter { item in words.tokens[item].contains(where: \.isSpoken) }
    }

    private static let fillers: Set<String> = [
        "the", "a", "an", "it", "was", "is", "were", "there", "present", "with", "just", "us",
        "our",
        "as", "also", "me", "myself", "i", "im", "participants", "are", "by", "will", "be", "who",
        "hes", "shes", "he", "she", "theyre", "they", "add", "to", "people", "list", "attendees",
        "phone", "online", "remotely", "video", "call", "meself", "mysen", "wee", "little",
        "joined", "attended", "attending", "her", "his", "my", "for", "case", "their", "on",
        "teams", "put", "down", "too", "sorry", "forgot", "missed", "in", "along", "came", "sat",
        "stick", "pop", "include", "well", "should", "please", "oh",
    ]

    // MARK: Reflections

    func reflections() -> [Row] {
        var parts: [(who: String?, text: String, isLine: Bool)] = []
        for sentence in sentences() {
            var start = sentence.range.lowerBound
            while start < sentence.range.upperBound, !words.tokens[start].isSpoken, !isQuote(start)
            { start += 1 }
            for piece in split(start..<sentence.range.upperBound) {
                guard let (who, from) = speaker(piece) else {
                    let text = typed(piece)
                    if !text.isEmpty { parts.append((nil, text, sentence.isLine)) }
                    continue
                }
                let text = typed(from..<piece.upperBound)
                parts.append((who, text, sentence.isLine))
            }
        }
        var rows: [(who: String?, texts: [String])] = []
        for part in parts {
            if part.who == nil, let last = rows.indices.last {
                rows[last].texts.append(part.text)
            } else {
                rows.append((part.who, part.text.isEmpty ? [] : [part.text]))
            }
        }
        return rows.compactMap { row in
            guard !row.texts.isEmpty, row.who != nil || row.texts.joined().utf8.count > 3 else {
                return nil
            }
            var cells = Row(["what": row.texts.joined(separator: ". ")])
            cells["who"] = row.who
            return cells
        }
    }

    private func sentences() -> [(range: Range<Int>, isLine: Bool)] {
        var found: [(range: Range<Int>, isLine: Bool)] = []
        var start = 0
        for (index, token) in words.tokens.enumerated() where token.isMark {
            let isEnd = ["!", "?"].contains(token.plain) || token.plain == "." && token.spaceAfter
            let isLine = ["\n", ";"].contains(token.plain)
            guard isEnd || isLine else { continue }
            if start < index { found.append((start..<index, isLine)) }
            start = index + 1
        }
        if start < words.tokens.count { found.append((start..<words.tokens.count, true)) }
        return found
    }

    /// "Beth said X and Ishaan wants Y": a piece for each speaker.
    private func split(_ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where index > start {
            guard ["and", ",", "while", "but"].contains(words.tokens[index].plain),
                !words.tokens[index].isQuoted
            else { continue }
            var at = index + 1
            if at < range.upperBound, ["and", "while", "but"].contains(words.tokens[at].plain) {
                at += 1
            }
            guard at < range.upperBound, let owner = owners.owner(at: at, until: range.upperBound),
                !owner.isKin,
                owner.end < range.upperBound,
                Self.telling.contains(words.tokens[owner.end].plain)
                    || words.tokens[owner.end].plain == ":",
                !RowWords.selves.contains(words.tokens[at].plain) || owner.range.count > 1
                    || words.tokens[at].plain == "i",
                start < index
            else { continue }
            found.append(start..<index)
            start = at
        }
        if start < range.upperBound { found.append(start..<range.upperBound) }
        return found
    }

    /// Who speaks in a piece, and where the words about it begin.
    private func speaker(_ piece: Range<Int>) -> (String, Int)? {
        var start = piece.lowerBound
        while start < piece.upperBound,
            ["and", "also", "then", "for", "from"].contains(words.tokens[start].plain)
        {
            start += 1
        }
        let first = start < piece.upperBound ? words.tokens[start].plain : ""
        if ["both", "all", "everyone", "everybody"].contains(first), start + 1 < piece.upperBound,
            Self.telling.contains(words.tokens[start + 1].plain)
        {
            return (owners.text(start..<start + 1), start + 1)
        }
        if let owner = owners.owner(at: start, until: piece.upperBound) {
            let next = owner.end < piece.upperBound ? words.tokens[owner.end] : nil
            guard let next else { return nil }
            if [":", "-", "\u{2013}", ","].contains(next.plain),
                next.plain != "-" || next.spaceAfter
            {
                return (owners.text(owner.range), owner.end + 1)
            }
            if next.isWord, owner.isRole || owner.range.count <= 3 {
                let isTelling =
                    Self.telling.contains(next.plain) || next.plain.hasSuffix("s")
                    || next.plain.hasSuffix("ed")
                if isTelling, !owner.isKin || Self.telling.contains(next.plain) {
                    return (owners.text(owner.range), owner.end)
                }
            }
            return nil
        }
        guard start + 1 < piece.upperBound, words.tokens[start].isWord, !RowWords.isNoName(first),
            Self.saying.contains(words.tokens[start + 1].plain)
                || words.tokens[start + 1].plain == ":"
        else { return nil }
        return (
            owners.text(start..<start + 1),
            words.tokens[start + 1].plain == ":" ? start + 2 : start + 1
        )
    }

    private func isQuote(_ index: Int) -> Bool { words.tokens[index].plain == "\"" }

    private func typed(_ range: Range<Int>) -> String {
        guard
            let first = range.first(where: {
                words.tokens[$0].isSpoken || isQuote($0) || words.tokens[$0].kind == .symbol
            }),
            let last = range.last(where: {
                words.tokens[$0].isSpoken || isQuote($0)
                    || ["%", ")"].contains(words.tokens[$0].plain)
            }), first <= last
        else { return "" }
        return owners.text(first..<last + 1)
    }

    private static let saying: Set<String> = [
        "said", "says", "felt", "feels", "wants", "wanted", "thinks", "thought", "reflected",
        "agreed",
        "acknowledged", "recognised", "noted", "suggested", "asked", "mentioned", "raised",
        "shared",
        "highlighted", "identified", "valued", "commented", "hopes", "hoped", "realised", "plans",
        "accepted", "explained", "found", "described", "stated", "liked", "learnt", "learned",
        "saw",
    ]

    private static let telling: Set<String> = saying.union([
        "would", "will", "is", "was", "has", "had", "does", "did", "needs", "think", "feel", "felt",
        "could", "should", "can", "want", "wished", "also", "say", "reflects", "and", "spoke",
        "talked",
        "told", "agree", "hope", "really", "now", "are", "were", "have", "to",
    ])
}
