import Audits

/// What a message was understood to be.
package struct Reading: Hashable, Sendable {
    package var act: Act
    /// A question asked beside an answer.
    package var question: String?
    /// Words said beside a judgement that has no comment of its own.
    package var unplaced: String?
    /// A command given beside an answer, done after it.
    package var then: Command?
    /// How it was read: which words became what, and why.
    package var trace: [String]

    package enum Act: Hashable, Sendable {
        case empty
        case command(Command)
        case remark(Remark)
        case question(String)
        case answer([Assignment])
        /// A change of something answered before.
        case correction([Assignment])
        /// The open table gets rows; `replacing` says which row is changed instead of added.
        case rows(FieldID, rows: [Row], replacing: Int?, vague: Bool)
        /// There is nothing (more) to give for the open item, with the reason if one was told.
        case nothing(because: String?)
        /// Not clear enough to store: ask back.
        case unclear(Unclear)
    }

    /// One slot and what it is to hold.
    package struct Assignment: Hashable, Sendable {
        package let slot: FieldID
        package let value: Value
        /// Whether text is put after what the slot holds already.
        package var appends = false
    }

    package enum Unclear: Hashable, Sendable {
        /// A grade or score is hinted at, with the words kept for the comment.
        case judgement(JudgementReader.Doubt?, candidates: [Value], words: String?)
        case outOfRange(String)
        case notWhole(String)
        /// A grade word where a number is asked.
        case gradeForScore(Grade, words: String?)
        /// A grade word that contradicts the number beside it.
        case mismatch(score: Int, grade: Grade)
        case choice
        case date(vague: Bool)
        case naNotOffered
        case tick
        /// A notification that is still to be done.
        case stillToDo
        case vague
        /// Words at a free text that may be meant for the assistant.
        case perhapsForUs(String)
        /// "The same as the auditor" where the auditor gave nothing.
        case nobodyToFollow
    }
}

extension JudgementReader.Doubt: Codable {}
