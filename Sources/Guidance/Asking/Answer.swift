/// What the guidance says to a question, or why it says nothing.
package struct Answer: Sendable, Hashable {
    /// How a question fared, as the outside contract writes it.
    package enum Status: String, Sendable, Codable {
        case answered, clarify, declined, social
        case notCovered = "not_covered"
    }

    /// How the question fared.
    package let status: Status
    /// What a person reads; only `answered` and `clarify` state guidance.
    package let text: String
    /// One for each quoted section, in the order of the text.
    package let citations: [Citation]
    /// The next-nearest sections, as `document#section`.
    package let seeAlso: [String]
    /// What a follow-up goes on from.
    package let thread: Thread
    /// How the answer came about, one step a line, for `explain`.
    package let trace: [String]
}

/// Where a piece of an answer comes from.
package struct Citation: Codable, Sendable, Hashable {
    /// The document's file name without folder and extension.
    package let document: String
    /// The section's heading.
    package let section: String
    /// Words that stand so in the file.
    package let quote: String
    /// The framework it speaks for; `nil` for a glossary and the like.
    package let framework: String?
    /// The document's date as it gives it: `2017`, `2017-09` or `2017-09-30`.
    package let date: String?
    /// The document's title.
    package let title: String
}

/// What a question was understood as, so that the next may lean on it.
package struct Thread: Codable, Sendable, Hashable {
    /// The question in full, with what an earlier one lent it.
    package let question: String
    /// The frameworks that it named, or that answered it.
    package let frameworks: [String]
}
