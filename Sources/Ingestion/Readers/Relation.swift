/// A table of the engine as it was read, before its columns have roles.
public struct Relation: Sendable {
  /// The name of the table in the engine; its rows are numbered by `rowid` from 0 in file order.
  public let table: String

  /// The columns, in order.
  public let columns: [RelationColumn]

  /// The number of rows.
  public let rowCount: Int

  /// The version of the engine that holds the table.
  public let engineVersion: String

  /// The files that were read, in order.
  public let files: [FileRecord]

  /// The sheets that were read, in order; none but for a workbook.
  public let sheets: [String]

  /// The sheets that hold cells and were not read.
  public let otherSheets: [String]

  /// Where the rows stand in the files.
  public let places: RowPlaces

  /// How the files were read: what was given, and whether numbers have a decimal comma, where that
  /// is given or plain.
  public internal(set) var options: ReaderOptions

  /// How the first file is written, where it is delimited text.
  public let layout: TextLayout?

  /// The places of the columns whose texts the engine holds once, by name.
  let codedColumns: [String: Int]

  /// The rows that could not be read and are not in the table.
  public let setAside: [SetAsideRows]

  /// What was repaired or set aside while reading, as sentences.
  public let notes: [String]
}

/// Rows of a file that do not fit its header or its quotes.
public struct SetAsideRows: Sendable, Hashable, Codable {
  /// The name of the file, without folders.
  public let file: String

  /// What is wrong with the rows, in words.
  public let reason: String

  /// The number of rows.
  public let count: Int

  /// The line of the first of them, from 1.
  public let firstLine: Int
}

/// A column as it was read.
public struct RelationColumn: Sendable, Hashable, Codable {
  /// The name, unique in the relation.
  public let name: String

  /// What its values are.
  public let kind: ColumnKind
}

/// What the values of a column are, as they were read.
public enum ColumnKind: String, Sendable, Hashable, Codable {
  /// Texts, which may look like numbers or dates.
  case text

  /// Numbers.
  case number

  /// Wall-clock times.
  case timestamp

  /// Yes or no.
  case boolean
}

/// A file that was read.
public struct FileRecord: Sendable, Hashable, Codable {
  /// The name, without folders.
  public let name: String

  /// The size, in bytes.
  public let bytes: Int

  /// The SHA-256 hash of the contents, in hexadecimal.
  public let sha256: String
}
