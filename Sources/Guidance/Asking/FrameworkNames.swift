/// Finds the frameworks that a question names.
struct FrameworkNames {
    private struct Name {
        let framework: String
        let words: [String]
        /// Whether other frameworks use the words too, so that they name it only beside a word
        /// for a document.
        let isWeak: Bool
    }

    private static let documentWords: Set<String> = [
        "audit", "audits", "form", "forms", "framework", "guidance", "guide", "guideline",
        "guidelines", "model", "process", "tool", "version",
    ]

    private let names: [Name]

    /// - Parameter isUsedElsewhere: Whether documents of other frameworks hold these words.
    init(_ frameworks: [FrameworkName], isUsedElsewhere: ([String], String) -> Bool) {
        var names: [Name] = []
        for framework in frameworks {
            for name in Set(framework.names + [framework.id, framework.title]).sorted() {
                let words = Words.split(name)
                guard !words.isEmpty else { continue }
                let isWeak = isUsedElsewhere(words, framework.id)
                names.append(Name(framework: framework.id, words: words, isWeak: isWeak))
            }
        }
        self.names = names.sorted { $0.words.count > $1.words.count }
    }

    /// The frameworks in the order of their names, and which words are parts of names.
    func find(in words: [String]) -> (frameworks: [String], named: Set<Int>) {
        var found: [(start: Int, framework: String)] = []
        var named = Set<Int>()
        for name in names where name.words.count <= words.count {
            for start in 0...(words.count - name.words.count) {
                let places = start..<(start + name.words.count)
                guard !places.contains(where: named.contains),
                    words[places].elementsEqual(name.words)
                else { continue }
                if name.isWeak {
                    let after = places.upperBound < words.count ? words[places.upperBound] : ""
                    guard Self.documentWords.contains(after) else { continue }
                }
                named.formUnion(places)
                found.append((start, name.framework))
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
