import Engine
import Ingestion
import Studies
import Testing

@testable import Reporting

@Suite("The report", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct ReportTests {
  private static let library = "/* draws */ const a = '<b></SCRIPT>';"

  private func page(_ study: Result<StudyResult, any Error>) throws -> String {
    Report(try study.get()).html(drawnBy: Self.library)
  }

  @Test("has the sections of a shop in order, each in the navigation")
  func sections() throws {
    let report = Report(try TinyShop.shop.get())
    #expect(
      report.sections.map(\.identifier) == [
        "summary", "cleaning", "customers", "choice", "segments", "plane", "drivers", "unusual",
        "actions", "making",
      ])
    let html = report.html(drawnBy: Self.library)
    for section in report.sections { #expect(html.contains("href=\"#\(section.identifier)\"")) }
  }

  @Test("has its own sections for lines")
  func lines() throws {
    let report = Report(try TinyShop.lines.get())
    #expect(report.sections.map(\.identifier) == ["summary", "lines", "countries", "making"])
  }

  @Test("gives every chart words, a table and a name of its own")
  func charts() throws {
    for study in [TinyShop.shop, TinyShop.hostile, TinyShop.lines] {
      let charts = Report(try study.get()).charts
      #expect(Set(charts.map(\.identifier)).count == charts.count)
      for chart in charts {
        #expect(!chart.title.isEmpty && !chart.caption.isEmpty)
        #expect(!chart.table.rows.isEmpty)
        for row in chart.table.rows { #expect(row.count == chart.table.columns.count) }
        #expect(chart.option.json.contains(#""aria":{"enabled":true"#))
      }
    }
  }

  @Test("takes names for text, whatever they hold")
  func hostile() throws {
    let html = try page(TinyShop.hostile)
    #expect(html.contains("&lt;img src=x&gt;"))
    #expect(!html.contains("<img"))
    #expect(!html.contains("<b>Ulm"))
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("a<b>"))
    // The data, the library and the page's own script: no name opened or closed another.
    #expect(html.split(separator: "<script").count - 1 == 3)
    #expect(html.split(separator: "</script>").count - 1 == 3)
  }

  @Test("lets nothing run but its two scripts, and asks for nothing")
  func policy() throws {
    let html = try page(TinyShop.shop).replacing("&#39;", with: "'")
    #expect(html.contains("default-src 'none'"))
    for script in html.split(separator: "<script>").dropFirst() {
      let text = script.split(separator: "</script>")[0]
      #expect(html.contains("'sha256-\(base64(hexadecimal: sha256(of: String(text))))'"))
    }
    for word in ["http://", "https://", " src=", "<link", "@import", "eval("] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test("is the same page for the same study, and never tells the time")
  func deterministic() throws {
    #expect(try page(TinyShop.shop) == page(TinyShop.shop))
    #expect(!(try page(TinyShop.shop)).contains("seconds"))
  }

  @Test("says what is missing when there is no library to draw with")
  func missing() {
    let error = ReportingError.noChartLibrary(places: ["/a", "/b"])
    #expect(
      error.description
        == "The script that draws charts, echarts.min.js, was not found (looked for "
        + "/a, /b); run scripts/setup, or name it in CLIENTELE_ECHARTS.")
  }
}
