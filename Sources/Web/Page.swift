import HTTP

/// The frame of every page: one heading, landmarks, the style sheet, no script.
enum Page {
    /// A whole page: `title` is its heading too, and whoever is signed in stands in the bar.
    ///
    /// `asked` is what the page asks, for the window's title; a refusal says there that it is one.
    static func response(
        _ status: Int,
        _ title: String,
        _ caller: Caller?,
        _ site: Site,
        asked: String? = nil,
        _ main: HTML
    ) -> Response {
        let window =
            (status >= 400 && status != 401 ? "Error: " : "") + (asked.map { "\($0) - " } ?? "")
            + title
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="same-origin">
            <title>\(window) - Audit assistant</title>
            <link rel="icon" href="/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/style.css">
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header>\(bar(caller, site))</header>
            <main id="main">
            <h1>\(title)</h1>
            \(main)
            </main>
            </body>
            </html>

            """
        var response = Response.text(status, page.text, type: "text/html")
        response["Cache-Control"] = "no-store"
        return response
    }

    /// A refusal of the io thread's, for a browser.
    static func refusal(_ status: Int, _ detail: String, _ site: Site) -> Response {
        response(
            status,
            Status.reason(status),
            nil,
            site,
            "<p class=\"notice\">\(detail)</p>\n<p><a href=\"/\">Go to the audits</a></p>"
        )
    }

    /// Goes on to another address of this server with a GET.
    static func onward(_ path: String) -> Response {
        Response(303, fields: [.init("Location", path), .init("Cache-Control", "no-store")])
    }

    /// The hidden field that each form carries.
    static func token(_ caller: Caller, _ site: Site) -> HTML {
        "<input type=\"hidden\" name=\"form_token\" value=\"\(caller.formToken(site))\">"
    }

    private static func bar(_ caller: Caller?, _ site: Site) -> HTML {
        guard let caller else { return "<p><strong>Audit assistant</strong></p>" }
        return """
            <nav aria-label="Main"><a href="/">Audits</a></nav>
            <form method="post" action="/sign-out">
            \(token(caller, site))<p>Signed in as \(caller.user) <button>Sign out</button></p>
            </form>
            """
    }

    /// The small picture beside the window's title.
    static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" \
        fill="#0b4f9e"/><path d="M8 17l6 6L25 9" fill="none" stroke="#fff" stroke-width="4"/></svg>
        """

    /// The one style sheet: readable from 320 pixels, in light and dark, with visible focus.
    static let style = """
        :root { color-scheme: light dark; --line: #767676; --back: #f3f2f1; --link: #0b4f9e; }
        @media (prefers-color-scheme: dark) { :root { --back: #2b2b2b; --link: #9cc4f5; } }
        * { box-sizing: border-box; }
        body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto;
          padding: 0 1rem 3rem; overflow-wrap: break-word; }
        header { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between;
          align-items: center; border-bottom: 2px solid var(--line); }
        header p { margin: .5rem 0; }
        h1 { font-size: 1.6rem; line-height: 1.25; }
        h2 { font-size: 1.25rem; margin-top: 2rem; }
        a { color: var(--link); }
        nav a, main p > a:only-child { display: inline-block; padding: .25rem 0; }
        label, legend { display: block; font-weight: bold; margin-top: 1rem; }
        input:not([type=hidden]), select, textarea { font: inherit; width: 100%; padding: .5rem;
          border: 2px solid var(--line); border-radius: 0; background: Canvas; color: CanvasText; }
        button { font: inherit; min-height: 2.75rem; padding: .4rem 1rem; margin: .5rem .5rem 0 0;
          border: 2px solid var(--link); background: Canvas; color: var(--link); cursor: pointer; }
        button.main { background: #0b4f9e; border-color: #0b4f9e; color: #fff; }
        header button { min-height: 0; margin: 0 0 0 .5rem; padding: .1rem .6rem; }
        :focus-visible { outline: 3px solid #ffbf00; outline-offset: 0; box-shadow: 0 0 0 5px #000; }
        .text { white-space: pre-wrap; margin: .5rem 0; }
        .you { background: var(--back); padding: .1rem .75rem; border: 1px solid transparent; }
        .who { font-weight: bold; margin: .75rem 0 -.5rem; }
        .notice { border-left: .4rem solid #b3261e; padding: .25rem .75rem; }
        .question { font-weight: bold; }
        ol.turns, ul.plain { list-style: none; padding: 0; }
        ul.plain li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
        fieldset { border: 0; padding: 0; margin: 0; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { position: static; }
        @media print { form, nav, .skip { display: none; } a::after { content: " (" attr(href) ")"; } }

        """
}
