import Clustering
import Ingestion
public import Studies

/// A study as one page that opens anywhere, without a network.
///
/// The page depends on the study alone: it holds no time of writing, and the same study gives the
/// same bytes.
public struct Report: Sendable {
  /// The sections, in the order of the page.
  let sections: [Section]

  private let title: String
  private let subtitle: String

  /// Arranges what a study found.
  ///
  /// - Parameters:
  ///   - result: What it found.
  ///   - versions: The versions of the program and of the engine.
  public init(_ result: StudyResult, versions: [String: String] = [:]) {
    let names = result.input.files.map(\.name)
    title = result.unusualLines == nil ? "Customer segments" : "Unusual lines"
    subtitle = "\(listed(names)), recipe \(result.recipe.name)"
    sections = Report.sections(result, versions)
  }

  /// Arranges sections.
  init(title: String, subtitle: String, sections: [Section]) {
    self.title = title
    self.subtitle = subtitle
    self.sections = sections
  }

  /// The charts, in the order of the page.
  public var charts: [Chart] { sections.flatMap(\.charts) }

  private static func sections(_ result: StudyResult, _ versions: [String: String]) -> [Section] {
    let found: [Section?] = [
      .summary(result), result.ledger.flatMap(Section.cleaning), .customers(result),
      Section.choice(result), .segments(result), .plane(result),
      .drivers(result), .unusual(result),
    ]
    let lines = result.unusualLines.map(Section.lines) ?? []
    let last: [Section?] = [.actions(result.segments), .making(result, versions: versions)]
    return (found + lines + last).compactMap(\.self)
  }

  /// Returns the page, drawn by the library that set-up fetched.
  ///
  /// - Throws: ``ReportingError/noChartLibrary(places:)`` when it is not there.
  public func html() throws(ReportingError) -> String {
    html(drawnBy: try ChartLibrary.script())
  }

  /// Returns the page.
  ///
  /// - Parameter library: The text of the chart library; see ``ChartLibrary``.
  /// - Returns: HTML in UTF-8 that carries all it needs; a policy in it forbids everything else.
  public func html(drawnBy library: String) -> String {
    let library = inlined(library)
    let data = ChartValue.object(charts.map { ChartMember(name: $0.identifier, value: $0.page) })
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy(library))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title): \(subtitle)</title>
      <style>\(HTML(markup: ReportStyle.sheet))</style>
      </head>
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      <div class="page">
      \(navigation)
      <main id="content" tabindex="-1">
      <header><p class="kicker">Clientele</p><h1>\(title)</h1><p class="subtitle">\(subtitle)</p></header>
      <noscript><p class="note">Charts need JavaScript; the numbers behind each are in its table.</p></noscript>
      \(sections.map(\.html))
      </main>
      </div>
      <script type="application/json" id="charts">\(HTML(markup: data.json))</script>
      <script>\(HTML(markup: library))</script>
      <script>\(HTML(markup: ReportScript.text))</script>
      </body>
      </html>

      """
    return page.markup
  }

  private var navigation: HTML {
    let links = sections.map { section -> HTML in
      "<li><a href=\"#\(section.identifier)\">\(section.title)</a></li>\n"
    }
    return "<nav aria-label=\"Sections\"><p class=\"brand\">Clientele</p><ul>\n\(links)</ul></nav>"
  }

  /// Only the two scripts of this page run, and nothing is fetched.
  private func policy(_ library: String) -> String {
    let hashes = [library, ReportScript.text].map {
      "'sha256-\(base64(hexadecimal: sha256(of: $0)))'"
    }
    return "default-src 'none'; script-src \(hashes.joined(separator: " ")); "
      + "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
  }
}

extension Chart {
  /// What the page's script needs to draw the chart.
  fileprivate var page: ChartValue { ["dense": .boolean(isDense), "option": option] }
}

/// Makes a script safe to stand inside a script element.
private func inlined(_ script: String) -> String {
  let bytes = Array(script.utf8)
  let end = Array("</script".utf8)
  var safe: [UInt8] = []
  safe.reserveCapacity(bytes.count)
  for (place, byte) in bytes.enumerated() {
    safe.append(byte)
    guard byte == end[0], place + end.count <= bytes.count else { continue }
    let next = bytes[place..<place + end.count].map { (65...90).contains($0) ? $0 + 32 : $0 }
    if next == end { safe.append(UInt8(ascii: "\\")) }
  }
  return String(decoding: safe, as: UTF8.self)
}
