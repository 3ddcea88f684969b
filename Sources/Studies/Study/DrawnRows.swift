import Features
import Numeric
import Projection

/// What the map of customers is drawn from: features, scaled, and where customers were grouped by
/// categories a column for each of their values, as factors of mixed data have them.
struct DrawnRows {
  /// The customers that were grouped.
  let grouped: Matrix

  /// All customers, those set apart included.
  let all: Matrix

  /// The name of each column.
  let columns: [String]

  /// Rarer values of a category count as if so many customers had them, else a few customers of a
  /// value that nobody else has would be a direction of their own.
  static let leastShare = 0.02

  /// How many values are rarer.
  let rareValues: Int

  /// Codes customers.
  ///
  /// - Parameters:
  ///   - learning: What was learned.
  ///   - rows: The features of all customers in their own units.
  ///   - customers: All customers.
  /// - Throws: `ShapeError` when rows do not fit.
  init(of learning: Learning, _ rows: Matrix, _ customers: CustomerTable) throws {
    let scaled = try learning.transform.apply(rows)
    guard !learning.categories.isEmpty else {
      (grouped, all, columns) = (learning.scaled, scaled, learning.features)
      rareValues = 0
      return
    }
    let coding = MixedCoding(
      of: learning.grouped, categories: learning.categories.count, leastShare: Self.leastShare)
    rareValues = coding.categories.joined().count { $0.share < Self.leastShare }
    let words = customers.categoryColumns(learning.categories.map(\.name))
    let codes = zip(learning.categories, words).map { $0.codes(of: $1) }
    grouped = coding.coded(learning.grouped)
    all = coding.coded(try scaled.adding(columns: codes))
    columns =
      learning.features
      + zip(learning.categories, coding.categories).flatMap { category, levels in
        levels.map { "\(category.name) \(category.value(of: $0.code))" }
      }
  }
}

extension CategoryValues {
  /// The value that has a code, or a word for one that is missing.
  fileprivate func value(of code: Double) -> String {
    let place = Int(code)
    return values.indices.contains(place) ? values[place] : "missing"
  }
}
