/// Everyday words that say little of the matter asked about.
///
/// They count for a quarter of their rarity when it is measured how much of a question is
/// covered, and are neither repaired nor reported as unknown.
enum LightWords {
    static func contains(_ word: String) -> Bool { all.contains(word) }

    static let all: Set<String> = Set(
        """
        aint apart arent between btw tbh pls plz thx ta lol fyi imo afaik asap hiya hey oi pal mate duck love cheers
        sorry hi hello ok okay yeah yep nope um erm er hmm oh ah gotta wanna gonna dunno innit exactly actually just
        ive im id ill youve weve theyve hes shes whos whats hows whens gov bloody blimey anyone anybody someone
        came couldn couldnt didnt differing differs doesnt dont eg fully
        hadn hadnt hasn hasnt haven havent hows ie isnt nutshell picked q reckon shouldn shouldnt
        sorting thats theres theyre v versus vs wasnt werent wheres whys wouldn wouldnt youre
        absolutely also altogether anyway anyways apparently approximately bit bits bother careful
        certain chance clear clearly close common correct decent definitely easy entire essential
        exact extra fairly forget forgot fully generally glad guess happy hard hence honestly however
        idea ideally important instead job longest lots matter maximum minimum nearly obviously
        otherwise overall particularly perfectly phrase precise precisely presumably proper properly
        quick reasonable recently regardless remember remind roughly scheme seriously serious shortest
        similar slightly somehow somewhere spend spent stay straight strictly struggling stuck
        supposed technically theory total totally touch truly understand unsure usual various vs
        versus weird wonder worth wrong
        able actually after afterwards again ago allowed almost alright already always anybody
        anyone anything around ask asked asks back basically bring called came come
        comes coming contain contains council councils cover covers currently depend depends
        different differ differs document documents each either else end etc even ever every
        everybody everyone everything exactly expect expected feel find first fine follow follows
        form found framework frameworks frm full general gets getting give given gives giving go
        goes going gone guidance guide guideline guidelines hand hands happen happened happening
        happens help include included includes involve involved keep kind know known
        knows last least less let likely literally little long look looked looking looks lot main
        make makes making many maybe mean means meant mention mentioned mentions mentioning might
        model more most move much necessarily need needed needs never new next nice nobody none
        normal normally nothing now off often ok okay once one ones only onto order other others
        out over own part particular people perhaps person piece pls point possible probably put
        puts putting question questions quite rather real really regarding right said same say
        saying says section see seem sees set simply single somebody someone something sort
        still stuff sure take taken takes taking talk tell than thanks thing things think though
        through time tool top try trying two type under until up upon use used uses using usually
        wait wants wanted way ways went whether whole whos wondering words work works yet
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
