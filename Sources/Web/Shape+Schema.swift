import Audits

/// Shapes as JSON Schema 2020-12, for OpenAPI 3.1.
extension Shape {
    /// The schema; what has a name goes into `components` and is referred to.
    func schema(_ components: inout [String: JSON]) -> JSON {
        switch self {
        case .text(let text): return text.schema
        case .integer(let range):
            return .object([
                "type": "integer", "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
            ])
        case .number: return .object(["type": "number"])
        case .flag: return .object(["type": "boolean"])
        case .choice(let choices):
            return .object(["type": "string", "enum": .array(choices.map { .string($0) })])
        case .date: return .object(["type": "string", "format": "date"])
        case .list(let shape, let most):
            var schema: [String: JSON] = ["type": "array", "items": shape.schema(&components)]
            if most < .max { schema["maxItems"] = .integer(most) }
            return .object(schema)
        case .object(let members, let isOpen):
            return Self.schema(members, isOpen: isOpen, &components)
        case .map(let shape):
            return .object([
                "type": "object", "additionalProperties": shape.schema(&components),
            ])
        case .record(let members, let others):
            var schema = Self.schema(members, isOpen: true, &components).object ?? [:]
            schema["additionalProperties"] = others.schema(&components)
            return .object(schema)
        case .orNull(let shape):
            return .object([
                "anyOf": .array([shape.schema(&components), .object(["type": "null"])])
            ])
        case .oneOf(let shapes):
            return .object(["oneOf": .array(shapes.map { $0.schema(&components) })])
        case .anything: return .object([:])
        case .named(let name, let shape):
            if components[name] == nil {
                components[name] = .object([:])
                components[name] = shape.schema(&components)
            }
            return .object(["$ref": .string("#/components/schemas/\(name)")])
        }
    }

    private static func schema(
        _ members: [Member],
        isOpen: Bool,
        _ components: inout [String: JSON]
    ) -> JSON {
        var properties: [String: JSON] = [:]
        for member in members {
            var schema = member.shape.schema(&components)
            if let note = member.note, var object = schema.object {
                object["description"] = .string(note)
                schema = .object(object)
            }
            properties[member.name] = schema
        }
        let required = members.filter(\.isRequired).map { JSON.string($0.name) }
        var schema: [String: JSON] = ["type": "object", "properties": .object(properties)]
        if !required.isEmpty { schema["required"] = .array(required) }
        if !isOpen { schema["additionalProperties"] = .bool(false) }
        return .object(schema)
    }
}

extension Shape.Text {
    fileprivate var schema: JSON {
        var schema: [String: JSON] = ["type": "string"]
        if range.lowerBound > 0 { schema["minLength"] = .integer(range.lowerBound) }
        if range.upperBound < .max { schema["maxLength"] = .integer(range.upperBound) }
        if let pattern = characters.pattern { schema["pattern"] = .string(pattern) }
        if let note { schema["description"] = .string(note) }
        return .object(schema)
    }
}
