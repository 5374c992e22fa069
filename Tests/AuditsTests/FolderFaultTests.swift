import Audits
import Markdown
import Testing

@Test(arguments: [
    Seeded(
        "short: council",
        "shrt: x\nshort: council",
        "Unknown key 'shrt'",
        "Did you mean 'short'?"
    ),
    Seeded(
        "body: None\n",
        "",
        at: "---",
        "The front matter has no 'body'",
        "Add a line 'body: ...'."
    ),
    Seeded("scale: grades", "scale: grade", "Unknown scale 'grade'", "Did you mean 'grades'?"),
    Seeded(
        "- auditor: sample",
        "- auditor: smaple",
        "Unknown form 'smaple'",
        "Did you mean 'sample'?"
    ),
    Seeded(
        "- auditor: sample",
        "- auditer: sample",
        "Unknown role 'auditer'",
        "Did you mean 'auditor'?"
    ),
    Seeded(
        "- moderator: sample",
        "- moderator: sample\n- moderator:  sample",
        at: "- moderator:  sample",
        "The role 'moderator' has two forms",
        "Keep one of the two lines."
    ),
    Seeded(
        "- auditor: sample",
        "- auditor sample",
        "This is not a pass",
        "Write it like '- auditor: cin_cp_tool'."
    ),
    Seeded(
        "# Passes\n- auditor: sample\n- moderator: sample\n",
        "",
        at: "---",
        "The framework has no passes",
        "Add '# Passes' and lines like '- auditor: form'."
    ),
    Seeded("# Deadlines", "# Deadline", "Unknown part 'Deadline'", "Did you mean 'Deadlines'?"),
    Seeded(
        "# Passes",
        "## Notices\n# Passes",
        "The heading stands under no part",
        "Write '# Passes' above it, or '#'."
    ),
    Seeded(
        "# Deadlines",
        "# States\n| State | Guard |\n| --- | --- |\n| new | auditor sen is yes |\n# Deadlines",
        at: "| new | auditor sen is yes |",
        "Unknown field 'sen'",
        "Did you mean 'seen'?"
    ),
    Seeded(
        "# Deadlines",
        "# States\n| State | Guard |\n| --- | --- |\n| new | auditer pass is complete |\n# Deadlines",
        at: "| new | auditer pass is complete |",
        "Unknown role 'auditer'",
        "Did you mean 'auditor'?"
    ),
    Seeded(
        "# Deadlines",
        "# States\n| State | Guard |\n| --- | --- |\n| new | auditor done |\n# Deadlines",
        at: "| new | auditor done |",
        "'auditor done' is not a test",
        "Write it like 'q1.grade is good', 'sa.score is at most 2' or 'su.feedback is not given'."
    ),
    Seeded(
        "| always | 4 weeks |",
        "| always |",
        "The row has 1 cells, the header has 2",
        "make them as many; write a literal bar as \\|"
    ),
])
func `A fault of a framework is found at its line`(_ seeded: Seeded) {
    var sample = Sample()
    // The form looks at the moderator's pass, which some of these frameworks no longer have.
    sample.form = sample.form.replacing(" and moderator overall.score is given", with: "")
    sample.framework = seeded.spoil(sample.framework)
    let fault = seeded.fault(in: sample.framework, file: Sample.frameworkFile)
    #expect(sample.read().faults == [fault])
}

@Test(arguments: [
    Seeded(
        "## welcome {#welcome}",
        "## new {#new}\nWords.\n## welcome {#welcome}",
        "Unknown message 'new'",
        "Use a name that the file defines."
    ),
    Seeded(
        "## goodbye {#goodbye}\nWords.\n",
        "",
        at: "## welcome {#welcome}",
        "The message 'goodbye' is missing",
        "Add a heading '## goodbye' with its text."
    ),
    Seeded(
        "## goodbye {#goodbye}\nWords.",
        "## goodbye {#goodbye}",
        "The message 'goodbye' is empty",
        "Write its text below the heading."
    ),
    Seeded(
        "## goodbye {#goodbye}\nWords.",
        "## goodbye {#goodbye}\nBye, {name}.",
        "Unknown placeholder 'name'",
        "Remove it."
    ),
    Seeded(
        "## open-new {#open-new}\nWords.",
        "## open-new {#open-new}\n{titel}.",
        "Unknown placeholder 'titel'",
        "Did you mean 'title'?"
    ),
    Seeded(
        "## goodbye {#goodbye}",
        "## goodbye {#welcome}",
        "The id 'welcome' was already given in line 1",
        "give one of the two another id"
    ),
])
func `A fault of what the program says is found at its line`(_ seeded: Seeded) {
    var sample = Sample()
    sample.speech = seeded.spoil(sample.speech)
    let fault = seeded.fault(in: sample.speech, file: "Prompts/speech.md")
    #expect(sample.read().faults.first == fault)
}

@Test func `A missing file of what the program says is a fault`() {
    #expect(
        Prompts.read([]).faults.map(\.what) == ["The file with what the program says is missing"]
    )
}

@Test func `A form changed under its version is told the row to add`() {
    var sample = Sample()
    let hash = sample.read().prompts.forms["sample"]?.contentHash ?? ""
    sample.versions = Sample.rows(sample.read().prompts.forms.values.map { $0 })
    sample.form = sample.form.replacing("Was the child seen?", with: "Was the child seen")
    let (prompts, faults) = sample.read()
    let changed = prompts.forms["sample"]?.contentHash ?? ""
    #expect(changed != hash)
    #expect(
        faults == [
            Fault(
                file: Sample.formFile,
                line: 4,
                what: "The form 'sample' has changed, but its version is still '1'",
                remedy:
                    "Give it a new version and add the line '| sample | NEW VERSION | \(changed) |' "
                    + "to Prompts/versions.md."
            )
        ]
    )
}

@Test func `A version that is not recorded is told the row to add`() {
    var sample = Sample()
    sample.versions = Sample.rows(sample.read().prompts.forms.values.map { $0 })
    sample.form = sample.form.replacing("version: 1", with: "version: 2")
    let (prompts, faults) = sample.read()
    let hash = prompts.forms["sample"]?.contentHash ?? ""
    #expect(
        faults == [
            Fault(
                file: Sample.formFile,
                line: 4,
                what: "Version '2' of the form 'sample' is not recorded",
                remedy: "Add the line '| sample | 2 | \(hash) |' to Prompts/versions.md."
            )
        ]
    )
}

@Test(arguments: [
    ("# Rules", "\n\n# Rules"), ("## Actions", "<!-- More to come. -->\n## Actions"),
    ("### Why\n", "### Why\n\n"),
])
func `Comments and blank lines do not change a form`(_ old: String, _ new: String) {
    var sample = Sample()
    sample.versions = Sample.rows(sample.read().prompts.forms.values.map { $0 })
    sample.form = sample.form.replacing(old, with: new)
    #expect(sample.read().faults == [])
}

@Test func `An id given to two forms is a fault of the second`() {
    var sample = Sample()
    sample.others = [Prompts.File("Prompts/forms/zcopy.md", sample.form)]
    #expect(
        sample.read().faults == [
            Fault(
                file: "Prompts/forms/zcopy.md",
                line: 2,
                what: "The form 'sample' is also defined in Prompts/forms/sample.md",
                remedy: "Give one of the two another id."
            )
        ]
    )
}

@Test func `An id given to two frameworks is a fault of the second`() {
    var sample = Sample()
    sample.others = [Prompts.File("Prompts/frameworks/zcopy.md", sample.framework)]
    #expect(
        sample.read().faults.map(\.description) == [
            "Prompts/frameworks/zcopy.md:2: The framework 'council' is also defined in another file; "
                + "Give one of the two another id."
        ]
    )
}

@Test func `A file with no place in the folder is a fault`() {
    var sample = Sample()
    sample.others = [Prompts.File("Prompts/form/new.md", "Words.")]
    #expect(
        sample.read().faults.map(\.description) == [
            "Prompts/form/new.md:1: This file has no place in Prompts; "
                + "Put forms into 'forms' and frameworks into 'frameworks'."
        ]
    )
}

@Test func `Every fault of every file is told in one go`() {
    var sample = Sample()
    sample.form = sample.form.replacing("type: score", with: "type: scor")
        .replacing("### Why", with: "### Wy")
    sample.framework = sample.framework.replacing("# Deadlines", with: "# Deadlins")
    sample.speech = sample.speech.replacing("## goodbye {#goodbye}", with: "## goodby {#goodby}")
    let faults = sample.read().faults
    #expect(
        Set(faults.map(\.what)).isSuperset(of: [
            "Unknown type 'scor'", "Unknown part 'Wy'", "Unknown part 'Deadlins'",
            "Unknown message 'goodby'", "The message 'goodbye' is missing",
        ])
    )
}

@Test func `What the program says has its placeholders filled in`() {
    var sample = Sample()
    sample.speech = sample.speech.replacing(
        "{#open-new}\nWords.",
        with: "{#open-new}\n{title} of {case}, {role}."
    )
    let speech = sample.read().prompts.speech
    #expect(speech(.openNew, ["title": "A {case}", "case": "LL 1"]) == "A {case} of LL 1, {role}.")
}
