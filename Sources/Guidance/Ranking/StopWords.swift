/// Words that a question carries for its grammar; removed from questions only, never from texts.
enum StopWords {
    /// Whether a folded word says nothing of the matter asked about.
    static func contains(_ word: String) -> Bool { all.contains(word) }

    static let all: Set<String> = Set(
        """
        a about also am an and any are aren as at be been being but by can cannot cant
        could d did didn do does doesn doing don done for from get got had has have
        having he hello her here hers hi him his how i id if ill im in into is isn it
        its ive just know like ll m may me might mine must my need no not of on or our
        please re s shall she should so some such t tell than that the their them then
        there these they this to too us ve very want was wasn we were weren what whats
        when where which who whom why will with won would you your
        til till cos coz tho thru bout dyou d'you wanna lemme gimme gonna gotta dunno
        b4 cud em pls plz shld shud thx u ur wat wen wld wont wot wots wud
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
