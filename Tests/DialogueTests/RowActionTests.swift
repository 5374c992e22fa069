import Audits
import Dialogue
import Testing

/// The actions of a message on Friday 20 November 2026, written `what | owner | due | impact`.
///
/// `~` stands for a date that named no day.
@Suite struct RowActionTests {
    private func written(_ text: String, columns: [String] = ["what", "owner", "due", "impact"])
        throws
        -> [String]
    {
        let today = try #require(Day(iso: "2026-11-20"))
        let reading = readActions(Words(text), columns: columns, today: today)
        return reading.rows.enumerated().map { index, row in
            var due = row["due"] ?? ""
            if reading.vagueDue.contains(index) { due += "~" }
            let impact = row["impact"].map { " | " + $0 } ?? ""
            return "\(row["what"] ?? "") | \(row["owner"] ?? "") | \(due)" + impact
        }
    }

    @Test(arguments: [
        (
            "TM to arrange family network meeting by 12 December 2026",
            "arrange family network meeting | TM | 2026-12-12"
        ),
        (
            "start the updated assessment, SW, in 4 weeks",
            "start the updated assessment | SW | 2026-12-18"
        ),
        ("genogram, SW Priya, by 4 December", "genogram | SW Priya | 2026-12-04"),
        ("Update genogram - Lena - soon", "Update genogram | Lena | ~"),
        (
            "and PM to review the safety plan with her within two weeks",
            "review the safety plan with her | PM | 2026-12-04"
        ),
        (
            "Update the chronology. SW to do it by Friday.",
            "Update the chronology | SW | 2026-11-27"
        ),
        ("update the chronology", "update the chronology |  | "),
        ("life story work to be planned", "life story work to be planned |  | "),
        ("1. Update chronology - SW - by 4 Dec", "Update chronology | SW | 2026-12-04"),
        (
            "SW and PM to hold a joint visit by the end of next week",
            "hold a joint visit | SW and PM | 2026-11-27"
        ),
        (
            "the health visitor to share the growth chart by 4/12",
            "share the growth chart | health visitor | 2026-12-04"
        ),
        ("I'll chase the school report by Monday", "chase the school report | I | 2026-11-23"),
        ("me to speak to the IRO by tomorrow", "speak to the IRO | me | 2026-11-21"),
        ("Chronology to be updated by SW by Friday", "Chronology to be updated | SW | 2026-11-27"),
        (
            "genogram to be completed by the social worker, in 2 weeks",
            "genogram to be completed | social worker | 2026-12-04"
        ),
        (
            "update safety plan so that mum knows who to call, SW, by Friday",
            "update safety plan | SW | 2026-11-27 | mum knows who to call"
        ),
        (
            "SW to visit dad, by Friday, impact: dad's views are heard",
            "visit dad | SW | 2026-11-27 | dad's views are heard"
        ),
        ("Speak to dad about contact, SW, asap", "Speak to dad about contact | SW | ~"),
        ("Chronology SW 4/12", "Chronology | SW | 2026-12-04"),
        (
            "please can the SW update the case summary by Wednesday",
            "update the case summary | SW | 2026-11-25"
        ),
        ("yes, TM to book supervision by 30 November", "book supervision | TM | 2026-11-30"),
        ("one more: SW to upload the worry book", "upload the worry book | SW | "),
        ("SW: update chronology (by Friday)", "update chronology | SW | 2026-11-27"),
        ("SW - update chronology - 4 Dec", "update chronology | SW | 2026-12-04"),
        ("Lena - chronology - Friday", "chronology | Lena | 2026-11-27"),
        ("genogram - lena - 4 dec", "genogram | lena | 2026-12-04"),
        ("meet with SW by Friday", "meet with SW |  | 2026-11-27"),
        (
            "Book a strategy meeting for the 2nd December, TM",
            "Book a strategy meeting | TM | 2026-12-02"
        ),
        (
            "Review the plan from 3 June, PM, by 4 December",
            "Review the plan from 3 June | PM | 2026-12-04"
        ),
        ("SW, PM and IRO to meet before Christmas", "meet | SW, PM and IRO | 2026-12-24"),
        (
            "TM to make sure visits happen every 10 days, ongoing",
            "make sure visits happen every 10 days | TM | ~"
        ),
        ("SW TO UPDATE CHRONOLOGY BY FRIDAY", "UPDATE CHRONOLOGY | SW | 2026-11-27"),
        (
            "Update the chronology. It has not been touched since May.",
            "Update the chronology. It has not been touched since May |  | "
        ),
        ("Kai to be seen alone by Friday, SW", "Kai to be seen alone | SW | 2026-11-27"),
        ("SW to hold 2 visits in 4 weeks", "hold 2 visits | SW | 2026-12-18"),
        (
            "SW to complete the genogram by Friday - no, Monday",
            "complete the genogram | SW | 2026-11-23"
        ),
        (
            "mum to attend the CAFE course, by end of January",
            "attend the CAFE course | mum | 2027-01-31"
        ),
        (
            "TM to check the plan at the next supervision by 4 December",
            "check the plan at the next supervision | TM | 2026-12-04"
        ),
        (
            "add dad's views to the assessment (SW, by 18 December)",
            "add dad's views to the assessment | SW | 2026-12-18"
        ),
        (
            "Owner: SW. What: update chronology. Due: 4 December",
            "update chronology | SW | 2026-12-04"
        ),
        ("Update chronology | SW | 4 December", "Update chronology | SW | 2026-12-04"),
        (
            "invite school and health visitor to the core group, Beth, in 3 weeks",
            "invite school and health visitor to the core group | Beth | 2026-12-11"
        ),
        (
            "ask the IRO to bring the review forward, TM, this week",
            "ask the IRO to bring the review forward | TM | ~"
        ),
        (
            "Beth Brown to complete life story work with Kai within 6 weeks",
            "complete life story work with Kai | Beth Brown | 2027-01-01"
        ),
        ("Beth (SW) to update chronology by 4 Dec", "update chronology | Beth (SW) | 2026-12-04"),
        ("SW Priya to ring gran today", "ring gran | SW Priya | 2026-11-20"),
        ("Get the police report, SW, by 31 February", "Get the police report | SW | ~"),
        ("plan the next 3 visits, SW, by Friday", "plan the next 3 visits | SW | 2026-11-27"),
        (
            "SW to reduce gaps between visits to 10 days by Friday",
            "reduce gaps between visits to 10 days | SW | 2026-11-27"
        ),
        ("genogram SW Priya by 4 Dec", "genogram | SW Priya | 2026-12-04"),
        ("Ecomap by Friday", "Ecomap |  | 2026-11-27"),
        ("Update the chronology. Beth by Friday.", "Update the chronology | Beth | 2026-11-27"),
        ("New owner for the plan needed", "New owner for the plan needed |  | "),
        ("SW to speak to dad and mum by Friday", "speak to dad and mum | SW | 2026-11-27"),
        ("SW and mum to update the safety plan", "update the safety plan | SW and mum | "),
        (
            "Arrange FGC and update plan, SW, 4 weeks",
            "Arrange FGC and update plan | SW | 2026-12-18"
        ),
        (
            "get dad's views (TM, 4 Dec) and add them to the plan",
            "get dad's views, and add them to the plan | TM | 2026-12-04"
        ),
        (
            "SW needs to see the children alone by Wednesday and record it",
            "see the children alone and record it | SW | 2026-11-25"
        ),
        ("As above", "As above |  | "),
        (
            "School to home transition plan, SW, by January",
            "School to home transition plan | SW | ~"
        ),
        ("update chronology - owner SW - due 4 December", "update chronology | SW | 2026-12-04"),
        ("- update chronology, SW, by Friday", "update chronology | SW | 2026-11-27"),
        (
            "TM to chase the outstanding actions in supervision on 4 December",
            "chase the outstanding actions in supervision | TM | 2026-12-04"
        ),
        (
            "SW to record visits within 2 days of visiting, by the end of the month",
            "record visits within 2 days of visiting | SW | 2026-11-30"
        ),
        (
            "Sam to complete a new single assessment by the 18th of December so that risk is understood",
            "complete a new single assessment | Sam | 2026-12-18 | risk is understood"
        ),
        ("SW to get a genogram done, 2 weeks", "get a genogram done | SW | 2026-12-04"),
        (
            "Family Group Conference to be arranged by TM within 4 weeks",
            "Family Group Conference to be arranged | TM | 2026-12-18"
        ),
        (
            "Team manager to have a conversation with Priya about recording, end of next week",
            "have a conversation with Priya about recording | Team manager | 2026-11-27"
        ),
        (
            "Chronology needs updating - Priya - by 11/12/26",
            "Chronology needs updating | Priya | 2026-12-11"
        ),
        (
            "The worker should visit Kai at home and see him alone - by next Friday",
            "visit Kai at home and see him alone | worker | 2026-11-27"
        ),
        (
            "A strategy discussion needs to be held within 24 hours, TM",
            "A strategy discussion needs to be held | TM | 2026-11-21"
        ),
        (
            "direct work on wishes and feelings to start in January, SW",
            "direct work on wishes and feelings to start | SW | ~"
        ),
        (
            "Practice Manager to ensure supervision takes place every 4 weeks",
            "ensure supervision takes place every 4 weeks | Practice Manager | "
        ),
        ("Priya will send dad the report by Monday", "send dad the report | Priya | 2026-11-23"),
        (
            "Children's views to be added to the plan by Priya before the conference on 2 December",
            "Children's views to be added to the plan before the conference | Priya | 2026-12-02"
        ),
        (
            "I want the chronology updated by SW by friday",
            "I want the chronology updated | SW | 2026-11-27"
        ),
        (
            "Action: Update chronology. Owner: SW. Timescale: 4 weeks. Impact: a clear picture of neglect.",
            "Update chronology | SW | 2026-12-18 | a clear picture of neglect"
        ),
        ("what: arrange FNM, who: TM, when: 12 December", "arrange FNM | TM | 2026-12-12"),
        (
            "Refer mum to Solace (DV support), SW, by the end of the month",
            "Refer mum to Solace (DV support) | SW | 2026-11-30"
        ),
        (
            "dad to be offered a parenting assessment",
            "dad to be offered a parenting assessment |  | "
        ),
        (
            "Contact with gran to be reviewed at the next CIN meeting",
            "Contact with gran to be reviewed |  | ~"
        ),
        (
            "add to the plan who will do what & when, Beth",
            "add to the plan who will do what & when | Beth | "
        ),
        (
            "SW to complete life story work with Kai so he understands why he lives with gran, in 12 weeks",
            "complete life story work with Kai | SW | 2027-02-12 | he understands why he lives with gran"
        ),
        (
            "PM/SW to review threshold within 10 working days",
            "review threshold | PM/SW | 2026-12-04"
        ),
        (
            "SW to update chronology (this has been outstanding since June) by Friday",
            "update chronology (this has been outstanding since June) | SW | 2026-11-27"
        ),
        (
            "SW to update the chronology. This will help the next worker understand the history.",
            "update the chronology | SW |  | This will help the next worker understand the history"
        ),
        ("genogram - due 4 December - Lena Smith", "genogram | Lena Smith | 2026-12-04"),
        (
            "Ensure that the IRO is told about the change of plan. Beth. 27 November.",
            "Ensure that the IRO is told about the change of plan | Beth | 2026-11-27"
        ),
        ("please add: ecomap, Lena, 4th Dec", "ecomap | Lena | 2026-12-04"),
        ("Ongoing work with dad, SW", "Ongoing work with dad | SW | "),
        (
            "SW to upload minutes from 3 November meeting by 27 November",
            "upload minutes from 3 November meeting | SW | 2026-11-27"
        ),
        ("Close the case, TM, 31/12", "Close the case | TM | 2026-12-31"),
        ("SW to ask GP for records by 4pm Friday", "ask GP for records | SW | 2026-11-27"),
        ("Supervision to be booked for 4 December", "Supervision to be booked |  | 2026-12-04"),
        (
            "SW to complete Signs of Safety mapping with family network by mid January",
            "complete Signs of Safety mapping with family network | SW | ~"
        ),
        (
            "make sure dad is invited to the next review, Beth",
            "make sure dad is invited to the next review | Beth | "
        ),
        (
            "Update Genogram and Chronology by 12th December - Lena",
            "Update Genogram and Chronology | Lena | 2026-12-12"
        ),
        ("Actions: SW to visit by Friday. TM to oversee.", "visit | SW | 2026-11-27"),
        (
            "review on 4 December, 11 December and 18 December, SW",
            "review on 4 December, 11 December and 18 December | SW | ~"
        ),
        ("Friday, 4 December: SW to ring gran", "ring gran | SW | 2026-12-04"),
        (
            "SW to give mum, dad and gran a copy by Friday, 27 November",
            "give mum, dad and gran a copy | SW | 2026-11-27"
        ),
        ("chronology Amara", "chronology | Amara | "),
        (
            "SW & TM jointly to map the case, by 2 December",
            "map the case | SW & TM jointly | 2026-12-02"
        ),
    ])
    func `reads one action`(text: String, expected: String) throws {
        #expect(try written(text) == [expected])
    }

    @Test(arguments: [
        (
            "SW to update chronology by Friday; PM to review the safety plan in two weeks",
            ["update chronology | SW | 2026-11-27", "review the safety plan | PM | 2026-12-04"]
        ),
        (
            "1) SW to update chronology by Friday 2) TM to chase school in 4 weeks",
            ["update chronology | SW | 2026-11-27", "chase school | TM | 2026-12-18"]
        ),
        (
            "SW to update the chronology by Friday and PM to review the plan within two weeks",
            ["update the chronology | SW | 2026-11-27", "review the plan | PM | 2026-12-04"]
        ),
        (
            "SW to update the chronology by Friday and the genogram by 4 December",
            ["update the chronology | SW | 2026-11-27", "genogram | SW | 2026-12-04"]
        ),
        (
            "Update chronology; complete genogram. Both SW by Friday",
            ["Update chronology | SW | 2026-11-27", "complete genogram | SW | 2026-11-27"]
        ),
        (
            "SW to do chronology by Friday, PM to sign it off by 4 December",
            ["do chronology | SW | 2026-11-27", "sign it off | PM | 2026-12-04"]
        ),
        (
            "SW to update chronology by Friday. PM to sign it off by 4 December. IRO to be told.",
            [
                "update chronology | SW | 2026-11-27", "sign it off | PM | 2026-12-04",
                "IRO to be told |  | ",
            ]
        ),
        (
            "• update chronology, SW, by Friday • genogram, PM, 4 Dec",
            ["update chronology | SW | 2026-11-27", "genogram | PM | 2026-12-04"]
        ),
        (
            "SW to see Kai within 5 working days and TM to check in supervision on 4 December",
            ["see Kai | SW | 2026-11-27", "check in supervision | TM | 2026-12-04"]
        ),
        (
            "Kai needs a passport, SW to apply for it by 18 December",
            ["Kai needs a passport |  | ", "apply for it | SW | 2026-12-18"]
        ),
        (
            "update the safety plan with mum and dad, SW, 1 week; PM to sign off, 2 weeks",
            [
                "update the safety plan with mum and dad | SW | 2026-11-27",
                "sign off | PM | 2026-12-04",
            ]
        ),
        (
            "(1) chase CAMHS referral - SW - tomorrow (2) book LAC medical - HV - 3 weeks",
            ["chase CAMHS referral | SW | 2026-11-21", "book LAC medical | HV | 2026-12-11"]
        ),
        (
            "Beth to do genogram by 27/11, Ishaan to review by 4/12",
            ["do genogram | Beth | 2026-11-27", "review | Ishaan | 2026-12-04"]
        ),
        ("Arrange: 1) FGC 2) network meeting", ["FGC |  | ", "network meeting |  | "]),
        (
            "update plan by Friday, genogram by 4 December",
            ["update plan |  | 2026-11-27", "genogram |  | 2026-12-04"]
        ),
        (
            "SW to start by Friday, review again by 18 December",
            ["start | SW | 2026-11-27", "review again | SW | 2026-12-18"]
        ),
        (
            "1. SW: genogram, 4 Dec\n2. TM: reflective supervision, asap\n3. PM: sign off plan, 11 Dec",
            [
                "genogram | SW | 2026-12-04", "reflective supervision | TM | ~",
                "sign off plan | PM | 2026-12-11",
            ]
        ),
    ])
    func `reads several actions in one message`(text: String, expected: [String]) throws {
        #expect(try written(text) == expected)
    }

    @Test(arguments: [
        "", "ok", "no", "thats all", "\u{1F44D}", "yes", "SW", "by Friday", "...", "PM and SW",
    ])
    func `what says nothing to be done is no action`(text: String) throws {
        #expect(try written(text).isEmpty)
    }

    @Test func `fills only the columns of the table`() throws {
        let text = "SW to update the plan by Friday so that mum knows who to call"
        #expect(
            try written(text, columns: ["what", "owner", "due"])
                == ["update the plan so that mum knows who to call | SW | 2026-11-27"]
        )
        #expect(
            try written("update the plan by Friday", columns: ["what"]) == [
                "update the plan by Friday |  | "
            ]
        )
    }
}
