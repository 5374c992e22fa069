import Dialogue
import FoundationEssentials
import Testing

@Suite struct MessageSetTests {
    /// The sets, with the shares in parts of a hundred that have been reached and are kept: values
    /// stored that were not given, and values given that were not stored.
    static let reached: [(name: String, wrong: Int, missed: Int)] = [
        ("worked-with", 0, 1), ("untouched", 1, 2), ("worked-with-2", 1, 3),
        ("worked-with-3", 1, 1), ("untouched-2", 0, 2), ("worked-with-4", 0, 1),
        ("untouched-3", 0, 1), ("untouched-4", 1, 6),
    ]

    @Test(arguments: reached)
    func readsLabelledMessagesAsAColleagueWould(_ name: String, wrong: Int, missed: Int) throws {
        let verdicts = try set(name).verdicts()
        #expect(try verdicts.count == set(name).messages.count)
        report(name, verdicts)
        func isAtMost(_ percent: Int, _ test: (MessageSet.Verdict) -> Bool) -> Bool {
            verdicts.count(where: test) * 100 <= percent * verdicts.count
        }
        #expect(isAtMost(wrong) { !$0.wrong.isEmpty })
        #expect(isAtMost(missed) { !$0.missed.isEmpty })
        #expect(isAtMost(1) { $0.tookACommentForACommand })
    }

    @Test(arguments: reached.map(\.name))
    func aMessageCutShortStopsNothing(_ name: String) throws {
        let messages = try set(name)
        for (index, message) in messages.messages.enumerated() {
            let words = message.text.split(separator: " ", omittingEmptySubsequences: false)
            let half = (words.count + 1) / 2
            let cut = index.isMultiple(of: 2) ? words.prefix(half) : words.suffix(half)
            #expect(messages.verdict(message, typed: cut.joined(separator: " ")) != nil)
        }
    }

    @Test(arguments: [
        ("bx.basic_info", "Here it is seven and half"),
        ("bx.basic_info", "6 .5"),
        ("bx.actions", "I want to change the owner of the"),
        ("sm.score", "My manager and I disagree on this. She thinks no, I didn't, both are in"),
    ])
    func oddEndsStopNothing(_ pending: String, _ text: String) throws {
        for name in Self.reached.map(\.name) {
            let messages = try set(name)
            for message in messages.messages where message.pending.hasPrefix(pending) {
                #expect(messages.verdict(message, typed: text) != nil)
            }
        }
    }

    private func set(_ name: String) throws -> MessageSet {
        try MessageSet(file: Shipped.root + "/Tests/DialogueTests/Messages/\(name).jsonl")
    }

    private func report(_ name: String, _ verdicts: [MessageSet.Verdict]) {
        func count(_ test: (MessageSet.Verdict) -> Bool) -> String {
            "\(verdicts.count(where: test))/\(verdicts.count)"
        }
        let commands = verdicts.filter {
            ["command", "question", "social", "declined"].contains($0.message.act)
        }
        let comments = verdicts.filter { $0.message.kind == "comment_like_command" }
        print(
            """
            \(name): wrong captures \(count { !$0.wrong.isEmpty }), missed captures \(count { !$0.missed.isEmpty }), \
            commands stored \(commands.count { !$0.wrong.isEmpty })/\(commands.count), \
            comments taken for commands \(comments.count { $0.tookACommentForACommand })/\(comments.count)
            """
        )
        guard ProcessInfo.processInfo.environment["SHOW_MESSAGES"] != nil else { return }
        for verdict in verdicts where !verdict.wrong.isEmpty || !verdict.missed.isEmpty {
            let message = verdict.message
            print(
                "\(message.id) [\(message.kind)] @\(message.pending): \(message.text.prefix(150))"
            )
            if !verdict.wrong.isEmpty { print("   WRONG  \(verdict.wrong)") }
            if !verdict.missed.isEmpty {
                print("   missed \(verdict.missed) kinds \(verdict.kinds.map(\.rawValue))")
            }
        }
    }
}
