import Assistant
import Audits
import Dialogue
import FoundationEssentials
import Storage
import Testing

/// A turn is on disk before it is shown, and the store holds all that is needed to go on.
@Suite struct StoredTurnTests {
    private let talk = [
        "LL 4410", "12 May 2017, aged 9", "skip", "SW and PM of team 2",
        "what does good look like?",
        "team 2", "undo", "team 3", "skip", "CIN plan", "go to q1",
        "Good, visits are written up within two days", "RI - the chronology stops in May",
        "oh wait, q1 should be Outstanding!", "skip", "4 to 6", "q4 good, worry book is on file",
        "\u{1F44D}", "where am I", "NA", "Inadequate. No plan since June\nand no visit in October",
    ]

    @Test func whatIsShownIsAlreadyOnDisk() throws {
        let desk = try Desk()
        let (conversation, audit) = try desk.begin()
        let other = try desk.another()
        for text in talk {
            let turn = try desk.assistant.say(text, in: conversation, by: "one")
            let json = try other.export(audit)
            let stored = json["passes"]?["self-assessment"]?["answers"]?.object ?? [:]
            for (slot, value) in turn.captured { #expect(stored[slot] == value, "\(slot)") }
            let last = try other.store.turns(of: conversation, limit: 1000).last
            #expect(last?.typed == text)
            var shown = turn
            shown.id = conversation
            #expect(last?.reply == shown.jsonLine())
        }
    }

    @Test func aTurnThatCannotBeStoredGivesAnErrorAndChangesNothing() throws {
        let desk = try Desk()
        let (conversation, audit) = try desk.begin()
        _ = try desk.assistant.say("LL 4410", in: conversation, by: "one", key: "k1")
        let before = try desk.assistant.export(audit)
        let turns = try desk.assistant.store.turns(of: conversation, limit: 10)
        #expect(throws: StorageError.self) {
            _ = try desk.assistant.say("12 May 2017", in: conversation, by: "one", key: "k1")
        }
        #expect(try desk.assistant.export(audit) == before)
        #expect(try desk.assistant.store.turns(of: conversation, limit: 10) == turns)
        let turn = try desk.assistant.say("12 May 2017", in: conversation, by: "one", key: "k2")
        #expect(turn.captured["b.dob"] == "12 May 2017")
    }

    @Test func aTurnInsideATransactionThatFailsLeavesNothing() throws {
        struct Refusal: Error {}
        let desk = try Desk()
        let (conversation, audit) = try desk.begin()
        let before = try desk.assistant.export(audit)
        #expect(throws: Refusal.self) {
            try desk.assistant.store.transaction {
                _ = try desk.assistant.say("LL 4410", in: conversation, by: "one")
                throw Refusal()
            }
        }
        #expect(try desk.assistant.export(audit) == before)
        #expect(try desk.assistant.store.turns(of: conversation, limit: 10) == [])
    }

    @Test func aConversationGoesOnAfterARestartWhereItStood() throws {
        let (whole, cut) = (try Desk(), try Desk())
        let (one, _) = try whole.begin()
        let (other, audit) = try cut.begin()
        for (number, text) in talk.enumerated() {
            let expected = try whole.assistant.say(text, in: one, by: "one")
            if number % 3 == 2 {
                try cut.restart()
                let opened = try cut.assistant.open(
                    .audit(id: audit, role: "self-assessment"),
                    by: "one"
                )
                #expect(opened.id == other)
            }
            let turn = try cut.assistant.say(text, in: other, by: "one")
            #expect(turn.replies == expected.replies && turn.captured == expected.captured)
            #expect(turn.pending == expected.pending && turn.flags == expected.flags)
        }
    }

    @Test func openingAgainAsksTheItemThatWasOpen() throws {
        let desk = try Desk()
        let (conversation, audit) = try desk.begin()
        let left = try desk.assistant.say("LL 4410", in: conversation, by: "one")
        try desk.restart(at: "2026-11-24T09:00:00Z")
        let opened = try desk.assistant.open(
            .audit(id: audit, role: "self-assessment"),
            by: "one"
        )
        #expect(opened.pending == left.pending)
        #expect(opened.replies.last?.kind == "question")
        #expect(opened.replies.last?.field == left.replies.last?.field)
    }

    @Test func twoConversationsOnOneAuditSeeEachOthersAnswers() throws {
        let desk = try Desk()
        let (one, audit) = try desk.begin()
        let assistant = try desk.another()
        let opened = try assistant.open(.audit(id: audit, role: "self-assessment"), by: "two")
        let two = try #require(opened.id)
        #expect(two != one)
        let first = try desk.assistant.say("LL 4410", in: one, by: "one")
        let second = try assistant.say("what is left", in: two, by: "two")
        #expect(second.pending == first.pending)
        _ = try assistant.say("12 May 2017, aged 9", in: two, by: "two")
        let seen = try desk.assistant.say("review", in: one, by: "one")
        #expect(seen.replies.contains { $0.text.contains("12 May 2017, aged 9") })
        #expect(
            try desk.answers(audit, "self-assessment")
                == ["b.mosaic_name": "LL 4410", "b.dob": "12 May 2017, aged 9"]
        )
    }

    @Test func nobodySpeaksInAnothersConversation() throws {
        let desk = try Desk()
        let (conversation, _) = try desk.begin()
        let error = assistantError {
            _ = try desk.assistant.say("LL 4410", in: conversation, by: "two")
        }
        #expect(error?.kind == .notFound)
    }

    /// Only what the log keeps is used: the typed lines, and the clock.
    @Test func theLogOfTurnsReplayedGivesWhatIsStored() throws {
        struct Kept: Decodable {
            let conversation: Conversation
        }
        let desk = try Desk()
        let (id, auditID) = try desk.begin()
        let begun = try #require(try desk.assistant.audit(auditID))
        for text in talk { _ = try desk.assistant.say(text, in: id, by: "one") }
        let role: Role = "self-assessment"
        var audit = begun
        var conversation = Conversation.auditing
        for turn in try desk.assistant.store.turns(of: id, limit: 1000) {
            let step = reduce(
                conversation,
                .text(turn.typed),
                in: Situation(
                    prompts: desk.assistant.prompts,
                    today: desk.assistant.settings.clock.today,
                    audit: audit,
                    role: role
                )
            )
            for change in step.changes { audit.passes[role]?.apply(change) }
            conversation = step.conversation
            let kept = try JSONDecoder().decode(Kept.self, from: Data(turn.state.utf8))
            #expect(kept.conversation == conversation)
        }
        #expect(try desk.assistant.audit(auditID) == audit)
        #expect(try desk.assistant.store.verify().isEmpty)
    }

    @Test func everyChangeStandsInTheHistoryWithItsTurn() throws {
        let desk = try Desk()
        let (id, audit) = try desk.begin()
        for text in talk { _ = try desk.assistant.say(text, in: id, by: "one") }
        let entries = try desk.assistant.store.history(of: audit).filter { $0.kind == .answer }
        #expect(entries.allSatisfy { $0.turn?.conversation == id && $0.by == "one" })
        let grades = entries.filter { $0.slot == "q1.grade" }.compactMap(\.new)
        #expect(grades == ["good", "outstanding"])
    }
}
