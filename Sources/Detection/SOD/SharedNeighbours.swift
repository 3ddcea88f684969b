import Numeric

/// A learned row and how many equal rows of it are meant.
struct WeightedPlace: Sendable {
  /// Which different learned row.
  let place: Int

  /// How many of them.
  let weight: Double
}

/// The neighbours of learned rows, and for each of these rows those whose neighbour it is.
struct SharedNeighbours: Sendable {
  fileprivate let learned: LearnedRows

  /// Where the rows that have a place among their neighbours begin, and one end more.
  fileprivate let starts: [Int]

  /// Those rows, and how many of their neighbours are at the place.
  fileprivate let owners: [Int32]
  fileprivate let times: [Int32]

  /// Turns neighbourhoods round.
  ///
  /// - Complexity: O(`n` · neighbours).
  init(_ learned: LearnedRows, _ found: Neighbourhoods) {
    var starts = [Int](repeating: 0, count: learned.rows.rowCount + 1)
    for row in 0..<found.rowCount {
      found.forEachPlace(ofRow: row) { place, _ in starts[place + 1] += 1 }
    }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var owners = [Int32](repeating: 0, count: starts.last ?? 0)
    var times = owners
    for row in 0..<found.rowCount {
      found.forEachPlace(ofRow: row) { place, count in
        owners[next[place]] = Int32(row)
        times[next[place]] = Int32(count)
        next[place] += 1
      }
    }
    self.learned = learned
    self.starts = starts
    self.owners = owners
    self.times = times
  }

  /// Returns room for searches.
  func search() -> SharedSearch { SharedSearch(self) }
}

/// A search for the learned rows that share most neighbours with a row.
struct SharedSearch {
  private let shared: SharedNeighbours

  /// How many neighbours each learned row shares, `-1` for one that was not met.
  private var counts: [Int32]
  private var met: [Int] = []

  fileprivate init(_ shared: SharedNeighbours) {
    self.shared = shared
    counts = Array(repeating: -1, count: shared.learned.rows.rowCount)
  }

  /// Returns the learned rows that share most neighbours with a row, the nearest of equals.
  ///
  /// - Parameters:
  ///   - wanted: How many rows, at most as many as there are neighbours.
  ///   - rows: The rows that are asked about.
  ///   - row: One of them.
  ///   - found: Their neighbours.
  ///   - own: The learned row that equals it, of which one is left out; `-1` for none.
  /// - Returns: So many rows, equal ones at one place.
  mutating func references(
    _ wanted: Int, of rows: Matrix, row: Int, neighbours found: Neighbourhoods, own: Int32
  ) -> [WeightedPlace] {
    found.forEachPlace(ofRow: row) { place, count in
      meet(place, shares: 0)
      for i in shared.starts[place]..<shared.starts[place + 1] {
        meet(Int(shared.owners[i]), shares: min(Int32(count), shared.times[i]))
      }
    }
    let candidates = met.map { place in
      (place: place, shares: counts[place], square: squaredDistance(of: rows, row, to: place))
    }
    for place in met { counts[place] = -1 }
    met.removeAll(keepingCapacity: true)
    var result: [WeightedPlace] = []
    var left = wanted
    for candidate in candidates.sorted(by: {
      ($1.shares, $0.square, $0.place) < ($0.shares, $1.square, $1.place)
    }) where left > 0 {
      let there = shared.learned.counts[candidate.place] - (candidate.place == Int(own) ? 1 : 0)
      guard there > 0 else { continue }
      result.append(
        WeightedPlace(place: candidate.place, weight: Double(min(left, there))))
      left -= there
    }
    return result
  }

  private mutating func meet(_ place: Int, shares: Int32) {
    if counts[place] < 0 {
      counts[place] = 0
      met.append(place)
    }
    counts[place] += shares
  }

  private func squaredDistance(of rows: Matrix, _ row: Int, to place: Int) -> Double {
    var sum = 0.0
    for feature in 0..<rows.columnCount {
      let difference = rows[row, feature] - shared.learned.rows[place, feature]
      sum += difference * difference
    }
    return sum
  }
}

extension Neighbourhoods {
  /// Gives a body each different neighbour of a row once, and how often it is there.
  func forEachPlace(ofRow row: Int, _ body: (_ place: Int, _ count: Int) -> Void) {
    var i = row * count
    let end = (row + 1) * count
    while i < end {
      var next = i + 1
      while next < end, places[next] == places[i] { next += 1 }
      body(Int(places[i]), next - i)
      i = next
    }
  }
}
