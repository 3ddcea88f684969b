import Engine
import TestSupport
import Testing

@testable import Ingestion

/// Rows are named as a spreadsheet program numbers them, whatever was left out above.
@Suite("Places of rows")
struct RowPlacesTests {
  private func places(_ files: [String], _ options: ReaderOptions = ReaderOptions()) throws
    -> [String]
  {
    let folder = try ScratchFolder()
    for (index, text) in files.enumerated() { try folder.write(text, to: "\(index).csv") }
    let relation = try Reading([folder.path("*.csv")], options).relation
    return (0..<relation.rowCount).map { "\(relation.places[$0])" }
  }

  @Test(
    "in one file",
    arguments: [
      ("a,b\n1,2\n3,4\n", [2, 3]), ("a,b\n1,2\n3,4", [2, 3]),
      ("Sales\n\na,b\n1,2\n3,4\n", [4, 5]), ("a,b\n1,2\n\n\n3,4\n\n", [2, 5]),
      ("a,b\r\n1,2\r\n\r\n3,4\r\n", [2, 4]), ("a,b\n1,2\n5\n3,4\n9,9,9\n5,6\n", [2, 4, 6]),
      ("a,b\n\"1\n1\",2\n3,4\n", [2, 3]), ("a,b\n\"1\n\"\"1\",2\n\n9\n3,4\n5,\"6\"\n", [2, 5, 6]),
      ("a\n1\n\n3\n", [2, 3, 4]), ("\u{FEFF}a,b\n1,2\n\n3,4\n", [2, 4]),
      ("a,b\n1,2\n , \n3,4\n", [2, 3, 4]), ("a,b\n1,2\n\n3,x\"y\n5,6\n", [2, 4, 5]),
    ])
  func oneFile(text: String, rows: [Int]) throws {
    #expect(try places([text]) == rows.map { "row \($0)" })
  }

  @Test("in several files, each with its name")
  func severalFiles() throws {
    let plain = try places(["a,b\n1,2\n3,4\n", "a,b\n5,6\n"])
    #expect(plain == ["row 2 of 0.csv", "row 3 of 0.csv", "row 2 of 1.csv"])
    let gaps = try places(["a,b\n1,2\n\n3,4\n", "b;a\n\n9\n5;6\n", "a,b\n7,8\n"])
    #expect(
      gaps == ["row 2 of 0.csv", "row 4 of 0.csv", "row 4 of 1.csv", "row 2 of 2.csv"])
  }

  @Test("of one name in two folders, each with its path")
  func sameNames() throws {
    let folder = try ScratchFolder()
    for name in ["x", "y"] {
      try folder.makeFolder(name)
      try folder.write("a,b\n1,\(name)\n", to: "\(name)/it.csv")
    }
    let relation = try Reading([folder.path("*/it.csv")]).relation
    #expect("\(relation.places[1])" == "row 2 of \(folder.path("y/it.csv"))")
  }

  @Test("in Parquet and JSON lines from the first")
  func withoutHeader() throws {
    let folder = try ScratchFolder()
    for name in ["a", "b"] {
      try folder.write("{\"x\":1}\n{\"x\":2}\n", to: "\(name).jsonl")
      try Database().connect().run(
        "COPY (SELECT 1 AS x UNION ALL SELECT 2) TO "
          + Dialect.duckDB.text(folder.path("\(name).parquet")) + " (FORMAT parquet)")
    }
    for ending in ["jsonl", "parquet"] {
      #expect("\(try Reading([folder.path("a.\(ending)")]).relation.places[1])" == "row 2")
      let places = try Reading([folder.path("*.\(ending)")]).relation.places
      #expect("\(places[1]), \(places[2])" == "row 2 of a.\(ending), row 1 of b.\(ending)")
    }
  }

  @Test("of compressed files, as many as the engine counts")
  func compressed() throws {
    let folder = try ScratchFolder()
    for name in ["a", "b"] {
      try Database().connect().run(
        "COPY (SELECT 1 AS x, 2 AS y UNION ALL SELECT 3, 4) TO "
          + Dialect.duckDB.text(folder.path("\(name).csv.gz")) + " (COMPRESSION gzip)")
    }
    let places = try Reading([folder.path("*.gz")]).relation.places
    #expect("\(places[1]), \(places[2])" == "row 3 of a.csv.gz, row 2 of b.csv.gz")
  }

  @Test("in UTF-16 are those of the lines")
  func recoded() throws {
    let text = "a,b\n1,Ċ\n\n3,4\n"
    let bytes: [UInt8] =
      [0xFF, 0xFE]
      + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let relation = try Reading(bytes).relation
    #expect((0..<relation.rowCount).map { relation.places[$0].row } == [2, 4])
  }

  @Test("in sentences about cells that are wrong")
  func sentences() throws {
    let header = SmallShop.header
    let line = { (quantity: String) in "1,22,\(quantity),2011-01-05,1.5,9,UK" }
    let lines =
      [header] + (1...10).map { line("\($0)") } + ["", line("2"), "", line("many")]
    #expect { try SmallShop(lines).clean() } throws: { error in
      "\(error)".contains("the first in row 15;")
    }
  }
}
