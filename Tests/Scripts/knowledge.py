#!/usr/bin/env python3
"""A council's own documents: every format, versions, copies, broken files, missing converters.

    knowledge.py PROGRAM [NAME...]

The conversions run where pandoc and pdftotext are installed; that their absence is told runs
everywhere. Ends with the line 'N passed, N failed'; exit status 1 if any failed.
"""

import json
import os
import shutil
import subprocess

from pipe_program import Place, case, expect, run_cases, status

POLICY = """# Pool car policy

Approved March 2025. Review date: March 2026.

## Where to park the pool car

Park the pool car behind the library. A permit costs 4 pounds a day.

## What to do about a lost laptop

1. Call the service desk on the same day.
2. Change your passphrase within 2 hours.

## Pool car times

| Task | Time limit |
| --- | --- |
| Return the pool car | By 18:00 |
| Report a scratch on the pool car | 3 working days |

## Pool car words

Logbook

:   The book in which every journey is written.
"""

PAGE = """Pool car policy

Approved March 2025

Where to park the pool car

Park the pool car behind the library. A permit costs 4 pounds a day.

What to do about a lost laptop

1. Call the service desk on the same day.
2. Change your passphrase within 2 hours.

Pool car times

Task\tTime limit
Return the pool car\tBy 18:00
Report a scratch on the pool car\t3 working days
"""


def portable(lines):
    """A PDF of one page; a tab begins the second column."""
    shows = []
    for number, line in enumerate(lines):
        for place, cell in zip((60, 330), line.split("\t")):
            shows.append(f"BT /F 11 Tf {place} {780 - 16 * number} Td ({cell}) Tj ET")
    text = "\n".join(shows).encode()
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
               b" /Resources << /Font << /F 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def ask(place, question, **more):
    code, out, err = place.run("ask", "--json", question, **more)
    status(code, 0, err)
    return json.loads(out)


def answers_from(place, document):
    """Asks for a sentence, steps and a row of a table, each cited from the document."""
    for question, part in (("where do I park the pool car?", "behind the library"),
                           ("what do I do about a lost laptop?", "service desk"),
                           ("by when must a scratch on the pool car be reported?", "3 working days")):
        reply = ask(place, question)
        expect(reply["status"] == "answered" and part in reply["answer"], f"{question}: {reply}")
        names = [citation["document"] for citation in reply["citations"]]
        expect(document in names, f"{question} cites {names}")


def write(place, name, text):
    with open(place.path(name), "w", encoding="utf-8") as file:
        file.write(text)
    return place.path(name)


def add(place, path, *more, code=0):
    got, out, err = place.run("knowledge", "add", path, *more)
    status(got, code, out + err)
    return out + err


@case
def markdown_and_plain_text_are_read_directly():
    for name, text in (("policy.md", POLICY), ("policy.txt", PAGE)):
        with Place() as place:
            add(place, write(place, name, text))
            answers_from(place, "policy")
            code, out, _ = place.run("knowledge", "list", "--now", "2026-11-20")
            expect("2025-03" in out, f"no date: {out[-300:]}")
            if name == "policy.md":
                expect("review was due 2026-03" in out, f"no review: {out[-300:]}")
            code, out, err = place.run("knowledge", "remove", "policy")
            status(code, 0, err)
            expect(ask(place, "where do I park the pool car?")["status"] == "not_covered", "kept")


@case
def office_documents_and_pages_are_converted():
    if not shutil.which("pandoc"):
        print("  (pandoc is not installed: not tried)")
        return
    for ending in ("docx", "odt", "html"):
        with Place() as place:
            source = write(place, "source.md", POLICY)
            target = place.path(f"policy.{ending}")
            subprocess.run(["pandoc", "-s", "--metadata", "title=Pool car policy", source,
                            "-o", target], check=True, capture_output=True)
            add(place, target)
            answers_from(place, "policy")
            code, _, err = place.run("knowledge", "remove", "policy")
            status(code, 0, err)


@case
def portable_documents_are_converted():
    if not shutil.which("pdftotext"):
        print("  (pdftotext is not installed: not tried)")
        return
    with Place() as place:
        with open(place.path("policy.pdf"), "wb") as file:
            file.write(portable(PAGE.split("\n")))
        add(place, place.path("policy.pdf"))
        answers_from(place, "policy")


@case
def a_missing_converter_is_named_with_its_package():
    for name, package in (("policy.docx", "pandoc"), ("policy.pdf", "poppler-utils")):
        with Place() as place:
            os.mkdir(place.path("empty"))
            path = write(place, name, "no such thing")
            code, out, err = place.run("knowledge", "add", path, PATH=place.path("empty"))
            status(code, 1, out + err)
            expect(package in err and "install" in err, f"{name}: {err}")


@case
def a_broken_file_leaves_the_rest_serving():
    if not shutil.which("pandoc"):
        print("  (pandoc is not installed: not tried)")
        return
    with Place() as place:
        add(place, write(place, "policy.md", POLICY))
        told = add(place, write(place, "broken.docx", "this is no document"), code=1)
        expect("broken.docx" in told, told)
        answers_from(place, "policy")


@case
def copies_and_older_versions_are_noticed():
    with Place() as place:
        add(place, write(place, "Pool car policy v1.md", POLICY.replace("behind", "beside")))
        newer = POLICY.replace("March 2025", "April 2026")
        told = add(place, write(place, "Pool car policy v2.md", newer))
        expect("an older version of Pool car policy v2" in told, told)
        reply = ask(place, "where do I park the pool car?")
        expect("behind the library" in reply["answer"], str(reply))
        told = add(place, write(place, "Copy.md", newer))
        expect("the same text as" in told, told)
        reply = ask(place, "where do I park the pool car?")
        expect(len(reply["citations"]) == 1, str(reply))


@case
def refused_questions_are_kept_unless_that_is_switched_off():
    for setting, wanted in ({}, True), ({"AUDIT_ASSISTANT_KEEP_GAPS": "no"}, False):
        with Place() as place:
            ask(place, "what is the salary of an auditor?", **setting)
            _, out, _ = place.run("knowledge", "gaps")
            expect(("salary" in out) == wanted, out)


run_cases(globals())
