#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Scores passages for a question: BM25 over the fields title, heading path and text, with a
/// share of the score of neighbouring word pairs and of the whole document.
struct Ranker {
    private(set) var texts: [TermText] = []
    private(set) var documentOf: [Int] = []
    /// The passages that hold a term, in rising order.
    private(set) var postings: [Term: [Int32]] = [:]
    private var documentPostings: [Term: [Int32: Int32]] = [:]
    private var documentLength: [Int] = []
    private var lengths: [Double] = [0, 0, 0]

    private static let weights: [Double] = [2, 2, 1]
    private static let slopes: [Double] = [0.75, 0.75, 0.5]
    private static let k1 = 1.2
    private static let pairShare = 0.3
    private static let documentShare = 0.3

    var count: Int { texts.count }

    mutating func add(_ text: TermText, document: Int) {
        let number = Int32(texts.count)
        texts.append(text)
        documentOf.append(document)
        while documentLength.count <= document { documentLength.append(0) }
        documentLength[document] += text.length(2) + text.length(1)
        for field in 0..<3 { lengths[field] += Double(text.length(field)) }
        for term in Set(text.terms) { postings[term, default: []].append(number) }
        for term in text.terms[text.headingStart...] {
            documentPostings[term, default: [:]][Int32(document), default: 0] += 1
        }
    }

    /// How rare a term is among the passages; greater for rarer.
    func idf(_ term: Term) -> Double { Self.idf(postings[term]?.count ?? 0, of: texts.count) }

    func knows(_ term: Term) -> Bool { postings[term] != nil }

    private static func idf(_ holders: Int, of all: Int) -> Double {
        log(1 + (Double(all) - Double(holders) + 0.5) / (Double(holders) + 0.5))
    }

    /// The passages by falling score; those without any word of the question are left out.
    func rank(_ query: Query, where isWanted: (Int) -> Bool = { _ in true }) -> [(Int, Double)] {
        var candidates = Set<Int32>()
        for word in query.words {
            if let holders = postings[word.term] { candidates.formUnion(holders) }
        }
        guard !candidates.isEmpty else { return [] }
        let wanted = candidates.sorted().filter { isWanted(Int($0)) }
        var places: [Term: Int] = [:]
        for (index, word) in query.words.enumerated() { places[word.term] = index }
        let rarity = query.words.map { idf($0.term) }
        let average = lengths.map { max(1, $0 / Double(texts.count)) }
        let documentScores = scoreDocuments(query)

        var pairHolders = [Int](repeating: 0, count: query.pairs.count)
        var pairCounts: [[Double]] = []
        var scores: [Double] = []
        var counts = [Double](repeating: 0, count: query.words.count * 3)
        for number in wanted {
            let text = texts[Int(number)]
            for index in counts.indices { counts[index] = 0 }
            var pairs = [Double](repeating: 0, count: query.pairs.count)
            for (place, term) in text.terms.enumerated() {
                guard let word = places[term] else { continue }
                let field = text.field(place)
                counts[word * 3 + field] += 1
                guard place + 1 < text.terms.count, text.field(place + 1) == field else {
                    continue
                }
                let next = text.terms[place + 1]
                for (index, pair) in query.pairs.enumerated()
                where pair.0 == term && pair.1 == next {
                    pairs[index] += Self.weights[field]
                }
            }
            for (index, count) in pairs.enumerated() where count > 0 { pairHolders[index] += 1 }
            pairCounts.append(pairs)
            var score = 0.0
            for (index, word) in query.words.enumerated() {
                var frequency = 0.0
                for field in 0..<3 {
                    let count = counts[index * 3 + field]
                    guard count > 0 else { continue }
                    let relative = Double(text.length(field)) / average[field]
                    let slope = Self.slopes[field]
                    frequency += Self.weights[field] * count / (1 - slope + slope * relative)
                }
                score += word.weight * rarity[index] * frequency / (Self.k1 + frequency)
            }
            scores.append(score)
        }
        let pairRarity = pairHolders.map { Self.idf($0, of: texts.count) }
        var ranked: [(Int, Double)] = []
        ranked.reserveCapacity(wanted.count)
        for (place, number) in wanted.enumerated() {
            var score = scores[place]
            for (index, count) in pairCounts[place].enumerated() where count > 0 {
                let text = texts[Int(number)]
                let norm = 0.25 + 0.75 * Double(text.terms.count) / average.reduce(0, +)
                score += Self.pairShare * pairRarity[index] * count / (count + Self.k1 * norm)
            }
            score += Self.documentShare * (documentScores[documentOf[Int(number)]] ?? 0)
            ranked.append((Int(number), score))
        }
        return ranked.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// BM25 of whole documents.
    private func scoreDocuments(_ query: Query) -> [Int: Double] {
        let all = documentLength.count
        let average = max(1, Double(documentLength.reduce(0, +)) / Double(max(1, all)))
        var scores: [Int: Double] = [:]
        for word in query.words {
            guard let holders = documentPostings[word.term] else { continue }
            let rarity = Self.idf(holders.count, of: all)
            for (document, count) in holders {
                let norm = 0.25 + 0.75 * Double(documentLength[Int(document)]) / average
                let part = Double(count) / (Double(count) + Self.k1 * norm)
                scores[Int(document), default: 0] += word.weight * rarity * part
            }
        }
        return scores
    }
}
