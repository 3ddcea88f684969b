public import Numeric

/// What is usual of each feature, kept with a model so that a new row gets its reasons alone.
public struct UsualValues: Sendable, Hashable, Codable {
  /// The features, in the order of columns.
  public let features: [UsualFeature]

  /// Summarises features in their own units, before any transform.
  ///
  /// - Parameters:
  ///   - names: A name for each column.
  ///   - rows: The rows a model is fitted on, shape `n × d`, finite, at least one.
  /// - Throws: ``DetectionError`` when names and columns differ in number, a value is not finite,
  ///   or there are no rows.
  /// - Complexity: O(`n` log `n` · `d`).
  public init(features names: [String], rows: Matrix) throws(DetectionError) {
    guard names.count == rows.columnCount else {
      throw .shape(.featureCount(expected: names.count, got: rows.columnCount))
    }
    try checkRows(rows, method: "A summary of usual values", needed: 1)
    features = names.indices.map {
      UsualFeature(name: names[$0], values: rows.columnValues($0))
    }
  }

  /// Returns why a row is unusual, the strongest reason first.
  ///
  /// - Parameters:
  ///   - row: The values of the row, in the order and the units of ``features``.
  ///   - shares: The part of each feature in the score; those with less than a twentieth are no reasons.
  ///     Without them the farthest feature is the strongest reason.
  ///   - most: The greatest number of reasons.
  /// - Returns: The features that stick out by themselves, or when none does the strongest two;
  ///   no more than `most`, equally strong ones in the order of columns.
  /// - Precondition: `row.count == features.count`, and there are no shares or one for each.
  public func reasons(for row: [Double], shares: [Double] = [], most: Int = 3) -> [Reason] {
    precondition(row.count == features.count, "a value for each feature")
    precondition(shares.isEmpty || shares.count == row.count, "a share for each feature")
    let isShared = shares.contains { $0 > 0 }
    let ranked = features.indices.map { index in
      let reason = features[index].reason(for: row[index])
      return (strength: isShared ? shares[index] : reason.distance, reason: reason)
    }.enumerated()
      .filter { $0.element.reason.distance > 0 && $0.element.strength > (isShared ? 0.05 : 0) }
      .sorted { a, b in
        let (x, y) = (a.element.strength, b.element.strength)
        return x != y ? x > y : a.offset < b.offset
      }.map(\.element.reason)
    let standing = ranked.filter(\.sticksOut)
    return Array((standing.isEmpty ? Array(ranked.prefix(2)) : standing).prefix(most))
  }
}

extension UsualFeature {
  /// Tells how far a value is from usual.
  func reason(for value: Double) -> Reason {
    let isAbove = value >= median
    let share = isAbove ? shareBelow(value) : shareAbove(value)
    let others = Double(count - 1) / Double(count)
    return Reason(
      feature: name, value: value, typical: median, percentile: min(share, others) * 100,
      direction: isAbove ? .above : .below, distance: distance(of: value))
  }
}
