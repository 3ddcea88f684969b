/// The small page that shows the API.
struct APIPage {
  private let operations: [Operation]

  /// Shows operations.
  init(_ operations: [Operation]) { self.operations = operations.filter(\.isListed) }

  /// The page, without scripts.
  var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Clientele: the API</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/page.css">
    </head>
    <body>
    <div class="page">
    <nav aria-label="Places"><p class="brand"><a href="/">Clientele</a></p></nav>
    <main id="content">
    <header><h1>The API</h1><p class="subtitle">JSON in, JSON out; errors are problems as RFC 9457 \
    has them. The whole description: <a href="/api/v1/openapi.json">openapi.json</a>.</p></header>
    <div class="scroll" role="region" aria-label="Operations" tabindex="0"><table>
    <thead><tr><th scope="col">Request</th><th scope="col">What it does</th>\
    <th scope="col">In the query</th><th scope="col">Role</th></tr></thead>
    <tbody>
    \(operations.map(row).joined(separator: "\n"))
    </tbody></table></div>
    </main>
    </div>
    </body>
    </html>

    """
  }

  private func row(_ operation: Operation) -> String {
    let queries = operation.parameters.map { "<code>\(escaped($0.name))</code>" }
    return "<tr><th scope=\"row\"><code>\(operation.method) \(escaped(operation.pattern))</code>"
      + "</th><td>\(escaped(operation.summary))</td><td>\(queries.joined(separator: ", "))</td>"
      + "<td>\(operation.role?.rawValue ?? "anybody")</td></tr>"
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
