import Audits

/// Reads a message for an open table: rows to add, gaps of the last row, or a change of one row.
struct TableReader {
    let context: Context
    let field: Field

    func read(_ words: Words) -> (act: Reading.Act, why: String) {
        let rows = stored
        if let last = rows.indices.last, field.columns.contains("due"), let day = onlyDate(words) {
            var row = rows[last]
            row["due"] = day.iso
            return (
                .rows(field.id, rows: [row], replacing: last, vague: false),
                "it is only a date, so the last row gets it"
            )
        }
        if let edit = readRowEdit(words, rows: rows, columns: field.columns, today: context.today) {
            return (
                .rows(field.id, rows: [edit.row], replacing: edit.index, vague: false),
                "it changes row \(edit.index + 1)"
            )
        }
        if let last = rows.indices.last, !lacking(rows[last]).isEmpty,
            let filled = readCompletion(
                of: rows[last],
                lacking: lacking(rows[last]),
                words,
                today: context.today
            )
        {
            return (
                .rows(field.id, rows: [filled], replacing: last, vague: isVague(words)),
                "it fills what the last row lacked"
            )
        }
        if VagueAnswers.isVague(words) || VagueAnswers.isUndecided(words) {
            return (.unclear(.vague), "it is too vague for a row")
        }
        if let last = rows.last, last["due"] == nil, isWhenever(words) {
            return (.unclear(.date(vague: true)), "it gives no day")
        }
        let reading = borrowing(words, rows).map { RowsReading(rows: [$0]) } ?? added(words)
        if let removed = removed(words, rows) {
            return (.command(.removeRow(removed)), "it takes a row away")
        }
        if reading.rows.count == 1, let row = reading.rows.first, !isPlausible(row, words) {
            return (
                .unclear(.perhapsForUs(words.text.trimmed)), "it has no owner, no date and no deed"
            )
        }
        // "I want to change the owner of the second action" asks for something and adds nothing.
        if let suspicion = Suspicion.read(words),
            reading.rows.allSatisfy({ $0["owner"] == nil && $0["due"] == nil })
        {
            return (.unclear(.perhapsForUs(words.text.trimmed)), suspicion.rawValue)
        }
        guard !reading.rows.isEmpty else {
            return isVague(words)
                ? (.unclear(.date(vague: true)), "it gives no day")
                : (.unclear(.vague), "no row can be read from it")
        }
        return (
            .rows(field.id, rows: reading.rows, replacing: nil, vague: !reading.vagueDue.isEmpty),
            "it gives \(reading.rows.count) row(s)"
        )
    }

    /// A change of a row, or a row taken away, asked for while another item is open: "push the genogram
    /// back a week", "take the first action off".
    func asked(_ words: Words) -> Reading.Act? {
        let rows = stored
        let edit = RowEditReader(words, rows: rows, columns: field.columns, today: context.today)
        let head = edit.head()
        guard !rows.isEmpty, words.spoken.count <= 24 else { return nil }
        if let named = edit.reference(from: head, isAsked: false),
            ["one", "action", "row"].contains(words.tokens[named.tokens.upperBound - 1].plain),
            let removed = removed(words, rows)
        {
            return .command(.removeRow(removed))
        }
        let isFirst = edit.numbered(at: head) ?? edit.named(at: head) ?? edit.owned(at: head)
        guard edit.changeVerb(from: head) != nil || isFirst != nil, let change = edit.read() else {
            return nil
        }
        return .rows(field.id, rows: [change.row], replacing: change.index, vague: false)
    }

    /// The date that the message consists of, with nothing else of substance in it.
    private func onlyDate(_ words: Words) -> Day? {
        let dates = words.dates(today: context.today).filter { $0.day != nil }
        guard dates.count == 1, let mention = dates.first, let day = mention.day else { return nil }
        let others = words.tokens.indices.filter {
            !mention.tokens.contains($0) && words.tokens[$0].isSpoken
        }
        if others.allSatisfy({ Self.dateFillers.contains(words.tokens[$0].plain) }) { return day }
        // "oh hang on, he's in court that day. 15th after all": the words around only say why.
        let isAfterAll = words.contains("after all") || words.contains("instead")
        return Suspicion.read(words) == .takingBack && (isAfterAll || others.count <= 8) ? day : nil
    }

    private static let dateFillers: Set<String> = [
        "then", "say", "make", "it", "that", "ok", "okay", "by", "for", "sorry", "instead",
        "actually",
        "lets", "change", "to", "on", "the", "due", "put", "no", "wait", "please", "fine", "better",
        "so", "thats", "wrong", "shall", "we", "should", "be", "is", "its", "oh", "hang", "after",
        "all", "i", "meant", "think",
    ]

    /// "Book the dental check, same owner and date as the first one": a row with what it borrows from an
    /// earlier one, the last when none is named.
    private func borrowing(_ words: Words, _ rows: [Row]) -> Row? {
        guard field.columns.contains("due"), let last = rows.indices.last,
            let clause = words.clauses.dropFirst().last(where: { clause in
                clause.prefix(2).contains { words.tokens[$0].plain == "same" }
            }), clause.count <= 14
        else { return nil }
        let said = Set(words.plain(clause))
        let isSame = words.contains("same again")
        let owner = isSame || !said.isDisjoint(with: ["owner", "person", "worker", "lead"])
        let due = isSame || !said.isDisjoint(with: ["date", "deadline", "day", "timescale"])
        let edit = RowEditReader(words, rows: rows, columns: field.columns, today: context.today)
        let joint = clause.first { ["as", "for"].contains(words.tokens[$0].plain) }
        let named = joint.map { joint in
            let said = words.plain(joint + 1..<clause.upperBound).filter { $0.count >= 5 }
            return rows.indices.filter { index in
                let own = Set(Words(rows[index]["what"] ?? "").spoken)
                return !said.isEmpty && said.allSatisfy(own.contains)
            }
        }
        let source =
            joint.map { joint in
                edit.reference(from: joint + 1, isAsked: false)?.row
                    ?? (named?.count == 1 ? named?.first : nil)
            } ?? last
        guard owner || due, let source,
            let rest = Remainder(words).without([clause]), var row = added(Words(rest)).rows.first
        else { return nil }
        if owner, row["owner"] == nil { row["owner"] = rows[source]["owner"] }
        if due, row["due"] == nil { row["due"] = rows[source]["due"] }
        return row
    }

    /// Whether a row could be an action: an owner, a date, or words that begin like something to do.
    private func isPlausible(_ row: Row, _ words: Words) -> Bool {
        guard field.columns.contains("due"), row["owner"] == nil, row["due"] == nil,
            words.spoken.count <= 9
        else { return true }
        let first = Words(row["what"] ?? "").spoken.first {
            !["the", "a", "an", "to", "also", "and"].contains($0)
        }
        guard let first else { return false }
        if [
            "done", "no", "come", "scratch", "forget", "bin", "nope", "that", "thats", "five",
            "ten", "not",
        ].contains(first) {
            return false
        }
        return true
    }

    /// "bin action 2", "take out the one about the passport": the position of the row that goes.
    private func removed(_ words: Words, _ rows: [Row]) -> Int? {
        let said = Array(
            words.spoken.drop {
                ["actually", "please", "can", "you", "ok", "no", "sorry"].contains($0)
            }
        )
        let isTaking =
            said.first == "take" && said.prefix(8).contains { ["out", "off", "away"].contains($0) }
        let isRidding = said.starts(with: ["get", "rid"])
        guard !rows.isEmpty, said.count <= 16, let verb = said.first,
            ["bin", "remove", "delete", "scrap", "drop", "forget", "scratch", "ditch", "lose"]
                .contains(verb) || isTaking || isRidding
        else { return nil }
        let edit = RowEditReader(words, rows: rows, columns: field.columns, today: context.today)
        if let found = edit.reference(from: 1, isAsked: false) { return found.row }
        guard let about = said.firstIndex(where: { ["about", "on", "for"].contains($0) }) else {
            return nil
        }
        let wanted = said[(about + 1)...].prefix(3).filter { $0.count >= 4 }
        let hits = rows.indices.filter { row in
            let own = Set(Words(rows[row]["what"] ?? "").spoken)
            return wanted.contains(where: own.contains)
        }
        return hits.count == 1 ? hits[0] : nil
    }

    /// "Whenever their diaries allow": the whole message only says when, and no day.
    private func isWhenever(_ words: Words) -> Bool {
        let spoken = words.spoken
        guard field.columns.contains("due"), spoken.count <= 8, let first = spoken.first else {
            return false
        }
        return ["whenever", "once"].contains(first)
            || ["when", "as"].contains(first) && spoken.count <= 6
    }

    private var stored: [Row] {
        if case .rows(let rows)? = context.view.value(of: field.id) { rows } else { [] }
    }

    /// The columns that the form's rules need of every row and that this one lacks.
    private func lacking(_ row: Row) -> [String] {
        needed.filter { row[$0] == nil }
    }

    private var needed: [String] {
        for rule in context.view.form.rules {
            if case .smart(field.id, let columns) = rule.body { return columns }
        }
        return field.columns.contains("due")
            ? field.columns.filter { $0 != "status" && $0 != "impact" } : []
    }

    private func isVague(_ words: Words) -> Bool {
        words.dates(today: context.today).contains { $0.what == .vague }
    }

    private func added(_ words: Words) -> RowsReading {
        if field.columns.contains("done") {
            var reading = readChecked(words, earlier: earlierActions)
            // What was said beside yes and no is kept with the rows.
            if let last = reading.rows.indices.last, words.spoken.count > 1,
                !reading.rows.contains(where: { $0["note"] != nil })
            {
                reading.rows[last]["note"] = words.text.trimmed
            }
            return reading
        }
        if field.columns.contains("role") { return readParticipants(words, roles: roles, me: me) }
        if field.columns.contains("who") { return readReflections(words) }
        return readActions(words, columns: field.columns, today: context.today)
    }

    /// The actions of the pass that this one looks back on.
    private var earlierActions: [Row] {
        for (role, pass) in context.view.audit.passes where role != context.view.pass.role {
            for field in context.view.forms[role]?.fields ?? [] where field.columns.contains("due")
            {
                if case .rows(let rows)? = pass.answers[field.id] { return rows }
            }
        }
        return []
    }

    private var roles: [String] {
        for rule in context.view.form.rules {
            if case .present(field.id, let roles) = rule.body { return roles }
        }
        return []
    }

    /// What "me" stands for among the roles of this table.
    private var me: String? {
        roles.first { $0 == context.view.pass.role.text }
    }
}
