/// Rows with the squares of distances, the least of them at hand.
struct ReachHeap: Sendable {
  private var entries: [(row: Int, squared: Double)] = []

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    (entries[a].squared, entries[a].row) < (entries[b].squared, entries[b].row)
  }

  /// Puts a row in.
  mutating func push(_ row: Int, _ squared: Double) {
    entries.append((row, squared))
    var place = entries.count - 1
    while place > 0, precedes(place, (place - 1) / 2) {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the row with the least distance out, of equal ones the first.
  mutating func popLeast() -> (row: Int, squared: Double)? {
    guard let least = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return least }
    entries[0] = last
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < entries.count else { return least }
      if child + 1 < entries.count, precedes(child + 1, child) { child += 1 }
      guard precedes(child, place) else { return least }
      entries.swapAt(child, place)
      place = child
    }
  }
}
