import Ingestion
import Testing

/// A text, and the columns and rows that it holds.
struct LaidOut: Sendable, CustomTestStringConvertible {
  let what: String
  let text: String
  let names: [String]
  let rows: [[String]]

  var testDescription: String { what }

  init(_ what: String, _ text: String, _ names: [String], _ rows: [[String]]) {
    self.what = what
    self.text = text
    self.names = names
    self.rows = rows
  }
}

@Suite("The layout of a CSV file")
struct DelimitedLayoutTests {
  static let layouts = [
    LaidOut("commas", "a,b\n1,2\n", ["a", "b"], [["1", "2"]]),
    LaidOut("semicolons", "a;b\n1,5;2\n", ["a", "b"], [["1,5", "2"]]),
    LaidOut("tabs", "a\tb\n1\t2,3\n", ["a", "b"], [["1", "2,3"]]),
    LaidOut("bars", "a|b\n1|2\n", ["a", "b"], [["1", "2"]]),
    LaidOut("one column", "a\n1\n2\n", ["a"], [["1"], ["2"]]),
    LaidOut("byte order mark", "\u{FEFF}a,b\n1,2\n", ["a", "b"], [["1", "2"]]),
    LaidOut("returns and feeds", "a,b\r\n1,2\r\n", ["a", "b"], [["1", "2"]]),
    LaidOut("returns alone", "a,b\r1,2\r3,4\r", ["a", "b"], [["1", "2"], ["3", "4"]]),
    LaidOut("mixed ends", "a,b\r\n1,2\n3,4\r\n", ["a", "b"], [["1", "2"], ["3", "4"]]),
    LaidOut("no end", "a,b\n1,2", ["a", "b"], [["1", "2"]]),
    LaidOut("quoted", "a,b\n\"1,\"\"x\"\"\",\"2\n3\"\n", ["a", "b"], [["1,\"x\"", "2\n3"]]),
    LaidOut("inches", "a,b\n5\" pipe,2\n", ["a", "b"], [["5\" pipe", "2"]]),
    LaidOut("apostrophes", "a,b\n'1,'2\n", ["a", "b"], [["'1", "'2"]]),
    LaidOut("hashes", "a,b\n#1,2\n#2,3\n", ["a", "b"], [["#1", "2"], ["#2", "3"]]),
    LaidOut(
      "titles above", "Sales 2011\n\na,b\n1,2\n3,4\n", ["a", "b"], [["1", "2"], ["3", "4"]]),
    LaidOut("declared", "sep=;\na;b\n1;2\n", ["a", "b"], [["1", "2"]]),
    LaidOut("header over two lines", "\"a\nb\",c\n1,2\n", ["a b", "c"], [["1", "2"]]),
    LaidOut(
      "same names", "a,A,b,a\n1,2,3,4\n", ["a", "A_2", "b", "a_3"], [["1", "2", "3", "4"]]),
    LaidOut("no name", "a,,c\n1,2,3\n", ["a", "column_2", "c"], [["1", "2", "3"]]),
    LaidOut("empty column without a name", "a,b,\n1,2,\n", ["a", "b"], [["1", "2"]]),
    LaidOut(
      "rows end in a delimiter", "a,b\n1,2,\n3,4,\n", ["a", "b"], [["1", "2"], ["3", "4"]]),
    LaidOut("name of the engine", "rowid,b\n7,2\n", ["rowid_2", "b"], [["7", "2"]]),
    LaidOut("quotes in a name", "a'b,\"c\"\"d\"\n1,2\n", ["a'b", "c\"d"], [["1", "2"]]),
    LaidOut(
      "numbers stay", "a,b\n007,1e5\n12346.0,0x1\n", ["a", "b"],
      [["007", "1e5"], ["12346.0", "0x1"]]),
    LaidOut("quotes behind spaces", "\"a\", \"b\"\n\"1\", \"2\"\n", ["a", "b"], [["1", "2"]]),
    LaidOut("blank lines", "a,b\n\n1,2\n\n3,4\n", ["a", "b"], [["1", "2"], ["3", "4"]]),
    LaidOut("nulls in words", "a,b\nNULL,nan\n", ["a", "b"], [["NULL", "nan"]]),
  ]

  @Test("is found", arguments: layouts)
  func found(_ it: LaidOut) throws {
    let reading = try Reading(csv: it.text)
    #expect(reading.names == it.names)
    #expect(try reading.rows == it.rows)
    #expect(reading.relation.setAside == [])
  }

  @Test("is what the user says")
  func given() throws {
    let odd = options {
      $0.delimiter = ":"
      $0.quote = "'"
      $0.headerRow = 2
    }
    let reading = try Reading(csv: "one:two\na:b\n'1:1':2\n", odd)
    #expect(reading.names == ["a", "b"])
    #expect(try reading.rows == [["1:1", "2"]])
    let unquoted = try Reading(csv: "a\tb\n\"1\t2\n", options { $0.quote = "none" })
    #expect(try unquoted.rows == [["\"1", "2"]])
  }

  @Test("that a user words badly is refused in one sentence")
  func badOptions() {
    let wrong: [(ReaderOptions, String)] = [
      (options { $0.delimiter = "ab" }, "delimiter must be one character"),
      (options { $0.quote = "<<" }, "quote must be one character"),
      (options { $0.encoding = "utf-88" }, "no encoding 'utf-88'"),
      (options { $0.encoding = "../x" }, "no encoding"),
    ]
    for (options, words) in wrong {
      #expect { try Reading(csv: "a,b\n1,2\n", options) } throws: { "\($0)".contains(words) }
    }
  }

  @Test(
    "finds the decimal comma only where nothing else is possible",
    arguments: [
      ("a;b\n1,50;x\n", true), ("a;b\n1.234,5;x\n", true), ("a;b\n1,234;x\n", nil),
      ("a;b\n1,5;2.25\n", nil), ("a,b\n1.5,2\n", false), ("a;b\n1,5;2\nx;3\n", nil),
      ("a;b\n-0,5;2\n;3\n", true), ("a;b\n1,5,7;2\n", nil),
    ] as [(String, Bool?)])
  func decimalComma(_ text: String, _ expected: Bool?) throws {
    #expect(try Reading(csv: text).relation.options.decimalComma == expected)
  }
}
