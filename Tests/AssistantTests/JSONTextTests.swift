import Assistant
import Audits
import Foundation
import Testing

/// JSON as it is written for programs.
@Suite("A line of JSON")
struct JSONTextTests {
    @Test(
        "It is what Foundation writes, with keys in order and slashes as they are",
        arguments: 0..<200
    )
    func sameAsFoundation(seed: Int) throws {
        var generator = Seeded(state: UInt64(seed) &+ 1)
        let json = value(depth: 4, &generator)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(json.line == String(decoding: try encoder.encode(json), as: UTF8.self))
        #expect(JSON(parsing: json.line.utf8) == json)
    }

    private func value(depth: Int, _ generator: inout Seeded) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: .null
        case 1: .bool(.random(using: &generator))
        case 2: .integer(.random(in: -1_000_000...1_000_000, using: &generator))
        case 3: .number(Double(Int.random(in: -999...999, using: &generator)) + 0.5)
        case 4: .string(text(&generator))
        case 5:
            .array(
                (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
                    value(depth: depth - 1, &generator)
                }
            )
        default:
            .object(
                Dictionary(
                    (0..<Int.random(in: 0..<6, using: &generator)).map { number in
                        (
                            "key.\(Int.random(in: 0..<40, using: &generator)).\(number)",
                            value(depth: depth - 1, &generator)
                        )
                    },
                    uniquingKeysWith: { $1 }
                )
            )
        }
    }

    private func text(_ generator: inout Seeded) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "Z", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{8}", "\u{c}", "\u{1f}",
            "\u{7f}", "\u{e9}", "\u{301}", "\u{2028}", "\u{1F98A}", "'", "<",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0..<12, using: &generator) {
            text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "a")
        }
        return text
    }
}

private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
        return mixed ^ (mixed >> 33)
    }
}
