"""As much of a terminal's screen as the line editor uses, for terminal_pty.py."""

import re
import unicodedata

PROMPT = "> "


class Failure(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failure(message)


def cells(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Screen:
    """As much of a terminal as the line editor uses; anything else is a failure."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.grid = [[]]
        self.row = self.column = 0
        self.rest = ""

    def feed(self, text):
        text = self.rest + text
        self.rest = ""
        while text:
            if text[0] == "\x1b":
                found = re.match(r"\x1b\[([?0-9;]*)([@-~])", text)
                if not found:
                    self.rest = text
                    return
                self.sequence(found[1], found[2])
                text = text[found.end():]
                continue
            self.put(text[0])
            text = text[1:]

    def put(self, character):
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row += 1
        elif character == "\b":
            self.column = max(0, self.column - 1)
        elif character == "\a":
            pass
        else:
            expect(character >= " " and not "\x7f" <= character <= "\x9f",
                   f"control character {character!r} reached the terminal")
            width = cells(character)
            if width == 0:
                line = self.line()
                place = self.column - 1
                while place > 0 and line[place] == "":
                    place -= 1
                line[place] += character
                return
            if self.column + width > self.columns:
                self.row, self.column = self.row + 1, 0
            line = self.line()
            line.extend([" "] * (self.column + width - len(line)))
            line[self.column] = character
            if width == 2:
                line[self.column + 1] = ""
            self.column += width

    def line(self):
        while len(self.grid) <= self.row:
            self.grid.append([])
        return self.grid[self.row]

    def sequence(self, numbers, final):
        count = int(numbers) if numbers.isdigit() else 1
        if final == "A":
            self.row = max(0, self.row - count)
        elif final == "B":
            self.row += count
        elif final == "C":
            self.column = min(self.columns - 1, self.column + count)
        elif final == "J" and numbers in ("", "0"):
            del self.line()[self.column:]
            del self.grid[self.row + 1:]
        elif final == "J" and numbers == "2":
            self.grid = [[]]
        elif final == "H" and numbers == "":
            self.row = self.column = 0
        elif final == "m" or (final in "hl" and numbers == "?2004"):
            pass
        else:
            raise Failure(f"unexpected control sequence ESC [ {numbers} {final}")

    def lines(self):
        return ["".join(line).rstrip() for line in self.grid]

    def prompts(self):
        return sum(line == ">" or line.startswith(PROMPT) for line in self.lines())

    def at_prompt(self):
        rows = self.lines()
        return self.row == len(rows) - 1 and rows[-1] == ">" and self.column == len(PROMPT)
