/// Rows that changed their group.
struct MovedRows {
  /// A row, the group it was in and the one it is in.
  struct Move {
    let row: Int32
    let from: Int32
    let to: Int32
  }

  /// The rows, ascending.
  private(set) var rows: [Move] = []

  /// Takes the lanes of a block that differ.
  @inline(never)
  mutating func append(
    _ block: Int, _ label: SIMD8<Int64>, _ former: SIMD8<Int64>, rowCount: Int
  ) {
    for lane in 0..<min(8, rowCount &- block &* 8) where label[lane] != former[lane] {
      rows.append(
        Move(
          row: Int32(truncatingIfNeeded: block &* 8 &+ lane),
          from: Int32(truncatingIfNeeded: former[lane]),
          to: Int32(truncatingIfNeeded: label[lane])))
    }
  }
}

/// Sums over rows that stay in a matrix, four features at a time: four values are added to one group
/// together, and a column is read from its top to its end.
extension GroupingPart {
  /// Adds rows to their groups.
  ///
  /// - Parameters:
  ///   - rows: The numbers of the rows, of which the first is that of the first label.
  ///   - matrix: The rows.
  ///   - labels: Their groups.
  mutating func add(_ rows: Range<Int>, of matrix: Matrix, _ labels: Span<SIMD8<Int64>>) {
    for place in 0..<rows.count { counts[labels.lane(place)] += 1 }
    addFours(of: matrix) { columns, sums in
      for row in rows {
        // Safe: the groups are among those there are sums for.
        unsafe sums[unchecked: labels.lane(row &- rows.lowerBound)] += columns.row(row)
      }
    }
  }

  /// Moves rows from group to group.
  mutating func move(_ moved: MovedRows, of matrix: Matrix) {
    let moves = moved.rows.span
    for place in moves.indices {
      counts[Int(moves[place].from)] -= 1
      counts[Int(moves[place].to)] += 1
    }
    addFours(of: matrix) { columns, sums in
      for place in moves.indices {
        // Safe: as in `add`.
        let move = unsafe moves[unchecked: place]
        let value = columns.row(Int(move.row))
        unsafe sums[unchecked: Int(move.from)] -= value
        unsafe sums[unchecked: Int(move.to)] += value
      }
    }
  }

  /// Adds to the sums, four features at a time.
  @inline(__always)
  private mutating func addFours(
    of matrix: Matrix,
    _ add: (_ columns: FourColumns, _ sums: inout MutableSpan<SIMD4<Double>>) -> Void
  ) {
    let features = matrix.columnCount
    var four = [SIMD4<Double>](repeating: .zero, count: counts.count)
    for first in stride(from: 0, to: features, by: 4) {
      for group in four.indices { four[group] = .zero }
      var span = four.mutableSpan
      add(FourColumns(matrix.span, first, rowCount: matrix.rowCount, of: features), &span)
      for group in four.indices {
        for lane in 0..<min(4, features - first) {
          sums[group * features + first + lane] += four[group][lane]
        }
      }
    }
  }
}

/// Four columns of a matrix; the last is taken again for those it lacks.
private struct FourColumns: ~Escapable {
  private let values: Span<Double>
  private let starts: SIMD4<Int>

  @_lifetime(copy values)
  init(_ values: Span<Double>, _ first: Int, rowCount: Int, of features: Int) {
    self.values = values
    starts =
      SIMD4(
        first, min(first + 1, features - 1), min(first + 2, features - 1),
        min(first + 3, features - 1)) &* rowCount
  }

  /// The four values of a row.
  @inline(__always)
  func row(_ row: Int) -> SIMD4<Double> {
    // Safe: the columns are those of a matrix that has the row.
    unsafe SIMD4(
      values[unchecked: starts.x &+ row], values[unchecked: starts.y &+ row],
      values[unchecked: starts.z &+ row], values[unchecked: starts.w &+ row])
  }
}

extension Span<SIMD8<Int64>> {
  /// One of the lanes, counted from the first of the first vector.
  @inline(__always)
  fileprivate func lane(_ place: Int) -> Int {
    // Safe: callers ask for the lanes of rows that have a label here.
    unsafe bytes.unsafeLoad(fromUncheckedByteOffset: place &* 8, as: Int.self)
  }
}
