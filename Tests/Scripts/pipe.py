#!/usr/bin/env python3
"""The program over pipes: exit statuses, what is shown, and whatever is typed.

    pipe.py PROGRAM [NAME...]

Runs every case, or those named. Ends with the line 'N passed, N failed'; exit status 1 if any
failed. Standard library only.
"""

import json
import os
import shlex
import signal
import stat

from pipe_program import BUCKS, FIXED, WHOLE, Place, case, expect, run_cases, signalled, status


# ---------------------------------------------------------------- exit statuses

@case
def a_finished_audit_is_0():
    with Place() as place:
        code, out, err = place.run(*BUCKS, *FIXED, given=WHOLE)
        status(code, 0, err)
        expect("Resume with" not in err, "a finished audit needs no resuming")
        expect(place.audits()[0]["passes"]["worker"] == "complete", "it is not complete")


@case
def input_that_ends_mid_audit_is_3_with_a_command_that_goes_on():
    with Place() as place:
        code, _, err = place.run(*BUCKS, *FIXED, given=WHOLE[:2])
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


@case
def a_last_line_without_its_end_counts():
    with Place() as place:
        place.run(*BUCKS, *FIXED, given="\n".join(WHOLE[:2]))
        expect(place.answers(place.audits()[0]["id"]).get("bk.recording") == "yes", "it was lost")


@case
def pausing_is_0_or_3_and_saves():
    with Place() as place:
        code, _, err = place.run(*BUCKS, *FIXED, given=WHOLE[:1] + ["stop"])
        expect(code in (0, 3), f"exit status {code}")
        expect(place.answers(place.audits()[0]["id"]), "nothing was saved")


@case
def an_audit_goes_on_and_ends_after_a_pause():
    with Place() as place:
        place.run(*BUCKS, *FIXED, given=WHOLE[:1] + ["can we stop there and carry on tomorrow"])
        audit = place.audits()[0]["id"]
        code, out, err = place.run("chat", "--audit", audit, "--role", "worker", given=WHOLE[1:])
        expect(place.audits()[0]["passes"]["worker"] == "complete",
               f"after a pause and {len(WHOLE) - 1} answers it is {place.audits()[0]['passes']}")
        status(code, 0, err)


@case
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


@case
def wrong_usage_is_2_and_does_nothing():
    for words in USAGE:
        with Place() as place:
            code, out, err = place.run(*words)
            expect(code == 2, f"{' '.join(words)}: exit status {code}, not 2: {err[-200:]}")
            expect(err.strip() and not out, f"{' '.join(words)}: the error belongs on standard error")
            expect(not os.path.exists(place.database), f"{' '.join(words)}: made a database")


@case
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


@case
def unknown_ids_are_1_with_a_remedy():
    for words in FAILURES:
        with Place() as place:
            code, out, err = place.run(*words)
            expect(code == 1, f"{' '.join(words)}: exit status {code}, not 1")
            expect(len(err.strip()) > 20 and not out, f"{' '.join(words)}: '{err}' '{out}'")
            expect(place.audits() == [], f"{' '.join(words)}: an audit was begun")


@case
def ctrl_c_is_130_and_keeps_what_was_answered():
    with Place() as place:
        code, _, err = signalled(place, signal.SIGINT, *BUCKS, *FIXED, line=WHOLE[0])
        status(code, 130, err)
        expect("Resume with: " in err, f"no resume command: {err}")
        expect(place.answers(place.audits()[0]["id"]), "the answer is gone")


@case
def termination_and_hang_up_save_and_say_how_to_go_on():
    for number in (signal.SIGTERM, signal.SIGHUP):
        with Place() as place:
            code, _, err = signalled(place, number, *BUCKS, *FIXED, line=WHOLE[0])
            status(code, 3, err)
            expect("Resume with: " in err, f"no resume command: {err}")
            expect(place.answers(place.audits()[0]["id"]), "the answer is gone")


@case
def a_closed_output_is_quiet():
    with Place() as place:
        process = place.start(*BUCKS, *FIXED)
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

@case
def a_pipe_gets_no_prompt_no_colour_no_control_codes():
    with Place() as place:
        _, out, err = place.run(*BUCKS, *FIXED, given=WHOLE[:3] + ["review", "help"])
        for name, text in (("output", out), ("error", err)):
            expect("\x1b" not in text and "\r" not in text, f"control codes on standard {name}")
            expect(not any(line.startswith(">") for line in text.splitlines()), f"a prompt on {name}")
        expect(max(map(len, out.splitlines())) > 100, "piped output is wrapped")


@case
def colour_is_forced_by_clicolor_force_and_no_color_wins():
    with Place() as place:
        _, out, _ = place.run(*BUCKS, *FIXED, given=["help"], CLICOLOR_FORCE="1")
        expect("\x1b[" in out, "CLICOLOR_FORCE does not force colour")
        for more in ({"NO_COLOR": "1"},):
            _, out, _ = place.run(*BUCKS, *FIXED, given=["help"], CLICOLOR_FORCE="1", **more)
            expect("\x1b[" not in out, "NO_COLOR does not win")


@case
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


@case
def help_for_an_unknown_command_is_2():
    with Place() as place:
        code, _, _ = place.run("help", "chta", default_database=True)
        status(code, 2)


@case
def the_default_database_is_private_and_in_the_data_folder():
    with Place() as place:
        place.run(*BUCKS, *FIXED, given=WHOLE[:1], default_database=True,
                  XDG_DATA_HOME=place.path("data"))
        folder = place.path("data/audit-assistant")
        expect(stat.S_IMODE(os.stat(folder).st_mode) == 0o700, "the folder is not 0700")
        for name in os.listdir(folder):
            mode = stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode)
            expect(mode == 0o600, f"{name} is {mode:o}, not 600")


@case
def listings_are_one_json_document():
    with Place() as place:
        audit = place.begin(WHOLE[:1])
        for words in (["audits", "list", "--json"], ["audits", "show", audit, "--json"],
                      ["ask", "--json", "what is a chronology?"], ["search", "--json", "plan"]):
            code, out, err = place.run(*words)
            expect(code == 0 and json.loads(out), f"{words}: {err}")


# ---------------------------------------------------------------- what is typed

@case
def empty_lines_answer_nothing():
    with Place() as place:
        audit = place.begin(["", "   ", "\t", ""])
        expect(place.answers(audit) == {}, "an empty line answered something")
        place.run("chat", given=["", "", ""])
        expect(len(place.audits()) == 1, "an empty line chose something")


@case
def an_unknown_choice_chooses_nothing():
    with Place() as place:
        place.run("chat", given=["99", "0", "-1", "maybe", "1.5"])
        expect(place.audits() == [], "something was begun")


@case
def a_line_that_is_not_utf8_is_refused_and_the_rest_taken():
    with Place() as place:
        code, out, err = place.run(*BUCKS, *FIXED,
                                   given=b"24 November 2026\ncaf\xe9 \xff yes\nyes\n\x80\x80\n")
        status(code, 3, err)
        expect("UTF-8" in err, f"nobody is told: {err}")
        answers = place.answers(place.audits()[0]["id"])
        expect(answers == {"bk.meeting": "2026-11-24", "bk.recording": "yes"}, f"stored: {answers}")


@case
def a_line_of_a_megabyte_is_kept_whole_or_refused_with_its_size():
    long = "the plan drifted " * 62_000
    for given in (WHOLE[:2] + [long, "short"], WHOLE[:2] + [long]):
        with Place() as place:
            _, _, err = place.run(*BUCKS, *FIXED, given=given)
            kept = place.answers(place.audits()[0]["id"]).get("bk.difference")
            if kept not in (long, long.strip()):
                expect("1,054,000" in err, f"neither kept nor refused with its size: {err[:200]}")
                expect(kept in ("short", None), "a part of it was kept")


@case
def bytes_that_mean_nothing_are_survived():
    with Place() as place:
        given = bytes(range(256)) * 40 + b"\n" + b"\0\n\x1b[A\n\x7f\n\r\n" + "\u202e\u0301\n".encode()
        code, _, err = place.run(*BUCKS, *FIXED, given=given)
        status(code, 3, err)


@case
def a_block_of_lines_is_one_answer():
    with Place() as place:
        audit = place.begin(WHOLE[:2] + ["<<", "First line.", "", "skip", ".", "ring dad"])
        answers = place.answers(audit)
        expect(answers.get("bk.difference") == "First line.\n\nskip", f"stored: {answers}")
        expect(answers.get("bk.next") == "ring dad", f"stored: {answers}")


@case
def lines_ended_as_on_windows_are_the_same():
    with Place() as place:
        code, _, err = place.run(*BUCKS, *FIXED, given="".join(f"{line}\r\n" for line in WHOLE))
        status(code, 0, err)
        expect(place.answers(place.audits()[0]["id"])["bk.next"] == "ring dad", "a return was kept")


@case
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


@case
def bad_lines_of_a_batch_are_answered_in_order():
    with Place() as place:
        code, out, err = place.run("ask", "--json", "--batch", given=[
            "nonsense", '{"id": "a"}', '{"id": "b", "question": "what is a chronology?"}'])
        expect([json.loads(line).get("id") for line in out.splitlines()][1:] == ["a", "b"], out)
        expect(all("error" in json.loads(line) for line in out.splitlines()[:2]), out)


run_cases(globals())
