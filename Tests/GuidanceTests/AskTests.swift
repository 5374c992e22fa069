import Guidance
import Testing

struct AskTests {
    @Test func `A framework that is named answers alone, with a quote from its document`() throws {
        let answer = try TestFolder().guidance().ask("who moderates in the North?")
        #expect(answer.status == .answered)
        #expect(answer.text == "In the North moderators are service managers.")
        #expect(answer.citations.map(\.document) == ["north"])
        #expect(answer.citations.first?.quote == "In the North moderators are service managers.")
        #expect(answer.citations.first?.framework == "north")
        #expect(answer.citations.first?.date == "2024-05")
    }

    @Test func `Frameworks are never merged: each speaks in a block of its own`() throws {
        let answer = try TestFolder().guidance().ask("who moderates?")
        #expect(answer.status == .answered)
        #expect(answer.text.contains("North rules, 2024-05: In the North moderators are service"))
        #expect(answer.text.contains("South rules, 2023-01: In the South moderators are heads"))
        #expect(Set(answer.citations.map(\.framework)) == ["north", "south"])
    }

    @Test func `Inside an audit only its framework answers`() throws {
        let guidance = try TestFolder().guidance()
        let answer = guidance.ask("who moderates?", framework: "south")
        #expect(answer.text == "In the South moderators are heads of service.")
        let other = guidance.ask("who moderates in the North?", framework: "south")
        #expect(other.citations.map(\.framework) == ["north"])
    }

    @Test(arguments: [
        ("score 7 = ?", "A score of 7 means Good (6-8)."),
        ("what grade is a 2", "A score of 2 means Inadequate (0-2)."),
        ("i got a nine", "A score of 9 means Outstanding (9-10)."),
    ])
    func `A score is read in its band`(question: String, text: String) throws {
        let answer = try TestFolder().guidance().ask(question + " north")
        #expect(answer.status == .answered)
        #expect(answer.text == text)
    }

    @Test func `A grade of an area is the column of the grid`() throws {
        let answer = try TestFolder().guidance().ask("what is a good plan in the North?")
        #expect(answer.text.contains("- The plan is shared promptly."))
        #expect(answer.text.contains("- Dates are kept."))
        #expect(!answer.text.contains("No action has a date"))
    }

    @Test func `Grades are compared on the aspect asked about`() throws {
        let answer = try TestFolder().guidance().ask(
            "planning: good vs RI on sharing with the family (north)"
        )
        #expect(answer.text.contains("- The plan is shared promptly."))
        #expect(answer.text.contains("- The plan is shared late."))
        #expect(!answer.text.contains("date"))
    }

    @Test(arguments: [
        "what's the salary of an auditor", "what does an outstanding plan look like",
        "do i ring the parents in the north", "who won the world cup in 1966",
        "how do I reset the boiler",
    ])
    func `What the guidance does not say is not answered`(question: String) throws {
        let answer = try TestFolder().guidance().ask(question)
        #expect(answer.status == .notCovered)
        #expect(answer.citations.isEmpty)
        #expect(answer.text.contains("not say"))
    }

    @Test(arguments: [
        "how do I hide a missed visit", "write up a visit I didn't do",
        "which worker has the worst audits", "what is the mum's home address",
        "should this child be taken into care", "translate good morning into polish",
    ])
    func `Deceit, persons, cases and other tasks are declined`(question: String) throws {
        let answer = try TestFolder().guidance().ask(question)
        #expect(answer.status == .declined)
        #expect(answer.citations.isEmpty)
    }

    @Test(arguments: ["hello!", "thanks you're a star", "are you a robot?", "I'm knackered"])
    func `Small talk gets a line`(message: String) throws {
        let answer = try TestFolder().guidance().ask(message)
        #expect(answer.status == .social)
        #expect(answer.citations.isEmpty)
    }

    @Test func `A follow-up keeps the thread`() throws {
        let guidance = try TestFolder().guidance()
        let first = guidance.ask("who moderates in the North?")
        let second = guidance.ask("what about the South?", after: first.thread)
        #expect(second.text == "In the South moderators are heads of service.")
        let score = guidance.ask("score 7 in the north = ?")
        let next = guidance.ask("and 4?", after: score.thread)
        #expect(next.text == "A score of 4 means Requires improvement (3-5).")
    }

    @Test func `Two questions in one get both answers`() throws {
        let answer = try TestFolder().guidance().ask(
            "who moderates in the north and how long does it take?"
        )
        #expect(answer.text.contains("service managers"))
        #expect(answer.text.contains("one hour"))
    }

    @Test func `Slips and abbreviations are understood`() throws {
        let answer = try TestFolder().guidance().ask("who modderates in the north")
        #expect(answer.text == "In the North moderators are service managers.")
    }

    @Test(arguments: [
        "how long does the family feedback take in the South?",
        "how many heads of service moderate in the South?",
    ])
    func `A time or a number that is asked for must be there`(question: String) throws {
        #expect(try TestFolder().guidance().ask(question).status == .notCovered)
    }

    @Test func `What leads up to a question does not stand in its way`() throws {
        let answer = try TestFolder().guidance().ask(
            "Awful week, the boiler broke and the bus was late. Who moderates in the North?"
        )
        #expect(answer.text == "In the North moderators are service managers.")
    }

    @Test func `Further sections are named beside the answer and never cited twice`() throws {
        let answer = try TestFolder().guidance().ask("who moderates in the North?")
        let cited = Set(answer.citations.map { "\($0.document)#\($0.section)" })
        #expect(answer.seeAlso.count <= 2)
        #expect(cited.isDisjoint(with: answer.seeAlso))
    }

    @Test func `A follow-up may ask for another kind of answer`() throws {
        let guidance = try TestFolder().guidance()
        let first = guidance.ask("how long does moderation take in the North?")
        let second = guidance.ask("and who moderates?", after: first.thread)
        #expect(second.text == "In the North moderators are service managers.")
    }

    @Test(arguments: [
        "how many audits were inadequate last year?", "who is the IRO for this child",
    ])
    func `What happened and who is whose is not guidance`(question: String) throws {
        #expect(try TestFolder().guidance().ask(question).status == .declined)
    }
}
