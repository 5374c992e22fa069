import Audits

/// How and when feedback was had, where the words that give it say so: "Dad, on the phone, Wednesday:
/// he said ...", "mum rang me yesterday and said ...".
struct MediumReader {
    let words: Words
    let today: Day

    /// The words that name the way, as typed: "on the phone".
    var way: String? {
        guard
            let noun = words.tokens.indices.first(where: {
                Self.nouns.contains(words.tokens[$0].plain)
            })
        else { return nil }
        var start = noun
        // "face to face at home visit" begins with its noun.
        let isWhole = words.has(["face", "to", "face"], at: noun)
        while !isWhole, start > 0, Self.leads.contains(words.tokens[start - 1].plain) { start -= 1 }
        while start < noun, !["by", "on", "over", "via", "in"].contains(words.tokens[start].plain) {
            start += 1
        }
        guard start < noun || isWhole else { return nil }
        let behind = words.tokens[noun...].prefix {
            $0.plain == "-" || Self.nouns.contains($0.plain) || Self.leads.contains($0.plain)
        }
        let end = behind.lastIndex { Self.nouns.contains($0.plain) } ?? noun
        return words.typed(start..<end + 1)
    }

    /// The day, when it stands beside the way or alone in its clause.
    var day: Day? {
        let mentions = words.dates(today: today, prefer: .past, loneDurations: false)
        let days = mentions.filter { $0.day != nil }
        guard days.count == 1, let mention = days.first, let day = mention.day, day <= today else {
            return nil
        }
        let near =
            max(
                0,
                mention.tokens.lowerBound - 4
            )..<min(words.tokens.count, mention.tokens.upperBound + 4)
        let isNear = near.contains { index in
            let word = words.tokens[index].plain
            return Self.nouns.contains(word) || Self.verbs.contains(word)
        }
        return isNear ? day : nil
    }

    private static let nouns: Set<String> = [
        "phone", "telephone", "text", "whatsapp", "email", "letter", "teams", "zoom", "person",
        "video", "visit", "face",
    ]
    private static let verbs: Set<String> = [
        "rang", "rung", "phoned", "called", "texted", "emailed", "whatsapped", "spoke", "met",
        "visited",
    ]
    private static let leads: Set<String> = [
        "by", "on", "over", "via", "in", "the", "a", "at", "to", "my", "our", "home", "video",
    ]
}
