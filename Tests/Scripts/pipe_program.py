"""Runs the program over pipes, each time in an empty folder, for pipe.py and pipe_files.py."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM = []
NOBODY = 65534

# The worker's form: seven questions, the least to begin with.
BUCKS = ("chat", "--framework", "bucks", "--role", "worker", "--case", "LL 1")
WHOLE = ["24 November 2026", "yes", "mum rings me earlier now", "ring dad", "the three houses work",
         "no", "no"]
FIXED = ("--now", "2026-11-20T10:00:00Z")


class Failure(Exception):
    pass


def expect(holds, what):
    if not holds:
        raise Failure(what)


def status(got, wanted, text=""):
    expect(got == wanted, f"exit status {got}, not {wanted}: {text[-300:]}")


def case(function):
    """Marks a function as a case of its script."""
    function.is_case = True
    return function


class Place:
    """A folder with a database, in which the program runs."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="pipe-")
        self.database = self.path("audits.sqlite")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for folder, _, _ in os.walk(self.folder):
            os.chmod(folder, 0o700)
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def environment(self, **more):
        return {"HOME": self.folder, "PATH": os.environ.get("PATH", ""), "USER": "one",
                "LANG": "C.UTF-8", "TERM": "xterm-256color", **more}

    def command(self, words, default_database):
        return PROGRAM + list(words) + ([] if default_database else ["--database", self.database])

    def run(self, *words, given=b"", default_database=False, as_nobody=False, **more):
        """Runs to the end; gives (status, standard output, standard error)."""
        command = self.command(words, default_database)
        if as_nobody and os.geteuid() == 0:
            command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups",
                       *command]
        if isinstance(given, (list, tuple)):
            given = "".join(line + "\n" for line in given)
        if isinstance(given, str):
            given = given.encode()
        done = subprocess.run(command, input=given, capture_output=True, cwd=self.folder,
                              env=self.environment(**more), timeout=60)
        out, err = done.stdout.decode(), done.stderr.decode()
        expect(done.returncode >= 0, f"it died of signal {-done.returncode}: {err[-300:]}")
        for sign in ("Fatal error", "Stack dump", "Swift/", "0x0000"):
            expect(sign not in err, f"a trace on standard error: {err[:300]}")
        return done.returncode, out, err

    def start(self, *words):
        """Starts and leaves it running."""
        return subprocess.Popen(self.command(words, False), stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder,
                                env=self.environment())

    def begin(self, lines=(), framework="bucks", role="worker"):
        self.run("chat", "--framework", framework, "--role", role, "--case", "LL 1", given=lines)
        return self.audits()[0]["id"]

    def audits(self):
        status, out, err = self.run("audits", "list", "--json")
        expect(status == 0, f"audits list: {err}")
        return json.loads(out)["audits"]

    def answers(self, audit, role="worker"):
        status, out, err = self.run("audits", "export", audit)
        expect(status == 0, f"audits export: {err}")
        return json.loads(out)["passes"][role]["answers"]

    def sql(self, script):
        with sqlite3.connect(self.database) as connection:
            connection.executescript(script)
        connection.close()

    def give_to_nobody(self):
        """Makes the folder and all in it nobody's, when run as root."""
        if os.geteuid() != 0:
            return
        for folder, folders, files in os.walk(self.folder):
            for name in [folder] + [os.path.join(folder, each) for each in folders + files]:
                os.chown(name, NOBODY, NOBODY)


def signalled(place, number, *words, line=None):
    """Starts a chat, waits for its question (and one answer), signals it; gives the outcome."""
    process = place.start(*words)
    try:
        read_until(process, b"auditor?")
        if line is not None:
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            read_until(process, b"up to date")
        process.send_signal(number)
        process.wait(20)  # with the input still open: its end would be another way out
        out, err = process.communicate()
        return process.returncode, out.decode(), err.decode()
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            process.wait()


def read_until(process, words):
    seen = b""
    while words not in seen:
        more = os.read(process.stdout.fileno(), 65536)
        expect(more, f"it ended before showing {words!r}: {seen[-200:]!r}")
        seen += more


def run_cases(names):
    """Runs the cases named after a script, or all of it; ends the process."""
    if len(sys.argv) < 2:
        sys.exit(f"usage: {os.path.basename(sys.argv[0])} PROGRAM [NAME...]")
    PROGRAM[:] = [os.path.abspath(sys.argv[1])]
    if shutil.which("setpriv") is None and os.geteuid() == 0:
        sys.exit("as root it needs setpriv")
    passed = failed = 0
    for case in [each for each in names.values() if getattr(each, "is_case", False)]:
        if len(sys.argv) > 2 and case.__name__ not in sys.argv[2:]:
            continue
        try:
            case()
            passed += 1
        except Exception as fault:  # a case that breaks has failed
            failed += 1
            name = case.__name__.replace("_", " ")
            kind = "" if isinstance(fault, Failure) else f"{type(fault).__name__}: "
            print(f"FAILED {name}\n       {kind}{fault}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
