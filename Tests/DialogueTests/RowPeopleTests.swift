import Audits
import Dialogue
import Testing

@Suite struct RowPeopleTests {
    private static let roles = ["moderator", "group manager", "practice manager", "social worker"]

    @Test(arguments: [
        (
            "me, the group manager Carol, PM Ishaan and the social worker Beth",
            "moderator:me, group manager:Carol, practice manager:Ishaan, social worker:Beth"
        ),
        ("GM Carol, SW Beth", "group manager:Carol, social worker:Beth"),
        (
            "gm carol, pm ishaan and sw beth",
            "group manager:carol, practice manager:ishaan, social worker:beth"
        ),
        ("Carol (GM), Beth (social worker)", "group manager:Carol, social worker:Beth"),
        ("Carol - GM\nIshaan - PM", "group manager:Carol, practice manager:Ishaan"),
        ("GM: Carol; PM: Ishaan", "group manager:Carol, practice manager:Ishaan"),
        ("Carol is the GM and Ishaan is the PM", "group manager:Carol, practice manager:Ishaan"),
        ("Beth the social worker and me", "social worker:Beth, moderator:me"),
        ("GM, PM and SW", "group manager:, practice manager:, social worker:"),
        (
            "Carol, group manager, and Beth, social worker",
            "group manager:Carol, social worker:Beth"
        ),
        ("all four", "moderator:, group manager:, practice manager:, social worker:"),
        ("all four of us", "moderator:, group manager:, practice manager:, social worker:"),
        ("everyone", "moderator:, group manager:, practice manager:, social worker:"),
        ("all but the GM", "moderator:, practice manager:, social worker:"),
        ("me, PM Ishaan, GM couldn't make it", "moderator:me, practice manager:Ishaan"),
        ("Carol and Beth", ":Carol, :Beth"),
        ("the TM Sam", "team manager:Sam"),
        ("Beth Brown (SW)", "social worker:Beth Brown"),
        ("who needs to be there?", ""),
        ("", ""),
    ])
    func `reads who takes part`(text: String, expected: String) {
        let reading = readParticipants(Words(text), roles: Self.roles, me: "moderator")
        let written = reading.rows.map { "\($0["role"] ?? ""):\($0["name"] ?? "")" }
        #expect(written.joined(separator: ", ") == expected)
    }

    @Test(arguments: [
        (
            "Beth said she'd involve dad earlier next time. Ishaan wants more reflective supervision.",
            "Beth:said she'd involve dad earlier next time|Ishaan:wants more reflective supervision"
        ),
        (
            "Beth: would see the children alone more often",
            "Beth:would see the children alone more often"
        ),
        (
            "SW felt proud of the direct work; PM agreed",
            "SW:felt proud of the direct work|PM:agreed"
        ),
        (
            "the social worker reflected on drift and the group manager felt supervision helped",
            "social worker:reflected on drift|group manager:felt supervision helped"
        ),
        ("Beth said X matters and Ishaan wants Y", "Beth:said X matters|Ishaan:wants Y"),
        ("beth said she would ring dad sooner", "beth:said she would ring dad sooner"),
        (
            "Beth said the plan drifted. She would review it monthly.",
            "Beth:said the plan drifted. She would review it monthly"
        ),
        (
            "Beth - more time for recording\nPM - tighter oversight",
            "Beth:more time for recording|PM:tighter oversight"
        ),
        ("I think we should meet sooner", "I:think we should meet sooner"),
        ("both felt it was a fair audit", "both:felt it was a fair audit"),
        ("more reflective supervision is needed", ":more reflective supervision is needed"),
        ("She felt listened to", ":She felt listened to"),
    ])
    func `reads who reflected on what`(text: String, expected: String) {
        let written = readReflections(Words(text)).rows.map {
            "\($0["who"] ?? ""):\($0["what"] ?? "")"
        }
        #expect(written.joined(separator: "|") == expected)
    }
}
