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
    let source: any RankSource

    private static let weights: [Double] = [2, 2, 1]
    private static let slopes: [Double] = [0.75, 0.75, 0.5]
    private static let k1 = 1.2
    private static let pairShare = 0.3
    private static let documentShare = 0.3

    /// How rare a term is among the passages; greater for rarer.
    func idf(_ term: Term) -> Double {
        Self.idf(source.holders(term), of: source.statistics.passages)
    }

    func knows(_ term: Term) -> Bool { source.holders(term) > 0 }

    private static func idf(_ holders: Int, of all: Int) -> Double {
        log(1 + (Double(all) - Double(holders) + 0.5) / (Double(holders) + 0.5))
    }

    /// What one candidate holds of the question.
    private struct Counts {
        /// Three fields for each word of the question.
        var words: [Double]
        var pairs: [Double]
    }

    /// The passages by falling score; those without any word of the question are left out.
    func rank(_ query: Query, where isWanted: (Int) -> Bool = { _ in true }) -> [(Int, Double)] {
        let candidates = source.candidates(query, where: isWanted)
        guard !candidates.isEmpty else { return [] }
        let statistics = source.statistics
        let all = statistics.passages
        let average = statistics.lengths.map { max(1, $0 / Double(all)) }
        let rarity = query.words.map { idf($0.term) }
        var places: [Term: Int] = [:]
        for (index, word) in query.words.enumerated() { places[word.term] = index }
        let sieve = query.words.reduce(0 as UInt64) { $0 | Self.bit($1.term) }
        let counts = candidates.map { count($0.text, query, places, sieve) }
        let documentScores = scoreDocuments(query, candidates, counts)
        let pairRarity = query.pairs.indices.map { pair in
            Self.idf(counts.reduce(0) { $0 + ($1.pairs[pair] > 0 ? 1 : 0) }, of: all)
        }
        var ranked: [(Int, Double)] = []
        ranked.reserveCapacity(candidates.count)
        for (candidate, count) in zip(candidates, counts) {
            var score = Self.documentShare * (documentScores[candidate.document] ?? 0)
            for (index, word) in query.words.enumerated() {
                var frequency = 0.0
                for field in 0..<3 where count.words[index * 3 + field] > 0 {
                    let relative = Double(candidate.text.length(field)) / average[field]
                    let slope = Self.slopes[field]
                    frequency +=
                        Self.weights[field] * count.words[index * 3 + field]
                        / (1 - slope + slope * relative)
                }
                score += word.weight * rarity[index] * frequency / (Self.k1 + frequency)
            }
            let norm =
                0.25 + 0.75 * Double(candidate.text.terms.count) / average.reduce(0, +)
            for (index, count) in count.pairs.enumerated() where count > 0 {
                score += Self.pairShare * pairRarity[index] * count / (count + Self.k1 * norm)
            }
            ranked.append((candidate.number, score))
        }
        return ranked.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// One of 64 bits: most terms of a text are told from those of the question by it alone.
    private static func bit(_ term: Term) -> UInt64 { 1 << UInt64(term & 63) }

    private func count(
        _ text: TermText,
        _ query: Query,
        _ places: [Term: Int],
        _ sieve: UInt64
    ) -> Counts {
        var counts = Counts(
            words: Array(repeating: 0, count: query.words.count * 3),
            pairs: Array(repeating: 0, count: query.pairs.count)
        )
        for (place, term) in text.terms.enumerated() {
            guard sieve & Self.bit(term) != 0, let word = places[term] else { continue }
            let field = text.field(place)
            counts.words[word * 3 + field] += 1
            guard place + 1 < text.terms.count, text.field(place + 1) == field else { continue }
            let next = text.terms[place + 1]
            for (index, pair) in query.pairs.enumerated()
            where pair.0 == term && pair.1 == next {
                counts.pairs[index] += Self.weights[field]
            }
        }
        return counts
    }

    /// BM25 of whole documents, as far as their candidates show them.
    private func scoreDocuments(
        _ query: Query,
        _ candidates: [Candidate],
        _ counts: [Counts]
    ) -> [Int: Double] {
        let statistics = source.statistics
        let lengths = statistics.documentLengths
        let all = max(1, lengths.count)
        let average = max(1, (statistics.lengths[1] + statistics.lengths[2]) / Double(all))
        var held: [Int: [Double]] = [:]
        for (candidate, count) in zip(candidates, counts) {
            for index in query.words.indices {
                let sum = count.words[index * 3 + 1] + count.words[index * 3 + 2]
                guard sum > 0 else { continue }
                held[
                    candidate.document,
                    default: Array(repeating: 0, count: query.words.count)
                ][index] += sum
            }
        }
        let rarity = query.words.indices.map { index in
            Self.idf(held.values.reduce(0) { $0 + ($1[index] > 0 ? 1 : 0) }, of: all)
        }
        var scores: [Int: Double] = [:]
        for (document, counts) in held {
            let norm = 0.25 + 0.75 * Double(lengths[document] ?? 0) / average
            var score = 0.0
            for (index, count) in counts.enumerated() where count > 0 {
                score +=
                    query.words[index].weight * rarity[index] * count / (count + Self.k1 * norm)
            }
            scores[document] = score
        }
        return scores
    }
}
