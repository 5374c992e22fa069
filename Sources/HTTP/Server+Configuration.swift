extension Server {
    /// Where a server listens.
    package enum Listen: Sendable, Equatable {
        /// An IP address and a port; 0 takes any that is free. `::` takes IPv6 only.
        case tcp(address: String, port: UInt16)
        /// A socket file, made with mode 0600 and removed at the end.
        case unix(path: String)
    }

    /// How long each thing may take; after it the client gets 408 or the connection is closed.
    package struct Deadlines: Sendable, Equatable {
        /// From connecting to the first byte of a request: 408.
        package var firstByte: Duration
        /// From the first byte of a request to its last: 408.
        package var request: Duration
        /// Between two requests: closed.
        package var idle: Duration
        /// For the client to take an answer, and a second more for each megabyte: closed.
        package var write: Duration
        /// For the client to close after a last answer: closed.
        package var drain: Duration
        /// For turns in flight and answers under way after `stop`: given up.
        package var stop: Duration

        package init(
            firstByte: Duration = .seconds(10),
            request: Duration = .seconds(10),
            idle: Duration = .seconds(60),
            write: Duration = .seconds(10),
            drain: Duration = .seconds(2),
            stop: Duration = .seconds(30)
        ) {
            self.firstByte = firstByte
            self.request = request
            self.idle = idle
            self.write = write
            self.drain = drain
            self.stop = stop
        }
    }

    /// All that a server is told before it starts.
    package struct Configuration: Sendable {
        package var listen = Listen.tcp(address: "127.0.0.1", port: 8_080)
        package var limits = Limits()
        package var deadlines = Deadlines()
        /// The hosts that requests may be meant for, against DNS rebinding.
        ///
        /// `nil` lets every host in. An entry without port allows every port.
        package var allowedHosts: [Authority]? = [
            Authority(host: "127.0.0.1"), Authority(host: "localhost"), Authority(host: "[::1]"),
        ]
        /// The status for any other host: 421 or 403.
        package var otherHostStatus = 421
        /// Connections at a time; a further one gets 503.
        package var maxConnections = 2_048
        /// Requests with one lane at a time; a further one gets 503.
        package var inboxBound = 1_024
        /// Bytes of requests and answers under way, of all connections together.
        ///
        /// Beyond it a request of more than 4 kB gets 503, so that big bodies fill no memory and
        /// small requests still pass.
        package var heldBytes = 67_108_864
        /// Fields of every answer that does not have one of that name: policies and the like.
        package var standingFields: [Response.Field] = []
        /// Whether SIGTERM and SIGINT end `run`.
        ///
        /// They are blocked for this thread and those it starts: call `run` before others are
        /// started.
        package var stopsOnSignals = true

        package init() {}

        func check() throws(ServerError) {
            guard standingFields.allSatisfy(\.isSound) else {
                throw ServerError("A standing field is not sound. Check its name and value.")
            }
        }
    }
}

extension Duration {
    /// Whole milliseconds, at least 1.
    var milliseconds: Int64 {
        max(1, components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000)
    }
}
