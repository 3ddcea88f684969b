import FoundationEssentials
import Numeric

/// Rows with the groups that they were put in, read from a CSV file of the driver.
///
/// The header names the columns: features, then `k2` … `k10` with the group of each row.
struct GroupedRows {
  let rows: Matrix
  private let groupings: [String: [Int32]]

  init(path: String) throws {
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let lines = text.split(separator: "\n")
    guard let header = lines.first?.split(separator: ",").map(String.init) else {
      throw GroupedRowsError.noHeader
    }
    var columns = [[Double]](repeating: [], count: header.count)
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",")
      guard cells.count == header.count else { throw GroupedRowsError.ragged }
      for (j, cell) in cells.enumerated() { columns[j].append(Double(cell) ?? .nan) }
    }
    let labelled = zip(header, columns).filter { $0.0.hasPrefix("k") }
    rows = try Matrix(columns: Array(columns.prefix(header.count - labelled.count)))
    groupings = Dictionary(uniqueKeysWithValues: labelled.map { ($0, $1.map { Int32($0) }) })
  }

  /// The group of each row when there are `k`.
  func labels(_ k: Int) -> [Int32] { groupings["k\(k)"] ?? [] }
}

enum GroupedRowsError: Error {
  case noHeader
  case ragged
}
