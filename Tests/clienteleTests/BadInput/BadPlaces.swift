import CommandLineKit
import Engine
import FoundationEssentials
import Reporting
import TestSupport

extension BadInputTests {
  static let places: [BadInput] = [
    BadInput("a full disk", .noFile, says: ["The disk is full", "'/", "out.csv'"]) { folder in
      try link("out.csv", to: "/dev/full", in: folder)
      return try clean(folder, "out.csv")
    },
    BadInput("a full disk for a workbook", .noFile, says: ["The disk is full"]) { folder in
      try link("out.xlsx", to: "/dev/full", in: folder)
      return try clean(folder, "out.xlsx")
    },
    BadInput("a full disk for Parquet", .noFile, says: ["The disk is full"]) { folder in
      try link("out.parquet", to: "/dev/full", in: folder)
      return try clean(folder, "out.parquet")
    },
    BadInput("a folder that cannot be made", .noFile, says: ["'/proc/none/out'", "-o"]) {
      try $0.write(SmallInputs.shop, to: "shop.csv")
      return ["segment", $0.path("shop.csv"), "-o", "/proc/none/out", "--quiet"]
    },
    BadInput("a file where the folder should be", .noFile, says: ["out' is a file"]) {
      try $0.write("mine", to: "out")
      return try segment($0, text: SmallInputs.shop)
    },
    BadInput("a folder without a name", .noFile, says: ["the name is empty"]) {
      try $0.write(SmallInputs.shop, to: "shop.csv")
      return ["segment", $0.path("shop.csv"), "-o", "", "--quiet"]
    },
    BadInput("a folder where the file should be", .noFile, says: ["out.csv' is a folder"]) {
      try $0.makeFolder("out.csv")
      return try clean($0, "out.csv")
    },
    BadInput("a file in a folder that is not there", .noFile, says: ["cannot be created"]) {
      try clean($0, "none/out.csv")
    },
    BadInput("a second file in a folder that is not there", .noFile, says: ["truth.csv"]) {
      ["sample", $0.path("shop.csv"), "--customers=9", "--truth", $0.path("none/truth.csv")]
    },
    BadInput("an ending of no known format", .usage, says: ["out.doc", ".csv, .xlsx, .parquet"]) {
      try clean($0, "out.doc")
    },
    BadInput("an amount of memory that is none", .usage, says: ["--memory", "'lots'", "2GB"]) {
      try segment($0, text: SmallInputs.shop, ["--memory", "lots"])
    },
  ]

  static let installation: [BadInput] = [
    missing("a missing driver", EngineConfiguration.libraryVariable, says: ["DuckDB library"]) {
      try segment($0, text: SmallInputs.shop)
    },
    missing(
      "a missing driver for a workbook", EngineConfiguration.libraryVariable,
      says: ["DuckDB library"]
    ) { folder in
      try folder.writeWorkbook([("Sales", table(["CustomerID"], rows: 9))], to: "shop.xlsx")
      return segment(folder, "shop.xlsx")
    },
    missing("a missing chart library", ChartLibrary.variable, says: ["echarts.min.js"]) {
      try segment($0, text: SmallInputs.shop)
    },
    BadInput(
      "a driver that is none", .noFile, says: ["cannot be loaded", "scripts/setup"],
      variables: [EngineConfiguration.libraryVariable: "/etc/passwd"]
    ) {
      try segment($0, text: SmallInputs.shop)
    },
  ]

  /// Something that set-up fetches and that is not where a variable says.
  private static func missing(
    _ name: String, _ variable: String, says: [String],
    words: @escaping @Sendable (ScratchFolder) throws -> [String]
  ) -> BadInput {
    BadInput(
      name, .noFile, says: says + ["/none", "run scripts/setup", variable],
      variables: [variable: "/none"], words: words)
  }

  private static func clean(_ folder: ScratchFolder, _ output: String) throws -> [String] {
    try folder.write(SmallInputs.shop, to: "shop.csv")
    return [
      "clean", folder.path("shop.csv"), "-o", folder.path(output), "--recipe", "rfm", "--quiet",
    ]
  }

  private static func link(_ name: String, to place: String, in folder: ScratchFolder) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(name), withDestinationPath: place)
  }
}
