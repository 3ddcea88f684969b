/// Returns at most `limit` of some rows, evenly spread over their order.
func sampled(_ rows: [Int], atMost limit: Int) -> [Int] {
  guard rows.count > limit, limit > 0 else { return limit > 0 ? rows : [] }
  return (0..<limit).map { rows[$0 * rows.count / limit] }
}
