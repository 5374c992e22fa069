import Audits
import Dialogue

/// A small generator with a known seed, so that every run has the same conversations.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

/// A conversation that nobody held: messages picked by a seed, said to one form.
struct GeneratedConversation: CustomStringConvertible {
    /// What a message is, as far as the properties need to know.
    enum Kind: String {
        /// A plain statement; some begin like commands.
        case comment
        /// Commands and questions that give no answer.
        case request
        /// Anything else: answers, corrections, undoing, junk.
        case other
    }

    let seed: UInt64
    let form: Form
    let role: Role
    let messages: [(kind: Kind, text: String)]

    var description: String { "seed \(seed), \(form.id), \(role)" }

    /// The conversation of that seed, with one to twelve messages.
    init?(seed: UInt64) {
        var numbers = SeededNumbers(seed)
        let pairs = Shipped.prompts.forms.values.sorted { $0.id < $1.id }.flatMap { form in
            form.roles.map { (form, $0) }
        }
        guard let (form, role) = pairs.randomElement(using: &numbers) else { return nil }
        self.seed = seed
        self.form = form
        self.role = role
        let items = form.items
        messages = (0..<Int.random(in: 1...12, using: &numbers)).map { _ in
            Self.message(items, &numbers)
        }
    }

    private static func message(_ items: [Item], _ numbers: inout SeededNumbers) -> (Kind, String) {
        func pick(_ pool: [String]) -> String { pool.randomElement(using: &numbers) ?? "" }
        let item = items.randomElement(using: &numbers)
        switch Int.random(in: 0..<100, using: &numbers) {
        case 0..<22: return (.comment, pick(comments))
        case 22..<50: return (.other, pick(answers))
        case 50..<66: return (.request, pick(requests))
        case 66..<76: return (.request, "go to \(item?.title.lowercased() ?? "the start")")
        case 76..<82: return (.other, pick(repairs))
        case 82..<88: return (.other, "\(item?.title ?? "it") is \(pick(answers))")
        case 88..<91:
            return (.other, pick(answers) + pick([" ", ". ", "\n", " - "]) + pick(comments))
        case 91..<96: return (.other, pick(junk))
        default: return (.other, noise(&numbers))
        }
    }

    /// Bytes at random, read as UTF-8 as far as they are.
    private static func noise(_ numbers: inout SeededNumbers) -> String {
        let count = Int.random(in: 1...60, using: &numbers)
        let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let comments = [
        "Back in May the plan drifted.", "Help was offered and refused.",
        "Stop-start engagement by father.", "Skip-level supervision was recorded.",
        "Cancelled visits were not rebooked.", "Undo of the earlier decision is not explained.",
        "Next visit was missed.", "Review was late; change of worker in June.",
        "Why the threshold was not met is not recorded.",
        "the chronology stops in May and nobody has picked it up since",
        "Mum said: \u{201C}nobody asks me\u{201D}, and that is on file.",
        "Family known since March after two police call outs, dad now out of the home.",
        "Seen at school twice, seen at home every ten days.",
        "Changes of worker have unsettled the children.",
        "First line of a pasted comment.\nSecond line of it.",
    ]

    private static let answers = [
        "Good", "good, notes are current", "RI", "requires improvement", "inadequate",
        "Outstanding!", "7", "a two", "seven, chronology is in", "3. no plan since June", "10",
        "yes", "no", "yes, at school", "NA", "na, she's 3", "na, mum wouldn't leave the room",
        "no they weren't", "done", "not yet", "today", "12 December 2026", "in 4 weeks", "soon",
        "end of next week", "LL 4410", "S. Lund", "none", "no thats it", "4 to 6", "it was ok",
        "not inadequate", "between good and RI", "6.5", "11", "3 visits in 10 weeks, he is 7",
        "update the chronology, SW, by 4 December 2026", "complete a genogram",
        "TM to ring dad in two weeks and SW to book the review", "first three yes, rest no",
        "same as the auditor", "good - no wait, RI. objectives aren't SMART", "didn't get any",
        "I'd rather not say", "Q1 good, notes are current. Q2 RI because visits were late",
        "moderator S. Lund, practice manager R. Abbas", "the first yes, the second no",
    ]

    private static let requests = [
        "help", "back", "skip", "review", "where am I?", "what is left?", "what have I skipped?",
        "why?", "why can't I?", "guidance", "what does good look like?", "what is a genogram?",
        "who is told when it is inadequate?", "how many left?", "repeat the question", "explain",
        "skip this one for now", "finish", "go to q2", "who do I email?", "thanks",
        "are you a robot?",
        "hang on, opening the file",
        "book me a taxi", "I'm worried about this child right now", "hello again",
    ]

    private static let repairs = [
        "undo", "undo", "oh sorry, I meant Requires improvement", "I meant Inadequate, not Good",
        "no, leave it", "cancel", "change my last answer", "forget that action",
        "oh wait, q2 should be Outstanding!", "make that a 6", "actually no", "scrap that",
        "never mind, leave the whole thing", "can we stop there and carry on tomorrow",
    ]

    private static let junk = [
        "", " ", "\n\n", "\u{1F44D}", "...", "???", "\0", "\u{7}\u{1B}[31mred\u{1B}[0m",
        "\u{202E}dab",
        "e\u{301}\u{301}\u{301}", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "a", "'", "\"\"",
        "--",
        "99999999999999999999999", "-1", "\u{FEFF}good", "\u{FFFD}", "GOOD!!! ALL DONE", "comment:",
        "{\"text\": 1}", "'; DROP TABLE answer; --", "q", "Q99 good", "q1q2q3", "\t\t7\t",
        String(repeating: "the plan drifted and nobody said so. ", count: 540),
        String(repeating: "a", count: 20_000), String(repeating: "good ", count: 200),
        String(repeating: "\u{301}", count: 300), String(repeating: "(", count: 500),
    ]
}
