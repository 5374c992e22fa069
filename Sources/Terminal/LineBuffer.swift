/// The text being written, and the place in it where the next character goes.
///
/// Counted in characters as a reader sees them, so that one Backspace takes away one é however it
/// is encoded.
package struct LineBuffer: Equatable, Sendable {
    /// The characters; a line break is `\n`.
    package private(set) var characters: [Character] = []
    /// The place of the cursor, in `0...characters.count`.
    package private(set) var cursor = 0

    /// A buffer that holds `text`, with the cursor after it.
    package init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    /// The whole text.
    package var text: String { String(characters) }

    /// Whether nothing is written.
    package var isEmpty: Bool { characters.isEmpty }

    /// Puts `text` at the cursor and the cursor after it.
    ///
    /// An accent typed after its letter joins it, as it does on the screen.
    ///
    /// - Complexity: O(*n*) in the length of the buffer and of `text`.
    package mutating func insert(_ text: String) {
        let start = max(cursor - 1, 0)
        let end = min(cursor + 1, characters.count)
        let before = String(characters[start..<cursor]) + text
        let whole = Array(before + String(characters[cursor..<end]))
        characters.replaceSubrange(start..<end, with: whole)
        cursor = start + min(before.count, whole.count)
    }

    /// Moves by `distance` characters, at most to either end.
    package mutating func move(by distance: Int) {
        cursor = min(max(cursor + distance, 0), characters.count)
    }

    /// Moves to `place`, or to the end nearest to it.
    package mutating func move(to place: Int) { cursor = min(max(place, 0), characters.count) }

    /// Takes away what lies between the cursor and `place`, and returns it.
    @discardableResult
    package mutating func remove(to place: Int) -> String {
        let place = min(max(place, 0), characters.count)
        let range = min(cursor, place)..<max(cursor, place)
        let removed = String(characters[range])
        characters.removeSubrange(range)
        cursor = range.lowerBound
        insert("")  // joins an accent that now follows a letter
        return removed
    }

    /// The start of the line that the cursor is on.
    package var lineStart: Int {
        characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    }

    /// The end of the line that the cursor is on.
    package var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

    /// Where the word to the left of the cursor begins.
    package var wordLeft: Int {
        var place = cursor
        while place > 0 && !Self.isWord(characters[place - 1]) { place -= 1 }
        while place > 0 && Self.isWord(characters[place - 1]) { place -= 1 }
        return place
    }

    /// Where the word to the right of the cursor ends.
    package var wordRight: Int {
        var place = cursor
        while place < characters.count && !Self.isWord(characters[place]) { place += 1 }
        while place < characters.count && Self.isWord(characters[place]) { place += 1 }
        return place
    }

    /// The place one line above or below, in the same column or at that line's end; nil if none.
    package func place(onLine offset: LineOffset) -> Int? {
        let column = cursor - lineStart
        switch offset {
        case .above:
            guard lineStart > 0 else { return nil }
            let end = lineStart - 1
            let start = characters[..<end].lastIndex(of: "\n").map { $0 + 1 } ?? 0
            return min(start + column, end)
        case .below:
            guard lineEnd < characters.count else { return nil }
            let start = lineEnd + 1
            return min(
                start + column,
                characters[start...].firstIndex(of: "\n") ?? characters.count
            )
        }
    }

    /// A neighbouring line.
    package enum LineOffset: Sendable {
        case above
        case below
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}
