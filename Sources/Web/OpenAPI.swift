import Assistant
import Audits
import HTTP

/// The description of all operations, OpenAPI 3.1.
enum OpenAPI {
    /// The document, encoded as JSON.
    static func document(_ operations: [Operation], version: String) -> [UInt8] {
        var components: [String: JSON] = [:]
        let problem = Shape.problem.schema(&components)
        var paths: [String: [String: JSON]] = [:]
        for operation in operations {
            paths[operation.path, default: [:]][operation.method.lowercased()] = describe(
                operation,
                problem,
                &components
            )
        }
        let document = JSON.object([
            "openapi": "3.1.0",
            "info": .object([
                "title": "audit-assistant", "version": .string(version),
                "description": .string(
                    "Case file audits by conversation, and answers from the guidance. Sign in with "
                        + "a bearer token, or with the cookie of a session."
                ),
            ]),
            "servers": .array([.object(["url": "/"])]),
            "security": .array([.object(["token": .array([])]), .object(["session": .array([])])]),
            "paths": .object(paths.mapValues { .object($0) }),
            "components": .object([
                "schemas": .object(components),
                "securitySchemes": .object([
                    "token": .object(["type": "http", "scheme": "bearer"]),
                    "session": .object(["type": "apiKey", "in": "cookie", "name": "sid"]),
                ]),
            ]),
        ])
        return Array(document.line.utf8)
    }

    private static func describe(
        _ operation: Operation,
        _ problem: JSON,
        _ components: inout [String: JSON]
    ) -> JSON {
        var parameters: [JSON] = []
        for (place, members) in [
            ("path", operation.captures), ("query", operation.query), ("header", operation.fields),
        ] {
            for member in members {
                var parameter: [String: JSON] = [
                    "name": .string(member.name), "in": .string(place),
                    "required": .bool(member.isRequired),
                    "schema": member.shape.schema(&components),
                ]
                if let note = member.note { parameter["description"] = .string(note) }
                parameters.append(.object(parameter))
            }
        }
        var described: [String: JSON] = [
            "operationId": .string(operation.endpoint.rawValue),
            "summary": .string(operation.summary),
            "responses": .object(responses(operation, problem, &components)),
        ]
        if let details = operation.details { described["description"] = .string(details) }
        if !parameters.isEmpty { described["parameters"] = .array(parameters) }
        if let body = operation.body {
            let type = operation.isPage ? "application/x-www-form-urlencoded" : "application/json"
            described["requestBody"] = .object([
                "required": .bool(true),
                "content": .object([type: .object(["schema": body.schema(&components)])]),
            ])
        }
        switch operation.need {
        case .nothing: described["security"] = .array([])
        case .session: described["security"] = .array([.object(["session": .array([])])])
        case .scope: break
        }
        return .object(described)
    }

    private static func responses(
        _ operation: Operation,
        _ problem: JSON,
        _ components: inout [String: JSON]
    ) -> [String: JSON] {
        let page = JSON.object(["schema": .object(["type": "string"])])
        var problems: [String: JSON] = [
            "application/problem+json": .object(["schema": problem])
        ]
        if operation.isPage { problems["text/html"] = page }
        var responses: [String: JSON] = [
            "default": .object([
                "description": "What is wrong, and what to do about it (RFC 9457).",
                "content": .object(problems),
            ])
        ]
        for answer in operation.answers {
            var response: [String: JSON] = ["description": .string(answer.what)]
            if let type = answer.type {
                let schema = answer.shape?.schema(&components)
                response["content"] = .object([
                    type: schema.map { .object(["schema": $0]) } ?? page
                ])
            }
            if !answer.fields.isEmpty {
                response["headers"] = .object(
                    Dictionary(
                        uniqueKeysWithValues: answer.fields.map {
                            ($0, .object(["schema": .object(["type": "string"])]))
                        }
                    )
                )
            }
            responses[String(answer.status)] = .object(response)
        }
        return responses
    }
}
