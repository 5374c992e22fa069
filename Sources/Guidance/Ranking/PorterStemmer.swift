/// The stemmer for English of "An algorithm for suffix stripping" (Porter, 1980), with
/// the two departures of the author's own program (`bli` and `logi`).
///
/// Words of one or two letters, and words with a digit, are left as they are.
struct PorterStemmer {
    private var word: [UInt8]

    /// The stem of a folded word, in linear time.
    static func stem(_ word: String) -> String {
        let bytes = Array(word.utf8)
        guard bytes.count > 2, bytes.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
        var stemmer = PorterStemmer(word: bytes)
        stemmer.run()
        return String(decoding: stemmer.word, as: UTF8.self)
    }

    private mutating func run() {
        plurals()
        pastAndProgressive()
        if ends("y"), hasVowel(before: 1) { word[word.count - 1] = 0x69 }
        replaceFirst(of: Self.second, whenMeasureOver: 0)
        replaceFirst(of: Self.third, whenMeasureOver: 0)
        dropSuffix()
        tidy()
    }

    private mutating func plurals() {
        guard word.last == 0x73 else { return }
        if ends("sses") || ends("ies") {
            word.removeLast(2)
        } else if !ends("ss") {
            word.removeLast()
        }
    }

    private mutating func pastAndProgressive() {
        if ends("eed") {
            if measure(before: 3) > 0 { word.removeLast() }
            return
        }
        if ends("ed"), hasVowel(before: 2) {
            word.removeLast(2)
        } else if ends("ing"), hasVowel(before: 3) {
            word.removeLast(3)
        } else {
            return
        }
        if ends("at") || ends("bl") || ends("iz") {
            word.append(0x65)
        } else if endsInDoubleConsonant, let last = word.last, !Array("lsz".utf8).contains(last) {
            word.removeLast()
        } else if measure(before: 0) == 1, endsInShortSyllable(before: 0) {
            word.append(0x65)
        }
    }

    private mutating func replaceFirst(of rules: [(String, String)], whenMeasureOver limit: Int) {
        guard let (suffix, other) = rules.first(where: { ends($0.0) }) else { return }
        guard measure(before: suffix.utf8.count) > limit else { return }
        word.removeLast(suffix.utf8.count)
        word.append(contentsOf: other.utf8)
    }

    private mutating func dropSuffix() {
        guard let suffix = Self.fourth.first(where: ends) else { return }
        let length = suffix.utf8.count
        guard measure(before: length) > 1 else { return }
        if suffix == "ion" {
            guard word.count > length, [0x73, 0x74].contains(word[word.count - 4]) else { return }
        }
        word.removeLast(length)
    }

    private mutating func tidy() {
        if word.last == 0x65 {
            let count = measure(before: 1)
            if count > 1 || (count == 1 && !endsInShortSyllable(before: 1)) { word.removeLast() }
        }
        if ends("ll"), measure(before: 1) > 1 { word.removeLast() }
    }

    private func ends(_ suffix: String) -> Bool {
        let bytes = suffix.utf8
        guard word.count > bytes.count else { return false }
        return word.suffix(bytes.count).elementsEqual(bytes)
    }

    private func isConsonant(_ index: Int) -> Bool {
        switch word[index] {
        case 0x61, 0x65, 0x69, 0x6F, 0x75: false
        case 0x79: index == 0 ? true : !isConsonant(index - 1)
        default: true
        }
    }

    /// How often a vowel is followed by a consonant in the word without its last `cut` letters.
    private func measure(before cut: Int) -> Int {
        var count = 0
        var afterVowel = false
        for index in 0..<(word.count - cut) {
            let consonant = isConsonant(index)
            if consonant, afterVowel { count += 1 }
            afterVowel = !consonant
        }
        return count
    }

    private func hasVowel(before cut: Int) -> Bool {
        (0..<(word.count - cut)).contains { !isConsonant($0) }
    }

    private var endsInDoubleConsonant: Bool {
        let count = word.count
        return count > 1 && word[count - 1] == word[count - 2] && isConsonant(count - 1)
    }

    /// Consonant, vowel, consonant at the end, the last not w, x or y.
    private func endsInShortSyllable(before cut: Int) -> Bool {
        let last = word.count - cut - 1
        guard last >= 2, isConsonant(last), !isConsonant(last - 1), isConsonant(last - 2) else {
            return false
        }
        return !Array("wxy".utf8).contains(word[last])
    }

    private static let second = [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"),
        ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"),
        ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"),
        ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
        ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ]
    private static let third = [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"),
        ("ful", ""), ("ness", ""),
    ]
    private static let fourth = [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion",
        "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ]
}
