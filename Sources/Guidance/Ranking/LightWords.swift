/// Everyday words that say little of the matter asked about.
///
/// They count for a quarter of their rarity when it is measured how much of a question is
/// covered, and are neither repaired nor reported as unknown.
enum LightWords {
    static func contains(_ word: String) -> Bool { all.contains(word) }

    /// Whether an unknown word has the form of a verb or an adverb, and so names no matter.
    static func isTurn(_ word: String) -> Bool {
        word.utf8.count > 4 && ["ly", "ed", "ing"].contains { word.hasSuffix($0) }
    }

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
        accept across act acting actual add added adding admit advice afford afraid ages ahead aim aiming alike
        allow allows along amongst amount annoying anyhow anytime anywhere appear appears applied applies apply
        approach arrive aside aspect aspects assume assuming attempt avoid aware awful aye bad badly based basic
        basis bear became because become becomes before began begin beginning begins behave behind believe
        belong below besides best bet better beyond big bigger biggest boring bothered bottom break brief
        briefly broad build bunch busy buy call cares catch cause certainly changed changing checking choose
        chuck claim clarify clearer click clue collect combine compared complete completely concept concern
        concerned confused confusing connect consider consist constantly continue convinced corner correctly
        count counts couple course crack crazy crucial curious current cut damn dare dead dealing dear decide
        decided decides deeply define definite depending describe described describes despite differently
        difficult dig direct directly dodgy doubt down drop due dump during easier easily effect effectively
        effort eh eight element elements eleven enable ended ending endless ends enjoy enough ensure enter
        entirely equal equally equivalent especially essentially eventually evidently examples exist exists
        expecting explain explained explaining explains explicit explicitly express face fact factors fair fall
        familiar far fast favour feels few fewer figured fill filled filling final finally finding fingers fit
        five fixed flag folks forever forgive forward four free frequent fresh front fuss gather gave generic
        genuine genuinely goal grab grand great ground grow gut guys half handle handled handles handy hardly
        hassle hate headline headlines heads hear heard heart held hell helped helpful helps hiccup hidden high
        higher highest hint hit hold holding holds honest hope hoping hot huge ideas ignore imaginable imagine
        immediate implied imply importance incorrectly indeed indicate info input inside instance intend
        intended interest interested interesting involves irrelevant item items itself joke judging jump
        justified justify keen keeping keeps kept key kinda kinds laid large largely larger largest lately
        latest lay lead leads leaves led legit legitimate length lesser letter letting lie light line lines link
        linked list listed lists load locate lose lost loud low lower lowest lucky mad mainly major managed
        manner mark matters meaning meaningful medium mega mere merely mess messed middle mind minor miss
        mistake mix mixed modern moment mostly moving muddled narrow natural naturally near nearby neat
        necessary needing neither nine non noted notices noting nowhere number numbers nuts obvious occasionally
        occur occurs odd offered officially older oldest opinion opposed option options ordinary originally
        ought outline outlined outlines outright outside overview pair panic panicking particulars partly parts
        pass passed passing per perfect perform perspective physically pick picture pieces place placed places
        plain plainly pleased plenty plus pointed points popular position possibly potentially prefer preferably
        present presented presume pretend pretty prevent previously primary problem prove provide provided
        provides pushed quickly quiet quote quoted ran range rare rarely reach reached reads ready realise
        reality reasons recall recent reckons recognise reduce refers regard regards relate related relates
        relation rely remain remains remove repeat represent resolve respect respectively respond rest return
        reverse rid rightly room rough rubbish run running runs sake satisfy save scared scenario scope search
        sec second seconds seeing seemed seems seen sense sentence separate series seven several shame shape
        short shortly shot show showed showing shown shows side silly similarly simple since sit site situation
        situations six size slight slow small smaller smallest smooth sneaky solely solid someplace sometime
        sometimes somewhat soon sooner sorted sorts sound sounds space speak speaking special specific
        specifically specified specify spell spelt spot spotted spread stand stands start started starting
        starts stated states stating steer step stick sticking stop stopped straightforward strange strong
        strongly struggle stupid style subject suddenly suggest suggested suggests suit suitable sum summarize
        sums super supply suppose surely swear sweet table tad tempted ten tend term terms terrible text thereby
        therefore thinking third thought thoughts three throw thrown tight tiny tip tips together told tomorrow
        tonight topic toss tough towards transparent treat treated tricky tried trouble true truth turn turned
        turns twelve twice typical typically ugh ultimately unable unclear underlying underneath unfair unless
        unlike unlikely upset usable useful useless vague value variety vast verify view visible vital waffle
        waiting walk watch weigh weighed well whatever whatsoever whenever whereabouts whereas wherever
        whichever whilst whoever whoops wide willing wise wish within wording workable worry worrying worse
        worst yesterday
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
