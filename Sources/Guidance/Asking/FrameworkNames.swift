/// Finds the frameworks that a question names.
struct FrameworkNames {
    private struct Name {
        let framework: String
        let words: [String]
        /// Whether it is the name of a part, which is asked about.
        let isPart: Bool
        /// Whether other frameworks use the words too, so that they name it only beside a word
        /// for a document.
        let isWeak: Bool
    }

    private static let documentWords: Set<String> = [
        "audit", "audits", "form", "forms", "framework", "guidance", "guide", "guideline",
        "guidelines", "model", "process", "tool", "version",
    ]

    /// Words that only close a name and are asked about by nobody.
    private static let titleWords: Set<String> = [
        "document", "framework", "guidance", "guide", "guideline", "guidelines", "scheme", "tool",
        "model",
    ]

    private let names: [Name]

    /// Names words as weak where `isUsedElsewhere`: when documents of other frameworks hold them.
    init(_ frameworks: [FrameworkName], isUsedElsewhere: ([String], String) -> Bool) {
        var names: [Name] = []
        for framework in frameworks {
            let whole = framework.names + [framework.id, framework.title]
            for name in Set(whole + framework.parts).sorted() {
                let words = Words.split(name).map(Self.plain)
                guard !words.isEmpty else { continue }
                names.append(
                    Name(
                        framework: framework.id,
                        words: words,
                        isPart: !whole.contains(name),
                        isWeak: isUsedElsewhere(words, framework.id)
                    )
                )
            }
        }
        self.names = names.sorted { $0.words.count > $1.words.count }
    }

    /// A word without the ending of a plural, a number in figures.
    static func plain(_ word: String) -> String {
        if let figure = Numerals.figure(word) { return String(figure) }
        return word.utf8.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss")
            ? String(word.dropLast()) : word
    }

    /// Every name at every place, the longest first, of equally long ones the foremost.
    private func candidates(_ count: Int) -> [(Int, Name)] {
        var result: [(Int, Name)] = []
        for length in Set(names.map(\.words.count)).sorted(by: >) where length <= count {
            for start in 0...(count - length) {
                for name in names where name.words.count == length { result.append((start, name)) }
            }
        }
        return result
    }

    /// The frameworks in the order of their names, and which words only name them.
    func find(in words: [String]) -> (frameworks: [String], named: Set<Int>) {
        let terms = words.map(Self.plain)
        var found: [(start: Int, framework: String)] = []
        var named = Set<Int>()
        var taken = Set<Int>()
        for (start, name) in candidates(words.count) {
            let places = start..<(start + name.words.count)
            guard !places.contains(where: taken.contains),
                terms[places].elementsEqual(name.words)
            else { continue }
            if name.isWeak {
                let after = places.upperBound < words.count ? words[places.upperBound] : ""
                let isLast =
                    after.isEmpty && name.words.count > 1
                guard isLast || Self.documentWords.contains(after) else { continue }
            }
            taken.formUnion(places)
            found.append((start, name.framework))
            guard !name.isPart else { continue }
            named.formUnion(places)
            // "The staged guidance" is its name too, and not about guidance.
            if places.upperBound < words.count, Self.titleWords.contains(words[places.upperBound]) {
                named.insert(places.upperBound)
            }
        }
        var frameworks: [String] = []
        for item in found.sorted(by: { $0.start < $1.start })
        where !frameworks.contains(item.framework) {
            frameworks.append(item.framework)
        }
        return (frameworks, named)
    }
}
