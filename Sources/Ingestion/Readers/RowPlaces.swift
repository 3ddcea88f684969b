/// Where the rows of a table stand in the files or sheets they come from.
public struct RowPlaces: Sendable {
  /// A run of rows from one file or sheet.
  struct Part: Sendable {
    /// The file or sheet, where there are several.
    var source: RowSource?

    /// The row that holds the column names, from 1; 0 for none.
    var headerRow: Int

    /// The number of rows.
    var count: Int

    /// The row of the file of each row, or `nil` when they follow the header in turn.
    var numbers: [Int32]?
  }

  private let parts: [Part]

  init(_ parts: [Part]) { self.parts = parts }

  /// Whether rows come from several files or sheets.
  public var haveSources: Bool { parts.contains { $0.source != nil } }

  /// The place of a row of the table, from 0; rows behind the last go on from it.
  public subscript(row: Int) -> RowPlace {
    var row = row
    for (index, part) in parts.enumerated() {
      guard row < part.count || index == parts.count - 1 else {
        row -= part.count
        continue
      }
      if let numbers = part.numbers, numbers.indices.contains(row) {
        return RowPlace(row: Int(numbers[row]), source: part.source)
      }
      return RowPlace(row: part.headerRow + 1 + row, source: part.source)
    }
    return RowPlace(row: row + 1, source: nil)
  }
}

/// Where a row stands, as a person finds it: the row that a spreadsheet program shows.
public struct RowPlace: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The row of the file or sheet, from 1; the header and blank rows count.
  public let row: Int

  /// The file or sheet, where there are several.
  public let source: RowSource?

  /// The place in words, such as `row 440` or `row 12 of feb.csv`.
  public var description: String {
    switch source {
    case nil: "row \(row)"
    case .file(let name): "row \(row) of \(name)"
    case .sheet(let name): "row \(row) of the sheet '\(name)'"
    }
  }
}

/// A file or sheet that rows come from.
public enum RowSource: Sendable, Hashable, Codable {
  /// A file, by its name.
  case file(String)

  /// A sheet of a workbook, by its name.
  case sheet(String)

  /// The name.
  public var name: String {
    switch self {
    case .file(let name), .sheet(let name): name
    }
  }

  /// What it is, in one word.
  public var kind: String {
    switch self {
    case .file: "file"
    case .sheet: "sheet"
    }
  }
}

/// The names of files as sources of rows, none where there is one; whole paths where names repeat.
func rowSources(ofFiles paths: [String]) -> [RowSource?] {
  guard paths.count > 1 else { return paths.map { _ in nil } }
  let names = paths.map(fileName)
  return (Set(names).count == names.count ? names : paths).map { .file($0) }
}
