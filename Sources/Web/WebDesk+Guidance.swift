import Assistant
import Audits
import Guidance
import HTTP

/// Asking and searching the guidance, and what tells how the server is.
extension WebDesk {
    func ask(_ call: Call) throws -> Response {
        let answer = try assistant.ask(
            call.body["question"]?.string ?? "",
            framework: call.body["framework"]?.string
        )
        return .json(
            200,
            .object([
                "status": .string(answer.status.rawValue), "answer": .string(answer.text),
                "citations": .array(answer.citations.map(\.json)),
            ])
        )
    }

    func search(_ call: Call) throws -> Response {
        let passages = try assistant.guidance().search(
            call[query: "q"]?.string ?? "",
            limit: call[query: "limit"]?.integer ?? 10
        )
        return .json(
            200,
            .object([
                "passages": .array(
                    passages.map { passage in
                        .object([
                            "document": .string(passage.document),
                            "section": .string(passage.section), "text": .string(passage.text),
                            "score": .number(passage.score),
                        ])
                    }
                )
            ])
        )
    }

    func ready() throws -> Response {
        _ = try store.audits(limit: 1)
        return .json(200, .object(["status": "ready"]))
    }

    /// The text format of Prometheus, version 0.0.4; no name, id or word of anyone is in it.
    func metrics() -> Response {
        let figures = site.metrics.snapshot()
        var text = ""
        func add(_ name: String, _ kind: String, _ help: String, _ values: [(String, Int)]) {
            text +=
                "# HELP audit_assistant_\(name) \(help)\n# TYPE audit_assistant_\(name) \(kind)\n"
            for (labels, value) in values { text += "audit_assistant_\(name)\(labels) \(value)\n" }
        }
        add(
            "http_responses_total",
            "counter",
            "Answers by class of status.",
            figures.responses.sorted { $0.key < $1.key }.map {
                ("{class=\"\($0.key)xx\"}", $0.value)
            }
        )
        let counters = [
            ("http_received_bytes_total", "Bytes received.", figures.bytesReceived),
            ("http_sent_bytes_total", "Bytes sent.", figures.bytesSent),
            ("http_accepted_total", "Connections accepted.", figures.accepted),
            ("http_turned_away_total", "Connections turned away.", figures.turnedAway),
            ("http_timed_out_total", "Connections ended by a deadline.", figures.timedOut),
            ("turns_total", "Turns of conversations.", site.turns.load(ordering: .relaxed)),
        ]
        for (name, help, value) in counters { add(name, "counter", help, [("", value)]) }
        add("http_connections", "gauge", "Connections open now.", [("", figures.connections)])
        add("http_queued", "gauge", "Requests under way.", [("", figures.queued)])
        var response = Response.text(200, text)
        response["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8"
        return response
    }
}
