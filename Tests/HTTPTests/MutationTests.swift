import Glibc
import HTTP
import Testing

/// A small, seeded source of numbers (SplitMix64): the same seed gives the same run anywhere.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}

/// Makes streams out of the written cases: flips, cuts, repeats, joins, and words that matter.
struct Mutator {
    private static let words = [
        "\r\n", "\n", "\r", " ", "\t", "\0", ":", ";", ",", "0", "1", "a", "ffffffff", "\r\n\r\n",
        "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Host: a\r\n", "HTTP/1.1",
        "HTTP/1.0", "GET / HTTP/1.1\r\n", "chunked", "0\r\n\r\n", "5\r\nhello\r\n", "%2e", "%00",
        "..", "/", "?", "http://a", "Expect: 100-continue\r\n", "Connection: close\r\n", "\u{80}",
        "\u{FF}", "\u{7F}", "\"", "\\", "=", "99999999999999999999", "-1", "+1", "0x1",
    ]
    .map(latin1)

    let corpus: [[UInt8]]
    var source: Seeded

    mutating func next() -> [UInt8] {
        var bytes = corpus[source.below(corpus.count)]
        for _ in 0...source.below(4) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let place = source.below(bytes.count + 1)
        let end = min(bytes.count, place + source.below(16))
        switch source.below(7) {
        case 0 where place < bytes.count: bytes[place] = UInt8(source.below(256))
        case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8(source.below(8))
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 4: bytes += corpus[source.below(corpus.count)]
        case 5: bytes.replaceSubrange(place..<end, with: Self.words[source.below(Self.words.count)])
        default: bytes.insert(contentsOf: Self.words[source.below(Self.words.count)], at: place)
        }
    }

    /// The stream in pieces of random sizes, mostly small.
    mutating func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        let most = 1 + source.below(source.below(2) == 0 ? 4 : 64)
        while start < bytes.count {
            let end = min(bytes.count, start + 1 + source.below(most))
            pieces.append(bytes[start..<end])
            start = end
        }
        return pieces
    }
}

@Suite("Mutated streams")
struct MutationTests {
    /// `HTTP_MUTATIONS=10000000 swift test -c release --filter Mutation` runs ten million.
    private static let count = getenv("HTTP_MUTATIONS").flatMap { Int(String(cString: $0)) }

    private static let statuses: Set<Int> = [400, 413, 414, 417, 431, 501, 505]

    @Test("read whole or in pieces give one result", arguments: 0..<4)
    func readWholeOrInPiecesGiveOneResult(seed: Int) {
        let corpus = RequestParserTests.cases.map(\.raw)
        var mutator = Mutator(corpus: corpus, source: Seeded(state: UInt64(seed)))
        let limits = [
            Limits(),
            Limits(
                requestLine: 128,
                headerBytes: 64,
                headerCount: 3,
                body: 8,
                chunkExtensions: 8
            ),
        ]
        var seen: Set<Int> = []
        for round in 0..<(Self.count ?? 200_000) / 4 {
            let bytes = mutator.next()
            let limits = limits[round % 8 == 0 ? 1 : 0]
            let whole = outcomes([bytes[...]], limits: limits)
            let split = outcomes(mutator.pieces(of: bytes), limits: limits)
            if whole != split { Issue.record("Seed \(seed), round \(round): \(bytes)") }
            for outcome in whole {
                switch outcome {
                case .incomplete: continue
                case .refused(let refusal): seen.insert(refusal.status)
                case .request(let request):
                    seen.insert(200)
                    if !isSound(request, limits) {
                        Issue.record("Seed \(seed), round \(round), unsound: \(bytes)")
                    }
                }
            }
        }
        #expect(seen == Self.statuses.union([200]))
    }

    /// What every request promises, however its bytes came about.
    private func isSound(_ request: Request, _ limits: Limits) -> Bool {
        let hasPath = request.path.hasPrefix("/") || request.path == "*"
        let chunked = request.headers.all("transfer-encoding")
        let length = request.headers.all("content-length")
        return hasPath && !request.path.utf8.contains { $0 <= 32 || $0 >= 127 }
            && request.body.count <= limits.body && request.headers.count <= limits.headerCount
            && chunked.count + length.count <= 1
            && (!chunked.isEmpty || request.body.count == Int(length.first ?? "0"))
            && !request.segments.contains { $0 == "." || $0 == ".." || $0.utf8.contains(0) }
    }
}
