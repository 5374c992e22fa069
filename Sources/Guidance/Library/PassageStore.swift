/// The passages by their numbers: all in memory, or read from the index as they are needed.
final class PassageStore {
    /// What is known of every passage without reading it.
    struct Label {
        let document: Int
        /// The framework that it, or its document, names.
        let framework: String?
        let isGap: Bool
    }

    private var memory: [Passage] = []
    private let read: (Int) -> Passage?
    private var cache: [Int: Passage] = [:]
    private var featureCache: [Int: Features] = [:]
    private var stems = StemCache()
    private(set) var labels: [Label?]

    private static let cacheSize = 4000
    private static let nothing = Passage(
        document: 0,
        id: nil,
        title: "",
        path: [],
        line: 1,
        attributes: Attributes(),
        blocks: [],
        text: ""
    )

    /// All passages in memory, numbered in their order.
    init(_ passages: [Passage], _ documents: [DocumentInfo]) {
        memory = passages
        read = { _ in nil }
        labels = passages.map { passage in
            Label(
                document: passage.document,
                framework: passage.attributes.framework ?? documents[passage.document].framework,
                isGap: passage.attributes.isGap
            )
        }
    }

    /// Passages that `read` gives by their numbers; `labels` has a hole where there is none.
    init(labels: [Label?], read: @escaping (Int) -> Passage?) {
        self.labels = labels
        self.read = read
    }

    subscript(number: Int) -> Passage {
        if memory.indices.contains(number) { return memory[number] }
        if let passage = cache[number] { return passage }
        if cache.count >= Self.cacheSize { cache = [:] }
        let passage = read(number) ?? Self.nothing
        cache[number] = passage
        return passage
    }

    /// What the matcher knows of a passage; kept, since it is dear to make.
    func features(_ number: Int) -> Features {
        if let features = featureCache[number] { return features }
        if featureCache.count >= Self.cacheSize { featureCache = [:] }
        let features = Features(self[number], &stems)
        if stems.terms.count > Self.cacheSize * 5 { stems = StemCache() }
        featureCache[number] = features
        return features
    }

    /// The numbers of the passages whose labels fit, in rising order.
    func numbers(where fits: (Label) -> Bool) -> [Int] {
        labels.indices.filter { number in labels[number].map(fits) ?? false }
    }
}
