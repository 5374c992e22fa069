#!/usr/bin/env python3
"""The program over pipes: exit statuses, bad input, bad files, and what must not be lost.

    pipe.py PROGRAM [NAME...]

Runs every case, or those named. Ends with the line 'N passed, N failed'; exit status 1 if any
failed. Standard library only.
"""

import json
import os
import shlex
import shutil
import signal
import sqlite3
import stat
import sys
import threading
import time

import pipe_program
from pipe_program import Failure, Place, expect, signalled

BUCKS = ("chat", "--framework", "bucks", "--role", "worker", "--case", "LL 1")
WHOLE = ["24 November 2026", "yes", "mum rings me earlier now", "ring dad", "the three houses work",
         "no", "no"]
KNOWN_FLAGS = ("--now", "2026-11-20T10:00:00Z")


def status(got, wanted, text=""):
    expect(got == wanted, f"exit status {got}, not {wanted}: {text[-300:]}")


# ---------------------------------------------------------------- exit statuses

def a_finished_audit_is_0():
    with Place() as place:
        code, out, err = place.run(*BUCKS, *KNOWN_FLAGS, given=WHOLE)
        status(code, 0, err)
        expect("Resume with" not in err, "a finished audit needs no resuming")
        expect(place.audits()[0]["passes"]["worker"] == "complete", "it is not complete")


def input_that_ends_mid_audit_is_3_with_a_command_that_goes_on():
    with Place() as place:
        code, _, err = place.run(*BUCKS, *KNOWN_FLAGS, given=WHOLE[:2])
        status(code, 3, err)
        lines = [line for line in err.splitlines() if line.startswith("Resume with: ")]
        expect(len(lines) == 1, f"no resume command: {err}")
        words = shlex.split(lines[0].removeprefix("Resume with: "))
        expect(words[0] == "audit-assistant", f"not a command: {words}")
        expect("--database" in words and place.database in words, f"the database is missing: {words}")
        audit = place.audits()[0]["id"]
        expect(len(place.answers(audit)) == 2, "the answers are not all there")
        words = words[1:words.index("--database")]
        code, _, err = place.run(*words, given=WHOLE[2:])
        status(code, 0, err)
        expect(len(place.answers(audit)) == 7, "the rest is not there")


def a_last_line_without_its_end_counts():
    with Place() as place:
        place.run(*BUCKS, *KNOWN_FLAGS, given="\n".join(WHOLE[:2]))
        expect(place.answers(place.audits()[0]["id"]).get("bk.recording") == "yes", "it was lost")


def pausing_is_0_or_3_and_saves():
    with Place() as place:
        code, _, err = place.run(*BUCKS, *KNOWN_FLAGS, given=WHOLE[:1] + ["stop"])
        expect(code in (0, 3), f"exit status {code}")
        expect(place.answers(place.audits()[0]["id"]), "nothing was saved")


def an_audit_goes_on_and_ends_after_a_pause():
    with Place() as place:
        place.run(*BUCKS, *KNOWN_FLAGS, given=WHOLE[:1] + ["can we stop there and carry on tomorrow"])
        audit = place.audits()[0]["id"]
        code, out, err = place.run("chat", "--audit", audit, "--role", "worker", given=WHOLE[1:])
        expect(place.audits()[0]["passes"]["worker"] == "complete",
               f"after a pause and {len(WHOLE) - 1} answers it is {place.audits()[0]['passes']}")
        status(code, 0, err)


def leaving_at_the_opening_questions_is_0():
    with Place() as place:
        status(place.run("chat")[0], 0)
        status(place.run("chat", given=["quit"])[0], 0)
        expect(place.audits() == [], "an audit was begun")


USAGE = [
    ["chta"], ["chat", "--jsn"], ["chat", "--audit"], ["chat", "--audit", "A-1"],
    ["chat", "--framework", "bucks"], ["chat", "--role", "worker"], ["chat", "extra"],
    ["chat", "--now", "yesterday"], ["chat", "--json=yes"], ["audits"], ["audits", "shwo", "A-1"],
    ["audits", "show"], ["audits", "export", "A-1", "--format", "xml"], ["audits", "list", "--limit", "x"],
    ["ask"], ["search"], ["search", "--limit", "0", "plan"], ["knowledge"], ["evaluate"],
    ["chat", "--audit", "A-1", "--role", "worker", "--framework", "bucks"],
]


def wrong_usage_is_2_and_does_nothing():
    for words in USAGE:
        with Place() as place:
            code, out, err = place.run(*words)
            expect(code == 2, f"{' '.join(words)}: exit status {code}, not 2: {err[-200:]}")
            expect(err.strip() and not out, f"{' '.join(words)}: the error belongs on standard error")
            expect(not os.path.exists(place.database), f"{' '.join(words)}: made a database")


def an_unknown_command_or_flag_gets_the_nearest_name():
    with Place() as place:
        for words, near in [(["chta"], "chat"), (["audit"], "audits"), (["serach", "x"], "search"),
                            (["chat", "--jsno"], "--json"), (["chat", "--framewrok", "x"], "--framework")]:
            _, _, err = place.run(*words)
            expect(f"'{near}'" in err or f"{near}?" in err, f"{words}: {err}")


FAILURES = [
    ["chat", "--audit", "A-NONE", "--role", "worker"], ["audits", "show", "A-NONE"],
    ["audits", "export", "A-NONE"], ["audits", "history", "A-NONE"], ["audits", "import", "nowhere.json"],
    ["chat", "--framework", "bukcs", "--role", "worker", "--case", "LL 1"],
    ["chat", "--framework", "bucks", "--role", "auditor", "--case", "LL 1"],
    ["chat", "--framework", "bucks", "--role", "worker", "--case", " "],
]


def unknown_ids_are_1_with_a_remedy():
    for words in FAILURES:
        with Place() as place:
            code, out, err = place.run(*words)
            expect(code == 1, f"{' '.join(words)}: exit status {code}, not 1")
            expect(len(err.strip()) > 20 and not out, f"{' '.join(words)}: '{err}' '{out}'")
            expect(place.audits() == [], f"{' '.join(words)}: an audit was begun")


def ctrl_c_is_130_and_keeps_what_was_answered():
    with Place() as place:
        code, _, err = signalled(place, signal.SIGINT, *BUCKS, *KNOWN_FLAGS, line=WHOLE[0])
        status(code, 130, err)
        expect("Resume with: " in err, f"no resume command: {err}")
        expect(place.answers(place.audits()[0]["id"]), "the answer is gone")


def termination_and_hang_up_save_and_say_how_to_go_on():
    for number in (signal.SIGTERM, signal.SIGHUP):
        with Place() as place:
            code, _, err = signalled(place, number, *BUCKS, *KNOWN_FLAGS, line=WHOLE[0])
            status(code, 3, err)
            expect("Resume with: " in err, f"no resume command: {err}")
            expect(place.answers(place.audits()[0]["id"]), "the answer is gone")


def a_closed_output_is_quiet():
    with Place() as place:
        process = place.start(*BUCKS, *KNOWN_FLAGS)
        process.stdout.close()
        try:
            process.stdin.write(b"24 November 2026\nyes\nreview\nreview\n")
            process.stdin.close()
        except BrokenPipeError:
            pass
        err = process.stderr.read()
        process.stderr.close()
        code = process.wait(20)
        expect(code in (141, -signal.SIGPIPE, 3), f"exit status {code}: {err}")
        expect(b"rror" not in err, f"it complains: {err}")


# ---------------------------------------------------------------- what is shown

def a_pipe_gets_no_prompt_no_colour_no_control_codes():
    with Place() as place:
        _, out, err = place.run(*BUCKS, *KNOWN_FLAGS, given=WHOLE[:3] + ["review", "help"])
        for name, text in (("output", out), ("error", err)):
            expect("\x1b" not in text and "\r" not in text, f"control codes on standard {name}")
            expect(not any(line.startswith(">") for line in text.splitlines()), f"a prompt on {name}")
        expect(max(map(len, out.splitlines())) > 100, "piped output is wrapped")


def colour_is_forced_by_clicolor_force_and_no_color_wins():
    with Place() as place:
        _, out, _ = place.run(*BUCKS, *KNOWN_FLAGS, given=["help"], CLICOLOR_FORCE="1")
        expect("\x1b[" in out, "CLICOLOR_FORCE does not force colour")
        for more in ({"NO_COLOR": "1"},):
            _, out, _ = place.run(*BUCKS, *KNOWN_FLAGS, given=["help"], CLICOLOR_FORCE="1", **more)
            expect("\x1b[" not in out, "NO_COLOR does not win")


def help_is_0_on_standard_output():
    with Place() as place:
        for words in (["--help"], ["-h"], ["help"], ["help", "chat"], ["chat", "--help"],
                      ["help", "audits"], ["help", "ask"], ["help", "search"], ["help", "check"]):
            code, out, err = place.run(*words, default_database=True)
            expect(code == 0 and out.startswith("usage:") and not err, f"{words}: {code} {err}")
            examples = [line for line in out.splitlines() if line.startswith("  audit-assistant")]
            expect(len(examples) >= 2, f"{words}: {len(examples)} examples, not two")
        code, out, _ = place.run("--version", default_database=True)
        expect(code == 0 and len(out.splitlines()) == 1, f"--version: {out}")
        expect(os.listdir(place.folder) == [], "help made files")


def help_for_an_unknown_command_is_2():
    with Place() as place:
        code, _, _ = place.run("help", "chta", default_database=True)
        status(code, 2)


def the_default_database_is_private_and_in_the_data_folder():
    with Place() as place:
        place.run(*BUCKS, *KNOWN_FLAGS, given=WHOLE[:1], default_database=True,
                  XDG_DATA_HOME=place.path("data"))
        folder = place.path("data/audit-assistant")
        expect(stat.S_IMODE(os.stat(folder).st_mode) == 0o700, "the folder is not 0700")
        for name in os.listdir(folder):
            mode = stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode)
            expect(mode == 0o600, f"{name} is {mode:o}, not 600")


def listings_are_one_json_document():
    with Place() as place:
        audit = place.begin(WHOLE[:1])
        for words in (["audits", "list", "--json"], ["audits", "show", audit, "--json"],
                      ["ask", "--json", "what is a chronology?"], ["search", "--json", "plan"]):
            code, out, err = place.run(*words)
            expect(code == 0 and json.loads(out), f"{words}: {err}")


# ---------------------------------------------------------------- what is typed

def empty_lines_answer_nothing():
    with Place() as place:
        audit = place.begin(["", "   ", "\t", ""])
        expect(place.answers(audit) == {}, "an empty line answered something")
        place.run("chat", given=["", "", ""])
        expect(len(place.audits()) == 1, "an empty line chose something")


def an_unknown_choice_chooses_nothing():
    with Place() as place:
        place.run("chat", given=["99", "0", "-1", "maybe", "1.5"])
        expect(place.audits() == [], "something was begun")


def a_line_that_is_not_utf8_is_refused_and_the_rest_taken():
    with Place() as place:
        code, out, err = place.run(*BUCKS, *KNOWN_FLAGS,
                                   given=b"24 November 2026\ncaf\xe9 \xff yes\nyes\n\x80\x80\n")
        status(code, 3, err)
        expect("UTF-8" in err, f"nobody is told: {err}")
        answers = place.answers(place.audits()[0]["id"])
        expect(answers == {"bk.meeting": "2026-11-24", "bk.recording": "yes"}, f"stored: {answers}")


def a_line_of_a_megabyte_is_kept_whole_or_refused_with_its_size():
    long = "the plan drifted " * 62_000
    for given in (WHOLE[:2] + [long, "short"], WHOLE[:2] + [long]):
        with Place() as place:
            _, _, err = place.run(*BUCKS, *KNOWN_FLAGS, given=given)
            kept = place.answers(place.audits()[0]["id"]).get("bk.difference")
            if kept not in (long, long.strip()):
                expect("1,054,000" in err, f"neither kept nor refused with its size: {err[:200]}")
                expect(kept in ("short", None), "a part of it was kept")


def bytes_that_mean_nothing_are_survived():
    with Place() as place:
        given = bytes(range(256)) * 40 + b"\n" + b"\0\n\x1b[A\n\x7f\n\r\n" + "\u202e\u0301\n".encode()
        code, _, err = place.run(*BUCKS, *KNOWN_FLAGS, given=given)
        status(code, 3, err)


def a_block_of_lines_is_one_answer():
    with Place() as place:
        audit = place.begin(WHOLE[:2] + ["<<", "First line.", "", "skip", ".", "ring dad"])
        answers = place.answers(audit)
        expect(answers.get("bk.difference") == "First line.\n\nskip", f"stored: {answers}")
        expect(answers.get("bk.next") == "ring dad", f"stored: {answers}")


def lines_ended_as_on_windows_are_the_same():
    with Place() as place:
        code, _, err = place.run(*BUCKS, *KNOWN_FLAGS, given="".join(f"{line}\r\n" for line in WHOLE))
        status(code, 0, err)
        expect(place.answers(place.audits()[0]["id"])["bk.next"] == "ring dad", "a return was kept")


def bad_lines_of_json_are_answered_and_the_rest_taken():
    with Place() as place:
        bad = ["not json", "{}", "[]", '{"text": 7}', '{"text": null}', '"text"', "", '{"text": "a']
        code, out, err = place.run(*BUCKS, "--json", given=bad + ['{"text": "24 November 2026"}'])
        status(code, 3, err)
        lines = [json.loads(line) for line in out.splitlines()]
        expect(len(lines) == len(bad) + 2, f"{len(lines)} lines for {len(bad) + 1} messages")
        for line in lines[1:-1]:
            expect([each["kind"] for each in line["replies"]] == ["error"], f"{line['replies']}")
            expect(line["captured"] == {} and line["pending"] == "bk.meeting", f"{line}")
        expect(lines[-1]["captured"] == {"bk.meeting": "2026-11-24"}, f"{lines[-1]['captured']}")
        expect("Resume with: " in err, "no resume command")


def bad_lines_of_a_batch_are_answered_in_order():
    with Place() as place:
        code, out, err = place.run("ask", "--json", "--batch", given=[
            "nonsense", '{"id": "a"}', '{"id": "b", "question": "what is a chronology?"}'])
        expect([json.loads(line).get("id") for line in out.splitlines()][1:] == ["a", "b"], out)
        expect(all("error" in json.loads(line) for line in out.splitlines()[:2]), out)


# ---------------------------------------------------------------- prompts and guidance

def prompts_that_are_missing_or_broken_are_1_and_named():
    with Place() as place:
        os.mkdir(place.path("empty"))
        os.makedirs(place.path("broken/forms"))
        with open(place.path("broken/forms/x.md"), "wb") as file:
            file.write(b"\xff\xfe not a form")
        with open(place.path("file"), "w") as file:
            file.write("not a folder")
        for name in ("nowhere", "empty", "broken", "file"):
            code, _, err = place.run(*BUCKS, "--prompts", place.path(name))
            expect(code == 1 and len(err) > 20, f"{name}: exit status {code}: {err}")
            if name in ("nowhere", "empty", "file"):
                expect(name in err, f"{name} is not named: {err}")
            code, _, _ = place.run("check", "--prompts", place.path(name))
            expect(code == 1, f"check of {name}: exit status {code}")


def folders_that_may_not_be_read_are_1_and_named():
    with Place() as place:
        for name in ("Prompts", "Knowledge"):
            os.mkdir(place.path(name))
        place.give_to_nobody()
        for name in ("Prompts", "Knowledge"):
            os.chmod(place.path(name), 0)
        code, _, err = place.run(*BUCKS, "--prompts", place.path("Prompts"), as_nobody=True)
        expect(code == 1 and "Prompts" in err, f"prompts: {code} {err}")
        code, _, err = place.run("ask", "what is a plan?", "--knowledge", place.path("Knowledge"),
                                 as_nobody=True)
        expect(code == 1 and "Knowledge" in err, f"guidance: {code} {err}")


def without_guidance_asking_is_1_and_an_audit_goes_on():
    with Place() as place:
        os.mkdir(place.path("empty"))
        for name in ("nowhere", "empty"):
            knowledge = ("--knowledge", place.path(name))
            for words in (["ask", "what is a plan?"], ["search", "plan"]):
                code, _, err = place.run(*words, *knowledge)
                expect(code == 1 and name in err, f"{words[0]}, {name}: {code} {err}")
            code, out, err = place.run(*BUCKS, *KNOWN_FLAGS, *knowledge,
                                       given=["what is a plan?", "why"] + WHOLE)
            status(code, 0, err)
            expect(name in out + err, f"{name}: nobody is told")


# ---------------------------------------------------------------- the database

def refused(place, *signs, **how):
    for words in (BUCKS, ["audits", "list"]):
        code, out, err = place.run(*words, given=WHOLE[:1], **how)
        expect(code == 1, f"{words[0]}: exit status {code}: {out[-200:]} {err}")
        expect(not out, f"{words[0]}: something was shown: {out[-200:]}")
        expect(any(sign in err for sign in signs), f"{words[0]}: {err}")


def a_database_that_is_none_is_refused_untouched():
    for content in (b"hello", b"A" * 10_000, b"SQLite format 3\0" + b"\xff" * 5000):
        with Place() as place:
            with open(place.database, "wb") as file:
                file.write(content)
            refused(place, place.database)
            with open(place.database, "rb") as file:
                expect(file.read() == content, "the file was changed")


def the_database_of_another_program_is_refused_untouched():
    with Place() as place:
        place.sql("CREATE TABLE theirs (a)")
        refused(place, place.database)
        with sqlite3.connect(place.database) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
        connection.close()
        expect(tables == [("theirs",)], f"it has {tables}")


def a_newer_database_is_refused():
    with Place() as place:
        place.begin(WHOLE[:1])
        place.sql("INSERT INTO applied_migration (name) VALUES ('99-later')")
        refused(place, "newer")


def a_database_that_may_not_be_written_is_refused():
    with Place() as place:
        place.begin(WHOLE[:1])
        place.give_to_nobody()
        os.chmod(place.database, 0o400)
        for name in os.listdir(place.folder):
            if name.startswith("audits.sqlite-"):
                os.unlink(place.path(name))
        os.chmod(place.folder, 0o500)
        code, out, err = place.run(*BUCKS, given=WHOLE[:1], as_nobody=True)
        status(code, 1, out + err)
        expect(place.database in err and not out, f"{out} {err}")


def a_folder_that_may_not_be_written_is_refused():
    with Place() as place:
        place.give_to_nobody()
        os.chmod(place.folder, 0o500)
        code, out, err = place.run(*BUCKS, given=WHOLE[:1], as_nobody=True)
        status(code, 1, out + err)
        expect(not out and place.folder in err, f"{out} {err}")


FAIL_AT_COMMIT = """
    CREATE TABLE missing (audit TEXT REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER fail AFTER INSERT ON turn BEGIN INSERT INTO missing VALUES ('A-NONE'); END;
"""


def a_turn_that_fails_at_commit_is_an_error_and_never_shown():
    with Place() as place:
        audit = place.begin(WHOLE[:1])
        before = place.answers(audit)
        place.sql(FAIL_AT_COMMIT)
        door = ("chat", "--audit", audit, "--role", "worker")
        code, out, err = place.run(*door, "--json", given=['{"text": "yes"}', '{"text": "no"}'])
        lines = [json.loads(line) for line in out.splitlines()]
        expect(len(lines) == 3, f"{len(lines)} lines: {out} {err}")
        for line in lines[1:]:
            expect([each["kind"] for each in line["replies"]] == ["error"], f"{line['replies']}")
            expect(line["captured"] == {}, f"it reports {line['captured']}")
        expect(place.answers(audit) == before, "something was stored")
        code, out, err = place.run(*door, given=["yes"])
        status(code, 1, err)
        expect("Recorded" not in out and "not taken" in err, f"{out[-200:]} {err}")
        place.sql("DROP TRIGGER fail; DROP TABLE missing")
        place.run(*door, given=["yes"])
        expect(place.answers(audit).get("bk.recording") == "yes", "it does not go on afterwards")


def a_writer_in_the_way_is_waited_for():
    with Place() as place:
        audit = place.begin(WHOLE[:1])
        other = sqlite3.connect(place.database, check_same_thread=False, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(1.0, lambda: other.execute("ROLLBACK"))
        release.start()
        code, _, err = place.run("chat", "--audit", audit, "--role", "worker", given=["yes"])
        release.join()
        other.close()
        status(code, 3, err)
        expect(place.answers(audit).get("bk.recording") == "yes", "the answer is gone")


def a_writer_that_stays_in_the_way_is_named():
    with Place() as place:
        audit = place.begin(WHOLE[:1])
        other = sqlite3.connect(place.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        code, _, err = place.run("chat", "--audit", audit, "--role", "worker", given=["yes"])
        took = time.monotonic() - start
        other.execute("ROLLBACK")
        other.close()
        status(code, 1, err)
        expect(took < 30 and place.database in err, f"after {took:.0f} s: {err}")


def two_chats_on_one_audit_never_mix():
    with Place() as place:
        audit = place.begin(WHOLE[:1])
        talks = [place.start("chat", "--json", "--audit", audit, "--role", "worker") for _ in range(2)]
        try:
            for talk in talks:
                talk.stdout.readline()
            shown = {}
            for number, text in enumerate(["yes", "mum rings me", "ring dad", "the three houses"]):
                talk = talks[number % 2]
                talk.stdin.write((json.dumps({"text": text}) + "\n").encode())
                talk.stdin.flush()
                shown.update(json.loads(talk.stdout.readline())["captured"])
        finally:
            for talk in talks:
                talk.kill()
                talk.communicate()
        answers = place.answers(audit)
        expect(all(answers.get(slot) == value for slot, value in shown.items()), f"{shown} {answers}")
        expect(len(answers) == 5, f"stored: {answers}")


# ---------------------------------------------------------------- export and import

def an_export_imports_and_comes_back_the_same():
    with Place() as place, Place() as other:
        audit = place.begin(WHOLE)
        _, text, _ = place.run("audits", "export", audit)
        code, _, err = other.run("audits", "import", "-", given=text)
        status(code, 0, err)
        _, again, _ = other.run("audits", "export", audit)
        expect(again == text, "the export differs")
        code, _, err = other.run("audits", "import", "-", given=text)
        expect(code == 1 and "--replace" in err, f"a second import: {code} {err}")
        code, _, _ = other.run("audits", "import", "-", "--replace", given=text)
        status(code, 0)


def what_is_no_audit_is_not_imported():
    with Place() as place:
        for given in (b"", b"\xff\xfe", b"[", b"[]", b"{}", b'{"format": "audit-assistant/audit"}',
                      b"null", b"[" * 100_000):
            code, _, err = place.run("audits", "import", "-", given=given)
            expect(code == 1 and err.strip(), f"{given[:20]!r}: {code}")
        expect(place.audits() == [], "something was imported")


def an_export_never_overwrites_a_file():
    with Place() as place:
        audit = place.begin(WHOLE)
        code, _, err = place.run("audits", "export", audit, "-o", place.path("a.json"))
        status(code, 0, err)
        expect(stat.S_IMODE(os.stat(place.path("a.json")).st_mode) == 0o600, "it is not 0600")
        code, _, _ = place.run("audits", "export", audit, "-o", place.path("a.json"))
        status(code, 1)
        code, out, _ = place.run("audits", "export", audit, "-o", "-")
        expect(code == 0 and json.loads(out)["id"] == audit, "'-' is standard output")


CASES = [case for case in list(globals().values())
         if callable(case) and getattr(case, "__module__", "") == "__main__"
         and case not in (status, refused)]


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: pipe.py PROGRAM [NAME...]")
    pipe_program.PROGRAM[:] = [os.path.abspath(sys.argv[1])]
    if shutil.which("setpriv") is None and os.geteuid() == 0:
        sys.exit("pipe.py: as root it needs setpriv")
    passed = failed = 0
    for case in CASES:
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


main()
