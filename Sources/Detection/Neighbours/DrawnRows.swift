import Numeric

/// Returns the numbers of some rows, drawn without putting any back, in the order in which they came.
///
/// - Parameters:
///   - count: How many to draw, at most `total`.
///   - total: The number of rows.
///   - random: Where chance comes from.
/// - Returns: So many different numbers below `total`.
/// - Complexity: O(`count`).
///
/// > R. W. Floyd. In: J. Bentley, "Programming pearls: a sample of brilliance." *Comm. ACM* 30 (9),
/// > 1987, doi:[10.1145/30401.315746](https://doi.org/10.1145/30401.315746)
func drawRows(_ count: Int, of total: Int, _ random: inout SplitMix64) -> [Int] {
  var drawn: [Int] = []
  var known: Set<Int> = []
  for last in total - count..<total {
    let row = random.nextIndex(below: last + 1)
    drawn.append(known.contains(row) ? last : row)
    known.insert(drawn[drawn.count - 1])
  }
  return drawn
}
