import Assistant
import Audits
import FoundationEssentials
import Guidance
import Storage
import Testing

/// The ways in and out of an audit, and what is said when they are shut.
@Suite struct DoorTests {
    @Test(arguments: [
        (Assistant.Opening.audit(id: "A-NONE", role: "auditor"), AssistantError.Kind.notFound),
        (.newAudit(framework: "cin-pc", role: "auditor", caseReference: "LL 1"), .badInput),
        (.newAudit(framework: "cin-cp", role: "judge", caseReference: "LL 1"), .badInput),
        (.newAudit(framework: "cin-cp", role: "auditor", caseReference: " \n"), .badInput),
        (
            .newAudit(
                framework: "cin-cp",
                role: "auditor",
                caseReference: String(repeating: "7", count: 201)
            ), .badInput
        ),
    ])
    func unknownThingsAreRefusedAndNothingIsBegun(
        _ opening: Assistant.Opening,
        _ kind: AssistantError.Kind
    ) throws {
        let desk = try Desk()
        let error = assistantError { _ = try desk.assistant.open(opening, by: "one") }
        #expect(error?.kind == kind)
        #expect(error?.remedy.isEmpty == false)
        #expect(try desk.assistant.store.audits(limit: 10).isEmpty)
    }

    @Test func aFrameworkSpeltWronglyGetsTheNearestName() throws {
        let desk = try Desk()
        let error = assistantError {
            _ = try desk.assistant.open(
                .newAudit(framework: "bexly", role: "auditor", caseReference: "LL 1"),
                by: "one"
            )
        }
        #expect(error?.remedy.contains("'bexley'") == true)
    }

    @Test func aRoleOfAnotherFrameworkIsRefusedOnAnAuditThatExists() throws {
        let desk = try Desk()
        let (_, audit) = try desk.begin("bucks", "worker")
        let error = assistantError {
            _ = try desk.assistant.open(.audit(id: audit, role: "moderator"), by: "one")
        }
        #expect(error?.kind == .badInput)
        #expect(error?.remedy.contains("worker") == true)
    }

    @Test func anUnknownConversationIsRefused() throws {
        let desk = try Desk()
        let error = assistantError { _ = try desk.assistant.say("hello", in: "none", by: "one") }
        #expect(error?.kind == .notFound)
    }

    // MARK: Export and import

    @Test func anExportImportedElsewhereIsTheSameAudit() throws {
        let (here, there) = (try Desk(), try Desk())
        let (conversation, audit) = try here.begin("staged", "auditor")
        for text in ["today", "4410", "Tom B", "yes", "skip", "no", "na, she's 3"] {
            _ = try here.assistant.say(text, in: conversation, by: "one")
        }
        let json = try here.assistant.export(audit)
        #expect(try there.assistant.importAudit(json, replacing: false, by: "two") == audit)
        #expect(try there.assistant.export(audit) == json)
        // Going on there asks the same item.
        let opened = try there.assistant.open(.audit(id: audit, role: "auditor"), by: "two")
        let asked = try here.assistant.open(.audit(id: audit, role: "auditor"), by: "one")
        #expect(opened.pending == asked.pending)
    }

    @Test func anImportReplacesOnlyWhenAsked() throws {
        let desk = try Desk()
        let (conversation, audit) = try desk.begin()
        let old = try desk.assistant.export(audit)
        _ = try desk.assistant.say("LL 4410", in: conversation, by: "one")
        let new = try desk.assistant.export(audit)
        let error = assistantError {
            try desk.assistant.importAudit(old, replacing: false, by: "one")
        }
        #expect(error?.kind == .conflict)
        #expect(try desk.assistant.export(audit) == new)
        try desk.assistant.importAudit(old, replacing: true, by: "one")
        #expect(try desk.answers(audit, "self-assessment").isEmpty)
        let history = try desk.assistant.store.history(of: audit)
        #expect(history.contains { $0.slot == "b.mosaic_name" && $0.new == "LL 4410" })
    }

    @Test(arguments: [
        JSON.null, .object([:]), .array([]), .object(["format": "audit-assistant/audit"]),
        .object([
            "format": "audit-assistant/audit", "formatVersion": .integer(99), "id": "A-1",
            "framework": "cin-cp", "case": "LL 1", "status": "open", "passes": .object([:]),
        ]),
    ])
    func whatIsNoAuditIsNotImported(_ json: JSON) throws {
        let desk = try Desk()
        let error = assistantError {
            try desk.assistant.importAudit(json, replacing: true, by: "one")
        }
        #expect(error?.kind == .badInput)
        #expect(try desk.assistant.store.audits(limit: 10).isEmpty)
    }

    @Test func anExportOfAnUnknownAuditIsRefused() throws {
        let desk = try Desk()
        #expect(assistantError { _ = try desk.assistant.export("A-NONE") }?.kind == .notFound)
        #expect(assistantError { _ = try desk.assistant.overview(of: "A-NONE") } != nil)
    }

    // MARK: Prompts and guidance

    @Test func anAuditBegunOnAnotherVersionOfItsFormIsWarnedOf() throws {
        let desk = try Desk()
        let (conversation, audit) = try desk.begin("bucks", "worker")
        _ = try desk.assistant.say("what is left", in: conversation, by: "one")
        let version = try #require(desk.assistant.prompts.forms["bucks_prepare"]?.version)
        try desk.restart(changing: "bucks_prepare") {
            $0.replacing("version: \(version)", with: "version: 9999-01.1")
        }
        let opened = try desk.assistant.open(.audit(id: audit, role: "worker"), by: "one")
        let warning = opened.replies.first
        #expect(warning?.kind == "warning")
        #expect(warning?.text.contains(version) == true)
        #expect(warning?.text.contains("9999-01.1") == true)
    }

    @Test func theSameVersionIsNotWarnedOf() throws {
        let desk = try Desk()
        let (_, audit) = try desk.begin()
        try desk.restart()
        let opened = try desk.assistant.open(
            .audit(id: audit, role: "self-assessment"),
            by: "one"
        )
        #expect(!opened.replies.contains { $0.kind == "warning" })
    }

    @Test func aMissingGuidanceFolderIsSaidAndTheAuditGoesOn() throws {
        let desk = try Desk(knowledge: false)
        let (conversation, audit) = try desk.begin()
        let first = try desk.assistant.say("LL 4410", in: conversation, by: "one")
        for question in ["what is a genogram?", "why", "guidance"] {
            let turn = try desk.assistant.say(question, in: conversation, by: "one")
            #expect(turn.replies.contains { $0.kind == "error" && $0.text.contains("--knowledge") })
            #expect(turn.replies.last?.kind == "question")
            #expect(turn.pending == first.pending && turn.captured.isEmpty)
        }
        let turn = try desk.assistant.say("12 May 2017", in: conversation, by: "one")
        #expect(turn.captured["b.dob"] == "12 May 2017")
        #expect(try desk.answers(audit, "self-assessment").count == 2)
    }

    @Test func guidanceIsAnsweredWithItsSourceInTheMiddleOfAnAudit() throws {
        let desk = try Desk()
        let (conversation, _) = try desk.begin()
        let turn = try desk.assistant.say("what is a genogram?", in: conversation, by: "one")
        #expect(turn.citations.map(\.document) == ["made-up"])
        #expect(turn.replies.contains { $0.kind == "guidance" && $0.text.contains("drawing") })
        #expect(turn.replies.last?.kind == "question")
    }

    @Test func promptsThatAreMissingOrBrokenAreRefused() throws {
        let desk = try Desk()
        #expect(throws: (any Error).self) {
            try desk.restart(changing: "bucks_prepare") { _ in "---\nform: x\n" }
        }
        // What was open goes on.
        let (conversation, _) = try desk.begin()
        #expect(try !desk.assistant.say("help", in: conversation, by: "one").replies.isEmpty)
    }
}
