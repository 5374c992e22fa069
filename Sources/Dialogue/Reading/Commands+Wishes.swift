/// Commands in words that no list has: "can I come back to this when I've spoken to her".
///
/// A short message made of nothing but words of asking, of the form and of the day is no evidence; what
/// it wishes is told by a turn of phrase in it. One word of content and it is an answer.
enum Wishes {
    /// The command that the words wish for, with the turn of phrase that told it.
    static func read(_ spoken: [String]) -> (Command, trigger: String)? {
        guard (3...16).contains(spoken.count) else { return nil }
        // Of others only what keeps the person is told: "when I've spoken to her".
        if spoken.contains(where: others.contains), !spoken.contains(where: selves.contains) {
            return nil
        }
        var mended: [String] = []
        for (index, word) in spoken.enumerated() {
            // "7 please. actually hang on - 6" gives a score; "back in 5" does not.
            if Int(word) != nil || Words.numberWords.contains(word) && word != "one",
                index == 0 || !beforeNumbers.contains(spoken[index - 1])
            {
                return nil
            }
            guard let known = known(word) else { return nil }
            mended.append(known)
        }
        for (command, phrases) in turns {
            if let phrase = phrases.first(where: { contains($0, in: mended) }) {
                return (command, phrase.joined(separator: " "))
            }
        }
        return nil
    }

    /// The word itself, or the one it is a slip of: "qestion", "finsh".
    private static func known(_ word: String) -> String? {
        if words.contains(word) || Wording.polite.contains(word) || Int(word) != nil { return word }
        guard word.count >= 5, !CaseWords.isOne(word) else { return nil }
        return long.first { $0.first == word.first && Edits.near(word, $0, within: 1) }
    }

    private static func contains(_ phrase: [String], in words: [String]) -> Bool {
        guard words.count >= phrase.count else { return false }
        return (0...(words.count - phrase.count)).contains {
            words[$0...].starts(with: phrase)
        }
    }

    private static func phrases(_ list: String) -> [[String]] {
        list.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
    }

    /// In the order in which they are looked for.
    private static let turns: [(Command, [[String]])] = [
        (
            .undo(1),
            phrases("rid of that last|rid of my last|take back my last|take back that last|undo")
        ),
        (
            .cancel,
            phrases(
                "ignore me|i said anything|forget i said|forget i asked|never mind me|dont mind me"
            )
        ),
        (
            .whatIsLeft,
            phrases(
                "how many to go|how many more|how many of these|how many left|how much longer|how far to go|how long to go|nearly finished|nearly at the end|near the end"
            )
        ),
        (
            .review,
            phrases(
                "what did i put|what have i put|what ive said|what ive put|what did i say|what have i said|what did i give|what i gave"
            )
        ),
        (.repeat, phrases("say that again|say it again|ask that again|what was the question")),
        (
            .finish,
            phrases(
                "submit it|submit this|close this audit|close the audit|close this off|finish this off now|im finished"
            )
        ),
        (
            .wait,
            phrases(
                "at the door|hang on|hold on|phone back in|just a sec|in a sec|give me a|just a minute|in a minute"
            )
        ),
        (
            .pause,
            phrases(
                "off home|im off|me off|stop there|stopping for|stopping there|stop for|stopping now|parking this|parking it|log me out|log me off|and quit|see you tomorrow|see you later|see you next|stop for the day|stop for today|finish for the day|finish for today|finished for the day|done for the day|done for today|enough for today|break off|leave it there|and go home|this until tomorrow|this till tomorrow|it until tomorrow|it till tomorrow|this until monday|this till monday|it until monday|it till monday|back in|back after|pick this up|pick it up|carry on with this tomorrow|carry on with it tomorrow"
            )
        ),
        (
            .skip,
            phrases(
                "come back to this|come back to it|come back to that|come back for this|leave this|leave it|leave that|this to one side|that to one side|it to one side|this at the end|it at the end|till the end|until the end|do this later|do it later|do that later|this one later|that one later|one last|ready for this|dont want to do this|rather do this|rather do it|rather not do|onto the next|on to the next|to the next one|skip|miss this one|miss it out|miss this out|not this one|next one|next question|not doing this one|another time"
            )
        ),
        (
            .resume,
            phrases(
                "lets crack on|lets carry on|lets get going|lets get on|lets keep going|ready to crack on|ready to carry on|carry on then|crack on then"
            )
        ),
    ]

    private static let beforeNumbers: Set<String> = [
        "in", "for", "at", "another", "next", "about", "question", "back", "till", "until",
    ]
    private static let others: Set<String> = ["worker", "manager", "her", "him", "them"]
    private static let selves: Set<String> = ["i", "ive", "ill", "im", "id", "me", "my", "let"]
    private static let long: [String] = words.filter { $0.count >= 5 }.sorted()

    private static let words: Set<String> = Set(
        """
        about after afternoon again all am and another any anything are aside ask asked at audit away \
        back bed before bit break call cant carry check checked close coffee come coming crack dash day \
        did do doing done dont door down end english enough evening everything far few file find finish \
        finished finishing first five for forget form friday from gave get getting give go going got gotta \
        guess have havent head her here him home how ignore ill im in into is it item ive keep know last later \
        leave leaving left log long longer lot lunch manager many me meeting mind minute minutes mins min \
        miss missed moment monday more morning move moving much must my near nearly never next nope not \
        now of off on once one ones onto open or our out over park parking part pass phone pick plain point \
        pop print put putting question questions quit rather ready really rest rid right ring run said save \
        saving say sec second see set shoot side skip skipping slow someone somebody sort speak spoke \
        spoken stop stopping submit supervision sure take taking talk tea ten than that the them then \
        there these thing things think this those three through thursday til till time tired to today \
        told tomorrow tonight try tuesday two until up want wanted was we wednesday week weekend were what \
        when where while whole will with work worker yet you your
        """.split(separator: " ").map(String.init)
    )
}
