// The way of one request: read, dispatch, respond.
extension Loop {
    /// Does all that can be done for one client now.
    mutating func advance(_ slot: Int) {
        for _ in 0..<Self.turnsAtATime {
            switch connections[slot].state {
            case .closed, .waiting, .writing:
                return
            case .draining:
                _ = receive(slot)
            case .fresh, .idle, .reading:
                if let outcome = readOn(slot) { take(outcome, slot) }
            }
            if isDone(slot) { return }
        }
        again.append(token(id(slot)))
    }

    /// Whether nothing is left to read for now.
    private func isDone(_ slot: Int) -> Bool {
        !connections[slot].hasRest && !connections[slot].isReadable
    }

    private mutating func readOn(_ slot: Int) -> RequestParser.Outcome? {
        if connections[slot].hasRest { return connections[slot].readRest() }
        guard let count = receive(slot) else { return nil }
        let bytes = scratch
        return connections[slot].read(bytes.span.extracting(0..<count))
    }

    /// Reads into `scratch`; `nil` where there is nothing to parse, be it for now or for ever.
    private mutating func receive(_ slot: Int) -> Int? {
        guard connections[slot].isReadable else { return nil }
        switch Socket.receive(connections[slot].socket, into: &scratch) {
        case .bytes(let count):
            metrics.bytesReceived.add(count)
            // A short read has emptied the socket, unless the end is still to be read.
            if count < scratch.count, !connections[slot].isEnding {
                connections[slot].isReadable = false
            }
            return count
        case .later:
            connections[slot].isReadable = false
        case .end where connections[slot].state == .reading:
            connections[slot].isReadable = false
            connections[slot].isEnded = true
            refuse(slot, .problem(400, "The request ended before it was whole."))
        case .end, .broken:
            close(slot)
        }
        return nil
    }

    private mutating func take(_ outcome: RequestParser.Outcome, _ slot: Int) {
        switch outcome {
        case .request(let request):
            answer(request, slot)
        case .refused(let refusal):
            refuse(slot, .problem(refusal.status, refusal.detail))
        case .incomplete:
            guard !connections[slot].parser.isIdle else { return }
            if connections[slot].state != .reading {
                connections[slot].state = .reading
                connections[slot].deadline = now + configuration.deadlines.request.milliseconds
            }
            let held = connections[slot].parser.heldBytes
            hold(held, for: slot)
            if heldBytes > configuration.heldBytes, held > 4_096 {
                refuse(slot, .busy("The server has too much to read. Try again soon."))
            } else if connections[slot].parser.takeContinue() {
                sendContinue(slot)
            }
        }
    }

    /// Counts the bytes that a connection holds now.
    mutating func hold(_ bytes: Int, for slot: Int) {
        heldBytes += bytes - connections[slot].held
        connections[slot].held = bytes
    }

    private mutating func sendContinue(_ slot: Int) {
        let bytes = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
        guard case .bytes(bytes.count) = Socket.send(connections[slot].socket, bytes, from: 0)
        else { return close(slot) }
        metrics.bytesSent.add(bytes.count)
    }

    private mutating func answer(_ parsed: Request, _ slot: Int) {
        var request = parsed
        request.peer = connections[slot].peer
        request.connection = id(slot)
        connections[slot].framing = ResponseWriter.Framing(
            isHead: request.method == "HEAD",
            closes: !request.keepsAlive || isStopping,
            announcesKeepAlive: request.isVersion10
        )
        if let allowed = configuration.allowedHosts, let host = request.authority,
            !host.isAllowed(by: allowed)
        {
            let detail = "This server does not answer for that host. Use its own name."
            return respond(slot, .problem(configuration.otherHostStatus, detail))
        }
        switch dispatch(request) {
        case .answer(let response):
            respond(slot, response)
        case .lane(let lane):
            guard inboxes.indices.contains(lane) else {
                return respond(slot, .problem(500, "The request could not be placed."))
            }
            guard outstanding[lane] < configuration.inboxBound else {
                return respond(slot, .busy("The server is busy. Try again soon."))
            }
            outstanding[lane] += 1
            metrics.queued.add(1)
            connections[slot].state = .waiting
            connections[slot].deadline = .max
            hold(request.body.count, for: slot)
            posted[lane].append(request)
        }
    }

    /// Answers what is no request, or came too late, and closes.
    mutating func refuse(_ slot: Int, _ response: Response) {
        connections[slot].framing = ResponseWriter.Framing(
            isHead: connections[slot].parser.isHead,
            closes: true
        )
        respond(slot, response)
    }

    /// Sends head and body in one write; what the socket does not take waits for it.
    mutating func respond(_ slot: Int, _ response: Response) {
        if response.closes { connections[slot].framing.closes = true }
        outgoing.removeAll(keepingCapacity: true)
        let framing = connections[slot].framing
        let status = writer.write(response, framing, at: Clock.seconds(), to: &outgoing)
        metrics.countResponse(status)
        let sent: Int
        switch Socket.send(connections[slot].socket, outgoing, from: 0) {
        case .bytes(let count): sent = count
        case .later: sent = 0
        case .end, .broken: return close(slot)
        }
        metrics.bytesSent.add(sent)
        let left = outgoing.count - sent
        hold(left, for: slot)
        if left == 0 {
            finishAnswer(slot)
        } else {
            let time = configuration.deadlines.write.milliseconds + Int64(left / 1_048_576) * 1_000
            connections[slot].unsent = Array(outgoing[sent...])
            connections[slot].state = .writing
            connections[slot].deadline = now + time
        }
        if outgoing.capacity > 1_048_576 { outgoing = [] }
    }

    /// Sends on what the socket did not take before.
    mutating func flush(_ slot: Int) {
        while connections[slot].unsentStart < connections[slot].unsent.count {
            let start = connections[slot].unsentStart
            switch Socket.send(connections[slot].socket, connections[slot].unsent, from: start) {
            case .bytes(let count):
                metrics.bytesSent.add(count)
                connections[slot].unsentStart += count
            case .later:
                return
            case .end, .broken:
                return close(slot)
            }
        }
        connections[slot].unsent = []
        connections[slot].unsentStart = 0
        hold(0, for: slot)
        finishAnswer(slot)
    }

    private mutating func finishAnswer(_ slot: Int) {
        guard connections[slot].framing.closes else {
            connections[slot].state = .idle
            connections[slot].deadline = now + configuration.deadlines.idle.milliseconds
            return
        }
        if connections[slot].isEnded { return close(slot) }
        Socket.finishSending(connections[slot].socket)
        connections[slot].rest = []
        connections[slot].restStart = 0
        connections[slot].state = .draining
        connections[slot].deadline = now + configuration.deadlines.drain.milliseconds
    }
}
