import Tabular

/// The columns of a sample shop as plain arrays.
struct SampleReading {
  let invoices: [String]
  let codes: [String]
  let quantities: [Int64]
  let times: [Int64]
  let prices: [Double]
  let customers: [Int64?]

  init(_ table: Table) {
    invoices = SampleReading.texts(table["InvoiceNo"])
    codes = SampleReading.texts(table["StockCode"])
    quantities = SampleReading.integers(table["Quantity"]).compactMap(\.self)
    times = SampleReading.integers(table["InvoiceDate"]).compactMap(\.self)
    customers = SampleReading.integers(table["CustomerID"])
    if case .number(let values) = table["UnitPrice"]?.values {
      prices = values
    } else {
      prices = []
    }
  }

  /// One text a row, to find exact duplicates.
  var rowTexts: [String] {
    invoices.indices.map { "\(invoices[$0]) \(codes[$0]) \(quantities[$0]) \(prices[$0])" }
  }

  private static func texts(_ column: Column?) -> [String] {
    guard case .category(let codes, let values) = column?.values else { return [] }
    return codes.map { values[Int($0)] }
  }

  private static func integers(_ column: Column?) -> [Int64?] {
    guard let column else { return [] }
    switch column.values {
    case .integer(let values), .timestamp(let values):
      return values.indices.map { column.isMissing($0) ? nil : values[$0] }
    default: return []
    }
  }
}
