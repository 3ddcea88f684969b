import FoundationEssentials

extension FinishedStudy {
  /// What a customer bought, day by day: the line of their row in `sections/purchases.jsonl`.
  func purchases(of row: Int) -> [CustomerStory.Purchase] {
    guard
      let data = try? Data(
        contentsOf: URL(filePath: "\(folder)/sections/purchases.jsonl"), options: .mappedIfSafe),
      let line = data.line(row),
      let days = try? JSONDecoder().decode([PurchaseLine].self, from: line)
    else { return [] }
    return days.map(\.purchase)
  }
}

extension Data {
  /// A line, without its end.
  fileprivate func line(_ wanted: Int) -> Data? {
    var start = startIndex
    for _ in 0..<wanted {
      guard let end = self[start...].firstIndex(of: 10) else { return nil }
      start = end + 1
    }
    guard let end = self[start...].firstIndex(of: 10) else { return nil }
    return self[start..<end]
  }
}

/// A day as it stands in the file: a list of date, revenue and invoices.
private struct PurchaseLine: Decodable {
  let purchase: CustomerStory.Purchase

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    purchase = CustomerStory.Purchase(
      date: try list.decode(String.self), revenue: try list.decode(Double.self),
      invoices: try list.decode(Int.self))
  }
}
