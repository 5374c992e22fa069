#!/usr/bin/env python3
"""Kills the chat between and during turns; nothing that was acknowledged may be lost.

    kill.py PROGRAM [ROUNDS]

Each round holds one conversation with `chat --json` on a new database. At random the process gets
SIGKILL, either after a reply was read or while a turn is being taken; the audit is then exported
and the conversation carried on. Every value a reply reported as captured must be in the export,
and in the end the history must agree with the tables. The messages only add, so that a turn cut
short can change no older answer but by adding to a comment. Ends with the line 'N passed, N
failed'; exit status 1 if any failed. Standard library only.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time

FORMS = [
    ("cin-cp", "self-assessment"), ("cin-cp", "auditor"), ("scaled", "auditor"),
    ("staged", "auditor"), ("bexley", "auditor"), ("bexley", "moderator"), ("bucks", "worker"),
]
BY_KIND = {
    "grade": ["Good, visits are written up within two days", "RI", "inadequate - no plan since May",
              "outstanding. school and health write to the plan", "what does good look like?"],
    "choice": ["yes", "no", "yes, seen at school", "skip"],
    "open": ["visits every ten days as the plan says", "7, notes are current", "4", "today",
             "12 December 2026", "LL 4410", "S. Lund", "yes", "done", "skip", "help",
             "update the chronology, SW, by 4 December 2026", "none", "no", "review",
             "First line.\nSecond line.", "the plan drifted. " * 300],
}


class Conversation:
    def __init__(self, program, folder, framework, role, numbers):
        self.program, self.numbers = program, numbers
        self.database = os.path.join(folder, "audits.sqlite")
        self.environment = {"HOME": folder, "PATH": os.environ.get("PATH", ""), "USER": "one"}
        self.role, self.acknowledged, self.pending_options = role, {}, []
        self.audit = None
        self.start("--framework", framework, "--role", role, "--case", "LL 1")

    def command(self, *words):
        return [self.program, *words, "--database", self.database]

    def start(self, *door):
        door = door or ("--audit", self.audit, "--role", self.role)
        self.process = subprocess.Popen(
            self.command("chat", "--json", *door), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=self.environment)
        self.read()

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise Lost(f"the program ended with status {self.process.wait()}")
        reply = json.loads(line)
        self.audit = reply["audit"] or self.audit
        self.acknowledged.update(
            {slot: value for slot, value in reply["captured"].items() if not isinstance(value, list)})
        self.rows = {slot: value for slot, value in reply["captured"].items()
                     if isinstance(value, list)}
        options = [each.get("options", []) for each in reply["replies"] if each["kind"] == "question"]
        self.pending_options = options[-1] if options else []

    def send(self):
        count = len(self.pending_options)
        kind = "open" if not count else "grade" if count == 4 else "choice"
        text = self.numbers.choice(BY_KIND[kind] if self.numbers.random() < 0.8 else BY_KIND["open"])
        self.process.stdin.write((json.dumps({"text": text}) + "\n").encode())
        self.process.stdin.flush()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def run(self, *words):
        done = subprocess.run(self.command(*words), capture_output=True, env=self.environment,
                              timeout=60)
        if done.returncode != 0:
            raise Lost(f"{' '.join(words)}: {done.stderr.decode().strip()}")
        return done.stdout

    def check(self):
        """Compares the export with what was acknowledged, and learns what a cut turn added."""
        answers = json.loads(self.run("audits", "export", self.audit))["passes"][self.role]["answers"]
        for slot, value in self.acknowledged.items():
            kept = answers.get(slot)
            if kept != value and not (isinstance(value, str) and isinstance(kept, str)
                                      and kept.startswith(value)):
                raise Lost(f"{slot} was acknowledged and is not in the export")
        for slot, rows in self.rows.items():
            for row in rows:
                if row not in answers.get(slot, []):
                    raise Lost(f"a row of {slot} was acknowledged and is not in the export")
        self.acknowledged = {slot: value for slot, value in answers.items()
                             if not isinstance(value, list)}


class Lost(Exception):
    pass


def hold(program, folder, seed):
    """One conversation of thirty turns; gives how often it was killed."""
    numbers = random.Random(seed)
    framework, role = FORMS[seed % len(FORMS)]
    talk = Conversation(program, folder, framework, role, numbers)
    kills = 0
    try:
        for _ in range(30):
            chance = numbers.random()
            talk.send()
            if chance < 0.12:  # while the turn is being taken
                time.sleep(numbers.random() * 0.03)
            else:
                talk.read()
            if chance < 0.24:
                talk.kill()
                kills += 1
                if chance < 0.12:
                    talk.rows = {}
                talk.check()
                talk.start()
        talk.kill()
        talk.check()
        talk.run("audits", "verify")
    finally:
        if talk.process.poll() is None:
            talk.kill()
    return kills + 1


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: kill.py PROGRAM [ROUNDS]")
    program = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) == 3 else 14
    passed = failed = kills = 0
    for seed in range(rounds):
        with tempfile.TemporaryDirectory(prefix="kill-") as folder:
            try:
                kills += hold(program, folder, seed)
                passed += 1
            except (Lost, ValueError, KeyError, OSError, subprocess.TimeoutExpired) as fault:
                failed += 1
                print(f"FAILED round {seed}, {'/'.join(FORMS[seed % len(FORMS)])}: {fault}")
    print(f"killed {kills} times")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
