import Markdown

/// A framework as people name it, for reading which one a question is about.
package struct FrameworkName: Sendable, Hashable {
    /// As documents name it in their front matter.
    package let id: String
    /// The name in full.
    package let title: String
    /// The name used in the middle of a sentence.
    package let short: String
    /// How people name it, in lower case.
    package let names: [String]
    /// What its parts are called, in lower case: they name it too, and are asked about.
    package let parts: [String]

    /// A framework of these names.
    package init(
        id: String,
        title: String,
        short: String,
        names: [String],
        parts: [String] = []
    ) {
        self.id = id
        self.title = title
        self.short = short
        self.names = names
        self.parts = parts
    }
}

/// A passage as `search` gives it.
package struct ScoredPassage: Sendable, Hashable {
    /// The document's name.
    package let document: String
    /// The heading path, its parts joined by ` > `.
    package let section: String
    /// All that a reader sees below the heading.
    package let text: String
    /// Greater for nearer; comparable within one search only.
    package let score: Double
}

/// The indexed guidance: ranks its passages, answers questions with quotes, and declines.
///
/// One thread owns it.
package final class Guidance {
    let folder: String
    let library: Library
    let ranker: Ranker
    let reader: QueryReader
    let frameworks: [FrameworkName]
    let asker: Asker

    /// Reads a Knowledge folder.
    ///
    /// - Parameters:
    ///   - folder: The folder; folders in it are read too.
    ///   - own: A council's own folder, read beside it; it need not exist.
    ///   - index: The file of the index on disk; `nil` for none.
    ///   - frameworks: The frameworks that questions may name.
    /// - Throws: When no guidance can be had. Broken files are `faults`; the others serve.
    package init(
        knowledge folder: String,
        own: String? = nil,
        index: String? = nil,
        frameworks: [FrameworkName]
    ) throws(GuidanceError) {
        library = try Library.read(folder: folder, own: own, index: index)
        self.folder = folder
        self.frameworks = frameworks
        ranker = Ranker(source: library.source)
        reader = QueryReader(
            ranker: ranker,
            speller: library.speller,
            synonyms: library.synonyms,
            questions: library.questions
        )
        asker = Self.asker(library, ranker, reader, frameworks)
    }

    private static func asker(
        _ library: Library,
        _ ranker: Ranker,
        _ reader: QueryReader,
        _ frameworks: [FrameworkName]
    ) -> Asker {
        let matcher = Matcher(library: library, ranker: ranker, synonyms: library.synonyms)
        let known = Set(frameworks.map(\.id))
        let numbers = library.passages.numbers { known.contains($0.framework ?? "") && !$0.isGap }
        let texts = numbers.map { number in
            let framework = library.passages.labels[number]?.framework
            let words = Words.split(library.passages[number].text).map(FrameworkNames.plain)
            return (framework, words)
        }
        let names = FrameworkNames(frameworks) { words, framework in
            texts.contains { $0.0 != framework && ReadingReader.contains($0.1, words) }
        }
        return Asker(
            library: library,
            finder: Finder(library: library, matcher: matcher, frameworks: frameworks),
            reader: ReadingReader(
                query: reader,
                names: names,
                areas: library.areas.map { ($0, Words.split($0).map(PorterStemmer.stem)) }
            ),
            composer: Composer(matcher: matcher),
            frameworks: frameworks
        )
    }

    /// What is wrong with files of the folder.
    package var faults: [Fault] { library.faults }

    /// The documents in the order of their paths.
    package var documents: [DocumentInfo] { library.documents }

    /// When a document was to be reviewed, in the form of its date; `nil` when it does not say.
    package func review(of document: String) -> String? {
        library.documents.first { $0.name == document }?.review
    }

    /// How a document stands to the others: whether it is a copy or an older version of one.
    package func standing(of document: String) -> Standing? {
        library.documents.first { $0.name == document }?.standing
    }

    /// The passages nearest to a question, best first.
    ///
    /// - Parameters:
    ///   - query: A question or a few words, as typed.
    ///   - limit: How many passages at most.
    /// - Returns: The passages; none when no document knows any of the words.
    package func search(_ query: String, limit: Int) -> [ScoredPassage] {
        ranker.rank(reader.read(query)).prefix(max(0, limit)).map { number, score in
            let passage = library.passages[number]
            let document = library.documents[passage.document]
            let section =
                passage.path.isEmpty ? passage.title : passage.path.joined(separator: " > ")
            return ScoredPassage(
                document: document.name,
                section: section,
                text: passage.text,
                score: score
            )
        }
    }
}
