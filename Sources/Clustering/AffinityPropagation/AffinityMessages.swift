import Numeric

/// The messages between all pairs of rows.
///
/// A row that stands for several tells every other one so many times how far it is.
struct AffinityMessages {
  private let columns: [[Double]]
  private let weights: [Double]
  private let preferences: [Double]
  private let damping: Double
  private var rows: [Messages]

  /// The messages of one row to all.
  fileprivate struct Messages: Sendable {
    /// How well each would stand for the row, compared with all others.
    var responsibilities: [Double]

    /// How well it would be for the row to take each, by what the others say.
    var availabilities: [Double]
  }

  /// Begins with messages of zero.
  init(_ cells: Cells, preferences: [Double], damping: Double) {
    columns = (0..<cells.means.columnCount).map { cells.means.columnValues($0) }
    weights = cells.sizes.map(Double.init)
    self.preferences = preferences
    self.damping = damping
    let zeros = [Double](repeating: 0, count: preferences.count)
    rows = zeros.map { _ in Messages(responsibilities: zeros, availabilities: zeros) }
    // Each row must have memory of its own before several are written side by side.
    for row in rows.indices {
      rows[row].responsibilities[0] = 0
      rows[row].availabilities[0] = 0
    }
  }

  /// The rows that stand for themselves.
  var exemplars: [Int] {
    rows.indices.filter { rows[$0].responsibilities[$0] + rows[$0].availabilities[$0] > 0 }
  }

  /// Passes one round of messages.
  ///
  /// - Complexity: O(`m`² · `d`).
  mutating func pass() {
    let (columns, weights, preferences, damping) = (columns, weights, preferences, damping)
    var span = rows.mutableSpan
    forEachChunk(of: &span, atLeast: 16) { range, chunk in
      for row in range {
        let similar = similarities(columns, weights[row], preferences[row], of: row)
        chunk[row - range.lowerBound].compare(similar, damping: damping)
      }
    }
    let support = supports()
    var answered = rows.mutableSpan
    forEachChunk(of: &answered, atLeast: 16) { range, chunk in
      for row in range {
        chunk[row - range.lowerBound].answer(support, row: row, damping: damping)
      }
    }
  }

  /// The sum of what speaks for each row: what it says itself, and what others say in its favour.
  private func supports() -> [Double] {
    let (rows, count) = (rows, rows.count)
    let parts = min(64, max(1, count / 64))
    let sums = concurrentMap(parts) { part in
      let range = count * part / parts..<count * (part + 1) / parts
      var sums = [Double](repeating: 0, count: range.count)
      for row in 0..<count {
        let responsibilities = rows[row].responsibilities
        for candidate in range {
          let value = responsibilities[candidate]
          sums[candidate - range.lowerBound] += candidate == row ? value : max(value, 0)
        }
      }
      return sums
    }
    return Array(sums.joined())
  }
}

/// Returns how well each row would stand for one: the negative squared distance.
private func similarities(
  _ columns: [[Double]], _ weight: Double, _ preference: Double, of row: Int
) -> [Double] {
  var squares = [Double](repeating: 0, count: columns.first?.count ?? 0)
  for values in columns {
    for other in squares.indices {
      let difference = values[row] - values[other]
      squares[other] += difference * difference
    }
  }
  for other in squares.indices { squares[other] *= -weight }
  squares[row] = preference
  return squares
}

extension AffinityMessages.Messages {
  /// Compares each candidate with the best of the others.
  fileprivate mutating func compare(_ similar: [Double], damping: Double) {
    var (best, first, second) = (0, -Double.infinity, -Double.infinity)
    for candidate in similar.indices {
      let value = availabilities[candidate] + similar[candidate]
      if value > first {
        (best, first, second) = (candidate, value, first)
      } else if value > second {
        second = value
      }
    }
    for candidate in similar.indices {
      let other = candidate == best ? second : first
      responsibilities[candidate] =
        damping * responsibilities[candidate] + (1 - damping) * (similar[candidate] - other)
    }
  }

  /// Takes in what the others say in favour of each candidate.
  fileprivate mutating func answer(_ support: [Double], row: Int, damping: Double) {
    for candidate in support.indices {
      let own = responsibilities[candidate]
      let others =
        candidate == row ? support[row] - own : min(0, support[candidate] - max(own, 0))
      availabilities[candidate] = damping * availabilities[candidate] + (1 - damping) * others
    }
  }
}
