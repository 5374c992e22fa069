/// What is known of one document of the Knowledge folder.
package struct DocumentInfo: Sendable, Hashable {
    /// The file's name without folder and extension: the name used in citations.
    package let name: String
    /// The path inside the Knowledge folder.
    package let path: String
    /// Its title; the first heading, or the name, where it gives none.
    package let title: String
    /// Who issued it, if the document says so.
    package let body: String?
    /// The framework it belongs to, if it names one.
    package let framework: String?
    /// Its date as it gives it: `2017`, `2017-09` or `2017-09-30`.
    package let date: String?
    /// Its status in its own words, such as `draft, version 1`.
    package let status: String?
    /// When it was to be reviewed, in the form of `date`.
    package let review: String?
    /// The names of older documents that it says it replaces.
    let replaces: [String]
    /// Tells its text from any other.
    let hash: Int64
    /// How it stands to the other documents.
    package internal(set) var standing = Standing.current
    /// How many sections it has.
    package internal(set) var sections: Int
}
