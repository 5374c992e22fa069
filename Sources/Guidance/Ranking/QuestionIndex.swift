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

    /// How near a section's questions come.
    struct Nearness {
        /// The nearest of them, 0 to 1.
        var one = 0.0
        /// All of them together, as one text: BM25.
        var together = 0.0
        /// That beside the most that it could be, 0 to 1.
        var share = 0.0
    }

    /// The section of each question, and the length of its vector.
    private var sections: [Int] = []
    private var norms: [Double] = []
    private var holders: [Term: [Int]] = [:]
    /// For each word the sections that hold it, and how many of their questions do.
    private var frequencies: [Term: [Int: Int]] = [:]
    private var lengths: [Int: Int] = [:]
    private var meanLength = 1.0

    /// What a word counts for that only may stand for the word asked.
    private static let meaningShare = 0.6
    private static let k1 = 1.2
    private static let slope = 0.5

    init() {}

    /// Takes the lists of the sections that `number` knows.
    init(_ typical: TypicalQuestions, number: (String) -> Int?) {
        var stems = StemCache()
        var texts: [[Term]] = []
        for (section, questions) in typical.lists {
            guard let number = number(section) else { continue }
            for question in questions {
                let terms = Set(Words.terms(question, &stems))
                for term in terms {
                    holders[term, default: []].append(texts.count)
                    frequencies[term, default: [:]][number, default: 0] += 1
                }
                lengths[number, default: 0] += terms.count
                texts.append(Array(terms))
                sections.append(number)
            }
        }
        meanLength = Double(lengths.values.reduce(0, +)) / Double(max(1, lengths.count))
        norms = texts.map { terms in
            terms.reduce(0) { $0 + rarity($1) * rarity($1) }.squareRoot()
        }
    }

    /// Whether a typical question holds the word.
    func knows(_ term: Term) -> Bool { holders[term] != nil }

    /// Whether a section has typical questions.
    func hasList(_ section: Int) -> Bool { lengths[section] != nil }

    /// Whether a typical question for a section holds the word.
    func holds(_ term: Term, section: Int) -> Bool { frequencies[term]?[section] != nil }

    /// How rare a word is among the typical questions.
    private func rarity(_ term: Term) -> Double {
        log(1 + Double(sections.count) / (1 + Double(holders[term]?.count ?? 0)))
    }

    /// How near the questions of each section come that share a word.
    func nearest(_ words: [Word]) -> [Int: Nearness] {
        guard !sections.isEmpty else { return [:] }
        var found: [Int: Nearness] = [:]
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
        for (question, sum) in sums.enumerated() where sum > 0 {
            let nearness = min(1, sum / (length.squareRoot() * norms[question]))
            let section = sections[question]
            found[section, default: Nearness()].one = max(found[section]?.one ?? 0, nearness)
        }
        let most = words.reduce(0) { $0 + $1.weight * sectionRarity($1.term) } * (Self.k1 + 1)
        for word in words { addTogether(word, &found) }
        return found.mapValues { near in
            var near = near
            near.share = near.together / max(0.001, most)
            return near
        }
    }

    /// How rare a word is among the sections' lists.
    private func sectionRarity(_ term: Term) -> Double {
        let (all, held) = (Double(lengths.count), Double(frequencies[term]?.count ?? 0))
        return log(1 + (all - held + 0.5) / (held + 0.5))
    }

    private func addTogether(_ word: Word, _ found: inout [Int: Nearness]) {
        let held = frequencies[word.term] ?? [:]
        let rarity = sectionRarity(word.term)
        for (section, count) in held {
            let relative = Double(lengths[section] ?? 0) / meanLength
            let norm = Self.k1 * (1 - Self.slope + Self.slope * relative)
            found[section]?.together +=
                word.weight * rarity * Double(count) * (Self.k1 + 1) / (Double(count) + norm)
        }
    }
}
