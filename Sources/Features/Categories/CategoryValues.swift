/// The values a category has among the customers of a study, each with a code.
///
/// Codes are the places in the order of the alphabet. A value that is missing has a code of its own,
/// and so has one that no customer of the study had.
public struct CategoryValues: Codable, Sendable, Hashable {
  /// The name of the category column.
  public let name: String

  /// The values, in the order of the alphabet.
  public let values: [String]

  /// The code of a value that is missing, which is a value like others.
  public static let missing = -1.0

  /// The code of a value that no customer of the study had; it is the same as no other.
  public static let unseen = -2.0

  /// Gathers the values of a column.
  ///
  /// - Complexity: O(`n` + values · log values).
  public init(of column: CategoryColumn) {
    name = column.name
    values = Set(column.values.compactMap(\.self)).sorted()
  }

  /// Returns the code of each value.
  ///
  /// - Parameter values: Values of customers, `nil` where it is missing.
  /// - Returns: A code for each.
  /// - Complexity: O(`n`).
  public func codes(of values: [String?]) -> [Double] {
    let places = Dictionary(
      zip(self.values, self.values.indices), uniquingKeysWith: { first, _ in first })
    return values.map { value in
      guard let value else { return Self.missing }
      return places[value].map { Double($0) } ?? Self.unseen
    }
  }
}
