/// What the matcher knows of a passage beyond the ranking.
struct Features {
    /// Every term of the headings, the text and `also`.
    let terms: Set<Term>
    /// The title and each phrase of `also`, as terms.
    let phrases: [[Term]]

    init(_ passage: Passage) {
        var stems = StemCache()
        let own = [passage.title] + passage.attributes.also
        phrases = own.map { Words.terms($0, &stems) }.filter { !$0.isEmpty }
        var terms = Set(Words.terms(passage.text, &stems))
        for heading in passage.path { terms.formUnion(Words.terms(heading, &stems)) }
        for phrase in phrases { terms.formUnion(phrase) }
        if let topic = passage.attributes.topic { terms.formUnion(Words.terms(topic, &stems)) }
        self.terms = terms
    }
}
