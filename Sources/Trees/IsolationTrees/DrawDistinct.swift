import Numeric

/// Draws different numbers from `0 ..< bound`, each set of them equally likely (Floyd's method).
///
/// - Complexity: O(`count`) expected.
/// - Precondition: `count <= bound`.
func drawDistinct(
  _ count: Int, below bound: Int, using random: inout SplitMix64
) -> [Int] {
  var table = NumberTable(capacity: count)
  var drawn: [Int] = []
  drawn.reserveCapacity(count)
  for top in bound - count..<bound {
    let number = random.nextIndex(below: top + 1)
    drawn.append(table.insert(number) ? number : top)
    if drawn[drawn.count - 1] != number { _ = table.insert(top) }
  }
  return drawn
}

/// A set of numbers by open addressing; its order never shows.
private struct NumberTable {
  private var slots: [Int]
  private let mask: Int

  init(capacity: Int) {
    var size = 8
    while size < 4 * capacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// Takes a number in; `false` when it is there already.
  mutating func insert(_ number: Int) -> Bool {
    var slot = number &* 0x9E37_79B9 & mask
    while slots[slot] >= 0 {
      if slots[slot] == number { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = number
    return true
  }
}
