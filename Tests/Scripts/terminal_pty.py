#!/usr/bin/env python3
"""Drives the chat on a real pseudo-terminal and over a pipe.

    terminal_pty.py [--setup COMMAND] [--stored COMMAND] [--only NAME] COMMAND

COMMAND starts the chat, standing at an open free-text question of an unfinished audit. Each case
starts it anew, in an empty folder of its own whose path is in the environment as PTY_DIR:

    --setup COMMAND   run before each case, to make the audit ("$PTY_DIR/audits.sqlite")
    --stored COMMAND  run after an answer was given; prints what is stored (an export), so that
                      the script can find the whole answer there, plain or as a JSON string

All are shell commands. Without --stored only the screen is looked at. Ends with the line
'N passed, N failed'; exit status 1 if any failed. Standard library only.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile

from terminal_chat import PATIENCE, SETTINGS, Chat, Piped
from terminal_screen import PROMPT, Failure, expect

LEFT, RIGHT, UP, DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
HOME, END, DELETE = "\x1b[H", "\x1b[F", "\x1b[3~"
WORD_LEFT, WORD_RIGHT = "\x1b[1;5D", "\x1b[1;5C"
SENTENCE = "The visits of the worker were written up within two days. "


def edited(keys, text, **settings):
    with Chat(**settings) as chat:
        chat.send(keys)
        chat.shows(PROMPT + text)
        chat.submit()
        chat.expect_stored(text)


def arrows_move_inside_the_line():
    edited("Visits ere recorded" + LEFT * 12 + "w" + END + " wel" + "l" + HOME + RIGHT + DELETE
           + "i" + END + "!", "Visits were recorded well!")


def control_keys_edit_the_line():
    edited("wrong\x15The plan drifted in spring \x17autumn\x01\x0b\x19\x05 and on" + WORD_LEFT
           + WORD_LEFT + "later " + WORD_RIGHT + "\x06" * 40 + ".",
           "The plan drifted in autumn later and on.")


def backspace_takes_a_whole_character():
    edited("The plan at the cafe\u0301\x7f\u00e9\x7f\u00e9 was \u6f22\u5b57\x7f\u5b57 clear "
           "\U0001f600\x7f\x7f", "The plan at the caf\u00e9 was \u6f22\u5b57 clear")


def cursor_stands_right_among_wide_characters():
    with Chat() as chat:
        chat.send("\u6f22\u5b57 and e\u0301 in the notes" + HOME + RIGHT)
        chat.wait(lambda: chat.screen.column == 4, "the cursor in column 4, after a wide one")
        chat.send("x" + RIGHT * 6)
        chat.wait(lambda: chat.screen.column == 12, "the cursor in column 12, after the accent")
        chat.send(DELETE + "-")
        chat.shows(PROMPT + "\u6f22x\u5b57 and - in the notes")


def a_pasted_comment_of_three_lines_is_one_answer():
    line = (SENTENCE * 40)[:1805]
    text = "\n".join([line, line[:1804] + "!", line[:1807] + "."])
    text += "x" * (5420 - len(text))
    with Chat() as chat:
        chat.send("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")
        chat.wait(lambda: text[-20:] in "".join(chat.screen.lines()), "the end of the paste")
        expect(chat.screen.prompts() == 1, "the paste was taken before Enter was pressed")
        chat.submit()
        expect(chat.screen.prompts() == 2, f"{chat.screen.prompts() - 1} answers instead of 1")
        chat.expect_stored(text)


def a_paste_larger_than_the_window_is_one_answer():
    text = "\n".join(f"{number}. {SENTENCE}".strip() for number in range(1, 61))
    with Chat(rows=10) as chat:
        chat.send("\x1b[200~" + text + "\x1b[201~")
        chat.wait(lambda: text[-40:] in "".join(chat.screen.lines()), "the end of the paste")
        chat.submit()
        chat.expect_stored(text)


def a_long_typed_line_is_not_cut():
    text = (SENTENCE * 120)[:5999] + "."
    with Chat() as chat:
        chat.send(text)
        chat.wait(lambda: text[-20:] in "".join(chat.screen.lines()), "the end of the line")
        chat.submit()
        expect(chat.screen.prompts() == 2, f"{chat.screen.prompts() - 1} answers instead of 1")
        chat.expect_stored(text)


def a_block_of_typed_lines_is_one_answer():
    with Chat() as chat:
        chat.send("<<\rThe first line of it.\rThe second line of it.\r.\r")
        chat.wait_prompt()
        chat.expect_stored("The first line of it.\nThe second line of it.")


def the_persons_editor_writes_an_answer():
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "editor")
        with open(script, "w", encoding="utf-8") as file:
            file.write('#!/bin/sh\nstat -c %a "$1" > "$PTY_DIR/mode"\n'
                       'printf "Written in the editor.\\nOn two lines.\\n" > "$1"\ncp "$1" "$1~"\n')
        os.chmod(script, 0o700)
        with Chat(VISUAL=script) as chat:
            chat.send("edit\r")
            chat.wait_prompt(2)
            with open(os.path.join(chat.folder, "mode"), encoding="utf-8") as file:
                expect(file.read().strip() == "600", "the file for the editor is not of mode 600")
            left = [name for name in os.listdir(chat.folder) if name.startswith("audit-assistant-")]
            expect(not left, f"the editor's folder was left behind: {left}")
            chat.expect_stored("Written in the editor.\nOn two lines.")
            chat.send("\x04")
            chat.expect_end(3)


def an_empty_line_asks_again():
    with Chat() as chat:
        before = chat.screen.lines()
        chat.send("\r")
        chat.wait_prompt()
        expect(chat.screen.prompts() == 2, "an empty line was not followed by one new prompt")
        expect(len(chat.screen.lines()) > len(before) + 1, "the question was not asked again")


def invalid_bytes_are_refused_and_can_be_mended():
    with Chat() as chat:
        chat.send(b"The caf\xe9 was named.")
        chat.shows(PROMPT + "The caf\ufffd was named.")
        chat.send("\r")
        chat.wait(lambda: chat.screen.lines().count(PROMPT + "The caf\ufffd was named.") == 2,
                  "the line once more, to be mended")
        chat.send(LEFT * 11 + "\x7f\u00e9")
        chat.shows(PROMPT + "The caf\u00e9 was named.")
        chat.submit()
        chat.expect_stored("The caf\u00e9 was named.")


def ctrl_c_leaves_at_once():
    with Chat() as chat:
        chat.send("half a sent")
        chat.shows(PROMPT + "half a sent")
        chat.send("\x03")
        chat.expect_end(130)


def ctrl_d_on_an_empty_line_leaves():
    with Chat() as chat:
        chat.send("ab" + HOME + "\x04")
        chat.shows(PROMPT + "b")
        chat.send("\x04\x04")
        chat.expect_end(3)


def signals_leave_cleanly(number, status):
    with Chat() as chat:
        chat.send("half a sent")
        chat.shows(PROMPT + "half a sent")
        chat.process.send_signal(number)
        chat.expect_end(status)


def a_closed_terminal_ends_the_program():
    chat = Chat()
    try:
        chat.wait_prompt()
        os.close(chat.slave)
        os.close(chat.master)
        expect(chat.process.wait(PATIENCE) in (3, 129), "the program did not leave cleanly")
    except subprocess.TimeoutExpired:
        raise Failure("the program outlived its terminal") from None
    finally:
        chat.master, chat.slave = os.open(os.devnull, os.O_RDWR), os.open(os.devnull, os.O_RDWR)
        chat.__exit__()


def ctrl_l_clears_the_screen():
    with Chat() as chat:
        chat.send("kept text\x0c")
        chat.wait(lambda: chat.screen.lines() == [PROMPT + "kept text"], "nothing but the line")


def a_resized_window_draws_the_line_anew():
    text = (SENTENCE * 3).strip()
    with Chat(columns=100) as chat:
        chat.send(text)
        chat.wait(lambda: text[-10:] in "".join(chat.screen.lines()), "the text")
        drawn = len(chat.raw)
        chat.resize(40, 50)
        chat.wait(lambda: len(chat.raw) > drawn, "the line drawn anew")
        longest = max(len(row) for row in chat.raw[drawn:].decode().split("\r\n"))
        expect(longest <= 40 + 20, f"a row of {longest} bytes in a window of 40 columns")
        chat.send("\x01New. ")
        chat.send("\x05 End.")
        chat.submit()
        chat.expect_stored(f"New. {text} End.")


def plain_lines(**settings):
    with Chat(**settings) as chat:
        expect(b"\x1b" not in chat.raw, "escape codes were written before the answer")
        chat.send("The caf\u00e9 \u6f22\x7fwas named.\n")
        chat.wait_prompt(2)
        chat.expect_stored("The caf\u00e9 was named.")
        chat.send("<<\nOne line of it.\nAnother line of it.\n.\n")
        chat.wait(chat.screen.at_prompt, "a new prompt")
        chat.expect_stored("One line of it.\nAnother line of it.")
        chat.send("\x04")
        chat.expect_end(3)
        expect(b"\x1b" not in chat.raw, "escape codes were written")


def plain_lines_leave_on_ctrl_c():
    with Chat(ACCESSIBLE="1") as chat:
        chat.send("half a sent\x03")
        chat.expect_end(130)


def a_plain_line_at_the_terminals_limit_is_not_cut_in_silence():
    text = (SENTENCE * 120)[:5000]
    with Chat(TERM="dumb") as chat:
        chat.send(text + "\n")
        chat.wait(lambda: "4095 bytes" in " ".join(chat.screen.lines()), "the warning")
        chat.send("The rest of it.\n.\n")
        chat.wait(chat.screen.at_prompt, "a new prompt")
        chat.expect_stored(text[:4095] + "\nThe rest of it.")


def colour(expected, **settings):
    with Chat(**settings) as chat:
        chat.send("The visits were recorded.\r")
        chat.wait_prompt(2)
        codes = set(re.findall(rb"\x1b\[([0-9;]*)m", chat.raw))
        expect(bool(codes) == expected, f"colour codes written: {sorted(codes)}")
        allowed = {b"", b"0", b"1", *(b"%d" % code for code in (*range(30, 38), *range(90, 98)))}
        expect(codes <= allowed, f"codes beyond the 16 colours: {sorted(codes - allowed)}")


def a_pipe_gets_one_answer_a_line():
    with Piped(b"The visits were recorded.") as run:
        run.expect_end(3)
        written = run.done.stdout + run.done.stderr
        expect(b"\x1b" not in written, "escape codes were written to a pipe")
        expect(not any(line.startswith(b"> ") for line in written.splitlines()),
               "a prompt was written to a pipe")
        expect(b"Resume with: " in run.done.stderr, "no 'Resume with: ...' on standard error")
        run.expect_stored("The visits were recorded.")


def a_line_of_a_megabyte_over_a_pipe():
    text = (SENTENCE * 18000)[:999_999] + "."
    with Piped(text.encode() + b"\n") as run:
        run.expect_end(3)
        run.expect_stored(text)


def refused_lines_do_not_end_the_conversation(bad, needle):
    with Piped(bad + b"\nThe visits were recorded.\n") as run:
        run.expect_end(3)
        expect(needle in run.done.stderr, f"{needle!r} is not in: {run.done.stderr[-300:]}")
        run.expect_stored("The visits were recorded.")


def a_closed_output_is_quiet():
    reader, writer = os.pipe()
    os.close(reader)
    try:
        with Piped(b"The visits were recorded.\n" * 5, stdout=writer) as run:
            run.expect_end(0, 141, -signal.SIGPIPE)
            expect(run.done.stderr == b"", f"noise: {run.done.stderr[-300:]}")
    finally:
        os.close(writer)


CASES = {
    "arrows move inside the line": arrows_move_inside_the_line,
    "control keys edit the line": control_keys_edit_the_line,
    "backspace takes a whole character": backspace_takes_a_whole_character,
    "the cursor stands right among wide characters": cursor_stands_right_among_wide_characters,
    "a paste of 5,420 bytes in three lines is one answer":
        a_pasted_comment_of_three_lines_is_one_answer,
    "a paste larger than the window is one answer": a_paste_larger_than_the_window_is_one_answer,
    "a typed line of 6,000 bytes is not cut": a_long_typed_line_is_not_cut,
    "a block of typed lines is one answer": a_block_of_typed_lines_is_one_answer,
    "the person's editor writes an answer": the_persons_editor_writes_an_answer,
    "an empty line asks again": an_empty_line_asks_again,
    "invalid bytes are refused and can be mended": invalid_bytes_are_refused_and_can_be_mended,
    "ctrl-C leaves at once with 130": ctrl_c_leaves_at_once,
    "ctrl-D on an empty line leaves with 3": ctrl_d_on_an_empty_line_leaves,
    "SIGTERM leaves cleanly": lambda: signals_leave_cleanly(signal.SIGTERM, 3),
    "SIGHUP leaves cleanly": lambda: signals_leave_cleanly(signal.SIGHUP, 3),
    "SIGINT leaves with 130": lambda: signals_leave_cleanly(signal.SIGINT, 130),
    "a closed terminal ends the program": a_closed_terminal_ends_the_program,
    "ctrl-L clears the screen": ctrl_l_clears_the_screen,
    "a resized window draws the line anew": a_resized_window_draws_the_line_anew,
    "TERM=dumb has plain lines": lambda: plain_lines(TERM="dumb"),
    "ACCESSIBLE=1 has plain lines": lambda: plain_lines(ACCESSIBLE="1"),
    "ctrl-C leaves plain lines with 130": plain_lines_leave_on_ctrl_c,
    "a plain line at the terminal's limit is not cut in silence":
        a_plain_line_at_the_terminals_limit_is_not_cut_in_silence,
    "a terminal has colour": lambda: colour(True),
    "NO_COLOR=1 has none": lambda: colour(False, NO_COLOR="1"),
    "NO_COLOR=1 wins over CLICOLOR_FORCE=1":
        lambda: colour(False, NO_COLOR="1", CLICOLOR_FORCE="1"),
    "a pipe gets one answer a line": a_pipe_gets_one_answer_a_line,
    "a line of a megabyte over a pipe": a_line_of_a_megabyte_over_a_pipe,
    "invalid UTF-8 over a pipe is refused":
        lambda: refused_lines_do_not_end_the_conversation(b"caf\xe9 bad", b"UTF-8"),
    "a line over the limit is refused with its count":
        lambda: refused_lines_do_not_end_the_conversation(b"x" * 2_100_000, b"2,100,000"),
    "a closed output is quiet": a_closed_output_is_quiet,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--setup")
    parser.add_argument("--stored")
    parser.add_argument("--only", help="run the cases whose name contains this")
    parser.add_argument("command")
    parser.parse_args(namespace=SETTINGS)
    passed = failed = 0
    for name, case in CASES.items():
        if SETTINGS.only and SETTINGS.only not in name:
            continue
        try:
            case()
            passed += 1
        except (Failure, subprocess.TimeoutExpired) as failure:
            failed += 1
            print(f"FAILED: {name}: {failure}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
