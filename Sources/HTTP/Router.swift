/// Finds what answers a request, by the segments of its path and its method.
///
/// `Endpoint` is whatever the user of the router wants back: an enum case, a function. Paths are
/// compared segment by segment, decoded, never normalised; a written segment goes before a capture.
package struct Router<Endpoint: Sendable>: Sendable {
    /// What a request leads to.
    package enum Match: Sendable {
        /// Something answers it; HEAD leads to what answers GET.
        case found(Endpoint, Captures)
        /// Nothing does, and this is the answer: 404, 405 with `Allow`, or that of OPTIONS.
        case answer(Response)
    }

    /// One method on one path.
    package struct Route: Sendable {
        package let method: String
        /// As given: `/api/audits/{id}`.
        package let pattern: String
        let endpoint: Endpoint
        let names: [String]
    }

    private struct Node: Sendable {
        var written: [String: Int] = [:]
        var capture: Int?
        var routes: [Int] = []
    }

    /// Every route, in the order it was added.
    package private(set) var routes: [Route] = []
    private var nodes = [Node()]

    package init() {}

    /// Adds a route; one of the same method and path takes the place of the older.
    ///
    /// - Parameters:
    ///   - method: A method in capitals.
    ///   - pattern: A path such as `/api/audits/{id}`; a capture takes one segment, not empty.
    ///   - endpoint: What answers.
    package mutating func on(_ method: String, _ pattern: String, _ endpoint: Endpoint) {
        var node = 0
        var names: [String] = []
        for segment in pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if segment.hasPrefix("{"), segment.hasSuffix("}") {
                names.append(String(segment.dropFirst().dropLast()))
                node = child(of: node, at: \.capture)
            } else {
                node = child(of: node, at: \.written[String(segment)])
            }
        }
        let route = Route(method: method, pattern: pattern, endpoint: endpoint, names: names)
        if let older = nodes[node].routes.first(where: { routes[$0].method == method }) {
            routes[older] = route
        } else {
            nodes[node].routes.append(routes.count)
            routes.append(route)
        }
    }

    private mutating func child(of node: Int, at place: WritableKeyPath<Node, Int?>) -> Int {
        if let known = nodes[node][keyPath: place] { return known }
        nodes.append(Node())
        nodes[node][keyPath: place] = nodes.count - 1
        return nodes.count - 1
    }

    /// Finds what answers.
    ///
    /// - Complexity: O(segments) where no capture stands beside a written segment.
    package func match(_ request: Request) -> Match {
        guard request.path != "*" else {
            return Self.options(allowed(routes.indices))
        }
        var values: [String] = []
        guard let node = find(request.segments[...], from: 0, &values) else {
            return .answer(.problem(404, "There is nothing at this address."))
        }
        let methods = nodes[node].routes
        let wanted = methods.first { routes[$0].method == request.method }
        let stand = request.method == "HEAD" ? methods.first { routes[$0].method == "GET" } : nil
        if let route = wanted ?? stand {
            let captures = Captures(names: routes[route].names, values: values)
            return .found(routes[route].endpoint, captures)
        }
        if request.method == "OPTIONS" { return Self.options(allowed(methods)) }
        var response = Response.problem(405, "This address does not take that method. See Allow.")
        response["Allow"] = allowed(methods)
        return .answer(response)
    }

    /// Walks down, trying the written segment first and going back where it leads nowhere.
    private func find(
        _ segments: ArraySlice<String>,
        from node: Int,
        _ values: inout [String]
    ) -> Int? {
        guard let segment = segments.first else { return nodes[node].routes.isEmpty ? nil : node }
        if let next = nodes[node].written[segment],
            let found = find(segments.dropFirst(), from: next, &values)
        {
            return found
        }
        guard let next = nodes[node].capture, !segment.isEmpty else { return nil }
        values.append(segment)
        if let found = find(segments.dropFirst(), from: next, &values) { return found }
        values.removeLast()
        return nil
    }

    private func allowed(_ indices: some Sequence<Int>) -> String {
        var methods: [String] = []
        for method in indices.map({ routes[$0].method }) + ["OPTIONS"] {
            if !methods.contains(method) { methods.append(method) }
            if method == "GET", !methods.contains("HEAD") { methods.append("HEAD") }
        }
        return methods.joined(separator: ", ")
    }

    private static func options(_ allow: String) -> Match {
        .answer(Response(204, fields: [.init("Allow", allow)]))
    }
}

/// What the captures of a pattern took from a path, decoded.
package struct Captures: Sendable, Equatable {
    private let names: [String]
    private let values: [String]

    init(names: [String], values: [String]) {
        self.names = names
        self.values = values
    }

    /// The text under a name of the pattern; `nil` for a name that it does not have.
    package subscript(_ name: String) -> String? {
        names.firstIndex(of: name).map { values[$0] }
    }
}
