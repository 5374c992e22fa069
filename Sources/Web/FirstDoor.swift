import Synchronization

/// The door of a start without users: one token, and the sessions that its link opened.
package final class FirstDoor: Sendable {
    private struct State {
        var linkIsUsed = false
        var sessions: [String: (created: String, seen: String)] = [:]
    }

    /// Opens the link once, and is a bearer token until the program ends.
    package let token: String
    private let state = Mutex(State())

    package init(token: String = Secret.make()) { self.token = token }

    /// Signs in by the link; `nil` where the token is another, or the link was used before.
    func open(_ token: String, byLink: Bool, at now: String) -> String? {
        guard Secret.areEqual(token, self.token) else { return nil }
        let secret = Secret.make()
        return state.withLock { state in
            if byLink {
                guard !state.linkIsUsed else { return nil }
                state.linkIsUsed = true
            }
            state.sessions[Secret.hash(secret)] = (now, now)
            return secret
        }
    }

    func holds(_ hash: String) -> Bool { state.withLock { $0.sessions[hash] != nil } }

    func sessions() -> [(hash: String, created: String)] {
        state.withLock { $0.sessions.map { ($0.key, $0.value.created) } }
    }

    func end(_ hash: String) { state.withLock { $0.sessions[hash] = nil } }

    func endAll() { state.withLock { $0.sessions = [:] } }
}
