#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The settings of the terminal on a descriptor: read once, changed, and put back.
package final class TerminalMode {
    private let descriptor: Int32
    private let original: termios?

    /// Remembers the settings as they are now.
    package init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var settings = termios()
        original = tcgetattr(descriptor, &settings) == 0 ? settings : nil
    }

    /// Each key at once, nothing shown and no key special; output as before.
    package func makeRaw() {
        change { settings in
            settings.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON)
            settings.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
            settings.c_cflag = settings.c_cflag & ~tcflag_t(CSIZE) | tcflag_t(CS8)
            withUnsafeMutableBytes(of: &settings.c_cc) { codes in
                codes[Int(VMIN)] = 1
                codes[Int(VTIME)] = 0
            }
        }
    }

    /// Whole lines, edited by the terminal itself, with Backspace taking whole characters.
    package func makePlain() { change { _ in } }

    /// The settings as they were found.
    package func restore() {
        guard var settings = original else { return }
        while tcsetattr(descriptor, TCSADRAIN, &settings) != 0 && errno == EINTR {}
    }

    /// The window's size, 80 by 24 where it is not known.
    package func size() -> (columns: Int, rows: Int) {
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
        return (
            isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80,
            isKnown && size.ws_row > 0 ? Int(size.ws_row) : 24
        )
    }

    private func change(_ edit: (inout termios) -> Void) {
        guard var settings = original else { return }
        settings.c_iflag |= tcflag_t(IUTF8)
        edit(&settings)
        while tcsetattr(descriptor, TCSADRAIN, &settings) != 0 && errno == EINTR {}
    }
}
