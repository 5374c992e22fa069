import Assistant
import Audits
import Storage
import Testing

/// What is remembered between turns is never other than what the disk holds.
@Suite struct MemoryTests {
    private let talk = [
        "LL 4410", "12 May 2017", "skip", "what does good look like?", "team 2", "undo", "go to q1",
        "Good, visits are written up within two days", "RI - the chronology stops in May",
        "no, q1 should be Outstanding", "4 to 6", "where am I", "undo", "review",
    ]

    @Test func aProgramThatIsStartedAnewForEachTurnSaysTheSame() throws {
        let (warm, cold) = (try Desk(), try Desk())
        let first = try warm.begin().conversation
        let second = try cold.begin().conversation
        for text in talk {
            try cold.restart()
            let one = try warm.assistant.say(text, in: first, by: "one")
            let other = try cold.assistant.say(text, in: second, by: "one")
            #expect(one.replies.map(\.kind) == other.replies.map(\.kind), "\(text)")
            #expect(one.captured == other.captured, "\(text)")
            #expect(one.pending == other.pending, "\(text)")
        }
    }

    @Test func aTurnThatWasUndoneIsForgottenThoughAnotherTakesItsNumber() throws {
        struct Failed: Error {}
        let desk = try Desk()
        let (conversation, audit) = try desk.begin()
        let before = try desk.answers(audit, "self-assessment")
        #expect(throws: Failed.self) {
            try desk.assistant.store.transaction {
                _ = try desk.assistant.say("LL 1111", in: conversation, by: "one")
                throw Failed()
            }
        }
        #expect(try desk.answers(audit, "self-assessment") == before)
        let turn = try desk.assistant.say("LL 2222", in: conversation, by: "one")
        #expect(turn.captured.values.contains("LL 2222"))
        #expect(try desk.assistant.export(audit) == desk.another().export(audit))
    }

    @Test func anotherProgramsChangeIsSeenInTheNextTurn() throws {
        let desk = try Desk()
        let (conversation, audit) = try desk.begin()
        _ = try desk.assistant.say("LL 4410", in: conversation, by: "one")
        let other = try desk.another()
        let same = try other.open(.audit(id: audit, role: "self-assessment"), by: "one")
        #expect(same.id == conversation)
        let theirs = try other.say("12 May 2017", in: conversation, by: "one")
        let next = try desk.assistant.say("where am I", in: conversation, by: "one")
        #expect(next.pending == theirs.pending)
        #expect(try desk.assistant.export(audit) == other.export(audit))
    }
}
