extension Guidance {
    /// Answers a question, or says why the guidance does not.
    ///
    /// - Parameters:
    ///   - question: As typed.
    ///   - framework: The framework whose audit the question is asked in; only it answers, unless
    ///     the question names others.
    ///   - after: The thread of the answer that this question follows.
    /// - Returns: The answer; `answered` always carries at least one citation.
    package func ask(
        _ question: String,
        framework: String? = nil,
        after: Thread? = nil
    ) -> Answer {
        asker.ask(question, framework: framework, after: after)
    }
}
