import Audits

/// Reads commands: as typed words, or as a wish in which every word is the command or its wrapping.
enum Commands {
    private static let book = Phrasebook<Command>([
        .init(
            .whyNot,
            "why cant i|why cant|why can i not|why not|why is it blocked|why wont you let me|why wont it|why wont you|why am i not allowed",
            wrapping:
                "put good grade have give it that use choose be outstanding accept take an as then allowed what is wrong",
            limit: 9
        ),
        .init(
            .why,
            "why|what for|whats the point|reason|what do you want that for|what dyou want that for|what do you need that for|what do you want it for",
            wrapping:
                "need know ask asking that this question it do does are is matter matters have answer important about for being asked number score grade what a point of whats",
            limit: 10
        ),
        .init(
            .whatWasSkipped,
            "skipped|missed out|left out|what have i missed|what did i miss|did i skip|have i skipped",
            wrapping:
                "what which ones questions did have has show list been one items i any are were",
            limit: 8
        ),
        .init(
            .whatIsLeft,
            "whats left|what is left|how many left|how much is left|how much left|how many more|how many are left|how many questions|how much more|what else is there|still to do|left to do|whats missing|what is missing|what remains|whats outstanding|how long left|nearly done|nearly there|almost done|is that it|is that everything|is that all|anything else|what else|am i done|have i finished|whats still to do|what do i still need|got to do|left for me to do|what have i got left|whats outstanding on this",
            wrapping:
                "ive how many more questions question do have there what still are items missing is left remaining of whats which blank need else to answer finish many much long fill out go done got",
            limit: 10
        ),
        .init(
            .whereAmI,
            "where am i|where was i|where were we|where are we|what was i on|what am i on|which question|what question|where did i get to|how far|what number|progress|status|wheres this up to|what was the question|whats the question|which one am i on|where have i got to|what are we on|where did we get to|what was i doing|where did i leave off|where did we leave off|where am i up to",
            wrapping:
                "was are on in along up interrupted distracted lost track what question got have been through far number many what which question show did get i",
            limit: 9
        ),
        .init(
            .removeRow(nil),
            "forget that action|delete that action|remove the last action|delete the last action|forget that last action|scrap that action|remove that action|drop that action|remove that row|delete that row|delete the last one|remove the last one|forget that one|scrap the last one",
            wrapping:
                "last action row one it that the i was half way through thru halfway doing typing writing adding bin",
            limit: 8
        ),
        .init(
            .undo(1),
            "undo|take that back|revert|scrap that|scratch that|delete that|remove that|undo last|forget that|i didnt mean that|put it back|ignore that|strike that|forget what i said|delete my last answer|remove my last answer|wipe that|take it back",
            wrapping:
                "last one answer change it back was what said mistake that step thing entry put previous bit wrong",
            limit: 8
        ),
        .init(
            .redo(1),
            "redo|undo the undo|undo that undo|put it back again|bring it back|put that back",
            wrapping: "last again one change answer undo what i back was put",
            limit: 6
        ),
        .init(
            .change(nil),
            "thats wrong|thats not right|thats not what i said|thats not what i meant|you got that wrong|that isnt right|not what i meant|thats incorrect|that was wrong|one of my earlier answers|one of my answers|an earlier answer",
            wrapping: "that is what i said meant it wrong one change want to edit correct",
            limit: 9
        ),
        .init(
            .cancel,
            "cancel|never mind|nevermind|nvm|leave it how it was|leave it as it was|leave it how it is|put it back how it was|leave that how it was|leave that as it is|leave that as it was|forget it|leave it as it is|leave it as is|dont change it|leave as is|keep it as it is|keep it as is|forget the whole thing|leave the whole thing|leave it alone|drop it",
            wrapping: "leave whole thing action change that it all as was row one question",
            limit: 8
        ),
        .init(
            .review,
            "review|what i have recorded|what i have written|what ive written|what ive recorded|recite|see the whole thing|show me everything|show my answers|show me my answers|summary|show me what ive put|show me what ive got|what have i put|what ive put so far|show me what i put|check my answers|show all|read it back|read back|read it all back|what have i said so far|what have i said|what have i written|what have i answered|see my answers|recap|show me the lot|what have you got so far|what have you got|look over my answers|run through my answers|play it back|list my answers|read me back|show me what you have",
            wrapping:
                "so far all my answers of what have everything show see give put look over read again audit far already summary short quick recite kindly i until now thus recorded written have",
            limit: 12
        ),
        .init(
            .skip,
            "skip|pass|leave this one aside|leave it aside|put this one aside|set this aside|pass on this|move on|leave that blank|leave this blank|leave that empty|leave it empty|leave this empty|next question|next one|next|come back to it|come back to this|come back to that|leave it for now|leave this for now|leave that for now|leave this one|leave it blank|leave blank|leave that one|rather leave this one|rather leave it|rather leave this|get back to this|get back to it|get back to that|get back to you on this|come back to me|hang fire|put a pin in this|put a pin in it|put a pin in that|get back to you on that|rather not say|rather not answer|prefer not to say|do it later|do this later|do that later|do this one later|answer it later|answer this later|answer that later|later|park it|park this|park that|dont know this one|dont know that one|not now|no idea|not sure yet|dont know yet|dont know|i dont know|another time|cant answer this|cant answer that|not this one",
            wrapping:
                "this one question for now it come back later ill move on leave pass dont know i not sure will till until my manager ive find out worker ask speak spoken with her him check the manager have dont that no comment weve ive rather havent got yet haven't info information bit after afterwards next onto over skip that moment minute mo blank empty one can't cant answer say to end until ive checked first file front of me",
            limit: 14
        ),
        .init(.cancel, "leave it|leave that|leave it be|leave it alone", limit: 5),
        .init(
            .back,
            "back|prev|prev q|prev question|question before|the one before|go back|previous|previous question|last question|previous one|back one|one back|step back|back up|go back one|back a step|prior question|up one",
            wrapping: "question one last step previous the take go up return before q to thing bit",
            limit: 7
        ),
        .init(
            .finish,
            "finish|close it|close it now|i am finished|close the moderation|close it off|complete|submit|im done|all done|finalise|finalize|sign off|sign it off|thats me done|mark as complete|mark it complete|mark it as complete|close the audit|finish the audit|complete the audit|submit it|thats everything|finished|im finished|ive finished|wrap up|wrap it up",
            wrapping:
                "anyway regardless audit form up it off as pass my everything self assessment mark all complete moderation whole thing done",
            limit: 8
        ),
        .init(
            .pause,
            "stop|pause|save|save it|save that|save all that|save this|save everything|keep it safe|keep that safe|keep this safe|keep all that safe|keep it all safe|calling it a day|hold this audit open|hold it open|keep it open|keep this open|i shall return|i will return|ill return|ill be back|save my place|keep my place|hold my place|save and exit|save and close|break|leave it there|carry on later|carry on tomorrow|continue tomorrow|continue later|finish later|finish tomorrow|finish off tomorrow|finish it tomorrow|pick this up later|pick it up later|pick this up tomorrow|pick it up tomorrow|come back later|come back tomorrow|come back to this later|come back to this tomorrow|call it a day|pick this up on monday|pick it up on monday|pick it up monday|pick this up monday|pick it up next week|pick this up next week|park this and pick it up|finish this tomorrow|finish it later|finish this later|finish off later|thats me for the day|me for the day|done for today|done for now|bye for now|bye for today|enough for today|enough for now|thats all i can do|thats all ive got time for|got to go|gotta go|have to go|need to go|gotta run|got to run|have to run|must dash|need to dash|got to dash|later today|been called away|called away|got called|phone is ringing|run out of time|out of time|back later|back tomorrow|do the rest tomorrow|do the rest later|do the rest at home|finish this at home|finish it at home|back shortly|back soon|break off|breaking off|stopping|saving|down tools|log off|logging off|thats it for today|thats me for today|thats all for today|thats all for now|thats enough|rest tomorrow|rest later",
            wrapping:
                "there carry tomorrow later today visit meeting court lunch home it this save progress work everything got out gotta have up pick come back take break tea coffee stop pause here min mins sec couple continue finish can leave day done all school run in off time afternoon morning minute minutes five ten get of be i've ive must dash another rest time need called away monday tuesday wednesday thursday friday week weekend next after call phone ringing duty urgent been my where i left please manager supervision going bye goodnight night train bus park lets on return shall back safe hold kindly open audit and to",
            limit: 18
        ),
        .init(
            .quit,
            "quit|exit|close|bye|goodbye|log out|logout|see you|see ya|bye bye",
            wrapping: "chat program now app window it later for today",
            limit: 5
        ),
        .init(
            .resume,
            "resume|carrying on|cracking on|back at it|carry on|continue|im back|lets go|start again|keep going|back again|pick up where i left off|pick up where we left off|hello again|hi again|ready|ready to go|where i left off|carry on with it",
            wrapping:
                "again where left off back from lunch visit audit meeting we up pick it this here i'm after my break hello ready morning afternoon evening now right lets",
            limit: 10
        ),
        .init(
            .repeat,
            "repeat|say that again|ask again|again|come again|repeat the question|pardon|say again|whats the question again|what was that|read it again|ask me again",
            wrapping:
                "question say ask what was read one more time had someone at the door missed that didnt catch hear",
            limit: 7
        ),
        .init(
            .help,
            "help|commands|how to use this|how do i use this thing|how to use this thing|how this works|how it works|what can i say|what can i do|what can i type|options|menu|how does this work|how does it work|how does this thing work|how do you work this|how do i work this|how do you use this|what happens now|what am i supposed to do|what do i do|what are my options|how do i use this|stuck|im stuck|not sure what to do|what should i type|instructions",
            wrapping:
                "dont know me out need some with this work use type say stuck bit know what show list of thing here not never used done before first time new these one been am not are there lost confused doing any",
            limit: 12
        ),
        .init(
            .guidance,
            "guidance|any examples|like what|more detail please|more info please|for instance|prompts|criteria|hint|hints|tips|what should i consider|what should i think about|what should i be looking for|what am i looking for|what should i look for|what should i look at|what to consider|what to look for|show me the guidance|see the guidance|show the prompts|give me the prompts|what do you mean|what does that mean|what does this mean|explain the question|give me a clue|what do i put here|what should i put here|what should i write|what should i put|what goes here|what do you want here",
            wrapping:
                "show give see question about here some consider more information info what should be looking does mean for on explain grading grade write help",
            limit: 10
        ),
        .init(
            .explain,
            "explain|how did you read that|why did you do that|how did you get that|why did you put that|trace|show your working|what did you understand|how did you understand that|why did you store that|why did you record that",
            wrapping: "last message that read did how understood what mean",
            limit: 8
        ),
        .init(
            .wait,
            "give me 5|give me five|5 mins|five mins|hang on|hold on|one sec|one second|just a sec|one moment|one minute|give me a minute|give me a second|give me a sec|give me a moment|bear with me|just a minute|just a moment|wait a minute|wait a sec|2 mins|two mins|one min|let me check|let me look|opening the file|let me think|thinking|brb|be right back|wait",
            wrapping:
                "opening file check looking look it up second sec minute minutes moment a bit while get find im something up the need checking case record system mosaic liquid logic ll open still loading",
            limit: 12
        ),
        .init(
            .elsewhere,
            "delete this audit|delete the audit|bin this audit|bin this whole audit|bin the audit|scrap this audit|scrap the audit|export this|export it|export the audit|switch to|print this|print it|start over|start again from the beginning|start again from scratch|start from the beginning|start from scratch|restart|begin again|download this|download it|email this|send this|open another audit|start a new audit|new audit|start another audit|different case|another case|change case",
            wrapping:
                "audit to word pdf excel csv as a the bexley bucks scaled staged cin cp tool moderation self assessment case different another new all whole thing from beginning scratch my file form copy out instead over other one json html",
            limit: 9
        ),
        .init(.edit, "edit", wrapping: "answer comment", limit: 3),
    ])

    /// The command that the whole message is, with the words that told it.
    static func read(_ words: Words, names: ItemNames?, near: FieldID? = nil) -> (
        Command, trigger: String
    )? {
        var spoken = words.spoken.map { $0 == "bk" ? "back" : $0 }
        // Dictation says its marks.
        if spoken.count > 2, spoken.suffix(2) == ["full", "stop"] { spoken.removeLast(2) }
        guard spoken.count <= 18, !words.tokens.contains(where: \.isQuoted),
            !["manager", "worker", "she", "he", "they"].contains(spoken.first ?? "")
        else { return nil }
        if let names, let goTo = readGoTo(words, names, near) { return (.goTo(goTo), "go to") }
        if let names, let change = readChange(words, names, near) {
            return (.change(change), "change")
        }
        if let several = readSeveral(spoken) { return several }
        if let found = book.meaning(of: spoken) { return found }
        if asksWhy(spoken) { return (.why, "why") }
        if names != nil, isGoingNowhere(spoken) { return (.goToUnknown, "go to") }
        if let leaving = readLeaving(words) { return (.pause, leaving) }
        if let deferral = readDeferral(spoken) { return (.skip, deferral) }
        if let names, let item = readClear(words, names, near) { return (.clear(item), "clear") }
        return misspelt(spoken).flatMap { book.meaning(of: $0) } ?? Wishes.read(spoken)
    }

    /// "why are you asking me who the worker is", "why do you need the date": why something is asked.
    private static func asksWhy(_ spoken: [String]) -> Bool {
        let said = spoken.drop { $0 != "why" && Wording.polite.contains($0) }
        return spoken.count <= 16 && !spoken.contains { ["asked", "said", "told"].contains($0) }
            && [
                "why are you asking", "why do you ask", "why do you need", "why do you want",
                "why would you need", "why is it asking", "why does it ask", "why does it need",
                "why am i being asked",
            ].contains { said.starts(with: $0.split(separator: " ").map(String.init)) }
    }

    /// "undo the last two changes", "redo them both".
    private static func readSeveral(_ spoken: [String]) -> (Command, trigger: String)? {
        guard let verb = spoken.first(where: { ["undo", "redo"].contains($0) }),
            let count = spoken.lazy.compactMap({ word in
                word == "both" ? 2 : Int(word) ?? Words.numberWords.firstIndex(of: word)
            }).first, (2...9).contains(count)
        else { return nil }
        let around: Set<String> = [
            "the", "last", "changes", "change", "answers", "things", "steps", "of", "them", "those",
            "both", "undo", "redo", "steps", "one",
        ]
        guard
            spoken.allSatisfy({
                around.contains($0) || Wording.polite.contains($0) || Int($0) == count
                    || Words.numberWords.contains($0)
            })
        else { return nil }
        return (verb == "undo" ? .undo(count) : .redo(count), "\(verb) \(count)")
    }

    /// "got to go, court at 11", "ive got to collect the kids, park it": leaving, with the reason.
    private static func readLeaving(_ words: Words) -> String? {
        let clauses = words.clauses.map { words.plain($0) }.filter { !$0.isEmpty }
        guard clauses.count >= 2, words.spoken.count <= 16, let first = clauses.first else {
            return nil
        }
        func isPause(_ clause: [String]) -> String? {
            guard let (command, trigger) = book.meaning(of: clause), command == .pause else {
                return nil
            }
            return trigger
        }
        if let trigger = isPause(first), trigger != "save it",
            trigger.contains(" ") || first.contains(where: stopping.contains)
        {
            return trigger
        }
        let isLeaving =
            ["got", "have", "need", "off", "going", "gotta", "must"].contains {
                first.prefix(3).contains($0)
            }
            && [
                "i", "ive", "im", "got", "gotta", "have", "need", "must", "off", "sorry", "right",
                "ok",
            ].contains(first[0])
        guard isLeaving, let last = clauses.last else { return nil }
        if let trigger = isPause(last) { return trigger }
        return last.count <= 4
            && last.contains(where: { ["park", "save", "keep", "leave", "hold"].contains($0) })
            && last.contains(where: { ["it", "this", "that"].contains($0) })
            ? last.joined(separator: " ") : nil
    }

    /// What makes "stop" a person's own stopping: "stop here", "I'll have to stop".
    private static let stopping: Set<String> = [
        "here", "there", "now", "have", "need", "got", "gotta", "must",
    ]

    /// "I'll do this bit once I've rung mum", "can this wait until I've seen her": the open item, and what
    /// the person does first.
    private static func readDeferral(_ spoken: [String]) -> String? {
        if isFinding(spoken) { return spoken.joined(separator: " ") }
        guard
            let joint = spoken.firstIndex(
                where: ["once", "when", "after", "until", "till"].contains
            ),
            (2...9).contains(joint), let next = spoken.dropFirst(joint + 1).first,
            ["i", "ive", "im", "my", "ringing", "speaking", "talking", "meeting", "seeing"]
                .contains(next)
        else { return nil }
        let head = spoken[..<joint]
        // "I do it when I visit" tells of one's work.
        let isTold =
            head.contains("i")
            && !["can", "will", "need", "later", "bit", "wait"].contains(where: head.contains)
        let isWish =
            !isTold && head.contains(where: ["this", "that", "it"].contains)
            && head.contains(where: deferring.contains)
            && head.allSatisfy {
                Wording.polite.contains($0) || deferring.contains($0) || deferred.contains($0)
            }
        return isWish ? head.joined(separator: " ") : nil
    }

    /// "I'll need to check with the worker first", "need to ask dad before I answer that".
    private static func isFinding(_ spoken: [String]) -> Bool {
        let said = spoken.drop { Wording.polite.contains($0) || ["have", "got"].contains($0) }
        guard spoken.count <= 12, let verb = said.first,
            ["check", "ask", "ring", "speak", "look", "find", "talk"].contains(verb)
        else { return false }
        if spoken.last == "first" {
            return ["i", "ill", "ive", "id", "let"].contains(where: spoken.prefix(2).contains)
                && ["need", "have", "got", "let", "ill", "better"].contains(where: spoken.contains)
        }
        guard let before = said.firstIndex(of: "before") else { return false }
        let rest = said[(before + 1)...]
        return ["i", "we"].contains(rest.first ?? "") && rest.contains(where: deferring.contains)
            && rest.contains { ["this", "that", "it"].contains($0) }
    }

    private static let deferring: Set<String> = [
        "do", "fill", "answer", "finish", "complete", "leave", "save", "keep", "park", "wait",
        "back", "skip",
    ]
    private static let deferred: Set<String> = [
        "one", "part", "section", "question", "in", "off", "up", "last", "later", "come", "get",
        "have", "rather", "cant", "cannot",
    ]

    /// A short message in which one word is a slip of a command ("puase", "wher am i").
    private static func misspelt(_ spoken: [String]) -> [String]? {
        guard spoken.count <= 3 else { return nil }
        for (index, word) in spoken.enumerated() where word.count >= 3 {
            let near = commandWords.first { known in
                known.count >= 4 && known.first == word.first && word != known
                    && Edits.near(word, known, within: 1)
            }
            guard let near else { continue }
            var mended = spoken
            mended[index] = near
            return mended
        }
        return nil
    }

    private static let commandWords = [
        "skip", "back", "help", "undo", "review", "pause", "stop", "save", "where", "finish",
        "next",
        "guidance", "resume", "continue", "quit", "exit", "repeat", "explain",
    ]
}
