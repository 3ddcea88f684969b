import Tabular
import Workbook

/// Measures a workbook of Online Retail from the file to typed columns in memory.
func measureReading(_ path: String) throws -> Measurement {
  var (measurement, table) = try measure { try Workbook(path: path).read().table }
  measurement.check = [
    "rows": Double(table.rowCount),
    "without_customer": Double(table["CustomerID"]?.missingCount ?? -1),
    "quantity": table["Quantity"].map(sum(of:)) ?? .nan,
    "price": table["UnitPrice"].map(sum(of:)) ?? .nan,
    "seconds": (table["InvoiceDate"].map(sum(of:)) ?? .nan) / 1_000_000,
    "text_bytes": ["InvoiceNo", "StockCode", "Description", "Country"].reduce(0) {
      $0 + (table[$1].map(textBytes(of:)) ?? .nan)
    },
  ]
  return measurement
}

/// The sum of the values that are present.
private func sum(of column: Column) -> Double {
  let values: [Double] =
    switch column.values {
    case .integer(let values), .timestamp(let values): values.map(Double.init)
    case .number(let values): values
    default: [.nan]
    }
  return values.indices.reduce(0) { column.isMissing($1) ? $0 : $0 + values[$1] }
}

/// The length of the texts that are present, in bytes of UTF-8.
private func textBytes(of column: Column) -> Double {
  switch column.values {
  case .text(let texts):
    Double((0..<texts.count).reduce(0) { column.isMissing($1) ? $0 : $0 + texts.length($1) })
  case .category(let codes, let texts):
    Double(
      codes.indices.reduce(0) {
        column.isMissing($1) ? $0 : $0 + texts.length(Int(codes[$1]))
      })
  default: .nan
  }
}

extension TextValues {
  fileprivate func length(_ index: Int) -> Int { offsets[index + 1] - offsets[index] }
}
