/// The passages by their numbers: all in memory, or read from the index as they are needed.
final class PassageStore {
    /// What is known of every passage without reading it.
    struct Label {
        let document: Int
        /// The framework that it, or its document, names.
        let framework: String?
        let isGap: Bool
        let topics: [String]
        /// Whether its id is its topic's name, so that it speaks for its document on that topic.
        let isTopicsOwn: Bool

        init(document: Int, framework: String?, isGap: Bool, topics: [String], id: String?) {
            self.document = document
            self.framework = framework
            self.isGap = isGap
            self.topics = topics
            let own = id.flatMap { $0.split(separator: ".").last }.map(String.init)
            isTopicsOwn = own.map(topics.contains) ?? false
        }
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
                isGap: passage.attributes.isGap,
                topics: passage.attributes.topics,
                id: passage.id
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

    /// For each topic and framework the section that speaks for it: the only one on the topic, or
    /// the one that is named after it.
    private lazy var speakers: [String: [String: Int]] = {
        var all: [String: [String: [Int]]] = [:]
        for (number, label) in labels.enumerated() {
            guard let label, let framework = label.framework else { continue }
            for topic in label.topics {
                all[topic, default: [:]][framework, default: []] += [number]
            }
        }
        return all.mapValues { frameworks in
            frameworks.compactMapValues { numbers in
                if numbers.count == 1 { return numbers.first }
                let own = numbers.filter { labels[$0]?.isTopicsOwn ?? false }
                return own.count == 1 ? own.first : nil
            }
        }
    }()

    /// The sections that speak for other frameworks on the topics for which this one speaks.
    func partners(_ number: Int) -> [Int] { partners[number] ?? [] }

    private lazy var partners: [Int: [Int]] = {
        var all: [Int: [Int]] = [:]
        for speaking in speakers.values where speaking.count > 1 {
            let numbers = speaking.values.sorted()
            for number in numbers { all[number, default: []] += numbers.filter { $0 != number } }
        }
        return all.mapValues { $0.sorted() }
    }()

    /// The numbers of the passages whose labels fit, in rising order.
    func numbers(where fits: (Label) -> Bool) -> [Int] {
        labels.indices.filter { number in labels[number].map(fits) ?? false }
    }
}
