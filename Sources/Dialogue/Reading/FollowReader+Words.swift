import Audits

/// The words by which people take over or set off from another judgement.
extension FollowReader {
    /// Words by which people side with somebody.
    static let siding: [String] = ["agree", "along", "with", "side", "share"]
    static let repeating: Set<String> = [
        "ditto", "same again", "as above", "same as above", "same as the last one",
        "same as last", "same as before", "the same", "same grade again", "same score again",
        "see above", "same grade same reason", "same grade as above", "same score as above",
        "same as previous", "same as the previous one", "same as that one", "same grade as last",
        "same grade as the last one", "same score as the last one", "same as the one before",
        "same again as above", "another the same",
    ]
    static let openers: Set<String> = [
        "well", "now", "right", "ok", "okay", "so", "hmm", "um", "erm", "oh", "ah", "yes", "yeah",
        "honestly", "then", "alright", "fine", "and", "actually", "hang", "on",
    ]
    static let here: Set<String> = [
        "for", "this", "one", "here", "on", "too", "please", "again", "as", "well", "now", "item",
        "question", "section",
    ]
    static let whom: Set<String> = ["her", "him", "them", "she", "he"]
    /// Turns of phrase that say no more than "agree with".
    static let assents = wordings.map { pair in
        (
            phrase: pair.key.split(separator: " ").map(String.init),
            plain: pair.value.split(separator: " ").map(String.init)
        )
    }
    static let wordings: KeyValuePairs<String, String> = [
        "cant argue with": "agree with",
        "cant argue w": "agree with",
        "cannot argue with": "agree with",
        "wouldnt argue with": "agree with",
        "would not argue with": "agree with",
        "cant fault": "agree with",
        "cannot fault": "agree with",
        "wouldnt disagree with": "agree with",
        "dont disagree with": "agree with",
        "do not disagree with": "agree with",
        "cant disagree with": "agree with",
        "cannot disagree with": "agree with",
        "no quarrel with": "agree with",
        "no argument with": "agree with",
        "nothing to add to": "agree with",
        "nothing to change from": "agree with",
        "see no reason to change": "agree with",
        "see no reason to move from": "agree with",
        "see no reason to depart from": "agree with",
        "no reason to differ from": "agree with",
        "wouldnt change": "agree with",
        "would not change": "agree with",
        "would not disturb": "agree with",
        "wouldnt disturb": "agree with",
        "of one mind with": "agree with",
        "of the same mind as": "agree with",
        "at one with": "agree with",
        "leave it where": "agree with",
        "leave it as": "agree with",
        "leave it at": "agree with",
        "left it": "said",
        "has it at": "said",
        "had it at": "said",
        "is nearer the mark": "is right",
        "workers nearer the mark": "worker is right",
        "auditors nearer the mark": "auditor is right",
        "is closer to the mark": "is right",
        "is spot on": "is right",
        "has got it right": "is right",
        "got it right": "is right",
        "has it right": "is right",
        "have it right": "are right",
        "called it right": "is right",
    ]
    /// What stands before somebody whose judgement it is not.
    static let against = [
        ["and", "not"], ["not"], ["rather", "than"], ["over"], ["instead", "of"], ["than"],
    ]
    static let directions: [String: Int] = [
        "lower": -1, "below": -1, "under": -1, "down": -1, "less": -1, "beneath": -1,
        "off": -1, "higher": 1, "above": 1, "up": 1, "more": 1, "over": 1, "better": 1,
    ]
    static let roles: [String: Role] = [
        "auditor": "auditor", "auditors": "auditor", "audit": "auditor",
        "worker": "self-assessment", "workers": "self-assessment", "sw": "self-assessment",
        "sws": "self-assessment", "assessment": "self-assessment", "self": "self-assessment",
        "moderator": "moderator", "moderators": "moderator",
    ]
    static let pronouns: Set<String> = [
        "original", "overall", "she", "he", "they", "her", "him", "them", "hers", "his", "theirs",
        "herself", "himself",
        "themselves", "themself",
    ]
    static let agreeing = [
        "same as", "agree with", "agreed with", "as per", "in line with", "with", "i agree",
        "agree",
        "agreed", "what they both", "matching", "match", "happy with", "same again as",
        "same grade as", "same grades as", "same scores as", "same",
        "go with", "ditto", "concur", "right", "copy", "as the auditor", "as auditor",
        "as the worker", "grade stands", "score stands",
        "hers stands", "his stands", "theirs stands",
        "correct", "rights",
    ].map { $0.split(separator: " ").map(String.init) }
    static let wrapping: Set<String> = [
        "the", "im", "i", "on", "this", "one", "grade", "grading", "as", "same", "here", "with",
        "social", "team", "managers", "manager", "id", "would", "say", "do", "it", "q", "agree",
        "for", "put", "their", "judgement", "score", "of", "go", "am", "fully", "totally",
        "completely", "happy", "per", "in", "now", "gave", "herself", "himself", "themselves", "s",
        "and", "too",
        "there", "yes", "me", "to", "by", "given", "what",
        "said", "gave", "has", "concur", "ill", "well", "keep", "right", "correct", "ditto", "is",
        "are", "got", "were", "hers", "his", "theirs", "than", "from", "that", "own", "just",
        "knock", "knocking", "take", "taking", "dropping", "drop", "matching", "match", "overall",
        "original", "pair", "both", "them", "down", "up", "going", "where", "had", "scored", "let",
        "s", "make", "think", "she", "he",
        "they", "number", "mark", "have", "copy", "across", "please", "any", "time", "peer", "her",
        "him", "ive", "carry", "side", "siding", "says", "along", "stick", "sticking", "giving",
        "grades", "scores", "want", "those", "each", "using",
        "stands", "occasion", "all", "quite", "absolutely", "very",
        "entirely", "completely", "again", "we", "stuck", "went", "kept", "settled",
    ]
    static let keeping: Set<String> = [
        "mine", "my", "we", "stuck", "went", "kept", "keeping", "stayed", "settled", "landed",
        "came", "round", "agreed", "figure", "ended", "so", "in", "end", "at", "sticking", "stood",
    ]
}
