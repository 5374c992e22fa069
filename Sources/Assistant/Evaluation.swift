import Audits
import Guidance

/// Questions with known answers, put to the guidance, so that a council can test its own.
///
/// A line of the file holds `id`, `question`, `answerable`, `must_contain` (all of a list of
/// alternatives), `must_not_contain`, `kind` and, where they apply, `framework` and
/// `ambiguous_framework`.
package struct Evaluation {
    /// How one question was answered.
    package struct Result: Sendable {
        package let id: String
        package let kind: String
        package let isAnswerable: Bool
        package let status: Answer.Status
        package let isRight: Bool
        package let isCited: Bool
        package let length: Int
        package let problem: String?
    }

    package let results: [Result]

    /// Puts every question of the lines to the guidance.
    ///
    /// A line that is no question gives an `AssistantError` with its number.
    package init(lines: some Sequence<Substring>, guidance: Guidance) throws {
        var results: [Result] = []
        for (number, line) in lines.enumerated() where !line.trimmed.isEmpty {
            guard let json = JSON(parsing: line.utf8), let question = json["question"]?.string
            else {
                throw AssistantError(
                    .badInput,
                    "Line \(number + 1) of the file is no question.",
                    remedy: "Each line is a JSON object with at least 'question' and 'answerable'."
                )
            }
            results.append(Self.judge(json, guidance.ask(question), number: number + 1))
        }
        self.results = results
    }

    private static func judge(_ json: JSON, _ answer: Answer, number: Int) -> Result {
        let isAnswerable = json["answerable"] != .bool(false)
        let text = plain(answer.text)
        var problem: String?
        if isAnswerable {
            let lacking = (json["must_contain"]?.array ?? []).first { choice in
                !(choice.array ?? [choice]).contains { text.contains(plain($0.string ?? "")) }
            }
            let isAskedBack =
                answer.status == .clarify && json["ambiguous_framework"] == .bool(true)
            if answer.status != .answered, !isAskedBack {
                problem = "status \(answer.status.rawValue)"
            } else if let lacking, !isAskedBack {
                problem =
                    "lacks \((lacking.array ?? [lacking]).compactMap(\.string).joined(separator: " / "))"
            }
        } else if [.answered, .clarify].contains(answer.status) {
            problem = "answered, though not covered"
        }
        let banned = (json["must_not_contain"]?.array ?? []).compactMap(\.string).first {
            text.contains(plain($0))
        }
        if let banned { problem = problem ?? "says '\(banned)'" }
        return Result(
            id: json["id"]?.string ?? String(number),
            kind: json["kind"]?.string ?? "-",
            isAnswerable: isAnswerable,
            status: answer.status,
            isRight: problem == nil,
            isCited: !answer.citations.isEmpty,
            length: answer.text.count,
            problem: problem
        )
    }

    /// Lower case, straight quotes, plain dashes, single spaces.
    private static func plain(_ text: String) -> String {
        var out = ""
        for character in text.lowercased() {
            switch character {
            case "\u{2019}", "\u{2018}": out += "'"
            case "\u{2013}", "\u{2014}": out += "-"
            default: out.append(character.isWhitespace ? " " : character)
            }
        }
        return out.split(separator: " ").joined(separator: " ")
    }

    /// The figures as a few lines, right answers by kind among them.
    package var summary: String {
        let able = results.filter(\.isAnswerable)
        let unable = results.filter { !$0.isAnswerable }
        let answered = able.filter { $0.status == .answered }
        var lines = [
            "answered right     \(share(able.count(where: \.isRight), able.count))",
            "answered wrong     \(share(answered.count { !$0.isRight }, able.count))",
            "declined, though covered  \(share(able.count { !$0.isRight && $0.status != .answered }, able.count))",
            "not covered, and said so  \(share(unable.count(where: \.isRight), unable.count))",
            "answers with a source     \(share(answered.count(where: \.isCited), answered.count))",
            "length, median and 95th percentile  \(percentile(50)) and \(percentile(95)) characters",
        ]
        for kind in Set(able.map(\.kind)).sorted() {
            let these = able.filter { $0.kind == kind }
            lines.append("  \(kind)  \(share(these.count(where: \.isRight), these.count))")
        }
        return lines.joined(separator: "\n")
    }

    private func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "-" : "\(part)/\(whole) (\(100 * part / whole) %)"
    }

    private func percentile(_ share: Int) -> Int {
        let lengths = results.filter { $0.status == .answered }.map(\.length).sorted()
        guard !lengths.isEmpty else { return 0 }
        return lengths[min(lengths.count - 1, lengths.count * share / 100)]
    }
}
