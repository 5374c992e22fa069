"""The chat run on a pseudo-terminal or over a pipe, for terminal_pty.py."""

import argparse
import fcntl
import json
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import tempfile
import termios
import time

from terminal_screen import PROMPT, Failure, Screen, expect

PATIENCE = 20.0  # seconds to wait for what must come
QUIET = 0.15  # seconds without output after which a screen counts as finished
SETTINGS = argparse.Namespace()  # command, setup and stored, from the command line


class Chat:
    """The program on a pseudo-terminal of its own."""

    def __init__(self, columns=80, rows=200, **environment):
        self.folder = tempfile.mkdtemp(prefix="terminal_pty-")
        self.environment = clean_environment(self.folder, **environment)
        run_setup(self.environment)
        self.master, self.slave = pty.openpty()  # the slave stays open, to read its settings
        self.resize(columns, rows, announce=False)
        self.before = termios.tcgetattr(self.slave)
        self.screen = Screen(columns, rows)
        self.raw = b""
        self.undecoded = b""
        self.process = subprocess.Popen(
            ["sh", "-c", "exec " + SETTINGS.command], stdin=self.slave, stdout=self.slave,
            stderr=self.slave, env=self.environment, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))

    def __enter__(self):
        self.wait_prompt()
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)
        shutil.rmtree(self.folder, ignore_errors=True)

    def resize(self, columns, rows, announce=True):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if announce:
            self.screen.columns, self.screen.rows = columns, rows

    def read(self, seconds):
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.raw += data
        self.undecoded += data
        text = self.undecoded.decode("utf-8", "ignore")
        for held in range(4):  # the last bytes may be half a character
            try:
                text = self.undecoded[:len(self.undecoded) - held].decode("utf-8")
                self.undecoded = self.undecoded[len(self.undecoded) - held:]
                break
            except UnicodeDecodeError:
                continue
        else:
            raise Failure("the program wrote bytes that are not UTF-8")
        self.screen.feed(text)
        return bool(data)

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if condition() and not self.read(QUIET):
                if condition():
                    return
            self.read(0.05)
        shown = "\n    ".join(self.screen.lines()[-15:])
        raise Failure(f"{what}: not within {PATIENCE:.0f} s. The screen ends:\n    {shown}")

    def wait_prompt(self, count=0):
        """Waits for an empty prompt, the `count`th on the screen or a later one."""
        self.wait(lambda: self.screen.at_prompt() and self.screen.prompts() >= count,
                  "a new prompt")

    def send(self, data):
        data = data.encode() if isinstance(data, str) else data
        while data:  # a little at a time, so that neither side's buffer fills up
            count = os.write(self.master, data[:512])
            data = data[count:]
            while self.read(0.002):
                pass

    def shows(self, line):
        """Waits until one row of the screen is exactly `line`."""
        self.wait(lambda: line in self.screen.lines(), f"the row {line!r}")

    def submit(self):
        self.send("\r")
        self.wait_prompt()

    def exit_status(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read(0.05)
            if self.process.poll() is not None:
                while self.read(QUIET):
                    pass
                return self.process.returncode
        raise Failure(f"the program did not end within {PATIENCE:.0f} s")

    def expect_end(self, status):
        found = self.exit_status()
        expect(found == status, f"exit status {found} instead of {status}")
        expect(termios.tcgetattr(self.slave) == self.before, "the terminal was not put back")
        modes = re.findall(rb"\x1b\[\?2004([hl])", self.raw)
        expect(not modes or modes[-1] == b"l", "bracketed paste was left on")
        expect("Resume with: " in "\n".join(self.screen.lines()), "no 'Resume with: ...' was shown")

    def expect_stored(self, text):
        expect_stored(text, self.environment)


def clean_environment(folder, **changes):
    unwanted = ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "ACCESSIBLE", "TERM", "COLUMNS", "LINES",
                "VISUAL", "EDITOR")
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**environment, "TERM": "xterm-256color", "PTY_DIR": folder, "TMPDIR": folder,
            "XDG_RUNTIME_DIR": folder, **changes}


def run_setup(environment):
    if SETTINGS.setup:
        done = subprocess.run(["sh", "-c", SETTINGS.setup], env=environment, capture_output=True,
                              text=True, timeout=120, stdin=subprocess.DEVNULL)
        expect(done.returncode == 0, f"--setup ended with {done.returncode}: {done.stderr[-500:]}")


def expect_stored(text, environment):
    if not SETTINGS.stored:
        return
    done = subprocess.run(["sh", "-c", SETTINGS.stored], env=environment, capture_output=True,
                          text=True, timeout=120, stdin=subprocess.DEVNULL)
    expect(done.returncode == 0, f"--stored ended with {done.returncode}: {done.stderr[-500:]}")
    # JSON may or may not escape slashes, and may escape what is not ASCII.
    stored = done.stdout.replace("\\/", "/")
    forms = [text] + [json.dumps(text, ensure_ascii=way)[1:-1] for way in (False, True)]
    expect(any(form in stored for form in forms),
           f"the answer of {len(text.encode())} bytes that begins {text[:40]!r} and ends "
           f"{text[-40:]!r} is not stored whole")


class Piped:
    """The program run to its end with `given` as its standard input."""

    def __init__(self, given, stdout=subprocess.PIPE):
        self.folder = tempfile.mkdtemp(prefix="terminal_pty-")
        self.environment = clean_environment(self.folder)
        run_setup(self.environment)
        self.done = subprocess.run(["sh", "-c", "exec " + SETTINGS.command], env=self.environment,
                                   input=given, stdout=stdout, stderr=subprocess.PIPE, timeout=120)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def expect_end(self, *statuses):
        found = self.done.returncode
        expect(found in statuses, f"exit status {found}, not {statuses}: {self.done.stderr[-300:]}")

    def expect_stored(self, text):
        expect_stored(text, self.environment)
