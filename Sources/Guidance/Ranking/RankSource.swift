/// What the ranking needs to know of the passages: counts, and the texts of those that may fit.
protocol RankSource: AnyObject {
    var statistics: Statistics { get }
    /// How many passages hold a term.
    func holders(_ term: Term) -> Int
    /// The passages that may answer, in rising order of their numbers.
    func candidates(_ query: Query, where isWanted: (Int) -> Bool) -> [Candidate]
}

/// Counts over all passages.
struct Statistics {
    var passages = 0
    /// The terms in titles, heading paths and texts.
    var lengths: [Double] = [0, 0, 0]
    /// The terms below the title of each document.
    var documentLengths: [Int: Int] = [:]

    mutating func add(_ text: TermText, document: Int) {
        passages += 1
        for field in 0..<3 { lengths[field] += Double(text.length(field)) }
        documentLengths[document, default: 0] += text.length(1) + text.length(2)
    }
}

/// A passage that holds words of the question.
struct Candidate {
    let number: Int
    let document: Int
    let text: TermText
}

/// The ranking's knowledge held in memory: for libraries of a few thousand passages.
final class MemorySource: RankSource {
    private(set) var statistics = Statistics()
    private var texts: [TermText] = []
    private var documents: [Int] = []
    private var postings: [Term: [Int32]] = [:]

    func add(_ text: TermText, document: Int) {
        let number = Int32(texts.count)
        texts.append(text)
        documents.append(document)
        statistics.add(text, document: document)
        for term in Set(text.terms) { postings[term, default: []].append(number) }
    }

    func holders(_ term: Term) -> Int { postings[term]?.count ?? 0 }

    func candidates(_ query: Query, where isWanted: (Int) -> Bool) -> [Candidate] {
        var found = Set<Int32>()
        for word in query.words { found.formUnion(postings[word.term] ?? []) }
        return found.sorted().compactMap { number in
            let number = Int(number)
            guard isWanted(number) else { return nil }
            return Candidate(number: number, document: documents[number], text: texts[number])
        }
    }
}
