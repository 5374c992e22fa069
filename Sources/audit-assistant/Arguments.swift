import Markdown

/// A command line taken apart: words, switches and options with values.
struct Arguments {
    private(set) var words: [String] = []
    private var values: [String: String] = [:]
    private var switches: Set<String> = []

    subscript(option: String) -> String? { values[option] }

    func has(_ name: String) -> Bool { switches.contains(name) }

    /// Takes a command line apart; order is free and `--` ends the flags.
    ///
    /// `options` are the flags that take a value, `known` those that take none, both without dashes.
    init(_ line: some Sequence<String>, options: Set<String>, switches known: Set<String>)
        throws(UsageError)
    {
        var rest = Array(line)[...]
        var hasEnded = false
        while let word = rest.popFirst() {
            if hasEnded || !word.hasPrefix("-") || word == "-" {
                words.append(word)
            } else if word == "--" {
                hasEnded = true
            } else {
                try take(flag: word, &rest, options, known)
            }
        }
    }

    private mutating func take(
        flag word: String,
        _ rest: inout ArraySlice<String>,
        _ options: Set<String>,
        _ known: Set<String>
    ) throws(UsageError) {
        let short = ["-h": "help", "-q": "quiet", "-o": "output"]
        let parts = word.drop { $0 == "-" }.split(separator: "=", maxSplits: 1).map(String.init)
        let name = short[word] ?? parts.first ?? ""
        if known.contains(name) {
            guard parts.count < 2 else {
                throw UsageError("The flag --\(name) takes no value.")
            }
            switches.insert(name)
        } else if options.contains(name) {
            guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
                throw UsageError("The flag --\(name) needs a value.")
            }
            values[name] = value
        } else {
            let near = nearest(to: name, among: options.union(known).sorted())
            throw UsageError(
                "There is no flag \(word.prefix(40)) here."
                    + (near.map { " Did you mean --\($0)?" } ?? "")
            )
        }
    }
}

/// A command line that was not understood: what is wrong and what would be right.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
