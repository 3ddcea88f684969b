import Engine
import Tabular

/// Runs work of the engine, and names the file at fault when it fails.
func inEngine<Result>(
  _ path: String, _ work: () throws(EngineError) -> Result
) throws(IngestionError) -> Result {
  do { return try work() } catch { throw .engine(path: path, error) }
}

/// Returns the number of rows of a table of the engine.
func rowCount(
  of table: String, in session: Session, _ path: String
) throws(IngestionError) -> Int {
  let counted = try inEngine(path) { () throws(EngineError) in
    try session.query("SELECT count(*) AS n FROM \(Dialect.duckDB.name(table))")
  }
  return Int(counted.integers("n").first ?? 0)
}

/// Returns the columns of the file in a table of the engine.
func columns(
  of table: String, in session: Session, _ path: String
) throws(IngestionError) -> [RelationColumn] {
  let described = try inEngine(path) { () throws(EngineError) in
    try session.query(
      "SELECT column_name, data_type FROM duckdb_columns() "
        + "WHERE table_name = \(Dialect.duckDB.text(table)) ORDER BY column_index")
  }
  return zip(described.texts("column_name"), described.texts("data_type")).compactMap {
    name, type in
    guard let name, !isEngineName(name) else { return nil }
    return RelationColumn(name: name, kind: columnKind(type ?? ""))
  }
}

private func columnKind(_ type: String) -> ColumnKind {
  switch type {
  case "BOOLEAN": .boolean
  case "DATE": .timestamp
  case let type where type.hasPrefix("TIMESTAMP"): .timestamp
  case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER",
    "UBIGINT", "FLOAT", "DOUBLE":
    .number
  case let type where type.hasPrefix("DECIMAL"): .number
  default: .text
  }
}

extension Table {
  /// The whole numbers of a column, zero where they are missing; none when it holds others.
  package func integers(_ name: String) -> [Int64] {
    guard let column = self[name] else { return [] }
    switch column.values {
    case .integer(let values), .timestamp(let values), .decimal(let values, _): return values
    default: return []
    }
  }

  /// The numbers of a column, NaN where they are missing.
  package func numbers(_ name: String) -> [Double] {
    guard let column = self[name] else { return [] }
    let values: [Double] =
      switch column.values {
      case .number(let values): values
      case .integer(let values), .timestamp(let values): values.map(Double.init)
      case .decimal(let values, let scale):
        values.map { Double($0) / (0..<scale).reduce(1.0) { power, _ in power * 10 } }
      case .boolean(let values): values.map { $0 ? 1 : 0 }
      default: []
      }
    guard column.isPresent != nil else { return values }
    return values.indices.map { column.isMissing($0) ? .nan : values[$0] }
  }

  /// The texts of a column, `nil` where they are missing.
  package func texts(_ name: String) -> [String?] {
    guard let column = self[name] else { return [] }
    return switch column.values {
    case .text(let values):
      (0..<column.count).map { column.isMissing($0) ? nil : values[$0] }
    case .category(let codes, let values):
      codes.indices.map { column.isMissing($0) ? nil : values[Int(codes[$0])] }
    default: []
    }
  }
}
