/// The name that was most likely meant by a misspelt one, or `nil` when none is near enough.
///
/// Near enough is one slip (a letter too many, too few, wrong, or two swapped) for each three
/// characters, three at most; case does not count. Of equally near names the first wins.
///
/// - Complexity: O(*n* · *m*²) for *n* names of *m* characters; names over 80 are passed over.
package func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
    var best: String?
    var least = min(3, wanted.count / 3) + 1
    for candidate in names {
        let other = Array(candidate.lowercased())
        guard abs(other.count - wanted.count) < least, other.count <= 80 else { continue }
        let slips = distance(wanted, other)
        if slips < least {
            least = slips
            best = candidate
        }
    }
    return best
}

/// The Damerau-Levenshtein distance (optimal string alignment).
private func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
        var row = [i + 1]
        row.reserveCapacity(last.count)
        for j in right.indices {
            let change = left[i] == right[j] ? 0 : 1
            var least = min(row[j] + 1, last[j + 1] + 1, last[j] + change)
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                least = min(least, before[j - 1] + 1)
            }
            row.append(least)
        }
        before = last
        last = row
    }
    return last[right.count]
}
