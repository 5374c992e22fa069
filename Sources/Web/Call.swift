import Assistant
import Audits
import HTTP

/// A request on its way to what performs it, checked against its operation's shapes.
struct Call {
    let request: Request
    let operation: Operation
    let captures: Captures
    /// `nil` only where nobody need be signed in.
    let caller: Caller?
    /// The body; `null` where the operation takes none.
    private(set) var body = JSON.null
    private var query: [String: JSON] = [:]

    init(request: Request, operation: Operation, captures: Captures, caller: Caller?) {
        self.request = request
        self.operation = operation
        self.captures = captures
        self.caller = caller
    }

    /// Who makes it.
    func signedIn() throws -> Caller {
        guard let caller else { throw Problem(401, "Sign in first.") }
        return caller
    }

    subscript(query name: String) -> JSON? { query[name] }

    /// A capture of the path that has been checked.
    func capture(_ name: String) throws -> String {
        guard let value = captures[name] else {
            throw Problem(404, "There is nothing at this address.")
        }
        return value
    }

    /// The key under which the same request may come again: a field, or a hidden part of a form;
    /// `nil` where there is none.
    func idempotencyKey() throws -> String? {
        if operation.isPage { return body["key"]?.string.flatMap { $0.isEmpty ? nil : $0 } }
        let keys = request.headers.all("Idempotency-Key")
        guard let key = keys.first else { return nil }
        guard keys.count == 1, Shape.key.problems(in: .string(key)).isEmpty else {
            throw Problem(422, "The Idempotency-Key needs 1 to 255 visible ASCII characters.")
        }
        return key
    }

    /// Checks path, query and fields.
    mutating func readParameters() throws {
        for member in operation.captures {
            guard let value = captures[member.name],
                member.shape.problems(in: .string(value)).isEmpty
            else { throw Problem(404, "There is nothing of that name.") }
        }
        var problems: [Shape.Problem] = []
        for member in operation.fields {
            guard let value = request.headers[member.name] else { continue }
            problems += member.shape.problems(in: .string(value), at: member.name)
        }
        for item in request.queryItems {
            guard let member = operation.query.first(where: { $0.name == item.name }) else {
                problems.append(
                    .init(place: String(item.name.prefix(64)), what: "there is no such parameter")
                )
                continue
            }
            guard query[item.name] == nil else {
                problems.append(.init(place: item.name, what: "it is given more than once"))
                continue
            }
            var value = JSON.string(item.value)
            if case .integer = member.shape, let number = Self.wholeNumber(item.value) {
                value = .integer(number)
            }
            problems += member.shape.problems(in: value, at: item.name)
            query[item.name] = value
        }
        for member in operation.query where member.isRequired && query[member.name] == nil {
            problems.append(.init(place: member.name, what: "it is missing"))
        }
        try Self.refuse(problems)
    }

    /// Only digits: `Int` would take `+5` as well.
    private static func wholeNumber(_ text: String) -> Int? {
        text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
    }

    /// Reads and checks the body.
    mutating func readBody(_ shape: Shape) throws {
        if let coding = request.headers["Content-Encoding"], !coding.isSameToken(as: "identity") {
            throw Problem(415, "The body must not be compressed: leave out Content-Encoding.")
        }
        if operation.isPage {
            body = try form()
        } else {
            guard Self.isMedia(request.headers["Content-Type"], "application/json") else {
                throw Problem(415, "The body must be JSON: send Content-Type: application/json.")
            }
            guard let json = JSON(parsing: request.body) else {
                throw Problem(400, "The body is not JSON in UTF-8.")
            }
            body = json
        }
        try Self.refuse(shape.problems(in: body))
    }

    private func form() throws -> JSON {
        guard
            Self.isMedia(request.headers["Content-Type"], "application/x-www-form-urlencoded")
        else { throw Problem(415, "The body must be a form of the page.") }
        guard let items = QueryItem.read(request.body.span) else {
            throw Problem(400, "The form is not in UTF-8.")
        }
        var members: [String: JSON] = [:]
        for item in items {
            guard members[item.name] == nil else {
                throw Problem(422, "A field of the form is given more than once.")
            }
            members[item.name] = .string(item.value)
        }
        return .object(members)
    }

    private static func refuse(_ problems: [Shape.Problem]) throws {
        guard !problems.isEmpty else { return }
        var problem = Problem(422, "The request is not what this address takes; see 'errors'.")
        problem.errors = problems
        throw problem
    }

    /// Whether a Content-Type is of that media type, in UTF-8 if it says a charset.
    private static func isMedia(_ field: String?, _ type: String) -> Bool {
        guard let field else { return false }
        let parts = field.split(separator: ";").map { part in
            part.drop { $0 == " " }.lowercased().split(separator: " ").joined()
        }
        guard parts.first == type else { return false }
        return parts.dropFirst().allSatisfy {
            !$0.hasPrefix("charset=") || ["charset=utf-8", "charset=\"utf-8\""].contains($0)
        }
    }
}

extension Response {
    /// JSON with data in it.
    static func json(_ status: Int, _ json: JSON) -> Response {
        var response = Response.json(status, Array(json.line.utf8))
        response["Cache-Control"] = "no-store"
        return response
    }
}
