#!/usr/bin/env python3
"""The program and its files: prompts, guidance, the database, export and import.

    pipe_files.py PROGRAM [NAME...]

Runs every case, or those named. Ends with the line 'N passed, N failed'; exit status 1 if any
failed. Standard library only; as root it needs setpriv.
"""

import json
import os
import sqlite3
import stat
import threading
import time

from pipe_program import BUCKS, FIXED, WHOLE, Place, case, expect, run_cases, status


# ---------------------------------------------------------------- prompts and guidance

@case
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


@case
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


@case
def without_guidance_asking_is_1_and_an_audit_goes_on():
    with Place() as place:
        os.mkdir(place.path("empty"))
        for name in ("nowhere", "empty"):
            knowledge = ("--knowledge", place.path(name))
            for words in (["ask", "what is a plan?"], ["search", "plan"]):
                code, _, err = place.run(*words, *knowledge)
                expect(code == 1 and name in err, f"{words[0]}, {name}: {code} {err}")
            code, out, err = place.run(*BUCKS, *FIXED, *knowledge,
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


@case
def a_database_that_is_none_is_refused_untouched():
    for content in (b"hello", b"A" * 10_000, b"SQLite format 3\0" + b"\xff" * 5000):
        with Place() as place:
            with open(place.database, "wb") as file:
                file.write(content)
            refused(place, place.database)
            with open(place.database, "rb") as file:
                expect(file.read() == content, "the file was changed")


@case
def the_database_of_another_program_is_refused_untouched():
    with Place() as place:
        place.sql("CREATE TABLE theirs (a)")
        refused(place, place.database)
        with sqlite3.connect(place.database) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
        connection.close()
        expect(tables == [("theirs",)], f"it has {tables}")


@case
def a_newer_database_is_refused():
    with Place() as place:
        place.begin(WHOLE[:1])
        place.sql("INSERT INTO applied_migration (name) VALUES ('99-later')")
        refused(place, "newer")


@case
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


@case
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


@case
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


@case
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


@case
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


@case
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

@case
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


@case
def what_is_no_audit_is_not_imported():
    with Place() as place:
        for given in (b"", b"\xff\xfe", b"[", b"[]", b"{}", b'{"format": "audit-assistant/audit"}',
                      b"null", b"[" * 100_000):
            with open(place.path("a.json"), "wb") as file:
                file.write(given)
            code, _, err = place.run("audits", "import", place.path("a.json"))
            expect(code == 1 and err.strip(), f"{given[:20]!r}: {code}")
        expect(place.audits() == [], "something was imported")


@case
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


run_cases(globals())
