"""Kills a serving program under load and looks for every turn that it had acknowledged.

    web_kill.py PROGRAM [KILLS] [CONVERSATIONS]

Each client says numbered messages in conversations of its own, each under an idempotency key, and
after a lost answer sends the same again. Whenever the program has been killed and started anew,
and at the end, every turn that was acknowledged must be there exactly once, in order, with the
answer that was given. Exit status 0 when that is so. It needs nothing but Python 3.9.
"""

import http.client
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time


class Served:
    """The program, started and killed on one database."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.process = None
        self.port, self.token = None, None
        self.up = threading.Event()

    def start(self):
        with open(os.path.join(self.folder, "log"), "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--port", "0", "--database", self.folder + "/audits.sqlite"],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        link = self.process.stdout.readline().strip()
        base, self.token = link.split("/?token=")
        self.port = int(base.rsplit(":", 1)[1])
        self.up.set()

    def kill(self):
        self.up.clear()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        self.process.stdout.close()
        return status


class Client:
    """A connection that is opened anew whenever the program is."""

    def __init__(self, served):
        self.served = served
        self.connection = None
        self.port = None

    def call(self, method, path, body=None, headers=None):
        self.served.up.wait()
        if self.connection is None or self.port != self.served.port:
            self.drop()
            self.port = self.served.port
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        fields = {"Authorization": "Bearer " + self.served.token, **(headers or {})}
        if body is not None:
            body = json.dumps(body)
            fields["Content-Type"] = "application/json"
        self.connection.request(method, path, body, fields)
        response = self.connection.getresponse()
        return response.status, response.read()

    def drop(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


class Talker(threading.Thread):
    """Says one thing after another, and keeps what was acknowledged: by conversation, in order."""

    turns_each = 30

    def __init__(self, served, number, stopping):
        super().__init__(daemon=True)
        self.client, self.number, self.stopping = Client(served), number, stopping
        self.acknowledged = {}
        self.faults = []
        self.repeated = 0

    def run(self):
        count = 0
        try:
            while not self.stopping.is_set():
                conversation, _ = self.insist("/api/conversations", self.opening(), 201)
                self.acknowledged[conversation["id"]] = []
                path = "/api/conversations/%s/messages" % conversation["id"]
                for _ in range(self.turns_each):
                    if self.stopping.is_set():
                        break
                    count += 1
                    text = "note %d of client %d" % (count, self.number)
                    key = {"Idempotency-Key": "c%d-%d" % (self.number, count)}
                    reply, was_lost = self.insist(path, {"text": text}, 200, key)
                    self.repeated += was_lost
                    self.acknowledged[conversation["id"]].append((text, reply))
        except AssertionError as fault:
            self.faults.append("client %d: %s" % (self.number, fault))

    def opening(self):
        return {"framework": "cin-cp", "role": "self-assessment", "case": "K%d" % self.number}

    def insist(self, path, body, wanted, headers=None):
        """Sends the same until it is answered; the answer, and whether one was lost before it."""
        was_lost = False
        while True:
            try:
                status, reply = self.client.call("POST", path, body, headers)
            except (OSError, http.client.HTTPException):
                self.client.drop()
                was_lost = True
                time.sleep(0.01)
                continue
            if status == 503:
                time.sleep(0.05)
                continue
            assert status == wanted, (status, reply[:200])
            return json.loads(reply), was_lost


def kept_turns(client, conversation):
    turns, after = [], 0
    while True:
        status, page = client.call(
            "GET", "/api/conversations/%s?limit=500&after=%d" % (conversation, after)
        )
        assert status == 200, (status, page[:200])
        page = json.loads(page)
        turns += page["turns"]
        if page["next"] is None:
            return turns
        after = page["next"]


def compare(client, number, conversation, acknowledged):
    """Faults of one conversation; at most the one message under way may be there beyond them."""
    turns = kept_turns(client, conversation)
    faults = []
    if [turn["number"] for turn in turns] != list(range(1, len(turns) + 1)):
        faults.append("the turns of client %d are not numbered in order" % number)
    texts = [turn["text"] for turn in turns]
    if len(set(texts)) != len(texts):
        faults.append("a turn of client %d is there twice" % number)
    for index, (text, reply) in enumerate(acknowledged):
        if index >= len(turns) or turns[index]["text"] != text:
            faults.append("turn %d of client %d was lost" % (index + 1, number))
        elif turns[index]["reply"] != reply:
            faults.append("turn %d of client %d has another answer" % (index + 1, number))
    return faults


def main():
    program = sys.argv[1]
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    clients = int(sys.argv[3]) if len(sys.argv) > 3 else 64
    folder = tempfile.mkdtemp()
    served = Served(program, folder)
    served.start()
    stopping = threading.Event()
    talkers = [Talker(served, number, stopping) for number in range(clients)]
    for talker in talkers:
        talker.start()
    faults = []
    reader = Client(served)
    for _ in range(kills):
        time.sleep(random.uniform(0.05, 1.0))
        served.kill()
        before = [
            (talker.number, *last)
            for talker in talkers
            for last in [(id, list(turns)) for id, turns in list(talker.acknowledged.items())][-1:]
        ]
        served.start()
        for number, conversation, acknowledged in random.sample(before, min(8, len(before))):
            faults += compare(reader, number, conversation, acknowledged)
        reader.drop()
    stopping.set()
    for talker in talkers:
        talker.join(timeout=60)
        faults += talker.faults
        if talker.is_alive():
            faults.append("client %d hangs" % talker.number)
    turns = 0
    for talker in talkers:
        for conversation, acknowledged in talker.acknowledged.items():
            turns += len(acknowledged)
            faults += compare(reader, talker.number, conversation, acknowledged)
    reader.drop()
    if served.stop() != 0:
        faults.append("SIGTERM did not end it with status 0")
    database = folder + "/audits.sqlite"
    for check in (["trail", "verify"], ["audits", "verify"]):
        done = subprocess.run(
            [program, *check, "--database", database], capture_output=True, text=True
        )
        if done.returncode != 0:
            faults.append("%s: %s" % (" ".join(check), done.stdout.strip()))
    with open(os.path.join(folder, "log")) as log:
        for line in log.read().splitlines()[:10]:
            faults.append("log: " + line)
    repeated = sum(talker.repeated for talker in talkers)
    print(
        "%d kills, %d conversations at once, %d turns acknowledged, %d of them after a lost answer, %d faults"
        % (kills, clients, turns, repeated, len(faults))
    )
    for fault in faults[:20]:
        print(fault)
    shutil.rmtree(folder)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
