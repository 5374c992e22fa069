/// Reads keys out of the bytes that a terminal in raw mode sends.
///
/// A state machine: bytes may arrive in any portions. Bytes that are not UTF-8 become U+FFFD, so
/// that the person sees them; unknown escape sequences are dropped whole.
///
/// Source: ECMA-48 (control sequences), xterm's "Control Sequences" (key codes, bracketed paste).
package struct KeyDecoder: Sendable {
    private enum State {
        case ground
        case escape
        case sequence([UInt8])  // after ESC [
        case shift3  // after ESC O
        case linuxFunctionKey  // after ESC [ [
        case paste([UInt8])
    }

    private static let escape: UInt8 = 0x1B
    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
    private static let longestSequence = 32

    private var state = State.ground
    private var run: [UInt8] = []
    private var keys: [Key] = []

    /// A decoder that has seen nothing yet.
    package init() {}

    /// Whether an escape byte waits for what follows; after a moment without, it was the Esc key.
    package var awaitsSequence: Bool {
        switch state {
        case .escape, .sequence, .shift3, .linuxFunctionKey: true
        case .ground, .paste: false
        }
    }

    /// Forgets an unfinished escape sequence: the Esc key alone means nothing here.
    package mutating func abandonSequence() {
        if awaitsSequence { state = .ground }
    }

    /// The keys that are complete once `bytes` have arrived.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package mutating func push(_ bytes: some Sequence<UInt8>) -> [Key] {
        keys = []
        for byte in bytes { take(byte) }
        endRun(keepingIncompleteTail: true)
        return keys
    }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .ground:
            if byte >= 0x20 && byte != 0x7F || byte == 0x09 {
                run.append(byte)
            } else {
                endRun(keepingIncompleteTail: false)
                if byte == Self.escape { state = .escape } else { control(byte) }
            }
        case .escape:
            state = .ground
            afterEscape(byte)
        case .sequence(let parameters):
            takeSequence(byte, after: parameters)
        case .shift3:
            state = .ground
            cursorKey(byte, isWord: false)
        case .linuxFunctionKey:
            state = .ground
        case .paste(var bytes):
            state = .ground  // releases the array, so that appending does not copy it
            bytes.append(byte)
            if byte == UInt8(ascii: "~") && bytes.suffix(Self.pasteEnd.count) == Self.pasteEnd[...]
            {
                keys.append(.paste(Self.pasted(bytes.dropLast(Self.pasteEnd.count))))
            } else {
                state = .paste(bytes)
            }
        }
    }

    private mutating func takeSequence(_ byte: UInt8, after parameters: [UInt8]) {
        if parameters.isEmpty && byte == UInt8(ascii: "[") {
            state = .linuxFunctionKey
        } else if (0x40...0x7E).contains(byte) {
            state = .ground
            endSequence(parameters, byte)
        } else if byte < 0x20 || parameters.count >= Self.longestSequence {
            state = .ground
            if byte < 0x20 { take(byte) }
        } else {
            state = .sequence(parameters + [byte])
        }
    }

    private mutating func control(_ byte: UInt8) {
        let key: Key? =
            switch byte {
            case 0x01: .home  // A
            case 0x02: .left  // B
            case 0x03: .interrupt  // C
            case 0x04: .endOfInput  // D
            case 0x05: .end  // E
            case 0x06: .right  // F
            case 0x08, 0x7F: .backspace
            case 0x0A, 0x0D: .enter
            case 0x0B: .killToEnd  // K
            case 0x0C: .clearScreen  // L
            case 0x0E: .down  // N
            case 0x10: .up  // P
            case 0x15: .killToStart  // U
            case 0x17: .deleteWordLeft  // W
            case 0x19: .yank  // Y
            case 0x1A: .suspend  // Z
            default: nil
            }
        if let key { keys.append(key) }
    }

    private mutating func afterEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "["): state = .sequence([])
        case UInt8(ascii: "O"): state = .shift3
        case UInt8(ascii: "b"): keys.append(.wordLeft)
        case UInt8(ascii: "f"): keys.append(.wordRight)
        case UInt8(ascii: "d"): keys.append(.deleteWordRight)
        case 0x08, 0x7F: keys.append(.deleteWordLeft)
        case 0x0A, 0x0D: keys.append(.lineBreak)
        case Self.escape: state = .escape
        case 0x00..<0x20: control(byte)
        default: break
        }
    }

    private mutating func endSequence(_ parameters: [UInt8], _ final: UInt8) {
        let numbers = parameters.split(
            separator: UInt8(ascii: ";"),
            omittingEmptySubsequences: false
        )
        .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
        let first = numbers.first ?? 0
        let isModified = numbers.count > 1 && numbers[1] > 2  // beyond Shift: Alt or Ctrl is held
        guard final == UInt8(ascii: "~") else { return cursorKey(final, isWord: isModified) }
        switch first {
        case 1, 7: keys.append(.home)
        case 3: keys.append(isModified ? .deleteWordRight : .delete)
        case 4, 8: keys.append(.end)
        case 200: state = .paste([])
        default: break
        }
    }

    private mutating func cursorKey(_ final: UInt8, isWord: Bool) {
        switch final {
        case UInt8(ascii: "A"): keys.append(.up)
        case UInt8(ascii: "B"): keys.append(.down)
        case UInt8(ascii: "C"): keys.append(isWord ? .wordRight : .right)
        case UInt8(ascii: "D"): keys.append(isWord ? .wordLeft : .left)
        case UInt8(ascii: "F"): keys.append(.end)
        case UInt8(ascii: "H"): keys.append(.home)
        default: break
        }
    }

    private mutating func endRun(keepingIncompleteTail: Bool) {
        let kept = keepingIncompleteTail ? Self.incompleteTail(of: run) : 0
        let whole = run.dropLast(kept)
        if !whole.isEmpty { keys.append(.text(String(decoding: whole, as: UTF8.self))) }
        run = Array(run.suffix(kept))
    }

    /// How many bytes at the end begin a character whose rest has not arrived: 0 to 3.
    private static func incompleteTail(of bytes: [UInt8]) -> Int {
        for (index, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
            let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return needed > index + 1 ? index + 1 : 0
        }
        return 0
    }

    private static func pasted(_ bytes: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x0D || byte == 0x0A && previous != 0x0D { text.append(0x0A) }
            if byte != 0x0D && byte != 0x0A { text.append(byte) }
            previous = byte
        }
        return String(decoding: text, as: UTF8.self)
    }
}
