import Audits
import Dialogue
import Guidance

/// Asking the guidance, in a conversation and by itself.
extension Assistant {
    /// Answers one question; see `Guidance.ask`.
    package func ask(_ question: String, framework: String? = nil, after: Thread? = nil) throws
        -> Answer
    {
        let answer = try guidance().ask(question, framework: framework, after: after)
        if answer.status == .notCovered { Gaps(file: settings.gaps).keep(question) }
        return answer
    }

    /// Looks up what a step asked for and adds what it found to the turn.
    ///
    /// A guidance that cannot be opened is said in place of its answer: the audit goes on.
    func look(up request: GuidanceRequest, into turn: inout Turn, thread: inout Thread?) {
        do {
            let guidance = try guidance()
            guard let answer = answer(request, guidance, thread: &thread) else {
                let lead = request.lead ?? prompts.speech(.guidanceSilent)
                turn.replies.append(
                    Reply(kind: request.lead == nil ? "not_covered" : "guidance", text: lead)
                )
                return
            }
            var text = [request.lead, answer.text].compactMap(\.self).joined(separator: "\n\n")
            var citations = answer.citations
            var kind = Self.kind(of: answer.status)
            if answer.status == .notCovered, let near = guidance.answer(sections: request.nearby) {
                text += "\n\n" + prompts.speech(.guidanceNearby) + "\n" + near.text
                citations = near.citations
                kind = .guidance
            }
            let sources = Self.sources(citations, in: guidance, today: settings.clock.today)
            turn.replies.append(
                Reply(kind: kind.rawValue, text: sources.isEmpty ? text : text + "\n" + sources)
            )
            turn.citations += citations
        } catch {
            turn.replies.append(Reply(kind: "error", text: "\(error)"))
        }
    }

    /// A reply with the name of the section it rests on, as far as the guidance can be opened.
    func cited(_ reply: Dialogue.Reply) -> Reply {
        var shown = Reply(reply)
        if let source = reply.source, let guidance = try? guidance(),
            let citation = guidance.answer(sections: [source])?.citations.first
        {
            shown.text += "\n" + Self.sources([citation], in: guidance, today: settings.clock.today)
        }
        return shown
    }

    private func answer(_ request: GuidanceRequest, _ guidance: Guidance, thread: inout Thread?)
        -> Answer?
    {
        switch request.purpose {
        case .question(let question):
            let answer = guidance.ask(question, framework: request.framework, after: thread)
            thread = answer.thread
            if answer.status == .notCovered { Gaps(file: settings.gaps).keep(question) }
            return answer
        case .sections(let references): return guidance.answer(sections: references)
        case .grades(let reference, let grade):
            return guidance.gradeDescription(reference, grade: grade?.rawValue)
                ?? guidance.answer(sections: [reference])
        }
    }

    private static func kind(of status: Answer.Status) -> Dialogue.Reply.Kind {
        switch status {
        case .answered: .guidance
        case .clarify: .clarify
        case .notCovered, .declined: .notCovered
        case .social: .social
        }
    }

    /// Whether a date such as `2022-10` is over: once the month is.
    package static func isPast(_ date: String, _ today: Day) -> Bool {
        today.iso.prefix(date.count) > date
    }

    /// Where answers come from, one line a source, each once: title, section and date.
    ///
    /// A document whose review date has passed says so.
    package static func sources(_ citations: [Citation], in guidance: Guidance, today: Day)
        -> String
    {
        var seen: Set<String> = []
        return citations.map { citation in
            let review = guidance.review(of: citation.document)
            let isOverdue = review.map { isPast($0, today) } ?? false
            let overdue =
                isOverdue ? "its review was due \(review ?? ""), so check for a newer one" : nil
            let about = [citation.date, overdue].compactMap(\.self).joined(separator: "; ")
            return "Source: \(citation.title), \(citation.section)"
                + (about.isEmpty ? "" : " (\(about))")
        }.filter { seen.insert($0).inserted }.joined(separator: "\n")
    }
}
