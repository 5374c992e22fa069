import Audits
import Markdown
import Testing

private let empty = "Write the text below its heading."
private let known = "Did you mean"

@Test func `A sound folder is read without a fault`() {
    let (prompts, faults) = Sample().read()
    #expect(faults == [])
    #expect(prompts.forms.keys.sorted() == ["sample"])
    #expect(prompts.frameworks.map(\.id) == ["council"])
}

@Test(arguments: [
    Seeded(
        "source: Tests",
        "sourse: Tests\nsource: Tests",
        "Unknown key 'sourse'",
        "\(known) 'source'?"
    ),
    Seeded(
        "version: 1\n",
        "",
        at: "---",
        "The front matter has no 'version'",
        "Add a line 'version: ...' between the two lines of dashes."
    ),
    Seeded(
        "title: Sample",
        "title:",
        "The front matter has no 'title'",
        "Add a line 'title: ...' between the two lines of dashes."
    ),
    Seeded(
        "scale: grades",
        "scale:",
        "The front matter has no 'scale'",
        "Add a line 'scale: ...' between the two lines of dashes."
    ),
    Seeded("scale: grades", "scale: grade", "Unknown scale 'grade'", "\(known) 'grades'?"),
    Seeded(
        "framework: council",
        "framework: counsil",
        "Unknown framework 'counsil'",
        "\(known) 'council'?"
    ),
    Seeded(
        "source: Tests\n---",
        "source: Tests",
        at: "---",
        "The front matter is not closed",
        "write a line --- after its last key"
    ),
    Seeded(
        "# Section: End {#end}",
        "# Section: End",
        "The section has no id",
        "End its heading with an id, like '{#basic}'."
    ),
    Seeded(
        "# Section: End {#end}",
        "# Section: End {#start}",
        "The id 'start' was already given in line 10",
        "give one of the two another id"
    ),
    Seeded(
        "# Section: End {#end}",
        "# End {#end}",
        "The heading 'End' is neither a section nor the rules",
        "Write '# Section: title {#id}' or '# Rules'."
    ),
    Seeded(
        "# Section: Start {#start}",
        "## Notes {#notes}\n# Section: Start {#start}",
        "The heading stands before the first section",
        "Write '# Section: title {#id}' above it."
    ),
    Seeded(
        "# Section: Start {#start}",
        "Words.\n# Section: Start {#start}",
        "Text stands before the first section",
        "Move it under a heading."
    ),
    Seeded(
        "## Actions {#actions}",
        "## Actions",
        "The field has no id",
        "End its heading with an id, like '{#q1}'."
    ),
    Seeded(
        "## Actions {#actions}",
        "## Actions {#seen}",
        "The id 'seen' was already given in line 11",
        "give one of the two another id"
    ),
    Seeded(
        "## Actions {#actions}",
        "##Actions {#actions}",
        "The heading has no blank after #",
        "write one blank after the #"
    ),
    Seeded(
        "## Actions {#actions}",
        "## Actions {#“actions”}",
        "The heading's id is malformed",
        "write it like {#some-id}: lower-case letters, digits, '.', '_' and '-'"
    ),
    Seeded(
        "# Section: End {#end}",
        "# Section: End {#end}\n### Ask me\nWhat?",
        at: "### Ask me",
        "The heading stands under no field",
        "Write '## Title {#id}' above it."
    ),
])
func `A fault of a form's frame is found at its line`(_ seeded: Seeded) {
    expect(seeded)
}

@Test(arguments: [
    Seeded("- type: score", "- type: scroe", "Unknown type 'scroe'", "\(known) 'score'?"),
    Seeded(
        "- type: score\n",
        "",
        at: "## Overall {#overall.score}",
        "The field has no type",
        "Add a line '- type: text' or another type."
    ),
    Seeded(
        "- required: yes",
        "- requird: yes",
        "Unknown attribute 'requird'",
        "\(known) 'required'?"
    ),
    Seeded(
        "- required: yes",
        "- required: yes\n- required: no",
        at: "- required: no",
        "The attribute 'required' was already given in line 13",
        "Keep one of the two."
    ),
    Seeded(
        "- required: yes",
        "- required:",
        "The attribute 'required' is empty",
        "Give it a value or remove it."
    ),
    Seeded(
        "- required: yes",
        "- required: always",
        "'always' does not say whether the field is required",
        "Write yes, no, 'when ...', 'for auditor' or 'for auditor when ...'."
    ),
    Seeded(
        "- required: yes",
        "- required: for auditer",
        "Unknown role 'auditer'",
        "\(known) 'auditor'?"
    ),
    Seeded(
        "- required: yes",
        "required: yes",
        "This is not an attribute",
        "Write it like '- type: text'."
    ),
    Seeded(
        "- required: yes",
        "- required: yes\n- basis: state",
        at: "- basis: state",
        "Unknown basis 'state'",
        "\(known) 'stated'?"
    ),
    Seeded(
        "- required: yes",
        "- allow none: sometimes",
        "'allow none' is neither yes nor no",
        "Write '- allow none: yes' or leave it out."
    ),
    Seeded(
        "- asked of: auditor",
        "- asked of: auditr",
        "Unknown role 'auditr'",
        "\(known) 'auditor'?"
    ),
    Seeded(
        "### Ask moderator",
        "### Ask moderater",
        "Unknown role 'moderater'",
        "\(known) 'moderator'?"
    ),
    Seeded(
        "- with: overall.score",
        "- with: overal.score",
        "Unknown field 'overal.score'",
        "\(known) 'overall.score'?"
    ),
    Seeded(
        "- required: yes",
        "- instead: overall.coment",
        "Unknown field 'overall.coment'",
        "\(known) 'overall.comment'?"
    ),
    Seeded(
        "- columns: what, owner, due\n",
        "",
        at: "## Actions {#actions}",
        "The table 'actions' has no columns",
        "Add '- columns: what, owner, due'."
    ),
    Seeded(
        "- columns: what, owner, due",
        "- columns: “what”, owner, due",
        "The line has curly quotes",
        "Write names and values without quotes, an apostrophe as '."
    ),
])
func `A fault of an attribute is found at its line`(_ seeded: Seeded) {
    expect(seeded)
}

@Test(arguments: [
    Seeded(
        "### Ask\nWhich actions follow?\n",
        "",
        at: "## Actions {#actions}",
        "The field 'actions' has no question",
        "Add '### Ask' and the question below it."
    ),
    Seeded(
        "### Ask\nWhich actions follow?",
        "### Ask ",
        "'Ask' has no text",
        empty
    ),
    Seeded("### Why\nIt matters most.", "### Why  ", "'Why' has no text", empty),
    Seeded(
        "### Consider\n- alone",
        "### Consider \nalone",
        "'Consider' has no list",
        "Write each prompt as a line '- prompt'."
    ),
    Seeded("### Consider", "### Considr", "Unknown part 'Considr'", "\(known) 'Consider'?"),
    Seeded(
        "### Why",
        "### consider\n- more\n### Why",
        "'consider' was already given in line 19",
        "Keep one of the two."
    ),
    Seeded(
        "### Why",
        "#### Why",
        "A heading this deep has no place in a field",
        "Write '### Ask', '### Consider' or '### Why'."
    ),
])
func `A fault of a field's texts is found at its line`(_ seeded: Seeded) {
    expect(seeded)
}

@Test func `A form without fields is a fault`() {
    var sample = Sample()
    let head = sample.form.prefix(while: { $0 != "#" })
    sample.form = head + "# Section: Start {#start}\n"
    #expect(
        sample.read().faults == [
            Fault(
                file: Sample.formFile,
                line: 1,
                what: "The form has no fields",
                remedy: "Add a '# Section: ...' with '## Field {#id}' headings."
            )
        ]
    )
}

@Test(arguments: [
    ("a byte order mark", "\u{FEFF}", "\n"), ("CRLF", "", "\r\n"), ("old Mac line ends", "", "\r"),
])
func `Line ends and a byte order mark do no harm`(_ name: String, _ start: String, _ end: String) {
    var sample = Sample()
    let hash = sample.read().prompts.forms["sample"]?.contentHash
    sample.form = start + sample.form.replacing("\n", with: end)
    let (prompts, faults) = sample.read()
    #expect(faults == [])
    #expect(prompts.forms["sample"]?.contentHash == hash)
    #expect(prompts.forms["sample"]?.fields.map(\.line) == [11, 23, 29, 34, 39, 44])
}

@Test(arguments: [
    ("- type: score", "-\u{A0}type:\u{A0}score"), ("- type: score", "-\ttype:\tscore"),
    ("  - flag:", "\t- flag:"), ("# Section: End", "#\u{A0}Section: End"),
    ("q1.grade is good or", "q1.grade\u{A0}is\u{202F}good or"),
])
func `Blanks that only look like blanks and tabs are read as blanks`(_ old: String, _ new: String) {
    var sample = Sample()
    let form = sample.read().prompts.forms["sample"]
    sample.form = sample.form.replacing(old, with: new)
    let (prompts, faults) = sample.read()
    #expect(faults == [])
    #expect(prompts.forms["sample"] == form)
}

/// Spoils the sample's form and expects just the one fault.
func expect(_ seeded: Seeded, sourceLocation: SourceLocation = #_sourceLocation) {
    var sample = Sample()
    #expect(sample.form.ranges(of: seeded.old).count == 1, sourceLocation: sourceLocation)
    sample.form = seeded.spoil(sample.form)
    #expect(
        sample.read().faults == [seeded.fault(in: sample.form, file: Sample.formFile)],
        sourceLocation: sourceLocation
    )
}
