"""Many at once over HTTP: everyone's own order, no lost update, no turn held up by searches.

    web_together.py PROGRAM [CLIENTS]

Exit status 0 when all is as it should be. It needs nothing but Python 3.9.
"""

import json
import shutil
import socket
import sys
import tempfile
import threading
import time

from web_kill import Client, Served

ROUNDS = 12


def all_at_once(count, task):
    """Runs task(0) to task(count - 1) together; what they return, in order."""
    results, threads = [None] * count, []
    gate = threading.Barrier(count)

    def run(number):
        gate.wait()
        try:
            results[number] = task(number)
        except Exception as error:
            results[number] = error

    for number in range(count):
        threads.append(threading.Thread(target=run, args=(number,), daemon=True))
        threads[-1].start()
    for thread in threads:
        thread.join(timeout=120)
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results


def call(client, method, path, body=None, fields=None, wanted=(200, 201)):
    status, reply = client.call(method, path, body, fields)
    assert status in wanted, (method, path, status, reply[:200])
    return status, json.loads(reply)


def own_order(served, clients):
    """Each conversation has its turns in the order they were said, answered by its own audit."""

    def talk(number):
        client = Client(served)
        _, opened = call(
            client,
            "POST",
            "/api/conversations",
            {"framework": "cin-cp", "role": "auditor", "case": "T%d" % number},
        )
        path = "/api/conversations/" + opened["id"]
        for turn in range(ROUNDS):
            _, line = call(client, "POST", path + "/messages", {"text": "note %d of %d" % (turn, number)})
            assert line["audit"] == opened["audit"] and line["id"] == opened["id"], line
        _, read = call(client, "GET", path)
        texts = [turn["text"] for turn in read["turns"]]
        assert texts == ["note %d of %d" % (turn, number) for turn in range(ROUNDS)], texts
        client.drop()
        return opened["audit"]

    audits = all_at_once(clients, talk)
    assert len(set(audits)) == clients


def two_tabs(served, clients):
    """Of two tabs that answer the same question at once, one is told 412; nothing is lost."""
    pairs = clients // 2
    client = Client(served)
    opened = [
        call(
            client,
            "POST",
            "/api/conversations",
            {"framework": "cin-cp", "role": "self-assessment", "case": "P%d" % pair},
        )[1]["id"]
        for pair in range(pairs)
    ]
    said = [0] * pairs
    for turn in range(ROUNDS):

        def tag(pair):
            connection = Client(served)
            connection.call("GET", "/health")
            connection.connection.request(
                "GET",
                "/api/conversations/" + opened[pair],
                headers={"Authorization": "Bearer " + served.token},
            )
            response = connection.connection.getresponse()
            response.read()
            connection.drop()
            return response.getheader("ETag")

        tags = all_at_once(pairs, tag)

        def answer(number):
            pair = number // 2
            tab = Client(served)
            status, _ = call(
                tab,
                "POST",
                "/api/conversations/%s/messages" % opened[pair],
                {"text": "answer %d of tab %d" % (turn, number % 2)},
                {"If-Match": tags[pair]},
                wanted=(200, 412),
            )
            tab.drop()
            return status

        statuses = all_at_once(2 * pairs, answer)
        for pair in range(pairs):
            both = sorted(statuses[2 * pair : 2 * pair + 2])
            assert both == [200, 412], both
            said[pair] += 1
    for pair in range(pairs):
        _, read = call(client, "GET", "/api/conversations/" + opened[pair])
        assert len(read["turns"]) == said[pair], (len(read["turns"]), said[pair])
    client.drop()


def beside_searches(served, clients):
    """A turn said behind a queue of searches is answered long before the searches are."""
    question = "what+is+the+timescale+for+supervision+and+who+is+told+about+an+inadequate+audit"
    request = "GET /api/search?q=%s&limit=50 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n"
    request = (request % (question, served.token)).encode()
    each = 2
    searchers = []
    for _ in range(clients):
        connection = socket.create_connection(("127.0.0.1", served.port))
        searchers.append(connection)
    client = Client(served)
    _, opened = call(
        client, "POST", "/api/conversations", {"framework": "cin-cp", "role": "auditor", "case": "S"}
    )
    path = "/api/conversations/%s/messages" % opened["id"]
    call(client, "POST", path, {"text": "first"})
    answered = [0] * clients

    def read(number):
        searchers[number].settimeout(60)
        text = b""
        while answered[number] < each:
            part = searchers[number].recv(1 << 20)
            assert part, "the server hung up on a search"
            text += part
            found = text.count(b"HTTP/1.1 200")
            answered[number] = found

    threads = [threading.Thread(target=read, args=(number,), daemon=True) for number in range(clients)]
    for connection in searchers:
        connection.sendall(request * each)
    for thread in threads:
        thread.start()
    began = time.monotonic()
    call(client, "POST", path, {"text": "beside the searches"})
    took, done = time.monotonic() - began, sum(answered)
    for thread in threads:
        thread.join(timeout=120)
    all_took = time.monotonic() - began
    assert sum(answered) == clients * each, sum(answered)
    assert done < clients * each / 2, "the turn waited for %d of %d searches" % (done, clients * each)
    client.drop()
    for connection in searchers:
        connection.close()
    return took, all_took, clients * each


def main():
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else 64
    folder = tempfile.mkdtemp()
    served = Served(sys.argv[1], folder)
    served.start()
    own_order(served, clients)
    two_tabs(served, clients)
    took, all_took, searches = beside_searches(served, clients)
    assert served.stop() == 0
    with open(folder + "/log") as log:
        assert log.read() == ""
    shutil.rmtree(folder)
    print(
        "%d at once: own order, no lost update; a turn beside %d searches took %.0f of their %.0f ms"
        % (clients, searches, 1000 * took, 1000 * all_took)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
