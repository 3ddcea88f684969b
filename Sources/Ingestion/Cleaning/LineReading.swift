/// How the cells of a file of transactions are understood, as far as the file itself had to tell.
///
/// A model keeps it, so that another file of the same shop is understood alike, however few rows it
/// has. What is missing was not asked, or is told by the kind of the file.
public struct LineReading: Codable, Sendable, Hashable {
  /// The column of each role, by the name of the role.
  public var columns: [String: String]

  /// Whether numbers are written 1.234,50; missing where cells hold numbers.
  public var decimalComma: Bool?

  /// How dates are written; missing where cells hold times.
  public var dates: DateForm?

  /// Whether a C before a number marks a cancelled invoice.
  public var cancelledByC: Bool?

  /// Whether the codes of products begin with a digit.
  public var productsBeginWithDigit: Bool?

  /// Another file as this reading has it where the file itself does not tell.
  public func applied(to relation: Relation) -> Relation {
    var relation = relation
    relation.options.decimalComma = relation.options.decimalComma ?? decimalComma
    return relation
  }

  /// The roles of another file with the same columns.
  ///
  /// - Parameters:
  ///   - relation: What was read of the file.
  ///   - given: The columns that a person named, by role; they go before.
  /// - Returns: The roles, or `nil` when a column is not there.
  public func roles(in relation: Relation, given: GivenColumns = [:]) -> RoleMapping? {
    let names = Set(relation.columns.map(\.name))
    let assignments = ColumnRole.allCases.compactMap { role in
      (given[role] ?? columns[role.rawValue]).map { column in
        RoleAssignment(
          role: role, column: column, confidence: 1, reason: "as in the study",
          isGiven: given[role] != nil)
      }
    }
    guard assignments.allSatisfy({ names.contains($0.column) }),
      Set(assignments.map(\.column)).count == assignments.count
    else { return nil }
    return RoleMapping(shape: .transactions, assignments: assignments, notes: [])
  }
}
