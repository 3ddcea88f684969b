/// How an engine writes what engines write differently.
public enum Dialect: String, Sendable, CaseIterable {
  /// DuckDB.
  case duckDB

  /// PostgreSQL, from version 13.
  case postgreSQL

  /// Spark, from version 3.5.
  case spark

  /// Returns a name as an identifier, whatever is in it.
  public func name(_ name: String) -> String {
    let quote: Unicode.Scalar = self == .spark ? "`" : "\""
    return "\(quote)\(doubled(quote, in: name))\(quote)"
  }

  /// Returns a text as a literal.
  public func text(_ text: String) -> String {
    // Spark reads a backslash as the beginning of an escape.
    let safe = self == .spark ? doubled("\\", in: text) : text
    return "'" + doubled("'", in: safe) + "'"
  }

  /// Returns the name of a type.
  public func type(_ type: SQLType) -> String {
    switch (type, self) {
    case (.text, .postgreSQL): "text"
    case (.text, .spark): "string"
    case (.text, .duckDB): "varchar"
    case (.double, .postgreSQL): "double precision"
    case (.double, _): "double"
    case (.money, _): "decimal(18,4)"
    case (.integer, _): "bigint"
    case (.timestamp, .spark): "timestamp_ntz"
    case (.timestamp, _): "timestamp"
    }
  }

  /// Returns a test of a text against a regular expression.
  func matches(_ text: String, _ pattern: String) -> String {
    switch self {
    case .duckDB: "regexp_matches(\(text), \(self.text(pattern)))"
    case .postgreSQL: "(\(text) ~ \(self.text(pattern)))"
    case .spark: "(\(text) rlike \(self.text(pattern)))"
    }
  }

  /// Returns a cast that gives nothing where the value does not fit.
  func tryCast(_ value: String, _ type: SQLType) -> String {
    guard self == .postgreSQL else { return "try_cast(\(value) AS \(self.type(type)))" }
    // PostgreSQL has no try_cast: only texts that look like the type are cast.
    let looksRight = #"^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$"#
    return "CASE WHEN \(value)::text ~ \(text(looksRight)) "
      + "THEN (\(value)::text)::\(self.type(type)) END"
  }
}

/// Returns a text with every occurrence of an ASCII character written twice.
///
/// Bytes are compared, not characters: a quote that carries an accent would hide from the latter.
private func doubled(_ character: Unicode.Scalar, in text: String) -> String {
  let byte = UInt8(ascii: character)
  var bytes: [UInt8] = []
  for unit in text.utf8 {
    bytes.append(unit)
    if unit == byte { bytes.append(unit) }
  }
  return String(decoding: bytes, as: UTF8.self)
}
