"""Serves for real and looks from outside: the one line, the fields of every answer, users, the end.

    web_serve.py PROGRAM

Exit status 0 when all is as it should be. It needs nothing but Python 3.9.
"""

import http.client
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

FIELDS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


class Served:
    def __init__(self, program, database, *flags):
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--database", database, *flags],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def link(self):
        line = self.process.stdout.readline().strip()
        base, token = line.split("/?token=")
        return int(base.rsplit(":", 1)[1]), token

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        out, log = self.process.communicate(timeout=30)
        return self.process.returncode, out, log


def call(port, method, path, body=None, fields=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, body, fields or {})
    response = connection.getresponse()
    got = response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    connection.close()
    return got


def first_start(program, folder):
    served = Served(program, folder + "/first.sqlite")
    port, token = served.link()
    sign = {"Authorization": "Bearer " + token}
    for method, path, fields in [
        ("GET", "/health", {}),
        ("GET", "/", {}),
        ("GET", "/style.css", {}),
        ("GET", "/openapi.json", {}),
        ("GET", "/api/audits", sign),
        ("GET", "/api/none", {}),
        ("QUERY", "/api/audits", {}),
        ("GET", "/health", {"Host": "evil.example"}),
        ("GET", "/%zz", {}),
    ]:
        status, answered, _ = call(port, method, path, fields=fields)
        for name, value in FIELDS.items():
            assert answered.get(name) == value, (path, status, name, answered.get(name))
        kind = answered.get("content-type", "")
        assert "json" in kind or "charset=utf-8" in kind, (path, kind)
        if path != "/style.css" and path != "/openapi.json":
            assert answered.get("cache-control") == "no-store", (path, answered.get("cache-control"))
    status, answered, _ = call(port, "GET", "/?token=" + token)
    assert status == 303 and answered["location"] == "/", (status, answered)

    # Turns under way at the end are answered; nothing typed or secret is in the log.
    fields = {**sign, "Content-Type": "application/json"}
    body = json.dumps({"framework": "cin-cp", "role": "self-assessment", "case": "SECRETCASE"})
    status, _, line = call(port, "POST", "/api/conversations", body, fields)
    assert status == 201, status
    path = "/api/conversations/%s/messages" % json.loads(line)["id"]
    statuses = []

    def talk(number):
        said = json.dumps({"text": "SECRETTEXT %d" % number})
        statuses.append(call(port, "POST", path, said, fields)[0])

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    time.sleep(0.05)
    status, out, log = served.end()
    for thread in threads:
        thread.join()
    assert status == 0, (status, log)
    assert out == "", "more than one line on standard output: %r" % out
    assert "SECRET" not in log and token not in log, log
    assert statuses and all(status == 200 for status in statuses), statuses


def typed_password(program, database):
    """A password typed at a terminal is not shown."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(program, [program, "users", "add", "tess", "--role", "auditor", "--database", database])
    shown = b""
    for _ in range(2):
        while not shown.rstrip().endswith(b":"):
            shown += os.read(terminal, 1024)
        time.sleep(0.1)
        os.write(terminal, b"four quite plain words\n")
        shown += b"|"
    try:
        while True:
            part = os.read(terminal, 1024)
            if not part:
                break
            shown += part
    except OSError:
        pass
    _, status = os.waitpid(child, 0)
    assert status == 0, shown
    assert b"plain" not in shown, shown


def users(program, folder):
    database = folder + "/users.sqlite"

    def run(*words, given=None):
        return subprocess.run(
            [program, *words, "--database", database], input=given, capture_output=True, text=True
        )

    assert run("serve", "--listen", "0.0.0.0", "--insecure").returncode == 4
    assert run("users", "add", "ann", "--role", "auditor", given="password\n").returncode == 1
    added = run("users", "add", "ann", "--role", "auditor", given="three plain words\n")
    assert added.returncode == 0, added.stderr
    typed_password(program, database)
    for flags in [
        ["--listen", "0.0.0.0"],
        ["--listen", "0.0.0.0", "--public-url", "http://audit.example"],
        ["--trust-header", "X-User"],
    ]:
        assert run("serve", *flags).returncode == 4, flags
    for proxies in ["*", "0.0.0.0/0", "::/0"]:
        assert run("serve", "--trust-header", "X-User", "--trust-proxies", proxies).returncode == 2

    served = Served(program, database)
    line = served.process.stderr.readline()
    port = int(line.strip().rstrip(".").rsplit(":", 1)[1])
    fields = {"Content-Type": "application/json"}
    for user, password in [("ann", "three plain words"), ("tess", "four quite plain words")]:
        body = json.dumps({"user": user, "password": password})
        status, answered, _ = call(port, "POST", "/api/sessions", body, fields)
        assert status == 201 and "HttpOnly" in answered["set-cookie"], (status, answered)
    made = run("tokens", "make", "ann", "--name", "t1", "--scope", "read")
    sign = {"Authorization": "Bearer " + made.stdout.strip()}
    assert call(port, "GET", "/api/me", fields=sign)[0] == 200
    assert run("users", "disable", "ann").returncode == 0
    assert call(port, "GET", "/api/me", fields=sign)[0] == 401
    status, out, _ = served.end()
    assert (status, out) == (0, ""), (status, out)
    assert run("trail", "verify").returncode == 0


def main():
    program = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp()
    try:
        first_start(program, folder)
        users(program, folder)
    finally:
        shutil.rmtree(folder)
    print("The server is as it should be.")


if __name__ == "__main__":
    main()
