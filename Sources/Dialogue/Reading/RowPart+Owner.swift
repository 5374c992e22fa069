/// Whose an action is.
extension RowPart {
    var owners: RowOwnerReader { reader.owners }

    mutating func cutOwner() {
        let runs = self.runs()
        guard let first = runs.first else { return }
        if ownerWithVerb(in: first) { return }
        var firstOwner: RowOwnerReader.Found?
        var found: (owner: Range<Int>, cut: Range<Int>)?
        for (number, run) in runs.enumerated() {
            guard let owner = ownerRun(run) else { continue }
            if number == 0 {
                firstOwner = owner
                continue
            }
            if owner.isKin, RowWords.kin.contains(reader.plain(runs[number - 1].upperBound - 1)) {
                continue
            }
            if let earlier = found {
                // "SW, PM, by Friday": two owners, a comma between.
                guard run.lowerBound - earlier.cut.upperBound <= 1 else { break }
                found = (
                    earlier.owner.lowerBound..<owner.range.upperBound,
                    earlier.cut.lowerBound..<run.upperBound
                )
            } else {
                found = (owner.range, run)
            }
        }
        if let first = runs.first, let lead = firstOwner, let later = found, isLoose || lead.isRole,
            later.cut.lowerBound - first.upperBound <= 1
        {
            // "SW, PM, by Friday": the first of two owners begins the message.
            found = (
                lead.range.lowerBound..<later.owner.upperBound,
                first.lowerBound..<later.cut.upperBound
            )
        }
        if let found {
            owner = owners.text(found.owner)
            cut(found.cut)
        } else if let firstOwner,
            isLoose || hasMore(than: first, in: runs) || follows || firstOwner.isRole
        {
            owner = owners.text(firstOwner.range)
            cut(first)
        } else {
            ownerInside(runs)
        }
    }

    /// Whether any other run could be the action itself.
    func hasMore(than first: Range<Int>, in runs: [Range<Int>]) -> Bool {
        runs.dropFirst().contains { run in
            run.contains {
                words.tokens[$0].isWord && !RowWords.proforms.contains(words.tokens[$0].plain)
            }
        }
    }

    /// "TM to arrange ...", "please can the SW update ...", "I'll chase ...".
    mutating func ownerWithVerb(in run: Range<Int>) -> Bool {
        var at = run.lowerBound
        while at < run.upperBound, at < run.lowerBound + 6 {
            if reader.plain(at) == "ill", RowWords.verbs.contains(reader.plain(at + 1)) {
                owner = "I"
                cut(run.lowerBound..<at + 1)
                return true
            }
            if let found = owners.owner(at: at, until: range.upperBound) {
                var end = Self.verbEnd(after: found, words)
                if end == nil, at > run.lowerBound,
                    ["can", "could"].contains(reader.plain(at - 1)),
                    RowWords.verbs.contains(reader.plain(found.end))
                {
                    end = found.end
                }
                if end == nil, isTold(found, at) || isBidden(found, at, run) { end = found.end }
                if let end, end <= range.upperBound, !isAsking(found, at) {
                    let isJoint = Self.joints.contains(reader.plain(found.end))
                    owner = owners.text(
                        isJoint ? found.range.lowerBound..<found.end + 1 : found.range
                    )
                    cut(run.lowerBound..<end)
                    return true
                }
            }
            // "kelly chase camhs": a name in small letters, where nothing but a deed follows.
            if at == range.lowerBound, reader.plain(at).utf8.count >= 3,
                let found = owners.owner(at: at, until: range.upperBound, loose: true),
                found.range.count == 1, !Self.leads.contains(reader.plain(at)),
                !CaseWords.isOne(reader.plain(at)), !RowWords.isNoName(reader.plain(at)),
                let end = isBidden(found, at, run) ? found.end : Self.verbEnd(after: found, words),
                reader.plain(found.end) != "is", end < range.upperBound,
                RowWords.verbs.contains(reader.plain(end))
            {
                owner = owners.text(found.range)
                cut(run.lowerBound..<end)
                return true
            }
            guard Self.leads.contains(reader.plain(at)) else { return false }
            at += 1
        }
        return false
    }

    /// "Tunde gets the letter out on Monday": told of as done by somebody, who is no relative.
    private func isTold(_ owner: RowOwnerReader.Found, _ index: Int) -> Bool {
        let verb = reader.plain(owner.end)
        return !owner.isKin && due != nil && verb.hasSuffix("s")
            && (RowWords.verbs.contains(String(verb.dropLast()))
                || RowWords.verbs.contains(String(verb.dropLast(2))))
            && !RowWords.nouns.contains(verb) && !["needs", "wants"].contains(verb)
    }

    /// "practice manager write the direction note", "kelly chase camhs": a role or name and what to do.
    private func isBidden(_ owner: RowOwnerReader.Found, _ index: Int, _ run: Range<Int>) -> Bool {
        !owner.isKin && owner.end + 1 < run.upperBound
            && RowWords.deeds.contains(reader.plain(owner.end))
    }

    /// "can we put down ...": who is asked to write, not who is to act.
    func isAsking(_ owner: RowOwnerReader.Found, _ index: Int) -> Bool {
        index > range.lowerBound && ["can", "could", "should"].contains(reader.plain(index - 1))
            && RowWords.selves.contains(reader.plain(index)) && owner.range.count == 1
    }

    /// Where the action begins behind "SW to", "Beth will", "TM needs to"; `nil` when it is passive.
    static func verbEnd(after owner: RowOwnerReader.Found, _ words: Words) -> Int? {
        func plain(_ index: Int) -> String {
            words.tokens.indices.contains(index) ? words.tokens[index].plain : ""
        }
        var at = owner.end
        if joints.contains(plain(at)) { at += 1 }
        switch plain(at) {
        case "to": at += 1
        case "will", "shall", "should", "must":
            guard !owner.isKin else { return nil }
            at += 1
        case "needs", "need", "has", "have", "is", "are", "agreed":
            guard plain(at + 1) == "to", !owner.isKin || plain(at) == "is" else { return nil }
            at += 2
        default: return nil
        }
        let next = plain(at)
        guard words.tokens.indices.contains(at), words.tokens[at].isWord, next != "be",
            next != "have" || !owner.isKin && plain(at + 1) != "been",
            !RowWords.articles.contains(next), !RowWords.kin.contains(next),
            !RowWords.nouns.contains(next) || RowWords.verbs.contains(next)
                || ["work", "report", "record", "update"].contains(next)
                || RowWords.articles.contains(plain(at + 1))
        else { return nil }
        return at
    }

    /// "SW and TM jointly to map the case": kept with the owners.
    static let joints: Set<String> = ["jointly", "together", "both"]

    /// An owner that is all a clause says, with "owner:", "for" or "to do it" about it.
    func ownerRun(_ run: Range<Int>) -> RowOwnerReader.Found? {
        // "The owner is Beth", "Beth's the owner": a sentence that only says whose it is.
        let namesOwner = run.contains {
            ["owner", "lead", "responsible"].contains(reader.plain($0))
        }
        var at = run.lowerBound
        while at < run.upperBound,
            Self.ownerLeads.contains(reader.plain(at))
                || namesOwner
                    && ["the", "is", "will", "be", "of", "this", "person", "its"].contains(
                        reader.plain(at)
                    )
                || at < run.lowerBound + 2 && ["thats", "its", "ones"].contains(reader.plain(at))
                || isLoose && at < run.lowerBound + 5 && Self.looseLeads.contains(reader.plain(at))
        {
            at += 1
        }
        guard at < run.upperBound, at == run.lowerBound || !isPlainBy(run, at) else { return nil }
        var found = owners.owner(at: at, until: run.upperBound)
        if found == nil, isLoose || isMiddle(run) {
            found = owners.owner(at: at, until: run.upperBound, loose: true)
        }
        if let strict = found, strict.end < run.upperBound, isLoose || isMiddle(run),
            let loose = owners.owner(at: at, until: run.upperBound, loose: true),
            loose.end == run.upperBound
        {
            found = loose
        }
        guard let found,
            (found.end..<run.upperBound).allSatisfy({
                !words.tokens[$0].isSpoken || RowWords.proforms.contains(words.tokens[$0].plain)
                    || ["doing", "taking", "got", "getting", "picking"].contains(
                        words.tokens[$0].plain
                    )
            })
        else { return nil }
        return found
    }

    /// "by" alone before an owner at the start of a run belongs to a longer phrase.
    func isPlainBy(_ run: Range<Int>, _ at: Int) -> Bool { at >= run.upperBound }

    /// A clause of one word in small letters between the action and its date: "genogram - lena - 4 dec".
    func isMiddle(_ run: Range<Int>) -> Bool {
        guard run.count <= 2, run.lowerBound > range.lowerBound, reader.isBreak(run.lowerBound - 1)
        else {
            return false
        }
        let next = run.upperBound + (reader.isBreak(run.upperBound) ? 1 : 0)
        return next < range.upperBound && !isFree(next)
    }

    /// An owner behind the action: "by the SW", "assigned to Beth", "chronology SW".
    mutating func ownerInside(_ runs: [Range<Int>]) {
        for run in runs.reversed() {
            for index in run.reversed() where index > run.lowerBound {
                let word = reader.plain(index)
                let isAssigned =
                    isLoose && word == "for"
                    || word == "to" && ["assigned", "allocated"].contains(reader.plain(index - 1))
                guard word == "by" || word == "owner" || isAssigned,
                    let found = owners.owner(at: index + 1, until: run.upperBound),
                    found.end == run.upperBound
                        || Self.afterAgent.contains(reader.plain(found.end))
                            && isPassive(run, before: index),
                    !found.isKin || isAssigned
                else { continue }
                owner = owners.text(found.range)
                cut((word == "to" ? index - 1 : index)..<found.end)
                return
            }
            if let found = ownerBehindNoun(run) {
                owner = owners.text(found.range)
                cut(found.range)
                return
            }
        }
        // "genogram missing, SW to complete": the owner stands in a later clause.
        for run in runs.dropFirst() {
            guard let found = owners.owner(at: run.lowerBound, until: run.upperBound),
                Self.verbEnd(after: found, words) != nil
            else { continue }
            owner = owners.text(found.range)
            return
        }
    }

    /// "chronology SW", "genogram Amara" before a date or at the end: nothing but a noun goes before.
    func ownerBehindNoun(_ run: Range<Int>) -> RowOwnerReader.Found? {
        guard run.upperBound == range.upperBound || !isFree(run.upperBound) else { return nil }
        for at in max(
            run.lowerBound + 1,
            run.upperBound - 3
        )..<max(run.lowerBound + 1, run.upperBound) {
            let noun = reader.plain(at - 1)
            guard let found = owners.owner(at: at, until: run.upperBound),
                found.end == run.upperBound, found.range.lowerBound == at
            else { continue }
            if RowWords.abbreviations[reader.plain(at)] != nil
                ? RowWords.nouns.contains(noun) : !found.isRole && RowWords.records.contains(noun)
            {
                return found
            }
        }
        return nil
    }

    static let afterAgent: Set<String> = [
        "before", "ahead", "prior", "within", "once", "when", "after", "in", "at", "during", "so",
    ]

    /// "to be updated", "should be updated": what stands behind "by" does it.
    func isPassive(_ run: Range<Int>, before index: Int) -> Bool {
        run.lowerBound < index && words.tokens[run.lowerBound..<index].contains { $0.plain == "be" }
    }

    static let leads: Set<String> = [
        "and", "also", "then", "please", "pls", "can", "could", "need", "needs", "i", "want",
        "would",
        "like", "id", "for", "the", "plus", "next", "action", "secondly", "firstly", "finally",
        "yes",
        "ok", "another", "one", "so", "get", "we", "more", "first", "second", "think",
    ]

    static let ownerLeads: Set<String> = [
        "owner", "owned", "by", "for", "assigned", "allocated", "lead", "responsible", "action",
        "actioned", "responsibility", "to", "who", "whom", "both", "all", "with",
    ]

    static let looseLeads: Set<String> = [
        "is", "its", "it", "should", "be", "put", "say", "make", "thats", "that", "of", "the", "ok",
        "yes", "please", "can", "i", "think", "would", "will", "id", "go", "sorry", "actually",
        "no",
        "give", "lets", "um", "erm", "probably", "just", "was", "oh", "done", "this", "will",
    ]

    static let fillers: Set<String> = [
        "thanks", "thank", "you", "no", "more", "another", "add", "else", "nothing", "none", "only",
        "just", "two", "three", "four", "next", "there", "are", "few", "couple", "further", "hi",
        "here", "first", "second", "third", "following", "hmm", "new", "recommended", "yeah", "yep",
        "cheers", "great", "my", "not", "see", "below", "if", "we", "firstly", "secondly",
        "finally",
    ]
}
