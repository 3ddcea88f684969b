import Numeric

/// Returns an order of the rows that does not depend on the order they came in: by the first feature,
/// equal ones by the second, and so on.
///
/// A method that looks at rows in this order finds the same groups however they were ordered.
///
/// - Complexity: O(`n` · `d`) when the values of the first feature are spread, O(`n` log `n` · `d`) at
///   worst.
func rowOrder(of rows: Matrix) -> [Int] {
  guard rows.rowCount > 0, rows.columnCount > 0 else { return Array(0..<rows.rowCount) }
  var (sorted, starts) = bucketed(rows.column(0))
  for bucket in 0..<starts.count - 1 {
    sort(&sorted, starts[bucket]..<starts[bucket + 1]) { a, b in
      if a.first != b.first { return a.first < b.first }
      for feature in 1..<rows.columnCount {
        let (x, y) = (rows[a.row, feature], rows[b.row, feature])
        if x != y { return x < y }
      }
      return a.row < b.row
    }
  }
  return sorted.map(\.row)
}

/// A row, and its value of the first feature.
private struct FirstValue {
  var first = 0.0
  var row = 0
}

/// Buckets of equal width between the least and the greatest value.
private struct Buckets {
  private let least: Double
  private let scale: Double
  let count: Int

  /// Lays buckets for about four values each over a column; one when it has no extent to be cut.
  init(over column: Span<Double>) {
    var (least, greatest) = (column[0], column[0])
    for row in column.indices {
      least = min(least, column[row])
      greatest = max(greatest, column[row])
    }
    let (wanted, extent) = (max(1, column.count / 4), greatest - least)
    self.least = least
    scale = Double(wanted) / extent
    count = extent.isFinite && scale.isFinite ? wanted : 1
  }

  /// The number of the bucket of a value; it does not fall as values rise.
  func number(of value: Double) -> Int {
    count > 1 ? Int(min((value - least) * scale, Double(count - 1))) : 0
  }
}

/// Puts rows into buckets in the order of their values; also returns where each bucket starts, and
/// the end.
private func bucketed(_ column: Span<Double>) -> (rows: [FirstValue], starts: [Int]) {
  let buckets = Buckets(over: column)
  var places = [Int](repeating: 0, count: buckets.count + 1)
  for row in column.indices { places[buckets.number(of: column[row]) + 1] += 1 }
  for bucket in 0..<buckets.count { places[bucket + 1] += places[bucket] }
  let starts = places
  var rows = [FirstValue](repeating: FirstValue(), count: column.count)
  for row in column.indices {
    let number = buckets.number(of: column[row])
    rows[places[number]] = FirstValue(first: column[row], row: row)
    places[number] += 1
  }
  return (rows, starts)
}

/// Sorts a part of an array: few rows by insertion, which needs no memory.
private func sort(
  _ rows: inout [FirstValue], _ range: Range<Int>, by isBefore: (FirstValue, FirstValue) -> Bool
) {
  guard range.count <= 16 else { return rows[range].sort(by: isBefore) }
  for place in range.dropFirst() {
    let row = rows[place]
    var target = place
    while target > range.lowerBound, isBefore(row, rows[target - 1]) {
      rows[target] = rows[target - 1]
      target -= 1
    }
    rows[target] = row
  }
}
