/// A first look at a file: what it holds, and what its columns seem to mean.
public struct FilePreview: Sendable, Codable, Hashable {
  /// The sheets of a workbook, or `nil` for another file.
  public let sheets: [String]?

  /// The sheet that was looked at.
  public let sheet: String?

  /// The names of the columns.
  public let columns: [String]

  /// The first rows as texts, cut where they are long; nothing for an empty cell.
  public let rows: [[String?]]

  /// What columns mean, as far as it can be told.
  public let roles: [Role]

  /// Whether rows are lines of invoices or customers.
  public let kind: TableShape

  /// How the file is written, or `nil` when it is no delimited text.
  public let format: TextLayout?

  /// Why the file cannot be studied as it stands, as one sentence.
  public let problem: String?

  /// A role with the column that seems to play it.
  public struct Role: Sendable, Codable, Hashable {
    /// The role.
    public let role: ColumnRole

    /// The column, or `nil` when none fits.
    public let column: String?

    /// How sure that is, 0 to 1.
    public let confidence: Double

    /// Whether a study needs it.
    public let required: Bool
  }

  /// The most rows that are shown.
  public static let mostRows = 20
}

extension FilePreview {
  /// Lists roles in the order of importance, those without a column too.
  static func roles(_ mapping: RoleMapping) -> [Role] {
    let isSale = mapping.shape == .transactions
    let hasTotal = mapping.column(.total) != nil
    let needed: [ColumnRole] =
      isSale ? [.customer, .date] + (hasTotal ? [] : [.quantity, .price]) : []
    let first: [ColumnRole] = isSale ? [] : [.id]
    return (first + ColumnRole.ofTransactions).map { role in
      let found = mapping.assignments.first { $0.role == role }
      return Role(
        role: role, column: found?.column, confidence: found?.confidence ?? 0,
        required: needed.contains(role))
    }
  }
}
