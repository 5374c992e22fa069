import Assistant
import Audits
import Storage
import Terminal
import Web

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Command {
    /// Who may sign in to the server.
    static let users = Command(
        "users",
        usage: """
            users add NAME --role ROLE[,ROLE] [--no-password] | list | roles NAME --role ROLE[,ROLE]
              | password NAME | disable NAME | enable NAME
            """,
        summary: "Add, list, change or shut out the users of the server.",
        examples: [
            "audit-assistant users add j.smith --role auditor",
            "audit-assistant users password j.smith < password.txt",
        ],
        options: ["role"],
        switches: ["json", "no-password"]
    ) { program in
        let words = program.arguments.words
        guard let action = words.first else {
            throw UsageError(
                "Say what to do with the users: add, list, roles, password, disable or enable."
            )
        }
        if action == "list" {
            guard words.count == 1 else { throw UsageError("users list takes no names.") }
            return try list(program)
        }
        guard words.count == 2 else {
            throw UsageError("users \(action.prefix(20)) needs one name.")
        }
        let name = words[1]
        let store = try program.assistant().store
        switch action {
        case "add": try add(name, store, program)
        case "roles":
            try store.setRoles(try roles(program).map(\.rawValue), of: name)
            try note("user.roles \(name)", store, program)
        case "password":
            guard try store.user(name) != nil else { throw unknown }
            try store.setPassword(try newPassword(of: name), of: name)
            try note("user.password \(name)", store, program)
        case "disable", "enable":
            try store.setDisabled(action == "disable", of: name)
            try note("user.\(action) \(name)", store, program)
        default:
            throw UsageError(
                "users knows add, list, roles, password, disable and enable; see 'help users'."
            )
        }
        return ExitStatus.done
    }

    private static let unknown = AssistantError(
        .notFound,
        "There is no such user.",
        remedy: "List them with: audit-assistant users list"
    )

    private static func add(_ name: String, _ store: Store, _ program: Program) throws {
        guard Accounts.isName(name) else {
            throw UsageError("A name is up to 64 letters, digits, dots, dashes and underscores.")
        }
        guard try store.user(name) == nil else {
            throw AssistantError(
                .conflict,
                "There is a user of that name.",
                remedy: "Choose another."
            )
        }
        let roles = try roles(program)
        let hash = program.arguments.has("no-password") ? "" : try newPassword(of: name)
        let now = program.settings.clock.time
        try store.addUser(
            User(name: name, roles: roles.map(\.rawValue), created: now),
            password: hash
        )
        try note("user.add \(name)", store, program)
        print("Added \(name): \(roles.map(\.rawValue).joined(separator: ", ")).")
    }

    private static func roles(_ program: Program) throws(UsageError) -> [UserRole] {
        let known = UserRole.allCases.map(\.rawValue).joined(separator: ", ")
        var roles: [UserRole] = []
        for text in (program.arguments["role"] ?? "").split(separator: ",") {
            guard let role = UserRole(reading: String(text).trimmed) else {
                throw UsageError("There is no role '\(text.prefix(40))'. The roles are: \(known).")
            }
            roles.append(role)
        }
        guard !roles.isEmpty else { throw UsageError("Say --role: one or more of \(known).") }
        return roles
    }

    private static func list(_ program: Program) throws -> Int32 {
        let users = try program.assistant().store.users()
        for user in users {
            if program.arguments.has("json") {
                print(
                    JSON.object([
                        "name": .string(user.name), "roles": .array(user.roles.map { .string($0) }),
                        "disabled": .bool(user.isDisabled), "created": .string(user.created),
                    ]).line
                )
            } else {
                let shut = user.isDisabled ? "  (disabled)" : ""
                print("\(user.name)  \(user.roles.joined(separator: ", "))\(shut)")
            }
        }
        if users.isEmpty, !program.arguments.has("json") {
            print(
                "There are no users yet. Add one with: audit-assistant users add NAME --role ROLE"
            )
        }
        return ExitStatus.done
    }

    /// Records in the trail what was done at the command line.
    private static func note(_ what: String, _ store: Store, _ program: Program) throws {
        try store.record(
            TrailEvent(
                at: program.settings.clock.time,
                by: program.user,
                what: what,
                source: "command line",
                outcome: "done"
            )
        )
    }

    // MARK: Passwords

    /// The hash of a new password, read twice from a terminal without showing it, or once from
    /// standard input; never from a flag, where others would see it.
    private static func newPassword(of name: String) throws -> String {
        let password: String
        if isatty(0) == 1 {
            password = try hidden("New password for \(name): ")
            guard try hidden("The same again: ") == password else {
                throw AssistantError(.badInput, "The two are not the same.", remedy: "Try again.")
            }
        } else {
            guard let line = readLine(strippingNewline: true) else {
                throw AssistantError(
                    .badInput,
                    "There is no password on standard input.",
                    remedy: "Give it there, as one line."
                )
            }
            password = line
        }
        if let fault = Password.fault(in: password, of: name) {
            throw AssistantError(.badInput, fault, remedy: "Nothing was changed.")
        }
        guard let hash = Password.hash(password) else {
            throw AssistantError(
                .unavailable,
                "The system's crypt library has no yescrypt.",
                remedy: "Install libxcrypt (libcrypt1)."
            )
        }
        return hash
    }

    private static func hidden(_ prompt: String) throws -> String {
        var settings = termios()
        guard tcgetattr(0, &settings) == 0 else {
            throw AssistantError(
                .unavailable,
                "The terminal cannot be read.",
                remedy: "Use a pipe."
            )
        }
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        ByteSink(2).put(prompt)
        tcsetattr(0, TCSAFLUSH, &silent)
        defer {
            tcsetattr(0, TCSAFLUSH, &settings)
            ByteSink(2).put("\n")
        }
        return readLine(strippingNewline: true) ?? ""
    }
}

extension Command {
    /// What programs sign in with.
    static let tokens = Command(
        "tokens",
        usage: """
            tokens make USER --name NAME [--scope read,write,metrics] [--days N] | list USER
              | revoke USER NAME
            """,
        summary: "Make, list or revoke the tokens that programs sign in with.",
        examples: ["audit-assistant tokens make j.smith --name reporting --scope read --days 30"],
        options: ["name", "scope", "days"]
    ) { program in
        let words = program.arguments.words
        let store = try program.assistant().store
        let now = program.settings.clock.time
        switch (words.first, words.count) {
        case ("make", 2):
            guard let name = program.arguments["name"], Accounts.isName(name) else {
                throw UsageError("Say --name: up to 64 letters, digits, dots, dashes, underscores.")
            }
            guard let days = Int(program.arguments["days"] ?? "90"), (1...366).contains(days) else {
                throw UsageError("--days needs a whole number from 1 to 366.")
            }
            var scopes: Set<Scope> = []
            for text in (program.arguments["scope"] ?? "read").split(separator: ",") {
                guard let scope = Scope(rawValue: String(text)) else {
                    throw UsageError("--scope takes read, write and metrics.")
                }
                scopes.insert(scope)
            }
            let (token, secret) = Accounts.token(
                name,
                of: words[1],
                scopes: scopes,
                days: days,
                at: now
            )
            try store.addToken(token)
            try note("token.make \(words[1])/\(name)", store, program)
            Program.complain("It ends at \(token.expires) and is shown this once:")
            print(secret)
        case ("list", 2):
            for token in try store.tokens(of: words[1]) {
                let used = token.used.map { "used \($0)" } ?? "never used"
                let scopes = token.scopes.joined(separator: ",")
                print("\(token.name)  \(scopes)  ends \(token.expires)  \(used)")
            }
        case ("revoke", 3):
            guard try store.removeToken(words[2], of: words[1]) else {
                throw AssistantError(
                    .notFound,
                    "That user has no token of that name.",
                    remedy: "List them with: audit-assistant tokens list USER"
                )
            }
            try note("token.revoke \(words[1])/\(words[2])", store, program)
        default:
            throw UsageError("Say: tokens make USER, tokens list USER, or tokens revoke USER NAME.")
        }
        return ExitStatus.done
    }

    /// Who did what.
    static let trail = Command(
        "trail",
        usage:
            "trail verify [--noted NUMBER:HASH] | list [--audit ID] [--after N] [--limit N] [--json]",
        summary: "Verify or list the trail of reads, changes, exports, sign-ins and refusals.",
        examples: ["audit-assistant trail verify", "audit-assistant trail list --audit A-7K2Q"],
        options: ["audit", "after", "limit", "noted"],
        switches: ["json"]
    ) { program in
        let store = try program.assistant().store
        switch program.arguments.words {
        case ["verify"]: return try verify(store, program)
        case ["list"]:
            guard let limit = Int(program.arguments["limit"] ?? "1000"), limit > 0,
                let after = Int64(program.arguments["after"] ?? "0"), after >= 0
            else { throw UsageError("--limit and --after need whole numbers.") }
            for entry in try store.trail(of: program.arguments["audit"], after: after, limit: limit)
            {
                let event = entry.event
                print(
                    program.arguments.has("json")
                        ? entry.json.line
                        : "\(entry.id)  \(event.at)  \(event.by)  \(event.what)  "
                            + "\(event.audit ?? "-")  \(event.source)  \(event.outcome)"
                )
            }
            return ExitStatus.done
        default: throw UsageError("Say what to do with the trail: verify or list.")
        }
    }

    /// Checks the chain, and an entry that was noted elsewhere.
    private static func verify(_ store: Store, _ program: Program) throws -> Int32 {
        if let fault = try store.verifyTrail() {
            print("The trail is broken: \(fault).")
            return ExitStatus.failure
        }
        if let noted = program.arguments["noted"] {
            let parts = noted.split(separator: ":").map(String.init)
            guard parts.count == 2, let number = Int64(parts[0]), number > 0 else {
                throw UsageError(
                    "--noted needs a number and a hash, as verify prints them: 12:ab34..."
                )
            }
            guard let entry = try store.trail(after: number - 1, limit: 1).first,
                entry.id == number, entry.hash == parts[1]
            else {
                print("The trail is broken: entry \(number) is not the one that was noted.")
                return ExitStatus.failure
            }
        }
        guard let last = try store.lastTrailEntry() else {
            print("The trail is empty.")
            return ExitStatus.done
        }
        print("The trail is whole. Note its last entry elsewhere: \(last.id):\(last.hash)")
        return ExitStatus.done
    }
}
