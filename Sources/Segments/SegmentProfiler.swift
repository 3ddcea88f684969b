public import Features
import Ingestion

/// Describes segments by comparing their customers with all customers.
public struct SegmentProfiler {
  private let table: CustomerTable
  private let sorted: [[Double]]
  private let totals: [Double]
  private let money: Int?

  /// What all customers spent, exact where the data tell.
  private let spent: Double?

  /// Prepares to describe the segments of some customers.
  ///
  /// - Parameter table: All customers, those of every segment.
  /// - Complexity: O(`n` log `n`) a feature.
  public init(_ table: CustomerTable) {
    self.table = table
    sorted = table.features.map { present($0.values).sorted() }
    totals = table.features.map { present($0.values).reduce(0, +) }
    money = table.features.firstIndex { $0.name == "monetary" }
    let exact = table.spend.reduce(.zero, +).value
    spent = table.spend.isEmpty ? money.map { [totals] in totals[$0] } : exact
  }

  /// Returns the profile of some of the customers, without a name yet.
  ///
  /// - Parameters:
  ///   - identifier: The number of the segment.
  ///   - rows: The customers of the segment, as rows of the table; at least one.
  ///   - isSetApart: Whether they were set apart before the others were grouped.
  /// - Returns: The profile.
  public func profile(identifier: Int, rows: [Int], isSetApart: Bool) -> SegmentProfile {
    let revenue = money.map { feature in
      guard table.spend.isEmpty else { return rows.reduce(.zero) { $0 + table.spend[$1] }.value }
      return rows.reduce(0.0) { $0 + table.features[feature].values[$1] }
    }
    let share = spent.flatMap { $0 == 0 ? nil : (revenue ?? 0) / $0 }
    return SegmentProfile(
      identifier: identifier, name: "", evidence: [], action: "", isSetApart: isSetApart,
      customers: rows.count, share: Double(rows.count) / Double(max(1, table.identifiers.count)),
      revenue: revenue, revenueShare: share,
      features: table.features.indices.map { featureProfile($0, rows) },
      categories: table.categories.map { categoryProfile($0, rows) })
  }

  private func featureProfile(_ feature: Int, _ rows: [Int]) -> FeatureProfile {
    let column = table.features[feature]
    let values = present(rows.map { column.values[$0] }).sorted()
    let mean = values.reduce(0, +) / Double(values.count)
    let overall = totals[feature] / Double(max(1, sorted[feature].count))
    let median = medianOfSorted(values)
    return FeatureProfile(
      name: column.name, kind: column.kind, mean: mean, median: median,
      index: overall == 0 || mean.isNaN ? nil : mean / overall,
      standing: standing(of: median, feature),
      usual: medianOfSorted(sorted[feature]))
  }

  /// Where a value stands among all customers; among equal values, in their middle.
  ///
  /// The median of all customers stands at a half, however many share it: a segment with the usual
  /// value is neither high nor low.
  private func standing(of value: Double, _ feature: Int) -> Double {
    let column = sorted[feature]
    guard value != medianOfSorted(column), !value.isNaN else { return 0.5 }
    let below = firstIndex(in: column) { $0 >= value }
    let upTo = firstIndex(in: column) { $0 > value }
    return (Double(below) + Double(upTo)) / 2 / Double(column.count)
  }

  private func categoryProfile(_ column: CategoryColumn, _ rows: [Int]) -> CategoryProfile {
    let overall = counts(of: column.values[...].indices.map { column.values[$0] })
    let here = counts(of: rows.map { column.values[$0] })
    let ranked = here.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    let top = ranked.prefix(5).map { value, count in
      CategoryShare(
        value: value, share: Double(count) / Double(rows.count),
        overall: Double(overall[value, default: 0]) / Double(max(1, column.values.count)))
    }
    return CategoryProfile(name: column.name, top: Array(top))
  }

  private func counts(of values: [String?]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for value in values { if let value { counts[value, default: 0] += 1 } }
    return counts
  }
}

/// Returns the values that are not missing.
private func present(_ values: [Double]) -> [Double] { values.filter { !$0.isNaN } }

/// Returns the middle of values in ascending order, or the mean of the middle two; NaN of none.
private func medianOfSorted(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return .nan }
  let middle = values.count / 2
  return values.count.isMultiple(of: 2) ? (values[middle - 1] + values[middle]) / 2 : values[middle]
}

/// Returns the first index of ascending values that satisfies a condition, by halving.
private func firstIndex(in values: [Double], where condition: (Double) -> Bool) -> Int {
  var low = 0
  var high = values.count
  while low < high {
    let middle = (low + high) / 2
    if condition(values[middle]) { high = middle } else { low = middle + 1 }
  }
  return low
}
