import Audits

/// Finds the items of a form by number ("Q3", "question 3"), id, title or the names its file lists.
package struct ItemNames: Sendable {
    private let byName: [[String]: [FieldID]]
    private let sections: [FieldID: Int]
    private let longest: Int
    private let prefix: String?
    private let ids: Set<FieldID>

    package init(_ form: Form) {
        var byName: [[String]: [FieldID]] = [:]
        func add(_ name: String, _ id: FieldID) {
            let words = Words(name).spoken
            guard !words.isEmpty, !(byName[words] ?? []).contains(id) else { return }
            byName[words, default: []].append(id)
        }
        for item in form.items {
            for field in item.fields {
                add(field.title, item.id)
                for name in field.names { add(name, item.id) }
            }
            add(item.title, item.id)
        }
        for section in form.sections {
            guard let first = section.fields.first,
                let item = form.item(form.fields[first].id)
            else { continue }
            let words = Words(section.title).spoken
            if byName[words] == nil { byName[words] = [item.id] }
        }
        for item in form.items { byName[Words(item.id.text).spoken] = [item.id] }
        self.byName = byName
        longest = byName.keys.map(\.count).max() ?? 0
        ids = Set(form.items.map(\.id))
        prefix = ids.contains("q1") ? "q" : nil
        sections = Dictionary(
            form.items.map { ($0.id, $0.section) },
            uniquingKeysWith: { one, _ in one }
        )
    }

    /// Of the items that share a name the one in the section at hand; none when that leaves a doubt.
    private func pick(_ found: [FieldID]?, near item: FieldID?) -> FieldID? {
        guard let found else { return nil }
        if found.count == 1 { return found[0] }
        let section = item.flatMap { sections[$0] }
        let here = found.filter { sections[$0] == section }
        return here.count == 1 ? here[0] : nil
    }

    /// The item that these words name, and nothing else.
    func item(named words: [String], near item: FieldID? = nil) -> FieldID? {
        if let numbered = numbered(words) { return numbered }
        if let exact = pick(byName[words], near: item) { return exact }
        let joined = FieldID(words.joined(separator: ""))
        if ids.contains(joined) { return joined }
        // One slip in one long word.
        for (name, found) in byName where name.count == words.count {
            guard let id = pick(found, near: item) else { continue }
            let slips = zip(name, words).filter { $0 != $1 }
            if slips.count == 1, let slip = slips.first, slip.0.count >= 6,
                Edits.near(slip.0, slip.1, within: 2)
            {
                return id
            }
        }
        return nil
    }

    /// The first of the items that share a name, for when a person plainly asks to go there.
    func first(named words: [String]) -> FieldID? { byName[words]?.first }

    /// `q3`, `q 3`, `question 3`, `question three`, `no 3`.
    func numbered(_ words: [String]) -> FieldID? {
        guard prefix != nil, (1...2).contains(words.count) else { return nil }
        return reference(words)?.id
    }

    /// A numbered item at the start of these words, with the words it takes.
    func reference(_ words: [String]) -> (id: FieldID, length: Int)? {
        guard let prefix, let first = words.first else { return nil }
        if first.hasPrefix("q"), let number = Int(first.dropFirst()) {
            return known(prefix, number).map { ($0, 1) }
        }
        guard ["q", "question", "no", "number", "qu"].contains(first), words.count > 1 else {
            return nil
        }
        let number = Int(words[1]) ?? Words.numberWords.firstIndex(of: words[1])
        return number.flatMap { known(prefix, $0) }.map { ($0, 2) }
    }

    /// The longest name at the start of these words, with the words it takes.
    func name(at words: ArraySlice<String>, near item: FieldID? = nil) -> (
        id: FieldID, length: Int
    )? {
        if let reference = reference(Array(words.prefix(2))) { return reference }
        for length in stride(from: min(longest, words.count), to: 0, by: -1) {
            if let id = pick(byName[Array(words.prefix(length))], near: item) {
                return (id, length)
            }
        }
        return nil
    }

    /// The name at the start of these words, or the one they are a slip of: "chronolgy", "assesment".
    ///
    /// For messages that plainly speak of an item; elsewhere a slip may be any word.
    func nearName(at words: ArraySlice<String>, near item: FieldID? = nil) -> (
        id: FieldID, length: Int
    )? {
        if let exact = name(at: words, near: item) { return exact }
        for length in stride(from: min(longest, words.count, 4), to: 0, by: -1) {
            let part = Array(words.prefix(length))
            guard part.contains(where: { $0.count >= 6 }) else { continue }
            if let id = self.item(named: part, near: item) { return (id, length) }
        }
        return nil
    }

    /// Every item that the longest name at the start of these words may mean, with the words it takes.
    func candidates(at words: ArraySlice<String>) -> (ids: [FieldID], length: Int) {
        for length in stride(from: min(longest, words.count), to: 0, by: -1) {
            if let found = byName[Array(words.prefix(length))] { return (found, length) }
        }
        return ([], 0)
    }

    private func known(_ prefix: String, _ number: Int) -> FieldID? {
        let id = FieldID(prefix + String(number))
        return ids.contains(id) ? id : nil
    }
}
