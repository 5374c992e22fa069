/// The character classes of RFC 9110 and RFC 3986, one bit for each of the 128 ASCII characters.
extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20

    /// `tchar`, RFC 9110 section 5.6.2: what methods and field names are made of.
    var isTokenByte: Bool { isIn(0x03FF_6CFA_0000_0000, 0x57FF_FFFF_C7FF_FFFE) }

    /// `pchar` without `%`, or `/`: RFC 3986 section 3.3.
    var isPathByte: Bool { isIn(0x2FFF_FFD2_0000_0000, 0x47FF_FFFE_87FF_FFFF) }

    /// `pchar` without `%`, or `/` or `?`: RFC 3986 section 3.4.
    var isQueryByte: Bool { isIn(0xAFFF_FFD2_0000_0000, 0x47FF_FFFE_87FF_FFFF) }

    /// `unreserved`, RFC 3986 section 2.3: all that a host name of ours may hold.
    var isHostByte: Bool { isIn(0x03FF_6000_0000_0000, 0x47FF_FFFE_87FF_FFFE) }

    /// A byte of a field value, RFC 9110 section 5.5: visible, space, tab or above ASCII.
    var isFieldValueByte: Bool { self >= 0x20 && self != 0x7F || self == .tab }

    var isBlank: Bool { self == .space || self == .tab }

    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// The value of a hexadecimal digit, `nil` for any other byte.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }

    /// ASCII capitals as small letters; all else as it is.
    var lowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

    private func isIn(_ low: UInt64, _ high: UInt64) -> Bool {
        self < 128 && ((self < 64 ? low : high) >> UInt64(self & 63)) & 1 == 1
    }
}

extension StringProtocol {
    /// Equal but for the case of ASCII letters, as field names are compared.
    package func isSameToken(as other: some StringProtocol) -> Bool {
        utf8.count == other.utf8.count
            && zip(utf8, other.utf8).allSatisfy { $0.lowered == $1.lowered }
    }
}
