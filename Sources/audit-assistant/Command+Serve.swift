import Assistant
import HTTP
import Terminal
import Web

extension Command {
    /// The assistant over HTTP.
    static let serve = Command(
        "serve",
        usage: """
            serve [--port N] [--listen ADDRESS | --socket PATH] [--public-url URL] [--insecure]
              [--trust-header NAME --trust-proxies NETWORK,... [--sign-out-url URL]]
              [--writes-per-minute N] [--reads-per-minute N]
            """,
        summary:
            "Serve the chat, the audits and the guidance over HTTP, on this machine unless told.",
        examples: [
            "audit-assistant serve",
            "audit-assistant serve --listen 10.0.0.5 --public-url https://audit.example",
        ],
        options: [
            "port", "listen", "socket", "public-url", "trust-header", "trust-proxies",
            "sign-out-url", "writes-per-minute", "reads-per-minute",
        ],
        switches: ["insecure"]
    ) { program in
        guard program.arguments.words.isEmpty else {
            throw UsageError("serve takes flags and no words.")
        }
        let settings = try siteSettings(program)
        do {
            let server = try WebServer(
                settings,
                assistant: program.settings,
                version: Program.version
            ) { Program.complain($0) }
            let isQuiet = program.arguments.has("quiet")
            try server.run { listen, link in
                if let link {
                    ByteSink(1).put(link + "\n")
                } else if !isQuiet {
                    Program.complain("Listening at \(inWords(listen, settings)).")
                }
            }
        } catch let error as WebError {
            throw AssistantError(.notAllowed, "The server was not started.", remedy: "\(error)")
        }
        return ExitStatus.done
    }

    private static func siteSettings(_ program: Program) throws(UsageError) -> SiteSettings {
        let arguments = program.arguments
        var settings = SiteSettings()
        let port = try number(arguments, "port", 0...65_535) ?? 8_080
        let address = arguments["listen"] ?? "127.0.0.1"
        if let path = arguments["socket"] {
            guard arguments["listen"] == nil, arguments["port"] == nil else {
                throw UsageError(
                    "--socket takes the place of --listen and --port. Leave those out."
                )
            }
            settings.listen = .unix(path: path)
        } else {
            settings.listen = .tcp(
                address: address == "localhost" ? "127.0.0.1" : address,
                port: UInt16(port)
            )
        }
        if let text = arguments["public-url"] {
            guard let url = PublicURL(text) else {
                throw UsageError("--public-url needs an address such as https://audit.example.")
            }
            settings.publicURL = url
        }
        settings.isInsecure = arguments.has("insecure")
        settings.trustedHeader = arguments["trust-header"]
        for text in (arguments["trust-proxies"] ?? "").split(separator: ",") {
            guard let network = Network(String(text)) else {
                throw UsageError(
                    "--trust-proxies needs networks such as 10.0.0.5 or 10.1.0.0/16, and never all "
                        + "addresses."
                )
            }
            settings.trustedProxies.append(network)
        }
        if let address = arguments["sign-out-url"] {
            guard PublicURL(originOf: address) != nil else {
                throw UsageError("--sign-out-url needs an address: https://sso.example/logout.")
            }
            settings.signOutURL = address
        }
        settings.localUser = program.user
        let rates = 0...1_000_000
        settings.writesPerMinute =
            try number(arguments, "writes-per-minute", rates) ?? settings.writesPerMinute
        settings.readsPerMinute =
            try number(arguments, "reads-per-minute", rates) ?? settings.readsPerMinute
        return settings
    }

    private static func number(
        _ arguments: Arguments,
        _ name: String,
        _ range: ClosedRange<Int>
    ) throws(UsageError) -> Int? {
        guard let text = arguments[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                "--\(name) needs a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return number
    }

    private static func inWords(_ listen: Server.Listen, _ settings: SiteSettings) -> String {
        let place =
            switch listen {
            case .tcp(let address, let port): "\(address):\(port)"
            case .unix(let path): path
            }
        return settings.publicURL.map { "\(place) for \($0)" } ?? place
    }
}
