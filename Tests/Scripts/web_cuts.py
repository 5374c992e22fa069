"""Cuts the power of a serving program, in a model, and looks for every turn it had acknowledged.

    web_cuts.py PROGRAM [CUTS] [SEED]

The program serves clients while a shim (web_cuts.c, compiled here with cc) records every write,
truncation, sync, creation and removal of its database's files, and every answer that it sends. The
record is then played to a random place, again and again: what was synced by then is there, each
other write is kept, dropped or torn by sectors, each change of the folder that was not synced may
be missing from some point on. On what is left the program must open, `audits verify` and `trail
verify` must hold, and every acknowledged turn must be there exactly once with the answer that was
given. To show that the model can fail, it is played with syncs that do nothing (all of them, then
those of the log alone): then turns must be lost. Exit status 0 when all is so. It needs cc or
clang, and Python 3.9.
"""

import concurrent.futures
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading

from web_kill import Client, Served

CLIENTS, TURNS, SECTOR = 16, 24, 512
DATABASE = "audits.sqlite"


def compile_shim(folder):
    here = os.path.dirname(os.path.abspath(__file__))
    shim = os.path.join(folder, "shim.so")
    subprocess.run(
        [shutil.which("cc") or "clang", "-shared", "-fPIC", "-O1", "-o", shim, os.path.join(here, "web_cuts.c"), "-ldl", "-lpthread"],
        check=True,
    )
    return shim


class Recorded(Served):
    """A program that serves under the shim."""

    def __init__(self, program, folder, shim, record):
        super().__init__(program, folder)
        self.shim, self.record = shim, record

    def start(self):
        kept = dict(os.environ)
        os.environ.update(LD_PRELOAD=self.shim, RECORD_FOLDER=self.folder, RECORD_FILE=self.record)
        os.environ["XDG_CACHE_HOME"] = os.path.dirname(self.record)
        try:
            super().start()
        finally:
            os.environ.clear()
            os.environ.update(kept)


def talk(served, number, run, faults):
    try:
        client = Client(served)
        opening = {"framework": "cin-cp", "role": "self-assessment", "case": "C%d-%d" % (run, number)}
        status, reply = client.call("POST", "/api/conversations", opening)
        assert status == 201, status
        path = "/api/conversations/%s/messages" % json.loads(reply)["id"]
        for turn in range(TURNS):
            text = "note %d of client %d" % (turn, number)
            status, _ = client.call("POST", path, {"text": text}, {"Idempotency-Key": "k%d" % turn})
            assert status == 200, status
        client.drop()
    except Exception as fault:  # told by the main thread
        faults.append("client %d: %r" % (number, fault))


def record(program, folder, shim):
    """Serves twice, once to an orderly end and once to a kill; the path of the record."""
    data = os.path.join(folder, "data")
    os.mkdir(data)
    target = os.path.join(folder, "record")
    faults = []
    for run in range(2):
        served = Recorded(program, data, shim, target)
        served.start()
        threads = [
            threading.Thread(target=talk, args=(served, number, run, faults)) for number in range(CLIENTS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if run == 0:
            assert served.stop() == 0
        else:
            served.kill()
    with open(os.path.join(data, "log"), "rb") as log:
        faults += log.read().decode().splitlines()
    assert not faults, faults[:5]
    return target


class Event:
    __slots__ = ("kind", "name", "place", "bytes")

    def __init__(self, kind, name, place, payload):
        self.kind, self.name, self.place, self.bytes = kind, name, place, payload


def read_record(path):
    """The events of the database's files, and the acknowledgements by their place among them."""
    events, turns, openings = [], [], []
    with open(path, "rb") as file:
        while head := file.readline():
            kind, name, place, count = head.decode().split()
            payload = file.read(int(count))
            if kind == "send":
                acknowledge(payload, len(events), turns, openings)
            elif name == "." or name.startswith(DATABASE) and not name.endswith("-shm"):
                events.append(Event(kind, name, int(place), payload))
    return events, turns, openings


def acknowledge(payload, place, turns, openings):
    head, _, body = payload.partition(b"\r\n\r\n")
    if head.startswith(b"HTTP/1.1 201"):
        openings.append((place, json.loads(body)["id"]))
    elif head.startswith(b"HTTP/1.1 200") and b'"replies"' in body:
        number = int(re.search(rb'ETag: "(\d+)-', head).group(1))
        turns.append((place, json.loads(body)["id"], number, body.decode()))


def ends_of_syncs(events, model):
    """For each begin of a sync that counts, the place of its end."""
    begun, ends = {}, {}
    for place, event in enumerate(events):
        if event.kind == "begin":
            begun[event.place] = place
        elif event.kind == "end" and event.place in begun and counts(events, place, model):
            ends[begun[event.place]] = place
    return ends


def counts(events, end, model):
    """Whether a sync does anything: all do in truth, none with `off`; with `log off` those of the
    log do only where the database's own file is written next, as at a checkpoint."""
    if model == "off":
        return False
    if model == "true" or not events[end].name.endswith("-wal"):
        return True
    following = (event for event in events[end + 1 :] if event.kind == "write")
    return next((event.name for event in following), "") == DATABASE


def left_on_disk(events, ends, cut, rng):
    """The files after a cut before the event of that place."""
    safe = {}  # by name: everything of it before that place is on disk
    for begin, end in ends.items():
        if end < cut:
            name = events[begin].name
            safe[name] = max(safe.get(name, 0), begin)
    keep = rng.choice([0.0, 0.3, 0.7, 1.0])
    tear = rng.choice([0.0, 0.5])
    entries = [place for place in range(cut) if events[place].kind in ("create", "unlink")]
    loose = [place for place in entries if place >= safe.get(".", 0)]
    # A folder's changes reach the disk in their order.
    missing = set(loose[rng.randint(0, len(loose)) :])
    files, there = {}, set()
    for place in range(cut):
        event = events[place]
        if event.kind == "create":
            files[event.name] = bytearray()
            if place not in missing:
                there.add(event.name)
        elif event.kind == "unlink":
            if place not in missing:
                there.discard(event.name)
                files.pop(event.name, None)
        elif event.kind == "write":
            data = files.setdefault(event.name, bytearray())
            if place < safe.get(event.name, 0) or rng.random() < keep:
                put(data, event.place, event.bytes)
            elif rng.random() < tear:
                for start in range(0, len(event.bytes), SECTOR):
                    if rng.random() < 0.5:
                        put(data, event.place + start, event.bytes[start : start + SECTOR])
        elif event.kind == "truncate":
            data = files.setdefault(event.name, bytearray())
            if place < safe.get(event.name, 0) or rng.random() < keep:
                del data[event.place :]
                data.extend(bytes(event.place - len(data)))
    return {name: files[name] for name in there if name in files}


def put(data, place, payload):
    if len(data) < place:
        data.extend(bytes(place - len(data)))
    data[place : place + len(payload)] = payload


def examine(program, folder, files, cut, turns, openings, says_on):
    """What is wrong with what is left."""
    os.mkdir(folder)
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
    database = os.path.join(folder, DATABASE)
    faults = []
    for check in (["audits", "verify"], ["trail", "verify"]):
        done = subprocess.run([program, *check, "--database", database], capture_output=True, text=True)
        if done.returncode != 0:
            faults.append("%s: %s" % (" ".join(check), (done.stdout + done.stderr).strip()[:200]))
    try:
        connection = sqlite3.connect(database)
        kept = {}
        for conversation, number, reply in connection.execute("SELECT conversation, number, reply FROM turn"):
            kept.setdefault((conversation, number), []).append(reply)
        twice = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM turn GROUP BY conversation, typed HAVING count(*) > 1)"
        ).fetchone()[0]
        begun = {id for (id,) in connection.execute("SELECT id FROM conversation")}
        connection.close()
    except sqlite3.Error as error:
        return faults + ["it cannot be read: %s" % error]
    if twice:
        faults.append("%d turns are there twice" % twice)
    lost = sum(place <= cut and kept.get((id, number)) != [reply] for place, id, number, reply in turns)
    if lost:
        faults.append("%d acknowledged turns are not there as they were answered" % lost)
    unknown = sum(place <= cut and id not in begun for place, id in openings)
    if unknown:
        faults.append("%d acknowledged conversations are not there" % unknown)
    if says_on and not faults:
        faults += say_on(program, folder)
    shutil.rmtree(folder)
    return faults


def say_on(program, folder):
    """The program serves what is left, and takes a turn."""
    served = Served(program, folder)
    served.start()
    client = Client(served)
    status, reply = client.call(
        "POST", "/api/conversations", {"framework": "cin-cp", "role": "auditor", "case": "after"}
    )
    path = "/api/conversations/%s/messages" % json.loads(reply).get("id")
    said, _ = client.call("POST", path, {"text": "still here"})
    client.drop()
    ended = served.stop()
    return [] if (status, said, ended) == (201, 200, 0) else ["afterwards: %s %s %s" % (status, said, ended)]


def play(program, folder, recorded, model, cuts, rng):
    """Faults by cut, and what was acknowledged by then in all."""
    events, turns, openings = recorded
    ends = ends_of_syncs(events, model)
    jobs = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for number in range(cuts):
            # Half of the cuts come right after an answer.
            cut = rng.choice(turns)[0] if number % 2 else rng.randint(0, len(events))
            files = left_on_disk(events, ends, cut, rng)
            place = os.path.join(folder, "%s-%d" % (model.replace(" ", "-"), number))
            job = pool.submit(examine, program, place, files, cut, turns, openings, number % 15 == 0)
            jobs.append((cut, job))
            if number >= 8:
                jobs[number - 8][1].result()  # so that not all files are held at once
    return [(cut, job.result()) for cut, job in jobs]


def main():
    program = os.path.abspath(sys.argv[1])
    cuts = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
    rng = random.Random(seed)
    folder = tempfile.mkdtemp()
    recorded = read_record(record(program, folder, compile_shim(folder)))
    events, turns, openings = recorded
    kinds = {kind: sum(event.kind == kind for event in events) for kind in ("write", "end", "create", "unlink")}
    print(
        "%d writes, %d syncs, %d files made and %d removed; %d turns acknowledged; seed %d"
        % (kinds["write"], kinds["end"], kinds["create"], kinds["unlink"], len(turns), seed)
    )
    status = 0
    if len(turns) != 2 * CLIENTS * TURNS or len(openings) != 2 * CLIENTS:
        print("the record lacks answers: %d, %d" % (len(turns), len(openings)))
        status = 1
    for model, count in (("true", cuts), ("off", max(10, cuts // 10)), ("log off", max(10, cuts // 10))):
        outcomes = play(program, folder, recorded, model, count, rng)
        bad = [(cut, faults) for cut, faults in outcomes if faults]
        print("syncs %s: %d cuts, %d of them with losses or damage" % (model, count, len(bad)))
        if model == "true" and bad or model != "true" and not bad:
            status = 1
        for cut, faults in bad[: 10 if model == "true" else 1]:
            print("  e.g. before event %d: %s" % (cut, "; ".join(faults)))
    shutil.rmtree(folder)
    return status


if __name__ == "__main__":
    sys.exit(main())
