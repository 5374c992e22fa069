/// Words as the index knows them: folded to lower-case ASCII, letters and digits only.
///
/// Folding follows compatibility decomposition for the letters that European texts use: accents
/// fall away, ligatures and full-width forms become plain letters, typographic marks separate.
enum Words {
    /// The words of a text in their order, in linear time.
    static func split(_ text: some StringProtocol) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func close() {
            guard !word.isEmpty else { return }
            words.append(String(decoding: word, as: UTF8.self))
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            let value = scalar.value
            switch value {
            case 0x61...0x7A, 0x30...0x39: word.append(UInt8(value))
            case 0x41...0x5A: word.append(UInt8(value + 32))
            case 0..<0x80: close()
            case 0x300...0x36F, 0xAD, 0x200B...0x200D: continue
            case 0xFF10...0xFF19: word.append(UInt8(value - 0xFF10 + 0x30))
            case 0xFF21...0xFF3A: word.append(UInt8(value - 0xFF21 + 0x61))
            case 0xFF41...0xFF5A: word.append(UInt8(value - 0xFF41 + 0x61))
            default:
                if let plain = folding[value] { word.append(contentsOf: plain) } else { close() }
            }
        }
        close()
        return words
    }

    /// What is left of an accented letter, ligature or raised figure.
    private static let folding: [UInt32: [UInt8]] = {
        var table: [UInt32: [UInt8]] = [
            0xC6: Array("ae".utf8), 0xE6: Array("ae".utf8), 0xDF: Array("ss".utf8),
            0x152: Array("oe".utf8), 0x153: Array("oe".utf8), 0xFB00: Array("ff".utf8),
            0xFB01: Array("fi".utf8), 0xFB02: Array("fl".utf8), 0xFB03: Array("ffi".utf8),
            0xFB04: Array("ffl".utf8), 0xB2: [0x32], 0xB3: [0x33], 0xB9: [0x31],
        ]
        let rows: [(String, String)] = [
            ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄąª"), ("c", "ÇçĆćĈĉĊċČč"), ("d", "ÐðĎďĐđ"),
            ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚě"), ("g", "ĜĝĞğĠġĢģ"), ("h", "ĤĥĦħ"),
            ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİı"), ("j", "Ĵĵ"), ("k", "Ķķ"), ("l", "ĹĺĻļĽľŁł"),
            ("n", "ÑñŃńŅņŇň"), ("o", "ÒÓÔÕÖØòóôõöøŌōŎŏŐőº"), ("r", "ŔŕŖŗŘř"),
            ("s", "ŚśŜŝŞşŠšȘș"), ("t", "ŢţŤťȚț"), ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų"),
            ("w", "ŴŵẀẁẂẃẄẅ"), ("y", "ÝýÿŶŷŸỲỳ"), ("z", "ŹźŻżŽž"),
        ]
        for (plain, letters) in rows {
            for scalar in letters.unicodeScalars { table[scalar.value] = Array(plain.utf8) }
        }
        return table
    }()
}

/// A stemmed word as the index stores it: a 32-bit FNV-1a hash of the stem.
///
/// Two stems of a vocabulary of 100,000 collide once in about a million pairs looked up, which
/// costs a little order and never a wrong quote, and needs no shared table of numbers.
typealias Term = UInt32

extension Term {
    /// The term of a folded word; a number in letters is the same as in figures.
    init(word: String) {
        self.init(stem: Numerals.figure(word).map(String.init) ?? PorterStemmer.stem(word))
    }

    init(stem: String) {
        var hash: UInt32 = 2_166_136_261
        for byte in stem.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        self = hash
    }
}

/// Numbers written in letters.
enum Numerals {
    private static let figures = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    ]

    /// The number that a word of letters names, up to twelve.
    static func figure(_ word: String) -> Int? { figures[word] }
}
