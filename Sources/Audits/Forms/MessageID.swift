/// The messages that the program says of its own accord, each a section of `Prompts/speech.md`.
package enum MessageID: String, CaseIterable, Hashable, Sendable {
    case welcome
    case askStart = "ask-start"
    case deskChoices = "desk-choices"
    case askFramework = "ask-framework"
    case askRole = "ask-role"
    case askCase = "ask-case"
    case askWhichAudit = "ask-which-audit"
    case noOpenAudits = "no-open-audits"
    case caseTooLong = "case-too-long"
    case pickOne = "pick-one"
    case deskHelp = "desk-help"
    case askAway = "ask-away"
    case askingHelp = "asking-help"
    case learn
    case goodbye
    case noSuchAudit = "no-such-audit"
    case otherVersion = "other-version"
    case openNew = "open-new"
    case openResumed = "open-resumed"
    case openComplete = "open-complete"
    case progress
    case whereabouts
    case askAgain = "ask-again"
    case askComment = "ask-comment"
    case askJudgement = "ask-judgement"
    case askGradeOnly = "ask-grade-only"
    case askScoreOnly = "ask-score-only"
    case rowLacks = "row-lacks"
    case and
    case or
    case columnOwner = "column-owner"
    case columnDue = "column-due"
    case columnImpact = "column-impact"
    case columnWhat = "column-what"
    case anyMoreRows = "any-more-rows"
    case earlierSaid = "earlier-said"
    case captured
    case corrected
    case commentKept = "comment-kept"
    case placeWords = "place-words"
    case reasonKept = "reason-kept"
    case wordsKept = "words-kept"
    case tableClosed = "table-closed"
    case notGivenNoted = "not-given-noted"
    case personalData = "personal-data"
    case undone
    case redone
    case askedAgain = "asked-again"
    case emptyAgain = "empty-again"
    case nothingTyped = "nothing-typed"
    case nothingAsked = "nothing-asked"
    case vague
    case perhapsForUs = "perhaps-for-us"
    case changeRow = "change-row"
    case vagueGrade = "vague-grade"
    case vagueScore = "vague-score"
    case range
    case rangeScore = "range-score"
    case negated
    case conditional
    case shallIRecord = "shall-i-record"
    case gradeForScore = "grade-for-score"
    case mismatch
    case outOfRange = "out-of-range"
    case notWhole = "not-whole"
    case yesOrNo = "yes-or-no"
    case yesNoOrNA = "yes-no-or-n-a"
    case naNotOffered = "na-not-offered"
    case doneOrNot = "done-or-not"
    case noDate = "no-date"
    case stillToDo = "still-to-do"
    case vagueDate = "vague-date"
    case nobodyToFollow = "nobody-to-follow"
    case cannotBeNone = "cannot-be-none"
    case changeWhat = "change-what"
    case afterThreeFailures = "after-three-failures"
    case skipped
    case skippedNeeded = "skipped-needed"
    case notOnRoute = "not-on-route"
    case nowHolds = "now-holds"
    case isFirst = "is-first"
    case leftAsItWas = "left-as-it-was"
    case nothingCancelled = "nothing-cancelled"
    case nothingToUndo = "nothing-to-undo"
    case nothingToRedo = "nothing-to-redo"
    case nothingSkipped = "nothing-skipped"
    case doneElsewhere = "done-elsewhere"
    case cleared
    case rowRemoved = "row-removed"
    case skippedList = "skipped-list"
    case nothingLeft = "nothing-left"
    case nothingRequiredLeft = "nothing-required-left"
    case optionalLeft = "optional-left"
    case stillNeeded = "still-needed"
    case editNotHere = "edit-not-here"
    case takeYourTime = "take-your-time"
    case saved
    case savedComplete = "saved-complete"
    case complete
    case stillComplete = "still-complete"
    case missing
    case partlyMissing = "partly-missing"
    case notAnswered = "not-answered"
    case noneGiven = "none-given"
    case keptButUnused = "kept-but-unused"
    case help
    case noWhy = "no-why"
    case becauseOfRule = "because-of-rule"
    case consider
    case explained
    case nothingToExplain = "nothing-to-explain"
    case guidanceNearby = "guidance-nearby"
    case guidanceSilent = "guidance-silent"
    case greetingBack = "greeting-back"
    case thanksBack = "thanks-back"
    case robot
    case distress
    case concern
    case complaint
    case acknowledged
    case outOfScope = "out-of-scope"
    case personal
    case harmful

    /// The placeholders its text may use.
    var placeholders: [String] {
        switch self {
        case .openNew, .openResumed, .openComplete:
            ["title", "case", "role"]
        case .progress:
            ["done", "all", "next"]
        case .whereabouts:
            ["item", "section", "done", "all"]
        case .askAgain, .askComment, .askJudgement, .askGradeOnly, .askScoreOnly, .tableClosed,
            .skipped,
            .skippedNeeded, .notOnRoute, .saved, .savedComplete, .complete:
            ["title"]
        case .rowLacks:
            ["what", "columns"]
        case .earlierSaid:
            ["role", "what"]
        case .rowRemoved, .captured, .corrected, .undone, .redone:
            ["what"]
        case .perhapsForUs:
            ["title"]
        case .placeWords:
            ["words", "title"]
        case .range, .rangeScore:
            ["choices"]
        case .negated, .conditional, .shallIRecord:
            ["value"]
        case .gradeForScore:
            ["grade", "from", "to"]
        case .mismatch:
            ["score", "grade", "band"]
        case .outOfRange, .notWhole:
            ["number"]
        case .nowHolds:
            ["title", "what"]
        case .skippedList, .optionalLeft, .stillNeeded:
            ["items"]
        case .becauseOfRule:
            ["rule", "says"]
        case .consider:
            ["prompts"]
        case .explained:
            ["why"]
        case .cleared:
            ["title"]
        case .otherVersion:
            ["old", "new"]
        default: []
        }
    }
}
