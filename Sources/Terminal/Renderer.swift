import Assistant

/// Turns replies into text for a person.
package struct Renderer: Sendable {
    /// A piece of output and the stream it belongs to.
    package struct Piece: Equatable, Sendable {
        /// Errors go to standard error, all else to standard output.
        package let isError: Bool
        /// Whole lines, the last one ended, then an empty line.
        package let text: String
    }

    /// The columns to wrap at; nil leaves lines as they are, as for a pipe.
    package var width: Int?
    /// The colours of standard output.
    package let palette: Palette
    /// The colours of standard error.
    package let errorPalette: Palette

    /// A renderer for one pair of streams.
    package init(width: Int?, palette: Palette, errorPalette: Palette) {
        self.width = width
        self.palette = palette
        self.errorPalette = errorPalette
    }

    /// The replies in their order, questions last, options numbered from 1.
    package func pieces(of turn: Turn) -> [Piece] {
        statements(of: turn) + questions(of: turn)
    }

    /// All replies but the questions.
    package func statements(of turn: Turn) -> [Piece] {
        turn.replies.filter { $0.kind != "question" }.map(piece)
    }

    /// The questions of the turn.
    package func questions(of turn: Turn) -> [Piece] {
        turn.replies.filter { $0.kind == "question" }.map(piece)
    }

    /// A notice of the terminal's own, for standard error.
    package func notice(_ text: String) -> String { set(text) + "\n" }

    private func piece(for reply: Reply) -> Piece {
        let isError = reply.kind == "error"
        var text = (isError ? errorPalette : palette).paint(set(reply.text), as: reply.kind)
        for (index, option) in reply.options.enumerated() {
            text += (text.isEmpty ? "" : "\n") + set("\(index + 1). \(Visible.line(option))")
        }
        return Piece(isError: isError, text: text + "\n\n")
    }

    private func set(_ text: String) -> String {
        let shown = Visible.text(text)
        return width.map { Wrap.wrap(shown, width: $0) } ?? shown
    }
}
