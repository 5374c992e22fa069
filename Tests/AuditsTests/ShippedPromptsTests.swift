import Audits
import Markdown
import Testing

@Test func `The shipped Prompts hold no fault`() throws {
    #expect(try Prompts.read(folder: Shipped.folder).faults == [])
}

@Test func `The shipped forms ask for their 172 fields in this order`() {
    #expect(Shipped.prompts.forms.keys.sorted() == shippedFields.map(\.form).sorted())
    #expect(shippedFields.flatMap(\.fields).count == 172)
    for (form, fields) in shippedFields {
        #expect(Shipped.prompts.forms[form]?.fields.map(\.id.text) == fields, "\(form)")
    }
}

@Test(arguments: [
    ("scaled", [("auditor", "scaled_audit"), ("moderator", "scaled_moderation")]),
    ("staged", [("auditor", "stage1"), ("moderator", "stage2")]),
    (
        "cin-cp",
        [
            ("self-assessment", "cin_cp_tool"), ("auditor", "cin_cp_tool"),
            ("moderator", "cin_cp_tool"),
        ]
    ),
    (
        "bexley",
        [
            ("self-assessment", "bexley_audit"), ("auditor", "bexley_audit"),
            ("moderator", "bexley_moderation"),
        ]
    ),
    ("bucks", [("worker", "bucks_prepare")]),
])
func `A framework has its passes, each on its form`(
    _ id: String,
    _ passes: [(String, String)]
) throws {
    #expect(Shipped.prompts.frameworks.count == 5)
    let framework = try #require(Shipped.prompts.framework(id))
    #expect(framework.passes.map(\.role.text) == passes.map(\.0))
    #expect(framework.passes.map(\.form) == passes.map(\.1))
    for (role, form) in passes {
        #expect(Shipped.prompts.form(framework: id, role: Role(role))?.id == form)
        #expect(Shipped.prompts.form(framework: id, role: Role(role))?.framework == id)
    }
}

@Test(arguments: [
    ("scaled", "Requires improvement"), ("staged", "Requires Improvement"),
    ("cin-cp", "Requiring Improvement"), ("bexley", "Requires improvement"),
])
func `A framework has its own name for the third grade only`(_ id: String, _ name: String) throws {
    let framework = try #require(Shipped.prompts.framework(id))
    #expect(
        Grade.allCases.map(framework.label) == ["Inadequate", name, "Good", "Outstanding"]
    )
}

@Test func `Every item of a shipped form has a question and a place in its section`() {
    for form in Shipped.prompts.forms.values {
        #expect(form.sections.flatMap(\.fields) == Array(form.fields.indices), "\(form.id)")
        #expect(Set(form.items.flatMap { $0.fields.map(\.id) }) == Set(form.fields.map(\.id)))
        for item in form.items {
            #expect(form.item(item.id) == item, "\(item.id)")
            #expect(!item.lead.ask.isEmpty)
            #expect(!item.lead.why.isEmpty, "\(item.id)")
        }
    }
}

@Test func `A folder that is missing or holds no form is told as a fault`() {
    #expect(throws: Fault.self) { try Prompts.read(folder: "/nowhere/Prompts") }
    #expect(throws: Fault.self) { try Prompts.read(folder: Shipped.root + "/Sources") }
}
