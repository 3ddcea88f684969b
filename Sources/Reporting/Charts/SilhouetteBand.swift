import Studies

/// The silhouettes of one segment.
struct SilhouetteBand {
  let name: String

  /// The number of its customers that were measured.
  var customers: Int { values.count }

  /// How many of them are nearer to another segment.
  let below: Int

  /// The silhouettes, falling.
  private let values: [Double]

  init?(_ segment: Int, named name: String, _ found: CustomerSilhouettes, members: [Int]) {
    let own = zip(found.customers, found.values).filter { members[$0.0] == segment }.map(\.1)
    guard !own.isEmpty else { return nil }
    self.name = name
    values = own.sorted(by: >)
    below = own.count { $0 < 0 }
  }

  /// The least of them.
  var lowest: Double { values.last ?? 0 }

  /// As many of them as there are bars, evenly spread over their order.
  func drawn(_ bars: Int) -> [Double] {
    (0..<bars).map { values[(2 * $0 + 1) * values.count / (2 * bars)] }
  }

  /// The row of the table.
  var cells: [String] {
    let mean = values.reduce(0, +) / Double(values.count)
    let tenth = values[min(values.count - 1, values.count * 9 / 10)]
    return [
      name, wholeText(values.count), decimalText(mean, 3), decimalText(tenth, 3),
      shareText(Double(below) / Double(values.count)),
    ]
  }
}
