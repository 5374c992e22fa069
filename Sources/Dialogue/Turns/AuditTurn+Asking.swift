import Audits

/// What is asked, and how it is asked back when an answer was not clear.
extension AuditTurn {
    enum Wording {
        /// The question with what goes before it.
        case full
        /// The question again after a digression or a warning, shorter.
        case short
    }

    /// Ends the turn with the pending item, asked once.
    mutating func ask(_ wording: Wording) {
        guard let item = pendingItem, let slot = pendingSlot else { return }
        let view = view
        if wording == .full { introduce(item) }
        let open = view.openSlots(of: item).first ?? item.slots.first ?? slot
        step.outputs.append(
            .reply(
                Reply(.question, question(item, open, wording), field: slot, options: options(open))
            )
        )
    }

    /// The section's heading when it begins, and what earlier passes said about the item.
    private mutating func introduce(_ item: Item) {
        let section = form.sections[item.section]
        if section.fields.first.map({ form.fields[$0].id }) == item.lead.id,
            let text = section.introduction
        {
            say(.progress, "\(section.title). \(text)")
        }
        for pass in earlierPasses {
            let said = item.slots.compactMap { slot in
                pass.answers[slot].map { value in
                    if case .grade(let grade) = value {
                        framework.label(of: grade)
                    } else {
                        value.inWords
                    }
                }
            }
            if !said.isEmpty {
                say(
                    .progress,
                    speech(
                        .earlierSaid,
                        ["role": speechName(pass.role), "what": said.joined(separator: ". ")]
                    )
                )
            }
        }
    }

    /// The passes on the same form that come before this one.
    var earlierPasses: [Pass] {
        let before = framework.passes.prefix { $0.role != pass.role }
        return before.filter { $0.form == form.id }.compactMap { audit.passes[$0.role] }
    }

    func speechName(_ role: Role) -> String {
        role == "self-assessment" ? "worker" : role.text
    }

    private func question(_ item: Item, _ open: FieldID, _ wording: Wording) -> String {
        if let (row, columns) = lacking, conversation.openTable == item.lead.id {
            return speech(
                .rowLacks,
                [
                    "what": row["what"] ?? row["name"] ?? "this row",
                    "columns": columns.map(columnName).joined(separator: " \(speech(.and)) "),
                ]
            )
        }
        if conversation.openTable == item.lead.id { return speech(.anyMoreRows) }
        let title = item.title
        let field = item.field(of: open) ?? item.lead
        let isPartial = open != item.slots.first && !context.isRevisiting
        if isPartial {
            let key: MessageID = form.kind(of: open) == .text ? .askComment : .askJudgement
            return speech(key, ["title": title])
        }
        if item.judgementSlot == open, item.textSlot != nil, let textSlot = item.textSlot,
            view.value(of: textSlot) != nil, !context.isRevisiting
        {
            return speech(isScore(open) ? .askScoreOnly : .askGradeOnly, ["title": title])
        }
        switch wording {
        case .short: return speech(.askAgain, ["title": title])
        case .full: return "\(title)\n\(field.question(for: pass.role))"
        }
    }

    private func columnName(_ column: String) -> String {
        switch column {
        case "owner": speech(.columnOwner)
        case "due": speech(.columnDue)
        case "impact": speech(.columnImpact)
        case "what": speech(.columnWhat)
        default: column
        }
    }

    func isScore(_ slot: FieldID) -> Bool { form.kind(of: slot) == .score }

    private func options(_ slot: FieldID) -> [String] {
        switch form.kind(of: slot) {
        case .grade:
            [Grade.outstanding, .good, .requiresImprovement, .inadequate].map(framework.label)
        case .choice(let allowed):
            form.field(slot)?.type == .notification ? ["Done", "Not yet"] : allowed.map(\.name)
        default: []
        }
    }

    // MARK: Asking back

    mutating func askBack(_ unclear: Reading.Unclear) {
        guard let item = pendingItem else {
            say(.clarify, speech(.nothingAsked))
            return
        }
        switch unclear {
        case .judgement(let doubt, let candidates, let words):
            judgement(item, doubt, candidates, words)
        case .outOfRange(let digits): odd("out_of_range", .outOfRange, digits)
        case .notWhole(let digits): odd("whole_number_needed", .notWhole, digits)
        case .gradeForScore(let grade, let words):
            keep(words)
            say(
                .clarify,
                speech(
                    .gradeForScore,
                    [
                        "grade": framework.label(of: grade),
                        "from": String(grade.scores.lowerBound),
                        "to": String(grade.scores.upperBound),
                    ]
                )
            )
        case .mismatch(let score, let grade):
            let rule = form.rules.first {
                if case .mismatch(let slot) = $0.body { slot == item.judgementSlot } else { false }
            }
            step.flags.append("score_grade_mismatch")
            say(
                .warning,
                rule?.says
                    ?? speech(
                        .mismatch,
                        [
                            "score": String(score), "grade": framework.label(of: grade),
                            "band": Grade(score: score).map(framework.label) ?? "",
                        ]
                    )
            )
        case .choice:
            let hasNA =
                form.kind(of: item.lead.id) == .choice(allowed: [.yes, .no, .notApplicable])
            say(.clarify, speech(hasNA ? .yesNoOrNA : .yesOrNo))
        case .date(let vague):
            if vague {
                step.flags.append("vague_date")
                say(.clarify, speech(.vagueDate))
            } else {
                say(.clarify, speech(.noDate))
            }
        case .naNotOffered: say(.clarify, speech(.naNotOffered))
        case .tick: say(.clarify, speech(.doneOrNot))
        case .stillToDo: say(.progress, speech(.stillToDo))
        case .vague:
            say(
                .clarify,
                speech(
                    item.judgementSlot != nil
                        && view.value(of: item.judgementSlot ?? item.id) == nil
                        ? (isScore(item.judgementSlot ?? item.id) ? .vagueScore : .vagueGrade)
                        : .vague
                )
            )
        case .perhapsForUs(let words):
            if item.lead.type == .table {
                say(.clarify, speech(.changeRow))
                return
            }
            if let slot = item.textSlot {
                conversation.openQuestion = .keep(slot: slot, words: words)
            }
            say(.clarify, speech(.perhapsForUs, ["title": item.title]))
        case .nobodyToFollow: say(.clarify, speech(.nobodyToFollow))
        }
    }

    private mutating func judgement(
        _ item: Item,
        _ doubt: JudgementReader.Doubt?,
        _ candidates: [Value],
        _ words: String?
    ) {
        keep(words)
        guard let slot = item.judgementSlot else { return }
        let names = candidates.map(name)
        let isScore = isScore(slot)
        switch doubt {
        case .range where candidates.count >= 2:
            let unique = Array(candidates.prefix(3))
            conversation.openQuestion = .choose(slot: slot, values: unique.map { $0.json() })
            let choices = unique.map(name).joined(separator: " \(speech(.or)) ")
            say(.clarify, speech(isScore ? .rangeScore : .range, ["choices": choices]))
        case .asked, .hedged, .mentioned:
            if candidates.count == 1, let value = candidates.first {
                conversation.openQuestion = .confirm(
                    slot: slot,
                    value: value.json(),
                    words: name(value)
                )
                say(.clarify, speech(.shallIRecord, ["value": name(value)]))
            } else {
                say(.clarify, speech(isScore ? .vagueScore : .vagueGrade))
            }
        case .negated:
            say(.clarify, speech(isScore ? .vagueScore : .negated, ["value": names.first ?? ""]))
        case .conditional: say(.clarify, speech(.conditional, ["value": names.first ?? ""]))
        case .range, nil: say(.clarify, speech(isScore ? .vagueScore : .vagueGrade))
        }
    }

    private func name(_ value: Value) -> String {
        if case .grade(let grade) = value { framework.label(of: grade) } else { value.inWords }
    }

    /// Keeps words for the comment until a judgement is given.
    private mutating func keep(_ words: String?) {
        guard let words, let item = pendingItem, let textSlot = item.textSlot,
            item.judgementSlot != nil,
            pass.answers[textSlot] == nil
        else { return }
        conversation.draft = conversation.draft.map { $0 + "\n" + words } ?? words
        say(.progress, speech(.wordsKept))
    }

    private mutating func odd(_ code: String, _ message: MessageID, _ digits: String) {
        step.flags.append(code)
        say(.warning, speech(message, ["number": digits]))
    }

    // MARK: Remarks

    mutating func answer(_ remark: Remark) {
        let message: MessageID =
            switch remark {
            case .greeting: .greetingBack
            case .thanks, .compliment: .thanksBack
            case .robot: .robot
            case .distress: .distress
            case .concern: .concern
            case .complaint: .complaint
            case .acknowledgement: .acknowledged
            case .outOfScope: .outOfScope
            case .personal: .personal
            case .harmful: .harmful
            }
        let isRefusal = [.outOfScope, .personal, .harmful].contains(remark)
        say(isRefusal ? .notCovered : .social, speech(message))
    }
}
