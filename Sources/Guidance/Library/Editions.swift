/// How a document stands to the others.
package enum Standing: Sendable, Hashable {
    /// It answers.
    case current
    /// The same text as another document, by its name, which answers in its place.
    case copy(of: String)
    /// An older version of another document, by its name; it answers only what that one does not.
    case superseded(by: String)
}

/// Finds documents that stand in the library twice, or in an older and a newer version.
enum Editions {
    /// Words of a title or file name that tell versions of one document apart.
    private static let versionWords: Set<String> = [
        "version", "ver", "draft", "final", "revised", "revision", "updated", "update", "new",
        "old", "copy", "approved", "issue", "edition", "latest", "signed", "january", "february",
        "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov",
        "dec",
    ]

    /// How each document stands, in their order.
    ///
    /// Documents of a framework that the program ships are versions of nothing else.
    static func standings(_ documents: [DocumentInfo]) -> [Standing] {
        var standings = [Standing](repeating: .current, count: documents.count)
        var first: [Int64: Int] = [:]
        for (index, document) in documents.enumerated() where document.sections > 0 {
            if let same = first[document.hash] {
                standings[index] = .copy(of: documents[same].name)
            } else {
                first[document.hash] = index
            }
        }
        for (index, document) in documents.enumerated() where standings[index] == .current {
            if let newer = documents.first(where: { $0.replaces.contains(document.name) }) {
                standings[index] = .superseded(by: newer.name)
            }
        }
        var series: [String: [Int]] = [:]
        for (index, document) in documents.enumerated()
        where standings[index] == .current && document.framework == nil {
            for key in Set([key(document.title), key(document.name)]) where !key.isEmpty {
                series[key, default: []].append(index)
            }
        }
        for key in series.keys.sorted() {
            let versions = (series[key] ?? []).filter { standings[$0] == .current }
            guard versions.count > 1,
                let newest = versions.max(by: { isOlder(documents[$0], documents[$1]) })
            else { continue }
            for version in versions where isOlder(documents[version], documents[newest]) {
                standings[version] = .superseded(by: documents[newest].name)
            }
        }
        return standings
    }

    /// The words of a title that its versions share; empty when they are too few to tell.
    private static func key(_ title: String) -> String {
        let words = Words.split(title).filter { word in
            !versionWords.contains(word) && !word.contains(where: \.isNumber) && word != "v"
        }
        let telling = words.filter { !StopWords.contains($0) && !LightWords.contains($0) }
        return telling.count > 1 ? words.joined(separator: " ") : ""
    }

    /// Whether one document is older than another; `false` where their dates and versions do not tell.
    private static func isOlder(_ one: DocumentInfo, _ other: DocumentInfo) -> Bool {
        if let date = one.date, let later = other.date, date != later {
            let length = min(date.count, later.count)
            if date.prefix(length) != later.prefix(length) { return date < later }
        }
        let (mine, theirs) = (version(one), version(other))
        guard !mine.isEmpty, !theirs.isEmpty else { return false }
        return mine.lexicographicallyPrecedes(theirs)
    }

    /// The version that a document's status, title or name tells, as numbers.
    private static func version(_ document: DocumentInfo) -> [Int] {
        for text in [document.status ?? "", document.title, document.name] {
            let words = Words.split(text)
            for (index, word) in words.enumerated() {
                if word == "version" || word == "v" || word == "ver" {
                    let numbers = words[(index + 1)...].prefix { Int($0) != nil && $0.count < 3 }
                    if !numbers.isEmpty { return numbers.compactMap { Int($0) } }
                }
                if word.hasPrefix("v"), let number = Int(word.dropFirst()) {
                    let rest = words[(index + 1)...].prefix { Int($0) != nil && $0.count < 3 }
                    return [number] + rest.compactMap { Int($0) }
                }
                if let year = Int(word), (1990...2100).contains(year) { return [year] }
            }
        }
        return []
    }
}
