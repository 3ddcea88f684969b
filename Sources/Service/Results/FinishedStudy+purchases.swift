import FoundationEssentials
import Synchronization

extension FinishedStudy {
  /// What a customer bought, day by day: the line of their row in `sections/purchases.jsonl`.
  ///
  /// - Complexity: O(size of the file) for the first customer, then O(length of the line).
  func purchases(of row: Int) -> [CustomerStory.Purchase] {
    guard
      let data = try? Data(
        contentsOf: URL(filePath: "\(folder)/sections/purchases.jsonl"), options: .mappedIfSafe)
    else { return [] }
    let ends = purchaseEnds.withLock { known in
      let ends = known ?? lineEnds(data)
      known = ends
      return ends
    }
    guard ends.indices.contains(row), ends[row] <= data.count,
      let days = try? JSONDecoder().decode(
        [PurchaseLine].self, from: data[(row == 0 ? 0 : ends[row - 1] + 1)..<ends[row]])
    else { return [] }
    return days.map(\.purchase)
  }
}

/// The places of the line ends.
private func lineEnds(_ data: Data) -> [Int] {
  let bytes = data.span
  return bytes.indices.filter { bytes[$0] == 10 }
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
