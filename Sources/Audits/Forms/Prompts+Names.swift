import Markdown

extension Prompts {
    /// The ids of the files of one folder, also of those that cannot be read in full.
    static func ids(of what: String, in files: [File]) -> [String] {
        files.filter { $0.folder == what + "s" }.map { $0.id(key: what) }
    }

    /// Checks the forms and roles that a framework names, and the conditions of its states.
    static func check(
        _ framework: Framework,
        in document: Document,
        forms: [String: Form],
        known: [String]
    ) -> [Fault] {
        let passes: [Fault] = framework.passes.compactMap { pass in
            let line = document.line(ofPass: pass.role)
            if !known.contains(pass.form) {
                return .unknown("form", pass.form, among: known, file: document.file, line: line)
            }
            guard let form = forms[pass.form], !form.roles.contains(pass.role) else { return nil }
            return .unknown(
                "role",
                pass.role.text,
                among: form.roles.map(\.text),
                file: document.file,
                line: line
            )
        }
        let guards = document.guards.flatMap { guardText, line -> [Fault] in
            do throws(Condition.Problem) {
                let condition = try Condition(reading: guardText)
                return unknownNames(in: condition, framework, forms, document.file, line)
            } catch {
                return [
                    Fault(file: document.file, line: line, what: error.what, remedy: error.remedy)
                ]
            }
        }
        return passes + guards
    }

    /// Checks the framework that a form names, and the fields of other roles that it looks at.
    static func check(
        _ form: Form,
        in document: Document,
        forms: [String: Form],
        frameworks: [Framework],
        known: [String]
    ) -> [Fault] {
        guard known.contains(form.framework) else {
            let line = document["framework"]?.line ?? 1
            return [
                .unknown("framework", form.framework, among: known, file: form.file, line: line)
            ]
        }
        guard let framework = frameworks.first(where: { $0.id == form.framework }) else {
            return []
        }
        return form.conditions.flatMap { condition, line in
            unknownNames(in: condition, framework, forms, form.file, line)
        }
    }

    /// The roles that a condition looks at and the framework lacks, and fields that theirs lack.
    private static func unknownNames(
        in condition: Condition,
        _ framework: Framework,
        _ forms: [String: Form],
        _ file: String,
        _ line: Int
    ) -> [Fault] {
        let roles = framework.passes.map(\.role.text)
        return condition.tests.compactMap { test in
            guard let role = test.role else { return nil }
            guard let other = framework.form(of: role) else {
                return .unknown("role", role.text, among: roles, file: file, line: line)
            }
            // `auditor pass is complete` looks at no field.
            guard let slot = test.slot, slot.id != "pass", let slots = forms[other]?.slots,
                let id = slot.ids.first(where: { !slots.contains($0) })
            else { return nil }
            return .unknown("field", id.text, among: slots.map(\.text), file: file, line: line)
        }
    }
}

extension Form {
    /// Every condition of its fields and rules, with its line.
    fileprivate var conditions: [(Condition, line: Int)] {
        var found: [(Condition, line: Int)] = []
        for field in fields {
            if let condition = field.askedWhen {
                found.append((condition, field.line(of: "asked when")))
            }
            if case .yes(_, let condition?) = field.requirement {
                found.append((condition, field.line(of: "required")))
            }
            if let slot = field.compare {
                let isGiven = Condition(joint: .and, tests: [.given(slot)])
                found.append((isGiven, field.line(of: "compare")))
            }
        }
        for rule in rules {
            if let condition = rule.condition { found.append((condition, rule.line)) }
        }
        return found
    }
}

extension Condition.Test {
    /// The role whose pass is looked at; `nil` for the form's own.
    fileprivate var role: Role? {
        if case .anyGrade(let role, _) = self { role } else { slot?.role }
    }
}

extension Prompts.File {
    /// What its front matter has under a key, read cheaply; the file's name where there is nothing.
    fileprivate func id(key wanted: String) -> String {
        let head = String(decoding: bytes.prefix(2000), as: UTF8.self)
        for line in head.split(whereSeparator: \.isNewline) {
            if let (key, value) = line.cut(":"), key == wanted { return value }
        }
        return String(name.dropLast(3))
    }
}

extension Document {
    /// The conditions of its table of states, with their lines.
    fileprivate var guards: [(text: String, line: Int)] {
        blocks.flatMap { block -> [(text: String, line: Int)] in
            guard case .table(let header, let rows, let lines) = block.kind,
                let column = header.firstIndex(of: "Guard")
            else { return [] }
            return zip(rows, lines).filter { $0.0[column] != "-" }.map { ($0.0[column], $0.1) }
        }
    }

    /// The line of the list item that begins with a role, for a fault about its pass.
    fileprivate func line(ofPass role: Role) -> Int {
        blocks.first { block in
            if case .item(_, _, let text) = block.kind {
                text.cut(":")?.0 == role.text
            } else {
                false
            }
        }?.line ?? 1
    }
}
