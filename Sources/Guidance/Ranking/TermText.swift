/// The stemmed words of a passage in their order, field after field, as the scorer reads them.
struct TermText {
    let terms: [Term]
    /// Where the heading path and the text begin in `terms`; the title comes first.
    let headingStart: Int
    let textStart: Int

    init(title: [Term], heading: [Term], text: [Term]) {
        terms = title + heading + text
        headingStart = title.count
        textStart = title.count + heading.count
    }

    /// The terms of a passage; `also` counts as text.
    init(_ passage: Passage, title: String, _ stems: inout StemCache) {
        let also = passage.attributes.also.joined(separator: " ")
        self.init(
            title: Words.terms(title, &stems),
            heading: Words.terms(passage.path.joined(separator: " "), &stems),
            text: Words.terms(passage.text, &stems) + Words.terms(also, &stems)
        )
    }

    /// The field a place belongs to: 0 title, 1 heading path, 2 text.
    func field(_ place: Int) -> Int { place < headingStart ? 0 : place < textStart ? 1 : 2 }

    func length(_ field: Int) -> Int {
        switch field {
        case 0: headingStart
        case 1: textStart - headingStart
        default: terms.count - textStart
        }
    }
}

extension Words {
    /// The terms of a text in their order.
    static func terms(_ text: String, _ stems: inout StemCache) -> [Term] {
        split(text).map { stems.term($0) }
    }
}

/// Remembers stems, for a text repeats its words.
struct StemCache {
    private(set) var terms: [String: Term] = [:]

    mutating func term(_ word: String) -> Term {
        if let term = terms[word] { return term }
        let term = Term(word: word)
        terms[word] = term
        return term
    }
}
