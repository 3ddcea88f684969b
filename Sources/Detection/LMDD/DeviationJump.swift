import Glibc
import Numeric

/// The row of an order that makes the rows before it most unlike each other.
struct DeviationJump: Sendable, Codable, Hashable {
  let measure: LMDD.Measure

  /// The values before the row, sorted.
  let before: [Double]

  /// The values of the row.
  let row: [Double]

  /// By how much the values become more unlike each other.
  let size: Double

  /// How many rows would not make them so.
  private(set) var others = 0

  /// Seeks the row in an order.
  ///
  /// - Complexity: O(`n` · `d`), and O(before · `d`) for each row that could be the one.
  init(in rows: Matrix, order: [Int], measure: LMDD.Measure) {
    self.measure = measure
    var (best, size) = (0, 0.0)
    var (sum, count) = (rows.row(order[0]).reduce(0, +), Double(rows.columnCount))
    for place in 1..<order.count {
      let next = rows.row(order[place])
      let mean = sum / count
      sum += next.reduce(0, +)
      count += Double(next.count)
      // The rise is at most what the new values and the shift of the mean could add.
      let share = Double(next.count) / count
      let apart = next.reduce(0) { $0 + abs($1 - mean) } / Double(next.count)
      let shift = abs(sum / count - mean)
      let squares = next.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(next.count)
      let most = measure == .deviation ? shift + share * apart : share * squares
      guard most > size else { continue }
      let rise =
        unlikeness(of: rows, order[...place], measure)
        - unlikeness(of: rows, order[..<place], measure)
      if rise > size { (best, size) = (place, rise) }
    }
    self.size = size
    before = order[..<best].flatMap { rows.row($0) }.sorted()
    row = rows.row(order[best])
  }

  /// Counts the rows that would not make the values more unlike each other.
  func counted(_ rows: Matrix, _ counts: [Int]) -> DeviationJump {
    var result = self
    let heap = SortedHeap(before)
    for (place, count) in counts.enumerated() where !(rise(rows.row(place), heap) > 0) {
      result.others += count
    }
    return result
  }

  /// Returns by how much a row makes the values more unlike each other than this one does; 0 for less.
  func rise(_ other: [Double], _ heap: SortedHeap) -> Double {
    if other == row { return size }
    let more =
      heap.unlikeness(with: other, and: [], measure)
      - heap.unlikeness(with: other, and: row, measure)
    return more >= 0 ? more + size : 0
  }

  /// Whether the numbers could have come from a fit.
  var isWhole: Bool {
    !row.isEmpty && before.count % row.count == 0 && !before.isEmpty
      && (before + row + [size]).allSatisfy(\.isFinite) && size > 0 && others >= 0
      && others <= 1 << 40 && zip(before, before.dropFirst()).allSatisfy { $0 <= $1 }
  }
}

/// Returns how unlike each other the values of some rows are.
private func unlikeness(
  of rows: Matrix, _ order: ArraySlice<Int>, _ measure: LMDD.Measure
) -> Double {
  let values = order.flatMap { rows.row($0) }
  let mean = values.reduce(0, +) / Double(values.count)
  let sum = values.reduce(0.0) {
    $0 + (measure == .deviation ? abs($1 - mean) : ($1 - mean) * ($1 - mean))
  }
  return sum / Double(values.count)
}

/// Sorted values whose parts are added up without looking at each.
struct SortedHeap: Sendable {
  private let values: [Double]

  /// The sum of the values before each place.
  private let sums: [Double]
  private let squares: Double

  init(_ sorted: [Double]) {
    values = sorted
    sums = sorted.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1) }
    squares = sorted.reduce(0) { $0 + $1 * $1 }
  }

  /// Returns how unlike each other the values are with those of two rows.
  ///
  /// - Complexity: O(`d` + log `n`).
  func unlikeness(with row: [Double], and other: [Double], _ measure: LMDD.Measure) -> Double {
    let all = sums.last ?? 0
    let count = Double(values.count + row.count + other.count)
    let sum = other.reduce(row.reduce(all, +), +)
    let mean = sum / count
    func add(_ total: Double, _ value: Double) -> Double {
      total + (measure == .deviation ? abs(value - mean) : (value - mean) * (value - mean))
    }
    let own = other.reduce(row.reduce(0, add), add)
    if measure == .variance {
      let rest = squares - 2 * mean * all + mean * mean * Double(values.count)
      return (max(0, rest) + own) / count
    }
    let below = placeOfFirst(above: mean)
    let under = mean * Double(below) - sums[below]
    let over = all - sums[below] - mean * Double(values.count - below)
    return (under + over + own) / count
  }

  /// The number of values that are not above a limit.
  private func placeOfFirst(above limit: Double) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
