import FoundationEssentials
import Markdown

/// The documents of a Knowledge folder, cut into passages.
struct Library {
    /// The documents in the order of their paths.
    let documents: [DocumentInfo]
    /// The terms of each document's title.
    let titles: [Set<Term>]
    /// The numbers of documents that are copies or older versions of others.
    let setAside: Set<Int>
    let passages: PassageStore
    let synonyms: Synonyms
    /// How people ask for what sections say.
    let questions: QuestionIndex
    /// What the ranking counts with.
    let source: any RankSource
    let speller: Speller
    /// The areas of work that the passages name.
    let areas: [String]
    /// The number of a passage by `document#id`.
    let number: (String) -> Int?
    let faults: [Fault]

    /// Reads a folder and a council's own beside it, with the index when its file is given.
    ///
    /// An index that cannot be used is a fault; the folder is then read as if there were none.
    static func read(folder: String, own: String? = nil, index: String?)
        throws(GuidanceError) -> Library
    {
        let paths = try paths(in: folder, and: own)
        var faults: [Fault] = []
        if let index {
            do {
                let file = try IndexFile(path: index)
                try file.update(from: folder, paths: paths)
                let library = try file.library(
                    synonyms: synonyms(in: folder, paths),
                    questions: TypicalQuestions(in: folder, paths)
                )
                if let library { return library }
                throw GuidanceError.empty(folder: folder)
            } catch let error as GuidanceError {
                throw error
            } catch {
                faults.append(
                    Fault(
                        file: index,
                        line: 1,
                        what: "The index of the guidance cannot be used: \(error)",
                        remedy: "delete this file; it is made anew from the documents"
                    )
                )
            }
        }
        return try inMemory(folder: folder, paths, faults)
    }

    private static func inMemory(
        folder: String,
        _ paths: [String],
        _ faults: [Fault]
    ) throws(GuidanceError) -> Library {
        var faults = faults
        var documents: [DocumentInfo] = []
        var passages: [Passage] = []
        for path in paths where !isOwn(path) {
            guard let kind = FileKind(path: path) else { continue }
            switch kind.read(place(path, in: folder), name: path) {
            case .failure(let fault): faults.append(fault)
            case .success(let bytes):
                let (document, _) = Document.read(bytes, file: path)
                let (info, own) = DocumentReader.read(document, path: path)
                for var passage in own {
                    passage.document = documents.count
                    passages.append(passage)
                }
                documents.append(info)
            }
        }
        guard !passages.isEmpty else { throw .empty(folder: folder) }
        var stems = StemCache()
        let texts = passages.map { passage in
            TermText(passage, title: documents[passage.document].title, &stems)
        }
        return Library(
            documents: documents,
            passages: passages,
            texts: texts,
            words: stems.terms.keys.map { ($0, 1) },
            synonyms: synonyms(in: folder, paths),
            questions: TypicalQuestions(in: folder, paths),
            faults: faults
        )
    }

    /// A library that is all in memory.
    init(
        documents: [DocumentInfo],
        passages: [Passage],
        texts: [TermText],
        words: [(String, Int)],
        synonyms: Synonyms,
        questions: TypicalQuestions,
        faults: [Fault]
    ) {
        let source = MemorySource()
        var numbers: [String: Int] = [:]
        var areas = Set<String>()
        for (number, passage) in passages.enumerated() {
            source.add(texts[number], document: passage.document)
            if let area = passage.attributes.area { areas.insert(area) }
            guard let id = passage.id else { continue }
            let reference = documents[passage.document].name + "#" + id
            numbers[reference] = numbers[reference] ?? number
        }
        self.init(
            documents: documents,
            passages: PassageStore(passages, documents),
            synonyms: synonyms,
            questions: questions,
            source: source,
            speller: Speller(words: words),
            areas: areas,
            number: { numbers[$0] },
            faults: faults
        )
    }

    init(
        documents: [DocumentInfo],
        passages: PassageStore,
        synonyms: Synonyms,
        questions: TypicalQuestions,
        source: any RankSource,
        speller: Speller,
        areas: Set<String>,
        number: @escaping (String) -> Int?,
        faults: [Fault]
    ) {
        let standings = Editions.standings(documents)
        self.documents = zip(documents, standings).map { document, standing in
            var document = document
            document.standing = standing
            return document
        }
        var stems = StemCache()
        titles = documents.map { Set(Words.terms($0.title, &stems)) }
        setAside = Set(standings.indices.filter { standings[$0] != .current })
        self.passages = passages
        self.synonyms = synonyms
        self.questions = QuestionIndex(questions, number: number)
        self.source = source
        self.speller = speller
        self.areas = areas.filter { !$0.contains(",") }.sorted()
        self.number = number
        self.faults = faults
    }

    /// Files of the folder that are about the folder, not guidance.
    static func isOwn(_ path: String) -> Bool {
        ["readme", "synonyms"].contains(DocumentReader.stem(of: path).lowercased())
            || TypicalQuestions.isList(path)
    }

    private static func synonyms(in folder: String, _ paths: [String]) -> Synonyms {
        guard
            let path = paths.first(where: {
                DocumentReader.stem(of: $0).lowercased() == "synonyms" && $0.hasSuffix(".md")
            }),
            let data = FileManager.default.contents(atPath: folder + "/" + path)
        else { return Synonyms() }
        return Synonyms(Document.read(Array(data), file: path).document)
    }

    /// The visible files of the folder in a fixed order.
    static func paths(in folder: String, and own: String? = nil) throws(GuidanceError) -> [String] {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder) else { throw .missing(folder: folder) }
        guard let paths = try? manager.subpathsOfDirectory(atPath: folder) else {
            throw .unreadable(folder: folder)
        }
        let beside = own.flatMap { try? manager.subpathsOfDirectory(atPath: $0) } ?? []
        let visible = { (path: String) in
            !path.split(separator: "/").contains { $0.hasPrefix(".") || $0.hasPrefix("~") }
        }
        return paths.filter(visible).sorted()
            + beside.filter(visible).sorted().map { (own ?? "") + "/" + $0 }
    }

    /// Where a document is: the shipped ones by their path in the folder, a council's own by a full one.
    static func place(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") ? path : folder + "/" + path
    }
}
