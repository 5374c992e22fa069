import Markdown

/// Everything that `Prompts` holds: forms, frameworks and what the program says.
package struct Prompts: Sendable {
    package let forms: [String: Form]
    package let frameworks: [Framework]
    package let speech: Speech
    /// Every reference into Knowledge, with where it stands, for `check`.
    package let references: [Reference]

    /// A reference into Knowledge, such as `bexley-grids#planning`, and where it is made.
    package struct Reference: Hashable, Sendable {
        package let target: String
        package let file: String
        package let line: Int
        /// Whether it must lead to grade descriptions.
        package let isGrades: Bool
    }

    /// A file of the folder: its path for messages, and its bytes.
    package struct File: Sendable {
        package let path: String
        package let bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }

        var name: String { path.split(separator: "/").last.map(String.init) ?? path }

        var folder: String {
            path.split(separator: "/").dropLast().last.map(String.init) ?? ""
        }
    }

    package func framework(_ id: String) -> Framework? { frameworks.first { $0.id == id } }

    /// The form that a role fills under a framework.
    package func form(framework: String, role: Role) -> Form? {
        self.framework(framework)?.form(of: role).flatMap { forms[$0] }
    }

    /// The forms of a framework by role.
    package func forms(of framework: String) -> [Role: Form] {
        var byRole: [Role: Form] = [:]
        for pass in self.framework(framework)?.passes ?? [] {
            byRole[pass.role] = forms[pass.form]
        }
        return byRole
    }

    /// Reads the folder's files: `forms/*.md`, `frameworks/*.md`, `speech.md`, `versions.md`.
    ///
    /// Every fault of every file is collected; what could be read is returned beside them.
    package static func read(_ files: [File]) -> (prompts: Prompts, faults: [Fault]) {
        var faults: [Fault] = []
        var forms: [String: Form] = [:]
        var documents: [String: Document] = [:]
        var frameworks: [Framework] = []
        var speech = Speech(messages: [:])
        var hasSpeech = false
        var versions: [VersionRecord] = []
        let formIDs = ids(of: "form", in: files)
        let frameworkIDs = ids(of: "framework", in: files)
        for file in files.sorted(by: { $0.path < $1.path })
        where file.name.hasSuffix(".md") && file.name != "README.md" {
            let (document, found) = Document.read(file.bytes, file: file.path)
            faults += found
            switch (file.folder, file.name) {
            case ("forms", _):
                var reader = FormReader(document)
                let form = reader.read()
                faults += reader.faults
                guard let form else { continue }
                if let other = forms[form.id] {
                    faults.append(repeated("form", form.id, document, other.file))
                }
                forms[form.id] = form
                documents[form.id] = document
            case ("frameworks", _):
                var reader = FrameworkReader(document)
                let framework = reader.read()
                faults += reader.faults
                guard let framework else { continue }
                if frameworks.contains(where: { $0.id == framework.id }) {
                    faults.append(repeated("framework", framework.id, document, "another file"))
                }
                frameworks.append(framework)
                faults += check(framework, in: document, forms: forms, known: formIDs)
            case (_, "speech.md"):
                hasSpeech = true
                let (read, found) = Speech.read(document)
                speech = read
                faults += found
            case (_, "versions.md"):
                versions = VersionRecord.read(document)
            default:
                faults.append(
                    Fault(
                        file: file.path,
                        line: 1,
                        what: "This file has no place in Prompts",
                        remedy: "Put forms into 'forms' and frameworks into 'frameworks'."
                    )
                )
            }
        }
        if !hasSpeech {
            faults.append(
                Fault(
                    file: "speech.md",
                    line: 1,
                    what: "The file with what the program says is missing",
                    remedy: "Restore 'speech.md' in the Prompts folder."
                )
            )
        }
        for form in forms.values.sorted(by: { $0.id < $1.id }) {
            guard let document = documents[form.id] else { continue }
            let line = document["version"]?.line ?? 1
            faults += VersionRecord.check(form, line: line, against: versions)
            faults += check(
                form,
                in: document,
                forms: forms,
                frameworks: frameworks,
                known: frameworkIDs
            )
        }
        let prompts = Prompts(
            forms: forms,
            frameworks: frameworks,
            speech: speech,
            references: forms.values.sorted { $0.id < $1.id }.flatMap(\.references)
        )
        return (prompts, faults)
    }

    private static func repeated(
        _ what: String,
        _ id: String,
        _ document: Document,
        _ other: String
    )
        -> Fault
    {
        Fault(
            file: document.file,
            line: document[what]?.line ?? 1,
            what: "The \(what) '\(id)' is also defined in \(other)",
            remedy: "Give one of the two another id."
        )
    }
}

extension Form {
    /// Every reference into Knowledge that the form makes.
    fileprivate var references: [Prompts.Reference] {
        fields.flatMap { field in
            field.guidance.map {
                Prompts.Reference(
                    target: $0,
                    file: file,
                    line: field.line(of: "guidance"),
                    isGrades: false
                )
            }
                + (field.grades.map {
                    [
                        Prompts.Reference(
                            target: $0,
                            file: file,
                            line: field.line(of: "grades"),
                            isGrades: true
                        )
                    ]
                } ?? [])
        }
            + rules.map {
                Prompts.Reference(target: $0.source, file: file, line: $0.line, isGrades: false)
            }
    }
}
