/// What people say to a chat that is neither an answer nor a command.
package enum Remark: String, Hashable, Sendable, Codable {
    case greeting
    case thanks
    case robot
    case distress
    /// Worried about a child: pointed to the manager and the council's safeguarding route.
    case concern
    case compliment
    case complaint
    case acknowledgement
    case outOfScope = "out_of_scope"
    case personal
    case harmful
}

enum Remarks {
    private static let book = Phrasebook<Remark>([
        .init(
            .concern,
            "need to report something|want to report something|report a concern|worried about this child|worried about the child|worried about him|worried about her|worried about them|worried about this kid|worried about this family|worried about those children|worried about these children|worried about the children|worried about those kids|worried about these kids|concerned about this child|concerned about the child|concerned for this child|child is at risk|child at risk|child isnt safe|child is not safe|child is in danger|dont think this child is safe|dont think the child is safe|not safe right now|in danger|child is unsafe|someone needs to act|safeguarding concern right now|scared for this child|frightened for this child|worried for this child|worried this child|is at risk right now|immediate danger|at risk right now|at risk of harm right now|who do i call about this child|who do i ring about this child",
            wrapping:
                "really very right now im am this child the kid safe that he she they is about so i'm genuinely seriously tonight today at home going get hurt what should who tell speak with call ring worried and might be something feel think scared extremely quite its it has have not been immediate risk harm someone help need child's baby kids children are am immediately",
            limit: 18
        ),
        .init(
            .distress,
            "feel sick|feeling sick|lose my job|losing my job|in trouble|get sacked|get the sack|stressed|overwhelmed|cant cope|anxious|nervous|panicking|upset|struggling|burnt out|burned out|exhausted|in tears|crying|losing the plot|fed up|hate this|scared|dreading|cant do this|knackered|worn out|hard day|hard week|rough day|tough day|tough week|bad day|terrible day|awful day|had enough|so tired|too much",
            wrapping:
                "im really so very about this audit feeling a with all of it i me been bit feel am quite totally is getting made just everything work having at today and had stress doing first time my lot day the too much get got to whole thing tired pretty honestly was bad all never done one of these tbh going in car park before another cope cant ive been over one wrong know i got will ill might sacked scared lose sick",
            limit: 16
        ),
        .init(
            .robot,
            "are you a robot|are you a bot|are you human|are you real|are you a real person|are you an actual person|are you actually a person|are you actually human|are you really a person|are you an ai|are you a person|are you chatgpt|is this a robot|is this a bot|is this ai|is this a real person|am i talking to a person|am i talking to a human|who are you|what are you|are you a computer|is anyone there|is there a person there|whos there|are you a machine|is this chatgpt|am i talking to a robot|am i talking to a bot|is there a human|who made you|who built you|who programmed you|are u a robot|are u a bot|are u real",
            wrapping: "a an or person human real actual there robot bot ai someone me talking",
            limit: 9
        ),
        .init(
            .thanks,
            "thanks|thank you|thankyou|cheers|ta|much appreciated|appreciate it|appreciate that|thx|nice one|ta muchly|bless you|bless ya|brilliant thanks|many thanks|thank u",
            wrapping:
                "so much very a lot for that help your brilliant great lovely perfect star youre that's really been helpful all the this was is useful ever many helping explaining me duck love pet chick babe hun mate youre a help",
            limit: 9
        ),
        .init(
            .greeting,
            "hi|hello|hey|hiya|good morning|good afternoon|good evening|morning|afternoon|evening|hello there|hi there|hi again|hello again|im back|happy friday|happy monday|happy christmas|merry christmas|happy new year|alright|hows it going|how are you",
            wrapping:
                "there again how are you today all im back doing everyone hows it going assistant from",
            limit: 7
        ),
        .init(
            .compliment,
            "youre a star|great|brilliant|lovely|perfect|amazing|youre great|love this|this is great|this is good|clever|well done|nice|fab|fantastic|awesome|excellent",
            wrapping: "youre very that is this was thats job work so really quite you're a",
            limit: 5
        ),
        .init(
            .complaint,
            "lol|haha|ffs|for goodness sake|for gods sake|for heavens sake|good grief|this is long|so long|boring|annoying|rubbish|useless|stupid|taking forever|takes forever|being slow|takes ages|taking ages|frustrating|ridiculous|how boring|youre no use|hopeless|crap",
            wrapping:
                "this is so form too really long very the audit lol haha sooo soooo what a you are it im being slow today sorry forever bloody computer thing youre youre",
            limit: 9
        ),
        .init(
            .acknowledgement,
            "ok|okay|k|hmm|mm|mhm|uh huh|i see|got it|right|fine|sure|understood|gotcha|makes sense|fair enough|ah ok|oh ok|ah right|oh right|cool|noted|hmmm|mmm|huh|interesting|good to know|ah|oh",
            wrapping:
                "ah oh i see ok right that then makes sense yeah yes fair enough got it thats thanks helpful",
            limit: 6
        ),
    ])

    static func read(_ words: Words) -> (Remark, trigger: String)? {
        let spoken = words.spoken
        guard spoken.count <= 40 else { return nil }
        if let request = request(words) { return request }
        if let joke = joke(words) { return (.complaint, joke) }
        if let sigh = sigh(words.said) { return (.complaint, sigh) }
        return book.meaning(of: spoken) ?? feeling(words) ?? greeting(words)
    }

    /// "cor that section goes on a bit doesn't it", "this form's never ending": a sigh at the form, which
    /// an outcry, a tag or the form's name tells from a comment.
    private static func sigh(_ spoken: [String]) -> String? {
        guard spoken.count <= 14,
            let sigh = Self.tiresome.first(where: { phrase in
                spoken.indices.contains { spoken[$0...].starts(with: phrase) }
            })
        else { return nil }
        let isCry = spoken.prefix(2).contains(where: outcries.contains)
        let isTag = tags.contains { spoken.suffix(2) == $0[...] }
        let isThisForm = zip(spoken, spoken.dropFirst()).contains {
            ["this", "these"].contains($0) && formNouns.contains($1)
                && !["one", "thing"].contains($1)
        }
        let isOnlyThat = spoken.allSatisfy {
            tiresomeWords.contains($0) || outcries.contains($0) || formNouns.contains($0)
                || Wording.polite.contains($0) || aroundSighs.contains($0)
        }
        // "hard going this"
        let isInverted = spoken.last == "this" && (3...4).contains(spoken.count)
        return isOnlyThat && (isCry || isTag || isThisForm || isInverted)
            ? sigh.joined(separator: " ") : nil
    }

    private static let outcries: Set<String> = [
        "cor", "blimey", "crikey", "god", "gosh", "jeez", "jesus", "christ", "goodness", "phew",
        "flipping", "bloody", "blinking", "heck", "hell", "wow", "omg", "sheesh", "ugh", "argh",
        "oof", "man",
    ]
    private static let tags = [
        ["isnt", "it"], ["wasnt", "it"], ["doesnt", "it"], ["dont", "they"], ["arent", "they"],
        ["innit"], ["werent", "they"], ["aint", "it"], ["didnt", "it"],
    ]
    private static let tiresome = [
        "goes on", "go on", "going on", "never ending", "neverending", "never ends", "endless",
        "a slog", "dull", "a faff", "marathon", "long one", "too long", "long", "lot of questions",
        "so many", "loads of", "a mouthful", "hard work", "repetitive", "painful", "tedious",
        "forever", "for hours", "drags", "a drag", "who designed", "who wrote", "dragged",
        "hard going", "heavy going", "boring", "same thing",
        "big", "a beast", "a monster", "how many more",
    ].map { $0.split(separator: " ").map(String.init) }
    private static let tiresomeWords = Set(tiresome.joined())
    private static let formNouns: Set<String> = [
        "form", "forms", "section", "sections", "question", "questions", "box", "boxes", "bit",
        "audit", "audits", "page", "pages", "thing", "one", "forms", "audits", "sections", "list",
    ]
    private static let aroundSighs: Set<String> = [
        "was", "wasnt", "isnt", "doesnt", "dont", "these", "those", "of", "how", "what", "they",
        "were", "been", "feels", "lot", "much", "really", "get", "through", "all", "in", "my",
        "still", "more", "are", "arent", "had", "have", "way", "there", "again", "designed",
        "wrote",
        "didnt", "it", "weve", "by", "must",
    ]

    /// "is it friday yet lol", "are we nearly there yet": a sigh about the day or the form put as a
    /// question, whatever laughter goes with it.
    private static func joke(_ words: Words) -> String? {
        let clause = words.sentences.first.map { words.plain($0.range) } ?? []
        let said = clause.drop { Wording.polite.contains($0) && $0 != "is" && $0 != "can" }
        guard words.spoken.count <= 14,
            let sigh = sighs.first(where: {
                said.starts(with: $0.split(separator: " ").map(String.init))
            })
        else { return nil }
        let rest = said.dropFirst(sigh.split(separator: " ").count)
        return rest.contains(where: CaseWords.isOne) ? nil : sigh
    }

    private static let sighs = [
        "is it friday", "is it the weekend", "is it weekend", "is it lunch", "is it home time",
        "is it hometime", "is it payday", "is it christmas", "is it xmas", "is it bedtime",
        "is it wine", "is it gin", "is it time to go home", "is it five", "is it 5", "is it over",
        "are we there yet", "are we nearly there", "are we having fun",
        "can i go home", "can we go home", "will this ever end", "does this ever end",
        "make it stop", "kill me now", "shoot me now", "someone save me", "whose idea was this",
        "who invented this", "who comes up with",
    ]

    /// "Hiya! First time I've done one of these so bear with me": a greeting and nothing but asides.
    private static func greeting(_ words: Words) -> (Remark, trigger: String)? {
        let clauses = words.clauses.map { words.plain($0) }
        guard clauses.count > 1, let first = clauses.first,
            let (remark, trigger) = book.meaning(of: first),
            [.greeting, .thanks, .compliment].contains(remark),
            clauses.dropFirst().allSatisfy({ Asides.isAside($0) || book.meaning(of: $0) != nil })
        else { return nil }
        return (remark, trigger)
    }

    /// "I'm dreading this audit, can't sleep", "I think she's in danger this weekend": what a person
    /// feels now, in words that are not listed, or a danger that is there now.
    private static func feeling(_ words: Words) -> (Remark, trigger: String)? {
        let spoken = words.spoken
        let isMine = spoken.contains { ["i", "im", "ive", "id", "me", "my"].contains($0) }
        guard isMine, !words.tokens.contains(where: \.isQuoted) else { return nil }
        if let danger = dangers.first(where: words.contains), now.contains(where: words.contains) {
            return (.concern, danger)
        }
        // Asked what to do about people: never answered with advice, always with whom to turn to.
        let asksWhatToDo =
            ["what", "do", "i", "do"] == spoken.suffix(4)
            || ["what", "should", "i", "do"] == spoken.suffix(4)
        if asksWhatToDo, spoken.count > 8, spoken.contains(where: others.contains) {
            return (.concern, "what do I do")
        }
        if spoken.count <= 26, let phrase = haunting.first(where: words.contains) {
            return (.distress, phrase)
        }
        guard let word = spoken.first(where: emotions.contains),
            presents.contains(where: words.contains),
            !spoken.contains(where: others.contains)
        else { return nil }
        return (.distress, word)
    }

    private static let dangers = [
        "in danger", "not safe", "isnt safe", "unsafe", "at risk", "being hurt", "get hurt",
        "gets hurt", "hurt him", "hurt her", "hurt them", "hits him", "hits her", "hitting him",
        "hitting her", "harm", "need to come out", "needs to come out", "need to come into care",
        "needs to come into care", "need removing", "needs removing", "cant stay there",
        "cant go home", "shouldnt go home", "shouldnt be there", "something happens",
        "something will happen",
    ]
    private static let haunting = [
        "got to me", "getting to me", "gets to me", "i keep thinking about",
        "cant stop thinking about",
        "keeps me awake", "keeping me awake", "hard to read", "made me cry",
    ]
    private static let now = [
        "right now", "now", "tonight", "today", "this weekend", "this minute", "what should i do",
        "what do i do", "who do i", "who can i", "who should i", "dont know who", "going home to",
        "immediately",
    ]
    private static let emotions: Set<String> = [
        "dreading", "dread", "crying", "cry", "tears", "awful", "sick", "stressed", "stress",
        "anxious", "anxiety", "scared", "terrified", "frightened", "overwhelmed", "exhausted",
        "worried", "nervous", "panicking", "panic", "guilty", "ashamed", "rubbish", "useless",
        "drowning", "struggling", "burnt", "broken", "shaking", "gutted", "devastated", "miserable",
        "low", "cope", "sleep", "slept", "knackered", "shattered", "terrible", "horrible", "upset",
    ]
    private static let presents = [
        "i feel", "im feeling", "feeling", "im", "i am", "ive been", "ive not", "i cant",
        "cant sleep",
        "makes me", "making me", "i hate", "i could cry", "feel like", "dont think i can",
    ]
    /// Whom evidence is about.
    private static let others: Set<String> = [
        "he", "she", "they", "him", "her", "them", "his", "their", "mum", "mam", "mom", "dad",
        "mother", "father", "parents", "child", "children", "kids", "boy", "girl", "boys", "girls",
        "baby", "family", "nan", "gran", "carer", "carers", "sibling", "siblings", "brother",
        "sister", "plan", "visits", "visit", "visiting", "assessment", "chronology", "school",
        "shes", "hes", "theyre", "mums", "dads", "caseload", "home",
    ]

    /// Requests for things this program does not do, and must not.
    private static func request(_ words: Words) -> (Remark, trigger: String)? {
        let spoken = words.spoken
        guard spoken.count >= 2 else { return nil }
        let text = spoken.joined(separator: " ")
        let wishes = [
            "book ", "order ", "call me a ", "get me a ", "play ", "translate ", "write me a ",
            "sing ", "tell me a joke", "tell me a story", "ring ", "find me a ", "buy ",
            "remind me to ", "set a reminder", "set an alarm", "set a timer", "google ",
            "email my ", "send an email to ", "phone ", "whats the weather", "what is the weather",
            "make me a ", "do my ", "can you book", "can you order", "can you call me a",
            "can you play", "can you translate", "can you ring", "can you do my",
            "can you write me a", "can you make me", "please book", "please order",
        ]
        if spoken.count <= 10, let wish = wishes.first(where: { text.hasPrefix($0) }),
            !text.contains(" was "), !text.contains(" by ")
        {
            // "Book bag work was used" is a comment: a request goes on with an article or "me".
            let next = text.dropFirst(wish.count).split(separator: " ").first ?? ""
            if wish.count > 8 || ["me", "a", "an", "my", "some", "the", "us"].contains(next) {
                return (.outOfScope, wish.trimmed)
            }
        }
        let harmful = [
            "didnt do so the audit", "didnt happen so", "backdate", "back date a", "back date the",
            "without anyone noticing", "without anyone knowing", "make it look like",
            "make up a visit", "make up the visit", "fake a", "fake the", "falsify",
            "hide this from", "delete the evidence", "cover up", "cover this up",
            "write up a visit i", "pretend i", "pretend we", "change the auditors grade",
            "change the workers grade", "make the self assessment say", "make the audit say",
            "fill in the rest", "fill it in for me", "fill the rest in", "grade it for me",
            "do the grades for me", "answer the rest for me", "write the comments for me",
            "make something up", "make the comments up", "make up the comments",
            "change what the auditor", "change what the worker", "so the dates look right",
            "look right on paper",
            "just put good for everything", "nobody will check", "no one will check",
            "nobody will know", "no one will know", "noone will know", "nobody needs to know",
            "alter the record",
        ]
        let isRequest = [
            "can", "could", "help", "how", "please", "write", "make", "just", "fill", "grade", "do",
            "answer", "fake", "backdate", "delete", "hide", "falsify", "pretend", "lets", "i",
            "cover", "change", "alter",
        ].contains(spoken[0])
        if isRequest, spoken.count <= 16, let phrase = harmful.first(where: text.contains),
            spoken[0] != "i" || text.contains("i want") || text.contains("i need")
                || text.contains("id like")
        {
            return (.harmful, phrase)
        }
        let isWriting =
            ["write", "draft", "compose", "copy", "do", "fill"].contains(
                spoken.first { !Wording.polite.contains($0) || $0 == "do" } ?? ""
            )
        if isWriting, spoken.count <= 14, text.contains("for me"),
            spoken.contains(where: {
                ["comment", "comments", "answer", "answers", "audit", "grades"].contains($0)
            })
        {
            return (.harmful, "for me")
        }
        let personal = [
            "home address of", "what is the address", "phone number of", "who made the referral",
            "whats the password", "on her caseload", "on his caseload", "on their caseload",
            "on my caseload", "cases has", "families has", "where does he live",
            "where does she live",
            "show me other peoples", "colleagues scored", "tell me which of my colleagues",
            "show me another childs", "look up the child", "look up my neighbour",
            "look up her address", "look up his address", "look up their address",
        ]
        if spoken.count <= 16, words.sentences.count == 1,
            let phrase = personal.first(where: text.contains),
            [
                "what", "whats", "who", "where", "show", "tell", "give", "look", "can", "find",
                "which", "how",
            ]
            .contains(spoken[0])
        {
            return (.personal, phrase)
        }
        return nil
    }
}
