import Testing

@testable import Service

@Suite("Formats of files")
struct DatasetFormatTests {
  @Test(
    "are told by the contents before the name",
    arguments: [
      ("PK\u{3}\u{4}", "shop.csv", DatasetFormat.xlsx), ("PAR1", "x", .parquet),
      ("a,b\n", "shop.xlsx", .csv), ("a\tb\n", "shop.TSV", .tsv), ("{}", "shop.jsonl", .jsonl),
      ("a;b", "data", .csv),
    ])
  func contents(text: String, name: String, format: DatasetFormat) throws {
    #expect(try DatasetFormat(Array(text.utf8), name: name) == format)
  }

  @Test("are refused when nothing reads them", arguments: [[], [0x7F, 0x45, 0x4C, 0x46, 0, 0]])
  func refusals(bytes: [UInt8]) {
    #expect(throws: ServiceError.self) { try DatasetFormat(bytes, name: "a.csv") }
  }

  @Test(
    "make names for the disk that lead nowhere",
    arguments: [
      ("shop.csv", "shop.csv"), ("SHOP.CSV", "SHOP.csv"), ("../../etc/passwd", "passwd.csv"),
      ("-rf", "rf.csv"), (".hidden.csv", "hidden.csv"), ("..", "data.csv"),
      ("a\u{0}b\nc.csv", "abc.csv"), ("shop.xlsx", "shop.xlsx.csv"),
      ("x/\u{301}a.csv", "\u{301}a.csv"),
    ])
  func names(given: String, made: String) {
    #expect(DatasetFormat.csv.fileName(for: given) == made)
  }
}
