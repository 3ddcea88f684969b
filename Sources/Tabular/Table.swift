/// Named columns of one length, each of one type.
public struct Table: Sendable {
  /// The columns, in order; no two have the same name.
  public private(set) var columns: [Column]

  /// Creates a table.
  ///
  /// - Precondition: The columns have one length and distinct names.
  public init(columns: [Column]) {
    precondition(Set(columns.map(\.count)).count <= 1, "columns of one length")
    precondition(Set(columns.map(\.name)).count == columns.count, "distinct column names")
    self.columns = columns
  }

  /// The number of rows.
  public var rowCount: Int { columns.first?.count ?? 0 }

  /// The names of the columns, in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// Returns the column with a name, or `nil`.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}
