#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Finds the typical questions nearest to one, and so the sections that answer them.
///
/// Nearness is the cosine of two questions as sets of words, each word weighed by its rarity among
/// the typical questions: "who" and "how" are common there but count, "the" hardly does. Making it is
/// linear in the lists, a look-up linear in the questions that share a word.
struct QuestionIndex {
    /// A word of a question, with the words that may stand for it.
    struct Word {
        let term: Term
        let meanings: [Term]
        let weight: Double
    }

    /// The section of each question, and the length of its vector.
    private var sections: [Int] = []
    private var norms: [Double] = []
    private var holders: [Term: [Int]] = [:]

    /// What a word counts for that only may stand for the word asked.
    private static let meaningShare = 0.6

    init() {}

    /// Takes the lists of the sections that `number` knows.
    init(_ typical: TypicalQuestions, number: (String) -> Int?) {
        var stems = StemCache()
        var texts: [[Term]] = []
        for (section, questions) in typical.lists {
            guard let number = number(section) else { continue }
            for question in questions {
                let terms = Set(Words.terms(question, &stems))
                for term in terms { holders[term, default: []].append(texts.count) }
                texts.append(Array(terms))
                sections.append(number)
            }
        }
        norms = texts.map { terms in
            terms.reduce(0) { $0 + rarity($1) * rarity($1) }.squareRoot()
        }
    }

    /// Whether a typical question holds the word.
    func knows(_ term: Term) -> Bool { holders[term] != nil }

    /// How rare a word is among the typical questions.
    private func rarity(_ term: Term) -> Double {
        log(1 + Double(sections.count) / (1 + Double(holders[term]?.count ?? 0)))
    }

    /// For each section, how near the nearest of its questions comes, 0 to 1.
    func nearest(_ words: [Word]) -> [Int: Double] {
        guard !sections.isEmpty else { return [:] }
        var sums = [Double](repeating: 0, count: sections.count)
        var seen = [Int](repeating: -1, count: sections.count)
        var length = 0.0
        for (place, word) in words.enumerated() {
            let own = rarity(word.term) * word.weight
            length += own * own
            for (term, share) in [(word.term, 1)] + word.meanings.map({ ($0, Self.meaningShare) }) {
                let gain = own * share * rarity(term)
                for question in holders[term] ?? [] where seen[question] != place {
                    seen[question] = place
                    sums[question] += gain
                }
            }
        }
        guard length > 0 else { return [:] }
        var best: [Int: Double] = [:]
        for (question, sum) in sums.enumerated() where sum > 0 {
            let nearness = min(1, sum / (length.squareRoot() * norms[question]))
            let section = sections[question]
            best[section] = max(best[section] ?? 0, nearness)
        }
        return best
    }
}
