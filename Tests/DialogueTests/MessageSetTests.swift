import Dialogue
import FoundationEssentials
import Testing

@Suite struct MessageSetTests {
    @Test(arguments: ["worked-with", "untouched", "worked-with-2", "worked-with-3"])
    func readsLabelledMessagesAsAColleagueWould(_ name: String) throws {
        let set = try MessageSet(file: Shipped.root + "/Tests/DialogueTests/Messages/\(name).jsonl")
        let verdicts = set.verdicts()
        #expect(verdicts.count == set.messages.count)
        report(name, verdicts)
        // What has been reached is kept: shares of the set, in parts of a hundred.
        func isAtMost(_ percent: Int, _ test: (MessageSet.Verdict) -> Bool) -> Bool {
            verdicts.count(where: test) * 100 <= percent * verdicts.count
        }
        #expect(isAtMost(4) { !$0.wrong.isEmpty })
        #expect(isAtMost(9) { !$0.missed.isEmpty })
        #expect(isAtMost(1) { $0.tookACommentForACommand })
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
