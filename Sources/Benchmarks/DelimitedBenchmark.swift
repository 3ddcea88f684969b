import Engine
import Ingestion
import Tabular

/// Measures a CSV file of transactions from the file to typed lines in the engine.
///
/// Measured are the hash of the file, reading, finding out what the columns mean, and turning texts
/// into dates, decimals and identifiers; opening the engine is not, as peers do not count imports.
func measureDelimited(_ path: String) throws -> Measurement {
  let session = try Database().connect()
  var (measurement, lines) = try measure {
    let relation = try read([path], into: session)
    let roles = try suggestRoles(for: relation, in: session)
    return try clean(relation, roles: roles, rules: [], in: session).table
  }
  let sums = try session.query(
    """
    SELECT count(*)::double AS rows, (count(*) - count(customer))::double AS without_customer,
      sum(quantity)::double AS quantity, sum(price)::double AS price,
      sum(epoch(date))::double AS seconds FROM \(lines)
    """)
  measurement.check = sums.firstRow
  return measurement
}

extension Table {
  /// The numbers of the first row, by column.
  var firstRow: [String: Double] {
    var row: [String: Double] = [:]
    for column in columns {
      guard case .number(let values) = column.values, let value = values.first else { continue }
      row[column.name] = value
    }
    return row
  }
}
