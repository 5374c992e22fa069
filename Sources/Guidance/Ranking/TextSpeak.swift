/// Words as they are typed on a phone: with letters left out, or with figures for sounds.
enum TextSpeak {
    private static let vowels = Set("aeiou".utf8)

    /// Everyday words by what is left of them without their vowels; short ones for their grammar only.
    private static let words: [String: [String]] = {
        var words: [String: [String]] = [:]
        for word in StopWords.all.union(LightWords.all).sorted() where word.utf8.count <= 7 {
            let bones = skeleton(word)
            guard bones.utf8.count >= (StopWords.contains(word) ? 2 : 3), bones != word else {
                continue
            }
            words[bones, default: []].append(word)
        }
        return words
    }()

    private static let figures = [
        "sum1": "someone", "some1": "someone", "any1": "anyone", "every1": "everyone",
        "no1": "nobody", "2day": "today", "2moro": "tomorrow", "2morrow": "tomorrow",
        "gr8": "great", "l8": "late", "l8r": "later", "w8": "wait", "m8": "mate",
        "2nite": "tonight",
    ]

    private static func skeleton(_ word: String) -> String {
        String(decoding: word.utf8.filter { !vowels.contains($0) }, as: UTF8.self)
    }

    /// The everyday word that an unknown one stands for: `jst`, `hw`, `hav`, `sum1`.
    ///
    /// It has lost all its vowels, or one letter.
    static func plain(_ word: String) -> String? {
        if let plain = figures[word] { return plain }
        guard word.utf8.count >= 2, let alike = words[skeleton(word)] else { return nil }
        let isBare = !word.utf8.contains(where: vowels.contains)
        return alike.first { isBare || $0.utf8.count == word.utf8.count + 1 }
    }
}
