import CommandLineKit
import FoundationEssentials
import TestSupport

extension BadInputTests {
  static let files: [BadInput] = [
    BadInput("a missing file", .noFile, says: ["There is no file", "none.csv"]) {
      segment($0, "none.csv")
    },
    BadInput("a pattern without files", .noFile, says: ["none-*.csv"]) {
      segment($0, "none-*.csv")
    },
    BadInput("a folder", .noFile, says: ["is a folder", "*.csv"]) { folder in
      try folder.makeFolder("sales")
      return segment(folder, "sales")
    },
    BadInput("an empty text file", .badData, says: ["no row below its header"]) {
      try segment($0, text: "")
    },
    BadInput("a text file with a header only", .badData, says: ["no row below its header"]) {
      try segment($0, text: SmallInputs.header + "\n")
    },
    BadInput("a Parquet file that is none", .badData, says: ["cannot be read", "shop.parquet"]) {
      try segment($0, text: SmallInputs.shop, as: "shop.parquet")
    },
    BadInput("JSON lines that are none", .badData, says: ["cannot be read", "shop.jsonl"]) {
      try segment($0, text: "{\"a\": 1}\n{\"a\": \n", as: "shop.jsonl")
    },
    BadInput("a kind of file that is not read", .badData, says: ["of a kind that is not read"]) {
      try segment($0, text: SmallInputs.shop, as: "shop.docx")
    },
  ]

  static let workbooks: [BadInput] = [
    BadInput("a workbook that is none", .badData, says: ["no .xlsx workbook", "no zip archive"]) {
      try segment($0, text: "no workbook at all", as: "shop.xlsx")
    },
    BadInput("a workbook that is empty", .badData, says: ["no .xlsx workbook", "empty"]) {
      try segment($0, text: "", as: "shop.xlsx")
    },
    BadInput("a workbook that was cut off", .badData, says: ["is damaged", "cut off"]) { folder in
      try folder.writeWorkbook([("Sales", table(["CustomerID"], rows: 9))], to: "whole.xlsx")
      let whole = try folder.bytes("whole.xlsx")
      try folder.write(bytes: Array(whole.prefix(whole.count / 2)), to: "shop.xlsx")
      return segment(folder, "shop.xlsx")
    },
    BadInput("a workbook with a password", .badData, says: ["protected by a password"]) { folder in
      let name = "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
      let start: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
      let padding = [UInt8](repeating: 0, count: 1_024)
      try folder.write(bytes: start + padding + name + padding, to: "shop.xlsx")
      return segment(folder, "shop.xlsx")
    },
    BadInput("an old workbook", .badData, says: ["old .xls", "save it as .xlsx"]) { folder in
      let start: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
      try folder.write(bytes: start + [UInt8](repeating: 0, count: 2_048), to: "shop.xlsx")
      return segment(folder, "shop.xlsx")
    },
    BadInput("an empty sheet", .badData, says: ["'Sales'", "is empty"]) { folder in
      try folder.writeWorkbook([("Sales", table([], rows: 0))], to: "shop.xlsx")
      return segment(folder, "shop.xlsx", "--sheet", "Sales")
    },
    BadInput("a sheet with a header only", .badData, says: ["'Sales'", "no row below"]) { folder in
      try folder.writeWorkbook(
        [("Sales", table(["CustomerID", "Date"], rows: 0))], to: "shop.xlsx")
      return segment(folder, "shop.xlsx")
    },
    BadInput("sheets of other columns", .badData, says: ["'Sales', 'Truth'", "'Kind'"]) { folder in
      let sheets = ["Sales": ["CustomerID"], "Truth": ["CustomerID", "Kind"]].sorted {
        $0.key < $1.key
      }
      try folder.writeWorkbook(sheets.map { ($0.key, table($0.value, rows: 2)) }, to: "shop.xlsx")
      return segment(folder, "shop.xlsx", "--sheet", "all")
    },
    BadInput(
      "columns that stand on another sheet", .badData, says: ["'Sales'", "choose with --sheet"]
    ) { folder in
      let sheets = [("About", table(["Who", "What"], rows: 2)), ("Sales", table(["Id"], rows: 2))]
      try folder.writeWorkbook(sheets, to: "shop.xlsx")
      return segment(folder, "shop.xlsx")
    },
    BadInput("an unknown sheet", .badData, says: ["'Slaes'", "'Sales'", "'Truth'"]) { folder in
      let sheets = ["Sales", "Truth"].map { ($0, table(["CustomerID"], rows: 2)) }
      try folder.writeWorkbook(sheets, to: "shop.xlsx")
      return segment(folder, "shop.xlsx", "--sheet", "Slaes")
    },
    BadInput("a header row that is none", .usage, says: ["--header-row", "above 0"]) {
      try segment($0, text: SmallInputs.shop, ["--header-row", "0"])
    },
  ]
}
