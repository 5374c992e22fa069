import Audits

/// One turn of a conversation about an audit: from what was said to what is stored and shown.
///
/// It works on a copy of the pass; every change it makes is also noted in the step, in order.
struct AuditTurn {
    let situation: Situation
    let form: Form
    let forms: [Role: Form]
    let framework: Framework
    var pass: Pass
    var step: Step

    var speech: Speech { situation.prompts.speech }

    var view: PassView {
        PassView(form: form, pass: pass, audit: audit, forms: forms)
    }

    let audit: Audit

    var conversation: Conversation {
        get { step.conversation }
        set { step.conversation = newValue }
    }

    static func take(_ conversation: Conversation, _ input: Input, _ situation: Situation) -> Step {
        guard var turn = AuditTurn(conversation, situation) else {
            var step = Step(conversation: conversation)
            step.outputs = [.reply(Reply(.error, situation.prompts.speech(.noSuchAudit)))]
            return step
        }
        switch input {
        case .opened: turn.open()
        case .text(let text): turn.hear(text)
        }
        turn.step.pending = turn.pendingSlot
        return turn.step
    }

    /// `nil` when the situation has no audit with a pass of that role, or no form for it.
    init?(_ conversation: Conversation, _ situation: Situation) {
        guard let audit = situation.audit, let role = situation.role,
            let framework = situation.prompts.framework(audit.framework),
            let form = situation.prompts.form(framework: audit.framework, role: role),
            let pass = audit.passes[role]
        else { return nil }
        self.situation = situation
        self.audit = audit
        self.form = form
        self.framework = framework
        self.pass = pass
        forms = situation.prompts.forms(of: audit.framework)
        step = Step(conversation: conversation)
    }

    // MARK: The route

    /// The item asked now: the one gone to, the table that takes rows, the first one open, then what
    /// was left for later and is needed.
    var pendingItem: Item? {
        if let focus = conversation.focus, let item = form.item(focus) { return item }
        let view = view
        if let table = conversation.openTable, let item = form.item(table),
            view.route.contains(where: { $0.id == item.id })
        {
            return item
        }
        let open = view.openItems
        let fresh = open.filter { !pass.skipped.contains($0.id) }
        if let start = conversation.goingOnFrom.flatMap(form.position),
            let ahead = fresh.first(where: { (form.position(of: $0.id) ?? 0) >= start })
        {
            return ahead
        }
        if let first = fresh.first { return first }
        let missing = Set(view.missing.compactMap { form.item($0)?.id })
        return open.first { item in
            missing.contains(item.id) && pass.skipped.count { $0 == item.id } < 2
        }
    }

    /// The pending item's first open field or stem, as the outside contract names it.
    var pendingSlot: FieldID? {
        guard let item = pendingItem else { return nil }
        guard item.fields.count > 1 else { return item.id }
        let open = view.openSlots(of: item).first
        return open.flatMap { item.field(of: $0)?.id } ?? item.lead.id
    }

    var context: Context {
        Context(
            view: view,
            names: situation.names[form.id] ?? ItemNames(form),
            conversation: conversation,
            item: pendingItem,
            today: situation.today,
            earlierPasses: earlierPasses
        )
    }

    // MARK: Opening

    private mutating func open() {
        let hasAnswers = !pass.answers.isEmpty
        let values = ["title": form.title, "case": audit.caseReference, "role": pass.role.text]
        if pass.status == .complete, view.missing.isEmpty {
            say(.progress, speech(.openComplete, values))
            return
        }
        say(.help, hasAnswers ? speech(.openResumed, values) : speech(.openNew, values))
        if hasAnswers { say(.progress, progress) }
        ask(.full)
    }

    // MARK: Hearing

    private mutating func hear(_ text: String) {
        let before = pendingItem
        let known = Set(view.findings(today: situation.today).map(Breach.init))
        var reader = MessageReader(text, in: context)
        let reading = reader.read()
        // "explain" asks about the message before it.
        if reading.act != .command(.explain) { conversation.trace = reading.trace }
        // Any message wakes a pass that was paused or not begun; a pause puts it to rest again.
        if pass.status == .paused || pass.status == .notStarted { set(.inProgress) }
        let wasOpen = conversation.openQuestion
        conversation.openQuestion = nil
        let stored = step.changes.count
        perform(reading, text, wasOpen)
        if let words = reading.unplaced, !step.captured.isEmpty { offerPlace(for: words) }
        if let question = reading.question { look(question) }
        if let command = reading.then { perform(command, nil) }
        noteStored(since: stored, isUndo: reading.isUndo)
        warn(newSince: known)
        hintAtPersonalData(reader.words)
        finishTurn(before: before, reading: reading)
    }

    private mutating func perform(
        _ reading: Reading,
        _ text: String,
        _ wasOpen: Conversation.OpenQuestion?
    ) {
        switch reading.act {
        case .empty: say(.clarify, speech(.nothingTyped))
        case .command(let command): perform(command, wasOpen)
        case .remark(let remark): answer(remark)
        case .question(let question): look(question)
        case .answer(let assignments): store(assignments, isCorrection: false)
        case .correction(let assignments): store(assignments, isCorrection: true)
        case .rows(let table, let rows, let replacing, let vague):
            store(rows, in: table, replacing: replacing, vague: vague)
        case .nothing(let reason): storeNothing(because: reason)
        case .unclear(let unclear): askBack(unclear)
        }
    }

    /// Hints once, when a comment seems to hold what identifies people; it is stored as typed.
    private mutating func hintAtPersonalData(_ words: Words) {
        let isComment = step.captured.contains { slot, value in
            guard case .text = value, let item = form.item(slot) else { return false }
            return slot != item.lead.id || item.judgementSlot != nil
        }
        guard isComment, !conversation.hasHintedAtNames,
            !PersonalData.hints(in: words).isEmpty
        else { return }
        conversation.hasHintedAtNames = true
        say(.progress, speech(.personalData))
    }

    /// Keeps what this turn stored for undoing and for "I meant ...".
    private mutating func noteStored(since count: Int, isUndo: Bool) {
        let turn = storedTurn(step.changes[count...])
        conversation.justStored = !turn.changes.isEmpty
        guard !isUndo, !turn.isEmpty else { return }
        if !turn.changes.isEmpty { conversation.lastStored = turn.changes.map(\.slot) }
        conversation.redoable = nil
        conversation.undoable.append(turn)
        if conversation.undoable.count > 20 { conversation.undoable.removeFirst() }
    }

    /// Changes in the form that is kept for undoing them.
    func storedTurn(_ changes: ArraySlice<Change>) -> Conversation.StoredTurn {
        var turn = Conversation.StoredTurn(changes: [])
        for change in changes {
            switch change {
            case .answer(let slot, let old, let new):
                let columns = columns(of: slot)
                turn.changes.append(
                    StoredChange(
                        slot: slot,
                        old: old?.json(columns: columns) ?? .null,
                        new: new?.json(columns: columns) ?? .null
                    )
                )
            case .skipped(let old, _): turn.skipped = turn.skipped ?? old
            case .notGiven(let old, _): turn.notGiven = turn.notGiven ?? old
            case .status: continue
            }
        }
        return turn
    }

    func columns(of slot: FieldID) -> [String] {
        if case .table(let columns)? = form.kind(of: slot) { columns } else { [] }
    }

    // MARK: Ending the turn

    private mutating func finishTurn(before: Item?, reading: Reading) {
        if conversation.stage == .over || pass.status == .paused { return }
        let view = view
        if pass.status == .complete, !view.blocking.isEmpty { set(.inProgress) }
        guard let item = pendingItem else {
            settle()
            return
        }
        let isSame = before?.id == item.id
        let isAnswered = !step.captured.isEmpty
        if !isSame || isAnswered {
            conversation.failures = .init(item: item.id, count: 0)
        } else if case .unclear = reading.act {
            let count = conversation.failures.item == item.id ? conversation.failures.count + 1 : 1
            conversation.failures = .init(item: item.id, count: count)
            if count >= 3 { say(.help, speech(.afterThreeFailures)) }
        }
        if !isSame { conversation.draft = nil }
        ask(isSame ? .short : .full)
    }

    /// Nothing is asked any more: complete, or a list of what is still needed.
    private mutating func settle() {
        let blocking = view.blocking
        if blocking.isEmpty {
            if pass.status != .complete {
                set(.complete)
                say(.progress, speech(.complete, ["title": form.title]))
                for finding in view.findings(today: situation.today)
                where finding.code == "family_feedback_outstanding" {
                    flag(finding)
                }
            } else if step.outputs.isEmpty || !step.captured.isEmpty {
                say(.progress, speech(.stillComplete))
            }
        } else {
            say(.progress, speech(.stillNeeded, ["items": list(blocking)]))
        }
    }

    // MARK: Saying

    mutating func say(
        _ kind: Reply.Kind,
        _ text: String,
        field: FieldID? = nil,
        options: [String] = []
    ) {
        step.outputs.append(.reply(Reply(kind, text, field: field, options: options)))
    }

    mutating func look(_ question: String) {
        if let earlier = earlierAnswer(to: question) {
            say(.progress, earlier)
            return
        }
        let references =
            pendingItem.map { Array($0.lead.guidance.prefix(1)) } ?? []
        if let item = pendingItem, let reference = item.fields.lazy.compactMap(\.grades).first,
            let grade = GradeAsked.read(Words(question))
        {
            step.outputs.append(
                .guidance(
                    GuidanceRequest(
                        purpose: .grades(reference: reference, grade),
                        lead: nil,
                        framework: framework.id,
                        nearby: references
                    )
                )
            )
            return
        }
        step.outputs.append(
            .guidance(
                GuidanceRequest(
                    purpose: .question(question),
                    lead: nil,
                    framework: framework.id,
                    nearby: references
                )
            )
        )
    }

    // MARK: Changing the pass

    mutating func apply(_ change: Change) {
        pass.apply(change)
        step.changes.append(change)
    }

    mutating func set(_ status: Pass.Status) {
        guard pass.status != status else { return }
        apply(.status(old: pass.status, new: status))
    }
}

/// A finding, as far as telling new ones from old ones goes.
struct Breach: Hashable {
    let code: String
    let field: FieldID?
    let text: String

    init(_ finding: Finding) {
        code = finding.code
        field = finding.field
        text = finding.text
    }
}

extension Reading {
    var isUndo: Bool {
        switch act {
        case .command(.undo), .command(.redo): true
        default: false
        }
    }
}

/// "What does good look like here?": the grade asked about, when the open item is meant.
enum GradeAsked {
    /// `.some(nil)` would mean all grades; `nil` when the question is about something else.
    static func read(_ words: Words) -> Grade?? {
        let spoken = words.spoken
        guard spoken.count <= 12 else { return nil }
        let isAboutLooks = [
            "look like", "looks like", "counts as", "count as", "makes it", "would be", "is a",
            "mean here", "criteria for", "what is", "whats", "what makes", "how do i know",
        ].contains { words.contains($0) }
        let grades = words.mentions(grades: true, scores: false).compactMap { mention -> Grade? in
            if case .grade(let grade) = mention.what { grade } else { nil }
        }
        let known: Set<String> = [
            "what", "whats", "does", "do", "good", "look", "like", "looks", "here", "for", "this",
            "one", "is", "a", "an", "the", "ri", "requires", "improvement", "inadequate",
            "outstanding", "counts", "count", "as", "makes", "it", "would", "be", "criteria", "and",
            "how", "about", "question", "item", "section", "mean", "in", "on", "please", "remind",
            "me", "of", "tell", "again", "sorry", "so", "ok", "grade", "know", "i", "if", "to",
            "get", "should", "requiring", "requirement", "needs", "area",
        ]
        guard grades.count == 1,
            isAboutLooks || spoken.starts(with: ["and", "for"])
                || spoken.starts(with: ["how", "about"]) || spoken.starts(with: ["what", "about"]),
            spoken.allSatisfy(known.contains)
        else { return nil }
        return .some(grades[0])
    }
}
