import Reporting
import Tabular
import TestSupport
import Testing

@Suite("Writing CSV")
struct CSVWriterTests {
  private func lines(_ columns: [Column], neutralises: Bool = true) throws -> [String] {
    let folder = try ScratchFolder()
    let path = folder.path("table.csv")
    try CSVWriter(neutralisesFormulas: neutralises).write(Table(columns: columns), to: path)
    #expect(folder.names == ["table.csv"])
    return try folder.text("table.csv").split(separator: "\n").map(String.init)
  }

  private func text(_ values: [String], _ name: String = "x") -> Column {
    Column(name: name, values: .text(TextValues(values)))
  }

  @Test(
    "quotes what has to be quoted, and disarms formulas",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("=1+2", "\"'=1+2\""), ("+49", "\"'+49\""), ("-5", "\"'-5\""), ("@x", "\"'@x\""),
      ("\tx", "\"'\tx\""), (" lead", "\" lead\""), ("Zoë", "Zoë"), ("a=b", "a=b"),
    ])
  func texts(value: String, cell: String) throws {
    #expect(try lines([text([value])]) == ["x", cell])
  }

  @Test("leaves numbers alone, negative ones too")
  func numbers() throws {
    let numbers = Column(name: "n", values: .number([-2.5, 2.55, 1e21, 3, .nan, 0.1]))
    let integers = Column(name: "i", values: .integer([-1, 0, 1, .max, .min, 7]))
    let cells = try lines([numbers, integers])
    #expect(
      cells == [
        "n,i", "-2.5,-1", "2.55,0", "1e+21,1", "3,\(Int64.max)", ",\(Int64.min)", "0.1,7",
      ])
  }

  @Test("writes decimals exactly, with two decimals or as many more as they need")
  func decimals() throws {
    let exact = Column(
      name: "m", values: .decimal([3_074_150, 771_836_000, -5, 0, -12_345_678], scale: 4))
    #expect(
      try lines([exact]) == ["m", "307.415", "77183.60", "-0.0005", "0.00", "-1234.5678"])
    #expect(try lines([Column(name: "w", values: .decimal([7], scale: 0))]) == ["w", "7"])
  }

  @Test("writes times, switches, categories and gaps")
  func others() throws {
    let times = Column(
      name: "t", values: .timestamp([1_291_191_960_000_000, -1, 951_782_400_000_000]))
    let flags = Column(
      name: "b", values: .boolean([true, false, true]), isPresent: [true, true, false])
    let categories = Column(
      name: "c", values: .category(codes: [1, 0, 1], values: TextValues(["=a", "b"])))
    #expect(
      try lines([times, flags, categories]) == [
        "t,b,c", "2010-12-01 08:26:00,true,b", "1969-12-31 23:59:59.999999,false,\"'=a\"",
        "2000-02-29 00:00:00,,b",
      ])
  }

  @Test("can leave formulas as they are")
  func formulas() throws {
    #expect(try lines([text(["=1"])], neutralises: false) == ["x", "=1"])
  }
}
