import Glibc
import Numeric
import Parameters

/// Groups rows, and sets of rows that have no groups, to compare their sums of squares.
struct GapMeasurement<Method: Clusterer> {
  let method: Method
  let rows: Matrix
  let seed: UInt64

  /// Compares numbers of groups.
  ///
  /// - Parameters:
  ///   - numbers: The numbers, from 1, which the rows allow.
  ///   - references: How many reference sets are drawn.
  ///   - progress: Told the share that is done.
  /// - Returns: The gap of each number for which the method found so many groups.
  /// - Throws: ``ClusteringError`` as fitting does, when no two reference sets could be grouped, and
  ///   when the task was cancelled.
  func measure(
    _ numbers: [Int], references: Int, _ progress: (Double) -> Void
  ) throws(ClusteringError) -> GapStatistic {
    let found = try sums(of: rows, numbers, by: method, seed: seed)
    // One group a row leaves no inertia, and a method may find fewer groups than asked for.
    let kept = zip(numbers, found).filter { $1.inertia > 0 && $1.groups == $0 }
      .map { (k: $0, inertia: $1.inertia) }
    let sets = try referenceSums(references, kept.map(\.k), progress)
    let points = kept.indices.map { place in
      point(kept[place].k, inertia: kept[place].inertia, sets.map { log($0[place]) })
    }
    return GapStatistic(
      points: points.filter { $0.gap.isFinite && $0.standardError.isFinite },
      rows: rows.rowCount, references: sets.count)
  }

  /// Returns the inertia of each number in each reference set.
  private func referenceSums(
    _ count: Int, _ numbers: [Int], _ progress: (Double) -> Void
  ) throws(ClusteringError) -> [[Double]] {
    var result: [[Double]] = []
    let atOnce = 4
    for first in stride(from: 0, to: count, by: atOnce) {
      try checkCancellation()
      progress(Double(first) / Double(count))
      result += concurrentMap(min(atOnce, count - first)) { reference($0 + first, numbers) }
        .compactMap(\.self)
    }
    guard result.count > 1 || numbers.isEmpty else {
      throw .tooFewRows(
        method: Method.identifier, needed: (numbers.max() ?? 0) + 1, got: rows.rowCount)
    }
    return result
  }

  /// Returns the inertia of each number in one reference set; `nil` when it cannot be grouped.
  private func reference(_ number: Int, _ numbers: [Int]) -> [Double]? {
    var random = SplitMix64(seed: seed, stream: 1 << 34 + UInt64(number))
    let drawn = evenRows(like: rows, categories: method.categoryCount, by: &random)
    let found = try? sums(of: drawn, numbers, by: method.forResamples, seed: random.next())
    guard let found, found.allSatisfy({ $0.inertia > 0 }) else { return nil }
    return found.map(\.inertia)
  }

  /// Returns the sum of squares that each number of groups leaves, and how many were found.
  private func sums(
    of rows: Matrix, _ numbers: [Int], by method: Method, seed: UInt64
  ) throws(ClusteringError) -> [(inertia: Double, groups: Int)] {
    // One group is the same by every method, and not all of them take that number.
    let several = numbers.filter { $0 > 1 }
    let models = several.isEmpty ? [] : try method.fit(rows, numbers: several, seed: seed) { _ in }
    let plain = MeasuredRows(rows, categories: method.categoryCount).plain
    let whole = [Int32](repeating: 0, count: rows.rowCount)
    return numbers.map { number in
      let place = several.firstIndex(of: number)
      let grouped = GroupedRows(plain, place.map { labels(by: models[$0], of: rows) } ?? whole)
      return (
        inertia(of: grouped.rows, labels: grouped.labels),
        place.map { models[$0].clusterCount } ?? 1
      )
    }
  }

  private func point(_ k: Int, inertia: Double, _ references: [Double]) -> GapStatistic.Point {
    let count = Double(references.count)
    let mean = references.reduce(0, +) / count
    let variance = references.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return GapStatistic.Point(
      k: k, logInertia: log(inertia), expectedLogInertia: mean,
      standardError: (variance * (1 + 1 / count)).squareRoot())
  }
}

/// Returns rows that fill the box of others evenly, drawn feature after feature; codes of categories
/// are drawn from those of the others.
private func evenRows(
  like rows: Matrix, categories: Int, by random: inout SplitMix64
) -> Matrix {
  var result = Matrix(rowCount: rows.rowCount, columnCount: rows.columnCount)
  for feature in 0..<rows.columnCount {
    let values = rows.columnValues(feature)
    let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
    let isCode = feature >= rows.columnCount - categories
    for row in 0..<rows.rowCount {
      result[row, feature] =
        isCode
        ? values[random.nextIndex(below: values.count)]
        : least + random.nextUnit() * (greatest - least)
    }
  }
  return result
}
