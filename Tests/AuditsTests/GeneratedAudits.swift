import Audits

/// Numbers that are the same in every run (SplitMix64), so that a failure can be repeated.
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Audit {
    /// An audit of a framework with any of its passes, filled in by chance.
    static func generated(framework: Framework, prompts: Prompts, seed: UInt64) -> Audit {
        var random = Generator(seed: seed)
        var audit = Audit(
            id: "A-\(seed)_x.\(random.next() % 1000)",
            framework: framework.id,
            caseReference: random.text(),
            status: Bool.random(using: &random) ? .open : .closed
        )
        for (role, form) in prompts.forms(of: framework.id).sorted(by: { $0.key.text < $1.key.text }
        )
        where Int.random(in: 0..<5, using: &random) > 0 {
            audit.passes[role] = random.pass(role: role, form: form)
        }
        return audit
    }
}

extension Generator {
    fileprivate mutating func pass(role: Role, form: Form) -> Pass {
        var pass = Pass(
            role: role,
            form: form.id,
            formVersion: Bool.random(using: &self) ? form.version : "0.9 draft"
        )
        let states: [Pass.Status] = [.notStarted, .inProgress, .paused, .complete]
        pass.status = states.randomElement(using: &self) ?? .paused
        let share = Int.random(in: 0...10, using: &self)
        for field in form.fields {
            for slot in field.allSlots where Int.random(in: 0..<10, using: &self) < share {
                pass.answers[slot.id] = value(slot.kind)
            }
        }
        let items = form.items.map(\.id).shuffled(using: &self)
        pass.skipped = Array(items.prefix(Int.random(in: 0...3, using: &self)))
        pass.notGiven = Array(items.suffix(Int.random(in: 0...3, using: &self)))
        return pass
    }

    private mutating func value(_ kind: SlotKind) -> Value {
        switch kind {
        case .text: .text(text())
        case .date: .date(day())
        case .choice(let allowed): .choice(allowed.randomElement(using: &self) ?? .no)
        case .grade: .grade(Grade.allCases.randomElement(using: &self) ?? .good)
        case .score: .score(Int.random(in: 0...10, using: &self))
        case .table(let columns):
            .rows((0..<Int.random(in: 0...4, using: &self)).map { _ in row(columns) })
        }
    }

    private mutating func row(_ columns: [String]) -> Row {
        var row = Row([:])
        for column in columns + ["status"] where Int.random(in: 0..<4, using: &self) > 0 {
            row[column] = column == "due" ? day().iso : text()
        }
        return row
    }

    private mutating func day() -> Day {
        Day(daysSince1970: Int.random(in: -20_000...40_000, using: &self))
    }

    /// Words as people type them, with what commonly breaks formats; never blank at either end.
    fileprivate mutating func text() -> String {
        let parts = [
            "mum", "said", "\"fine\"", "—", "é", "👩‍👧", "\n", "\t", "\\", "{}", "a, b", "null", "7",
            "good", "<b>", "'", "\u{0}", "\u{2028}", "ẹ̀", "مرحبا", "=1+1", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "x",
        ]
        let middle = (0..<Int.random(in: 0...6, using: &self)).compactMap { _ in
            parts.randomElement(using: &self)
        }
        return (["child"] + middle + ["seen"]).joined(separator: " ")
    }
}

extension JSON {
    /// Sets a member by its path, or takes it out.
    mutating func set(_ path: [String], _ value: JSON?) {
        guard let key = path.first, case .object(var members) = self else { return }
        if path.count == 1 {
            members[key] = value
        } else {
            members[key]?.set(Array(path.dropFirst()), value)
        }
        self = .object(members)
    }
}
