import Engine
import Ingestion
import TestSupport
import Testing

@Suite("How a text file is written", .enabled(if: (try? Database()) != nil, "no engine"))
struct TextLayoutTests {
  private func layout(_ text: String, _ options: ReaderOptions = ReaderOptions()) throws
    -> TextLayout?
  {
    let folder = try ScratchFolder()
    try folder.write(text, to: "it.csv")
    return try preview(
      folder.path("it.csv"), options: options, in: try Database().connect()
    ).format
  }

  private static let german =
    "Nr;Kunde;Datum;Menge;Preis\n1;12;24.01.2024;3;2,50\n2;13;25.01.2024;1;4,25\n"
  private static let american =
    "InvoiceNo,CustomerID,InvoiceDate,Quantity,UnitPrice\n1,12,1/24/2024 08:30,3,2.50\n"
    + "2,13,1/25/2024 09:30,1,4.25\n"

  @Test("is found out")
  func found() throws {
    let german = try #require(try layout(Self.german))
    #expect(german.delimiter == ";" && german.quote == "\"" && german.encoding == "utf-8")
    #expect(german.decimal == "," && german.dates == "%d.%m.%Y")
    let american = try #require(try layout(Self.american))
    #expect(american.delimiter == "," && american.decimal == ".")
    #expect(american.dates == "%m/%d/%Y %H:%M")
  }

  @Test("is what was given")
  func given() throws {
    let single = Self.american.replacing("1,12", with: "'1',12").replacing(",", with: "\t")
    let format = try layout(
      single,
      options {
        ($0.delimiter, $0.quote, $0.encoding) = ("tab", "'", "latin-1")
        ($0.decimalComma, $0.dateFormat) = (false, "%m/%d/%Y %H:%M")
      })
    let layout = try #require(format)
    #expect(layout.delimiter == "\t" && layout.quote == "'" && layout.encoding == "windows-1252")
    #expect(layout.decimal == "." && layout.dates == "%m/%d/%Y %H:%M")
  }

  @Test("leaves open what nothing tells")
  func open() throws {
    let layout = try #require(
      try layout("Customer,Age\n1,30\n2,40\n", options { $0.quote = "none" }))
    #expect(layout.decimal == nil && layout.dates == nil && layout.quote == "none")
  }

  @Test(
    "is refused where it cannot be",
    arguments: [
      (options { $0.delimiter = "\n" }, "delimiter"),
      (options { $0.delimiter = "\"" }, "delimiter"),
      (options { $0.delimiter = "é" }, "delimiter"), (options { $0.quote = "a" }, "quote"),
      (options { $0.quote = "\u{0}" }, "quote"), (options { $0.encoding = "utf-88" }, "utf-8"),
      (options { $0.dateFormat = "day" }, "year"), (options { $0.dateFormat = "%Y-%Q" }, "part"),
    ])
  func refused(options: ReaderOptions, says: String) {
    #expect {
      try options.check()
    } throws: { error in "\(error)".contains(says) }
  }

  @Test(
    "takes every format that is tried by itself",
    arguments: ["%d/%m/%Y", "%-d.%-m.%y", "%B %d, %Y", "%Y%m%d", "%m/%d/%Y %I:%M %p"])
  func formats(format: String) throws { try options { $0.dateFormat = format }.check() }
}
