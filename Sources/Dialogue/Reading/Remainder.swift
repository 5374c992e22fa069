/// What is left of a message when the words that say the judgement are taken out: the comment, as
/// typed.
struct Remainder {
    private let words: Words

    init(_ words: Words) { self.words = words }

    /// The text without these tokens; `nil` when nothing of substance is left.
    ///
    /// The dash or comma that joined the judgement to the comment goes with it; everything else
    /// stays as it was typed.
    func without(_ ranges: [Range<Int>]) -> String? {
        guard !ranges.isEmpty else { return nil }
        var kept: [Range<Int>] = []
        var from = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if range.lowerBound > from { kept.append(from..<range.lowerBound) }
            from = max(from, range.upperBound)
        }
        if from < words.tokens.count { kept.append(from..<words.tokens.count) }
        let parts = kept.compactMap(trimmed).filter { !isFiller($0) }
        guard !parts.isEmpty else { return nil }
        let texts = parts.map { part in
            String(words.slice(words.tokens[part.lowerBound].range.lowerBound..<end(of: part)))
        }
        let text = texts.joined(separator: " ").trimmed
        return text.isEmpty ? nil : text
    }

    /// Without the marks and fillers at its ends.
    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, isJoint(start) { start += 1 }
        // A whole clause of fillers before the judgement ("fine, 6") is no comment.
        while end > start, isJoint(end - 1), !keepsAtEnd(end - 1, range) { end -= 1 }
        return start < end ? start..<end : nil
    }

    private func isJoint(_ index: Int) -> Bool {
        let token = words.tokens[index]
        return token.isMark
            && !["(", "\"", "[", "'", "#", "£", "&", "%", ")"].contains(token.plain)
    }

    /// A full stop or bracket at the very end of the message stays.
    private func keepsAtEnd(_ index: Int, _ range: Range<Int>) -> Bool {
        range.upperBound == words.tokens.count
            && [".", "!", "?", "%"].contains(words.tokens[index].plain)
    }

    private func isFiller(_ range: Range<Int>) -> Bool {
        let plain = words.plain(range)
        if plain.count <= 4, plain.first == "comments" || plain.first == "comment",
            plain.contains("follow") || plain.contains("later")
        {
            return true
        }
        return isAllFillers(range)
    }

    private func isAllFillers(_ range: Range<Int>) -> Bool {
        words.tokens[range].allSatisfy { token in
            !token.isSpoken || Self.fillers.contains(token.plain)
        }
    }

    private func end(of range: Range<Int>) -> Int {
        words.tokens[range.upperBound - 1].range.upperBound
    }

    private static let fillers: Set<String> = [
        "fine", "ok", "okay", "right", "yes", "yeah", "well", "hmm", "um", "erm", "ah", "oh", "so",
        "then", "sure", "alright", "no", "wait", "sorry", "actually", "i", "meant", "mean", "and",
        "or", "but", "now", "please", "thanks", "overall", "oops", "not", "hang", "on", "just",
        "good",
        "because", "as", "it", "its", "is", "with", "a", "the", "of", "for", "me", "this", "one",
        "that", "ta", "cheers", "mate", "there", "here", "score", "grade", "thank", "you", "x",
        "soz",
    ]
}
